// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import MarkdownReading
import SourceText
import TestKit
import Testing

/// The tree is the one that the printed HTML makes, and its ranges fit together.
@Suite("The tree of a post")
struct TreeTests {
  /// What a browser sees: tags with attributes and text, without white space that nobody sees.
  static func events(_ document: Document) -> [String] {
    var events: [String] = []
    var text = ""
    func flush() {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty { events.append("'" + words + "'") }
      text = ""
    }
    var open: [NodeID] = []
    for index in document.nodes.indices.dropFirst() {
      let node = NodeID(index)
      while let last = open.last, !document.isInside(node, last) {
        flush()
        events.append("/" + document.spelling(last))
        open.removeLast()
      }
      let record = document.nodes[index]
      switch record.kind {
      case .text: text += document.text(of: node)
      case .comment: flush()
      case .element where record.name == .p && record.flags.contains(.tight): break
      case .element:
        flush()
        // Markdown ends a paragraph that a block inside has ended; for HTML its end tag makes an
        // empty one.
        if record.name == .p, document.subtreeEnd(node) == index + 1 { break }
        var event = document.spelling(node)
        for attribute in document.attributeIndices(node) {
          let name = document.attributes[attribute].name
          event += " " + document.names.spelling(name)
          if name != .href, name != .src {
            event += "=" + document.value(ofAttribute: attribute)
          }
        }
        events.append(event)
        open.append(node)
      default: break
      }
    }
    flush()
    for node in open.reversed() { events.append("/" + document.spelling(node)) }
    return events
  }

  static func brokenRanges(_ document: Document) -> [String] {
    var broken: [String] = []
    // What a browser moves or copies stands elsewhere in the tree than in the source.
    let loose: NodeFlags = [.moved, .clone]
    func check(_ holds: Bool, _ what: String, _ index: Int) {
      if !holds { broken.append("\(what): node \(index) \(document.nodes[index])") }
    }
    for index in document.nodes.indices.dropFirst() {
      let record = document.nodes[index]
      let node = NodeID(index)
      let range = document.range(node)
      check(range.end <= document.source.count, "outside", index)
      check(record.head.end <= record.tail.start || record.kind != .element, "crossed", index)
      for attribute in document.attributeIndices(node) {
        let value = document.attributes[attribute].valueRange
        check(value.end <= document.source.count, "attribute outside", index)
      }
      if !record.flags.isDisjoint(with: loose) { continue }
      let parent = document.parent(node)
      if parent != .document, !document[parent].flags.contains(.clone) {
        check(document.contentRange(parent).contains(range), "not inside its parent", index)
      }
      let sibling = document.previousSibling(node)
      if !sibling.isNone, document[sibling].flags.isDisjoint(with: loose) {
        check(document.range(sibling).end <= range.start, "overlaps its sibling", index)
      }
    }
    for marker in document.markers where marker.range.end > document.source.count {
      broken.append("marker outside")
    }
    return broken
  }

  /// Whether raw HTML in the page leaves something open that the printed tags of Markdown's own
  /// blocks fall into. In the tree they stay what they are.
  static func swallowsPrintedTags(_ rendered: Document) -> Bool {
    rendered.nodes.indices.contains { index in
      let record = rendered.nodes[index]
      let node = NodeID(index)
      // A formatting element: the line feeds between the blocks get copies of it.
      if record.flags.contains(.clone) { return true }
      // A tag: what follows is read as its attributes.
      for attribute in rendered.attributeIndices(node)
      where rendered.names.spelling(rendered.attributes[attribute].name).contains("<") {
        return true
      }
      // An element that takes text only: what follows is its text.
      guard record.kind == .text, [.title, .style].contains(rendered.name(rendered.parent(node)))
      else { return false }
      return rendered.text(of: node).contains("</")
    }
  }

  static let variants: [(String, @Sendable (String) -> String)] = [
    ("as it is", { $0 }),
    ("behind an emoji", { "🐟 é\n\n" + $0 }),
    ("with CR LF", { $0.replacing("\n", with: "\r\n") }),
    ("with a byte order mark", { "\u{FEFF}" + $0 }),
    ("in a quotation", { "> " + $0.replacing("\n", with: "\n> ") }),
    ("in a list", { "- " + $0.replacing("\n", with: "\n  ") }),
    (
      "in a quotation in a list with CR LF",
      { "1. > " + $0.replacing("\n", with: "\r\n   > ") }
    ),
  ]

  @Test(
    "Every example of the specifications makes the tree of its HTML, wherever it stands",
    .enabled(if: Suites.folder != nil, "the outside suites are not on this machine"),
    arguments: Self.variants.indices)
  func specifications(variant: Int) throws {
    var wrong = 0
    for name in ["commonmark-0.31.2.json", "gfm-0.29.json"] {
      let dialect = name.hasPrefix("gfm") ? MarkdownDialect.gfm : .commonmark
      var options = dialect.options
      options.remove(.tagFilter)
      for example in try SpecificationTests.examples(name) {
        let source = SourceText(Self.variants[variant].1(example.markdown))
        let document = MarkdownReader.read(source, dialect: MarkdownDialect(options: options))
        let html = MarkdownReader.html(source, dialect: MarkdownDialect(options: options))
        let rendered = HTMLReader.readFragment(SourceText(html))
        if Self.swallowsPrintedTags(rendered) { continue }
        let expected = Self.events(rendered)
        let found = Self.events(document)
        let broken = Self.brokenRanges(document)
        if found != expected || !broken.isEmpty {
          wrong += 1
          print("\(Self.variants[variant].0) \(name) \(example.example) \(html.debugDescription)")
          print(
            "  wanted", expected.joined(separator: " "), "\n  got   ",
            found.joined(separator: " "))
          for line in broken { print("  ", line) }
        }
      }
    }
    #expect(wrong == 0)
  }
}
