// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import Selectors
import SourceText

/// `kind: xpath`: each node that the expression finds in the content of a post is a finding.
enum XPathKind: PackKind {
  static let name = "xpath"
  static let keys = ["expression"]
  static let family = RuleFamily.markup

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    guard
      let (text, value) = fields.text(
        "expression", needed: "write the XPath expression that finds what is wrong")
    else { return nil }
    do {
      return XPathBody(try XPathRule(text), message)
    } catch {
      fields.tell(
        "invalid expression: \(error.message)", help: error.help,
        at: fields.place(of: error.range, in: text, value))
      return nil
    }
  }
}

/// Runs one expression over a post.
struct XPathBody: PackBody {
  private let rule: XPathRule
  private let message: PackMessage

  init(_ rule: XPathRule, _ message: PackMessage) {
    self.rule = rule
    self.message = message
  }

  var query: TextQuery? { nil }

  func check(_ post: PackPost, _ report: inout RuleContext) {
    let article = post.article
    let document = article.document
    switch rule.prefilter.look(at: document) {
    case .absent: return report.notApplicable()
    case .impossible: return
    case .possible: break
    }
    let (matches, reason) = rule.evaluate(
      document, roles: rule.usesRoles ? RoleNodes(article) : nil)
    if let reason { report.stop(reason, at: article) }
    // Cards and the lead image may stand outside the content.
    let content = matches.filter { match in
      rule.usesRoles
        || article.contentRoots.contains { document.isInside(match.node, $0) }
          && !document.isInsideAny(match.node, of: article.excluded)
    }
    var places = content.map { (range: document.place(of: $0), match: $0) }
    places.sort { $0.range < $1.range }
    var last: ByteRange?
    // A browser's copies of an element are at the element's place.
    for (range, match) in places where range != last {
      last = range
      report.add(message.about(document.shown(match)), at: range)
    }
  }
}
