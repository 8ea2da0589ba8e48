// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Selectors
import SourceText
import TestKit
import Testing

/// What articles add to the questions of the tree has an answer for every node too.
@Suite("Every question of an article to every node")
struct EveryNodeTests {
  static let html = """
    <!doctype html><html lang=en><head><title>A ferry</title></head><body><!-- a note -->
    <article><h1>A ferry</h1><p class="a &amp; b">It <b>leaves</b> at six.<br>{{ tag }}</p>
    <img src=a.jpg alt="A ferry"><template><p>Later</p></template><svg><title>x</title></svg></article></body></html>
    """
  static let markdown = """
    ---
    title: A ferry
    ---
    # A ferry

    It **leaves** at six. {{< figure src="a.jpg" >}}

    <!-- a note -->

    ![A ferry](a.jpg)

    """

  @Test("No question ends the process", arguments: [DocumentFormat.html, .markdown])
  func questions(format: DocumentFormat) throws {
    let source = SourceText(path: "post", format == .html ? Self.html : Self.markdown)
    let article = try ArticleReader().read(source, format: format)
    let document = article.document
    let foreign = [
      NodeID.none, NodeID(document.nodes.count), NodeID(9_999), NodeID(Int(Int32.max)),
      NodeID(Int(Int32.min)),
    ]
    let selector = try SelectorList("p.a > b:first-child, [alt]")
    for node in document.nodes.indices.map({ NodeID($0) }) + foreign {
      let text = document.visibleText(node)
      #expect(source.wholeRange.contains(text.sourceRange))
      _ = document.visibleText(node, excluded: foreign, withCode: false)
      #expect(document.has(node) || text.isEmpty)
      #expect(document.has(node) || document.elementClass(node).isEmpty)
      #expect(document.has(node) || !document.hides(node) && !document.hides(node))
      #expect(document.has(node) || document.headingLevel(node) == nil)
      #expect(document.has(node) || !selector.matches(node, in: document))
      _ = document.headingLevel(around: node)
      _ = document.isPresentational(node)
      _ = document.isBlank(node)
      _ = document.isEmptyText(node)
      _ = document.isInsideAny(node, of: foreign.sorted())
      _ = article.isNeverContent(node)
      #expect(source.wholeRange.contains(document.place(node)))
      for index in [-1, 0, document.attributes.count, Int.max] {
        #expect(source.wholeRange.contains(document.place(ofAttribute: index, of: node)))
      }
    }
    #expect(document.visibleText(in: -4..<9_999).string == document.visibleText(.document).string)
    #expect(document.withValue(ofAttribute: -1) { $0.isEmpty })
  }
}
