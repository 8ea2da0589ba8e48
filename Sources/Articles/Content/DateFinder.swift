// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText

/// Finds the dates that a post states: in its front matter, else in a page's `time` elements.
struct DateFinder {
  let document: Document
  let roles: FoundRoles
  /// The blocks of text of the content.
  let blocks: [TextBlock]
  /// What is about other posts.
  let related: [NodeID]

  private static let keys: [(String, DateField.Kind)] = [
    ("date", .published), ("published", .published), ("pubDate", .published),
    ("publishDate", .published), ("updated", .updated), ("lastmod", .updated),
    ("modified", .updated), ("last_modified_at", .updated),
  ]
  /// A date behind more words of prose than these is one that the text speaks of.
  private static let mostWordsBefore = 30

  /// The dates in the front matter's `values`, or those of the page.
  func dates(_ values: DataValue?) -> [DateField] {
    var dates: [DateField] = []
    for (key, kind) in Self.keys {
      // `published: false` says whether, not when.
      guard let value = values?[key], let text = value.string, value.bool == nil else { continue }
      dates.append(DateField(kind: kind, text: text, range: value.textRange(in: document.source)))
    }
    if !dates.isEmpty || document.format != .html { return dates }
    if let node = roles[.date].first(where: { isPublication($0) }) {
      dates.append(field(node, .published))
    }
    guard document.mayHaveElement(.time) else { return dates }
    let update = document.nodes.indices.lazy.map { NodeID($0) }.first { node in
      document.isElement(node, .time) && isUpdate(node) && !isAboutOthers(node)
    }
    if let update { dates.append(field(update, .updated)) }
    return dates
  }

  private func isAboutOthers(_ node: NodeID) -> Bool {
    related.contains { document.isInside(node, $0) }
  }

  private func isUpdate(_ node: NodeID) -> Bool {
    if document.attribute(node, .itemprop, hasWord: "dateModified") { return true }
    return !isMarked(node)
      && ["updated", "dt-updated", "modified", "date-modified"].contains {
        document.hasClass(node, $0)
      }
  }

  /// Whether the element itself says that it is the day of publication.
  private func isMarked(_ node: NodeID) -> Bool {
    document.attribute(node, .itemprop, hasWord: "datePublished")
      || ["published", "dt-published", "entry-date"].contains { document.hasClass(node, $0) }
  }

  private func isPublication(_ node: NodeID) -> Bool {
    if isAboutOthers(node) || isUpdate(node) { return false }
    if isMarked(node) || !document.isElement(node, .time) { return true }
    let before = blocks.lazy.filter { $0.isProse && $0.nodes.lowerBound <= node.rawValue }
    return before.reduce(0) { $0 + $1.words } <= Self.mostWordsBefore
  }

  private func field(_ node: NodeID, _ kind: DateField.Kind) -> DateField {
    if let index = document.attribute(node, .datetime) {
      let range = document.attributes[index].valueRange
      return DateField(
        kind: kind, text: document.value(ofAttribute: index),
        range: range.isEmpty ? document.attributes[index].nameRange : range)
    }
    let text = document.visibleText(node)
    return DateField(kind: kind, text: text.string, range: text.sourceRange, isShown: true)
  }
}
