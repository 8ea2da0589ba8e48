// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// The labels of `[text]` and `[text][]`, which name a definition and are text for readers at once.
/// A fix of the text keeps the link by writing the label after it: `[new text][text]`.
struct ReferenceLabels {
  private struct Label {
    /// What is between the brackets.
    var range: ByteRange
    /// Where the label goes: after the bracket, or between the two after it.
    var place: Int
    var isCollapsed: Bool
  }

  private let source: SourceText
  /// In the order of their places.
  private var labels: [Label] = []

  init(_ document: Document) {
    source = document.source
    guard document.format == .markdown, !document.definitions.isEmpty else { return }
    for index in document.nodes.indices {
      let record = document.nodes[index]
      guard record.kind == .element, record.name == .a || record.name == .img,
        record.flags.contains(.markdown), !record.tail.isEmpty
      else { continue }
      let tail = source.bytes[record.tail.indices]
      let isCollapsed = tail.elementsEqual("][]".utf8)
      guard isCollapsed || tail.elementsEqual("]".utf8) else { continue }
      labels.append(
        Label(
          range: ByteRange(record.head.end, record.tail.start),
          place: record.tail.start + (isCollapsed ? 2 : 1), isCollapsed: isCollapsed))
    }
    labels.sort { $0.range < $1.range }
  }

  /// `fix` with the edits that keep the links whose labels it changes.
  func keepingLinks(_ fix: Fix) -> Fix {
    guard !labels.isEmpty, fix.markupEdits == 0, fix.scope.contains(.text) else { return fix }
    var result = fix
    var kept: Set<Int> = []
    for edit in fix.edits {
      for index in indices(around: edit.range) where kept.insert(index).inserted {
        let label = labels[index]
        let text = Self.oneLine(source.string(label.range))
        result.edits.append(.insert(label.isCollapsed ? text : "[\(text)]", at: label.place))
        result.markupEdits += 1
      }
    }
    return result
  }

  /// The labels that hold `range`: one, or an image's inside a link's.
  private func indices(around range: ByteRange) -> [Int] {
    var low = 0
    var high = labels.count
    while low < high {
      let middle = (low + high) / 2
      if labels[middle].range.start <= range.start { low = middle + 1 } else { high = middle }
    }
    return (max(0, low - 2)..<low).filter { labels[$0].range.contains(range) }
  }

  /// `label` without its line ends and what quotations write after them.
  private static func oneLine(_ label: String) -> String {
    guard label.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return label }
    return label.split(whereSeparator: \.isNewline)
      .map { $0.drop { $0 == " " || $0 == "\t" || $0 == ">" } }.joined(separator: " ")
  }
}
