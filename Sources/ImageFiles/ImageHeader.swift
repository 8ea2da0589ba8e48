// SPDX-License-Identifier: Apache-2.0

/// Reads from the first bytes of an image file how large the image is. What kind it is, its bytes tell, not its name.
package enum ImageHeader {
  /// The size of the image in `bytes`; `nil` when it is of no known kind or its header is damaged.
  package static func size(of bytes: ImageBytes) -> ImageSize? {
    var bytes = bytes
    return size(of: &bytes)
  }

  static func size(of bytes: inout ImageBytes) -> ImageSize? {
    raster(&bytes) ?? SVGHeader.size(&bytes)
  }

  private static func raster(_ bytes: inout ImageBytes) -> ImageSize? {
    guard let first = bytes.byte(0) else { return nil }
    switch first {
    case 0x89: return png(&bytes)
    case 0xFF: return JPEGHeader.size(&bytes)
    case UInt8(ascii: "G"): return gif(&bytes)
    case UInt8(ascii: "R"): return webP(&bytes)
    case 0: return AVIFHeader.size(&bytes)
    default: return nil
    }
  }

  /// The size of `width` by `height` pixels; `nil` where one of them is missing, 0 or absurd.
  static func pixels(_ width: Int?, _ height: Int?) -> ImageSize? {
    guard let width, let height, (1...1 << 24).contains(width), (1...1 << 24).contains(height)
    else { return nil }
    return ImageSize(width: Double(width), height: Double(height))
  }

  private static func png(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.big(4, at: 0) == 0x8950_4E47, bytes.big(4, at: 4) == 0x0D0A_1A0A,
      bytes.big(4, at: 8) == 13, bytes.has("IHDR", at: 12)
    else { return nil }
    return pixels(bytes.big(4, at: 16), bytes.big(4, at: 20))
  }

  private static func gif(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.has("GIF87a", at: 0) || bytes.has("GIF89a", at: 0) else { return nil }
    return pixels(bytes.little(2, at: 6), bytes.little(2, at: 8))
  }

  private static func webP(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) else { return nil }
    if bytes.has("VP8X", at: 12) {
      return pixels(
        bytes.little(3, at: 24).map { $0 + 1 }, bytes.little(3, at: 27).map { $0 + 1 })
    }
    if bytes.has("VP8L", at: 12) {
      guard bytes.byte(20) == 0x2F, let sides = bytes.little(4, at: 21) else { return nil }
      return pixels(sides & 0x3FFF + 1, sides >> 14 & 0x3FFF + 1)
    }
    guard bytes.has("VP8 ", at: 12), bytes.big(3, at: 23) == 0x9D012A else { return nil }
    return pixels(
      bytes.little(2, at: 26).map { $0 & 0x3FFF }, bytes.little(2, at: 28).map { $0 & 0x3FFF })
  }
}
