// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The language of a text, by its script and, where languages share one, by its letters.
///
/// Debian has two libraries for this. CLD2 (libcld2) has had no release since 2015, comes without
/// pkg-config and without a static library, refuses text with control characters, and was sure of
/// 35 of 60 Russian and 55 of 60 Chinese samples. libexttextcat reads its tables from files at run
/// time; trigrams by its tables alone told Norwegian from Danish in 26 of 60 samples. The tables
/// here hold the 300 most frequent trigrams of a language, and the same integers give the same
/// answer everywhere.
///
/// Croatian, Bosnian and Serbian in Latin letters are one language to letter statistics (`hr`), and
/// so are Norway's two (`no`), and Indonesian and Malay (`id`).
package struct LanguageGuess {
  /// About so many words are read, spread over the post; more change no guess.
  package static let mostWords = 150
  /// With fewer lower-case words, text in Latin letters is too short to identify.
  private static let fewestWords = 18
  /// Of a text with so many words a language should be known; where none is, it is unclear.
  private static let clearWords = 40
  /// What a letter costs that a language does not have, in 64ths of a natural logarithm.
  private static let foreignLetter = 256

  private let profiles = LetterProfiles.shared
  private var tallies = LetterTallies()
  private var trigrams = 0
  private var scores = [Int](repeating: 0, count: LetterProfiles.shared.count)
  /// Words that begin with a letter, and those of them in lower case with blanks or marks around.
  private var words = 0
  private var plainWords = 0
  /// What is between blanks, and what of it looks like code: `a.b`, `f(x)`, `==`.
  private var tokens = 0
  private var codeTokens = 0
  private var token: [UInt32] = []

  private let mostWords: Int

  /// A guess by about `words` words.
  package init(words: Int = Self.mostWords) { mostWords = words }

  /// Whether enough was read.
  package var isFull: Bool { words >= mostWords * 3 / 2 || tallies.total >= mostWords * 25 }

  /// Reads one block of text.
  package mutating func read(_ bytes: [UInt8]) {
    let span = bytes.span
    var index = 0
    token.removeAll(keepingCapacity: true)
    while index < span.count {
      let (code, length) = UTF8Reading.decode(span, at: index, end: span.count)
      index += length
      if code == 0x20 || code > 0x7F && ProseCharacter.of(code) == .space {
        close()
        if isFull { return }
      } else {
        token.append(code)
      }
    }
    close()
  }

  /// Reads the word that is complete.
  private mutating func close() {
    defer { token.removeAll(keepingCapacity: true) }
    if token.isEmpty { return }
    tokens += 1
    if looksLikeCode { codeTokens += 1 }
    guard let first = token.firstIndex(where: Self.isLetter),
      let last = token.lastIndex(where: Self.isLetter)
    else { return }
    let opens = token[..<first].allSatisfy { !Self.isCodeMark($0) && !Self.isDigit($0) }
    let closes = token[(last + 1)...].allSatisfy { !Self.isCodeMark($0) && !Self.isDigit($0) }
    words += 1
    var isPlain = opens && closes
    for index in first...last {
      let code = token[index]
      if Self.isLetter(code) {
        tallies.note(code)
        if isPlain, Self.isCapital(code) { isPlain = false }
      } else if isPlain, !Self.isJoiner(code) {
        isPlain = false
      }
    }
    tallies.noteWordEnd(token[last])
    guard isPlain else { return }
    plainWords += 1
    var start = first
    for index in first...last where !Self.isLetter(token[index]) {
      count(start..<index)
      start = index + 1
    }
    count(start..<(last + 1))
  }

  private var looksLikeCode: Bool {
    var isBehindLetter = false
    for (index, code) in token.enumerated() {
      if code < 0x80, Self.isCodeMark(code) { return true }
      if isBehindLetter {
        if code == 0x28 { return true }
        if code == 0x2E || code == 0x3A, index + 1 < token.count, Self.isLetter(token[index + 1]) {
          return true
        }
      }
      isBehindLetter = Self.isLetter(code)
    }
    return false
  }

  /// Counts the trigrams of the letters `range` of the word, with a blank on both sides.
  private mutating func count(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var key: UInt64 = 0x20
    for index in range {
      tallies.noteLetter(token[index])
      key = (key << 21 | UInt64(token[index])) & LetterProfiles.keyMask
      if index > range.lowerBound {
        trigrams += 1
        profiles.add(key, to: &scores)
      }
    }
    key = (key << 21 | 0x20) & LetterProfiles.keyMask
    trigrams += 1
    if range.count > 1 || key >> 42 != 0 { profiles.add(key, to: &scores) }
  }

  /// The language that the text is in; `nil` where the evidence is thin or fits two alike.
  package var language: String? {
    guard let script = tallies.script, !script.hasBlanks || codeTokens * 6 < tokens else {
      return nil
    }
    if let only = script.language { return tallies.total >= 20 ? only : nil }
    switch script {
    case .han: return tallies.total >= 20 ? tallies.eastAsian : nil
    case .hangul: return tallies.total >= 20 && tallies.isKorean(words: words) ? "ko" : nil
    case .latin, .cyrillic:
      let fewest = script == .latin ? Self.fewestWords : 12
      guard plainWords >= fewest, plainWords * 5 >= words * 2 else { return nil }
    default:
      guard plainWords >= 12 else { return nil }
    }
    return best(script)
  }

  /// Whether so much was read that a language should be known, and none is.
  package var isUnclear: Bool {
    guard language == nil, tallies.total > 0 else { return false }
    return tallies.script != .latin || words >= Self.clearWords
  }

  /// Whether the guess rests on so many words that it can contradict what someone declared.
  package var isSure: Bool { plainWords >= 60 || tallies.script != .latin && tallies.total >= 120 }

  private func best(_ script: Script) -> String? {
    var best = (score: Int.min, language: -1)
    var second = Int.min
    let used = tallies.usedLetters
    for language in 0..<profiles.count where profiles.scripts[language] == script {
      var score = scores[language]
      if let letters = profiles.letters[language] {
        for letter in used where !letters[letter.place] {
          score -= letter.count * Self.foreignLetter
        }
      }
      if score > best.score {
        second = best.score
        best = (score, language)
      } else if score > second {
        second = score
      }
    }
    guard best.language >= 0, best.score >= trigrams * 16,
      second == Int.min || best.score - second >= max(64, trigrams / 6)
    else { return nil }
    return profiles.tags[best.language]
  }

  private static func isLetter(_ code: UInt32) -> Bool {
    if code < 0x80 { return ProseCharacter.isLetter(ascii: UInt8(code)) }
    switch ProseCharacter.of(code) {
    case .letter, .ideograph, .mark: return true
    default: return false
    }
  }

  private static func isDigit(_ code: UInt32) -> Bool { (0x30...0x39).contains(code) }

  private static func isJoiner(_ code: UInt32) -> Bool {
    code == 0x27 || code == 0x2D || code == 0x2019
  }

  /// Marks that are next to words in code and addresses, not in prose.
  private static func isCodeMark(_ code: UInt32) -> Bool {
    switch code {
    case 0x23...0x26, 0x2A, 0x2B, 0x2F, 0x3C...0x3E, 0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func isCapital(_ code: UInt32) -> Bool {
    if code < 0x80 { return (0x41...0x5A).contains(code) }
    if (0xC0...0xDE).contains(code) || (0x400...0x42F).contains(code) { return true }
    if code < 0x100 || (0x430...0x45F).contains(code) || code >= 0x600 && code < 0x1E00 {
      return false
    }
    return Unicode.Scalar(code)?.properties.isUppercase ?? false
  }
}
