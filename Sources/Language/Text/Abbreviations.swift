// SPDX-License-Identifier: Apache-2.0

/// Words that are written with a full stop; in lower case, without it.
package enum Abbreviations {
  /// A name or a clause follows them: they never end a sentence that goes on.
  static let neverLast = Languages.words { $0.abbreviations }

  /// A number follows them; without one they are words ("No. That is wrong.").
  static let beforeNumbers = Languages.words { $0.abbreviationsBeforeNumbers }

  /// They may end a sentence: they do when a word that opens sentences follows.
  static let mayBeLast = Languages.words { $0.abbreviationsThatMayEnd }

  /// Words that open sentences, in lower case.
  package static let openers = Languages.words { $0.sentenceOpeners }

  /// What follows an ordinal in languages that write one with a full stop ("3. Oktober").
  static let afterOrdinals = Languages.words { $0.wordsAfterOrdinals }

  /// Whether `text` ends in a full stop that belongs to its last word: one with a full stop inside ("U.S."), an
  /// initial, an abbreviation, or a number or single word that is all of it ("1.").
  package static func end(_ text: Substring) -> Bool {
    guard text.utf8.last == UInt8(ascii: ".") else { return false }
    let word = text.dropLast().unicodeScalars.reversed().prefix {
      $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    guard let last = word.first, last != "." else { return false }
    if word.contains(".") { return word.contains { $0.properties.isAlphabetic } }
    let isAll = word.count == text.unicodeScalars.count - 1
    if isAll,
      word.allSatisfy({ $0.properties.numericType != nil || "IVXLC".unicodeScalars.contains($0) })
    {
      return true
    }
    if word.count == 1 { return last.properties.isUppercase }
    let folded = String(String.UnicodeScalarView(word.reversed())).lowercased()
    return folded == "etc" || folded == "usw" || neverLast.contains(folded)
      || mayBeLast.contains(folded)
  }
}
