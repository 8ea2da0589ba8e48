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

  private mutating func append(_ text: String, inAttribute: Bool) {
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      switch scalar {
      // In a log of GitHub's, `##[` would begin a command.
      case "[" where last == "#": bytes += "&#91;".utf8
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      // Also outside of attributes, for the sake of `]]>`.
      case ">": bytes += "&gt;".utf8
      case "\"" where inAttribute: bytes += "&quot;".utf8
      // A reader makes spaces and line feeds of these unless they are written so.
      case "\t" where inAttribute, "\n" where inAttribute, "\r": bytes += "&#\(scalar.value);".utf8
      case "\t", "\n": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default:
        let allowed = Self.isAllowed(scalar) ? scalar : "\u{FFFD}"
        if let units = UTF8.encode(allowed) { bytes.append(contentsOf: units) }
      }
    }
  }

  /// Whether XML 1.0 has the character at all, even as a reference.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
  }
}
