// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText
import Testing

@Suite("XHTML")
struct XHTMLTests {
  private func tree(_ body: String) -> String {
    let source = SourceText(
      "<html><head></head><body>\(body)</body></html>")
    let document = HTMLReader.read(source, xml: true)
    #expect(
      !document.problems.contains { $0.code == .nonVoidHTMLElementStartTagWithTrailingSolidus })
    let text = TreeNotation.text(of: document)
    return text.split(separator: "\n").filter { $0.hasPrefix("|     ") || $0.hasPrefix("|      ") }
      .map { String($0.dropFirst(6)) }.joined(separator: "\n")
  }

  @Test(
    "A slash ends an element at once",
    arguments: [
      ("<p><a id=\"x\"/>Ebb</p>", "<p>\n  <a>\n    id=\"x\"\n  \"Ebb\""),
      ("<div/>Ebb", "<div>\n\"Ebb\""),
      ("<script src=\"a\"/><b>Ebb</b>", "<script>\n  src=\"a\"\n<b>\n  \"Ebb\""),
      ("<textarea/>Ebb", "<textarea>\n\"Ebb\""), ("<br/>Ebb", "<br>\n\"Ebb\""),
      ("<i/><i>Ebb</i>", "<i>\n<i>\n  \"Ebb\""), ("<p/><p>Ebb</p>", "<p>\n<p>\n  \"Ebb\""),
      ("<p><![CDATA[a < b]]></p>", "<p>\n  \"a < b\""),
    ])
  func slashes(_ body: String, _ expected: String) {
    #expect(tree(body) == expected)
  }

  @Test("In HTML it does not")
  func html() {
    let document = HTMLReader.read(SourceText("<body><div/>Ebb"))
    #expect(
      document.problems.contains { $0.code == .nonVoidHTMLElementStartTagWithTrailingSolidus })
  }
}
