// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import SourceText

extension Article {
  /// The offer to write the address `new` at each of `ranges`, which hold `old`; `nil` where the source spells that
  /// with escapes, or the new one would need some.
  func readdressing(_ ranges: [ByteRange], from old: String, to new: String) -> Fix? {
    let special = "\"'<>&\\()[]{}|` \n"
    guard !ranges.isEmpty, !new.isEmpty,
      ranges.allSatisfy({ source.bytes[$0.indices].elementsEqual(old.utf8) }),
      !new.utf8.contains(where: { special.utf8.contains($0) || $0 < 0x20 })
    else { return nil }
    return Fix(
      "Link to '\(new)'", .offer, changing: .addresses, ranges.sorted().map { Edit($0, new) })
  }
}
