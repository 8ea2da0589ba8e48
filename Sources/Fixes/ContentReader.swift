// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Linting
import SourceText

/// Reads what readers get of a post, without what a pass of fixes may change.
struct ContentReader {
  /// An element that is open.
  private struct Open {
    var end: Int
    /// Whether its end is a token.
    var hasEnd: Bool
    var isBlock: Bool
    /// Whether text in it is code before it is closed.
    var wasCode: Bool
    var mask: FixScope
  }

  let document: Document
  let side: FixSide
  let edits: PlacedEdits
  private(set) var tokens: [ContentToken] = []
  /// How far the text that each edit writes is shown as it is written.
  private(set) var shown: [Int] = []

  private let frontMatter: FrontMatterReading?
  /// Where shortcodes hold alternative texts.
  private var texts: [NodeID: ByteRange] = [:]
  private var text = ByteHash()
  /// Whether text of the open block was read, so that a space would be seen.
  private var hasText = false
  private var hasSpace = false
  private var isCode = false
  /// What fixes may change in the text at hand.
  private var mask = Self.visible
  private var scratch = MappedText()

  /// An address that is its own text is part of both.
  private static let visible: FixScope = [
    .text, .addresses, .lists, .additions, .emphasis,
  ]

  init(_ article: Article, _ side: FixSide, _ edits: PlacedEdits) {
    document = article.document
    frontMatter = article.frontMatter
    self.side = side
    self.edits = edits
    for image in article.images {
      if case .shortcode(let node) = image.origin, let range = image.altRange {
        texts[node] = range
      }
    }
    shown = edits.edits.map { $0.after.start }
  }

  // MARK: The tree

  mutating func read() {
    readFrontMatter()
    var open: [Open] = []
    var index = 1
    while index < document.nodes.count {
      while let last = open.last, last.end <= index { close(open.removeLast()) }
      let node = NodeID(index)
      switch document.kind(node) {
      case .text: readText(node)
      case .comment: readWhole(node, .comment, mask: .suppressions)
      case .opaque: readWhole(node, .opaque, mask: [.addresses, .suppressions])
      case .element:
        if side == .after, edits.covering(document.range(node), .after, .additions) != nil {
          if document.elementClass(node).contains(.block) { endBlock() }
          index = document.subtreeEnd(node)
          continue
        }
        open.append(openElement(node))
      case .document, .fragment, .doctype: break
      }
      index += 1
    }
    while let last = open.popLast() { close(last) }
    flush()
    readDefinitions()
  }

  private mutating func openElement(_ node: NodeID) -> Open {
    let kind = document.elementClass(node)
    let isFree = isFree(node)
    let isBlock = kind.contains(.block) || kind.contains(.lineBreak)
    var entry = Open(
      end: document.subtreeEnd(node), hasEnd: false, isBlock: isBlock, wasCode: isCode, mask: mask)
    if !isFree || isBlock { flush() }
    if isBlock { endBlock() }
    if !isFree {
      tokens.append(token(of: node, kind))
      entry.hasEnd = !document[node].flags.contains(.void)
    }
    let isHidden = kind.contains(.hidden) && !document.isElement(node, .title)
    if kind.contains(.code) || isHidden {
      if !isCode { flush() }
      isCode = true
      mask = isHidden ? [.addresses] : []
    }
    return entry
  }

  private mutating func close(_ entry: Open) {
    if entry.hasEnd || entry.isBlock || entry.wasCode != isCode { flush() }
    if entry.isBlock { endBlock() }
    if entry.hasEnd { tokens.append(ContentToken(kind: .end, hash: 0)) }
    isCode = entry.wasCode
    mask = entry.mask
  }

  /// Whether a fix may make the element, or take it away.
  private func isFree(_ node: NodeID) -> Bool {
    guard !edits.edits.isEmpty else { return false }
    let record = document[node]
    func edit(_ scope: FixScope) -> PlacedEdit? {
      edits.touches(record.head, side, scope) ?? edits.touches(record.tail, side, scope)
    }
    switch record.name {
    case .h1, .h2, .h3, .h4, .h5, .h6, .br: return edit(.headings) != nil
    case .strong, .b, .em, .i: return edit([.headings, .emphasis]) != nil
    case .del: return edit(.emphasis) != nil
    case .a, .img: return edit(.links) != nil
    case .p, .div:
      guard let edit = edit([.headings, .lists]) else { return false }
      return document.range(node).end <= edit.reach(side)
    case .ul, .ol, .li:
      guard let edit = edit(.lists) else { return false }
      return document.range(node).end <= edit.reach(side)
    default: return false
    }
  }

  private mutating func token(of node: NodeID, _ kind: ElementClass) -> ContentToken {
    var hash = ByteHash()
    hash.add(document.spelling(node))
    for index in document.attributeIndices(node) { add(attribute: index, to: &hash) }
    let name: ContentToken.Kind =
      document.isElement(node, .a) || document.isElement(node, .area)
      ? .link
      : document.isElement(node, .img)
        ? .image : kind.contains(.heading) ? .heading : kind.contains(.code) ? .code : .element
    return ContentToken(kind: name, hash: hash.value)
  }

  private mutating func add(attribute index: Int, to hash: inout ByteHash) {
    let attribute = document.attributes[index]
    let whole = attribute.nameRange.union(attribute.valueRange)
    if edits.touches(whole, side, .suppressions) != nil { return }
    hash.add(document.names.spelling(attribute.name))
    let mask: FixScope = Self.isText(attribute.name) ? [.text, .addresses] : .addresses
    if attribute.payload < 0 {
      feed(attribute.valueRange, mask) { hash.add($0) }
    } else {
      feed(document.mappedValue(ofAttribute: index), mask) { hash.add($0) }
    }
    hash.add(0xFF)
  }

  /// Whether the attribute's value is words for readers.
  private static func isText(_ name: Name) -> Bool {
    name == .alt || name == .title || name == .ariaLabel || name == .content || name == .summary
      || name == .label
  }

  // MARK: Text

  private mutating func readText(_ node: NodeID) {
    let record = document[node]
    var run = Run(text: text, hasText: hasText, hasSpace: hasSpace, isCode: isCode)
    if record.payload < 0 {
      feed(record.head, mask) { run.add($0) }
    } else {
      scratch.removeAll()
      document.append(textOf: node, to: &scratch)
      feed(scratch, mask) { run.add($0) }
    }
    (text, hasText, hasSpace) = (run.text, run.hasText, run.hasSpace)
  }

  /// Text as browsers show it: white space is one space, and none at the ends of a block.
  private struct Run {
    var text: ByteHash
    var hasText: Bool
    var hasSpace: Bool
    let isCode: Bool

    @inline(__always)
    mutating func add(_ byte: UInt8) {
      if isCode {
        if byte != 0x0D { text.add(byte) }
        return
      }
      if byte <= 0x20 {
        hasSpace = true
        return
      }
      if hasSpace, hasText { text.add(0x20) }
      hasSpace = false
      hasText = true
      text.add(byte)
    }
  }

  private mutating func flush() {
    guard text.count > 0 else { return }
    tokens.append(ContentToken(kind: isCode ? .code : .text, hash: text.value))
    text = ByteHash()
  }

  private mutating func endBlock() {
    flush()
    hasText = false
    hasSpace = false
  }

  /// A comment or an opaque stretch; one that a fix takes away as a whole is not one.
  private mutating func readWhole(
    _ node: NodeID, _ kind: ContentToken.Kind, mask: FixScope
  ) {
    let range = document.range(node)
    if edits.covering(range, side, .suppressions) != nil { return }
    flush()
    var hash = ByteHash()
    // The alternative text of an image is words, also where a shortcode holds it.
    let text = texts[node] ?? ByteRange(at: range.end)
    feed(ByteRange(range.start, text.start), mask) { hash.add($0) }
    feed(text, .text) { hash.add($0) }
    feed(ByteRange(text.end, range.end), mask) { hash.add($0) }
    tokens.append(ContentToken(kind: kind, hash: hash.value))
  }

  private mutating func readDefinitions() {
    for definition in document.definitions {
      var hash = ByteHash()
      hash.add(document.source.bytes[definition.label.indices])
      hash.add(0xFF)
      feed(definition.destination, .addresses) { hash.add($0) }
      hash.add(0xFF)
      feed(definition.title, .text) { hash.add($0) }
      tokens.append(ContentToken(kind: .definition, hash: hash.value))
    }
  }

  // MARK: Front matter

  private mutating func readFrontMatter() {
    guard let frontMatter else { return }
    if let value = frontMatter.value, frontMatter.problem == nil {
      readValue(value, depth: 0)
    } else {
      var hash = ByteHash()
      hash.add(document.source.bytes[frontMatter.block.range.indices])
      tokens.append(ContentToken(kind: .frontMatter, hash: hash.value))
    }
  }

  private mutating func readValue(_ value: DataValue, depth: Int) {
    var hash = ByteHash()
    switch value.content {
    case .null: hash.add("null")
    case .list(let values):
      hash.add("list of \(values.count)")
      if depth < 32 { for value in values { readValue(value, depth: depth + 1) } }
    case .map(let entries):
      for entry in entries where depth > 0 || entry.key != "stet" || !edits.suppresses {
        hash.add(entry.key)
        if depth < 32 { readValue(entry.value, depth: depth + 1) }
      }
    case .scalar(let text, let isQuoted):
      hash.add(isQuoted ? "text" : "plain")
      var mapped = MappedText()
      let range = value.textRange(in: document.source)
      if document.source.bytes[range.indices].elementsEqual(text.utf8) {
        mapped.append(run: range, of: document.source)
      } else {
        mapped.append(text, for: range)
      }
      feed(mapped, [.text, .addresses]) { hash.add($0) }
    }
    tokens.append(ContentToken(kind: .frontMatter, hash: hash.value))
  }

  // MARK: What fixes leave alone

  private mutating func feed(
    _ text: MappedText, _ mask: FixScope, _ add: (UInt8) -> Void
  ) {
    for part in text.pieces(in: 0..<text.bytes.count) {
      if part.isVerbatim {
        feed(part.source, mask, add)
      } else if edits.edits.isEmpty || !isInEdit(part.source, mask) {
        for byte in text.bytes[part.bytes] { add(byte) }
      }
    }
  }

  /// Gives the bytes of `range` that no edit of a fix for `mask` covers, and notes which of what
  /// such edits write are among the others.
  private mutating func feed(_ range: ByteRange, _ mask: FixScope, _ add: (UInt8) -> Void) {
    var place = range.start
    var index = edits.firstIndex(endingFrom: range.start, side)
    while index < edits.edits.count {
      let edit = edits.edits[index]
      let own = edit.range(side)
      if own.start >= range.end { break }
      if !edit.scope.isDisjoint(with: mask) {
        while place < own.start {
          add(document.source.bytes[place])
          place += 1
        }
        place = max(place, min(own.end, range.end))
        if side == .after { show(index, ByteRange(max(own.start, range.start), place)) }
      }
      index += 1
    }
    while place < range.end {
      add(document.source.bytes[place])
      place += 1
    }
  }

  private func isInEdit(_ range: ByteRange, _ mask: FixScope) -> Bool {
    var index = edits.firstIndex(endingFrom: range.start + 1, side)
    while index < edits.edits.count {
      let own = edits.edits[index].range(side)
      if own.start >= range.end { return false }
      if !edits.edits[index].scope.isDisjoint(with: mask), !own.isEmpty { return true }
      index += 1
    }
    return false
  }

  private mutating func show(_ edit: Int, _ range: ByteRange) {
    while shown[edit] < range.start, document.source.bytes[shown[edit]] <= 0x20 { shown[edit] += 1 }
    if shown[edit] >= range.start { shown[edit] = max(shown[edit], range.end) }
  }

  /// Whether an edit writes text that is not shown as it is written.
  var hidesText: Bool {
    for (edit, shown) in zip(edits.edits, shown) where edit.isText {
      var place = shown
      while place < edit.after.end, document.source.bytes[place] <= 0x20 { place += 1 }
      if place < edit.after.end { return true }
    }
    return false
  }
}
