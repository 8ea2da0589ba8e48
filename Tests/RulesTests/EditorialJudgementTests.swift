// SPDX-License-Identifier: Apache-2.0

import Linting
import Rules
import SourceText
import Testing

/// Kinds of places that are right in themselves, or that an editor would leave as they are, next to their like that are
/// not.
@Suite("What editors would leave as it is")
struct EditorialJudgementTests {
  private func found(_ rule: String, _ text: String, path: String = "a.md") throws -> [String] {
    try TrustTests.findings(rule, text, path: path)
  }

  @Test(
    "A page that shows no text of its own needs no title",
    arguments: [
      ("{{< api-images >}}\n", 0), ("{{< a >}}\n\n{{< b >}}\n", 0), ("<!-- data -->\n", 0),
      ("The ferry leaves at six.\n", 1), ("{{< map >}}\n\nThe ferry leaves at six.\n", 1),
    ])
  func titles(_ body: String, _ count: Int) throws {
    #expect(try found("post-title", "---\nurl: /data/json/\n---\n\n" + body).count == count)
  }

  @Test(
    "Bold lines that hold values or marks, answer a question or title an example are no headings",
    arguments: [
      ("**>2%\nlast 2 versions**", []), ("**= the fare**", []), ("**– the pier**", []),
      (
        "**What does the ferry that leaves from the old pier cost in winter?**\n\n**Ann Lee, pilots**",
        []
      ),
      ("<p class=\"title\"><strong>Example 14.2. The fare</strong></p>", []),
      ("**What it costs**", ["error What it costs"]),
    ])
  func boldLines(_ line: String, _ expected: [String]) throws {
    let text = "The ferry leaves at six.\n\n\(line)\n\nA ticket is four euros.\n"
    #expect(try found("bold-heading", text) == expected)
  }

  @Test("A cell without a row is repaired by browsers; a cell outside of a table is not")
  func cells() throws {
    let row = "<table><tr><th>a</th></tr><td>b</td></tr></table>"
    #expect(try found("markup-error", row, path: "a.html") == ["suggestion <td>"])
    #expect(
      try found("markup-error", "<table><th>a</th></table>", path: "a.html") == ["suggestion <th>"])
    #expect(try found("markup-error", "<p>a</p><td>b</td>", path: "a.html") == ["error <td>"])
  }

  @Test(
    "Sections may begin a level below the page's last heading, and chapters of one page be h1",
    arguments: [
      ("<div><h2>Ferries</h2></div><main><h3>Fares</h3><p>x</p></main>", 0),
      ("<header><h3>Ferries</h3></header><main><h4>Fares</h4><p>x</p></main>", 0),
      ("<div><h2>Ferries</h2></div><main><h4>Fares</h4><p>x</p></main>", 1),
      ("<main><h1>A</h1><p>x</p><div class=chapter><div><h1>B</h1></div><p>x</p></div></main>", 0),
      ("<main><h1>A</h1><p>x</p><div class=appendix><h1>B</h1><p>x</p></div></main>", 0),
      ("<main><h1>A</h1><p>x</p><div class=box><h1>B</h1><p>x</p></div></main>", 1),
    ])
  func levels(_ body: String, _ count: Int) throws {
    let page = "<!doctype html><html><head><title>T</title></head><body>\(body)</body></html>"
    #expect(try found("heading-levels", page, path: "a.html").count == count)
  }

  @Test("A long section in lists, listings or boxes has parts of its own")
  func parts() throws {
    func section(_ body: String) throws -> Int {
      try found(
        "heading-balance",
        "---\nlang: en\n---\n\n## A\n\nx\n\n## B\n\n\(body)\n\n## C\n\ny\n\n## D\n\nz\n"
      ).count
    }
    let words = TrustTests.words(1000)
    #expect(try section(words) == 1)
    #expect(try section("- \(words)\n- pier") == 0)
    #expect(try section("\(words)\n\n- pier") == 1)
    #expect(try section("<details>\n\n\(words)\n\n</details>") == 0)
    #expect(try section("\(words)\n\n```\na\n```\n\n```\nb\n```") == 0)
    #expect(try section("\(words)\n\n```\na\n```") == 1)
    // What a closing section holds is not part of the one before it.
    let list = String(repeating: "- pier\n", count: 1200)
    #expect(try section("\(words)\n\n## Conclusion\n\n\(list)") == 1)
  }

  @Test(
    "An address that a text prints as a source is no link text to improve",
    arguments: [
      ("It is adapted from the covenant of the piers and boats, available at <U>", 0),
      ("[2] <U> is the minutes of the meeting at the pier", 0),
      ("The fares of the ferry for all of the year are at <U>", 1),
      ("See [the note] and the fares of the ferry at <U>", 1),
    ])
  func addresses(_ text: String, _ count: Int) throws {
    let address = "https://ferry.net/timetables/2024/summer/weekdays-and-sundays.html"
    #expect(
      try found("link-text", text.replacing("U", with: address) + "\n").count == count)
  }

  @Test("Many links to '#' are a sample; a few were forgotten")
  func hashes() throws {
    for (links, count) in [(1, 1), (4, 1), (5, 0), (9, 0)] {
      let text = (0..<links).map { "[Pier \($0)](#)" }.joined(separator: "\n\n")
      #expect(try found("link-empty", text + "\n").count == count)
    }
  }

  @Test(
    "'at at' may be two words that meet",
    arguments: [
      ("the company she worked at at the time", 0), ("what we looked at at first", 0),
      ("the pier she was at at that time", 0), ("the ferry leaves at at six", 1),
      ("the pier of of the harbour", 1),
    ])
  func meetingWords(_ text: String, _ count: Int) throws {
    #expect(try found("repeated-word", "So this is \(text).\n").count == count)
  }

  @Test(
    "A number is what a picture of a number shows",
    arguments: [("4", 0), ("12", 0), ("a", 1), ("4b", 1), ("x4", 1)])
  func numbers(_ alt: String, _ count: Int) throws {
    let html = "<p>The ferry <img src=\"/i/\(alt).png\" alt=\"\(alt)\"> leaves.</p>"
    #expect(try found("image-alt-text", html, path: "a.html").count == count)
  }

  @Test(
    "A question to the reader may trail off",
    arguments: [
      ("The town has two piers. What is a pier, you ask...", 0),
      ("The town has two piers. And how old, you wonder…", 0),
      ("The town has two piers. Both of them are old…", 1),
      ("The town has two piers. You ask what they are...", 1),
    ])
  func asides(_ excerpt: String, _ count: Int) throws {
    let text = "---\nexcerpt: \"\(excerpt)\"\n---\n\nThe ferry leaves at six.\n"
    #expect(try found("excerpt-cut", text).count == count)
  }

  @Test(
    "A colon that leads in a list or a listing belongs to its heading",
    arguments: [
      ("<h2>The fares are:</h2><ul><li>four euros</li></ul>", 0),
      ("<h2>The file has the format:</h2><div><div><pre>a</pre></div></div>", 0),
      ("<h2>The fares are:</h2><table><tr><td>four</td></tr></table>", 0),
      ("<h2>The fares:</h2><p>Four euros.</p>", 1),
      ("<h2>The fares:</h2><div><p>Four euros.</p><ul><li>a</li></ul></div>", 1),
      ("<h2>The fares.</h2><ul><li>four euros</li></ul>", 1),
    ])
  func leadIns(_ html: String, _ count: Int) throws {
    #expect(try found("heading-punctuation", html, path: "a.html").count == count)
  }

  @Test(
    "A list that goes on keeps its comma, and a command its full stop",
    arguments: [
      ("the piers [north,…] are old", 0), ("the boats one, two,… and so on", 0),
      ("we wait (for boats,…)", 0), ("run $ git add --renormalize . today", 0),
      ("see https://ferry.org/times . Then go", 0), ("the wind,… all is well", 1),
      ("the tide , and the boat", 1), ("it is old -- as old , I think, as the pier", 1),
      ("it costs $ 5 , and no more", 1),
    ])
  func marks(_ text: String, _ count: Int) throws {
    #expect(try found("typography", "Here \(text).\n").count == count)
  }

  @Test(
    "Two words may be all that a picture shows",
    arguments: [
      ("bar chart", Severity.suggestion), ("the pier", .suggestion), ("ferry", .warning),
      ("un phare", .suggestion), ("boat", .warning),
    ])
  func shortTexts(_ alt: String, _ severity: Severity) throws {
    let html = "<p>See <img src=\"/i/4711.png\" alt=\"\(alt)\"> here.</p>"
    let told = try found("image-alt-text", html, path: "a.html")
    #expect(told == ["\(severity.rawValue) \(alt)"])
  }

  @Test(
    "A part that is all of the page may declare the language",
    arguments: [
      ("<div lang=en><p>The ferry leaves.</p></div>", 0),
      ("<main lang=en><p>The ferry leaves.</p></main>", 0),
      ("<main><article lang=en><p>The ferry leaves.</p></article></main>", 0),
      ("<main><p lang=en>The ferry leaves.</p><p>Elle part.</p></main>", 1),
      ("<main><p>The <i lang=fr>bac</i> leaves.</p></main>", 1),
      ("<div lang=\"\"><p>The ferry leaves.</p></div>", 1),
    ])
  func languages(_ body: String, _ count: Int) throws {
    let html = "<!doctype html><html><head><title>T</title></head><body>\(body)</body></html>"
    let told = try found("page-language", html, path: "a.html")
    #expect(told == ["\(count == 0 ? "suggestion" : "warning") <html>"])
  }

  @Test(
    "A manual prints its addresses",
    arguments: [("AsciiDoc 10.2.0", 0), ("publican v4.3.2", 0), ("WordPress 6.4", 1)])
  func printed(_ maker: String, _ count: Int) throws {
    let address = "https://ferry.net/timetables/2024/summer/weekdays-and-sundays.html"
    let html = """
      <!doctype html><html lang=en><head><meta name=generator content="\(maker)"><title>T</title></head>
      <body><main><p>The boats of the town and their times are on <a href="\(address)">\(address)</a> and at
      the pier.</p></main></body></html>
      """
    #expect(try found("link-text", html, path: "a.html").count == count)
  }

  @Test(
    "A line that ends in an address is what breaks its link",
    arguments: [
      "[the ferry](https://ferry.net/times/\nsummer) today",
      "[boats](/times/of/\n  summer.html), today",
      "![boat](https://ferry.net/a-\nboat.jpg) today", "[a](https://ferry.net/\nb(c)) today",
    ])
  func brokenAddresses(_ text: String) throws {
    let source = SourceText(path: "a.md", "See \(text).\n")
    let told = try BehaviourTests.lint(source, "markdown-error").findings
    #expect(told.map(\.message) == ["This is not a link: its address is split over two lines"])
    let next = SourceText(path: "a.md", "See [the ferry](https://ferry.net/times\nand go (soon).\n")
    let open = try BehaviourTests.lint(next, "markdown-error").findings
    #expect(open.map(\.message) == ["This is not a link: a bracket is missing"])
  }

  @Test(
    "An element that asks for Markdown may get it",
    arguments: [
      ("<figure markdown>\n![boat](/a.jpg) and **the pier** here\n</figure>", 0),
      ("<div class=\"a\" markdown=\"1\">\n<p>\nAt **the pier** here\n</p></div>", 0),
      ("<div markdown=\"block\">\nAt **the pier** here\n</div>", 0),
      ("<div class=\"markdown\">\nAt **the pier** here\n</div>", 1),
      ("<div>\nAt **the pier** here\n</div>", 1),
    ])
  func markdownInHTML(_ html: String, _ count: Int) throws {
    #expect(try found("html-dropped", html + "\n").count == count)
  }

  @Test(
    "A word that is marked, or the end of a name, is not repeated",
    arguments: [
      ("set <span>errors_to</span> to the same", 0),
      ("with <span class='docbook_option'>and</span> and others", 0),
      ("a <span class='x'>the</span> the pier", 1),
      ("the <code>a</code> <kbd>is</kbd> is old", 0), ("use x=to to leave", 0),
      ("it is <b>not</b> not", 0), ("it <b>is not not</b> old", 1), ("go to <i>to the</i> pier", 0),
      ("<b>They go to</b> to the pier", 1),
    ])
  func marked(_ text: String, _ count: Int) throws {
    let html = "<p lang=en>The ferry leaves at six, \(text), at the old pier of the town.</p>"
    #expect(try found("repeated-word", html, path: "a.html").count == count)
  }

  @Test(
    "Entries of a manual may say the same",
    arguments: [
      ("<table><tr><td>a</td><td>b</td></tr></table>", 0), ("<pre>a</pre>", 0), ("<hr>", 0),
      ("<p><img src=a.png alt='The old pier'></p>", 0), ("", 1), ("<br>", 1),
    ])
  func entries(_ between: String, _ count: Int) throws {
    let text = "<p>The ferry leaves at six in the morning from the old pier of the town.</p>"
    #expect(try found("text-duplicate", text + between + text, path: "a.html").count == count)
  }

  @Test(
    "Groups in braces are no tags",
    arguments: [
      ("saslauthd {{user}{password}{realm}}", 0), ("\\frac{{a}{b}}", 0), ("{{ site.time }}", 1),
      ("{{ page.title }}", 1),
    ])
  func groups(_ text: String, _ count: Int) throws {
    let html =
      "<!doctype html><title>T</title><main><p>The ferry takes \(text) at the old pier.</p></main>"
    #expect(try found("leftover-text", html, path: "a.html").count == count)
  }

  @Test(
    "A picture that is a link says what the link says",
    arguments: [
      ("<a href='/2/'><img src='/n.png' alt='Next'></a>", 0),
      ("<a href='/2/'> <img src='/n.png' alt='Prev'> </a>", 0),
      ("<a href='/2/'>Boats <img src='/n.png' alt='Next'></a>", 1),
      ("<a name='x'><img src='/n.png' alt='Next'></a>", 1), ("<img src='/n.png' alt='Next'>", 1),
    ])
  func linked(_ image: String, _ count: Int) throws {
    let html = "<p>The ferry leaves at six.</p><p>\(image)</p>"
    #expect(try found("image-alt-text", html, path: "a.html").count == count)
  }

  @Test("Links to the next page are not related posts")
  func pager() throws {
    func page(_ role: String) -> String {
      """
      <!doctype html><html lang=en><head><title>T</title></head><body>
      <div class="related"\(role)><h3>Navigation</h3><ul><li><a href="/b/">next</a></li><li><a href="/b/">more</a></li></ul></div>
      <main><h1>T</h1><p>The ferry leaves at six.</p></main></body></html>
      """
    }
    #expect(try found("related-links", page(" role=navigation"), path: "a.html").isEmpty)
    #expect(try !found("related-links", page(""), path: "a.html").isEmpty)
  }

  @Test("Nobody reads the links of a source file that sends its readers on")
  func redirects() throws {
    let body = "See [the ferry](http://ferry.net/) and [](/x/).\n"
    for rule in ["link-insecure", "link-empty"] {
      #expect(try found(rule, "---\ntitle: T\n---\n\n" + body).count == 1)
      #expect(try found(rule, "---\nredirect_to: /boats/\n---\n\n" + body).isEmpty)
      #expect(try found(rule, "---\nredirectto: https://boats.net/\n---\n\n" + body).isEmpty)
    }
  }
}
