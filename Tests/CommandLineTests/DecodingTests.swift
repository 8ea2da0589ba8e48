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
    arguments: ["", "plain", "é日😀", "\u{FEFF}é", "<meta charset=latin1>é"])
  func utf8(_ text: String) {
    let post = read(Array(text.utf8))
    #expect(post.finding == nil)
    #expect(!post.isConverted)
    #expect(post.source.bytes == Array(text.utf8))
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
      #expect(finding.message.hasPrefix("Byte \(offset) (line \(line)) is no UTF-8"))
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
      ("<meta charset=shift_jis>", "'shift_jis'"), ("<meta charset=utf-8>", "is no UTF-8"),
      ("<!-- <meta charset=latin1> -->", "is no UTF-8"), ("<metacharset=latin1>", "is no UTF-8"),
      (String(repeating: " ", count: 1024) + "<meta charset=latin1>", "is no UTF-8"),
      ("<meta content='charset=latin1'>", "is no UTF-8"), ("<meta charset", "is no UTF-8"),
      ("<meta charset='", "is no UTF-8"), ("<!--", "is no UTF-8"), ("<meta ", "is no UTF-8"),
    ])
  func uselessDeclaration(_ head: String, _ message: String) {
    let post = read(Array(head.utf8) + [0xE9])
    #expect(!post.isReadable)
    #expect(post.finding?.message.contains(message) == true)
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
