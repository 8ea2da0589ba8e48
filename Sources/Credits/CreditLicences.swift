// SPDX-License-Identifier: Apache-2.0

/// Licences as credits name them.
package enum CreditLicences {
  /// Words before a licence; what is before them is not part of it.
  private static let introductions = CreditPhrases([
    "is licensed under", "licensed under", "is licensed", "licensed", "reproduced under",
    "used under",
    "shared under", "released under", "available under", "published under", "under",
    "is marked with",
    "marked with", "reproduced", "is in the", "in the", "lizenziert unter", "unter", "lizenz",
    "licence",
    "license", "sous licence", "sous", "licencia", "bajo licencia", "bajo", "con licencia",
    "licenza",
    "con licenza", "licença", "sob licença", "licentie", "onder", "onder licentie", "лицензия",
  ])
  private static let fillers: Set<String> = [
    "a", "an", "the", "der", "einer", "une", "una", "la", ":", "(", "[", "\"", "“", "license",
    "licence", "lizenz", "terms", "of", "as", ",",
  ]
  private static let named: [(texts: [String], name: String)] = [
    (
      [
        "public domain", "public domain mark", "gemeinfrei", "domaine public", "dominio público",
        "pubblico dominio", "domínio público", "publiek domein", "домен", "公有领域", "パブリックドメイン",
      ], "public domain"
    ),
    (
      ["unsplash license", "unsplash licence", "unsplash-lizenz"], "Unsplash License"
    ),
    (["pexels license", "pexels licence", "pexels-lizenz"], "Pexels License"),
    (
      ["pixabay license", "pixabay licence", "pixabay content license"],
      "Pixabay Content License"
    ),
    (
      [
        "used with permission", "with permission", "used by permission", "by permission",
      ],
      "used with permission"
    ),
    (["creative commons zero", "cc zero"], "CC0"),
  ]
  private static let phrases = named.map { (CreditPhrases($0.texts), $0.name) }
  /// All of them in one, as most words open none.
  private static let anyPhrase = CreditPhrases(named.flatMap(\.texts))
  private static let elements: [String: String] = [
    "by": "BY", "sa": "SA", "nc": "NC", "nd": "ND", "attribution": "BY", "sharealike": "SA",
    "noncommercial": "NC", "noderivatives": "ND", "noderivs": "ND", "namensnennung": "BY",
  ]

  /// The licence that begins at `index`, maybe with words that introduce it; its tokens are those of the name.
  static func match(
    _ tokens: [CreditToken], at index: Int, end: Int
  ) -> (name: String, tokens: Range<Int>)? {
    if let found = name(tokens, at: index, end: end) {
      return (found.name, index..<index + found.count)
    }
    guard let count = introductions.match(tokens, at: index, end: end) else { return nil }
    var next = index + count
    let limit = min(end, next + 4)
    while next < limit {
      if let found = name(tokens, at: next, end: end) {
        return (found.name, next..<next + found.count)
      }
      guard fillers.contains(tokens[next].key) else { return nil }
      next += 1
    }
    return nil
  }

  /// The licence whose name begins at `index`, and the number of tokens of it.
  static func name(
    _ tokens: [CreditToken], at index: Int, end: Int
  ) -> (name: String, count: Int)? {
    guard index < end else { return nil }
    if anyPhrase.match(tokens, at: index, end: end) != nil {
      for (phrase, name) in phrases {
        if let count = phrase.match(tokens, at: index, end: end) { return (name, count) }
      }
    }
    let key = tokens[index].key
    if key == "creative", index + 1 < end, tokens[index + 1].key == "commons" {
      return creativeCommons(tokens, at: index, from: index + 2, pieces: [], end: end)
        ?? ("CC", 2)
    }
    guard key.utf8.starts(with: "cc".utf8) else { return nil }
    let pieces = key.split(separator: "-").map(String.init)
    guard pieces.first == "cc" || pieces.first == "cc0" else { return nil }
    if pieces.first == "cc0" {
      let hasVersion = index + 1 < end && tokens[index + 1].key == "1.0"
      return ("CC0", hasVersion ? 2 : 1)
    }
    if pieces.count == 1, index + 1 < end, tokens[index + 1].key == "0" { return ("CC0", 2) }
    return creativeCommons(
      tokens, at: index, from: index + 1, pieces: Array(pieces.dropFirst()), end: end)
  }

  /// The parts of a Creative Commons licence, in any order and spelling.
  private static func creativeCommons(
    _ tokens: [CreditToken], at index: Int, from first: Int, pieces: [String], end: Int
  ) -> (name: String, count: Int)? {
    var parts: [String] = []
    var version = ""
    func take(_ pieces: [String]) -> Bool {
      var parts = parts
      var version = version
      for piece in pieces {
        if let element = elements[piece] {
          if parts.contains(element) { return false }
          parts.append(element)
        } else if isVersion(piece), version.isEmpty {
          version = piece
        } else {
          return false
        }
      }
      return true
    }
    func add(_ pieces: [String]) {
      for piece in pieces {
        if let element = elements[piece] { parts.append(element) } else { version = piece }
      }
    }
    guard take(pieces) else { return nil }
    add(pieces)
    var last = first
    var next = first
    while next < end, next < first + 12 {
      let token = tokens[next]
      if token.kind == .mark {
        // A slash parts a licence from what follows it.
        guard ["-", ",", "–"].contains(token.key), parts.isEmpty || version.isEmpty else { break }
        next += 1
        continue
      }
      // The long names may be spelled with a hyphen ("Share-Alike").
      let joined = token.key.filter { $0 != "-" }
      let pieces =
        elements[joined] != nil
        ? [joined] : token.key.split(separator: "-").map(String.init)
      if !pieces.isEmpty, take(pieces) {
        add(pieces)
        last = next + 1
      } else if ["license", "licence", "lizenz", "international", "unported", "generic", "intl"]
        .contains(token.key)
      {
        last = next + 1
      } else {
        break
      }
      next += 1
    }
    guard !parts.isEmpty || !version.isEmpty else { return nil }
    let joined = parts.isEmpty ? "" : " " + parts.joined(separator: "-")
    return ("CC" + joined + (version.isEmpty ? "" : " " + version), last - index)
  }

  private static func isVersion(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 3 && (0x31...0x34).contains(bytes[0]) && bytes[1] == 0x2E
      && (0x30...0x39).contains(bytes[2])
  }

  /// The licence that an address of creativecommons.org stands for.
  package static func name(ofAddress address: String) -> String? {
    guard ImageSources.host(address) == "creativecommons.org" else { return nil }
    let path = address.lowercased().split(separator: "/").map(String.init)
    if let index = path.firstIndex(of: "publicdomain"), index + 1 < path.count {
      return path[index + 1] == "zero" ? "CC0" : "public domain"
    }
    guard let index = path.firstIndex(of: "licenses"), index + 1 < path.count else { return nil }
    let parts = path[index + 1].split(separator: "-").compactMap { elements[String($0)] }
    guard !parts.isEmpty else { return nil }
    let version = index + 2 < path.count && isVersion(path[index + 2]) ? " " + path[index + 2] : ""
    return "CC " + parts.joined(separator: "-") + version
  }

  /// The licence that `text` names and nothing else, as credits have it.
  package static func name(_ text: String) -> String? {
    let tokens = CreditText(text).tokens
    guard let found = name(tokens, at: 0, end: tokens.count), found.count == tokens.count else {
      return nil
    }
    return found.name
  }

  /// Whether the licence is one of Creative Commons that asks for attribution.
  static func asksForAttribution(_ name: String) -> Bool { name.hasPrefix("CC BY") }

  /// Whether the licence is one of Creative Commons with conditions, be it named in full or not.
  package static func isCreativeCommons(_ name: String) -> Bool {
    name == "CC" || name.hasPrefix("CC ")
  }

  /// Whether the address is that of a licence's text at Creative Commons.
  package static func isDeed(_ address: String) -> Bool { name(ofAddress: address) != nil }

  /// The address of the text of a licence of Creative Commons with a version.
  package static func deed(of name: String) -> String? {
    let parts = name.split(separator: " ")
    guard parts.count == 3, parts[0] == "CC", isVersion(String(parts[2])) else { return nil }
    return "https://creativecommons.org/licenses/\(parts[1].lowercased())/\(parts[2])/"
  }
}
