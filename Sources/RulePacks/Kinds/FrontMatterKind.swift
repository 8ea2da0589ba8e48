// SPDX-License-Identifier: Apache-2.0

import Articles
import FrontMatter
import Linting
import SourceText

/// `kind: front-matter`: the front matter holds what `schema` asks for (`require`, `types`, `allowed`, `pattern`).
/// `%s` is what is wrong.
enum FrontMatterKind: PackKind {
  static let name = "front-matter"
  static let keys = ["schema"]
  static let family = RuleFamily.metadata

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    let needed = "write 'require: [title]', types, allowed or pattern below it"
    guard let entry = fields.value("schema") else {
      fields.missing("schema", help: needed)
      return nil
    }
    guard let map = entry.value.map else {
      fields.tell("'schema' must be a map", help: needed, at: entry.keyRange)
      return nil
    }
    let (schema, mistakes) = FrontMatterSchema.read(map.map { OptionEntry($0) }, of: "schema")
    for mistake in mistakes { fields.tell(mistake.message, help: mistake.help, at: mistake.range) }
    return Body(message: message, schema: schema)
  }

  private struct Body: PackBody {
    let message: PackMessage
    let schema: FrontMatterSchema
    var query: TextQuery? { nil }

    func check(_ post: PackPost, _ report: inout RuleContext) {
      guard let reading = post.article.frontMatter, let root = reading.value else {
        return report.notApplicable()
      }
      var own = RuleContext(rule: report.rule, severity: report.severity, today: report.today)
      FrontMatterCheck(
        schema: schema, root: root, block: reading.block, source: post.article.source
      ).run(&own) { _ in false }
      for finding in own.findings {
        report.add(message.about(finding.message), at: finding.range, data: finding.data)
      }
      if case .unverified(let reason) = own.outcome { report.unverified(reason) }
    }
  }
}
