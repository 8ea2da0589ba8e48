// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText

extension PackPost {
  /// A fix that writes `replacement` for `match`; `nil` where markup or an entity is inside it.
  func replacing(_ match: TextMatch, with replacement: String, _ safety: FixSafety?) -> Fix? {
    guard let safety, isPlain(match) else { return nil }
    let range = texts[match.text].mapped.source(match.range)
    return Fix(
      "Write '\(replacement)'", safety, [Edit(range, replacement)])
  }

  /// Whether the source spells `match` as readers see it, but for white space.
  private func isPlain(_ match: TextMatch) -> Bool {
    let text = texts[match.text].mapped
    let bytes = article.source.bytes
    var end: Int?
    for part in text.pieces(in: match.range) {
      if let end, end != part.source.start { return false }
      end = part.source.end
      if part.isVerbatim { continue }
      guard text.bytes[part.bytes].elementsEqual([0x20]),
        bytes[part.source.indices].allSatisfy({ $0 <= 0x20 })
      else { return false }
    }
    return true
  }
}

/// Writing one word in the case of another.
package enum WordCase {
  /// `replacement` written like `found`: with a capital where `found` has one, all in capitals where
  /// it is. One that has a capital of its own stays.
  package static func adapt(_ replacement: String, to found: String) -> String {
    guard !replacement.contains(where: \.isUppercase), let first = found.first else {
      return replacement
    }
    let letters = found.filter(\.isLetter)
    if letters.count > 1, letters.allSatisfy(\.isUppercase) { return replacement.uppercased() }
    return first.isUppercase ? capitalized(replacement) : replacement
  }

  /// `text` with a capital in front.
  package static func capitalized(_ text: String) -> String {
    (text.first?.uppercased() ?? "") + text.dropFirst()
  }
}
