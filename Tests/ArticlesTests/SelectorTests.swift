// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import HTMLReading
import Selectors
import SourceText
import Testing

/// Reading selectors and matching elements by them.
@Suite("Selectors")
struct SelectorTests {
  static let page = """
    <main id="top"><article class="post Wide" lang="en-GB"><h1 id=t>T</h1><p id=a>a</p><p id=b class="x">b</p>
    <div data-kind="kadence-row big"><p id=c>c</p></div></article><P id=d HIDDEN>d</P></main>
    """

  @Test(
    "A selector finds exactly these elements",
    arguments: [
      ("p", "a b c d"), ("#b", "b"), (".x", "b"), ("p.x#b", "b"), ("article p", "a b c"),
      ("article > p", "a b"), ("h1 + p", "a"), ("h1 ~ p", "a b"), ("main > p", "d"),
      ("article>p , #c", "a b c"), ("[hidden]", "d"), ("[class=x]", "b"), ("[data-kind] p", "c"),
      ("[data-kind~=big] p", "c"), ("[data-kind^=kadence] > p", "c"), ("[data-kind$=big] > p", "c"),
      ("[data-kind*='-row'] > p", "c"), ("[lang|=en] > p", "a b"), ("h1:first-child", "t"),
      ("p:not(.x)", "a c d"), ("p:not([hidden]):not(#c)", "a b"), ("*.x", "b"), ("PRE", ""),
      (".wide p", ""), ("main article div p", "c"), ("main > div p", ""), ("h1 + p + p", "b"),
    ])
  func matches(_ selector: String, _ ids: String) throws {
    let document = HTMLReader.readFragment(SourceText(path: "a.html", Self.page), from: 0)
    let list = try SelectorList(selector)
    let found = document.nodes.indices.map { NodeID($0) }.filter {
      document.kind($0) == .element && list.matches($0, in: document)
    }
    #expect(found.map { document.value($0, .id) ?? "?" }.joined(separator: " ") == ids)
  }

  @Test(
    "A chain of combinators fits where any way through it fits",
    arguments: [
      (".a > .b .c", "y"), (".a .b > .c", "y"), (".a .b ~ .c", "y"), (".a ~ .b .c", ""),
      (".b > .b .c", "y"), (".a > .b > .b > .c", "y"), (".a > .b > .c", ""), (".b + .c", ""),
      (".b ~ .b ~ .c", ""), (".a .b .b .c", "y"), (".a .b .b .b .c", ""), ("i ~ i + .c", "y"),
    ])
  func chains(_ selector: String, _ ids: String) throws {
    let page = """
      <div class=a><div class=b><div class=b><i></i><i></i><p class="b"></p><i></i><i></i><b class=c id=y></b></div></div></div>
      """
    let document = HTMLReader.readFragment(SourceText(path: "a.html", page), from: 0)
    let list = try SelectorList(selector)
    let found = document.nodes.indices.map { NodeID($0) }.filter {
      document.kind($0) == .element && list.matches($0, in: document)
    }
    #expect(found.map { document.value($0, .id) ?? "?" }.joined(separator: " ") == ids)
  }

  @Test(
    "What is no selector is told, with its place",
    arguments: [
      ("", 0), ("p,", 2), ("p >", 3), (".", 1), ("#", 1), ("[a", 2), ("p:hover", 7), ("p)", 1),
    ])
  func problems(_ selector: String, _ offset: Int) {
    let problem = #expect(throws: SelectorProblem.self) { try SelectorList(selector) }
    #expect(problem?.offset == offset, "\(problem?.message ?? "")")
  }
}
