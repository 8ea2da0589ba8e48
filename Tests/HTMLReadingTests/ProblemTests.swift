// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText
import Testing

@Suite("Markup errors")
struct ProblemTests {
  @Test(
    "Tags that may be left out give no problem",
    arguments: [
      "<p>a<p>b", "<ul><li>a<li>b</ul>", "<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<div><p>a</div>",
      "<table><tr><td>a<td>b<tr><th>c</table>",
      "<table><caption>a<colgroup><col><thead><tr><th>b<tbody><tr><td>c<tfoot><tr><td>d</table>",
      "<select><option>a<optgroup label=b><option>c<optgroup label=d><option>e</select>",
      "<ruby>a<rp>(<rt>b<rp>)</ruby>", "<p>a<ul><li>b</ul><p>c", "<p>a<h2>b</h2>", "<br><br/><img>",
      "<svg><path/></svg>", "<b>a</b><i>b</i>", "<template><tr><td>x</template>",
    ])
  func optionalTags(_ text: String) {
    #expect(fragment(text).problemLines == [])
    let whole = page("<!DOCTYPE html><title>t</title>\(text)\n")
    #expect(whole.problemLines == [])
  }

  @Test("A page with all its tags gives no problem")
  func wholePage() {
    let text =
      "<!DOCTYPE html>\n<html>\n<head><title>t</title></head>\n<body>\n<p>x</p>\n</body>\n</html>\n"
    #expect(page(text).problemLines == [])
  }

  @Test(
    "A problem of tree construction stands on the tag that is wrong",
    arguments: [
      ("a</i>b", ["stray-end-tag: </i>"]),
      ("<div><span>x</div>", ["unclosed-element: <span>"]),
      ("<div id=a><p>x", ["unclosed-element: <div id=a>"]),
      ("<b>1<i>2</b>3</i>", ["misnested-formatting: </b>"]),
      ("<b>1<p>2</b>3</p>", ["misnested-formatting: </b>"]),
      ("<p><b>x</p>", ["unclosed-element: <b>"]),
      ("<a href=1>x<a href=2>y</a>", ["unclosed-element: <a href=1>"]),
      ("<table>x<tr><td>y</table>", ["foster-parented: x"]),
      ("<table><b>x</b><tr><td>y</table>", ["foster-parented: <b>"]),
      ("<td>x", ["stray-start-tag: <td>"]),
      ("<h2>x</h3>", ["unclosed-element: <h2>"]),
      ("<h2>x<h3>y</h3>", ["unclosed-element: <h2>"]),
      ("x</p>", ["stray-end-tag: </p>"]),
      ("<div/>x</div>", ["non-void-html-element-start-tag-with-trailing-solidus: <div/>"]),
      ("<form><form></form>", ["stray-start-tag: <form>"]),
      ("<svg><p>x</p></svg>", ["stray-start-tag: <p>", "stray-end-tag: </svg>"]),
      ("<textarea>x", ["unclosed-element: <textarea>"]),
      ("<p id=a id=b>", ["duplicate-attribute: ="]),
    ])
  func places(_ text: String, _ problems: [String]) {
    #expect(fragment(text).problemLines == problems)
  }

  @Test("An element left open is noted once, at the end of the body")
  func once() {
    let document = page("<!DOCTYPE html><body><div>a</body></html>\n")
    #expect(document.problemLines == ["unclosed-element: <div>"])
    let missing = page("<html><body>a</body></html>")
    #expect(missing.problems == [SyntaxProblem(.treeConstruction, ByteRange(at: 0))])
  }

  @Test("Controls and noncharacters in the text are noted")
  func input() {
    var text = ""
    for value: UInt32 in [0x61, 0x01, 0x80, 0xFDD0, 0xFFFF, 0x1FFFE, 0x7F, 0x0A, 0x09, 0x20AC] {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    let document = fragment(text)
    #expect(
      document.problems.map(\.code) == [
        .controlCharacterInInputStream, .controlCharacterInInputStream, .noncharacterInInputStream,
        .noncharacterInInputStream, .noncharacterInInputStream, .controlCharacterInInputStream,
      ])
    #expect(
      document.problems.map { document.cut($0.range).unicodeScalars.count } == [1, 1, 1, 1, 1, 1])
  }
}
