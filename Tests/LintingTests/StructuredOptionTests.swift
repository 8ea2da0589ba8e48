// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Linting
import Patterns
import SourceText
import Testing

@Suite("Options that hold lists of records and maps")
struct StructuredOptionTests {
  struct Record: RuleOptions {
    enum Kind: String, CaseIterable, OptionValue { case low, high }
    var files = PathPatterns()
    var names: [String] = []
    var kinds: [String: Kind] = [:]
    var shapes: [String: Pattern] = [:]
    static var table: [Option<Record>] {
      [
        Option(value: "files", \.files, "paths"), Option("names", \.names, "names"),
        Option("kinds", \.kinds, "kinds"), Option("shapes", \.shapes, "shapes"),
      ]
    }
  }

  struct Options: RuleOptions {
    var records: [Record] = []
    static var table: [Option<Options>] { [Option("records", \.records, "records")] }
  }

  static func read(_ yaml: String) throws -> (Options, [String]) {
    let source = SourceText(yaml)
    let value = try YAMLReader.read(source, in: source.wholeRange)
    let (options, mistakes) = Options.read((value.map ?? []).map { OptionEntry($0) })
    #expect(mistakes.allSatisfy { $0.key == "records" })
    return (options, mistakes.map { "\(source.string($0.range))|\($0.message)|\($0.help)" })
  }

  @Test("A list of records is read, and a single one is a list of one")
  func read() throws {
    let (options, mistakes) = try Self.read(
      "records: [{files: 'a/**', names: b, kinds: {x: low}, shapes: {y: '^z'}}, {}]")
    #expect(mistakes == [])
    #expect(options.records.count == 2)
    let first = try #require(options.records.first)
    #expect(first.files.cover("a/b/c.md"))
    #expect(!first.files.cover("b.md"))
    #expect(first.names == ["b"])
    #expect(first.kinds == ["x": .low])
    #expect(first.shapes["y"]?.source == "^z")
    #expect(options.records.last?.files.cover("b.md") == true)
    #expect(try Self.read("records: {names: [a]}").0.records.first?.names == ["a"])
  }

  @Test(
    "A mistake inside is told at its own place",
    arguments: [
      ("records: [{nmaes: a}]", "nmaes|unknown key 'nmaes' in 'records'|did you mean 'names'?"),
      (
        "records: [{kinds: {x: hihg}}]",
        "hihg|'kinds.x' must be one of: low, high|did you mean 'high'?"
      ),
      ("records: [{kinds: [low]}]", "[low]|'kinds' must be a map|write a map"),
      (
        "records: [{kinds: {x: low, x: high}}]",
        "x|'x' is set twice|keep one"
      ),
      (
        "records: [{shapes: {y: '(a'}}]",
        "'(a'|'(a' is not a valid pattern: missing closing parenthesis|the error is after '(a'"
      ),
      (
        "records: [{files: 'a{'}]",
        "'a{'|'a{' is not a valid path pattern: the '{' is never closed|write a pattern such as 'posts/archive/**'"
      ),
      ("records: [a]", "[a]|'records' must be a list of maps|write a list of maps"),
      (
        "records: [{names: [{a: b}]}]",
        "[{a: b}]|'names' must be a list of strings|write a list of strings"
      ),
    ])
  func mistakes(_ yaml: String, _ mistake: String) throws {
    #expect(try Self.read(yaml).1 == [mistake])
  }

  @Test("The type of a list of records describes its fields, for schemas")
  func described() throws {
    guard case .records(let fields) = try #require(Options.table.first).type else {
      Issue.record("the type is no list of records")
      return
    }
    #expect(fields.map(\.name) == ["files", "names", "kinds", "shapes"])
    #expect(
      fields.map(\.type) == [
        .texts, .texts, .map(.choice(["low", "high"])), .map(.pattern),
      ])
  }
}
