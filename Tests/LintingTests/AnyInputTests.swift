// SPDX-License-Identifier: Apache-2.0

import Configuration
import Documents
import LintKit
import Linting
import SourceText
import Testing

/// Texts put together from `pieces` by a fixed sequence of numbers.
private func texts(_ pieces: [String], count: Int, length: Int) -> [String] {
  var state: UInt64 = 99
  func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
  return (0..<count).map { _ in
    (0..<next(length) + 1).map { _ in pieces[next(pieces.count)] }.joined()
  }
}

@Suite struct AnyInputTests {
  @Test("Any pattern is read or refused, and matches or does not")
  func patterns() {
    let pieces = [
      "*", "**", "/", "?", "[", "]", "!", "{", "}", ",", "\\", "a", "-", "é", "[:alpha:]",
    ]
    for text in texts(pieces, count: 3000, length: 12) {
      for glob in [try? Glob(text), try? Glob(path: text), try? Glob(text, hasBraces: false)] {
        _ = glob?.matches("a/b")
        _ = glob?.covers("é/a-a/b")
      }
      _ = GitIgnore(SourceText(text)).verdict("a/b", isFolder: true)
    }
  }

  @Test("Any comment in any place is judged, and its fixes lead to an end")
  func suppressions() throws {
    let pieces = [
      "<!-- stet ", "image-alt", " -->", "X ", "Y", "\n", "\n\n", "<!--", "stet-begin ",
      "stet-end ",
      ",", ": why", " until 2020-01-01", " until ", "-->", "<p data-stet=", "'", ">", "</p>", "> ",
      "- ", "{/* stet ", " */}", "é", "\r\n",
    ]
    for text in texts(pieces, count: 1500, length: 14) {
      let format: DocumentFormat = text.contains("<p") ? .html : .markdown
      _ = try Fixing.fix(SourceText(text), format, safety: .offer) { source in
        let findings = try lint(source.string(source.wholeRange)).findings
        #expect(findings.allSatisfy { $0.range.end <= source.count })
        return findings
      }
    }
  }

  @Test("Any configuration is read or refused at a place inside it")
  func configurations() {
    let pieces = [
      "extends: ", "rules:", "overrides:", "ignore: ", "article: ", "site: ", "\n", "\n  ", "- ",
      "[",
      "]", "{", "}", "image-alt", ": ", "off", "files: ", "'", "recommended", ".stet.yml", ", ",
      "#",
      "root: ", "max-words: ", "*", "&a ", "*a ", "../x", "\u{FEFF}", "é",
    ]
    for text in texts(pieces, count: 3000, length: 16) {
      var loader = loader(["/r/.stet.yml": text])
      _ = loader.rules(for: "/r/posts/a.md")
      for report in loader.reports {
        #expect(report.findings.allSatisfy { $0.range.end <= report.source.count })
      }
    }
  }
}
