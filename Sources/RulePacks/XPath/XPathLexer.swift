// SPDX-License-Identifier: Apache-2.0

import SourceText

struct XPathToken {
  enum Kind: Equatable {
    /// `( ) [ ] . .. @ , :: / //` and the operators that are signs.
    case sign(String)
    /// `and or div mod` and `*` where an operator may be.
    case operatorName(String)
    case name(String)
    case literal(String)
    case number
    case end
  }

  var kind: Kind
  var range: ByteRange
}

/// Cuts an expression into tokens.
struct XPathLexer {
  private let bytes: [UInt8]
  private var offset = 0
  private var tokens: [XPathToken] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The tokens of `text`, an end after them.
  static func tokens(_ text: String) throws(XPathMistake) -> [XPathToken] {
    var lexer = XPathLexer(Array(text.utf8))
    if let place = lexer.bytes.firstIndex(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) })
    {
      throw XPathMistake(
        "this byte is not allowed in an expression", help: "remove it",
        at: ByteRange(place, place + 1))
    }
    while try lexer.next() {}
    return lexer.tokens
  }

  private func byte(_ ahead: Int = 0) -> UInt8 {
    offset + ahead < bytes.count ? bytes[offset + ahead] : 0
  }

  private mutating func add(_ kind: XPathToken.Kind, _ count: Int) {
    tokens.append(XPathToken(kind: kind, range: ByteRange(offset, offset + count)))
    offset += count
  }

  private mutating func next() throws(XPathMistake) -> Bool {
    while [0x20, 0x09, 0x0A, 0x0D].contains(byte()) { offset += 1 }
    guard offset < bytes.count else {
      add(.end, 0)
      return false
    }
    let current = byte()
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      try addLiteral(current)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      addNumber()
    case UInt8(ascii: ".") where (0x30...0x39).contains(byte(1)):
      addNumber()
    case UInt8(ascii: "*"):
      add(operatorMayFollow ? .operatorName("*") : .sign("*"), 1)
    case let mark where Self.startsName(mark):
      addName()
    default:
      try addSign()
    }
    return true
  }

  private mutating func addSign() throws(XPathMistake) {
    for sign in ["::", "//", "..", "!=", "<=", ">="] where bytes[offset...].starts(with: sign.utf8)
    {
      return add(.sign(sign), 2)
    }
    let sign = String(decoding: [byte()], as: UTF8.self)
    let place = ByteRange(offset, offset + 1)
    switch sign {
    case "(", ")", "[", "]", ".", "@", ",", "/", "|", "+", "-", "=", "<", ">":
      add(.sign(sign), 1)
    case "$":
      throw XPathMistake("variables are not supported in expressions", at: place)
    case ":":
      throw XPathMistake(
        "posts have no namespaces", help: "write the name without a prefix", at: place)
    default:
      throw XPathMistake(
        "this character has no meaning in XPath", help: "put strings in quotes", at: place)
    }
  }

  private mutating func addLiteral(_ quote: UInt8) throws(XPathMistake) {
    guard let end = bytes[(offset + 1)...].firstIndex(of: quote) else {
      throw XPathMistake(
        "this quote is never closed", help: "add the closing quote",
        at: ByteRange(offset, bytes.count))
    }
    add(.literal(String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)), end + 1 - offset)
  }

  private mutating func addNumber() {
    var end = offset
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) || bytes[end] == 0x2E { end += 1 }
    add(.number, end - offset)
  }

  private mutating func addName() {
    var end = offset + 1
    while end < bytes.count, Self.continuesName(bytes[end]) { end += 1 }
    // The one prefix that there is: `stet:card`.
    if bytes[offset..<end].elementsEqual("stet".utf8), end + 1 < bytes.count,
      bytes[end] == UInt8(ascii: ":"), Self.startsName(bytes[end + 1])
    {
      end += 1
      while end < bytes.count, Self.continuesName(bytes[end]) { end += 1 }
    }
    let name = String(decoding: bytes[offset..<end], as: UTF8.self)
    let isOperator = operatorMayFollow && ["and", "or", "div", "mod"].contains(name)
    add(isOperator ? .operatorName(name) : .name(name), end - offset)
  }

  /// Whether what came before is a whole operand, so that `*` and `and` are operators (XPath 1.0, 3.7).
  private var operatorMayFollow: Bool {
    switch tokens.last?.kind {
    case nil, .operatorName, .end: false
    case .name, .literal, .number: true
    case .sign(let sign): [")", "]", ".", "..", "*"].contains(sign)
    }
  }

  private static func startsName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    startsName(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
