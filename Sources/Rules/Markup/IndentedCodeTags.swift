// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// The tags in indented code inside HTML elements of a Markdown post.
///
/// There the generators differ: CommonMark ends raw HTML at a blank line and takes what is indented after it for
/// code, kramdown reads on to the element's end. A fault that only one of them makes cannot be determined.
struct IndentedCodeTags {
  /// By name, with the slash of an end tag, the offsets in order.
  private var places: [String: [Int]] = [:]

  /// None at all.
  init() {}

  init(_ document: Document) {
    guard document.format == .markdown, document.mayHaveElement(.pre) else { return }
    for index in document.nodes.indices {
      let node = NodeID(index)
      let record = document[node]
      guard record.flags.contains(.markdown), record.head.isEmpty, document.isElement(node, .pre),
        document.closest(
          document.parent(node),
          where: {
            document.kind($0) == .element
              && document[$0].flags.isDisjoint(with: [.markdown, .implied])
          }) != nil
      else { continue }
      // The elements of a code block have no places of their own.
      var range = document.range(node)
      for inner in document.descendants(node) {
        range = range.union(document.range(NodeID(inner)))
      }
      add(range, document.source.bytes)
    }
  }

  private mutating func add(_ range: ByteRange, _ bytes: [UInt8]) {
    for index in range.indices where bytes[index] == UInt8(ascii: "<") {
      let rest = bytes[(index + 1)..<range.end]
      let slash = rest.first == UInt8(ascii: "/") ? 1 : 0
      let name = rest.dropFirst(slash).prefix {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
      guard !name.isEmpty else { continue }
      let spelled = (slash == 1 ? "/" : "") + String(decoding: name, as: UTF8.self).lowercased()
      places[spelled, default: []].append(index)
    }
  }

  /// Whether a tag spelled `name` is within `range`.
  func has(_ name: String, in range: ByteRange) -> Bool {
    guard let offsets = places[name] else { return false }
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < range.start { low = middle + 1 } else { high = middle }
    }
    return low < offsets.count && offsets[low] < range.end
  }
}
