// SPDX-License-Identifier: Apache-2.0

import Foundation
import MarkdownReading
import SourceText
import TestKit
import Testing

/// An example of a specification.
struct SpecificationExample: Decodable {
  var markdown: String
  var html: String
  var example: Int
  var section: String
  var extensions: [String]?
}

@Suite("The specifications' own examples")
struct SpecificationTests {
  static func examples(_ name: String) throws -> [SpecificationExample] {
    let folder = try #require(Suites.folder)
    let bytes = try Suites.bytes(folder + "/markdown/" + name)
    return try JSONDecoder().decode([SpecificationExample].self, from: Data(bytes))
  }

  /// The examples that come out otherwise, printed and as their numbers.
  static func failures(
    _ examples: [SpecificationExample], _ dialect: (SpecificationExample) -> MarkdownDialect
  ) -> [Int] {
    var failed: [Int] = []
    for example in examples {
      let html = MarkdownReader.html(
        SourceText(example.markdown), dialect: dialect(example))
      if html != example.html {
        failed.append(example.example)
        print("\(example.example) \(example.section): \(example.markdown.debugDescription)")
        print("  wanted \(example.html.debugDescription)\n  got    \(html.debugDescription)")
      }
    }
    return failed
  }

  @Test(
    "All 652 examples of CommonMark 0.31.2 print as they should",
    .enabled(if: Suites.folder != nil, "the outside suites are not on this machine"))
  func commonMark() throws {
    let examples = try Self.examples("commonmark-0.31.2.json")
    #expect(examples.count == 652)
    #expect(Self.failures(examples) { _ in .commonmark } == [])
  }

  @Test(
    "All 671 examples of GFM 0.29 print as they should",
    .enabled(if: Suites.folder != nil, "the outside suites are not on this machine"))
  func gfm() throws {
    let examples = try Self.examples("gfm-0.29.json")
    #expect(examples.count == 671)
    let failures = Self.failures(examples) { example in
      // Each example names the extensions it is meant for; the others are off.
      var options = MarkdownDialect.gfm.options
      let named = example.extensions ?? []
      if !named.contains("table") { options.remove(.tables) }
      if !named.contains("strikethrough") { options.remove(.strikethrough) }
      if !named.contains("autolink") { options.remove(.autolinks) }
      if !named.contains("tagfilter") { options.remove(.tagFilter) }
      return MarkdownDialect(options: options)
    }
    #expect(failures == [])
  }
}
