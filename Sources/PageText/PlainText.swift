// SPDX-License-Identifier: Apache-2.0

import HTMLReading

/// Texts that should be plain, and the markup that strayed into them.
package enum PlainText {
  private static let formatting: Set<String> = [
    "a", "abbr", "b", "blockquote", "br", "code", "div", "em", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "q", "s", "small", "span", "strong",
    "sub", "sup", "u", "ul", "wbr",
  ]
  private static let void: Set<String> = ["br", "hr", "img", "wbr"]

  /// `text` with its character references resolved, as a page shows it.
  package static func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"),
        let found = StrictReference.scan(bytes, index, before: bytes.count)
      {
        for value in [found.first, found.second] where value != 0 {
          if let scalar = Unicode.Scalar(value) { result += Array(String(scalar).utf8) }
        }
        index = found.end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The first piece of markup in `text`: a tag that formats, a character reference that no one resolved, a link
  /// or bold letters of Markdown. A text about the `<p>` element holds none.
  package static func markup(in text: String) -> String? {
    let bytes = Array(text.utf8)
    let lastEndTag = lastPair(UInt8(ascii: "<"), UInt8(ascii: "/"), in: bytes)
    let lastStars = lastPair(UInt8(ascii: "*"), UInt8(ascii: "*"), in: bytes)
    for index in bytes.indices {
      let rest = bytes[index...]
      let end: Int?
      switch bytes[index] {
      case UInt8(ascii: "<"): end = tag(rest, isClosedLater: index < lastEndTag)
      case UInt8(ascii: "&"):
        end = StrictReference.scan(bytes, index, before: bytes.count)?.end
      case UInt8(ascii: "["): end = link(rest)
      case UInt8(ascii: "*"):
        end = rest.starts(with: "**".utf8) && index + 2 < lastStars ? index + 2 : nil
      default: end = nil
      }
      if let end { return String(decoding: bytes[index..<end], as: UTF8.self) }
    }
    return nil
  }

  /// The last place with the two bytes in a row; -1 if there is none.
  private static func lastPair(_ first: UInt8, _ second: UInt8, in bytes: [UInt8]) -> Int {
    var index = bytes.count - 2
    while index >= 0, bytes[index] != first || bytes[index + 1] != second { index -= 1 }
    return max(index, -1)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Where the tag at the start of `bytes` ends.
  private static func tag(_ bytes: ArraySlice<UInt8>, isClosedLater: Bool) -> Int? {
    var rest = bytes.dropFirst()
    let isEnd = rest.first == UInt8(ascii: "/")
    if isEnd { rest = rest.dropFirst() }
    let name = rest.prefix(12).prefix { isLetter($0) || isDigit($0) }
    let spelling = String(decoding: name, as: UTF8.self).lowercased()
    guard formatting.contains(spelling), isEnd || isClosedLater || void.contains(spelling),
      let next = rest.dropFirst(name.count).first, next <= 0x20 || "/>".utf8.contains(next)
    else { return nil }
    return bytes.prefix(300).firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
  }

  /// Where the Markdown link at the start of `bytes` ends.
  private static func link(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let close = bytes.prefix(300).firstIndex(of: UInt8(ascii: "]")),
      close > bytes.startIndex + 1, bytes[(close + 1)...].first == UInt8(ascii: "("),
      let end = bytes[close...].prefix(300).firstIndex(of: UInt8(ascii: ")")), end > close + 2
    else { return nil }
    return end + 1
  }
}
