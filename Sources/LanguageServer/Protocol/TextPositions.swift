// SPDX-License-Identifier: Apache-2.0

package import JSONRPC
package import SourceText

/// How a client counts the characters of a line.
package enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"

  /// The units of the character that begins with `byte`.
  fileprivate func units(_ byte: UInt8) -> Int {
    switch self {
    case .utf8: byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    case .utf16: byte < 0xF0 ? 1 : 2
    }
  }
}

/// A place as the protocol has it: line and character from 0.
package struct ClientPosition: Hashable, Sendable {
  package var line: Int
  package var character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// `nil` for what is not a position.
  package init?(_ json: JSONValue?) {
    guard let line = json?["line"]?.int, let character = json?["character"]?.int else {
      return nil
    }
    self.init(line: max(0, line), character: max(0, character))
  }

  package var json: JSONValue { ["line": .integer(line), "character": .integer(character)] }
}

/// The places of a text as a client counts them. Lines end at LF, CR LF and CR.
package struct TextPositions: Sendable {
  private let bytes: [UInt8]
  private let encoding: PositionEncoding
  /// How many bytes at the start the client does not see.
  private let hidden: Int
  private let starts: [Int]

  /// The places of `bytes`, of which the client does not see the first `hidden`, those of a byte order mark.
  package init(_ bytes: [UInt8], _ encoding: PositionEncoding, hidden: Int = 0) {
    self.bytes = bytes
    self.encoding = encoding
    self.hidden = min(hidden, bytes.count)
    var starts = [self.hidden]
    var index = self.hidden
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A) {
        starts.append(index)
      }
    }
    self.starts = starts
  }

  /// The offset of a place; one behind the end of its line is that end, and one inside a character its start.
  package func offset(_ position: ClientPosition) -> Int {
    guard position.line < starts.count else { return bytes.count }
    var index = starts[position.line]
    var left = position.character
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      let units = encoding.units(bytes[index])
      if units > left { break }
      left -= units
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return index
  }

  /// The place of the byte at `offset`.
  package func position(_ offset: Int) -> ClientPosition {
    let offset = min(max(offset, hidden), bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    var character = 0
    for index in starts[low]..<max(starts[low], offset) where bytes[index] & 0xC0 != 0x80 {
      // The second byte of a CR LF is behind the line's end.
      if bytes[index] != 0x0A, bytes[index] != 0x0D { character += encoding.units(bytes[index]) }
    }
    return ClientPosition(line: low, character: character)
  }

  package func range(_ json: JSONValue?) -> ByteRange? {
    guard let start = ClientPosition(json?["start"]), let end = ClientPosition(json?["end"]) else {
      return nil
    }
    return ByteRange(offset(start), offset(end))
  }

  package func json(_ range: ByteRange) -> JSONValue {
    ["start": position(range.start).json, "end": position(range.end).json]
  }

  /// The text before `offset` on its line.
  package func lineStart(_ offset: Int) -> ArraySlice<UInt8> {
    let position = position(offset)
    let start = starts[position.line]
    return bytes[start..<max(start, min(offset, bytes.count))]
  }

  /// The bytes of the line, from 0, without its end; empty behind the last one.
  package func line(_ number: Int) -> ByteRange {
    guard starts.indices.contains(number) else { return ByteRange(at: bytes.count) }
    var end = number + 1 < starts.count ? starts[number + 1] : bytes.count
    while end > starts[number], bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return ByteRange(starts[number], end)
  }

  /// The line, from 0, that holds `offset`.
  package func line(at offset: Int) -> Int { position(offset).line }

  package var lineCount: Int { starts.count }

  /// The edits that turn the text into another, as the protocol has them.
  package func json(_ edits: [(range: ByteRange, text: String)]) -> JSONValue {
    .array(edits.map { ["range": json($0.range), "newText": .string($0.text)] })
  }
}
