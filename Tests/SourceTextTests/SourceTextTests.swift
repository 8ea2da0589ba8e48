// SPDX-License-Identifier: Apache-2.0

import SourceText
import Testing

@Suite("Bytes, lines and edits")
struct SourceTextTests {
  @Test(
    "A line ends at LF, CR LF or CR, and a column is a code point",
    arguments: [
      ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("é😀x", 6, 1, 3), ("", 0, 1, 1),
      ("\u{FEFF}ab", 4, 1, 2), ("\n\n\n", 3, 4, 1), ("ab", 9, 1, 3),
      ("123456789012345\nx", 16, 2, 1),
      ("\u{8}1234567\n8", 9, 2, 1), ("1234567\r\n", 9, 2, 1), ("1234567\r", 8, 2, 1),
    ])
  func positions(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
    let position = LineIndex(SourceText(text)).position(at: offset)
    #expect(position.line == line)
    #expect(position.column == column)
  }

  @Test("Every line is found as a plain walk finds it, whatever stands in it")
  func lines() {
    var state: UInt64 = 7
    let signs: [UInt8] = [0x0A, 0x0D, 0x09, 0x0B, 0x20, 0x61, 0xC3, 0xA9, 0x80, 0xFF, 0x00, 0x1A]
    for count in 0..<300 {
      let bytes = (0..<count).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return signs[Int(state >> 33) % signs.count]
      }
      var starts = [0]
      for index in bytes.indices {
        let byte = bytes[index]
        let isLast = index + 1 == bytes.count
        if byte == 0x0A || (byte == 0x0D && (isLast || bytes[index + 1] != 0x0A)) {
          starts.append(index + 1)
        }
      }
      let lines = LineIndex(SourceText(bytes: bytes))
      #expect(lines.lineCount == starts.count)
      for (number, start) in starts.enumerated() {
        #expect(lines.range(ofLine: number + 1).start == start)
      }
    }
  }

  @Test("Edits are carried out together, in order, and not when they touch the same bytes")
  func edits() {
    let source = SourceText("abcdef")
    let done = source.applying([
      Edit(ByteRange(4, 5), "E"), .insert("1", at: 2), .insert("2", at: 2),
      Edit(ByteRange(0, 1), ""),
    ])
    #expect(done.map { String(decoding: $0.bytes, as: UTF8.self) } == "b12cdEf")
    #expect(source.applying([Edit(ByteRange(0, 3), ""), Edit(ByteRange(2, 4), "")])?.bytes == nil)
    #expect(source.applying([Edit(ByteRange(4, 9), "")])?.bytes == nil)
  }

  @Test("A range holds what lies in it")
  func ranges() {
    #expect(ByteRange(2, 6).contains(ByteRange(2, 6)))
    #expect(!ByteRange(2, 6).contains(ByteRange(1, 3)))
    #expect(ByteRange(2, 6).overlaps(ByteRange(5, 9)))
    #expect(!ByteRange(2, 6).overlaps(ByteRange(6, 9)))
    #expect(ByteRange(5, 3).isEmpty)
    #expect(ByteRange(2, 4).union(ByteRange(8, 9)) == ByteRange(2, 9))
  }
}
