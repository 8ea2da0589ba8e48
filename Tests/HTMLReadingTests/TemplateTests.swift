// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText
import TestKit
import Testing

@Suite("Tags of template languages in HTML")
struct TemplateTests {
  private func read(_ text: String) -> Document {
    HTMLReader.readFragment(SourceText(text), templates: true)
  }

  @Test(
    "They are opaque where text stands",
    arguments: [
      ("a {{ b }} c", "\"a \" {{{ b }}} \" c\""),
      ("<p>{% if a %}<b>c</b>{% endif %}</p>", "p[{{% if a %}} b[\"c\"] {{% endif %}}]"),
      ("{{ \"<i>\" }}", "{{{ \"<i>\" }}}"),
      ("<table>{% for a %}<tr><td>b</table>", "table[{{% for a %}} tbody[tr[td[\"b\"]]]]"),
      ("a {{ b {{ c }}", "\"a {{ b \" {{{ c }}}"),
      ("a {b} {{ c", "\"a {b} {{ c\""),
      ("<script>{{ a }}</script>", "script[\"{{ a }}\"]"),
    ])
  func text(html: String, outline: String) {
    let document = read(html)
    #expect(document.outline == outline)
    #expect(document.faults == [])
  }

  @Test("They hide quotes, angle brackets and spaces inside a tag")
  func tags() throws {
    let text = #"<a href="{{ "/b" | c: ">" }}" {% if d %}class='e'{% endif %} f={{ g h }} i>j</a>k"#
    let document = read(text)
    let node = try #require(document.element("a"))
    #expect(document.outline == "a[\"j\"] \"k\"")
    let attributes = document.attributeIndices(node).map { document.attributes[$0] }
    #expect(attributes.map { document.cut($0.nameRange) } == ["href", "class", "f", "i"])
    #expect(
      attributes.map { document.cut($0.valueRange) }
        == [#"{{ "/b" | c: ">" }}"#, "e", "{{ g h }}", ""])
    #expect(document.faults == [])
  }

  @Test("One in the head stays there, and one in front of the doctype changes nothing")
  func head() {
    let text = "{% a %}<!DOCTYPE html><title>b</title>{% seo %}<meta><body>c"
    let document = HTMLReader.read(SourceText(text), templates: true)
    #expect(
      document.outline
        == "{{% a %}} doctype html[head[title[\"b\"] {{% seo %}} meta] body[\"c\"]]")
    #expect(!document.quirks)
  }

  @Test("Nobody but a template language knows them")
  func plain() {
    let text = "<p title=\"{{ \"a\">{{ b }}"
    #expect(fragment(text).outline == "p[\"{{ b }}\"]")
    #expect(fragment(text).attributes.count == 2)
  }
}
