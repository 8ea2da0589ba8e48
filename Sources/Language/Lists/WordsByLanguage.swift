// SPDX-License-Identifier: Apache-2.0

/// Words and phrases by language: what a rule compares a text with. The data is in the languages'
/// own files.
package struct WordsByLanguage: Sendable {
  private let sets: [String: Set<String>]
  /// The phrases of all languages.
  package let all: Set<String>
  /// The length of the longest phrase, in bytes.
  package let longest: Int

  /// `lists` by primary language subtag (`en`), each phrase in lower case with single spaces.
  package init(_ lists: [String: [String]]) {
    sets = lists.mapValues { Set($0) }
    all = Set(lists.values.joined())
    longest = all.reduce(0) { max($0, $1.utf8.count) }
  }

  /// The list that `words` takes from each language; a language without it is left out.
  package init(_ words: (any LanguageData.Type) -> [String]) {
    var lists: [String: [String]] = [:]
    for language in Languages.all {
      let list = words(language)
      if !list.isEmpty { lists[language.tag] = list }
    }
    self.init(lists)
  }

  /// The languages that have a list, sorted.
  package var languages: [String] { sets.keys.sorted() }

  /// The phrases of `language`, a BCP 47 tag; those of English when it is `nil` or has no
  /// list.
  package func phrases(_ language: String?) -> Set<String> {
    LanguageTag.primary(language).flatMap { sets[$0] } ?? sets["en"] ?? []
  }

  /// Whether `phrase`, in lower case with single spaces, is in the list that ``phrases(_:)`` gives.
  package func contains(_ phrase: String, language: String?) -> Bool {
    phrases(language).contains(phrase)
  }

  /// `text` as the lists spell it: in lower case, with plain apostrophes, without what is
  /// around its letters and digits (a colon, an arrow, an emoji); `nil` when no letter or digit
  /// is in it.
  package static func folded(_ text: some StringProtocol) -> String? {
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    if let bytes = plainFolded(Array(text.utf8)) {
      return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: isWord), let last = scalars.lastIndex(where: isWord)
    else { return nil }
    let core = String(String.UnicodeScalarView(scalars[first...last])).lowercased()
    guard core.utf8.contains(where: { $0 >= 0x80 }) else { return core }
    return String(
      String.UnicodeScalarView(core.unicodeScalars.map { $0 == "\u{2019}" ? "'" : $0 }))
  }

  /// The same for text that is all ASCII, empty where no letter or digit is in it; `nil` for
  /// other text.
  private static func plainFolded(_ text: [UInt8]) -> [UInt8]? {
    func isWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    guard let first = text.firstIndex(where: isWord), let last = text.lastIndex(where: isWord)
    else { return [] }
    return text[first...last].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
