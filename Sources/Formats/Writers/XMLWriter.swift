// SPDX-License-Identifier: Apache-2.0

/// Writes XML 1.0 as bytes; whatever the texts hold, the result is well-formed.
struct XMLWriter {
  private(set) var bytes: [UInt8] = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8) + [0x0A]
  private var depth = 0

  typealias Attribute = (name: String, value: String)

  /// Writes an element on a line of its own with a text, which is kept as it is, or with nothing.
  mutating func element(_ name: String, _ attributes: [Attribute], text: String = "") {
    open(name, attributes)
    if text.isEmpty {
      bytes += "/>\n".utf8
      return
    }
    bytes.append(0x3E)
    append(text, inAttribute: false)
    close(name)
  }

  /// Writes an element around those that `body` writes.
  mutating func element(
    _ name: String, _ attributes: [Attribute], _ body: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    bytes += ">\n".utf8
    depth += 1
    body(&self)
    depth -= 1
    indent()
    close(name)
  }

  private mutating func indent() {
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private mutating func open(_ name: String, _ attributes: [Attribute]) {
    indent()
    bytes.append(0x3C)
    bytes += name.utf8
    for (name, value) in attributes {
      bytes += " \(name)=\"".utf8
      append(value, inAttribute: true)
      bytes.append(0x22)
    }
  }

  private mutating func close(_ name: String) { bytes += "</\(name)>\n".utf8 }

  /// What acts on a terminal or in the log of a CI run (see ``TextGuard``) is made visible, in a report
  /// as well as wherever that is shown.
  private mutating func append(_ text: String, inAttribute: Bool) {
    let text = inAttribute ? TerminalText.escaped(text) : TerminalText.escapedLines(text)
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      // Also outside of attributes, for the sake of `]]>`.
      case 0x3E: bytes += "&gt;".utf8
      case 0x22 where inAttribute: bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
