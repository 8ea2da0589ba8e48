// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// Notes the control characters and noncharacters among the bytes `range` of the source.
func noteInputProblems(in range: ByteRange, of out: inout DocumentBuilder) {
  let bytes = out.source.bytes
  // An unsafe buffer: every byte of every post passes here.
  bytes.withUnsafeBufferPointer { buffer in
    let end = Swift.min(range.end, buffer.count)
    var index = range.start
    while index < end {
      if index + 8 <= end {
        let odd = oddBytes(buffer.eightBytes(at: index))
        index += odd == 0 ? 8 : odd.trailingZeroBitCount / 8
        if odd == 0 { continue }
      }
      let byte = buffer[index]
      if byte >= 0x20, byte < 0x7F {
        index += 1
        continue
      }
      if byte < 0x20 {
        if byte != 0, !byte.isHTMLSpace {
          out.note(.controlCharacterInInputStream, ByteRange(index, index + 1))
        }
      } else if byte == 0x7F {
        out.note(.controlCharacterInInputStream, ByteRange(index, index + 1))
      } else if byte == 0xC2 {
        if index + 1 < end, buffer[index + 1] < 0xA0 {
          out.note(.controlCharacterInInputStream, ByteRange(index, index + 2))
        }
      } else if byte == 0xEF {
        // U+FDD0 to U+FDEF, U+FFFE and U+FFFF.
        if index + 2 < end {
          let second = buffer[index + 1]
          let third = buffer[index + 2]
          if (second == 0xB7 && third >= 0x90 && third <= 0xAF) || (second == 0xBF && third >= 0xBE)
          {
            out.note(.noncharacterInInputStream, ByteRange(index, index + 3))
          }
        }
      } else if byte >= 0xF0 {
        // The last two code points of every plane.
        if index + 3 < end, buffer[index + 1] & 0x0F == 0x0F, buffer[index + 2] == 0xBF,
          buffer[index + 3] >= 0xBE
        {
          out.note(.noncharacterInInputStream, ByteRange(index, index + 4))
        }
      }
      index += 1
    }
  }
}

/// The top bit of the lowest byte that is not from space to `~` is set, and no bit below it.
@inline(__always)
private func oddBytes(_ word: UInt64) -> UInt64 {
  let deletes = word ^ eight(0x7F)
  return (word | (word &- eight(0x20)) | (deletes &- eight(1))) & eight(0x80)
}
