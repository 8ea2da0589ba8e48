// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import SourceText

/// The marks of Markdown that are left in a post's text, since nothing came of them. Marks in code, in
/// addresses and behind a backslash are none.
struct ShownMarks: Sendable {
  /// A run of one of `*`, `_`, `~` and `$`, or a single bracket.
  struct Mark: Sendable {
    var byte: UInt8
    var range: ByteRange
  }

  /// A stretch of text that no block interrupts.
  struct Leaf: Sendable {
    /// The block that holds it.
    var node: NodeID
    /// Its marks, in order.
    var marks: Range<Int>
    /// Its lines, in order.
    var lines: Range<Int>
  }

  private(set) var marks: [Mark] = []
  /// Where lines begin with `#`, `:`, `|`, a bullet or a digit.
  private(set) var lines: [Int] = []
  /// The leaves that have marks or lines.
  private(set) var leaves: [Leaf] = []

  private var isLineStart = false
  private var node = NodeID.document
  private var firstMark = 0
  private var firstLine = 0

  private enum Class: UInt8 {
    case plain, run, bracket, lineEnd, blank, opener
  }

  private static let classes: [Class] = {
    var table = [Class](repeating: .plain, count: 256)
    for byte in "*_~$".utf8 { table[Int(byte)] = .run }
    for byte in "[]".utf8 { table[Int(byte)] = .bracket }
    for byte in "\n\r".utf8 { table[Int(byte)] = .lineEnd }
    for byte in " \t".utf8 { table[Int(byte)] = .blank }
    for byte in "#:|-+0123456789".utf8 { table[Int(byte)] = .opener }
    return table
  }()

  private final class Key: Sendable {}
  private static let key = Key()

  /// The marks of `article`, found once for all rules.
  static func of(_ article: Article) -> ShownMarks {
    article.memo.value(for: key) { ShownMarks(article.document) }
  }

  init(_ document: Document) {
    guard document.format == .markdown else { return }
    var leafEnd = 0
    var index = 1
    while index < document.nodes.count {
      let id = NodeID(index)
      let record = document.nodes[index]
      switch record.kind {
      case .element:
        let kind = document.elementClass(id)
        if kind.contains(.block) {
          open(id)
          leafEnd = document.subtreeEnd(id)
        } else if kind.contains(.lineBreak) {
          isLineStart = true
        } else if !record.head.isEmpty {
          isLineStart = false
        }
        if !kind.isDisjoint(with: [.code, .hidden]) || Self.isAutolink(record, document) {
          index = document.subtreeEnd(id)
          continue
        }
      case .text:
        if index >= leafEnd {
          open(document.parent(id))
          leafEnd = document.subtreeEnd(node)
        }
        if record.flags.contains(.markdown) {
          scan(record, document)
        } else {
          isLineStart = false
        }
      default: isLineStart = false
      }
      index += 1
    }
    close()
  }

  /// An address that is its own text.
  private static func isAutolink(_ record: NodeRecord, _ document: Document) -> Bool {
    record.name == .a && record.flags.contains(.markdown)
      && (record.head.isEmpty || document.source.bytes[record.head.start] == UInt8(ascii: "<"))
  }

  private mutating func open(_ block: NodeID) {
    close()
    node = block
    isLineStart = true
  }

  private mutating func close() {
    if firstMark < marks.count || firstLine < lines.count {
      leaves.append(
        Leaf(node: node, marks: firstMark..<marks.count, lines: firstLine..<lines.count))
    }
    firstMark = marks.count
    firstLine = lines.count
  }

  private mutating func scan(_ record: NodeRecord, _ document: Document) {
    if record.payload < 0 { return scan(record.head, document.source.bytes) }
    var next = record.payload
    while next >= 0 {
      let segment = document.segments[Int(next)]
      switch segment.content {
      case .verbatim: scan(segment.range, document.source.bytes)
      case .scalars: isLineStart = segment.first == 0x0A
      case .literal: isLineStart = false
      }
      next = segment.next
    }
  }

  private mutating func scan(_ range: ByteRange, _ bytes: [UInt8]) {
    var index = range.start
    let end = range.end
    Self.classes.withUnsafeBufferPointer { classes in
      bytes.withUnsafeBufferPointer { bytes in
        while index < end {
          let byte = bytes[index]
          switch classes[Int(byte)] {
          case .plain: isLineStart = false
          case .blank: break
          case .lineEnd: isLineStart = true
          case .bracket:
            isLineStart = false
            marks.append(Mark(byte: byte, range: ByteRange(index, index + 1)))
          case .opener:
            if isLineStart { lines.append(index) }
            isLineStart = false
          case .run:
            let start = index
            while index + 1 < end, bytes[index + 1] == byte { index += 1 }
            marks.append(Mark(byte: byte, range: ByteRange(start, index + 1)))
            if isLineStart, index == start { lines.append(index) }
            isLineStart = false
          }
          index += 1
        }
      }
    }
  }
}

/// What stands beside a mark.
enum Neighbour: Sendable {
  case space, punctuation, word

  /// What ends at `offset`; `start` counts as a space.
  init(before offset: Int, _ bytes: [UInt8], from start: Int) {
    guard offset > start else {
      self = .space
      return
    }
    var first = offset - 1
    while first > start, offset - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    self.init(bytes[first..<offset])
  }

  /// What begins at `offset`; `end` counts as a space.
  init(after offset: Int, _ bytes: [UInt8], before end: Int) {
    guard offset < end else {
      self = .space
      return
    }
    var last = offset + 1
    while last < end, last - offset < 4, bytes[last] & 0xC0 == 0x80 { last += 1 }
    self.init(bytes[offset..<last])
  }

  private init(_ spelled: ArraySlice<UInt8>) {
    guard let scalar = String(decoding: spelled, as: UTF8.self).unicodeScalars.first else {
      self = .space
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .control, .lineSeparator, .paragraphSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .word
    }
  }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isWordPart: Bool { isLetter || isDigit || self >= 0x80 }
}
