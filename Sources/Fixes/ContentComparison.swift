// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText
import WebAddresses

/// Compares a post before and after a pass of fixes.
enum ContentComparison {
  /// What the pass changes that its fixes do not say, as messages name it; `nil` where it is
  /// nothing.
  static func harm(
    _ fixes: [Fixer.Candidate], before: Article, after: Article
  ) -> String? {
    if before.source.contentStart != after.source.contentStart { return "the byte order mark" }
    if endsLine(before.source), !endsLine(after.source) { return "the line end of its last line" }
    let edits = PlacedEdits(fixes, before: before.source, after: after.source)
    var old = ContentReader(before, .before, edits)
    old.read()
    var new = ContentReader(after, .after, edits)
    new.read()
    if old.tokens != new.tokens { return difference(old.tokens, new.tokens) }
    if new.hidesText { return "the formatting of its own words" }
    if movesAnchor(before.document, after.document, edits) { return "an anchor that is linked to" }
    return nil
  }

  private static func endsLine(_ source: SourceText) -> Bool {
    source.bytes.last == 0x0A || source.bytes.last == 0x0D
  }

  /// What differs: the kind that matters most to readers.
  private static func difference(_ old: [ContentToken], _ new: [ContentToken]) -> String {
    for kind in ContentToken.Kind.allCases {
      let left = old.lazy.filter { $0.kind == kind }
      let right = new.lazy.filter { $0.kind == kind }
      if !left.elementsEqual(right) { return kind.name }
    }
    return "the order of the text"
  }

  // MARK: Anchors

  /// Whether a link to a heading of the same post would go nowhere, or to another heading.
  private static func movesAnchor(
    _ before: Document, _ after: Document, _ edits: PlacedEdits
  ) -> Bool {
    guard touchesHeading(before, edits) else { return false }
    let wanted = localFragments(before)
    guard !wanted.isEmpty else { return false }
    if before.format == .html {
      let old = PageAnchors(before, slugs: nil)
      let new = PageAnchors(after, slugs: nil)
      return wanted.contains { old.answer($0) == .found && new.answer($0) != .found }
    }
    for dialect in SlugDialect.allCases {
      let old = headings(before, dialect)
      let new = headings(after, dialect)
      for name in wanted {
        guard let place = old[name] else { continue }
        let range = edits.moved(place)
        guard let found = new[name], found.start <= range.end, range.start <= found.end else {
          return true
        }
      }
    }
    return false
  }

  private static func touchesHeading(_ document: Document, _ edits: PlacedEdits) -> Bool {
    if edits.edits.contains(where: { $0.scope.contains(.headings) }) { return true }
    return document.nodes.indices.contains { index in
      let node = NodeID(index)
      return document.headingLevel(node) != nil
        && edits.touches(document.range(node), .before, .text) != nil
    }
  }

  /// The fragments of links to the post itself.
  private static func localFragments(_ document: Document) -> Set<String> {
    var names: Set<String> = []
    for index in document.nodes.indices where document.nodes[index].name == .a {
      guard let address = document.value(NodeID(index), .href), address.hasPrefix("#") else {
        continue
      }
      let name = String(address.dropFirst())
      names.insert(name)
      names.insert(String(decoding: PercentCoding.decoded(Array(name.utf8)), as: UTF8.self))
    }
    return names
  }

  /// The headings by the anchors that they get.
  private static func headings(_ document: Document, _ dialect: SlugDialect) -> [String: ByteRange]
  {
    var counter = SlugCounter(dialect)
    var places: [String: ByteRange] = [:]
    for index in document.nodes.indices {
      let node = NodeID(index)
      guard document.headingLevel(node) != nil, document[node].flags.contains(.markdown) else {
        continue
      }
      let name: String
      if let id = document.value(node, .id) {
        counter.reserve(id)
        name = id
      } else {
        name = counter.anchor(
          dialect.readsSource
            ? document.source.string(document.contentRange(node))
            : document.visibleText(node).string)
      }
      if places[name] == nil { places[name] = document.contentRange(node) }
    }
    return places
  }
}
