// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Whose page an address of an image source is, and whether a name may be that person's.
package enum CreditProfiles {
  /// The account that `address`, a place at `source`, belongs to: `annlee` of `https://unsplash.com/@annlee`; `nil` when it tells none.
  package static func account(in address: String, of source: ImageSource) -> String? {
    let path = String(address.prefix { $0 != "?" && $0 != "#" })
    guard let scheme = path.utf8Range(of: "//") else { return nil }
    var parts = path[scheme.upperBound...].split(separator: "/").dropFirst().map {
      PercentCoding.decoded(String($0))
    }[...]
    // A language may be before it: `/de/@annlee`.
    if let first = parts.first, parts.count > 1, first.utf8.count == 2 || first.contains("-") {
      parts.removeFirst()
    }
    guard let first = parts.first else { return nil }
    if first.hasPrefix("@") { return String(first.dropFirst()) }
    let second = parts.dropFirst().first
    switch source.id {
    case "flickr": return ["photos", "people"].contains(first) ? second : nil
    case "pixabay": return first == "users" ? second : nil
    case "500px": return first == "p" ? second : nil
    case "freepik": return first == "author" ? second : nil
    case "wikimedia-commons", "wikipedia":
      for title in [first, second ?? ""] where title.lowercased().hasPrefix("user:") {
        return String(title.dropFirst("user:".count))
      }
      return nil
    case "deviantart", "artstation", "behance", "dribbble", "instagram", "twitter":
      return ["p", "art", "gallery", "status", "explore", "search"].contains(first) ? nil : first
    default: return nil
    }
  }

  /// Whether the account `account` may be that of a creator who is called `name`: they share a word, a longer run
  /// of letters or the initials, or one of them has no letters that can be compared.
  package static func mayBelong(_ account: String, to name: String) -> Bool {
    let handle = letters(account, \.plain)
    // Numbers, ids and names in other scripts tell nothing.
    guard handle.count >= 2,
      name.unicodeScalars.allSatisfy({ $0.value < 0x250 || !$0.properties.isAlphabetic })
    else { return true }
    return [\Base.plain, \Base.long].contains { spelling in
      let words = name.split { $0.isWhitespace || "-_.@/".contains($0) }
        .map { letters(String($0), spelling) }.filter { !$0.isEmpty }
      return words.isEmpty || mayBelong(handle, to: words)
    }
  }

  private static func mayBelong(_ handle: [UInt8], to words: [[UInt8]]) -> Bool {
    let whole = Array(words.joined())
    if handle.starts(with: whole) || whole.starts(with: handle) { return true }
    if words.contains(where: { $0.count >= 3 && contains(handle, $0) }) { return true }
    if words.count > 1, handle.elementsEqual(words.compactMap(\.first)) { return true }
    return sharesRun(handle, whole, of: 4)
  }

  /// The letters of `text` in lower case, those of Latin without their marks.
  private static func letters(_ text: String, _ spelling: KeyPath<Base, String>) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A: result.append(UInt8(scalar.value))
      case 0xC0...0x24F: result += (table[scalar.value]?[keyPath: spelling] ?? "").utf8
      default: break
      }
    }
    return result
  }

  /// How a letter with a mark is spelled without it.
  private struct Base {
    var plain: String
    /// With a second letter instead of the mark, as German and the Nordic languages have it.
    var long: String
  }

  private static let bases: [(letters: String, plain: String, long: String?)] = [
    ("àáâãāăą", "a", nil), ("å", "a", "aa"), ("ä", "a", "ae"), ("æ", "ae", nil),
    ("çćĉċč", "c", nil), ("ďđð", "d", nil), ("èéêëēĕėęě", "e", nil), ("ĝğġģ", "g", nil),
    ("ĥħ", "h", nil), ("ìíîïĩīĭįı", "i", nil), ("ĵ", "j", nil), ("ķ", "k", nil),
    ("ĺļľŀł", "l", nil), ("ñńņň", "n", nil), ("òóôõōŏő", "o", nil), ("öø", "o", "oe"),
    ("œ", "oe", nil), ("ŕŗř", "r", nil), ("śŝşšș", "s", nil), ("ß", "ss", nil),
    ("ţťŧț", "t", nil), ("þ", "th", nil), ("ùúûũūŭůűų", "u", nil), ("ü", "u", "ue"),
    ("ŵ", "w", nil), ("ýÿŷ", "y", nil), ("źżž", "z", nil),
  ]
  private static let table: [UInt32: Base] = {
    var table: [UInt32: Base] = [:]
    for (letters, plain, long) in bases {
      for scalar in letters.unicodeScalars {
        table[scalar.value] = Base(plain: plain, long: long ?? plain)
      }
    }
    return table
  }()

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    text[...].contains(run: part)
  }

  private static func sharesRun(_ left: [UInt8], _ right: [UInt8], of length: Int) -> Bool {
    guard left.count >= length, right.count >= length else { return false }
    let runs = Set((0...left.count - length).map { left[$0..<$0 + length] })
    return (0...right.count - length).contains { runs.contains(right[$0..<$0 + length]) }
  }
}
