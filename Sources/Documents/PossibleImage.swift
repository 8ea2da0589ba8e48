// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Tells tags of generators and components that show an image from those that do not, by their names
/// and parameters alone: what they print is not known.
package enum PossibleImage {
  /// More bytes of a tag than these are not examined.
  private static let longestTag = 2000

  private static let names = [
    "img", "image", "figure", "picture", "photo", "gallery", "screenshot", "lightbox", "thumbnail",
    "carousel", "slideshow", "banner", "hero",
  ].map { Array($0.utf8) }
  private static let endings = FileExtensions.webImages.map { Array((".\($0)").utf8) }

  /// Whether the opaque `node` may show an image.
  package static func isLikely(_ node: NodeID, in document: Document) -> Bool {
    let range = document[node].head
    let bytes = document.source.bytes[range.indices].prefix(longestTag)
    guard bytes.count > 4, let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "{"): return opens(bytes) && holds(bytes)
    case UInt8(ascii: "<"):
      return bytes[bytes.startIndex + 1] != UInt8(ascii: "/") && holds(bytes)
    case UInt8(ascii: "!"): return holds(bytes, inName: false)
    default: return false
    }
  }

  /// Whether it is a tag that prints something: none of a formula, of comments or of conditions.
  private static func opens(_ bytes: ArraySlice<UInt8>) -> Bool {
    let second = bytes[bytes.startIndex + 1]
    return second == UInt8(ascii: "{") || second == UInt8(ascii: "%")
  }

  private static func holds(_ bytes: ArraySlice<UInt8>, inName: Bool = true) -> Bool {
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if lower.prefix(12).contains(UInt8(ascii: "/")), inName,
      lower.dropFirst(2).first(where: { $0 > 0x20 && $0 != 0x3C && $0 != 0x25 }) == 0x2F
    {
      return false
    }
    if inName, names.contains(where: { isWord($0, lower) }) { return true }
    if inName, find(Array("src".utf8), lower) { return true }
    return endings.contains { find($0, lower) }
  }

  /// Whether the tag's name, or the file that it includes, has `name` in it.
  private static func isWord(_ name: [UInt8], _ bytes: [UInt8]) -> Bool {
    let words = bytes.split(whereSeparator: { $0 <= 0x20 || [0x7B, 0x25, 0x3C, 0x3E].contains($0) })
    guard let first = words.first.map(Array.init) else { return false }
    if find(name, first) { return true }
    let include = Array("include".utf8)
    return first.starts(with: include) && words.count > 1 && find(name, Array(words[1]))
  }

  private static func find(_ word: [UInt8], _ bytes: [UInt8]) -> Bool {
    guard bytes.count >= word.count else { return false }
    return (0...(bytes.count - word.count)).contains { bytes[$0...].starts(with: word) }
  }
}
