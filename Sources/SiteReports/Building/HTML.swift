// SPDX-License-Identifier: Apache-2.0

import Formats

/// A piece of HTML that was built: text and attribute values are escaped as they come in, names are literals.
struct HTML: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Elements that hold nothing.
  private static let void: Set<String> = [
    "meta", "br", "input", "img", "path", "rect", "circle", "line",
  ]

  /// Nothing.
  init() {}

  /// Text, as readers see it.
  init(_ text: String) { append(text, isValue: false) }

  /// Text of which the line ends stay, for an element that shows them.
  init(lines text: String) { append(text, isValue: false, keepsLines: true) }

  /// An element with attributes, in order; one whose value is nothing is left out.
  init(
    _ name: StaticString, _ attributes: [(StaticString, String?)] = [],
    _ content: HTML...
  ) {
    self.init(name, attributes, content)
  }

  init(_ name: StaticString, _ attributes: [(StaticString, String?)], _ content: [HTML]) {
    bytes.append(0x3C)
    append(name)
    for (key, value) in attributes {
      guard let value else { continue }
      bytes.append(0x20)
      append(key)
      bytes += Array("=\"".utf8)
      append(value, isValue: true)
      bytes.append(0x22)
    }
    if Self.void.contains("\(name)"), content.isEmpty {
      bytes += Array("/>".utf8)
      return
    }
    bytes.append(0x3E)
    for piece in content { bytes += piece.bytes }
    bytes += Array("</".utf8)
    append(name)
    bytes.append(0x3E)
  }

  /// An element that holds what the program itself says in another language: a style or a script.
  static func raw(
    _ name: StaticString, _ attributes: [(StaticString, String?)], literals: [StaticString]
  ) -> HTML {
    var piece = HTML(name, attributes)
    let close = piece.bytes.suffix(piece.bytes.count - (piece.bytes.firstIndex(of: 0x3E) ?? 0) - 1)
    piece.bytes.removeLast(close.count)
    for literal in literals { piece.append(literal) }
    piece.bytes += close
    return piece
  }

  /// JSON for the page's script, in which nothing can end the element that holds it.
  static func data(id: String, _ json: [UInt8]) -> HTML {
    var piece = HTML("script", [("type", "application/json"), ("id", id)])
    let close = Array("</script>".utf8)
    piece.bytes.removeLast(close.count)
    for byte in json {
      if byte == 0x3C { piece.bytes += Array("\\u003c".utf8) } else { piece.bytes.append(byte) }
    }
    piece.bytes += close
    return piece
  }

  /// Base 64 for the page's script: its alphabet holds nothing that HTML knows.
  static func packed(id: String, _ base64: [UInt8]) -> HTML {
    var piece = HTML("script", [("type", "application/octet-stream"), ("id", id)])
    piece.bytes.removeLast("</script>".utf8.count)
    piece.bytes += base64
    piece.bytes += Array("</script>".utf8)
    return piece
  }

  /// The same in place: for pages of many megabytes.
  static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

  static func + (left: HTML, right: HTML) -> HTML {
    var result = left
    result.bytes += right.bytes
    return result
  }

  private mutating func append(_ literal: StaticString) {
    bytes += Array("\(literal)".utf8)
  }

  /// What acts on a terminal or in a log, or is not seen, is written visibly; a line end is a space.
  private mutating func append(_ text: String, isValue: Bool, keepsLines: Bool = false) {
    for byte in TerminalText.escapedLines(text).utf8 {
      switch byte {
      case 0x26: bytes += Array("&amp;".utf8)
      case 0x3C: bytes += Array("&lt;".utf8)
      case 0x3E: bytes += Array("&gt;".utf8)
      case 0x22 where isValue: bytes += Array("&quot;".utf8)
      case 0x09, 0x0A: bytes.append(keepsLines ? byte : 0x20)
      default: bytes.append(byte)
      }
    }
  }
}
