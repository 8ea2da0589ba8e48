// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Documents
import Fixes
import LintKit
import Linting
import Rules
import SourceText
import TestKit
import Testing

/// What the first article must give, as a page, as Markdown and as text.
@Suite("The seed article")
struct SeedTests {
  static let name = "the-role-of-empathy-in-building-connections"

  func report(_ path: String, as printed: String? = nil, _ change: ([UInt8]) -> [UInt8] = { $0 })
    throws -> PostReport
  {
    let bytes = change(try Suites.bytes(Suites.packageRoot + "/samples/" + path))
    let source = SourceText(path: printed ?? path, bytes: bytes)
    let format = try #require(ArticleReader.format(ofPath: source.path))
    let article = try ArticleReader().read(source, format: format)
    // What is off by default is named, as with `--rule`.
    let named: Set<String> = [
      "link-count", "orphan-post", "post-length", "word-overuse", "evidence", "article-json-ld",
      "excerpt-missing", "heading-density", "title-agreement", "readability",
      "open-graph",
    ]
    let definitions = RuleList.all.filter {
      $0.description.severity != nil || named.contains($0.id)
    }
    return Linter.lint(
      article: article, rules: ResolvedRules(definitions), site: nil,
      today: try #require(Day("2024-03-01")))
  }

  /// The texts that the findings of `rule` stand on.
  func texts(_ report: PostReport, _ rule: String) -> [String] {
    report.findings.filter { $0.rule == rule }.map { report.source.string($0.range) }
  }

  static let boldHeadings = [
    "Empathy Fosters Understanding", "Creates Trust and Mutual Respect",
    "Strengthens Communication", "Promotes Emotional Support",
    "Encourages Collaboration and Teamwork", "Conclusion: The Power of Empathy",
  ]

  @Test(
    "The page gives six bold headings, one dense run, six long and six cut excerpts, no links, no metadata, and nothing else"
  )
  func page() throws {
    let report = try report("html/\(Self.name)/index.html")
    #expect(texts(report, "bold-heading") == Self.boldHeadings)
    #expect(texts(report, "heading-density").count == 1)
    #expect(texts(report, "excerpt-length").count == 6)
    #expect(texts(report, "excerpt-length").allSatisfy { $0.hasSuffix("&#8230;") })
    #expect(
      texts(report, "excerpt-cut") == [
        "this&#8230;", "small&#8230;", "you&#8230;", "mastering&#8230;", "network&#8230;",
        "listening,&#8230;",
      ])
    let commas = report.findings.filter { $0.rule == "excerpt-cut" && $0.message.contains("comma") }
    #expect(commas.map { report.source.string($0.range) } == ["listening,&#8230;"])
    #expect(
      Set(report.findings.map(\.rule)) == [
        "bold-heading", "heading-density", "excerpt-length", "excerpt-cut", "link-count",
        "excerpt-missing", "meta-description", "open-graph", "article-json-ld", "sentence-length",
        "readability", "word-overuse", "evidence",
      ])
    #expect(report.words == 502)
  }

  @Test(
    "The page has no description, no Open Graph and no JSON-LD; its title and language are right")
  func metadata() throws {
    let page = try report("html/\(Self.name)/index.html")
    for rule in ["excerpt-missing", "meta-description", "open-graph", "article-json-ld"] {
      #expect(texts(page, rule) == ["<head>"])
    }
    #expect(Set(page.applied).isSuperset(of: ["post-title", "title-agreement", "page-language"]))
    let markdown = try report("markdown/posts/\(Self.name).md")
    for rule in ["excerpt-missing", "meta-description"] {
      #expect(texts(markdown, rule) == ["---"])
    }
    #expect(markdown.applied.contains("post-title"))
    #expect(
      Set(markdown.notApplicable).isSuperset(of: [
        "title-agreement", "open-graph", "article-json-ld", "page-language",
      ]))
  }

  @Test("The excerpts are 55 words each, of 362 to 435 characters")
  func excerpts() throws {
    for path in ["html/\(Self.name)/index.html", "markdown/posts/\(Self.name).md"] {
      let report = try report(path)
      let found = report.findings.filter { $0.rule == "excerpt-length" }
      let words = found.map { $0.data.first { $0.name == "words" }?.value }
      #expect(words == Array(repeating: .integer(55), count: 6))
      let characters = found.compactMap { finding -> Int? in
        guard
          case .integer(let count)? = finding.data.first(where: { $0.name == "characters" })?.value
        else { return nil }
        return count
      }
      #expect(characters.min() == 362)
      #expect(characters.max() == 435)
    }
  }

  @Test("The Markdown gives the same at Markdown places")
  func markdown() throws {
    let report = try report("markdown/posts/\(Self.name).md")
    #expect(texts(report, "bold-heading") == Self.boldHeadings)
    #expect(texts(report, "heading-density").count == 1)
    #expect(texts(report, "excerpt-length").count == 6)
    #expect(
      texts(report, "excerpt-cut") == [
        "this…", "small…", "you…", "mastering…", "network…", "listening,…",
      ])
    #expect(
      Set(report.findings.map(\.rule)) == [
        "bold-heading", "heading-density", "excerpt-length", "excerpt-cut", "link-count",
        "excerpt-missing", "meta-description", "sentence-length", "readability", "word-overuse",
        "evidence",
      ])
    #expect(report.words == 502)
  }

  @Test(
    "The text gives the same bold headings, one fake list, and related links that cannot be verified"
  )
  func text() throws {
    let report = try report("empathy.txt", as: "empathy.md")
    #expect(texts(report, "bold-heading") == Self.boldHeadings)
    #expect(texts(report, "fake-list").count == 1)
    #expect(
      report.unverified == [.init(rule: "related-links", reason: "the related items have no URL")])
  }

  @Test(
    "Its prose has too many long sentences, is hard to read, and says 'empathy' too often",
    arguments: ["html/\(name)/index.html", "markdown/posts/\(name).md"])
  func prose(_ path: String) throws {
    let report = try report(path)
    let title = "The Role of Empathy in Building Connections"
    #expect(texts(report, "sentence-length") == [title])
    #expect(texts(report, "readability") == [title])
    #expect(texts(report, "word-overuse") == ["Empathy"])
    #expect(texts(report, "evidence").count == 1)
    let hard = try #require(report.findings.first { $0.rule == "readability" })
    #expect(hard.data.first { $0.name == "value" }?.value == .number(14.9))
    #expect(hard.related.count == 3)
  }

  @Test(
    "The page's credit is read: NordWood Themes on Unsplash",
    arguments: [
      "html/\(name)/index.html", "markdown/posts/\(name).md",
    ])
  func credit(_ path: String) throws {
    let bytes = try Suites.bytes(Suites.packageRoot + "/samples/" + path)
    let format = try #require(ArticleReader.format(ofPath: path))
    let article = try ArticleReader().read(SourceText(path: path, bytes: bytes), format: format)
    let lead = try #require(article.leadImage)
    let credit = try #require(lead.credit).credit
    #expect(credit.creators == ["NordWood Themes"])
    #expect(credit.source == "Unsplash")
    #expect(article.images.count == 1)
  }

  @Test(
    "The sections have 67, 65, 73, 71 and 77 words and a conclusion",
    arguments: [
      "html/\(name)/index.html", "markdown/posts/\(name).md", "empathy.txt",
    ])
  func sections(_ path: String) throws {
    let bytes = try Suites.bytes(Suites.packageRoot + "/samples/" + path)
    let format = ArticleReader.format(ofPath: path) ?? .markdown
    let article = try ArticleReader().read(SourceText(path: path, bytes: bytes), format: format)
    #expect(
      article.outline().filter { $0.heading.isBold }.map(\.words).dropLast() == [
        67, 65, 73, 71, 77,
      ])
  }

  @Test(
    "An emoji in front, CR LF and a byte order mark change no finding",
    arguments: [
      "html/\(name)/index.html", "markdown/posts/\(name).md",
    ])
  func environment(_ path: String) throws {
    let plain = try report(path)
    func kept(_ change: ([UInt8]) -> [UInt8]) throws {
      let other = try report(path, change)
      #expect(other.findings.map(\.rule) == plain.findings.map(\.rule))
      let texts = other.findings.map { finding in
        other.source.string(finding.range).filter { $0 != "\r" }
          .replacing("\r\n", with: "\n")
      }
      #expect(texts == plain.findings.map { plain.source.string($0.range) })
    }
    try kept { [0xEF, 0xBB, 0xBF] + $0 }
    try kept { bytes in bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
    try kept { bytes in
      let mark = Array(
        (path.hasSuffix("html") ? "<div class=\"entry-content single-content\">" : "\n\nEmpathy is")
          .utf8)
      for index in 0..<(bytes.count - mark.count)
      where Array(bytes[index..<index + mark.count]) == mark {
        let at = path.hasSuffix("html") ? index + mark.count : index + 2
        return Array(bytes[..<at]) + Array("😀 é ".utf8) + Array(bytes[at...])
      }
      return []
    }
  }

  @Test(
    "Fixed, the headings are h2 and the rule is silent",
    arguments: [
      "html/\(name)/index.html", "markdown/posts/\(name).md",
    ])
  func fixed(_ path: String) throws {
    let first = try report(path)
    let format: DocumentFormat = path.hasSuffix("html") ? .html : .markdown
    let result = try Fixing.fix(first.source, format, safety: .safe) { source in
      try report(path) { _ in source.bytes }.findings
    }
    #expect(result.applied == 6)
    let after = try report(path) { _ in result.source.bytes }
    #expect(!after.findings.contains { $0.rule == "bold-heading" || $0.rule == "heading-levels" })
    #expect(
      result.text.contains(
        path.hasSuffix("html")
          ? "<h2>Strengthens Communication</h2>" : "\n## Strengthens Communication\n"))
  }
}
