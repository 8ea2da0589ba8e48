// SPDX-License-Identifier: Apache-2.0

import Articles
import FrontMatter
import Linting
import Rules
import SourceText
import Testing

@Suite("Schemas of front matter")
struct FrontMatterSchemaTests {
  /// What the rule says under the schemas `options`: each finding as `place|message|help`.
  static func findings(
    _ text: String, _ options: String, path: String = "posts/a.md"
  ) throws -> [String] {
    let report = try report(text, options, path: path)
    return report.findings.map {
      "\($0.range.start)-\($0.range.end) \(report.source.string($0.range))|\($0.message)|\($0.help)"
    }
  }

  static func report(
    _ text: String, _ options: String, path: String = "posts/a.md"
  ) throws -> PostReport {
    let yaml = SourceText(options)
    let value = try YAMLReader.read(yaml, in: yaml.wholeRange)
    let made = RuleDefinition(FrontMatterRule.self).make((value.map ?? []).map { OptionEntry($0) })
    #expect(made.1.isEmpty, "\(made.1.map(\.message))")
    var definition = RuleDefinition(FrontMatterRule.self)
    definition.make = { _ in (made.0, []) }
    let source = SourceText(path: path, text)
    let format = try #require(ArticleReader.format(ofPath: path))
    return Linter.lint(
      article: try ArticleReader().read(source, format: format),
      rules: ResolvedRules([definition]), today: try #require(Day("2026-01-01")))
  }

  /// The same fields in the three formats; `{}` encloses the front matter of JSON.
  static let formats = [
    "---\ntags: boats\nimage:\n  alt: \"\"\n---\nx\n",
    "+++\ntags = \"boats\"\n[image]\nalt = \"\"\n+++\nx\n",
    "{\n\"tags\": \"boats\",\n\"image\": {\"alt\": \"\"}\n}\nx\n",
  ]

  @Test("YAML, TOML and JSON give the same findings, each at its place", arguments: formats)
  func everyFormat(_ text: String) throws {
    let found = try Self.findings(
      text,
      "schemas: [{files: 'posts/**', require: [title, image.alt, tags], types: {tags: list}}]")
    let start = text.first == "{" ? "0-1 {" : "0-3 " + text.prefix(3)
    let line = text.first == "-" ? "title: …" : text.first == "+" ? "title = …" : "\"title\": …"
    #expect(found.count == 3)
    #expect(
      found.first
        == "\(start)|The front matter lacks the required 'title'|add '\(line)'")
    #expect(
      found.dropFirst().map { $0.drop { $0 != " " }.dropFirst().prefix { $0 != "|" } } == [
        "boats", "\"\"",
      ])
    #expect(found.contains { $0.contains("|'tags' must be a list, not a string|") })
    #expect(found.contains { $0.contains("|The required 'image.alt' has no value") })
  }

  @Test(
    "Each type takes its own values and no others",
    arguments: [
      ("string", ["a", "'5'", "\"true\"", "2024-01-01", "yes", "Infinity"], ["5", "true", "[a]"]),
      ("list", ["[a]", "[]"], ["a", "{a: b}"]),
      (
        "date",
        [
          "2024-02-29", "2024-03-05 10:00:00 +0100", "'Jul 08 2022'", "2024-03-05T10:00:00.5Z",
          "5. März 2024", "03/04/2024",
        ], ["2023-02-29", "soon", "5", "[2024-01-01]", "2024-03-05 25:00"]
      ),
      ("number", ["5", "-1.5", "1e3"], ["'5'", "five", "nan", "[5]"]),
      ("boolean", ["true", "False"], ["'true'", "1", "maybe"]),
      ("map", ["{a: b}"], ["a", "[a]"]),
    ])
  func types(_ type: String, _ right: [String], _ wrong: [String]) throws {
    for value in right {
      let found = try Self.findings(
        "---\nkey: \(value)\n---\n", "schemas: {types: {key: \(type)}}")
      #expect(found == [], "\(value)")
    }
    for value in wrong {
      let found = try Self.findings(
        "---\nkey: \(value)\n---\n", "schemas: {types: {key: \(type)}}")
      #expect(found.count == 1, "\(value)")
    }
  }

  @Test("Values that are allowed and patterns hold for each item of a list, and for keys inside")
  func items() throws {
    let text = "---\ntags: [news, 'traval', Ünï]\nauthors:\n  - {id: ann}\n  - {id: B_o}\n---\n"
    let found = try Self.findings(
      text,
      "schemas: [{allowed: {tags: [news, travel]}, pattern: {authors.id: '^[a-z]+$', tags: '^\\w+$'}}]"
    )
    #expect(
      found == [
        "18-24 traval|'traval' is not an allowed value of 'tags'|did you mean 'travel'?",
        "27-32 Ünï|'Ünï' is not an allowed value of 'tags'|allowed values: news, travel",
        "66-69 B_o|'authors.id' does not match the required format|it must match the pattern ^[a-z]+$",
      ])
  }

  @Test("A key without a value is told at the key, a misspelled one by its neighbour")
  func missing() throws {
    #expect(
      try Self.findings("---\ntitle:\ndaet: 2024-01-01\n---\n", "schemas: {require: [title, date]}")
        == [
          "0-3 ---|The front matter lacks the required 'date'|is 'daet' misspelled?",
          "4-9 title|The required 'title' has no value|add one after the key",
        ])
  }

  @Test("A schema holds for the paths that it names; two that hold ask for a key once")
  func paths() throws {
    let options = "schemas: [{files: [posts/**, 'news/*.md'], require: title}, {require: title}]"
    #expect(try Self.findings("---\na: b\n---\n", options).count == 1)
    let only = "schemas: {files: 'posts/**', require: title}"
    #expect(try Self.findings("---\na: b\n---\n", only, path: "drafts/a.md") == [])
    #expect(
      try Self.findings("Text\n", only) == [
        "0-0 |This post has no front matter; its schema requires 'title'|"
          + "start the file with a line of three hyphens, the fields, and three hyphens again"
      ])
  }

  @Test("A pattern that runs away leaves the key unverified")
  func runaway() throws {
    let text = "---\nslug: \(String(repeating: "a", count: 60))!\n---\n"
    let options = "schemas: {pattern: {slug: '^(a+)+$'}}"
    let report = try Self.report(text, options)
    #expect(report.findings == [])
    #expect(report.unverified.map(\.rule) == ["front-matter"])
  }
}
