// SPDX-License-Identifier: Apache-2.0

import Articles
import Foundation
import TestKit
import Testing
import WebAddresses

@Suite("The anchors of headings")
struct SlugTests {
  @Test(
    "Each dialect makes its own of one heading",
    arguments: [
      (SlugDialect.github, "Ferries & boats: 2024_edition!", "ferries--boats-2024_edition"),
      (.kramdown, "3. Ferries & boats: Überfahrt", "ferries--boats-berfahrt"),
      (.kramdown, "2024", "section"),
      (.kramdownGFM, "3. Ferries & Überfahrt", "3-ferries--überfahrt"),
      (.hugo, " Ferries & Überfahrt – 2_b ", "ferries--überfahrt--2_b"),
      (.hugo, "!?", "heading"),
      (.hugoASCII, "Ferries & Überfahrt, phở, ế, 漢", "ferries--uberfahrt-pho-e-"),
      (.hugoBlackfriday, "(Ferries & Überfahrt: 2)", "ferries-überfahrt-2"),
      (.python, "Ferries & boats - Überfahrt 2_b", "ferries-boats-uberfahrt-2_b"),
      (.python, "1. x !", "1-x"), (.python, "ß é", "e"), (.python, " - z -", "-z-"),
      (.python, "漢字", ""),
      (.github, "I ♥ unicode", "i--unicode"),
      (.github, "Привет мир", "привет-мир"),
    ])
  func slugs(_ dialect: SlugDialect, _ heading: String, _ slug: String) {
    #expect(dialect.slug(heading) == slug)
  }

  @Test(
    "Repeats are told apart as the dialect does",
    arguments: [
      (SlugDialect.github, ["a", "a", "a-1", "a"], ["a", "a-1", "a-1-1", "a-2"]),
      (.hugo, ["a", "a", "a-1", "a"], ["a", "a-1", "a-1-1", "a-2"]),
      (.kramdown, ["a", "a", "a-1", "a"], ["a", "a-1", "a-1", "a-2"]),
      (.kramdownGFM, ["A", "a", "a"], ["a", "a-1", "a-2"]),
      (.python, ["a", "a", "a_1", "a"], ["a", "a_1", "a_2", "a_3"]),
      (.python, ["!?", "!", "b_2", "b_2", "b"], ["_1", "_2", "b_2", "b_3", "b"]),
    ])
  func repeats(_ dialect: SlugDialect, _ headings: [String], _ anchors: [String]) {
    var counter = SlugCounter(dialect)
    #expect(headings.map { counter.anchor($0) } == anchors)
  }

  @Test("Hugo gives no heading an anchor that another spells itself")
  func reserved() {
    var counter = SlugCounter(.hugo)
    counter.reserve("a")
    #expect(counter.anchor("A") == "a-1")
  }

  @Test("github-slugger's own cases", .enabled(if: Suites.folder != nil, "no suites folder"))
  func githubSuite() throws {
    struct Case: Decodable {
      var name: String
      var input: String
      var expected: String
    }
    let bytes = try Suites.bytes(try #require(Suites.folder) + "/slugs/github.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(bytes))
    #expect(cases.count >= 78)
    var counter = SlugCounter(.github)
    for item in cases { #expect(counter.anchor(item.input) == item.expected, "\(item.name)") }
  }
}
