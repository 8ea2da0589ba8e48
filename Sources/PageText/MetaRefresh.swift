// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Pages that do nothing but send browsers on, by `<meta http-equiv="refresh">`.
package enum MetaRefresh {
  /// So far into a page the tag is sought, in bytes.
  private static let reach = 4096
  /// Who waits longer was meant to read the page, in seconds.
  private static let longestWait = 10

  /// The address that the page sends browsers to at once; `nil` for a page that is read itself.
  package static func target(in bytes: [UInt8]) -> String? {
    for range in tags(bytes.prefix(reach)) {
      let tag = String(decoding: bytes[range], as: UTF8.self)
      guard let kind = value("http-equiv", in: tag), kind.lowercased() == "refresh",
        let content = value("content", in: tag)
      else { continue }
      return address(content)
    }
    return nil
  }

  /// What is between `<` and `>` of the `meta` tags that may be meant.
  private static func tags(_ head: ArraySlice<UInt8>) -> [Range<Int>] {
    head.withUnsafeBufferPointer { buffer in
      var found: [Range<Int>] = []
      var index = 0
      while true {
        index =
          1 + buffer.firstIndex(of: UInt8(ascii: "<"), or: 0, from: index, before: buffer.count)
        guard index < buffer.count else { return found }
        if begins(buffer, index, with: comment) {
          while index < buffer.count, !begins(buffer, index, with: commentEnd) { index += 1 }
          continue
        }
        guard begins(buffer, index, with: start),
          buffer[min(index + start.count, buffer.count - 1)] <= 0x20
        else { continue }
        let end = buffer.firstIndex(of: UInt8(ascii: ">"), or: 0, from: index, before: buffer.count)
        guard end < buffer.count else { return found }
        if (index..<end).contains(where: { begins(buffer, $0, with: refresh) }) {
          found.append(index..<end)
        }
        index = end
      }
    }
  }

  private static let start = Array("meta".utf8)
  private static let refresh = Array("refresh".utf8)
  private static let comment = Array("!--".utf8)
  private static let commentEnd = Array("-->".utf8)

  /// Whether `word` is at `index`, in any case.
  private static func begins(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, with word: [UInt8]
  ) -> Bool {
    guard bytes[index] | 0x20 == word[0], bytes.count - index >= word.count else { return false }
    for offset in word.indices where bytes[index + offset] | 0x20 != word[offset] { return false }
    return true
  }

  /// The value of an attribute in the text of a tag.
  private static func value(_ name: String, in tag: String) -> String? {
    let lower = tag.lowercased()
    guard lower.utf8.count == tag.utf8.count, let range = lower.utf8Range(of: name + "=") else {
      return nil
    }
    let rest = tag.utf8.dropFirst(lower.utf8.distance(from: lower.startIndex, to: range.upperBound))
    guard let first = rest.first else { return nil }
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    let inner =
      isQuoted
      ? rest.dropFirst().prefix { $0 != first }
      : rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    return String(inner)
  }

  /// The address in `0; url=/new/`, read as the HTML standard has it: `url=` and quotation marks may be missing.
  private static func address(_ content: String) -> String? {
    var rest = content.drop(while: \.isWhitespace)
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let wait = Double(digits), wait < Double(longestWait) else { return nil }
    rest = rest.dropFirst(digits.count)
    let isParted = rest.first.map { $0 == ";" || $0 == "," || $0.isWhitespace } ?? false
    guard isParted else { return nil }
    rest = rest.drop { $0.isWhitespace || $0 == ";" || $0 == "," }
    if rest.prefix(3).lowercased() == "url" {
      let behind = rest.dropFirst(3).drop(while: \.isWhitespace)
      if behind.first == "=" { rest = behind.dropFirst().drop(while: \.isWhitespace) }
    }
    if let quote = rest.first, quote == "'" || quote == "\"" {
      rest = rest.dropFirst().prefix { $0 != quote }
    }
    let address = rest.filter { !$0.isWhitespace }
    return address.isEmpty ? nil : address
  }
}
