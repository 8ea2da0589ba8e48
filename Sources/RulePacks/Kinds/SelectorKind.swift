// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Linting
import Selectors
import SourceText

/// `kind: selector`: the elements of the content that a CSS `selector` finds `must` be there, must not, must contain
/// what another selector finds, or be of a number. `:role(card)` is an element in that role of the article.
enum SelectorKind: PackKind {
  static let name = "selector"
  static let keys = ["selector", "must"]
  static let family = RuleFamily.markup

  enum Must: Sendable {
    case exist
    case notExist
    case contain(SelectorList)
    case count(ClosedRange<Int>)
  }

  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)? {
    let text = fields.text("selector", needed: "write a CSS selector, as in 'figure > img'")
    let must = must(&fields)
    guard let (source, value) = text, let selector = selector(source, value, &fields), let must
    else { return nil }
    return Body(message: message, selector: selector, must: must)
  }

  private static func selector(
    _ text: String, _ value: DataValue, _ fields: inout PageFields
  ) -> SelectorList? {
    do throws(SelectorProblem) {
      return try SelectorList(text, allowsRoles: true)
    } catch {
      let place = ByteRange(at: min(error.offset, text.utf8.count))
      fields.tell(
        "invalid selector: \(error.message)", help: "correct it here",
        at: fields.place(of: place, in: text, value))
      return nil
    }
  }

  /// `exist`, `not-exist`, `contain: SELECTOR`, `count: 1`, `count: 1..3`.
  private static func must(_ fields: inout PageFields) -> Must? {
    let needed = "write 'exist', 'not-exist', 'contain: SELECTOR' or 'count: 1..3'"
    guard let entry = fields.value("must") else {
      fields.missing("must", help: needed)
      return nil
    }
    if let word = entry.value.string {
      if word == "exist" { return .exist }
      if word == "not-exist" { return .notExist }
    } else if let map = entry.value.map, map.count == 1, let text = map[0].value.string {
      switch map[0].key {
      case "contain": return selector(text, map[0].value, &fields).map { .contain($0) }
      case "count":
        let parts = text.split(separator: ".", omittingEmptySubsequences: true).map { Int($0) }
        if let least = parts.first ?? nil, let most = parts.last ?? nil, least >= 0, least <= most,
          parts.count <= 2
        {
          return .count(least...(text.hasSuffix("..") ? Int.max : most))
        }
      default: break
      }
    }
    let place = entry.value.range.isEmpty ? entry.keyRange : entry.value.range
    fields.tell("'must' says what the selector is for", help: needed, at: place)
    return nil
  }

  private struct Body: PackBody {
    let message: PackMessage
    let selector: SelectorList
    let must: Must
    var query: TextQuery? { nil }

    func check(_ post: PackPost, _ report: inout RuleContext) {
      let article = post.article
      let document = article.document
      let found = article.elements(selector)
      switch must {
      case .exist:
        if found.isEmpty { report.add(message.about(selector.source), at: article.place) }
      case .notExist:
        for node in found { report.add(about(node, document), at: document.place(node)) }
      case .contain(let inner):
        if found.isEmpty { return report.notApplicable() }
        let roles = inner.usesRoles ? RoleNodes(article) : nil
        // The last element before each place that matches, from the end: what lies in `found` may be nested.
        var next = document.nodes.count
        var held = Set<NodeID>()
        var rest = found.sorted()[...]
        for index in document.nodes.indices.reversed() {
          while let node = rest.last, node.index == index {
            if next < document.subtreeEnd(node) { held.insert(node) }
            rest.removeLast()
          }
          guard !rest.isEmpty else { break }
          if inner.matches(NodeID(index), in: document, roles: roles) { next = index }
        }
        for node in found where !held.contains(node) {
          report.add(about(node, document), at: document.place(node))
        }
      case .count(let range):
        guard !range.contains(found.count) else { return }
        // One too many has a place; one too few has none.
        let place =
          found.count > range.upperBound
          ? document.place(found[range.upperBound]) : article.place
        report.add(
          message.about(
            selector.source, String(found.count),
            String(found.count > range.upperBound ? range.upperBound : range.lowerBound)),
          at: place, data: [.init("count", .integer(found.count))])
      }
    }

    private func about(_ node: NodeID, _ document: Document) -> Message {
      message.about("<\(document.spelling(node))>")
    }
  }
}
