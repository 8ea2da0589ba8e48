// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText

/// One thing that readers get of a post: a stretch of text, the start or the end of an element, a
/// value of its front matter. Two posts with equal tokens show the same.
struct ContentToken: Hashable, Sendable {
  /// What it is; in the order in which a difference is reported.
  enum Kind: UInt8, CaseIterable, Sendable {
    case link
    case image
    case heading
    case code
    case opaque
    case definition
    case frontMatter
    case comment
    case text
    case element
    case end

    /// What would be changed, as messages name it.
    var name: String {
      switch self {
      case .link: "a link"
      case .image: "an image"
      case .heading: "a heading"
      case .code: "code"
      case .opaque: "a shortcode, a formula or an expression"
      case .definition: "a link definition"
      case .frontMatter: "the front matter"
      case .comment: "a comment"
      case .text: "other words"
      case .element, .end: "other markup"
      }
    }
  }

  var kind: Kind
  var hash: UInt64
}

/// A hash of 64 bits of bytes that come one by one (FNV-1a).
struct ByteHash: Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  /// How many bytes there were.
  private(set) var count = 0

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    count += 1
  }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// Adds `text` and a byte that ends it.
  mutating func add(_ text: String) {
    add(text.utf8)
    add(0xFF)
  }
}
