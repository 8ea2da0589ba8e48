// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// A text that patterns are run on, and where it is.
struct ValeUnit: Sendable {
  /// The text as patterns see it.
  let bytes: [UInt8]
  let scopes: ValeScope
  /// The key of the front matter that it is the value of.
  let key: String?
  /// What it is a part of, and where it begins there.
  private let whole: MappedText
  private let offset: Int

  init(_ text: MappedText, _ scopes: ValeScope, key: String? = nil) {
    bytes = text.bytes
    whole = text
    offset = 0
    self.scopes = scopes
    self.key = key
  }

  private init(_ unit: ValeUnit, _ range: Range<Int>, _ scopes: ValeScope) {
    bytes = Array(unit.bytes[range])
    whole = unit.whole
    offset = unit.offset + range.lowerBound
    self.scopes = scopes
    key = unit.key
  }

  /// The bytes `range` as a text of their own.
  func part(_ range: Range<Int>, _ scopes: ValeScope) -> ValeUnit {
    ValeUnit(self, range, scopes)
  }

  /// The source bytes of the text bytes `range`.
  func source(_ range: Range<Int>) -> ByteRange {
    whole.source(range.lowerBound + offset..<range.upperBound + offset)
  }

  /// Its runs, each with its bytes here and its source bytes.
  var parts: [MappedText.Part] {
    whole.pieces(in: offset..<offset + bytes.count).map { part in
      var part = part
      part.bytes = part.bytes.lowerBound - offset..<part.bytes.upperBound - offset
      return part
    }
  }

  /// Adds it to `text` with its places in `source`.
  func append(to text: inout MappedText, of source: SourceText) {
    for part in whole.pieces(in: offset..<offset + bytes.count) {
      if part.isVerbatim {
        text.append(run: part.source, of: source)
      } else {
        text.append(whole.bytes[part.bytes], for: part.source)
      }
    }
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether the source spells the bytes `range` as they are read.
  func isPlain(_ range: Range<Int>) -> Bool {
    var end: Int?
    for part in whole.pieces(in: range.lowerBound + offset..<range.upperBound + offset) {
      guard part.isVerbatim, end == nil || end == part.source.start else { return false }
      end = part.source.end
    }
    return true
  }
}
