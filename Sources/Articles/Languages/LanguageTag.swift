// SPDX-License-Identifier: Apache-2.0

/// Language tags as BCP 47 shapes them.
package enum LanguageTag {
  /// Whether `tag` has the shape of one: letters, then parts of one to eight letters or digits, each behind a hyphen.
  package static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    guard let first = parts.first, (2...8).contains(first.count), first.allSatisfy(isLetter) else {
      return false
    }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.count)
        && part.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }
  }

  /// The primary subtag of a tag, in lower case: `de` of `de-AT` and of `de_AT`.
  package static func primary(_ tag: String?) -> String? {
    tag.map { String($0.lowercased().prefix { $0 != "-" && $0 != "_" }) }
  }
}

/// How the language of a post is known.
package enum LanguageOrigin: String, CaseIterable, Sendable {
  /// By the page's `lang` or the front matter.
  case declared
  /// By the configuration.
  case setting
  /// By the small words of its text.
  case guess
}
