// SPDX-License-Identifier: Apache-2.0

import SourceText

/// What is wrong with a selector.
package struct SelectorProblem: Error, Hashable, Sendable {
  /// A plain sentence without a full stop.
  package var message: String
  /// Bytes from the start of the selector.
  package var offset: Int
}

extension SelectorList {
  /// The list that `source` spells; with `:role(card)` where `allowsRoles`.
  package init(_ source: String, allowsRoles: Bool = false) throws(SelectorProblem) {
    var parser = SelectorParser(bytes: Array(source.utf8), allowsRoles: allowsRoles)
    selectors = try parser.list()
    self.source = source
  }
}

/// A reader of selector lists.
private struct SelectorParser {
  let bytes: [UInt8]
  let allowsRoles: Bool
  var index = 0

  /// No selector may have more compounds than this.
  static let mostCompounds = 16

  init(bytes: [UInt8], allowsRoles: Bool) {
    self.bytes = bytes
    self.allowsRoles = allowsRoles
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func problem(_ message: String) -> SelectorProblem {
    SelectorProblem(message: message, offset: index)
  }

  private mutating func skipBlanks() -> Bool {
    let start = index
    while let byte = next, byte <= 0x20 { index += 1 }
    return index > start
  }

  mutating func list() throws(SelectorProblem) -> [Selector] {
    var selectors: [Selector] = []
    repeat {
      _ = skipBlanks()
      selectors.append(try complex())
      _ = skipBlanks()
      guard let byte = next else { break }
      guard byte == UInt8(ascii: ",") else {
        throw problem("'\(Character(Unicode.Scalar(byte)))' is not allowed here in a selector")
      }
      index += 1
    } while true
    return selectors
  }

  private mutating func complex() throws(SelectorProblem) -> Selector {
    var compounds = [try compound()]
    var combinators: [Selector.Combinator] = []
    while true {
      let blank = skipBlanks()
      guard let byte = next, byte != UInt8(ascii: ",") else { break }
      switch byte {
      case UInt8(ascii: ">"): combinators.append(.child)
      case UInt8(ascii: "+"): combinators.append(.adjacent)
      case UInt8(ascii: "~"): combinators.append(.sibling)
      default:
        guard blank else { throw problem("a comma is missing after this selector") }
        combinators.append(.descendant)
        index -= 1
      }
      index += 1
      _ = skipBlanks()
      compounds.append(try compound())
      if compounds.count > Self.mostCompounds {
        throw problem("a selector may have at most \(Self.mostCompounds) parts")
      }
    }
    return Selector(compounds: compounds.reversed(), combinators: combinators.reversed())
  }

  private mutating func compound(allowsNot: Bool = true) throws(SelectorProblem) -> Compound {
    var compound = Compound()
    let start = index
    if next == UInt8(ascii: "*") {
      index += 1
    } else if let byte = next, Self.isNameByte(byte) {
      compound.tag = try name().map(lowercased)
    }
    scan: while let byte = next {
      switch byte {
      case UInt8(ascii: "."):
        index += 1
        compound.classes.append(try name())
      case UInt8(ascii: "#"):
        index += 1
        compound.id = try name()
      case UInt8(ascii: "["):
        index += 1
        compound.attributes.append(try attribute())
      case UInt8(ascii: ":"):
        index += 1
        try pseudo(into: &compound, allowsNot: allowsNot)
      default: break scan
      }
    }
    if index == start { throw problem("a selector is missing here") }
    return compound
  }

  private mutating func pseudo(
    into compound: inout Compound, allowsNot: Bool
  ) throws(SelectorProblem) {
    let word = String(decoding: try name(), as: UTF8.self)
    switch word {
    case "first-child": compound.isFirstChild = true
    case "not" where allowsNot:
      guard next == UInt8(ascii: "(") else { throw problem("':not' needs a selector in brackets") }
      index += 1
      repeat {
        _ = skipBlanks()
        compound.exclusions.append(try self.compound(allowsNot: false))
        _ = skipBlanks()
        if next != UInt8(ascii: ",") { break }
        index += 1
      } while true
      guard next == UInt8(ascii: ")") else { throw problem("a ')' is missing here") }
      index += 1
    case "role" where allowsRoles:
      guard next == UInt8(ascii: "(") else { throw problem("':role' needs a role in brackets") }
      index += 1
      let name = String(decoding: try name(), as: UTF8.self)
      guard let role = ArticleRole(rawValue: name) else {
        let names = ArticleRole.allCases.map(\.rawValue).joined(separator: ", ")
        throw problem("unknown role '\(name)'; available roles: \(names)")
      }
      compound.role = role
      guard next == UInt8(ascii: ")") else { throw problem("a ')' is missing here") }
      index += 1
    default:
      throw problem("':\(word)' is not supported; ':not(…)' and ':first-child' are")
    }
  }

  private mutating func attribute() throws(SelectorProblem) -> Compound.AttributeCondition {
    _ = skipBlanks()
    let name = try name().map(lowercased)
    _ = skipBlanks()
    var condition = Compound.AttributeCondition(
      name: name, test: .exists, value: [], ignoresCase: false)
    guard let byte = next else { throw problem("a ']' is missing here") }
    if byte == UInt8(ascii: "]") {
      index += 1
      return condition
    }
    switch byte {
    case UInt8(ascii: "="): condition.test = .equals
    case UInt8(ascii: "~"): condition.test = .word
    case UInt8(ascii: "^"): condition.test = .prefix
    case UInt8(ascii: "$"): condition.test = .suffix
    case UInt8(ascii: "*"): condition.test = .contains
    case UInt8(ascii: "|"): condition.test = .dashPrefix
    default: throw problem("'=' or ']' is expected here")
    }
    index += condition.test == .equals ? 0 : 1
    guard next == UInt8(ascii: "=") else { throw problem("'=' is expected here") }
    index += 1
    _ = skipBlanks()
    condition.value = try value()
    _ = skipBlanks()
    if next == UInt8(ascii: "i") {
      condition.ignoresCase = true
      condition.value = condition.value.map(lowercased)
      index += 1
      _ = skipBlanks()
    }
    guard next == UInt8(ascii: "]") else { throw problem("a ']' is missing here") }
    index += 1
    return condition
  }

  private mutating func value() throws(SelectorProblem) -> [UInt8] {
    guard let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return try name()
    }
    index += 1
    let start = index
    while let byte = next, byte != quote { index += 1 }
    guard next == quote else { throw problem("the quote is not closed") }
    index += 1
    return Array(bytes[start..<index - 1])
  }

  private mutating func name() throws(SelectorProblem) -> [UInt8] {
    let start = index
    while let byte = next, Self.isNameByte(byte) { index += 1 }
    guard index > start else { throw problem("a name is missing here") }
    return Array(bytes[start..<index])
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    let lower = lowercased(byte)
    return (lower >= 0x61 && lower <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D
      || byte == 0x5F || byte >= 0x80
  }
}
