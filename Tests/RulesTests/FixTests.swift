// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Fixes
import Foundation
import Linting
import Rules
import SourceText
import TestKit
import Testing

/// What fixes leave alone: outside of the blocks that a fix's edits reach from and to, every piece
/// of text, every image and every other leaf of the tree stays, in the same elements, at its place
/// less what the edits moved.
@Suite("All fixes together change nothing but what they mend")
struct FixTests {
  /// A leaf of the tree outside of all fixes.
  struct Leaf: Equatable, CustomStringConvertible {
    var start: Int
    var path: [String]
    var text: String
    var description: String { "\(start) \(path.joined(separator: " > ")) '\(text)'" }
  }

  /// Lints, fixes a round, compares, and goes on until nothing is left to fix; the number of fixes.
  static func mend(_ source: SourceText, rules: ResolvedRules) throws -> Int {
    let format = try #require(ArticleReader.format(ofPath: source.path))
    let today = try #require(Day("2024-03-01"))
    var current = source
    var applied = 0
    for round in 1...11 {
      let article = try ArticleReader().read(current, format: format)
      let findings = Linter.lint(article: article, rules: rules, today: today).findings
      let fixes = Fixer.round(of: findings, in: current, safety: .offer)
      if fixes.isEmpty { return applied }
      #expect(round <= 10, "\(source.path): fixing comes to no end")
      applied += fixes.count
      let mended = try #require(current.applying(fixes.flatMap(\.edits)))
      let after = try ArticleReader().read(mended, format: format).document
      compare(article.document, after, fixes.map(\.edits))
      current = mended
    }
    return applied
  }

  static func compare(_ before: Document, _ after: Document, _ fixes: [[Edit]]) {
    let edits = fixes.flatMap { $0 }
    /// How far the edits that `isBefore` picks move what follows.
    func shift(_ isBefore: (ByteRange) -> Bool) -> Int {
      edits.reduce(0) { sum, edit in
        isBefore(edit.range) ? sum + edit.text.utf8.count - edit.range.count : sum
      }
    }
    let reaches = fixes.map { reach(of: $0, in: before) }
    let moved = reaches.map { reach in
      ByteRange(
        reach.start + shift { $0.start < reach.start }, reach.end + shift { $0.end <= reach.end })
    }
    let left = leaves(before, outside: reaches) { offset in offset + shift { $0.end <= offset } }
    let right = leaves(after, outside: moved) { $0 }
    guard left != right else { return }
    let first = zip(left, right).first { $0 != $1 }
    Issue.record(
      """
      \(before.source.path): the fixes at \(edits.map(\.range)) change more than they mend: \
      \(left.count) leaves become \(right.count), first \(String(describing: first))
      """)
  }

  /// From the start of the block in which the first edit stands to the end of the one of the last.
  static func reach(of fix: [Edit], in document: Document) -> ByteRange {
    let hull = fix.dropFirst().reduce(fix[0].range) { $0.union($1.range) }
    if document.format == .markdown { return paragraphs(around: hull, in: document.source) }
    let blocks: Set<String> = [
      "p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "figure", "figcaption",
      "blockquote", "pre", "div", "ul", "ol", "body",
    ]
    func block(_ offset: Int) -> ByteRange {
      var best: ByteRange?
      for index in document.nodes.indices where document.nodes[index].kind == .element {
        let range = document.range(NodeID(index))
        guard range.start <= offset, offset <= range.end,
          blocks.contains(document.spelling(NodeID(index)))
        else { continue }
        if best.map({ range.count < $0.count }) ?? true { best = range }
      }
      return best ?? ByteRange(at: offset)
    }
    return hull.union(block(hull.start)).union(block(hull.end))
  }

  /// `range` and what stands before and behind it up to blank lines.
  private static func paragraphs(around range: ByteRange, in source: SourceText) -> ByteRange {
    let lines = LineIndex(source)
    func isBlank(_ line: Int) -> Bool {
      source.bytes[lines.range(ofLine: line).indices].allSatisfy {
        [0x20, 0x09, 0x3E].contains($0)
      }
    }
    var first = lines.line(at: range.start)
    var last = lines.line(at: range.end)
    while first > 1, !isBlank(first - 1) { first -= 1 }
    while last < lines.lineCount, !isBlank(last + 1) { last += 1 }
    return lines.range(ofLine: first).union(lines.range(ofLine: last))
  }

  static func leaves(
    _ document: Document, outside reaches: [ByteRange], _ moved: (Int) -> Int
  ) -> [Leaf] {
    func isOutside(_ range: ByteRange) -> Bool {
      !reaches.contains { range.start < $0.end && $0.start < range.end || $0.contains(range) }
    }
    var leaves: [Leaf] = []
    for index in document.nodes.indices.dropFirst() {
      let node = NodeID(index)
      guard document.firstChild(node).isNone, isOutside(document.range(node)) else { continue }
      if document.kind(node) == .text, document.isBlank(node) { continue }
      var path: [String] = []
      var current = document.kind(node) == .element ? node : document.parent(node)
      while !current.isNone, current != .document {
        var step = document.spelling(current)
        for attribute in document.attributeIndices(current)
        where isOutside(document.attributes[attribute].valueRange) {
          let name = document.names.spelling(document.attributes[attribute].name)
          step += " \(name)=\(document.value(ofAttribute: attribute))"
        }
        path.append(step)
        current = document.parent(current)
      }
      leaves.append(
        Leaf(
          start: moved(document.range(node).start), path: path.reversed(),
          text: document.kind(node) == .element ? "" : document.text(of: node)))
    }
    return leaves
  }

  static let rules = ResolvedRules(RuleList.all)

  @Test(
    "A fix that changes more than its own block is noticed",
    arguments: [
      ("post.html", "<p>One.</p><h2>Two</h2><p>Three.</p>", ByteRange(11, 15), "<div>"),
      ("post.html", "<p>One.</p><!-- x --><p>Two.</p><p>Three.</p>", ByteRange(11, 21), "<!--"),
      ("post.md", "One.\n\nTwo.\n\n    Three.\n", ByteRange(6, 6), "- "),
      ("post.md", "One.\n\nTwo.\n\nThree.\n", ByteRange(6, 6), "```\n"),
    ])
  func isNoticed(_ path: String, _ text: String, _ range: ByteRange, _ wrong: String) throws {
    let source = SourceText(path: path, text)
    let edit = Edit(range, wrong)
    let format = try #require(ArticleReader.format(ofPath: path))
    let mended = try #require(source.applying([edit]))
    let before = try ArticleReader().read(source, format: format).document
    let after = try ArticleReader().read(mended, format: format).document
    withKnownIssue { Self.compare(before, after, [[edit]]) }
  }

  @Test("On every example of every rule", arguments: ExampleTests.Case.flagged)
  func examples(_ item: ExampleTests.Case) throws {
    let rules = ResolvedRules(
      RuleList.all.filter { $0.id != item.rule.id } + [try item.definition()])
    let around = "The first words of a post, said before anything else.\n\n"
    let html = "<p>The first words of a post.</p>\n"
    var texts = [item.example.text]
    if item.bodyStart == 0, !item.isPage {
      texts.append(
        item.example.format == .html
          ? "<div>\n" + html + item.example.text + html + "</div>\n"
          : around + item.example.text + "\n" + around)
    }
    if let quoted = item.quoted { texts.append(quoted.text) }
    for text in texts { _ = try Self.mend(item.source(text), rules: rules) }
  }

  @Test("On all examples of a format one behind the other", arguments: ["post.md", "post.html"])
  func examplesTogether(_ path: String) throws {
    let format = try #require(ArticleReader.format(ofPath: path))
    let text = ExampleTests.Case.flagged
      .filter { $0.example.format == format && $0.bodyStart == 0 && !$0.isPage }
      .map(\.example.text).joined(separator: "\n\n")
    let applied = try Self.mend(SourceText(path: path, text), rules: Self.rules)
    #expect(applied > 4)
  }

  @Test("On the samples")
  func samples() throws {
    #expect(try Self.mendFiles(below: Suites.packageRoot + "/samples", every: 1) > 10)
  }

  @Test(
    "On real posts", .enabled(if: RealPosts.archives != nil, "the shared folder is not here"))
  func realPosts() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "stet-posts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    for archive in RealPosts.archives ?? [] {
      let unpack = Process()
      unpack.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      unpack.arguments = ["tar", "-xzf", archive, "-C", folder.path]
      try unpack.run()
      unpack.waitUntilExit()
    }
    #expect(try Self.mendFiles(below: folder.path, every: 25) > 20)
  }

  /// Mends every so many files below `folder`, in memory; the number of fixes.
  static func mendFiles(below folder: String, every stride: Int) throws -> Int {
    let all = FileManager.default.subpaths(atPath: folder) ?? []
    let posts = all.filter { ArticleReader.format(ofPath: $0) != nil }.sorted()
    var applied = 0
    for (index, path) in posts.enumerated() where index % stride == 0 {
      let bytes = try Suites.bytes(folder + "/" + path)
      guard String(validating: bytes, as: UTF8.self) != nil else { continue }
      applied += try mend(SourceText(path: path, bytes: bytes), rules: rules)
    }
    return applied
  }
}

/// The archives of real posts beside the suites.
enum RealPosts {
  static let archives: [String]? = Suites.folder.flatMap { suites in
    let folder = suites + "/../corpus"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let archives = names.filter { $0.hasSuffix(".tar.gz") }.sorted().map { folder + "/" + $0 }
    return archives.isEmpty ? nil : archives
  }
}
