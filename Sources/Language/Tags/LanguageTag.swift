// SPDX-License-Identifier: Apache-2.0

/// Language tags by the grammar of BCP 47 (RFC 5646), without the registry of names.
package enum LanguageTag {
  /// Old tags that do not follow the grammar and are well-formed all the same.
  private static let irregular: Set<String> = [
    "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux",
    "i-mingo", "i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl",
    "sgn-ch-de",
  ]

  /// Whether `tag` is well-formed. A language of 4 letters is reserved and one of 5 to 8 was never
  /// registered (`english`, `deutsch`), so these are none.
  package static func isWellFormed(_ tag: String) -> Bool {
    let tag = tag.lowercased()
    if irregular.contains(tag) { return true }
    var parts = Parts(
      tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...])
    if parts.next == "x" { return parts.takePrivateUse() && parts.isEmpty }
    guard parts.take({ $0.isAlphabetic && (2...3).contains($0.count) }) else { return false }
    var extended = 0
    while extended < 3, parts.take({ $0.isAlphabetic && $0.count == 3 }) { extended += 1 }
    parts.take { $0.isAlphabetic && $0.count == 4 }
    parts.take { ($0.isAlphabetic && $0.count == 2) || ($0.isNumeric && $0.count == 3) }
    var seen: Set<String> = []
    while let variant = parts.next, parts.take({ $0.isVariant }) {
      guard seen.insert(variant).inserted else { return false }
    }
    while let singleton = parts.next, singleton != "x",
      parts.take({ $0.isAlphanumeric && $0.count == 1 })
    {
      guard seen.insert(singleton).inserted,
        parts.take({ $0.isAlphanumeric && (2...8).contains($0.count) })
      else { return false }
      while parts.take({ $0.isAlphanumeric && (2...8).contains($0.count) }) {}
    }
    if parts.next == "x" { return parts.takePrivateUse() && parts.isEmpty }
    return parts.isEmpty
  }

  /// The primary subtag of a tag, in lower case: `de` of `de-AT` and of `de_AT`.
  package static func primary(_ tag: String?) -> String? {
    tag.map { tag in
      String(Substring(tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }))
        .lowercased()
    }
  }

  /// What is left of a tag.
  private struct Parts {
    private var rest: ArraySlice<Substring.UTF8View>

    init(_ rest: ArraySlice<Substring.UTF8View>) { self.rest = rest }

    var isEmpty: Bool { rest.isEmpty }
    var next: String? { rest.first.map { String(Substring($0)) } }

    /// Steps over the next part if `test` holds for it.
    @discardableResult
    mutating func take(_ test: (Substring.UTF8View) -> Bool) -> Bool {
      guard let first = rest.first, test(first) else { return false }
      rest.removeFirst()
      return true
    }

    /// Steps over `x` and what follows, at least one part.
    mutating func takePrivateUse() -> Bool {
      rest.removeFirst()
      var count = 0
      while take({ $0.isAlphanumeric && (1...8).contains($0.count) }) { count += 1 }
      return count > 0
    }
  }
}

/// How the language of a post is known.
package enum LanguageOrigin: String, CaseIterable, Sendable {
  /// By the page's `lang` or the front matter.
  case declared
  /// By the configuration.
  case setting
  /// By the letters of its text.
  case guess
}

extension Substring.UTF8View {
  fileprivate var isAlphabetic: Bool { allSatisfy { (0x61...0x7A).contains($0) } }
  fileprivate var isNumeric: Bool { allSatisfy { (0x30...0x39).contains($0) } }
  fileprivate var isAlphanumeric: Bool {
    allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }
  /// Five to eight letters or digits, or four that begin with a digit.
  fileprivate var isVariant: Bool {
    isAlphanumeric
      && ((5...8).contains(count) || (count == 4 && (first.map { $0 < 0x40 } ?? false)))
  }
}
