// SPDX-License-Identifier: Apache-2.0

import Linting
package import SourceText

/// What is wrong with a formula; the range is in its bytes.
package struct FormulaMistake: Error, Hashable {
  package var message: String
  package var help: String
  package var range: ByteRange
}

/// An arithmetic expression over named numbers: `+ - * /`, brackets, `sqrt`, `abs`, `round`, `min`, `max`.
package struct Formula: Hashable, Sendable {
  private indirect enum Node: Hashable, Sendable {
    case number(Double)
    case name(String)
    case negation(Node)
    case operation(UInt8, Node, Node)
    case call(String, [Node])
  }

  private let root: Node
  /// The names that it asks for.
  private(set) var names: Set<String> = []

  /// The longest formula in bytes, and the deepest brackets.
  private static let longest = 2000
  private static let deepest = 50
  private static let functions = ["abs": 1, "round": 1, "sqrt": 1, "max": 2, "min": 2]

  /// Reads `text`, which may name `known` numbers.
  package init(_ text: String, known: [String]) throws(FormulaMistake) {
    var parser = Parser(bytes: Array(text.utf8), known: known)
    guard parser.bytes.count <= Self.longest else {
      throw FormulaMistake(
        message: "it is longer than \(Self.longest) bytes", help: "make it shorter",
        range: ByteRange(0, parser.bytes.count))
    }
    root = try parser.sum(depth: 0)
    parser.skipBlanks()
    if parser.index < parser.bytes.count {
      throw parser.mistake(
        "this is not allowed here", help: "write an operator between two numbers")
    }
    names = parser.names
  }

  /// The value with the numbers `values`; not finite where it divides by nothing.
  package func value(_ values: [String: Double]) -> Double { Self.value(root, values) }

  private static func value(_ node: Node, _ values: [String: Double]) -> Double {
    switch node {
    case .number(let number): return number
    case .name(let name): return values[name] ?? 0
    case .negation(let inner): return -value(inner, values)
    case .operation(let sign, let left, let right):
      let (left, right) = (value(left, values), value(right, values))
      switch sign {
      case UInt8(ascii: "+"): return left + right
      case UInt8(ascii: "-"): return left - right
      case UInt8(ascii: "*"): return left * right
      default: return left / right
      }
    case .call(let name, let arguments):
      let numbers = arguments.map { value($0, values) }
      switch name {
      case "abs": return abs(numbers[0])
      case "round": return numbers[0].rounded()
      case "sqrt": return numbers[0].squareRoot()
      case "max": return max(numbers[0], numbers[1])
      default: return min(numbers[0], numbers[1])
      }
    }
  }

  private struct Parser {
    let bytes: [UInt8]
    let known: [String]
    var index = 0
    var names: Set<String> = []

    init(bytes: [UInt8], known: [String]) {
      self.bytes = bytes
      self.known = known
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func skipBlanks() {
      while let byte = next, byte <= 0x20 { index += 1 }
    }

    func mistake(_ message: String, help: String, from start: Int? = nil) -> FormulaMistake {
      let start = start ?? index
      let end = max(index, min(start + 1, bytes.count))
      return FormulaMistake(message: message, help: help, range: ByteRange(start, end))
    }

    mutating func sum(depth: Int) throws(FormulaMistake) -> Node {
      guard depth < Formula.deepest else {
        throw mistake("its brackets are nested too deeply", help: "split it")
      }
      var left = try product(depth: depth)
      while true {
        skipBlanks()
        guard let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
          return left
        }
        index += 1
        left = .operation(sign, left, try product(depth: depth))
      }
    }

    private mutating func product(depth: Int) throws(FormulaMistake) -> Node {
      var left = try atom(depth: depth)
      while true {
        skipBlanks()
        guard let sign = next, sign == UInt8(ascii: "*") || sign == UInt8(ascii: "/") else {
          return left
        }
        index += 1
        left = .operation(sign, left, try atom(depth: depth))
      }
    }

    private mutating func atom(depth: Int) throws(FormulaMistake) -> Node {
      skipBlanks()
      let start = index
      switch next {
      case UInt8(ascii: "-"):
        index += 1
        guard depth < Formula.deepest else {
          throw mistake("it is nested too deeply", help: "split it", from: start)
        }
        return .negation(try atom(depth: depth + 1))
      case UInt8(ascii: "("):
        index += 1
        let inner = try sum(depth: depth + 1)
        try expect(UInt8(ascii: ")"))
        return inner
      case let byte? where (0x30...0x39).contains(byte) || byte == UInt8(ascii: "."):
        while let digit = next, (0x30...0x39).contains(digit) || digit == UInt8(ascii: ".") {
          index += 1
        }
        guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else {
          throw mistake("this is not a number", help: "write it like 1.5", from: start)
        }
        return .number(number)
      case let byte? where isLetter(byte):
        while let letter = next, isLetter(letter) || (0x30...0x39).contains(letter) { index += 1 }
        return try named(String(decoding: bytes[start..<index], as: UTF8.self), start, depth: depth)
      default:
        throw mistake("a number is missing here", help: "write one, or the name of one")
      }
    }

    private mutating func named(
      _ name: String, _ start: Int, depth: Int
    ) throws(FormulaMistake) -> Node {
      let end = index
      skipBlanks()
      if next == UInt8(ascii: "("), let count = Formula.functions[name] {
        index += 1
        var arguments = [try sum(depth: depth + 1)]
        while arguments.count < count {
          try expect(UInt8(ascii: ","))
          arguments.append(try sum(depth: depth + 1))
        }
        try expect(UInt8(ascii: ")"))
        return .call(name, arguments)
      }
      guard known.contains(name) else {
        index = end
        let all = known + Formula.functions.keys.sorted()
        throw mistake(
          "unknown number '\(name)'",
          help: Suggestion.nearest(to: name, among: all).map { "did you mean '\($0)'?" }
            ?? "available numbers: \(known.joined(separator: ", "))", from: start)
      }
      names.insert(name)
      return .name(name)
    }

    private mutating func expect(_ byte: UInt8) throws(FormulaMistake) {
      skipBlanks()
      let sign = String(decoding: [byte], as: UTF8.self)
      guard next == byte else {
        throw mistake("a '\(sign)' is missing here", help: "write it here")
      }
      index += 1
    }

    private func isLetter(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}

/// What a value must be for a finding: a sign of comparison and a number.
package struct Condition: Hashable, Sendable {
  enum Sign: String, CaseIterable, Sendable {
    case atLeast = ">="
    case atMost = "<="
    case not = "!="
    case equals = "=="
    case above = ">"
    case below = "<"
    case same = "="
  }

  let sign: Sign
  let number: Double

  /// Empty for what is not a condition (`> 12`).
  package init?(_ text: String) {
    let trimmed = text.filter { $0 != " " }
    guard let sign = Sign.allCases.first(where: { trimmed.hasPrefix($0.rawValue) }),
      let number = Double(trimmed.dropFirst(sign.rawValue.count)), number.isFinite
    else { return nil }
    self.sign = sign
    self.number = number
  }

  package func holds(_ value: Double) -> Bool {
    switch sign {
    case .atLeast: value >= number
    case .atMost: value <= number
    case .not: value != number
    case .equals, .same: value == number
    case .above: value > number
    case .below: value < number
    }
  }
}
