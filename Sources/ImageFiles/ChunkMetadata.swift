// SPDX-License-Identifier: Apache-2.0

/// The metadata in the chunks of a PNG file: `eXIf`, and XMP in an `iTXt` that is not compressed.
enum PNGMetadata {
  private static let mostChunks = 2000
  private static let keyword = "XML:com.adobe.xmp\0"

  static func read(_ bytes: inout ImageBytes, _ blocks: inout MetadataBlocks) {
    guard bytes.big(4, at: 0) == 0x8950_4E47, bytes.big(4, at: 4) == 0x0D0A_1A0A else { return }
    var offset = 8
    for _ in 0..<mostChunks {
      bytes.step(to: offset, 8)
      guard let length = bytes.big(4, at: offset), bytes.byte(offset + 7) != nil,
        length <= bytes.count - offset
      else { return }
      let content = offset + 8..<offset + 8 + length
      if bytes.has("IEND", at: offset + 4) { return }
      if bytes.has("eXIf", at: offset + 4) {
        TIFFMetadata.read(&bytes, content, &blocks)
      } else if bytes.has("iTXt", at: offset + 4), bytes.has(keyword, at: content.lowerBound),
        let start = text(&bytes, content)
      {
        XMPMetadata.read(&bytes, start..<content.upperBound, &blocks)
      }
      // A check sum is after each chunk.
      offset = content.upperBound + 4
    }
  }

  /// Where the text begins, after the keyword, the compression, a language and the keyword in that language.
  private static func text(_ bytes: inout ImageBytes, _ chunk: Range<Int>) -> Int? {
    var offset = chunk.lowerBound + keyword.utf8.count
    guard bytes.byte(offset) == 0 else { return nil }
    offset += 2
    for _ in 0..<2 {
      for _ in 0..<200 where bytes.byte(offset) != 0 { offset += 1 }
      guard bytes.byte(offset) == 0 else { return nil }
      offset += 1
    }
    return offset < chunk.upperBound ? offset : nil
  }
}

/// The metadata in the chunks of a WebP file: `EXIF` and `XMP `.
enum WebPMetadata {
  private static let mostChunks = 2000

  static func read(_ bytes: inout ImageBytes, _ blocks: inout MetadataBlocks) {
    guard bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) else { return }
    var offset = 12
    for _ in 0..<mostChunks {
      bytes.step(to: offset, 8)
      guard let length = bytes.little(4, at: offset + 4), length <= bytes.count - offset else {
        return
      }
      let content = offset + 8..<offset + 8 + length
      if bytes.has("EXIF", at: offset) {
        // Some programs put JPEG's mark in front.
        let mark = bytes.has("Exif\0\0", at: content.lowerBound) ? 6 : 0
        TIFFMetadata.read(&bytes, content.dropFirst(mark), &blocks)
      } else if bytes.has("XMP ", at: offset) {
        XMPMetadata.read(&bytes, content, &blocks)
      }
      offset = content.upperBound + length & 1
    }
  }
}
