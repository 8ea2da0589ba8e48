// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Articles
import Linting
import SourceText

/// `kind: metric`: a number of the post, worked out by a `formula`, for which a `condition` holds.
enum MetricKind: PackKind {
  static let name = "metric"
  static let keys = ["formula", "condition"]
  static let family = RuleFamily.prose

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    let formula = fields.text(
      "formula", needed: "write one over \(Metrics.names.joined(separator: ", "))")
    let condition = fields.text("condition", needed: "write when to report a finding, as in '> 12'")
    guard let formula, let condition else { return nil }
    guard let holds = Condition(condition.text) else {
      fields.tell(
        "'condition' must be a comparison with a number", help: "write it as '> 12' or '<= 3'",
        at: condition.value.range)
      return nil
    }
    do throws(FormulaMistake) {
      return MetricBody(
        message: message, formula: try Formula(formula.text, known: Metrics.names), condition: holds
      )
    } catch {
      fields.tell(
        "invalid formula: \(error.message)", help: error.help,
        at: fields.place(of: error.range, in: formula.text, formula.value))
      return nil
    }
  }
}

/// Works out a number of a post. `%s` is the number, `%1` the one that it is held against.
struct MetricBody: PackBody {
  let message: PackMessage
  let formula: Formula
  let condition: Condition
  var query: TextQuery? { nil }

  func check(_ post: PackPost, _ report: inout RuleContext) {
    let value = formula.value(Metrics.values(post.article))
    // Nothing is divided by: the post has too little to say.
    guard value.isFinite else { return report.notApplicable() }
    guard condition.holds(value) else { return }
    report.add(
      message.about(Metrics.shown(value), Metrics.shown(condition.number)),
      at: post.article.place, data: [.init("value", .number(value))])
  }
}
