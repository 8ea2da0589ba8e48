// SPDX-License-Identifier: Apache-2.0

import Patterns
import Testing

@Suite("Patterns")
struct PatternTests {
  @Test(
    "A pattern finds its first match, in bytes",
    arguments: [
      ("b+", "abbc", 1..<3), ("^[a-z0-9-]+$", "a-slug-2", 0..<8), ("é", "caféé", 3..<5),
      (#"\w+$"#, "¡olé", 2..<6), ("x*", "", 0..<0),
    ])
  func found(_ pattern: String, _ text: String, _ range: Range<Int>) throws {
    #expect(try Pattern(pattern).firstMatch(in: Array(text.utf8)) == range)
  }

  @Test("The end is the end of the text, not of a last line")
  func end() throws {
    #expect(try !Pattern("^[a-z]+$").matches("ab\n"))
    #expect(try Pattern("^[a-z]+$").matches("ab"))
  }

  @Test("A later match is found from a later start, and behind the end there is none")
  func from() throws {
    let pattern = try Pattern("a")
    let text = Array("a-a".utf8)
    #expect(try pattern.firstMatch(in: text, from: 1) == 2..<3)
    #expect(try pattern.firstMatch(in: text, from: 3) == nil)
    #expect(try Pattern("A", ignoresCase: true).firstMatch(in: text) == 0..<1)
  }

  @Test("What is wrong with a pattern is told in words, with its place")
  func broken() {
    #expect(
      throws: PatternProblem(message: "missing closing parenthesis", offset: 2)
    ) { try Pattern("(a") }
    #expect(throws: PatternProblem.self) { try Pattern("[z-a]") }
    #expect(throws: PatternProblem.self) { try Pattern(String(repeating: "a", count: 4001)) }
  }

  @Test("Bytes that are no UTF-8 match nothing and do no harm")
  func invalid() throws {
    #expect(try Pattern("b").firstMatch(in: [0xFF, 0x62]) == 1..<2)
    #expect(try Pattern("^.$").firstMatch(in: [0xFF]) == nil)
  }

  @Test("A pattern that runs away is given up")
  func bounded() throws {
    let text = Array(repeating: UInt8(ascii: "a"), count: 40) + [UInt8(ascii: "b")]
    #expect(throws: PatternLimitReached()) {
      try Pattern("^(a+)+$").firstMatch(in: text)
    }
  }

  @Test(
    "A group that takes no part in a match catches nothing, in front of others and behind them",
    arguments: [
      ("(a)|b", "b", [nil]), ("(a)|(b)", "b", [nil, 0..<1]), ("(a)|(b)", "a", [0..<1, nil]),
      ("(x)?(y)?z(w)?", "yz", [nil, 0..<1, nil]), ("(?:(a)|(b)|(c))d", "bd", [nil, 0..<1, nil]),
      ("a(b)?(?=(c))", "ac", [nil, 1..<2]), ("(?|(a)x|(b)y)(c)?", "by", [0..<1, nil]),
    ] as [(String, String, [Range<Int>?])])
  func groups(_ pattern: String, _ text: String, _ groups: [Range<Int>?]) throws {
    var found: [[Range<Int>?]] = []
    var budget = MatchBudget(bytes: text.utf8.count)
    try Pattern(pattern).forEachMatch(
      in: [(number: 0, bytes: Array(text.utf8))], withGroups: true, &budget
    ) { found.append($1.groups) }
    #expect(found == [groups])
  }

  /// All matches in `texts`, and whether the budget was enough.
  private func all(_ pattern: String, _ texts: [String]) throws -> (found: [String], isWhole: Bool)
  {
    let texts = texts.map { Array($0.utf8) }
    var budget = MatchBudget(bytes: texts.reduce(0) { $0 + $1.count })
    var found: [String] = []
    do {
      try Pattern(pattern).forEachMatch(
        in: texts.enumerated().map { (number: $0, bytes: $1) }, withGroups: false, &budget
      ) { text, match in found.append("\(text):\(match.range.lowerBound)") }
    } catch is PatternLimitReached {
      return (found, false)
    }
    return (found, true)
  }

  @Test(
    "A pattern that takes many steps in every text is given up for all of them together",
    arguments: [
      ("(a+)+$", "aaaaaaaaaaaaaaaaaaaaab"), ("^(a|a|a)+$", "aaaaaaaaaaaaaaaab"),
      ("(x+x+)+y", "xxxxxxxxxxxxxxxxxxxxxx y"),
      (#"(\w+\s?)+;"#, "abcdefghijklmnopqrstuvw!;"),
    ])
  func together(_ pattern: String, _ text: String) throws {
    let many = try all(pattern, Array(repeating: text + "!", count: 2000))
    #expect(!many.isWhole)
  }

  @Test(
    "A pattern that any house may use is never given up",
    arguments: [
      #"\b(\w+) \1\b"#, #"(?:\w+ )*boats?"#, "[^.]*harbour", #"\b\w+ly\b"#, "(?i)very|really",
      #"(?:\b[A-Za-z][\w'-]+ ){1,8}\(([A-Z]{3,5})s?\)"#, #"(?<!\.)\s{2,}"#, "^.*$",
    ])
  func honest(_ pattern: String) throws {
    let paragraph = String(
      repeating: "The boats leave the harbour at noon, and they come back quite quickly. ",
      count: 12)
    #expect(try all(pattern, Array(repeating: paragraph, count: 50)).isWhole)
    #expect(try all(pattern, [String(repeating: paragraph, count: 50)]).isWhole)
  }

  @Test("Matches are the same in a text that is looked at in parts")
  func parts() throws {
    let unit = String(repeating: "é word ", count: 500)
    let text = unit + "<" + unit + unit + unit + unit + unit + ">" + unit + "ende"
    #expect(text.utf8.count > 16_384)
    let bytes = Array(text.utf8)
    let open = try #require(bytes.firstIndex(of: UInt8(ascii: "<")))
    let close = try #require(bytes.firstIndex(of: UInt8(ascii: ">")))
    #expect(try Pattern("<[^>]*>").firstMatch(in: bytes) == open..<close + 1)
    #expect(try Pattern("(?<=d )ende$").firstMatch(in: bytes) == bytes.count - 4..<bytes.count)
    #expect(try Pattern("(?s)>.*$").firstMatch(in: bytes) == close..<bytes.count)
    #expect(try Pattern("wordy").firstMatch(in: bytes) == nil)
    #expect(try all("é", [text]).found.count == 3500)
  }

  @Test("A group that takes no part in a match has no place")
  func absentGroup() throws {
    var groups: [Range<Int>?] = []
    var budget = MatchBudget(bytes: 1)
    try Pattern("(a)?(b)|(c)").forEachMatch(
      in: [(number: 0, bytes: Array("b".utf8))], withGroups: true, &budget
    ) { groups = $1.groups }
    #expect(groups == [nil, 0..<1, nil])
  }

  @Test("All rules together may take the steps of two, and what one leaves is the next one's")
  func pool() throws {
    let pool = MatchPool(bytes: 1000)
    let own = MatchBudget(bytes: 1000).steps
    let text = Array((String(repeating: "a", count: 400) + "!").utf8)
    let pattern = try Pattern("(a+)+$")
    pool.spend(bytes: 1000) { #expect($0.steps == own) }
    for expected in [own, own, 0, 0] {
      pool.spend(bytes: 1000) { budget in
        #expect(budget.steps == expected)
        #expect(throws: PatternLimitReached.self) {
          _ = try pattern.firstMatch(in: text, &budget)
        }
        #expect(budget.steps == 0)
      }
    }
  }
}
