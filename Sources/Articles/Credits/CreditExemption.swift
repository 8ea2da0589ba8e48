// SPDX-License-Identifier: Apache-2.0

import Documents
import Selectors
import SourceText

/// Images that need no credit: logos, avatars, icons, badges, charts, pixels, and examples in code or quotations.
enum CreditExemption {
  private static let kinds = ["logo", "avatar", "icon", "emoji", "smiley", "gravatar", "favicon"]
    .map { Array($0.utf8) }
  /// What services that draw a sign for a project have in their addresses, host or path.
  private static let badges = ["badge", "badges", "shields"].map { Array($0.utf8) }
  /// Smaller images are ornaments.
  private static let smallestSize = 100

  /// Whether `image` needs no credit.
  static func covers(_ image: Image, in document: Document) -> Bool {
    let address = image.address.utf8.map(lowercased)
    let path = address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    if path.suffix(4).elementsEqual(".svg".utf8) || address.starts(with: "data:".utf8)
      || address[...].contains(run: Array("gravatar.com".utf8))
    {
      return true
    }
    let parts = path.split(separator: UInt8(ascii: "/"))
    // A file's name may tell in one of its words; a folder is for nothing else.
    if let file = parts.last, holds(kinds, file) || holds(badges, path) { return true }
    if parts.dropLast().contains(where: { !$0.contains(where: isMark) && holds(kinds, $0) }) {
      return true
    }
    guard let node = image.anchor else { return false }
    if let index = document.attribute(node, .class),
      document.withValue(ofAttribute: index, { holds(kinds, $0) })
    {
      return true
    }
    for name in [Name.width, .height] {
      guard let text = document.value(node, name), !text.contains("%") else { continue }
      if let size = Int(text.prefix { $0.isNumber }), size < smallestSize { return true }
    }
    return document.closest(node) { ancestor in
      !document.elementClass(ancestor).isDisjoint(with: [.code, .quote])
    } != nil
  }

  private static func isMark(_ byte: UInt8) -> Bool { !(0x61...0x7A).contains(byte) }

  /// Whether one of the words of letters in `text` is one of `kinds`, alone or with an s.
  private static func holds(_ kinds: [[UInt8]], _ text: ArraySlice<UInt8>) -> Bool {
    text.split { !(0x61...0x7A).contains(lowercased($0)) }.contains { word in
      kinds.contains { kind in
        word.count >= kind.count && word.count <= kind.count + 1
          && zip(word, kind).allSatisfy { lowercased($0) == $1 }
          && (word.count == kind.count || lowercased(word[word.endIndex - 1]) == UInt8(ascii: "s"))
      }
    }
  }
}
