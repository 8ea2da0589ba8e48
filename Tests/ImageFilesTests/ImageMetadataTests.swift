// SPDX-License-Identifier: Apache-2.0

import ImageFiles
import Testing

/// Files put together byte by byte; `make image-metadata` compares more of them with exiftool.
@Suite("What an image file says of its maker")
struct ImageMetadataTests {
  typealias Files = ImageHeaderTests

  static func metadata(_ bytes: [UInt8]) -> ImageMetadata {
    ImageMetadata.read(
      ImageBytes(count: bytes.count) { offset, length in
        Array(bytes.dropFirst(offset).prefix(length))
      })
  }

  // MARK: Blocks

  static func packet(_ inner: String, attributes: String = "") -> [UInt8] {
    Array(
      """
      <?xpacket begin="\u{FEFF}"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- made by hand -->
      <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
      xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:p="http://ns.adobe.com/photoshop/1.0/" \
      xmlns:i="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:cc="http://creativecommons.org/ns#" \
      xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">
      <r:Description r:about="" \(attributes)>\(inner)</r:Description></r:RDF></x:xmpmeta>
      """.utf8)
  }

  static func xmp(_ inner: String, attributes: String = "") -> [UInt8] {
    Files.segment(
      0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + packet(inner, attributes: attributes))
  }

  static func creator(_ names: String...) -> String {
    "<d:creator><r:Seq>\(names.map { "<r:li>\($0)</r:li>" }.joined())</r:Seq></d:creator>"
  }

  static func dataSet(_ record: UInt8, _ set: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0x1C, record, set] + Files.big(content.count, 2) + content
  }

  static func iim(_ sets: [UInt8]...) -> [UInt8] {
    let data = Array(sets.joined())
    return Files.segment(
      0xED,
      Array("Photoshop 3.0\0".utf8) + Array("8BIM".utf8) + Files.big(0x03ED, 2) + [
        2, 0x61, 0x62, 0,
      ]
        + Files.big(1, 4) + [9, 0] + Array("8BIM".utf8) + Files.big(0x0404, 2) + [0, 0]
        + Files.big(data.count, 4) + data)
  }

  static func tiff(_ texts: [(tag: Int, text: String)], isBig: Bool = false) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      isBig ? Files.big(value, count) : Files.little(value, count)
    }
    var entries: [UInt8] = []
    var data: [UInt8] = []
    let start = 8 + 2 + texts.count * 12 + 4
    for (tag, text) in texts {
      let content = Array(text.utf8) + [0]
      entries += number(tag, 2) + number(2, 2) + number(content.count, 4)
      if content.count <= 4 {
        entries += content + Array(repeating: 0, count: 4 - content.count)
      } else {
        entries += number(start + data.count, 4)
        data += content
      }
    }
    return (isBig ? [0x4D, 0x4D] : [0x49, 0x49]) + number(42, 2) + number(8, 4)
      + number(texts.count, 2) + entries + number(0, 4) + data
  }

  static func exif(_ texts: (tag: Int, text: String)..., isBig: Bool = false) -> [UInt8] {
    Files.segment(0xE1, Array("Exif\0\0".utf8) + tiff(texts, isBig: isBig))
  }

  // MARK: Tests

  @Test("Exif names the artists, the copyright and the camera", arguments: [true, false])
  func readsExif(isBig: Bool) {
    let found = Self.metadata(
      Files.jpeg(
        Self.exif(
          (0x010F, "Cam"), (0x013B, "Ana Silva; Bo Ek"), (0x8298, "(c) Ana"), isBig: isBig),
        Files.frame(10, 10)))
    #expect(found.creators == ["Ana Silva", "Bo Ek"])
    #expect(found.copyright == "(c) Ana")
    #expect(found.hasCamera)
  }

  @Test("IIM is UTF-8 where it says so or is, and else what Windows writes")
  func readsIIM() {
    let mark = Self.dataSet(1, 90, [0x1B, 0x25, 0x47])
    let greek = Self.dataSet(2, 80, Array("Λίνα".utf8))
    #expect(Self.metadata(Files.jpeg(Self.iim(mark, greek))).creators == ["Λίνα"])
    #expect(Self.metadata(Files.jpeg(Self.iim(greek))).creators == ["Λίνα"])
    let found = Self.metadata(
      Files.jpeg(
        Self.iim(
          Self.dataSet(2, 80, [0x4A, 0xFC, 0x72, 0x67]), Self.dataSet(2, 80, Array("Ada".utf8)),
          Self.dataSet(2, 110, [0x80, 0x41]), Self.dataSet(2, 115, Array("Desk".utf8)),
          Self.dataSet(2, 116, [0xA9, 0x20, 0x58]))))
    #expect(found.creators == ["Jürg", "Ada"])
    #expect([found.credit, found.source, found.copyright] == ["€A", "Desk", "© X"])
  }

  @Test("XMP says the same as elements and as attributes, whatever its prefixes are")
  func readsXMP() {
    let elements = Self.metadata(
      Files.jpeg(
        Self.xmp(
          Self.creator("Ana Silva", "Bo &amp; Ek&#x2019;s")
            + "<p:Credit>Harbour <![CDATA[<News>]]></p:Credit>"
            + "<cc:license r:resource=\"https://cc.example/by/\"/>"
            + "<i:DigitalSourceType>http://cv.iptc.org/x/digitalCapture</i:DigitalSourceType>"
            + "<plus:Licensor><r:Seq><r:li plus:LicensorURL=\"https://buy.example/\"/></r:Seq>"
            + "</plus:Licensor>")))
    #expect(elements.creators == ["Ana Silva", "Bo & Ek’s"])
    #expect(elements.credit == "Harbour <News>")
    #expect(elements.licence == "https://cc.example/by/")
    #expect(elements.licensor == "https://buy.example/")
    #expect(elements.digitalSource == "digitalCapture")
    let attributes = Self.metadata(
      Files.jpeg(
        Self.xmp(
          "", attributes: "p:Credit='Desk' i:DigitalSourceType='trainedAlgorithmicMedia'")))
    #expect(attributes.credit == "Desk")
    #expect(attributes.isGenerated)
  }

  @Test("Of rights in many languages those for all count, and else the first")
  func rightsInLanguages() {
    func rights(_ languages: String...) -> String {
      let items = languages.map { "<r:li xml:lang=\"\($0)\">\($0)</r:li>" }.joined()
      return Self.metadata(
        Files.jpeg(Self.xmp("<d:rights><r:Alt>\(items)</r:Alt></d:rights>"))
      ).copyright
    }
    #expect(rights("de", "x-default") == "x-default")
    #expect(rights("de", "fr") == "de")
  }

  @Test("XMP goes before IIM and IIM before Exif, field by field")
  func precedence() {
    let exif = Self.exif((0x013B, "E"), (0x8298, "E"))
    let iim = Self.iim(Self.dataSet(2, 80, [0x49]), Self.dataSet(2, 110, [0x49]))
    let all = Self.metadata(Files.jpeg(exif, iim, Self.xmp(Self.creator("X"))))
    #expect(all.creators == ["X"])
    #expect(all.credit == "I")
    #expect(all.copyright == "E")
    #expect(Self.metadata(Files.jpeg(exif, iim)).creators == ["I"])
  }

  @Test("Properties of what the image was made from are not its own")
  func ingredients() {
    let inner =
      "<m:DerivedFrom xmlns:m='x'><r:Description>\(Self.creator("Other"))</r:Description>"
      + "</m:DerivedFrom>" + Self.creator("Ana")
    #expect(Self.metadata(Files.jpeg(Self.xmp(inner))).creators == ["Ana"])
  }

  @Test("PNG, WebP, AVIF and TIFF hold the same blocks")
  func otherFormats() {
    func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
      Files.big(content.count, 4) + Array(kind.utf8) + content + [0, 0, 0, 0]
    }
    let packet = Self.packet(Self.creator("Ana"))
    let tiff = Self.tiff([(0x013B, "Bo"), (0x8298, "Bo too")])
    let text = chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0en\0\0".utf8) + packet)
    let pixels = chunk("IDAT", Array(repeating: 0, count: 5000))
    let png = Files.png(1, 1) + [0, 0, 0, 0] + pixels + text + chunk("eXIf", tiff)
    #expect(Self.metadata(png).creators == ["Ana"])
    #expect(Self.metadata(png).copyright == "Bo too")

    let webP = Files.webP("VP8X", [4, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    let part = { (kind: String, content: [UInt8]) in
      Array(kind.utf8) + Files.little(content.count, 4) + content
        + (content.count & 1 == 1 ? [0] : [])
    }
    #expect(Self.metadata(webP + part("EXIF", tiff) + part("XMP ", packet)).creators == ["Ana"])
    #expect(Self.metadata(webP + part("EXIF", Array("Exif\0\0".utf8) + tiff)).creators == ["Bo"])

    #expect(Self.metadata(tiff).creators == ["Bo"])
    #expect(Self.metadata(Self.avif(packet, tiff)).creators == ["Ana"])
    #expect(Self.metadata(Self.avif(packet, tiff)).copyright == "Bo too")
  }

  /// Two items: XMP within the meta box, Exif behind it.
  static func avif(_ packet: [UInt8], _ tiff: [UInt8]) -> [UInt8] {
    let version: [UInt8] = [0, 0, 0, 0]
    func file(_ offset: Int) -> [UInt8] {
      let info = Files.box(
        "iinf",
        version + Files.big(2, 2)
          + Files.box("infe", [2, 0, 0, 0] + Files.big(1, 2) + [0, 0] + Array("Exif\0".utf8))
          + Files.box(
            "infe",
            [2, 0, 0, 0] + Files.big(2, 2) + [0, 0]
              + Array("mime\0application/rdf+xml\0".utf8)))
      func place(_ id: Int, _ method: Int, _ offset: Int, _ count: Int) -> [UInt8] {
        Files.big(id, 2) + Files.big(method, 2) + [0, 0] + Files.big(1, 2) + Files.big(offset, 4)
          + Files.big(count, 4)
      }
      let places = Files.box(
        "iloc",
        [1, 0, 0, 0, 0x44, 0] + Files.big(2, 2) + place(1, 0, offset, tiff.count + 4)
          + place(2, 1, 0, packet.count))
      return Files.box("ftyp", Array("avif".utf8) + version + Array("avifmif1".utf8))
        + Files.box("meta", version + info + places + Files.box("idat", packet))
    }
    return file(file(0).count + 8) + Files.box("mdat", Files.big(0, 4) + tiff)
  }

  @Test("Damage and hostile sizes end the reading, and what was read before stays")
  func hostile() {
    let good = Self.xmp(Self.creator("Ana"))
    let file = Files.jpeg(good, Self.exif((0x010F, "Cam")))
    for count in file.indices {
      _ = Self.metadata(Array(file[..<count]))
    }
    #expect(Self.metadata(Files.jpeg(good) + [0xFF, 0xE1, 0xFF]).creators == ["Ana"])
    let entity = Self.packet(Self.creator("&a;"))
    let hostile = Array("<!DOCTYPE x [<!ENTITY a 'b'>]>".utf8) + entity
    let head = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
    #expect(Self.metadata(Files.jpeg(Files.segment(0xE1, head + hostile))).isEmpty)
    let deep = Array(String(repeating: "<a>", count: 5000).utf8)
    #expect(Self.metadata(Files.jpeg(Files.segment(0xE1, head + deep))).isEmpty)
  }

  @Test("At most half a megabyte of one image is read")
  func limit() {
    var read = 0
    let segment = Files.segment(0xFE, Array(repeating: 0, count: 600))
    let file = [0xFF, 0xD8] + Array(Array(repeating: segment, count: 5000).joined())
    _ = ImageReading(
      ImageBytes(count: file.count) { offset, length in
        let part = Array(file.dropFirst(offset).prefix(length))
        read += part.count
        return part
      }, withMetadata: true)
    #expect(read <= ImageBytes.most)
  }
}
