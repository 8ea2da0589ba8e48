// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import SiteReports
import Linting
import Rules
import SourceText
import Testing

@Suite("The page of a report")
struct ReportPageTests {
  static let evil = "</script><img src=x onerror=alert(1)>\"'`&"

  static func report(_ texts: [(path: String, text: String)]) throws -> EditorialReport {
    let rules = ResolvedRules(RuleList.all)
    let day = try #require(Day("2024-03-01"))
    let posts = try texts.map { path, text in
      let source = SourceText(path: path, text)
      let article = try ArticleReader().read(source, format: .markdown)
      let post = Linter.lint(article: article, rules: rules, today: day)
      return PostDigest(post, article, rules: rules)
    }
    return EditorialReport(posts: posts, today: "2024-03-01", withAuthors: true)
  }

  static let post = """
    ---
    title: The ferry
    date: 2024-02-29
    author: Jane Doe
    ---

    **Out to sea**

    The ferry leaves at six. It is white.

    ![](ferry.jpg)

    """

  @Test("Whatever a post holds, nothing of it is markup or script")
  func hostile() throws {
    let evil = Self.evil
    let report = try Self.report([
      (
        "posts/\(evil).md",
        """
        ---
        title: '\(evil.replacing("'", with: "''"))'
        author: '\(evil.replacing("'", with: "''"))'
        ---

        Words and \\</script>\\<img src=x onerror=alert(1)> more.

        ![\\</script>\\<img src=x onerror=alert(1)>](a.jpg)

        *Photo by \\</script> on \\<img src=x onerror=alert(1)>*

        """
      )
    ])
    let page = String(decoding: SiteReportPage.render(report), as: UTF8.self)
    #expect(!page.contains("<img"))
    // Two scripts, the index, one block and the ledger.
    #expect(page.components(of: "<script") == 5)
    #expect(page.components(of: "</script>") == 5)
    #expect(page.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"))
    #expect(page.contains("default-src 'none'"))
  }

  @Test("The same report gives the same bytes")
  func same() throws {
    let one = SiteReportPage.render(try Self.report([("a.md", Self.post), ("b.md", Self.post)]))
    let two = SiteReportPage.render(try Self.report([("b.md", Self.post), ("a.md", Self.post)]))
    #expect(one == two)
  }

  @Test("A note stands at its exact place in the text")
  func notes() throws {
    let post = try #require(try Self.report([("a.md", Self.post)]).posts.first)
    let block = try #require(post.blocks.first { $0.segments.contains { $0.text == "Out to sea" } })
    let segment = try #require(block.segments.first { $0.text == "Out to sea" })
    #expect(segment.findings.contains { post.findings[$0].rule == "bold-heading" })
    #expect(
      post.blocks.flatMap(\.segments).map(\.text).joined().contains(
        "The ferry leaves at six. It is white."))
  }

  @Test("The score, its categories and the wins are those of the formula")
  func wins() throws {
    // 150 words are the least, so N = 2. One bold heading that is a warning: P = min(2, 1) = 1, so
    // Headings = 100 · 2 / (2 + 1).
    let report = try Self.report([("a.md", Self.post), ("c.md", "")])
    let post = report.posts[0]
    let headings = try #require(post.categories.first { $0.family == .headings })
    let own = post.findings.filter { $0.family == .headings }.map(\.rule)
    #expect(own == ["bold-heading"])
    #expect(abs(headings.value - 200.0 / 3) < 0.0001)
    let win = try #require(report.rules.first { $0.rule == "bold-heading" })
    let without = try #require(post.scoreWithout["bold-heading"])
    let score = try #require(post.score)
    let scored = Double(report.posts.count { $0.score != nil })
    #expect(abs(win.gain - (without - score) / scored) < 0.0001)
    #expect(report.wins.map(\.gain) == report.wins.map(\.gain).sorted(by: >))
  }

  @Test("An empty report and a post without findings are pages, too")
  func empty() throws {
    let none = EditorialReport(posts: [], today: "2024-03-01", withAuthors: false)
    #expect(none.score == nil)
    let page = String(decoding: SiteReportPage.render(none), as: UTF8.self)
    #expect(page.contains("There is nothing to score."))
    #expect(page.utf8.count < 90_000)
  }

  @Test("What to do first is one sentence with the errors by kind")
  func nextStep() throws {
    let report = try Self.report([("a.md", Self.post)])
    #expect(NextStep.text(report).hasPrefix("Fix "))
    #expect(NextStep.text(report).hasSuffix(" in 1 post."))
    #expect(RuleWords.counted(1, "image-alt") == "1 missing alt text")
    #expect(RuleWords.counted(1204, "internal-links") == "1,204 broken internal links")
    #expect(RuleWords.title("own-rule") == "Own rule")
  }

  @Test("Other pages than posts, and posts without text, have no score")
  func scored() throws {
    let report = try Self.report([
      ("a.md", Self.post), ("b.md", "---\nredirect_to: /a/\n---\n\n" + Self.post), ("c.md", ""),
    ])
    #expect(report.posts.map { $0.score != nil } == [true, false, false])
  }

  @Test("Folders of one post count as the folder above")
  func folders() throws {
    let report = try Self.report(
      ["a/1/index.md", "a/2/index.md", "a/3/x.md", "a/3/y.md", "z.md"].map { ($0, Self.post) })
    #expect(report.folders.map(\.name) == [".", "a", "a/3"])
    #expect(report.folders.map(\.posts) == [1, 2, 2])
  }

  @Test("Numbers and dates are written as people read them")
  func texts() {
    #expect(ReportText.date("2026-11-30") == "30 Nov 2026")
    #expect(ReportText.decimal(1234.56) == "1,234.6")
    #expect(ReportText.change(-1.25) == "−1.3" && ReportText.change(0.01) == "no change")
    #expect(
      ReportText.share(1, of: 1000) == "under 1%" && ReportText.share(999, of: 1000) == "over 99%")
    #expect(ReportText.list(["a", "b", "c"]) == "a, b and c")
  }

  @Test("CSV and Markdown hold nothing that a spreadsheet or a page carries out")
  func formulas() throws {
    let report = try Self.report([("=1+1|<b>.md", "---\ntitle: =cmd\n---\nWords.\n\n![](a.jpg)\n")])
    let csv = String(decoding: ReportData.csv(report), as: UTF8.self)
    #expect(csv.contains("'=1+1|<b>.md,'=cmd,"))
    let markdown = ReportMarkdown.text(report)
    #expect(markdown.contains(#"`=1+1\u{7C}<b>.md`"#))
  }
}

extension String {
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
