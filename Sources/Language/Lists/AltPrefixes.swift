// SPDX-License-Identifier: Apache-2.0

/// The words that say of an alt text only that it describes an image, per language.
package enum AltPrefixes {
  /// What may be before them.
  package static let openers = WordsByLanguage { $0.altOpeners }

  /// The words themselves, with the preposition or the verb before what is seen.
  package static let prefixes = WordsByLanguage { $0.altPrefixes }

  /// The most words that a prefix and what is before it have.
  private static let mostWords = 6

  /// How many bytes of `alt` only say that it describes an image, in `language` or by one of `additional`.
  package static func length(in alt: String, language: String?, further: [String] = []) -> Int? {
    let own = prefixes.phrases(language)
    let ends = wordEnds(alt)
    var longest: Int?
    for start in [0] + ends where start == 0 || isOpener(alt, start, language) {
      for end in ends where end > start {
        let phrase = folded(alt, start, end)
        if own.contains(phrase) || further.contains(where: { $0.lowercased() == phrase }) {
          longest = max(longest ?? 0, end)
        }
      }
      if longest != nil { break }
    }
    return longest
  }

  private static func isOpener(_ alt: String, _ end: Int, _ language: String?) -> Bool {
    openers.contains(folded(alt, 0, end), language: language)
  }

  /// Where the first words of `alt` end: before a blank or a colon, after an apostrophe, at the end.
  private static func wordEnds(_ alt: String) -> [Int] {
    var ends: [Int] = []
    var offset = 0
    var isInWord = false
    for scalar in alt.unicodeScalars {
      let next = offset + UTF8.width(scalar)
      if ends.count == mostWords { return ends }
      if scalar == "'" || scalar == "’" {
        ends.append(next)
        isInWord = false
      } else if scalar == ":" || scalar.properties.isWhitespace {
        if isInWord { ends.append(offset) }
        isInWord = false
      } else {
        isInWord = true
      }
      offset = next
    }
    return isInWord ? ends + [offset] : ends
  }

  /// A stretch of `alt` as the lists spell it.
  private static func folded(_ alt: String, _ start: Int, _ end: Int) -> String {
    let bytes = Array(alt.utf8)[start..<end]
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.properties.isWhitespace {
        if !text.isEmpty, text.last != " " { text += " " }
      } else {
        text.unicodeScalars.append(scalar == "’" ? "'" : scalar)
      }
    }
    return text.lowercased()
  }
}
