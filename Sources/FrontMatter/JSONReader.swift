// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Reads JSON with the exact range of every key and value.
package enum JSONReader {
  package static let greatestDepth = 64

  /// The one value in the bytes `range` of `source`; a problem has the place of the very character or word.
  package static func read(
    _ source: SourceText, in range: ByteRange
  ) throws(DataProblem) -> DataValue {
    let start = max(range.start, min(source.contentStart, range.end))
    let bytes = source.bytes[start..<max(start, min(range.end, source.count))]
    try YAMLReader.expectUTF8(bytes)
    var scanner = JSONScanner(bytes)
    return try scanner.read()
  }
}

/// One pass over JSON, with a stack of its own.
private struct JSONScanner {
  private struct Open {
    var isMap: Bool
    var start: Int
    var values: [DataValue] = []
    var entries: [DataEntry] = []
    var key: (text: String, range: ByteRange)?
  }

  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var open: [Open] = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  mutating func read() throws(DataProblem) -> DataValue {
    while true {
      skipBlanks()
      var finished: DataValue?
      if let top = open.last {
        if closes(top) {
          finished = pop()
        } else if top.isMap {
          try readKey()
        }
      }
      if finished == nil {
        finished = try value()
      }
      while let value = finished {
        guard let top = open.indices.last else {
          skipBlanks()
          guard index == bytes.endIndex else {
            throw problem("There is text after the end of the data")
          }
          return value
        }
        finished = nil
        if let key = open[top].key {
          open[top].entries.append(DataEntry(key: key.text, keyRange: key.range, value: value))
          open[top].key = nil
        } else {
          open[top].values.append(value)
        }
        skipBlanks()
        if current == UInt8(ascii: ",") {
          let comma = index
          index += 1
          skipBlanks()
          guard !isClosing(open[top]) else {
            throw problem("There is nothing after the last comma", at: comma..<comma + 1)
          }
        } else if isClosing(open[top]) {
          finished = pop()
        } else {
          throw problem("A comma or a closing bracket is missing before this")
        }
      }
    }
  }

  private var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while index < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private func isClosing(_ top: Open) -> Bool {
    current == UInt8(ascii: top.isMap ? "}" : "]")
  }

  /// Whether an empty list or map ends right after its opening.
  private func closes(_ top: Open) -> Bool {
    isClosing(top) && top.values.isEmpty && top.entries.isEmpty
  }

  private mutating func pop() -> DataValue? {
    guard let done = open.popLast() else { return nil }
    index += 1
    return DataValue(
      done.isMap ? .map(done.entries) : .list(done.values), range: ByteRange(done.start, index))
  }

  private mutating func readKey() throws(DataProblem) {
    guard current == UInt8(ascii: "\"") else {
      throw problem("A key must be in double quotes")
    }
    let start = index
    let text = try quoted()
    open[open.count - 1].key = (text, ByteRange(start, index))
    skipBlanks()
    guard current == UInt8(ascii: ":") else { throw problem("There is no “:” after this key") }
    index += 1
    skipBlanks()
  }

  /// A scalar, or `nil` when a list or a map was opened.
  private mutating func value() throws(DataProblem) -> DataValue? {
    let start = index
    switch current {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < JSONReader.greatestDepth else {
        throw problem("Lists and maps are nested more than \(JSONReader.greatestDepth) levels deep")
      }
      open.append(Open(isMap: current == UInt8(ascii: "{"), start: start))
      index += 1
      return nil
    case UInt8(ascii: "\""):
      let text = try quoted()
      return DataValue(.scalar(text, isQuoted: true), range: ByteRange(start, index))
    case nil:
      throw problem("A value is missing here")
    default:
      while let byte = current, byte > 0x20, !",:[]{}\"".utf8.contains(byte) { index += 1 }
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      let range = ByteRange(start, index)
      if text == "null" { return DataValue(.null, range: range) }
      guard text == "true" || text == "false" || isNumber(start..<index) else {
        throw problem(
          "A value must be in double quotes, a number, true, false or null", at: start..<index)
      }
      return DataValue(.scalar(text, isQuoted: false), range: range)
    }
  }

  private func isNumber(_ range: Range<Int>) -> Bool {
    let text = bytes[range]
    guard let last = text.last, last >= 0x30, last <= 0x39 else { return false }
    guard let first = text.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
      return false
    }
    return text.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
      && Double(String(decoding: text, as: UTF8.self)) != nil
  }

  /// The text in double quotes that begins here; the index moves after it.
  private mutating func quoted() throws(DataProblem) -> String {
    let start = index
    var text: [UInt8] = []
    index += 1
    while let byte = current {
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try appendEscape(to: &text)
      case 0..<0x20:
        index = start
        throw problem("This quotation mark is not closed on its line")
      default:
        text.append(byte)
      }
    }
    index = start
    throw problem("This quotation mark is never closed")
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(DataProblem) {
    let escape = current
    index += 1
    switch escape {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape ?? 0)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), current == UInt8(ascii: "\\"),
        index + 1 < bytes.endIndex, bytes[index + 1] == UInt8(ascii: "u")
      {
        index += 2
        let low = try hexadecimal()
        code =
          (0xDC00..<0xE000).contains(low) ? 0x10000 + (code - 0xD800) << 10 + low - 0xDC00 : 0xFFFD
      }
      text.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default:
      index = min(index, bytes.endIndex)
      throw problem("This backslash escape is unknown")
    }
  }

  private mutating func hexadecimal() throws(DataProblem) -> UInt32 {
    guard bytes.endIndex - index >= 4,
      bytes[index] != UInt8(ascii: "+"),
      let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw problem("This escape is not a character") }
    index += 4
    return code
  }

  /// The problem at the bytes `range`, else at the character here; at the end, at the last one that shows.
  private func problem(_ message: String, at range: Range<Int>? = nil) -> DataProblem {
    if let range, !range.isEmpty {
      return DataProblem(message: message, range: ByteRange(range.lowerBound, range.upperBound))
    }
    func isInside(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
    var start = min(index, bytes.endIndex)
    if start == bytes.endIndex {
      while start > bytes.startIndex, bytes[start - 1] <= 0x20 { start -= 1 }
      guard start > bytes.startIndex else {
        return DataProblem(message: message, range: ByteRange(at: start))
      }
      start -= 1
    }
    while start > bytes.startIndex, isInside(bytes[start]) { start -= 1 }
    var end = min(start + 1, bytes.endIndex)
    while end < bytes.endIndex, isInside(bytes[end]) { end += 1 }
    return DataProblem(message: message, range: ByteRange(start, end))
  }
}
