// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Hugo's shortcode that shows an image: `{{< figure src="a.jpg" alt="A harbour" attr="Ann Lee" >}}`.
package struct FigureShortcode {
  /// A value and where it is, without its quotes.
  package struct Parameter {
    package var text: String
    package var range: ByteRange
  }

  private var parameters: [String: Parameter] = [:]

  /// More parameters than this are not read.
  private static let mostParameters = 32
  private static let name = Array("figure".utf8)

  /// The shortcode that the node is, if it is one.
  package init?(_ node: NodeID, in document: Document) {
    guard Self.isFigure(node, in: document) else { return nil }
    let bytes = document.source.bytes
    let range = document[node].head
    var index = Self.nameStart(bytes, range) + Self.name.count
    while parameters.count < Self.mostParameters {
      while index < range.end, bytes[index] <= 0x20 { index += 1 }
      let keyStart = index
      while index < range.end, Self.isKey(bytes[index]) { index += 1 }
      let key = String(decoding: bytes[keyStart..<index], as: UTF8.self)
      // Hugo allows blanks on both sides of the sign.
      while index < range.end, bytes[index] <= 0x20 { index += 1 }
      guard !key.isEmpty, index < range.end, bytes[index] == UInt8(ascii: "=") else { return }
      index += 1
      while index < range.end, bytes[index] <= 0x20 { index += 1 }
      guard let value = Self.value(bytes, &index, range.end, document.source) else { return }
      parameters[key] = value
    }
  }

  /// The value of `key`; `nil` where it is missing or empty.
  package subscript(key: String) -> Parameter? {
    parameters[key].flatMap { $0.text.isEmpty ? nil : $0 }
  }

  /// Whether the node is such a shortcode, not yet asking what it shows.
  package static func isFigure(_ node: NodeID, in document: Document) -> Bool {
    guard document.kind(node) == .opaque else { return false }
    let bytes = document.source.bytes
    let range = document[node].head
    guard range.count > 12, bytes[range.start] == UInt8(ascii: "{"),
      bytes[range.start + 1] == UInt8(ascii: "{"),
      bytes[range.start + 2] == UInt8(ascii: "<") || bytes[range.start + 2] == UInt8(ascii: "%")
    else { return false }
    let start = nameStart(bytes, range)
    let end = start + name.count
    return end < range.end && bytes[start..<end].elementsEqual(name) && bytes[end] <= 0x20
  }

  private static func nameStart(_ bytes: [UInt8], _ range: ByteRange) -> Int {
    var index = range.start + 3
    while index < range.end, bytes[index] <= 0x20 { index += 1 }
    return index
  }

  private static func isKey(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// The value at `index`: in quotes, in backticks, or up to a blank.
  private static func value(
    _ bytes: [UInt8], _ index: inout Int, _ end: Int, _ source: SourceText
  ) -> Parameter? {
    guard index < end else { return nil }
    let quote = bytes[index]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "`")
    if isQuoted { index += 1 }
    let start = index
    var text: [UInt8] = []
    while index < end {
      let byte = bytes[index]
      if isQuoted ? byte == quote : byte <= 0x20 || byte == UInt8(ascii: ">") { break }
      if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\"), index + 1 < end { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    guard index < end else { return nil }
    let range = ByteRange(start, index)
    if isQuoted { index += 1 }
    return Parameter(text: String(decoding: text, as: UTF8.self), range: range)
  }
}
