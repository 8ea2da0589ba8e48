// SPDX-License-Identifier: Apache-2.0

/// The metadata in the segments of a JPEG file: Exif and XMP in APP1, IIM in APP13. What an XMP packet of more than one
/// segment puts into the further ones is left alone.
enum JPEGMetadata {
  private static let mostSegments = 400
  private static let exif = "Exif\0\0"
  private static let xmp = "http://ns.adobe.com/xap/1.0/\0"
  private static let photoshop = "Photoshop 3.0\0"

  static func read(_ bytes: inout ImageBytes, _ blocks: inout MetadataBlocks) {
    guard bytes.big(2, at: 0) == 0xFFD8 else { return }
    var offset = 2
    for _ in 0..<mostSegments {
      bytes.step(to: offset, 64)
      while bytes.byte(offset) == 0xFF, bytes.byte(offset + 1) == 0xFF { offset += 1 }
      guard bytes.byte(offset) == 0xFF, let marker = bytes.byte(offset + 1) else { return }
      offset += 2
      switch marker {
      case 0x01, 0xD0...0xD7: continue
      case 0xD8, 0xD9, 0xDA: return
      default: break
      }
      guard let length = bytes.big(2, at: offset), length >= 2 else { return }
      let content = offset + 2..<offset + length
      if marker == 0xE1 {
        if bytes.has(exif, at: content.lowerBound), content.count > 6 {
          TIFFMetadata.read(&bytes, content.dropFirst(6), &blocks)
        } else if bytes.has(xmp, at: content.lowerBound), content.count > xmp.utf8.count {
          XMPMetadata.read(&bytes, content.dropFirst(xmp.utf8.count), &blocks)
        }
      } else if marker == 0xED, bytes.has(photoshop, at: content.lowerBound),
        content.count > photoshop.utf8.count
      {
        IIMMetadata.read(resources: &bytes, content.dropFirst(photoshop.utf8.count), &blocks)
      }
      offset += length
    }
  }
}
