// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText
import TestKit
import Testing

@Suite("Tree construction")
struct TreeTests {
  @Test(
    "Each insertion mode builds the standard's tree of a page",
    arguments: [
      (
        " <!--a--><!DOCTYPE html> <!--b--><html> <head> <meta><title>t</title></head> <body>y",
        "<!a!> doctype <!b!> html[head[\" \" meta title[\"t\"]] \" \" body[\"y\"]]"
      ),
      ("</div><p>a", "html[head body[p[\"a\"]]]"),
      ("<head><noscript><link><p>x</noscript>", "html[head[noscript[link]] body[p[\"x\"]]]"),
      ("<head></head><title>t</title><body>x", "html[head[!title[\"t\"]] body[\"x\"]]"),
      (
        "<script>a</b></script><style><i></style>x",
        "html[head[script[\"a</b>\"] style[\"<i>\"]] body[\"x\"]]"
      ),
      ("<body>a</body> <!--c--></html> <!--d-->", "html[head body[!\"a  \"] <!c!>] <!d!>"),
      ("<body>a</body><p>b", "html[head body[\"a\" p[\"b\"]]]"),
      (
        "<frameset><frame><noframes>a</noframes>x</frameset></html><!--e-->",
        "html[head frameset[frame noframes[\"a\"]]] <!e!>"
      ),
      ("<!DOCTYPE html><p>a<table>", "doctype html[head body[p[\"a\"] table]]"),
      ("<p>a<table>", "html[head body[p[\"a\" table]]]"),
    ])
  func pages(_ text: String, _ outline: String) {
    #expect(page(text).outline == outline)
  }

  @Test(
    "Each insertion mode builds the standard's tree of a fragment",
    arguments: [
      (
        "<table><caption>a<col><tr><td>b<tfoot><tr><th>c</table>",
        "table[caption[\"a\"] colgroup[col] tbody[tr[td[\"b\"]]] tfoot[tr[th[\"c\"]]]]"
      ),
      ("<table>a<tr>b<td>c", "!\"ab\" table[tbody[tr[td[\"c\"]]]]"),
      ("<table><input type=hidden><input>", "!input table[input]"),
      ("<b>1<p>2</b>3", "b[\"1\"] !p[+b[\"2\"] \"3\"]"),
      ("<p><i>1<p>2", "p[i[\"1\"]] p[+i[\"2\"]]"),
      ("<b>1<i>2</b>3</i>", "b[\"1\" i[\"2\"]] +i[\"3\"]"),
      (
        "<svg><foreignObject><p>a</p></foreignObject><p>b",
        "svg[foreignObject[p[\"a\"]]] p[\"b\"]"
      ),
      (
        "<template><td>a</td><template>b</template></template>c",
        "template[content[td[\"a\"] template[content[\"b\"]]]] \"c\""
      ),
      (
        "<select><option>a<optgroup><option>b<hr></select><select><div>c<select>d",
        "select[option[\"a\"] optgroup[option[\"b\"]] hr] select[div[\"c\"]] \"d\""
      ),
      ("<math><mtext><b>a</b></mtext><mglyph/></math>", "math[mtext[b[\"a\"]] mglyph]"),
      ("</br></p>x", "br p \"x\""),
      ("<button>a<button>b", "button[\"a\"] button[\"b\"]"),
      ("<li>a<ul><li>b</ul><li>c", "li[\"a\" ul[li[\"b\"]]] li[\"c\"]"),
    ])
  func fragments(_ text: String, _ outline: String) {
    #expect(fragment(text).outline == outline)
  }

  @Test(
    "A fragment is parsed by the rules of its context",
    arguments: [
      ("tr", "<td>a</td>b", "td[\"a\"] \"b\""), ("select", "<option>a<input>", "option[\"a\"]"),
      ("title", "<b>a", "\"<b>a\""), ("svg path", "<g/><p>a", "g p[\"a\"]"),
      ("math mi", "<b>a", "b[\"a\"]"), ("template", "<tr>", "tr"),
    ])
  func contexts(_ context: String, _ text: String, _ outline: String) {
    #expect(fragment(text, context: context).outline == outline)
  }

  @Test("With scripting, noscript holds text")
  func scripting() {
    let source = SourceText("<p><noscript><b>a</b></noscript>")
    #expect(
      HTMLReader.readFragment(source, scripting: true).outline == "p[noscript[\"<b>a</b>\"]]")
    #expect(HTMLReader.readFragment(source).outline == "p[noscript[b[\"a\"]]]")
  }

  @Test("Elements beyond the deepest level stand beside one another")
  func depth() {
    let text = String(repeating: "<div>", count: 2000) + "x"
    let document = fragment(text)
    var depths = [0]
    for record in document.nodes.dropFirst() { depths.append(depths[Int(record.parent)] + 1) }
    #expect(depths.max() == HTMLTreeBuilder.deepest)
    #expect(document.nodes.count == 2002)
    #expect(document.faults == [])
  }

  @Test(
    "What looks like a page",
    arguments: [
      ("<!doctype html><p>", true), ("<!-- x -->\n<html>", true),
      ("<title>a<html></title><body>", true),
      ("<p>a<body>", false), ("text <html>", false), ("", false),
      ("<meta><script><html></script>", false),
      ("<h1>a</h1>", false),
    ])
  func looksLikePage(_ text: String, _ expected: Bool) {
    #expect(HTMLReader.looksLikePage(SourceText("--\n" + text), from: 3) == expected)
  }
}
