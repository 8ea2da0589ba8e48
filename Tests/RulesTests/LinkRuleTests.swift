// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import Rules
import SourceText
import Testing

/// What the rules on links find in posts as themes and authors write them. `⟦…⟧` marks what a finding must stand on.
@Suite("The rules on links in the wild")
struct LinkRuleTests {
  typealias Case = BehaviourTests.Case

  static let texts = [
    Case(
      "marks and capitals around a generic text", "link-text", "a.md",
      "[⟦→ Click HERE!⟧](/a/) [⟦Read more…⟧](/b/) [here's how](/c/)\n"),
    Case(
      "the post's language chooses the words", "link-text", "a.md",
      "---\nlang: de\n---\n[⟦hier⟧](/a/) [here](/b/)\n"),
    Case(
      "an image's alt text is the link's", "link-text", "a.html",
      "<p>⟦<a href=/a/>⟧<img src=a.jpg alt=here></a></p>"),
    Case(
      "what is hidden does not count, what only a screen reader says does", "link-text", "a.html",
      "<p><a href=/a/>⟦more <i aria-hidden=true>on the ferry⟧</i></a> <a href=/b/>more <span class=screen-reader-text>on the bus</span></a></p>"
    ),
    Case(
      "a title does not name a link that has a text", "link-text", "a.html",
      "<p><a href=/a/ title='The ferry'>⟦more⟧</a></p>"),
    Case(
      "long addresses in running text, and those that are not the link's", "link-text", "a.md",
      "The boats of the harbour are listed at <⟦https://ferry.net/boats/of-the-harbour/by-year/from-1950-to-2020⟧>, and at [⟦https://ferry.net/a⟧](/a/), in four files.\n"
    ),
    Case(
      "short addresses, sites, the reader's own computer and mail", "link-text", "a.md",
      "The boats of the harbour are listed at https://ferry.net/boats, www.ferry.net, [ferry.net/a/b](https://www.ferry.net/a/b/), http://localhost:4000/boats/of-the-harbour/by-year/from-1950-to-2020 or <ann@ferry.net>.\n"
    ),
    Case(
      "an address alone, in another site's post, a table or a list of sources", "link-text", "a.md",
      "https://ferry.net/boats/of-the-harbour/by-year/from-1950-to-2020\n\n<blockquote class=tweet><p>The boats of the harbour are at <a href=https://t.co/a>https://t.co/boats/of/the/harbour</a> by year</p></blockquote>\n\n- The boats of the harbour by year, a list: <https://ferry.net/boats/of-the-harbour/by-year/from-1950-to-2020>\n\n| A | B |\n|---|---|\n| The boats of the harbour by year | and https://ferry.net/boats/of-the-harbour/by-year/from-1950-to-2020 |\n"
    ),
    Case(
      "one text for two pages in one paragraph, told once for each page", "link-text", "a.md",
      "[times](/a/) [times](/a/index.html) [⟦times⟧](/b/) [times](/b/) [⟦times⟧](/c/)\n"),
    Case(
      "names, forms in brackets, cells and other paragraphs", "link-text", "a.md",
      "[Ferry](/a/) is by [Ferry](/b/). [the list](/a/) ([the list](/b/))\n\n[the boats](/a/)\n\n[the boats](/b/)\n\n| A | B |\n|---|---|\n| North | [more](/c/) [here](/d/) |\n| South | [the map](/e/) [the map](/f/) |\n"
    ),
    Case(
      "what the sentence around it explains", "link-text", "a.md",
      "Ann wrote [this article](/a/) on [their website](/b/); in [Go](/go/), [url](/url/) is a word. [⟦Here⟧](/c/)\n"
    ),
    Case(
      "spellings of one page, its parts, numbers, symbols and mixed forms are not two pages",
      "link-text", "a.md",
      "[the a](https://www.ferry.net/a) [the a](http://ferry.net/a/#b) [1](/a) [1](/b) [↩](/a) [↩](/b) [the b](/b) [the b](../b) [the c]({{ x }}) [the c]({{ y }})\n"
    ),
    Case(
      "credits of two photos", "link-text", "a.md",
      "![A](/a.jpg)\n*Photo by [Ann Lee](https://unsplash.com/photos/a) on [Unsplash](https://unsplash.com/a)*\n\nx\n\n![B](/b.jpg)\n*Photo by [Ann Lee](https://unsplash.com/photos/b) on [Unsplash](https://unsplash.com/b)*\n"
    ),
    Case(
      "code holds no links, a quotation does", "link-text", "a.md",
      "`[here](/a/)`\n\n    [here](/b/)\n\n> [⟦here⟧](/c/)\n"),
    Case(
      "a reference stands on its text", "link-text", "a.md",
      "[⟦here⟧][a], [⟦this⟧]\n\n[a]: /a/\n[this]: /b/\n"),
    Case(
      "an address is the text of the HTML link around it, once", "link-text", "a.md",
      "The boats are listed at <a href=\"/boats/\">⟦https://ferry.net/boats⟧</a> for the year.\n"
    ),
    Case(
      "capitals and dots in an address make no other page", "link-text", "a.md",
      "[the a](https://github.com/Ann) [the a](https://github.com/ann) [the b](/b/./c) [the b](/b/d/../c)\n"
    ),
    Case(
      "raw HTML in Markdown", "link-text", "a.md", "One <a href=\"/a/\">⟦here⟧</a>.\n"),
    Case(
      "navigation and cards are no content", "link-text", "a.html",
      "<nav><a href=/a/>here</a></nav><p>x</p><h2>Related posts</h2><ul><li><a href=/b/>here</a></li></ul>"
    ),
  ]

  static let empties = [
    Case(
      "icons, blanks and images without a text", "link-empty", "a.html",
      "<p>⟦<a href=/a/>⟧<i class=icon></i></a> ⟦<a href=/b/>⟧&nbsp;</a> ⟦<a href=/c/>⟧<img src=c.jpg></a></p>"
    ),
    Case(
      "hidden links, anchors and links of related posts", "link-empty", "a.html",
      "<p><a href=/a/ aria-hidden=true></a><span aria-hidden=true><a href=/b/></a></span><a name=x></a></p><h2>Related posts</h2><ul><li><a href=/c/>C</a><a href=/c/></a></li></ul>"
    ),
    Case(
      "addresses that are none", "link-empty", "a.html",
      "<p><a href='⟦ ⟧'>a</a> <a ⟦href⟧>b</a> <a href='⟦ JavaScript:void(0)⟧'>d</a> <a href='#d'>e</a> <a href=⟦#⟧>c</a></p>"
    ),
    Case(
      "links to '#' are one finding, and none where a script gives them something to do",
      "link-empty", "a.html",
      "<p><a href=⟦#⟧>a</a> <a href='#'>b</a> <a href='#' role=button>c</a> <a href='#' onclick='f()'>d</a> <a href='#' data-toggle=menu>e</a> <a href='#' aria-expanded=false>f</a></p>"
    ),
    Case(
      "a name that is missing is told before an address", "link-empty", "a.html",
      "<p>⟦<a href='#'>⟧</a></p>"),
    Case(
      "in Markdown", "link-empty", "a.md",
      "⟦[](/a/)⟧ ⟦[![](a.jpg)](/b/)⟧ ⟦[c]()⟧ ⟦[d](<>)⟧ [f](⟦javascript:f()⟧) [e](⟦#⟧) [](/g/ \"G\") [{{ h }}](/h/)\n"
    ),
    Case(
      "a definition is told once, an unused one never", "link-empty", "a.md",
      "[a] and [b][a]\n\n[a]: ⟦#⟧\n[c]: #\n"),
    Case(
      "a link that was left open has the text of its pieces", "link-empty", "a.html",
      "<p><a href=/a/></p><p>The ferry</a></p>"),
    Case(
      "an address inside a link that is written as HTML is its text", "link-empty", "a.md",
      "At <a href=\"mailto:ann@ferry.net\">ann@ferry.net</a> or <A href=\"/a/\">www.ferry.net</A>.\n"
    ),
    Case("a footnote and its way back", "link-empty", "a.md", "One[^1].\n\n[^1]: Two.\n"),
    Case(
      "an area of an image map", "link-empty", "a.html",
      "<map name=m><area href=/a/ alt=A>⟦<area href=/b/>⟧</map>"),
  ]

  static let placeholders = [
    Case(
      "hosts", "link-placeholder", "a.html",
      "<p><a href=⟦https://example.com/a⟧>a</a> <a href=⟦//localhost:4000⟧>b</a> <a href=⟦http://10.0.0.1/⟧>c</a> <a href=⟦https://staging.ferry.net⟧>d</a> <a href=⟦http://⟧>e</a> <a href=https://ferry.net/example.com?u=http://localhost>f</a></p>"
    ),
    Case(
      "words", "link-placeholder", "a.md",
      "[a](⟦TODO⟧) [b](⟦#TODO⟧) [c](⟦https://TBD⟧) [d](<⟦insert-link-here⟧>) [e](⟦url⟧) [f](#todo) [g](/todo/) [h](todo.md) [i](links)\n"
    ),
    Case(
      "a definition is told once", "link-placeholder", "a.md",
      "[a] and [b][a]\n\n[a]: ⟦http://localhost/⟧\n"),
    Case(
      "code, e-mail addresses and template tags", "link-placeholder", "a.md",
      "`http://localhost` <ann@example.com> bo@example.com [c](mailto:ann@ferry.net?cc=bo@example.com) [a]({{ site.url }}example.com) [b](https://{{ host }}.example.com/)\n"
    ),
    Case(
      "mail to a host for examples", "link-placeholder", "a.md",
      "[a](⟦mailto:ann@example.com?subject=b⟧) <a href=\"⟦mailto:bo@Example.org⟧\">bo</a>\n"),
    Case(
      "what the link shows, or the post tells of", "link-placeholder", "a.md",
      "Open [localhost:4000/a](http://localhost:4000/a) or [the list](http://localhost:4000/b).\n\n    curl localhost:4000\n\nSee [staging.ferry.net](https://staging.ferry.net), <https://example.com/a> and http://…\n"
    ),
    Case(
      "slips of the pen, with what was meant", "link-placeholder", "a.md",
      "[a](⟦https://http://ferry.net/a⟧) [b](⟦//blog/b/⟧) [c](⟦http://https//ferry.net/c⟧) [d](//ferry.net/d)\n",
      fixed:
        "[a](http://ferry.net/a) [b](/blog/b/) [c](https://ferry.net/c) [d](//ferry.net/d)\n"),
    Case(
      "a host with one label that the text only names", "link-placeholder", "a.md",
      "The harbour is at [the harbour](⟦https://harbour/io⟧).\n"),
    Case(
      "the page's own host", "link-placeholder", "a.html",
      "<!doctype html><html><head><link rel=canonical href=https://ferry.example/a/></head><body><main><p><a href=https://ferry.example/b/>b</a> <a href=⟦https://bus.example/⟧>c</a></p></main></body></html>"
    ),
  ]

  static let insecure = [
    Case(
      "the address alone is changed", "link-insecure", "a.html",
      "<p><a href=\"⟦http://ferry.net/?a=1&amp;b=2#c⟧\">http://ferry.net</a></p>",
      fixed: "<p><a href=\"https://ferry.net/?a=1&amp;b=2#c\">http://ferry.net</a></p>"),
    Case(
      "autolinks, definitions and capitals", "link-insecure", "a.md",
      "<⟦http://ferry.net⟧> ⟦http://bus.net/a⟧ [a] [b][a] [c](<HTTP://ferry.net/c d>)\n\n[a]: http://ferry.net/a\n",
      fixed:
        "<https://ferry.net> https://bus.net/a [a] [b][a] [c](<HTTPs://ferry.net/c d>)\n\n[a]: https://ferry.net/a\n"
    ),
    Case(
      "another port has no fix", "link-insecure", "a.md", "[a](⟦http://ferry.net:8080/⟧)\n",
      fixed: "[a](http://ferry.net:8080/)\n"),
    Case(
      "local hosts, bare names, relative and opaque addresses", "link-insecure", "a.md",
      "[a](http://localhost/) [b](http://10.0.0.1/) www.ferry.net [c](/http://d) [e](http://{{ host }}/) [f](//ferry.net/) `http://ferry.net`\n"
    ),
  ]

  static let related = [
    Case(
      "a section of prose under a title of related posts is the article's own", "related-links",
      "p.md",
      "x\n\n## Further reading\n\nThe harbour's own archive holds tips for [reading a timetable](https://ferry.net/a), which the crew of the old ferry wrote down one winter when the boat lay in the ice and nobody could leave.\n\nThe port's magazine has a useful text on [piers](https://ferry.net/b).\n"
    ),
    Case(
      "a sentence with a link is no card", "related-links", "p.md",
      "x\n\n## Further reading\n\nA magazine has a text on [piers](https://ferry.net/b).\n"),
    Case(
      "a short introduction may stand before the cards", "related-links", "p.md",
      "x\n\n## Related posts\n\nMore on the harbour:\n\n- [A](/a/)\n- [B](⟦/a/⟧)\n"),
    Case(
      "a writer's list under a general title is no block", "related-links", "p.md",
      "x\n\n## Further reading\n\n- [A](/a/), of 2020\n- [B](/a/)\n\n## Related\n\n- [C](https://bus.net/)\n"
    ),
    Case(
      "cards under a general title are one", "related-links", "p.html",
      "<p>x</p><h2>Related</h2><div><div><h3><a href=/a/>A</a></h3></div><div><h3><a href=⟦/a/⟧>B</a></h3></div></div>"
    ),
    Case(
      "a writer's list may lead out of the site", "related-links", "p.md",
      "---\ncanonical: https://ferry.net/p/\n---\nx\n\n## Related posts\n\n- [A](https://bus.net/a/)\n- [B](https://bus.net/b/)\n"
    ),
    Case(
      "an empty block of a page with scripts may be filled by one", "related-links", "p.html",
      "<p>x</p><h2>Related posts</h2><div></div><script src=/related.js></script>"),
    Case(
      "what a template tag writes is not judged", "related-links", "p.md",
      "x\n\n## Related posts\n\n- [A]({{ x }})\n- [B]({{ x }})\n- [C]({% post_url c %})\n"),
    Case(
      "an image and a title in two spellings of one address", "related-links", "p.html",
      "<p>x</p><h2>Related posts</h2><ul><li><a href=http://ferry.net/a><img src=a.jpg alt=A></a><h3><a href=https://www.ferry.net/a/#b>A</a></h3></li><li><a href=https://ferry.net/b/><img src=b.jpg alt=B></a><h3><a href=/b/>B</a></h3></li></ul>"
    ),
    Case(
      "no address of a page", "related-links", "p.md",
      "x\n\n## Related posts\n\n- [A](⟦mailto:ann@ferry.net⟧)\n- [B](⟦javascript:void(0)⟧)\n- [C](https://bus.net/)\n"
    ),
    Case(
      "a page that names its own host", "related-links", "p.html",
      "<!doctype html><html><head><link rel=canonical href=https://ferry.net/p/></head><body><main><p>x</p><h2>Related posts</h2><ul><li><a href=⟦https://bus.net/⟧>A</a></li><li><a href=/b/>B</a></li><li><a href=⟦http://www.ferry.net/b⟧>C</a></li><li><a href=⟦http://ferry.net/p⟧>D</a></li></ul></main></body></html>"
    ),
  ]

  static let tracking = [
    Case(
      "what stands before, between and behind stays as it is spelled", "link-tracking", "a.html",
      "<p><a href='⟦/a?utm_source=x&amp;b=%20&amp;UTM_Medium=y&amp;fbclid=z&amp;c=&#38;d#e⟧'>a</a> <a href='⟦?gclid=1&b=2&mc_eid=3⟧'>b</a> <a href='⟦/c?utm_id=1#d⟧'>c</a></p>",
      fixed:
        "<p><a href='/a?b=%20&amp;c=&#38;d#e'>a</a> <a href='?b=2'>b</a> <a href='/c#d'>c</a></p>"),
    Case(
      "in Markdown, once for a definition", "link-tracking", "a.md",
      "[a] [b][a] <⟦https://ferry.net/?utm_source=x⟧> [c](⟦/c?a=1&utm_term=d%20e⟧ \"C\")\n\n[a]: ⟦/a?_hsenc=1&amp;b=2⟧ 'A'\n",
      fixed: "[a] [b][a] <https://ferry.net/> [c](/c?a=1 \"C\")\n\n[a]: /a?b=2 'A'\n"),
    Case(
      "in a fragment", "link-tracking", "a.md",
      "[a](⟦/a#utm_source=x⟧) [b](⟦/b#c&utm_source=x⟧) [c](⟦/c?utm_sour⟧)\n",
      fixed: "[a](/a) [b](/b#c) [c](/c)\n"),
    Case(
      "other parameters, paths, template tags and mail", "link-tracking", "a.md",
      "[a](/a?id=1&source=b&utm_=c&utm) [a](#utm_source) [b](/utm_source=b) [c](/c?utm_source={{ x }}) [d](mailto:a@b.c?utm_source=x) [e](/e?u=https://f.net/%3Futm_source=g)\n"
    ),
    Case(
      "an Unsplash credit keeps its own parameters, no others", "link-tracking", "a.md",
      "![A](/a.jpg)\n*Photo by [Ann Lee](⟦https://unsplash.com/@ann?utm_source=me&fbclid=1⟧) on [Unsplash](https://unsplash.com/?utm_source=me&utm_medium=referral)*\n\nSee [Unsplash](⟦https://unsplash.com/?utm_source=letter⟧).\n",
      fixed:
        "![A](/a.jpg)\n*Photo by [Ann Lee](https://unsplash.com/@ann?utm_source=me) on [Unsplash](https://unsplash.com/?utm_source=me&utm_medium=referral)*\n\nSee [Unsplash](https://unsplash.com/).\n"
    ),
  ]

  @Test(
    "The marked places are flagged and nothing else, and the fix gives the text",
    arguments: [texts, empties, placeholders, insecure, related, tracking].joined())
  func cases(_ item: Case) throws { try BehaviourTests().cases(item) }

  // MARK: How many links

  static let words = String(repeating: "one two three. ", count: 101)

  func count(_ links: String, path: String = "a.md", before: String = "") throws -> [Finding] {
    let text = before + "# The ferry\n\n" + Self.words + "\n\n" + links + "\n"
    return try BehaviourTests.lint(SourceText(path: path, text), "link-count").findings
  }

  @Test("One finding names what is missing, and stands on the title")
  func missing() throws {
    let none = try count("None.")
    #expect(none.count == 1)
    #expect(none.first?.range == ByteRange(2, 11))
    #expect(none.first?.message.contains("to other pages of the site and no links") == true)
    let inside = try count("[a](https://bus.net/)")
    #expect(inside.map(\.message.count) != none.map(\.message.count))
    #expect(inside.first?.message.contains("to other pages of the site") == true)
    #expect(inside.first?.message.contains("to other sites") == false)
    let outside = try count("[a](/a/)")
    #expect(outside.count == 1)
    #expect(outside.first?.message.contains("to other pages of the site") == false)
    #expect(
      outside.first?.data == [
        .init("internal", 1), .init("outbound", 0), .init("words", .integer(304)),
      ])
  }

  @Test(
    "What is no way on does not count",
    arguments: [
      "[a](#b) [c](mailto:a@b.c) [d]() [![e](/e.jpg)](/e-large.JPG)",
      "![A](/a.jpg)\n*Photo by [Ann Lee](https://unsplash.com/@ann) on [Unsplash](https://unsplash.com)*",
      "## Related posts\n\n- [A](/a/)\n- [B](https://bus.net/)",
      "<nav><a href=\"/a/\">A</a> <a href=\"https://bus.net/\">B</a></nav>",
    ])
  func notCounted(_ links: String) throws {
    let findings = try count(links)
    #expect(findings.count == 1)
    #expect(findings.first?.data.prefix(2) == [.init("internal", 0), .init("outbound", 0)])
  }

  @Test("A post with both, a short one, and one whose links a template writes are left alone")
  func enough() throws {
    #expect(try count("[a](/a/) [b](https://bus.net/)").isEmpty)
    #expect(try count("[a]({% post_url a %})").isEmpty)
    let short = SourceText(path: "a.md", String(repeating: "one two three. ", count: 100))
    let report = try BehaviourTests.lint(short, "link-count")
    #expect(report.notApplicable == ["link-count"])
  }
}
