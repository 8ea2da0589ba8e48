// SPDX-License-Identifier: Apache-2.0

package import Documents
import SourceText

extension Document {
  /// What a browser sees: tags with attributes and text, without white space that nobody sees.
  package var visibleEvents: [String] {
    var events: [String] = []
    var text = ""
    func flush() {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty { events.append("'" + words + "'") }
      text = ""
    }
    var open: [NodeID] = []
    for index in nodes.indices.dropFirst() {
      let node = NodeID(index)
      while let last = open.last, !isInside(node, last) {
        flush()
        events.append("/" + spelling(last))
        open.removeLast()
      }
      let record = nodes[index]
      switch record.kind {
      case .text: text += self.text(of: node)
      case .comment: flush()
      case .element where record.name == .p && record.flags.contains(.tight): break
      case .element:
        flush()
        // Markdown ends a paragraph that a block inside has ended; for HTML its end tag makes an
        // empty one.
        if record.name == .p, subtreeEnd(node) == index + 1 { break }
        var event = spelling(node)
        for attribute in attributeIndices(node) {
          let name = attributes[attribute].name
          event += " " + names.spelling(name)
          if name != .href, name != .src { event += "=" + value(ofAttribute: attribute) }
        }
        events.append(event)
        open.append(node)
      default: break
      }
    }
    flush()
    for node in open.reversed() { events.append("/" + spelling(node)) }
    return events
  }

  /// The first thing in which `other` is not this document, all its places `shift` bytes further
  /// on; nothing when it is.
  package func difference(from other: Document, shift: Int) -> String? {
    func isMoved(_ range: ByteRange, _ moved: ByteRange) -> Bool {
      range.start + shift == moved.start && range.end + shift == moved.end
    }
    guard nodes.count == other.nodes.count else {
      return "\(nodes.count) nodes, then \(other.nodes.count)"
    }
    for index in nodes.indices.dropFirst() {
      let first = nodes[index]
      let second = other.nodes[index]
      let node = NodeID(index)
      let isSame =
        first.kind == second.kind && first.parent == second.parent && first.flags == second.flags
        && first.namespace == second.namespace && isMoved(first.head, second.head)
        && isMoved(first.tail, second.tail) && spelling(node) == other.spelling(node)
        && (first.kind == .element || first.kind == .doctype
          || text(of: node) == other.text(of: node))
      if !isSame { return "node \(index) \(first), then \(second)" }
      let pairs = zip(attributeIndices(node), other.attributeIndices(node))
      guard attributeIndices(node).count == other.attributeIndices(node).count else {
        return "the attributes of node \(index)"
      }
      for (own, others) in pairs {
        let isSame =
          names.spelling(attributes[own].name)
          == other.names.spelling(other.attributes[others].name)
          && isMoved(attributes[own].valueRange, other.attributes[others].valueRange)
          && value(ofAttribute: own) == other.value(ofAttribute: others)
        if !isSame { return "an attribute of node \(index)" }
      }
    }
    guard markers.map(\.node) == other.markers.map(\.node),
      zip(markers, other.markers).allSatisfy({ isMoved($0.range, $1.range) })
    else { return "the markers" }
    guard problems.map(\.code) == other.problems.map(\.code),
      zip(problems, other.problems).allSatisfy({ isMoved($0.range, $1.range) })
    else { return "the problems" }
    guard definitions.count == other.definitions.count,
      zip(definitions, other.definitions).allSatisfy({ isMoved($0.range, $1.range) })
    else { return "the definitions" }
    return nil
  }
}
