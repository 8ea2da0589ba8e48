// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText

extension Document {
  /// The tree in one line: `p[b["x"]]`, with `!` in front of what was moved and `+` in front of
  /// copies.
  var outline: String {
    func outline(_ node: NodeID) -> String {
      let record = self[node]
      let mark =
        (record.flags.contains(.moved) ? "!" : "") + (record.flags.contains(.clone) ? "+" : "")
      let inside = children(node).map(outline).joined(separator: " ")
      switch record.kind {
      case .document: return inside
      case .fragment: return "content[\(inside)]"
      case .doctype: return mark + "doctype"
      case .element: return mark + spelling(node) + (inside.isEmpty ? "" : "[\(inside)]")
      case .text: return mark + "\"\(text(of: node))\""
      case .comment: return mark + "<!\(text(of: node))!>"
      case .opaque: return mark + "{\(text(of: node))}"
      }
    }
    return outline(.document)
  }

  /// The first element named `name`.
  func element(_ name: String) -> NodeID? {
    nodes.indices.lazy.map { NodeID($0) }.first {
      self.kind($0) == .element && self.spelling($0) == name
    }
  }

  func cut(_ range: ByteRange) -> String { source.string(range) }

  /// The problems as `code: text they are about`.
  var problemLines: [String] { problems.map { "\($0.code.rawValue): \(cut($0.range))" } }

  /// What is wrong with the ranges of the nodes, as sentences; nothing when all is well.
  var rangeFaults: [String] {
    var faults: [String] = []
    let loose: NodeFlags = [.moved, .clone]
    for index in nodes.indices.dropFirst() {
      let node = NodeID(index)
      let record = nodes[index]
      let own = range(node)
      if own.end > source.count { faults.append("\(index) ends behind the source") }
      if record.kind == .element { faults += elementFaults(node) }
      guard record.flags.isDisjoint(with: loose) else { continue }
      let parent = self[parent(node)]
      if parent.kind == .element || parent.kind == .fragment, !parent.flags.contains(.clone),
        !contentRange(self.parent(node)).contains(own)
      {
        faults.append(
          "\(index) \(cut(own)) is not in its parent \(contentRange(self.parent(node)))")
      }
      let previous = previousSibling(node)
      if !previous.isNone, self[previous].flags.isDisjoint(with: loose),
        range(previous).end > own.start
      {
        faults.append("\(index) \(own) \(cut(own)) begins in the one before it")
      }
    }
    return faults
  }

  private func elementFaults(_ node: NodeID) -> [String] {
    let record = self[node]
    var faults: [String] = []
    func expect(_ holds: Bool, _ fault: @autoclosure () -> String) {
      if !holds { faults.append("\(node.index) \(spelling(node)): \(fault())") }
    }
    if record.flags.contains(.implied) {
      expect(record.head.isEmpty, "an implied start tag has no bytes")
    } else {
      expect(
        cut(record.head).lowercased().hasPrefix("<" + spelling(node).lowercased())
          || record.name == .img || cut(record.head).hasPrefix("</br"),
        "its start tag is \(cut(record.head))")
      expect(cut(record.head).hasSuffix(">"), "its start tag is \(cut(record.head))")
    }
    let isOpen =
      !record.flags.isDisjoint(with: [.void, .endImplied])
      || (record.namespace != .html && record.flags.contains(.selfClosing))
    expect(isOpen == record.tail.isEmpty, "its end tag is \(cut(record.tail))")
    if !isOpen { expect(cut(record.tail).hasPrefix("</"), "its end tag is \(cut(record.tail))") }
    for index in attributeIndices(node) {
      let attribute = attributes[index]
      if attribute.flags.contains(.merged) { continue }
      expect(record.head.contains(attribute.nameRange), "an attribute outside of the start tag")
      expect(record.head.contains(attribute.valueRange), "a value outside of the start tag")
      expect(
        cut(attribute.nameRange).lowercased() == names.spelling(attribute.name).lowercased(),
        "the name \(cut(attribute.nameRange))")
      if attribute.payload < 0 {
        expect(cut(attribute.valueRange) == value(ofAttribute: index), "the value")
      }
    }
    return faults
  }
}

/// The tree of `text` as a fragment in a body.
func fragment(_ text: String, context: String = "body") -> Document {
  HTMLReader.readFragment(SourceText(text), context: context)
}

/// The tree of `text` as a page.
func page(_ text: String) -> Document { HTMLReader.read(SourceText(text)) }
