// SPDX-License-Identifier: Apache-2.0

/// Writes JSON as bytes, in the order of the calls, so that the same input gives the same
/// bytes.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var inlineDepth = 0
  private var isFirst = true
  private var followsKey = false

  /// Whether texts are for a page that shows them: what is not seen there is written visibly.
  private let isShown: Bool

  package init(isShown: Bool = false) { self.isShown = isShown }

  /// Writes an object whose members `body` writes; an inline one is on one line.
  package mutating func object(inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
    container(0x7B, 0x7D, inline: inline, body)
  }

  /// Writes an array whose elements `body` writes; an inline one is on one line.
  package mutating func array(inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
    container(0x5B, 0x5D, inline: inline, body)
  }

  /// Writes an array of strings on one line.
  package mutating func array(_ texts: [String]) {
    array(inline: true) { writer in
      for text in texts { writer.value(text) }
    }
  }

  /// Writes a member's name; its value comes next.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(contentsOf: ": ".utf8)
    followsKey = true
  }

  package mutating func value(_ text: String) {
    separate()
    quote(text)
  }

  package mutating func value(_ number: Int) { raw(String(number)) }

  /// A number that JSON cannot write (infinite, none) becomes `null`.
  package mutating func value(_ number: Double) {
    raw(number.isFinite ? String(describing: number) : "null")
  }

  package mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

  /// Writes a member with a text.
  package mutating func member(_ name: String, _ text: String) {
    key(name)
    value(text)
  }

  package mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  /// Gives `sink` what is written so far when that is much, and forgets it.
  package mutating func drain(to sink: ([UInt8]) -> Void) {
    guard bytes.count >= Self.muchToKeep else { return }
    sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private static let muchToKeep = 1 << 18

  /// Ends the last line.
  package mutating func endLine() { bytes.append(0x0A) }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func container(
    _ open: UInt8, _ close: UInt8, inline: Bool, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(open)
    if inline || inlineDepth > 0 { inlineDepth += 1 }
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    let isEmpty = isFirst
    if inlineDepth > 0 {
      inlineDepth -= 1
    } else if !isEmpty {
      newLine()
    }
    bytes.append(close)
    isFirst = false
  }

  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if !isFirst { bytes.append(0x2C) }
    if inlineDepth > 0 {
      if !isFirst { bytes.append(0x20) }
    } else if depth > 0 {
      newLine()
    }
    isFirst = false
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  /// Writes `text` at once if it is all printable ASCII that JSON writes as it is: most texts are.
  private mutating func append(plain text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { units in
      var last: UInt8 = 0
      for unit in units {
        if unit < 0x20 || unit > 0x7E || unit == 0x22 || unit == 0x5C { return false }
        if unit != 0x3A || last != 0x3A, TerminalText.isSuspicious(unit, last) { return false }
        last = unit
      }
      bytes.append(contentsOf: units)
      return true
    } ?? false
  }

  /// Besides what JSON demands, all is escaped that acts on a terminal or in the log of a CI run
  /// (see ``TextGuard``): reports are often read on one.
  private mutating func quote(_ text: String) {
    bytes.append(0x22)
    defer { bytes.append(0x22) }
    if append(plain: text) { return }
    let text = isShown ? TerminalText.escapedLines(text) : text
    var watch = TextGuard(beginsLines: false)
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let isStopped = watch.stops(scalar, next: index < scalars.endIndex ? scalars[index] : nil)
      switch scalar {
      case "\"": bytes.append(contentsOf: #"\""#.utf8)
      case "\\": bytes.append(contentsOf: #"\\"#.utf8)
      case "\n": bytes.append(contentsOf: #"\n"#.utf8)
      case "\r": bytes.append(contentsOf: #"\r"#.utf8)
      case "\t": bytes.append(contentsOf: #"\t"#.utf8)
      default:
        if isStopped {
          for unit in String(scalar).utf16 { escape(unit) }
        } else if let units = UTF8.encode(scalar) {
          bytes.append(contentsOf: units)
        }
      }
    }
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift)) & 0xF]) }
  }
}
