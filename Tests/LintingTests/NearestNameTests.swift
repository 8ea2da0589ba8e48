// SPDX-License-Identifier: Apache-2.0

import Linting
import TestKit
import Testing

@Suite("The nearest name")
struct NearestNameTests {
  @Test(
    "The name with the fewest edits is the nearest, of several the first",
    arguments: [
      ("teh", ["ten", "the"], "ten"), ("imge-alt", ["image-alt", "image-file"], "image-alt"),
      ("ALT", ["alt"], "alt"), ("alt", ["ALT"], "ALT"), ("", ["a", ""], ""),
      ("xyzw", ["abcd"], nil), ("a", ["b"], "b"), ("", [], nil),
      ("heading-numbr-7", ["heading-number-8", "heading-number-7"], "heading-number-7"),
    ] as [(String, [String], String?)])
  func nearest(_ word: String, _ names: [String], _ expected: String?) {
    #expect(NearestName(names).nearest(to: word) == expected)
    #expect(Suggestion.nearest(to: word, among: names) == expected)
  }

  /// The optimal string alignment distance by the book.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var table = [[Int]](
      repeating: Array(0...right.count), count: left.count + 1)
    for i in 0...left.count {
      for j in 0...right.count {
        if i == 0 || j == 0 {
          table[i][j] = i + j
          continue
        }
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[left.count][right.count]
  }

  private static func word(_ generator: inout SeededGenerator) -> String {
    let length = Int(generator.next() % 12)
    return String(
      decoding: (0..<length).map { _ in UInt8(0x61 + generator.next() % 4) }, as: UTF8.self)
  }

  @Test("Any word has the neighbour that the whole table of distances gives it")
  func anyWord() {
    var generator = SeededGenerator(7)
    for _ in 0..<500 {
      let names = (0..<6).map { _ in Self.word(&generator) }
      let wanted = Self.word(&generator)
      let ranked = names.enumerated().map { number, name in
        (distance: Self.distance(Array(wanted.utf8), Array(name.utf8)), number: number, name: name)
      }.filter { $0.distance <= max(1, max(wanted.utf8.count, $0.name.utf8.count) / 3) }
      let best = ranked.min { ($0.distance, $0.number) < ($1.distance, $1.number) }
      #expect(NearestName(names).nearest(to: wanted) == best?.name, "\(wanted) among \(names)")
    }
  }

  @Test("Among very many names, one that differs at its end, its start or in one letter is found")
  func many() {
    let names = (0..<20_000).map { "part-\($0)-of-the-page" } + (0..<5_000).map { "note-\($0)" }
    let index = NearestName(names)
    #expect(index.nearest(to: "part-1234-of-the-pag") == "part-1234-of-the-page")
    #expect(index.nearest(to: "prt-1234-of-the-page") == "part-1234-of-the-page")
    #expect(index.nearest(to: "note-4321x") == "note-4321")
    #expect(index.nearest(to: "nothing like any of them") == nil)
  }
}
