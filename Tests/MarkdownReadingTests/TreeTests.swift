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
        let expected = rendered.visibleEvents
        let found = document.visibleEvents
        let broken = document.faults
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
