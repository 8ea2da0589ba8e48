// SPDX-License-Identifier: Apache-2.0

import SourceText

/// An expression as it was read, and as libxml2 gets it.
struct ParsedXPath {
  var syntax: XPathExpression
  /// The expressions that together find what it finds: the sides of a `|` on top are asked for one by one, and
  /// `//` steps at once to all depths. libxml2 compares every node with every other where it joins two sets.
  var parts: [String]

  /// `text` cut at `unions`, with `/descendant::` for each of `descents`.
  static func parts(of text: [UInt8], unions: [ByteRange], descents: [ByteRange]) -> [String] {
    var parts: [String] = []
    var part: [UInt8] = []
    var done = 0
    let cuts = descents.map { ($0, false) } + unions.map { ($0, true) }
    for (range, isUnion) in cuts.sorted(by: { $0.0 < $1.0 }) {
      part += text[done..<range.start]
      done = range.end
      if isUnion {
        parts.append(String(decoding: part, as: UTF8.self))
        part = []
      } else {
        part += Array("/descendant::".utf8)
      }
    }
    return parts + [String(decoding: part + text[done...], as: UTF8.self)]
  }
}
