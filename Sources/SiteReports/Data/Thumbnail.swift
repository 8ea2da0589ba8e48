// SPDX-License-Identifier: Apache-2.0

/// A small picture that a page can hold in itself. Pictures that can carry a script (SVG) are none.
package struct Thumbnail: Hashable, Sendable {
  /// The largest picture that is taken in, and the most bytes of all of them.
  package static let largest = 40_000
  package static let mostInAll = 1_400_000

  let type: String
  let bytes: [UInt8]

  /// The picture in `bytes`, told by how it begins; empty for what is not one, or is too large.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.largest else { return nil }
    let kinds: [(start: [UInt8], type: String)] = [
      ([0x89, 0x50, 0x4E, 0x47], "png"), ([0xFF, 0xD8, 0xFF], "jpeg"),
      ([0x47, 0x49, 0x46, 0x38], "gif"),
    ]
    if let kind = kinds.first(where: { bytes.starts(with: $0.start) }) {
      type = kind.type
    } else if bytes.starts(with: [0x52, 0x49, 0x46, 0x46]),
      bytes.dropFirst(8).starts(with: [0x57, 0x45, 0x42, 0x50])
    {
      type = "webp"
    } else {
      return nil
    }
    self.bytes = bytes
  }

  package var size: Int { bytes.count }
}
