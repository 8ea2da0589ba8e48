// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Tells where the elements of an export stand, which libxml2 does not. It examines tags alone: that the whole is well
/// formed is seen by libxml2, and that both saw the same elements by ``WordPressExport``.
struct ExportPlaces {
  struct Field {
    var field: ExportField
    /// Between the element's tags.
    var inner: ByteRange
    /// What is in a CDATA section that is all of the element but for white space.
    var section: ByteRange?
    /// The runs of text between the element's tags in order, of the post's own text alone; nil where elements
    /// stand among them.
    var parts: [Part]? = nil
  }

  /// A run of text in an element.
  struct Part {
    var range: ByteRange
    /// Whether it is a CDATA section, in which references are only text.
    var isSection: Bool
  }

  struct Item {
    /// With its tags.
    var range: ByteRange
    var fields: [Field] = []
  }

  private let bytes: [UInt8]
  private var position: Int
  private var depth = 0
  private var item: Item?
  private var field: (field: ExportField, start: Int)?
  /// The CDATA sections of the field, and whether it has anything else but white space.
  private var sections: [ByteRange] = []
  private var hasText = false
  private var parts: [Part]? = []
  private(set) var items: [Item] = []
  /// Where the XML begins: after what a server printed in front of it.
  let start: Int
  /// The first tag with more than ``mostAttributes``.
  private(set) var overloaded: ByteRange?

  /// libxml2 compares each attribute of a tag with all others of it.
  static let mostAttributes = 256

  /// The depth of `item` below `rss` and `channel`.
  private static let itemDepth = 2

  private init(_ source: SourceText) {
    bytes = source.bytes
    start = Self.start(of: source)
    position = start
  }

  /// How far into a file its declaration is looked for.
  private static let longestPrologue = 4096

  private static func start(of source: SourceText) -> Int {
    let head = source.bytes.prefix(source.contentStart + longestPrologue)
    let mark = Array("<?xml".utf8)
    var place = source.contentStart
    while let open = head[place...].firstIndex(of: UInt8(ascii: "<")) {
      if head[open...].starts(with: mark) { return open }
      place = open + 1
    }
    return source.contentStart
  }

  /// Where the last whole item ends, in an export that breaks off; `nil` for a whole one.
  var cut: Int? {
    guard depth > 0, let last = items.last else { return nil }
    let tail = bytes.suffix(Self.longestEnd)
    let end = Array("</rss".utf8)
    let isWhole = tail.indices.contains { tail[$0...].starts(with: end) }
    return isWhole ? nil : last.range.end
  }

  /// In so many last bytes the end tag of a whole export is.
  private static let longestEnd = 256

  /// The item in which the export breaks off, else the end of it.
  var rest: ByteRange {
    item.map { ByteRange($0.range.start, bytes.count) } ?? ByteRange(at: bytes.count)
  }

  /// The items of the export in `source` with their places, in order.
  static func read(_ source: SourceText) -> ExportPlaces {
    var places = ExportPlaces(source)
    places.run()
    return places
  }

  private mutating func run() {
    while let open = next(UInt8(ascii: "<"), from: position) {
      note(position..<open)
      if starts(with: "<!--", at: open) {
        position = end(of: "-->", from: open + 4)
      } else if starts(with: "<![CDATA[", at: open) {
        position = end(of: "]]>", from: open + 9)
        if field != nil {
          let section = ByteRange(open + 9, max(open + 9, position - 3))
          sections.append(section)
          if field?.field == .content { parts?.append(Part(range: section, isSection: true)) }
        }
      } else if starts(with: "<?", at: open) {
        position = end(of: "?>", from: open + 2)
      } else if starts(with: "<!", at: open) {
        position = end(of: ">", from: open + 2)
      } else {
        tag(open)
      }
    }
  }

  /// Takes the text at `range`, between two tags.
  private mutating func note(_ range: Range<Int>) {
    guard let field else { return }
    if !hasText { hasText = bytes[range].contains { $0 > 0x20 } }
    if field.field == .content, !range.isEmpty {
      parts?.append(Part(range: ByteRange(range.lowerBound, range.upperBound), isSection: false))
    }
  }

  private mutating func tag(_ open: Int) {
    let isEnd = open + 1 < bytes.count && bytes[open + 1] == UInt8(ascii: "/")
    let nameStart = open + (isEnd ? 2 : 1)
    var close = nameStart
    var quote: UInt8 = 0
    var attributes = 0
    while close < bytes.count {
      let byte = bytes[close]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      } else if byte == UInt8(ascii: "=") {
        attributes += 1
      }
      close += 1
    }
    if attributes > Self.mostAttributes, overloaded == nil {
      overloaded = ByteRange(open, min(close + 1, bytes.count))
    }
    position = min(close + 1, bytes.count)
    if isEnd {
      depth -= 1
      leave(open)
      return
    }
    let isEmpty = close > nameStart && bytes[close - 1] == UInt8(ascii: "/")
    enter(name(nameStart), open)
    depth += 1
    if isEmpty {
      depth -= 1
      leave(position)
    }
  }

  private func name(_ start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"),
      bytes[end] != UInt8(ascii: "/")
    {
      end += 1
    }
    return start..<end
  }

  private mutating func enter(_ name: Range<Int>, _ open: Int) {
    if depth == Self.itemDepth, bytes[name].elementsEqual("item".utf8) {
      item = Item(range: ByteRange(open, open))
    } else if depth == Self.itemDepth + 1, item != nil {
      let known = ExportField.allCases.first { bytes[name].elementsEqual($0.rawValue.utf8) }
      field = known.map { ($0, position) }
      sections = []
      parts = []
      hasText = false
    } else if field != nil {
      // A field with elements is not text.
      hasText = true
      parts = nil
    }
  }

  /// An element ends: its end tag begins at `open`.
  private mutating func leave(_ open: Int) {
    if depth == Self.itemDepth + 1, let ended = field {
      let inner = ByteRange(min(ended.start, open), open)
      let section = sections.count == 1 && !hasText ? sections[0] : nil
      item?.fields.append(Field(field: ended.field, inner: inner, section: section, parts: parts))
      field = nil
    } else if depth == Self.itemDepth, var ended = item {
      ended.range = ByteRange(ended.range.start, position)
      items.append(ended)
      item = nil
    }
  }

  // MARK: Bytes

  private func next(_ byte: UInt8, from start: Int) -> Int? {
    bytes[min(start, bytes.count)...].firstIndex(of: byte)
  }

  private func starts(with text: String, at start: Int) -> Bool {
    bytes[start...].starts(with: text.utf8)
  }

  /// After the next `text`, else the end.
  private func end(of text: String, from start: Int) -> Int {
    guard let first = text.utf8.first else { return start }
    var place = min(start, bytes.count)
    while let found = next(first, from: place) {
      if bytes[found...].starts(with: text.utf8) { return found + text.utf8.count }
      place = found + 1
    }
    return bytes.count
  }
}
