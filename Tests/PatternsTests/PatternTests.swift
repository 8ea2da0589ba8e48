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
    try Pattern(pattern).forEachMatch(in: [(0, Array(text.utf8))], withGroups: true) {
      found.append($1.groups)
    }
    #expect(found == [groups])
  }
}
