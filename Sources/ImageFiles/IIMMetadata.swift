// SPDX-License-Identifier: Apache-2.0

/// The fields of IPTC-IIM that are read.
enum IIMField: Hashable {
  case byline
  case credit
  case source
  case copyright
}

/// Reads IPTC-IIM (IIM 4.2), which JPEG and TIFF files keep among Photoshop's resources.
enum IIMMetadata {
  private static let mostResources = 200
  private static let mostSets = 2000
  private static let largest = 64 * 1024
  private static let resource = 0x0404
  /// The mark of a data set.
  private static let mark: UInt8 = 0x1C
  /// `ESC % G`, as ISO 2022 announces UTF-8.
  private static let utf8: [UInt8] = [0x1B, 0x25, 0x47]

  /// Reads what the resources in `range` hold of it.
  static func read(
    resources bytes: inout ImageBytes, _ range: Range<Int>, _ blocks: inout MetadataBlocks
  ) {
    var offset = range.lowerBound
    for _ in 0..<mostResources where offset < range.upperBound {
      bytes.step(to: offset, 64)
      guard bytes.has("8BIM", at: offset), let id = bytes.big(2, at: offset + 4),
        let name = bytes.byte(offset + 6)
      else { return }
      // The name has its length in front, and both together an even number of bytes.
      let head = offset + 6 + (Int(name) + 2) / 2 * 2
      guard let size = bytes.big(4, at: head), size <= range.upperBound - head else { return }
      let content = head + 4..<head + 4 + size
      if id == resource { read(&bytes, content.clamped(to: range), &blocks) }
      offset = content.upperBound + size & 1
    }
  }

  /// Reads the data sets in `range`.
  static func read(
    _ bytes: inout ImageBytes, _ range: Range<Int>, _ blocks: inout MetadataBlocks
  ) {
    let data = bytes.bytes(range, most: largest)
    var isUTF8 = false
    var offset = 0
    for _ in 0..<mostSets where offset + 5 <= data.count && data[offset] == mark {
      let record = data[offset + 1]
      let set = data[offset + 2]
      let size = Int(data[offset + 3]) << 8 | Int(data[offset + 4])
      // A set of more than 32,767 bytes is none of those that are asked for.
      guard size < 0x8000, size <= data.count - offset - 5 else { return }
      let content = Array(data[offset + 5..<offset + 5 + size])
      offset += 5 + size
      if record == 1, set == 90 { isUTF8 = content == utf8 }
      guard record == 2, let field = field(set) else { continue }
      let text = Array(content.prefix(MetadataBlocks.longest))
      blocks.add(
        isUTF8 ? String(decoding: text, as: UTF8.self) : ByteText.decoded(text), field)
    }
  }

  private static func field(_ set: UInt8) -> IIMField? {
    switch set {
    case 80: .byline
    case 110: .credit
    case 115: .source
    case 116: .copyright
    default: nil
    }
  }
}
