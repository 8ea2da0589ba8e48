// SPDX-License-Identifier: Apache-2.0

package import Documents
import SourceText

extension Document {
  /// What is wrong with the links, ranges and texts of the tree, as sentences; nothing when all is
  /// well.
  package var faults: [String] {
    var faults = TreeFaults(document: self)
    faults.look()
    return faults.found
  }
}

/// One look at a whole tree; what it asks for holds whatever the source was.
private struct TreeFaults {
  let document: Document
  var found: [String] = []

  /// What browsers move or copy stands elsewhere in the tree than in the source.
  private static let loose: NodeFlags = [.moved, .clone]

  init(document: Document) { self.document = document }

  private func cut(_ range: ByteRange) -> ArraySlice<UInt8> {
    document.source.bytes[range.indices]
  }

  private mutating func expect(_ holds: Bool, _ index: Int, _ fault: @autoclosure () -> String) {
    guard !holds, found.count < 20 else { return }
    found.append("node \(index): \(fault()): \(document.nodes[index])")
  }

  mutating func look() {
    let count = document.source.count
    for index in document.nodes.indices {
      let record = document.nodes[index]
      guard record.head.end <= count, record.tail.end <= count,
        record.head.start <= record.head.end, record.tail.start <= record.tail.end
      else {
        expect(false, index, "it ends behind the source")
        return
      }
      lookAtLinks(index)
      if index == 0 { continue }
      if record.flags.isDisjoint(with: Self.loose) { lookAtPlace(NodeID(index)) }
      switch record.kind {
      case .element:
        expect(record.head.end <= record.tail.start, index, "its markers cross")
        lookAtAttributes(NodeID(index))
        if !record.flags.contains(.markdown) { lookAtTags(NodeID(index)) }
      case .doctype: lookAtAttributes(NodeID(index))
      case .text, .comment: lookAtText(NodeID(index))
      case .document, .fragment, .opaque: break
      }
    }
    lookAtLists()
  }

  private mutating func lookAtLinks(_ index: Int) {
    let nodes = document.nodes
    let record = nodes[index]
    expect(
      index == 0 || (record.parent >= 0 && Int(record.parent) < index), index, "no parent before it"
    )
    expect(
      Int(record.subtreeEnd) > index && Int(record.subtreeEnd) <= nodes.count, index,
      "its subtree's end")
    guard record.parent >= 0, Int(record.parent) < index else { return }
    let parent = nodes[Int(record.parent)]
    expect(record.subtreeEnd <= parent.subtreeEnd, index, "it reaches out of its parent")
    if record.previousSibling >= 0 {
      let sibling = nodes[Int(record.previousSibling)]
      expect(sibling.nextSibling == Int32(index), index, "the one before it has another behind it")
      expect(sibling.subtreeEnd == Int32(index), index, "a gap in front of it")
    } else {
      expect(parent.firstChild == Int32(index), index, "its parent's first child is another")
      expect(Int(record.parent) + 1 == index, index, "a gap behind its parent")
    }
    expect(
      record.nextSibling >= 0 || parent.lastChild == Int32(index), index,
      "its parent's last child is another")
  }

  private mutating func lookAtPlace(_ node: NodeID) {
    let own = document.range(node)
    let parent = document[document.parent(node)]
    if parent.kind == .element || parent.kind == .fragment, !parent.flags.contains(.clone) {
      expect(
        document.contentRange(document.parent(node)).contains(own), node.index,
        "it lies outside of its parent")
    }
    let previous = document.previousSibling(node)
    guard !previous.isNone, document[previous].flags.isDisjoint(with: Self.loose) else { return }
    expect(
      document.range(previous).end <= own.start, node.index, "it begins in the one before it")
  }

  private mutating func lookAtAttributes(_ node: NodeID) {
    let record = document[node]
    let indices = document.attributeIndices(node)
    guard indices.upperBound <= document.attributes.count else {
      expect(false, node.index, "attributes that are not there")
      return
    }
    for attribute in document.attributes[indices] {
      guard attribute.nameRange.end <= document.source.count,
        attribute.valueRange.end <= document.source.count
      else {
        expect(false, node.index, "an attribute behind the source")
        continue
      }
      if record.flags.contains(.markdown) || attribute.flags.contains(.merged)
        || attribute.flags.contains(.implied)
      {
        continue
      }
      expect(
        record.head.contains(attribute.nameRange) && record.head.contains(attribute.valueRange),
        node.index, "an attribute outside of its start tag")
      guard record.kind == .element else { continue }
      let spelling = document.names.spelling(attribute.name)
      expect(
        Self.isSame(cut(attribute.nameRange), spelling), node.index,
        "the attribute \(spelling) cuts out another name")
    }
    for index in indices {
      let range = document.attributes[index].valueRange
      for piece in document.mappedValue(ofAttribute: index).pieces {
        expect(piece.source.end <= document.source.count, node.index, "a value behind the source")
        // A link by reference has its value in the definition, an alternative text is made of many.
        guard !record.flags.contains(.markdown) else { continue }
        expect(range.contains(piece.source), node.index, "a value that is not in its range")
      }
    }
  }

  /// Whether `bytes` are `spelling`, letter case, line ends and what stands for NUL and broken UTF-8
  /// aside.
  private static func isSame(_ bytes: ArraySlice<UInt8>, _ spelling: String) -> Bool {
    // A template tag may make a name of several lines, whose indentation and quotation marks are not read.
    if spelling.utf8.contains(0x0A) {
      let lines = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        .replacing("\r", with: "\n").replacing("\0", with: "\u{FFFD}").split(
          separator: "\n", omittingEmptySubsequences: false)
      let names = spelling.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.count == names.count
        && zip(lines, names).allSatisfy { line, name in
          isSame(ArraySlice(line.utf8.suffix(name.utf8.count)), String(name))
        }
    }
    if bytes.allSatisfy({ $0 != 0 && $0 != 0x0D && $0 < 0x80 }) {
      return bytes.count == spelling.utf8.count
        && zip(bytes, spelling.utf8).allSatisfy { lowered($0) == lowered($1) }
    }
    var read = MappedText()
    let source = SourceText(bytes: Array(bytes))
    read.appendVerbatim(source.wholeRange, of: source)
    return read.string.replacing("\0", with: "\u{FFFD}").lowercased() == spelling.lowercased()
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// The tags of an element that was written as HTML.
  private mutating func lookAtTags(_ node: NodeID) {
    let record = document[node]
    let head = cut(record.head)
    let tail = cut(record.tail)
    let spelling = document.spelling(node)
    if record.flags.contains(.implied) {
      expect(head.isEmpty, node.index, "an implied start tag has bytes")
    } else {
      let name = head.dropFirst().prefix(spelling.utf8.count)
      let isNamed = head.first == UInt8(ascii: "<") && Self.isSame(name, spelling)
      let isOther =
        record.name == .img && Self.isSame(head.dropFirst().prefix(5), "image")
        || record.name == .br && head.starts(with: Array("</".utf8))
      let isOdd = spelling.utf8.contains { $0 >= 0x80 }
      expect(isNamed || isOther || isOdd, node.index, "its start tag has another name")
      expect(head.last == UInt8(ascii: ">"), node.index, "its start tag does not end")
    }
    let isOpen =
      !record.flags.isDisjoint(with: [.void, .endImplied])
      || (record.namespace != .html && record.flags.contains(.selfClosing))
    // In Markdown what was written as HTML may be ended by what was not.
    guard document.format == .html else { return }
    expect(isOpen == tail.isEmpty, node.index, "its end tag")
    if !isOpen {
      expect(
        tail.starts(with: Array("</".utf8)) && tail.last == UInt8(ascii: ">"), node.index,
        "its end tag")
    }
  }

  private mutating func lookAtText(_ node: NodeID) {
    let record = document[node]
    var text = MappedText()
    document.append(textOf: node, to: &text)
    expect(record.kind != .text || !text.isEmpty, node.index, "a text without text")
    var last = record.head.start
    for piece in text.pieces {
      expect(
        record.head.contains(piece.source) && piece.source.start >= last, node.index,
        "its text at \(piece.source) is out of place")
      last = piece.source.end
      if piece.isVerbatim, record.kind == .text {
        expect(!cut(piece.source).contains(0x0D), node.index, "a carriage return in its text")
      }
    }
    if record.kind == .text { lookAtReferences(node, text) }
  }

  /// Numeric character references, decoded once more by the standard's words.
  private mutating func lookAtReferences(_ node: NodeID, _ text: MappedText) {
    var number = 0
    for piece in text.pieces {
      number += 1
      guard !piece.isVerbatim else { continue }
      let written = cut(piece.source)
      guard written.starts(with: Array("&#".utf8)), written.last == UInt8(ascii: ";"),
        document.format == .html
      else { continue }
      let end = number < text.pieces.count ? Int(text.pieces[number].start) : text.bytes.count
      expect(
        text.bytes[Int(piece.start)..<end].elementsEqual(Self.decoded(written).utf8), node.index,
        "\(String(decoding: written, as: UTF8.self)) is decoded otherwise")
    }
  }

  private static func decoded(_ reference: ArraySlice<UInt8>) -> String {
    let body = reference.dropFirst(2).dropLast()
    let isHex = body.first == UInt8(ascii: "x") || body.first == UInt8(ascii: "X")
    var value: UInt32 = 0
    for digit in isHex ? body.dropFirst() : body {
      let number = UInt32(digit & 0x0F) + (digit >= 0x41 ? 9 : 0)
      value = min(value &* (isHex ? 16 : 10) &+ number, 0x110000)
    }
    let windows: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    if (0x80...0x9F).contains(value) { value = windows[Int(value) - 0x80] }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return String(Character(scalar ?? "\u{FFFD}"))
  }

  /// What stands beside the nodes: problems, markers, definitions.
  private mutating func lookAtLists() {
    let whole = document.source.wholeRange
    for problem in document.problems {
      expect(whole.contains(problem.range), 0, "the problem \(problem.code.rawValue) is outside")
    }
    for marker in document.markers {
      expect(
        whole.contains(marker.range) && document.nodes.indices.contains(marker.node.index), 0,
        "a marker is outside")
    }
    var end = 0
    for definition in document.definitions {
      let parts = [definition.label, definition.destination, definition.title]
      expect(
        whole.contains(definition.range) && parts.allSatisfy { definition.range.contains($0) }, 0,
        "a definition at \(definition.range) does not hold its parts")
      expect(
        zip(parts, parts.dropFirst()).allSatisfy { $0.end <= $1.start }, 0,
        "the parts of a definition at \(definition.range) are not in order")
      expect(definition.range.start >= end, 0, "definitions overlap at \(definition.range)")
      end = definition.range.end
    }
    let text = document.textContent(.document)
    expect(
      text.pieces.allSatisfy { whole.contains($0.source) }, 0, "text stands outside of the source")
  }
}
