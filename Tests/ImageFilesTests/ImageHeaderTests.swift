// SPDX-License-Identifier: Apache-2.0

import ImageFiles
import Testing

/// Headers put together byte by byte.
@Suite("The size of an image, by its first bytes")
struct ImageHeaderTests {
  static func size(_ bytes: [UInt8], count: Int? = nil) -> ImageSize? {
    ImageHeader.size(
      of: ImageBytes(count: count ?? bytes.count) { offset, length in
        Array(bytes.dropFirst(offset).prefix(length))
      })
  }

  static func big(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func little(_ value: Int, _ count: Int) -> [UInt8] { big(value, count).reversed() }

  // MARK: Files

  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13, 4) + Array("IHDR".utf8)
      + big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]
  }

  static func gif(_ width: Int, _ height: Int) -> [UInt8] {
    Array("GIF89a".utf8) + little(width, 2) + little(height, 2) + [0, 0, 0]
  }

  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(content.count + 2, 2) + content
  }

  static func frame(_ width: Int, _ height: Int, _ marker: UInt8 = 0xC0) -> [UInt8] {
    segment(marker, [8] + big(height, 2) + big(width, 2) + [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
  }

  static func exif(_ orientation: Int, isBig: Bool) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      isBig ? big(value, count) : little(value, count)
    }
    let entry = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
    let other = number(0x010F, 2) + number(2, 2) + number(4, 4) + [0x41, 0x42, 0x43, 0]
    return segment(
      0xE1,
      Array("Exif\0\0".utf8) + (isBig ? [0x4D, 0x4D] : [0x49, 0x49]) + number(42, 2) + number(8, 4)
        + number(2, 2) + other + entry + number(0, 4))
  }

  static func jpeg(_ segments: [UInt8]...) -> [UInt8] { [0xFF, 0xD8] + segments.joined() }

  static func webP(_ chunk: String, _ content: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + little(content.count + 12, 4) + Array("WEBP".utf8) + Array(chunk.utf8)
      + little(content.count, 4) + content
  }

  static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count + 8, 4) + Array(type.utf8) + content
  }

  static func avif(
    _ sizes: [(Int, Int)], turns: UInt8? = nil, main: [UInt8]? = nil, brand: String = "avif"
  ) -> [UInt8] {
    let version: [UInt8] = [0, 0, 0, 0]
    var properties = sizes.flatMap { box("ispe", version + big($0.0, 4) + big($0.1, 4)) }
    if let turns { properties += box("irot", [turns]) }
    let links = main.map {
      box("ipma", version + big(2, 4) + big(7, 2) + [1, 1] + big(1, 2) + [UInt8($0.count)] + $0)
    }
    let meta =
      version + box("hdlr", Array(repeating: 0, count: 24)) + box("pitm", version + big(1, 2))
      + box("iprp", box("ipco", properties) + (links ?? []))
    return box("ftyp", Array("mif1".utf8) + big(0, 4) + Array(brand.utf8) + Array("miaf".utf8))
      + box("free", [1, 2, 3]) + box("meta", meta) + box("mdat", [0])
  }

  static func svg(_ tag: String) -> [UInt8] { Array(tag.utf8) }

  @Test(
    "PNG, GIF, JPEG, WebP and AVIF tell their width and height",
    arguments: [
      ("png", png(1600, 900)), ("gif", gif(1600, 900)), ("jpeg", jpeg(frame(1600, 900))),
      ("progressive jpeg", jpeg(segment(0xE0, [1, 2]), frame(1600, 900, 0xC2))),
      ("jpeg with fill bytes", jpeg([0xFF, 0xFF, 0xFF], frame(1600, 900))),
      (
        "jpeg behind much metadata",
        jpeg(
          segment(0xE2, Array(repeating: 7, count: 65_000)),
          segment(0xE2, Array(repeating: 7, count: 65_000)), frame(1600, 900))
      ),
      ("upright jpeg", jpeg(exif(1, isBig: true), frame(1600, 900))),
      ("jpeg upside down", jpeg(exif(3, isBig: false), frame(1600, 900))),
      ("jpeg on its side", jpeg(exif(6, isBig: true), frame(900, 1600))),
      ("jpeg on its other side", jpeg(exif(8, isBig: false), frame(900, 1600))),
      (
        "lossy webp",
        webP("VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A] + little(1600, 2) + little(900 | 0x4000, 2))
      ),
      ("lossless webp", webP("VP8L", [0x2F] + little(1599 | 899 << 14, 4))),
      ("extended webp", webP("VP8X", [0x10, 0, 0, 0] + little(1599, 3) + little(899, 3))),
      ("avif", avif([(1600, 900)])),
      ("avif with a thumbnail first", avif([(160, 90), (1600, 900)], main: [0x82])),
      ("turned avif", avif([(900, 1600)], turns: 1, main: [1, 2])),
      ("avif turned twice", avif([(1600, 900)], turns: 2, main: [1, 2])),
    ])
  func sizes(_ name: String, _ bytes: [UInt8]) {
    #expect(Self.size(bytes) == ImageSize(width: 1600, height: 900), "\(name)")
  }

  @Test(
    "SVG tells its size by its attributes or its view box",
    arguments: [
      ("<svg width=\"120\" height='60px'>", 120.0, 60.0),
      ("<?xml version=\"1.0\"?>\n<!-- <svg width=\"1\"> -->\n<svg viewBox=\"0 0 30 15\">", 30, 15),
      ("<!DOCTYPE svg [ <!ENTITY a \">\"> ]><svg width=\"40\" viewBox=\"0,0,20,10\"/>", 40, 20),
      ("\u{FEFF}<svg height=\"1in\" viewBox=\"0 0 2 1\">", 192, 96),
      ("<svg:svg xmlns:svg=\"x\" width=\"100%\" height=\"100%\" viewBox=\"0 0 2 1\">", 2, 1),
      ("<svg xmlns=\"x\">", 0, 0),
    ])
  func drawings(_ text: String, _ width: Double, _ height: Double) {
    #expect(
      Self.size(Self.svg(text)) == ImageSize(width: width, height: height, isVector: true))
  }

  @Test(
    "What is damaged, cut off or something else has no size",
    arguments: [
      [], [0x89], Array("hello, world".utf8), Array("<html><svg width=1></svg>".utf8),
      Array("<svg width=\"10".utf8), Array("<!-- never closed".utf8), png(0, 900),
      png(1600, 1 << 31), Array(png(1600, 900).prefix(20)), gif(1600, 0),
      jpeg([0xFF, 0xD9]), jpeg([0xFF, 0xDA, 0, 4, 1, 1]), jpeg([0xFF, 0xE0, 0, 0]),
      jpeg([0xFF, 0xE0, 0xFF, 0xFF]), jpeg(frame(1600, 0)),
      webP("VP8 ", [0x10, 0, 0, 1, 2, 3, 0, 0, 0, 0]), webP("ALPH", [0, 0, 0, 0]),
      avif([]), avif([(1600, 900)], brand: "mp42"),
      // A box that says that it is smaller than its own head, and one that is larger than the file.
      box("ftyp", Array("avif".utf8) + big(0, 4)) + big(4, 4) + Array("meta".utf8),
      box("ftyp", Array("avif".utf8) + big(0, 4)) + big(1, 4) + Array("meta".utf8)
        + Array(repeating: 0xFF, count: 8),
    ])
  func damaged(_ bytes: [UInt8]) {
    #expect(Self.size(bytes) == nil)
  }

  @Test("Orientation is read only inside its segment, whatever the offsets say")
  func hostileExif() {
    for offset in [0, 7, 0xFFFF_FFFF, 0x7FFF_FFFF] {
      let content =
        Array("Exif\0\0".utf8) + [0x4D, 0x4D, 0, 42] + Self.big(offset, 4)
        + Array(repeating: 0xFF, count: 12)
      let bytes = Self.jpeg(Self.segment(0xE1, content), Self.frame(1600, 900))
      #expect(Self.size(bytes) == ImageSize(width: 1600, height: 900))
    }
  }

  @Test(
    "A file of endless segments, boxes or text costs a bounded number of bytes",
    arguments: [
      [0xFF, 0xE0, 0x10, 0x00], [0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65],
      Array("<!-- -->".utf8), [0xFF],
    ])
  func bounded(_ piece: [UInt8]) {
    var read = 0
    for head in [[0xFF, 0xD8], Self.box("ftyp", Array("avif".utf8) + Self.big(0, 4)), []] {
      let size = ImageHeader.size(
        of: ImageBytes(count: 1 << 40) { offset, length in
          read += length
          return (offset..<offset + length).map {
            $0 < head.count ? head[$0] : piece[($0 - head.count) % piece.count]
          }
        })
      #expect(size == nil)
    }
    #expect(read < 4 << 20)
  }
}
