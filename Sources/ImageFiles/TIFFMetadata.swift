// SPDX-License-Identifier: Apache-2.0

/// The metadata in the first directory of TIFF data: that of a file, or of Exif in another one.
struct TIFFMetadata {
  private enum Tag {
    static let make = 0x010F
    static let model = 0x0110
    static let artist = 0x013B
    static let xmp = 0x02BC
    static let copyright = 0x8298
    static let iim = 0x83BB
    static let photoshop = 0x8649
  }

  private static let mostEntries = 400

  private let range: Range<Int>
  private let isBig: Bool

  /// Reads the TIFF data in `range`; `isFile` says that it is a whole file, which holds XMP and IIM, too.
  static func read(
    _ bytes: inout ImageBytes, _ range: Range<Int>, _ blocks: inout MetadataBlocks,
    isFile: Bool = false
  ) {
    let range = range.clamped(to: 0..<bytes.count)
    let isBig: Bool
    switch bytes.big(2, at: range.lowerBound) {
    case 0x4D4D: isBig = true
    case 0x4949: isBig = false
    default: return
    }
    TIFFMetadata(range: range, isBig: isBig).read(&bytes, &blocks, isFile)
  }

  private func number(_ size: Int, at offset: Int, _ bytes: inout ImageBytes) -> Int? {
    guard offset >= 0, range.count >= size, offset <= range.count - size else { return nil }
    let place = range.lowerBound + offset
    return isBig ? bytes.big(size, at: place) : bytes.little(size, at: place)
  }

  private func read(_ bytes: inout ImageBytes, _ blocks: inout MetadataBlocks, _ isFile: Bool) {
    guard number(2, at: 2, &bytes) == 42, let directory = number(4, at: 4, &bytes),
      let entries = number(2, at: directory, &bytes)
    else { return }
    var found: [(tag: Int, content: Range<Int>)] = []
    for index in 0..<min(entries, Self.mostEntries) {
      let entry = directory + 2 + index * 12
      guard let tag = number(2, at: entry, &bytes), let type = number(2, at: entry + 2, &bytes),
        let count = number(4, at: entry + 4, &bytes)
      else { break }
      guard isWanted(tag, isFile), let width = Self.width(type) else { continue }
      let size = count * width
      let start = size <= 4 ? entry + 8 : number(4, at: entry + 8, &bytes) ?? range.count
      guard size > 0, start < range.count else { continue }
      let first = range.lowerBound + start
      found.append((tag, first..<first + min(size, range.count - start)))
    }
    // Only now, since what the entries point to lies elsewhere.
    for (tag, content) in found { take(tag, content, &bytes, &blocks) }
  }

  private func isWanted(_ tag: Int, _ isFile: Bool) -> Bool {
    switch tag {
    case Tag.make, Tag.model, Tag.artist, Tag.copyright: true
    case Tag.xmp, Tag.iim, Tag.photoshop: isFile
    default: false
    }
  }

  /// The bytes of one value of a type.
  private static func width(_ type: Int) -> Int? {
    switch type {
    case 1, 2, 6, 7, 129: 1
    case 3, 8: 2
    case 4, 9: 4
    default: nil
    }
  }

  private func take(
    _ tag: Int, _ content: Range<Int>, _ bytes: inout ImageBytes, _ blocks: inout MetadataBlocks
  ) {
    switch tag {
    case Tag.xmp: XMPMetadata.read(&bytes, content, &blocks)
    case Tag.iim: IIMMetadata.read(&bytes, content, &blocks)
    case Tag.photoshop: IIMMetadata.read(resources: &bytes, content, &blocks)
    default:
      let text = bytes.bytes(content, most: MetadataBlocks.longest)
      // A photographer's and an editor's copyright are parted by a zero.
      let parts = text.split(separator: 0).prefix(2).compactMap {
        MetadataBlocks.clean(ByteText.decoded(Array($0)))
      }
      guard let first = parts.first else { return }
      switch tag {
      case Tag.artist where blocks.artists.isEmpty:
        blocks.artists = first.split(separator: ";").prefix(MetadataBlocks.mostValues).compactMap {
          MetadataBlocks.clean(String($0))
        }
      case Tag.copyright where blocks.copyright.isEmpty:
        blocks.copyright = parts.joined(separator: "\n")
      case Tag.make, Tag.model: blocks.hasCamera = true
      default: break
      }
    }
  }
}

/// Texts of unknown encoding.
enum ByteText {
  /// What Windows-1252 has from 0x80 to 0x9F.
  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// `bytes` as UTF-8 where they are UTF-8, else as Windows-1252. Hardly any other text passes for UTF-8.
  static func decoded(_ bytes: [UInt8]) -> String {
    // A text that was cut may end within a character.
    for cut in 0..<(bytes.count >= MetadataBlocks.longest ? 4 : 1) {
      if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) { return text }
    }
    var text = ""
    for byte in bytes {
      let value = (0x80...0x9F).contains(byte) ? windows[Int(byte) - 0x80] : UInt32(byte)
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
