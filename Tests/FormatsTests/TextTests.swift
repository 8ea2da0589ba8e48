// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Formats
import Language
import Linting
import SourceText
import Testing

@Suite struct TextTests {
  private func lines(_ text: String, _ flagged: String) -> [String] {
    let report = RunReport(
      posts: [Samples.post(text, flagged)], configuration: [], exitStatus: 0)
    return TextFormat(isQuiet: true).text(report).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
  }

  @Test("A report with everything in it looks as in the snapshot")
  func snapshot() throws {
    try Samples.expectSnapshot(TextFormat(showsStatistics: true).text(Samples.full), "report.txt")
  }

  @Test("With colour, the words stay the same")
  func colour() {
    let plain = TextFormat().text(Samples.full)
    let colored = TextFormat(style: TerminalStyle(usesColor: true)).text(Samples.full)
    #expect(colored != plain)
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test("A rule's id links to its page, where there is one")
  func links() {
    var format = TextFormat()
    let plain = format.text(Samples.full)
    format.page = { DocumentationSite.page(of: $0, base: "https://stet.example/") }
    let linked = format.text(Samples.full)
    let start = "\u{1B}]8;;https://stet.example/rules/bold-heading/\u{1B}\\"
    #expect(linked.contains(start + "[bold-heading]\u{1B}]8;;\u{1B}\\\n"))
    #expect(linked.replacing(/\u{1B}\]8;;[^\u{1B}]*\u{1B}\\/, with: "") == plain)
    #expect(DocumentationSite.page(of: "bold-heading", base: "") == nil)
  }

  @Test(
    "The underline stands under the flagged cells",
    arguments: [
      ("plain words here", "words", "plain words here", "      ^^^^^"),
      ("\ttab then", "then", "    tab then", "        ^^^^"),
      ("日本語の記事 x", "記事", "日本語の記事 x", "        ^^^^"),
      ("a 😀 smile", "smile", "a 😀 smile", "     ^^^^^"),
      ("e\u{301}te\u{301} x", "x", "e\u{301}te\u{301} x", "    ^"),
      ("👩‍👩‍👧 x", "x", "👩‍👩‍👧 x", "   ^"),
      ("🇩🇪 x", "x", "🇩🇪 x", "   ^"),
      ("❤️ x", "x", "❤️ x", "   ^"),
      ("one\ntwo three\nfour", "three\nfour", "two three", "    ^^^^^"),
      ("a \u{1B}[2J b", "b", "a \\u{1B}[2J b", "            ^"),
      ("\u{FEFF}first", "first", "first", "^^^^^"),
    ])
  func underline(_ text: String, _ flagged: String, _ line: String, _ carets: String) {
    let lines = lines(text, flagged)
    #expect(lines[1].hasSuffix(" | " + line))
    #expect(lines[2] == "     | " + carets)
  }

  @Test("A finding at the end of a text without characters is underlined once")
  func emptySpan() {
    let source = SourceText(path: "a.md", "ab\n")
    var post = PostReport(path: "a.md", format: .markdown, status: .checked, source: source)
    post.findings = [
      Finding(rule: "r", severity: .error, message: "m", help: "", range: ByteRange(at: 2)),
      Finding(rule: "r", severity: .error, message: "m", help: "", range: ByteRange(at: 3)),
    ]
    let text = TextFormat(isQuiet: true).text(
      RunReport(posts: [post], configuration: [], exitStatus: 1))
    #expect(
      text == """
        a.md:1:3: error: m [r]
           1 | ab
             |   ^

        a.md:2:1: error: m [r]
           2 |
             | ^


        """)
  }

  @Test(
    "A long line is cut to a window of 100 cells around the span",
    arguments: ["word ", "日本語", "é", "\u{1F600}", "\u{1B}", "a\u{301}\u{301}"])
  func window(_ filler: String) {
    let many = String(repeating: filler, count: 3000)
    for text in [many + "FLAG" + many, "FLAG" + many, many + "FLAG"] {
      let lines = lines(text, "FLAG")
      let shown = String(lines[1].dropFirst(7))
      #expect(TerminalText.width(of: shown) <= 100)
      #expect(TerminalText.width(of: shown) >= 80)
      let before = shown.prefix(upTo: shown.firstRange(of: "FLAG")!.lowerBound)
      #expect(
        lines[2] == "     | "
          + String(repeating: " ", count: TerminalText.width(of: String(before)))
          + "^^^^")
      #expect(shown.hasPrefix("…") == text.hasPrefix(many))
      #expect(shown.hasSuffix("…") == text.hasSuffix(many))
    }
  }

  @Test("A span that is longer than the window is underlined as far as it is shown")
  func longSpan() {
    let long = String(repeating: "x", count: 5000)
    let lines = lines("start " + long, long)
    #expect(lines[1] == "   1 | start " + String(repeating: "x", count: 92) + "…")
    #expect(lines[2] == "     |       " + String(repeating: "^", count: 92))
  }

  @Test(
    "Nothing in a post or a path reaches the terminal raw",
    arguments: [
      "\u{1B}[31m", "\u{1B}]0;title\u{07}", "\u{9B}31m", "\u{7F}", "\u{08}", "\u{202E}", "\u{2066}",
      "\u{200F}", "\u{2028}", "\u{0D}", "\u{FEFF}", "\u{E0041}", "\u{200B}",
    ])
  func hostileText(_ hostile: String) {
    let post = Samples.post(
      "x\(hostile)FLAG\(hostile)", "FLAG", path: "p\(hostile).md", message: "m\(hostile)",
      help: "h\(hostile)")
    var other = post
    other.findings[0].fix = Fix("t\(hostile)", .safe, [])
    other.findings[0].related = [RelatedPlace("r\(hostile)", path: "q\(hostile)", ByteRange(0, 1))]
    other.unverified = [.init(rule: "u", reason: "v\(hostile)")]
    let report = RunReport(posts: [post, other], configuration: [], exitStatus: 1)
    let text = TextFormat(showsStatistics: true).text(report)
    let dangerous = Set(hostile.unicodeScalars.filter { !(0x20...0x7E).contains($0.value) })
    #expect(!text.unicodeScalars.contains { dangerous.contains($0) })
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }

  @Test("Statistics say which languages were guessed, and nothing of those that were declared")
  func guessedLanguages() {
    func post(_ language: (String, LanguageOrigin)?) -> PostReport {
      var post = PostReport(
        path: "a.md", format: .markdown, status: .checked, source: SourceText("x"))
      post.language = language
      return post
    }
    func text(_ posts: [PostReport]) -> String {
      TextFormat(showsStatistics: true).text(
        RunReport(posts: posts, configuration: [], exitStatus: 0))
    }
    let guessed = text([
      post(("en", .guess)), post(("de", .guess)), post(("fr", .declared)), post(("en", .guess)),
      post(nil), post(("sv", .setting)),
    ])
    #expect(
      guessed.hasPrefix(
        "language: 2 posts guessed en, 1 post guessed de, 1 post in an unknown language, read as en\n\n6 posts"
      ))
    #expect(text([post(("fr", .declared))]).hasPrefix("1 post checked"))
    #expect(
      !TextFormat().text(
        RunReport(posts: [post(nil)], configuration: [], exitStatus: 0)
      ).contains("language"))
  }

  @Test("Bytes that are no UTF-8 are shown as such")
  func brokenBytes() {
    let source = SourceText(
      path: "a.md", bytes: Array("ab".utf8) + [0xFF, 0xE2, 0x82] + Array("z".utf8))
    var post = PostReport(path: "a.md", format: .markdown, status: .unreadable, source: source)
    post.findings = [
      Finding(rule: "r", severity: .error, message: "m", help: "", range: ByteRange(2, 3))
    ]
    let text = TextFormat(isQuiet: true).text(
      RunReport(posts: [post], configuration: [], exitStatus: 1))
    #expect(text.contains("1 | ab\\xFF\\xE2\\x82z\n     |   ^^^^\n"))
  }

  @Test("A range outside the source does no harm")
  func outside() {
    let source = SourceText(path: "a.md", "ab")
    var post = PostReport(path: "a.md", format: .markdown, status: .checked, source: source)
    post.findings = [
      Finding(rule: "r", severity: .error, message: "m", help: "", range: ByteRange(50, 90))
    ]
    let text = TextFormat(isQuiet: true).text(
      RunReport(posts: [post], configuration: [], exitStatus: 1))
    #expect(text.hasPrefix("a.md:1:3: error: m [r]\n   1 | ab\n"))
  }

  @Test("The summary says one post and nothing to report")
  func cleanSummary() {
    var post = PostReport(
      path: "a.md", format: .markdown, status: .checked, source: SourceText("x"))
    post.words = 1
    let report = RunReport(posts: [post], configuration: [], exitStatus: 0)
    #expect(TextFormat().text(report) == "1 post checked, 1 word: nothing to report\n")
    #expect(
      TextFormat(seconds: 1.26).text(report)
        == "1 post checked, 1 word: nothing to report; 1.2 s\n")
    #expect(
      TextFormat(seconds: 0.0123).text(report)
        == "1 post checked, 1 word: nothing to report; 12 ms\n")
  }
}
