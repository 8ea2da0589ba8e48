// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Exports
import FrontMatter
import ImageFiles
import Linting
import RulePacks
import ValeStyles
import Rules
import Sites
import SourceText

/// Gives any bytes at all to what reads a site's other files, and runs what comes of them. The fuzzer and the tests of
/// its finds look through the same eyes.
package enum EngineProbe {
  /// What is wrong with how a WordPress export is read, and the posts in it.
  package static func export(_ input: [UInt8]) -> [String] {
    let source = SourceText(path: "export.xml", bytes: input)
    let export: WordPressExport
    do throws(WordPressExport.Problem) {
      export = try WordPressExport(source)
    } catch {
      return outside([error.range], source, "the problem '\(error.message)'")
    }
    var faults: [String] = []
    var end = 0
    for item in export.items {
      faults += outside([item.range], source, "the item \(item.name)")
      if item.range.start < end { faults.append("the item \(item.name) overlaps another") }
      end = item.range.end
      guard let (text, content) = export.text(of: item) else { continue }
      let own = SourceText(path: item.name, bytes: text.bytes)
      faults += outside([content], own, "the text of \(item.name)")
      faults += outside(
        stride(from: 0, through: own.count, by: max(1, own.count / 50)).map {
          text.place(ByteRange($0, own.count))
        }, source, "a place in \(item.name)")
      guard let reader = try? ArticleReader() else { continue }
      let article = reader.read(own, content: content, values: export.values(of: item, in: text))
      faults += lint(article, checks)
    }
    return faults
  }

  /// What is wrong with how settings are read, and with a post under them.
  package static func settings(_ input: [UInt8]) -> [String] {
    var loader = ConfigurationLoader(
      context, files: OneFile(path: "/site/.stet.yml", bytes: input),
      commandLine: CommandLineSettings(), root: "/", workingFolder: "/site")
    let resolved = loader.rules(for: "/site/posts/a.md")
    _ = loader.ignores("/site/posts/a.md")
    var faults: [String] = []
    for report in loader.reports {
      faults += outside(
        report.findings.map(\.range), report.source, "a mistake in \(report.path)")
    }
    guard loader.reports.isEmpty, let reader = try? ArticleReader(resolved.article),
      let day = Day(year: 2024, month: 2, day: 29)
    else { return faults }
    for sample in samples {
      let article = reader.read(sample.source, format: sample.format)
      let post = Linter.lint(article: article, rules: resolved, today: day)
      faults += outside(post.findings.map(\.range), sample.source, "a finding")
    }
    return faults
  }

  /// What is wrong with how a rule's page is read, and with its rule.
  package static func page(_ input: [UInt8]) -> [String] {
    let page = PackPage(path: "rules/house/own.md", bytes: input)
    let loaded = PackLoader().load([page])
    return outside(loaded.problems.map(\.range), page.source, "a problem of the page")
      + lintSamples(loaded.rules)
  }

  /// What is wrong with how a rule of a style of Vale is read, and with the rule.
  package static func style(_ input: [UInt8]) -> [String] {
    let path = "/styles/House/Rule.yml"
    let reading = ProjectStyles().read(
      "vale:styles/House", in: "/styles/House", OneFile(path: path, bytes: input), taken: [])
    guard let reading else { return [] }
    return (reading.notes + reading.mistakes).flatMap {
      outside($0.findings.map(\.range), $0.source, "a note")
    } + lintSamples(reading.pack.rules)
  }

  /// What is wrong with how a pattern for paths, the first line, matches the others.
  package static func glob(_ input: [UInt8]) -> [String] {
    let lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(16).map {
      String(decoding: $0.prefix(400), as: UTF8.self)
    }
    guard let pattern = lines.first else { return [] }
    var faults: [String] = []
    for text in lines.dropFirst() {
      for glob in [try? Glob(pattern), try? Glob(path: pattern)].compactMap(\.self)
      where glob.matches(text) && !glob.covers(text) {
        faults.append("'\(pattern)' matches '\(text)' and does not cover it")
      }
      // A return at its end is a part of the line's end already.
      if pattern.utf8.last == 0x0D { continue }
      let ignored = GitIgnore(SourceText(pattern))
      let inFile = GitIgnore(SourceText("\u{FEFF}" + pattern + "\r\n"))
      for isFolder in [true, false]
      where ignored.verdict(text, isFolder: isFolder) != inFile.verdict(text, isFolder: isFolder) {
        faults.append("'\(pattern)' means something else in a file of Windows")
      }
      let escaped = text.unicodeScalars.map { "\\" + String($0) }.joined()
      if let glob = try? Glob(escaped), !glob.matches(text) {
        faults.append("'\(escaped)' does not match what it spells")
      }
    }
    return faults
  }

  /// What is wrong with how the size of an image and what it says of its maker are read.
  package static func image(_ input: [UInt8]) -> [String] {
    imageSize(input) + imageMetadata(input)
  }

  private static func imageMetadata(_ input: [UInt8]) -> [String] {
    var faults: [String] = []
    for count in [input.count, input.count / 2] {
      var read = 0
      let bytes = ImageBytes(count: count) { offset, length in
        let part = input[min(offset, count)..<min(offset + length, count)]
        read += part.count
        return Array(part)
      }
      let found = ImageMetadata.read(bytes)
      if read > ImageBytes.most { faults.append("\(read) bytes were read") }
      if found.creators.count > 64 { faults.append("it has \(found.creators.count) creators") }
      let texts =
        found.creators + [
          found.credit, found.source, found.copyright, found.licence, found.statement,
          found.licensor, found.digitalSource,
        ]
      // Two copyrights in one are the longest text, and one byte may become a character of three.
      for text in texts where text.utf8.count > 6100 {
        faults.append("a text has \(text.utf8.count) bytes")
      }
      for text in texts where text.first?.isWhitespace ?? false {
        faults.append("a text begins with a blank")
      }
    }
    return faults
  }

  private static func imageSize(_ input: [UInt8]) -> [String] {
    func size(_ count: Int) -> ImageSize? {
      ImageHeader.size(
        of: ImageBytes(count: count) { offset, length in
          Array(input[min(offset, count)..<min(offset + length, count)])
        })
    }
    guard let whole = size(input.count) else { return [] }
    var faults: [String] = []
    // A drawing may not say how large it is.
    for side in [whole.width, whole.height]
    where !side.isFinite || side < 0 || side == 0 && !whole.isVector {
      faults.append("the size \(whole) is none")
    }
    _ = size(input.count / 2)
    return faults
  }

  // MARK: What all share

  private struct Sample: Sendable {
    var source: SourceText
    var format: DocumentFormat
    /// Read anew each time: what rules found out of an article is kept with it.
    var article: Article? { (try? ArticleReader())?.read(source, format: format) }

    init(_ path: String, _ format: DocumentFormat, _ text: String) {
      source = SourceText(path: path, text)
      self.format = format
    }
  }

  private static let samples: [Sample] = [
    Sample(
      "posts/a.md", .markdown,
      """
      ---
      title: A walk round the old harbour
      tags: [boats, HTB]
      ---

      # A walk

      We *utilize* the the ferry, e.g. at noon. NASA runs it &amp; the sea is grey.

      - One [click here](/boats "x")
      - Two

      > A ship in port is safe (HTB).

      ![A ferry](ferry.jpg)
      *Photo: Ann Lee / Harbour News*

      | a | b |
      |---|---|
      | ç | `d` |

      """),
    Sample(
      "posts/a.html", .html,
      """
      <article class=post><h1 id=t>A</h1><p>We <b>utilize</b> the the ferry.</p><ul><li><a href=/b>x</a></ul>
      <figure><img src=a.jpg alt=""><figcaption>Photo: Ann Lee</figcaption></figure><table><tr><td>a</table></article>
      """),
  ]

  private static let rules = RuleList.all
  private static let checks = made(rules)

  private static func made(_ rules: [RuleDefinition]) -> [(id: String, check: any Check)] {
    rules.map { ($0.id, $0.make([]).0) }
  }

  private static let context: ConfigurationContext = {
    let packs = PackLoader.embeddedPacks(besides: Set(rules.map(\.id)))
    var context = ConfigurationContext(rules: rules, packs: packs)
    context.packReader = ProjectStyles()
    return context
  }()

  /// Runs `rules` over the samples.
  private static func lintSamples(_ rules: [RuleDefinition]) -> [String] {
    let checks = made(rules)
    return samples.compactMap(\.article).flatMap { lint($0, checks) }
  }

  /// Runs `checks` over `article`.
  private static func lint(
    _ article: Article, _ checks: [(id: String, check: any Check)]
  ) -> [String] {
    guard let day = Day(year: 2024, month: 2, day: 29) else { return [] }
    return checks.flatMap { id, check in
      var report = RuleContext(rule: id, severity: .warning, today: day)
      check.check(article, &report)
      return outside(report.findings.map(\.range), article.source, "a finding of \(id)")
        + report.findings.flatMap { finding in
          outside(finding.fix?.edits.map(\.range) ?? [], article.source, "a fix of \(id)")
        }
    }
  }

  private static func outside(
    _ ranges: [ByteRange], _ source: SourceText, _ what: String
  ) -> [String] {
    ranges.filter { !source.wholeRange.contains($0) || $0.start > $0.end }.map {
      "\(what) is at \($0.start)..<\($0.end) of \(source.count) bytes"
    }
  }

  /// A file system that holds one file.
  private struct OneFile: FileAccess {
    let path: String
    let bytes: [UInt8]

    func read(_ path: String) -> FileContent {
      path == self.path ? .text(SourceText(path: path, bytes: bytes)) : .missing
    }

    func exists(_ path: String) -> Bool {
      path == self.path || self.path.hasPrefix(path == "/" ? path : path + "/")
    }

    func list(_ path: String) -> [String]? {
      guard exists(path), path != self.path else { return nil }
      let rest = self.path.dropFirst(path == "/" ? 1 : path.utf8.count + 1)
      return rest.split(separator: "/").first.map { [String($0)] } ?? []
    }
  }
}
