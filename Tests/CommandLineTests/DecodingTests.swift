// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Linting
import SourceText
import Testing
import Workspace

@Suite struct DecodingTests {
  private func read(_ bytes: [UInt8], isHTML: Bool = true) -> PostSource {
    PostSource(bytes, path: "a.html", isHTML: isHTML)
  }

  @Test(
    "UTF-8 is taken as it is, byte order mark and all",
    arguments: ["", "plain", "é日😀", "\u{FEFF}é", "<meta charset=utf-8>é"])
  func utf8(_ text: String) {
    let post = read(Array(text.utf8))
    #expect(post.finding == nil)
    #expect(!post.isConverted)
    #expect(post.source.bytes == Array(text.utf8))
  }

  @Test("A page in ISO-2022-JP, all of whose bytes are ASCII, is converted by what it declares")
  func escapes() {
    let head = "<meta charset=iso-2022-jp><p>"
    let post = read(Array(head.utf8) + [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42])
    #expect(post.isConverted)
    #expect(post.source.bytes == Array((head + "\u{65E5}").utf8))
    #expect(!read(Array(head.utf8)).isConverted)
  }

  @Test(
    "The first byte that is no UTF-8 is named",
    arguments: [
      ([0x61, 0xFF], 1, 1), ([0x0A, 0xC3], 1, 2), ([0xED, 0xA0, 0x80], 0, 1), ([0xC0, 0xAF], 0, 1),
      ([0x61, 0x0A, 0x0A, 0xF5, 0x80, 0x80, 0x80], 3, 3), ([0x80], 0, 1),
    ] as [([UInt8], Int, Int)])
  func invalid(_ bytes: [UInt8], _ offset: Int, _ line: Int) throws {
    for isHTML in [true, false] {
      let post = read(bytes, isHTML: isHTML)
      let finding = try #require(post.finding)
      #expect(!post.isReadable)
      #expect(finding.rule == "unreadable-post")
      #expect(finding.severity == .error)
      #expect(finding.range.start == offset)
      #expect(finding.message.hasPrefix("Byte \(offset) (line \(line)) is not valid UTF-8"))
    }
  }

  @Test(
    "UTF-16 with a byte order mark is converted and said to be",
    arguments: ["", "plain", "é日😀\n"])
  func utf16(_ text: String) {
    let units = Array(text.utf16)
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in units {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    for bytes in [little, big] {
      let post = read(bytes)
      #expect(post.isConverted)
      #expect(post.isReadable)
      #expect(post.finding?.severity == .warning)
      #expect(post.source.bytes == Array(text.utf8))
    }
  }

  @Test(
    "What begins as UTF-16 and is none cannot be read",
    arguments: [
      [0xFF, 0xFE, 0x61], [0xFF, 0xFE, 0x00, 0xD8], [0xFE, 0xFF, 0xDC, 0x00],
      [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00],
    ] as [[UInt8]])
  func brokenUTF16(_ bytes: [UInt8]) {
    let post = read(bytes)
    #expect(!post.isReadable)
    #expect(post.finding?.severity == .error)
  }

  @Test(
    "A declared Latin 1 is read as Windows 1252, as browsers do",
    arguments: [
      "<meta charset=iso-8859-1>", "<META CHARSET='Latin1'>", "<meta charset=\"windows-1252\"/>",
      "<meta http-equiv=Content-Type content='text/html; charset = ISO-8859-1; x'>",
      "<!-- <meta charset=utf-8> --><meta name=a charset=us-ascii>",
      "<?xml version='1.0' encoding='iso-8859-1'?>",
    ])
  func legacy(_ head: String) {
    let post = read(Array(head.utf8) + [0x93, 0xE9, 0x94, 0x80])
    #expect(post.isConverted)
    #expect(post.finding?.severity == .warning)
    #expect(post.source.bytes == Array((head + "“é”€").utf8))
  }

  @Test(
    "A declaration that does not help leaves the post unreadable",
    arguments: [
      ("<meta charset=utf-8>", "is not valid UTF-8"),
      ("<!-- <meta charset=latin1> -->", "is not valid UTF-8"),
      ("<metacharset=latin1>", "is not valid UTF-8"),
      (String(repeating: " ", count: 1024) + "<body><meta charset=latin1>", "is not valid UTF-8"),
      ("<meta charset=foo-8>", "'foo-8'"), ("<meta charset=utf-16>", "is not valid UTF-8"),
      ("<meta charset=gb18030//TRANSLIT>", "'gb18030//translit'"),
      ("<meta charset=utf-7>", "'utf-7'"),
      ("<meta content='charset=latin1'>", "is not valid UTF-8"),
      ("<meta charset", "is not valid UTF-8"),
      ("<meta charset='", "is not valid UTF-8"), ("<!--", "is not valid UTF-8"),
      ("<meta ", "is not valid UTF-8"),
    ])
  func uselessDeclaration(_ head: String, _ message: String) {
    let post = read(Array(head.utf8) + [0xE9])
    #expect(!post.isReadable)
    #expect(post.finding?.message.contains(message) == true)
  }

  @Test(
    "Other encodings are read as browsers read them, by the label's own table",
    arguments: [
      ("iso-8859-2", [0xB1, 0xEA, 0xBF], "ąęż"), ("ISO8859-2", [0xB1], "ą"),
      ("koi8-r", [0xF7, 0xCF, 0xCC], "Вол"), ("windows-1251", [0xC2, 0xEE], "Во"),
      ("Shift_JIS", [0x8D, 0x60, 0x87, 0x40], "港①"), ("euc-jp", [0xB9, 0xC1], "港"),
      ("gb2312", [0xB8, 0xDB, 0x81, 0x30, 0x81, 0x30], "港\u{80}"), ("big5", [0xB4, 0xE4], "港"),
      ("euc-kr", [0xC7, 0xD7], "항"), ("iso-8859-9", [0xFE, 0x80], "ş€"),
      ("tis-620", [0xA1], "ก"), ("macintosh", [0x8E], "é"), ("iso-8859-15", [0xA4, 0xE9], "€é"),
    ] as [(String, [UInt8], String)])
  func encodings(_ label: String, _ bytes: [UInt8], _ expected: String) {
    for late in [0, 2000] {
      let head = "<head>\(String(repeating: " ", count: late))<meta charset=\(label)>"
      let post = read(Array(head.utf8) + bytes)
      #expect(post.isConverted && post.isReadable)
      #expect(post.finding?.severity == .warning)
      #expect(post.source.bytes == Array((head + expected).utf8))
    }
  }

  @Test("A slip in a text is the sign that browsers show; many are another encoding")
  func slips() {
    let head = Array("<meta charset=shift_jis>".utf8)
    let post = read(head + [0x8D, 0x60, 0xFF, 0x8D, 0x60])
    #expect(post.source.bytes == head + Array("港\u{FFFD}港".utf8))
    let other = read(head + [UInt8](repeating: 0xFF, count: 50))
    #expect(!other.isReadable)
    #expect(other.finding?.message.contains("byte 24") == true)
  }

  @Test(
    "UTF-8 that says that it is something else is read and reported",
    arguments: [
      ("<meta charset=windows-1252>", true), ("<?xml version='1.0' encoding='koi8-r'?>", true),
      ("<meta charset=utf-8>", false), ("<meta charset=utf-16>", false),
      ("<meta charset=foo-8>", false), ("\u{FEFF}<meta charset=latin1>", false),
      (String(repeating: " ", count: 1024) + "<meta charset=latin1>", false),
    ])
  func mislabelled(_ head: String, _ isReported: Bool) {
    let post = read(Array((head + "é").utf8))
    #expect(post.isReadable && !post.isConverted)
    #expect(post.source.bytes == Array((head + "é").utf8))
    #expect((post.finding?.severity == .warning) == isReported)
    if isReported { #expect(post.finding?.range == ByteRange(0, head.utf8.count)) }
    #expect(read(Array((head + "e").utf8)).finding == nil)
  }

  @Test("An export is converted from what its prolog declares")
  func prolog() {
    let head = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss>".utf8)
    let post = PostSource(head + [0xE9], path: "e.xml", kind: .xml)
    #expect(post.source.bytes == head + Array("é".utf8))
  }

  @Test("Markdown declares nothing")
  func markdownDeclaration() {
    #expect(!read(Array("<meta charset=latin1>".utf8) + [0xE9], isHTML: false).isReadable)
  }

  @Test("NUL in the first KiB is no text, later it is")
  func binary() {
    #expect(!read([0x61, 0x00]).isReadable)
    #expect(read([UInt8](repeating: 0x61, count: 1024) + [0x00]).isReadable)
  }
}
