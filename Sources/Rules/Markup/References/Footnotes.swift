// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// The footnotes of a Markdown post, and the references to them.
struct Footnotes {
  /// One footnote.
  struct Note {
    /// Its label as it is written.
    var label: String
    /// From `[^` to `]`.
    var range: ByteRange
  }

  private(set) var notes: [Note] = []
  private var used: Set<String> = []
  /// The labels of all footnotes, as ``key(_:)`` has them.
  private(set) var labels: Set<String> = []

  var isEmpty: Bool { notes.isEmpty }
  /// Those that nothing refers to; of two with one label neither, where one is used.
  var unused: [Note] { notes.filter { !used.contains(Self.key($0.label)) } }

  init(_ document: Document) {
    let bytes = document.source.bytes
    for index in document.nodes.indices {
      let node = NodeID(index)
      let record = document.nodes[index]
      guard record.kind == .element, record.flags.contains(.markdown) else { continue }
      if record.name == .sup, record.head.count >= 2, bytes[record.head.start] == UInt8(ascii: "[")
      {
        used.insert(Self.key(document.source.string(ByteRange(record.head.end, record.tail.start))))
      } else if record.name == .div, record.attributeCount > 0, record.head.count > 3,
        bytes[record.head.indices].starts(with: "[^".utf8),
        let close = bytes[record.head.indices].firstIndex(of: UInt8(ascii: "]"))
      {
        notes.append(
          Note(
            label: document.source.string(ByteRange(record.head.start + 2, close)),
            range: ByteRange(document[node].head.start, close + 1)))
      }
    }
    labels = Set(notes.map { Self.key($0.label) })
  }

  /// Labels are compared as those of links are.
  static func key(_ label: String) -> String { ReferenceLabel(label).text }
}
