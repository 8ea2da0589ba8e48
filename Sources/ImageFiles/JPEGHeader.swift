// SPDX-License-Identifier: Apache-2.0

/// Steps from segment to segment of a JPEG file up to the frame's, which tells its size.
enum JPEGHeader {
  private static let mostSegments = 200
  private static let mostEntries = 200
  private static let orientationTag = 0x0112

  static func size(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.big(2, at: 0) == 0xFFD8 else { return nil }
    var offset = 2
    var isTurned: Bool?
    for _ in 0..<mostSegments {
      // Any number of fill bytes may be before a marker.
      while bytes.byte(offset) == 0xFF, bytes.byte(offset + 1) == 0xFF { offset += 1 }
      guard bytes.byte(offset) == 0xFF, let marker = bytes.byte(offset + 1) else { return nil }
      offset += 2
      switch marker {
      case 0x01, 0xD0...0xD7: continue
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        let height = bytes.big(2, at: offset + 3)
        let width = bytes.big(2, at: offset + 5)
        return isTurned ?? false
          ? ImageHeader.pixels(height, width) : ImageHeader.pixels(width, height)
      case 0xD8, 0xD9, 0xDA: return nil
      default: break
      }
      guard let length = bytes.big(2, at: offset), length >= 2 else { return nil }
      if marker == 0xE1, isTurned == nil {
        isTurned = orientation(&bytes, offset + 2..<offset + length).map { (5...8).contains($0) }
      }
      offset += length
    }
    return nil
  }

  /// The orientation in a segment with Exif data: 5 to 8 lie on their sides.
  private static func orientation(_ bytes: inout ImageBytes, _ segment: Range<Int>) -> Int? {
    guard segment.count > 14, bytes.has("Exif\0\0", at: segment.lowerBound) else { return nil }
    let base = segment.lowerBound + 6
    let isBig: Bool
    switch bytes.big(2, at: base) {
    case 0x4D4D: isBig = true
    case 0x4949: isBig = false
    default: return nil
    }
    func number(_ count: Int, _ offset: Int) -> Int? {
      guard offset >= segment.lowerBound, offset + count <= segment.upperBound else { return nil }
      return isBig ? bytes.big(count, at: offset) : bytes.little(count, at: offset)
    }
    guard number(2, base + 2) == 42, let directory = number(4, base + 4),
      let entries = number(2, base + directory)
    else { return nil }
    for index in 0..<min(entries, mostEntries) {
      let entry = base + directory + 2 + index * 12
      guard let tag = number(2, entry) else { return nil }
      if tag == orientationTag { return number(2, entry + 2) == 3 ? number(2, entry + 8) : nil }
    }
    return nil
  }
}
