// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import SourceText

extension ProseBlock {
  /// Whether most of its words begin with a capital, as in a list of names: it is none of what measures are made for.
  var isListOfNames: Bool {
    guard words.count >= Self.fewestNames else { return false }
    let bytes = text.bytes
    let capitals = words.count { word in
      let first = bytes[word.range.lowerBound]
      return (0x41...0x5A).contains(first)
    }
    return capitals * 10 > words.count * 6
  }

  private static var fewestNames: Int { 20 }
}
