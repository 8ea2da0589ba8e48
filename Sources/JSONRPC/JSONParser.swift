// SPDX-License-Identifier: Apache-2.0

/// Reads JSON (RFC 8259) within bounds: of depth, and of how many values there are.
package struct JSONParser {
  /// What is not JSON, or too much of it.
  package struct Problem: Error, Hashable, Sendable {
    /// Without a full stop.
    package var message: String
    /// In bytes from 0.
    package var offset: Int
  }

  /// The deepest nesting that is read.
  package static let greatestDepth = 100
  /// The most values in one text.
  package static let mostValues = 1_000_000

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  private var count = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The only value in `bytes`.
  package static func parse(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    parser.skipSpace()
    if parser.index < bytes.count { throw parser.problem("unexpected text after the value") }
    return value
  }

  private func problem(_ message: String) -> Problem { Problem(message: message, offset: index) }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  private mutating func value() throws(Problem) -> JSONValue {
    skipSpace()
    guard index < bytes.count else { throw problem("the value is missing") }
    count += 1
    if count > Self.mostValues { throw problem("too many values") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Problem) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw problem("unknown word") }
    index += word.utf8.count
    return value
  }

  private mutating func enter() throws(Problem) {
    depth += 1
    index += 1
    if depth > Self.greatestDepth { throw problem("nested too deeply") }
  }

  /// Whether a list goes on after one of its items; takes the comma or what closes it.
  private mutating func goesOn(until close: UInt8) throws(Problem) -> Bool {
    skipSpace()
    guard index < bytes.count else { throw problem("the end is missing") }
    defer { index += 1 }
    if bytes[index] == close { return false }
    guard bytes[index] == UInt8(ascii: ",") else { throw problem("a comma is missing") }
    return true
  }

  /// Whether what was entered is empty; then what closes it is taken.
  private mutating func isEmpty(_ close: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == close else { return false }
    index += 1
    return true
  }

  private mutating func array() throws(Problem) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    if isEmpty(UInt8(ascii: "]")) { return .array([]) }
    var values: [JSONValue] = []
    repeat { values.append(try value()) } while try goesOn(until: UInt8(ascii: "]"))
    return .array(values)
  }

  private mutating func object() throws(Problem) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    if isEmpty(UInt8(ascii: "}")) { return .object([]) }
    var members: [JSONValue.Member] = []
    repeat {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw problem("a member needs a name in quotes")
      }
      let name = try string()
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
        throw problem("a colon is missing")
      }
      index += 1
      members.append(.init(name, try value()))
    } while try goesOn(until: UInt8(ascii: "}"))
    return .object(members)
  }

  private mutating func number() throws(Problem) -> JSONValue {
    let start = index
    var isWhole = true
    while index < bytes.count {
      switch bytes[index] {
      case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
      default:
        return try number(start, isWhole)
      }
      index += 1
    }
    return try number(start, isWhole)
  }

  private func number(_ start: Int, _ isWhole: Bool) throws(Problem) -> JSONValue {
    guard index > start, index - start <= 64 else { throw problem("unknown value") }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let number = Int(text) { return .integer(number) }
    guard let number = Double(text), number.isFinite else { throw problem("unknown value") }
    return .number(number)
  }

  // MARK: Strings

  private mutating func string() throws(Problem) -> String {
    index += 1
    let start = index
    // Most strings have no escape.
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != 0x5C {
      index += 1
    }
    guard index < bytes.count else { throw problem("the closing quotation mark is missing") }
    if bytes[index] == UInt8(ascii: "\"") {
      defer { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    var text = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      if byte != 0x5C {
        text.append(byte)
      } else {
        try escape(into: &text)
      }
    }
    throw problem("the closing quotation mark is missing")
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "\""): 0x22, 0x5C: 0x5C,
    UInt8(ascii: "/"): 0x2F,
  ]

  private mutating func escape(into text: inout [UInt8]) throws(Problem) {
    guard index < bytes.count else { throw problem("the escape is cut off") }
    let byte = bytes[index]
    index += 1
    if let plain = Self.escapes[byte] {
      text.append(plain)
      return
    }
    guard byte == UInt8(ascii: "u") else { throw problem("unknown escape") }
    let first = try unit()
    var scalar = Unicode.Scalar(UInt32(first))
    if (0xD800...0xDBFF).contains(first), index + 1 < bytes.count, bytes[index] == 0x5C,
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let back = index
      index += 2
      let second = try unit()
      if (0xDC00...0xDFFF).contains(second) {
        scalar = Unicode.Scalar(
          0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
      } else {
        index = back
      }
    }
    // Half of a pair stands for no character.
    text += Array(String(scalar ?? "\u{FFFD}").utf8)
  }

  private mutating func unit() throws(Problem) -> UInt16 {
    guard index + 4 <= bytes.count,
      bytes[index..<index + 4].allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let unit = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw problem("the escape needs four hexadecimal digits") }
    index += 4
    return unit
  }
}
