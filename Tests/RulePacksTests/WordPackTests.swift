// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Linting
import SourceText
import TestKit
import Testing

/// The lists of words and phrases that come with the program.
@Suite("The packs of words")
struct WordPackTests {
  /// The names of the packs that hold lists of words.
  static let packs = ["empathetic", "inclusive", "newsroom", "plain-words", "stock-phrases"]

  private func findings(_ id: String, in path: String) throws -> [String] {
    let source = SourceText(
      path: path, bytes: try Suites.bytes(Suites.packageRoot + "/samples/" + path))
    let format = ArticleReader.format(ofPath: path) ?? .markdown
    let article = try ArticleReader().read(source, format: format)
    let rule = try #require(Example.packs.flatMap(\.rules).first { $0.id == id })
    return RulePacksTests.report(rule, article).findings.map { source.string($0.range) }
  }

  @Test(
    "The seed article leans on worn phrases, told once, and leaves nobody out",
    arguments: [
      "empathy.txt", "html/the-role-of-empathy-in-building-connections/index.html",
      "markdown/posts/the-role-of-empathy-in-building-connections.md",
    ])
  func seed(_ path: String) throws {
    #expect(try findings("stock-phrases", in: path) == ["in someone else’s shoes"])
    #expect(try findings("inclusive-language", in: path) == [])
    #expect(try findings("suicide-reporting", in: path) == [])
  }

  /// The front matter of the page, line by line.
  private func lines(of rule: RuleDefinition, in pack: String) throws -> [Substring] {
    let bytes = try Suites.bytes(Suites.packageRoot + "/rules/\(pack)/\(rule.id).md")
    let page = String(decoding: bytes, as: UTF8.self)
    let parts = page.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    return try #require(parts.dropFirst().first).split(separator: "\n")
  }

  @Test("There are 150 worn phrases and more")
  func size() throws {
    let pack = try #require(Example.packs.first { $0.name == "stock-phrases" })
    let rule = try #require(pack.rules.first)
    #expect(try lines(of: rule, in: pack.name).count { $0.hasPrefix("  - ") } >= 150)
  }

  @Test("No list names a word or phrase twice", arguments: packs)
  func noneTwice(_ name: String) throws {
    let pack = try #require(Example.packs.first { $0.name == name })
    for rule in pack.rules {
      var seen: Set<String> = []
      for line in try lines(of: rule, in: name) where line.hasPrefix("  ") {
        let entry = line.hasPrefix("  - ") ? line[...] : line.prefix { $0 != ":" }
        if line.hasPrefix("  /") || line.hasPrefix("  #") { continue }
        #expect(seen.insert(entry.lowercased()).inserted, "\(rule.id):\(entry)")
      }
    }
  }
}
