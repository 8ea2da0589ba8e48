// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Language
import PageText
import SourceText

/// The texts of a post as Vale parts them: each block for itself, with its white space as it is written and a star for
/// each sign of code.
struct ValeTexts {
  private(set) var units: [ValeUnit] = []
  private let article: Article
  private let document: Document
  private let ignores: ValeIgnores
  private let elements: ElementRoles
  private let wanted: ValeScope
  private let ignored: [ByteRange]

  init(
    _ article: Article, _ ignores: ValeIgnores, _ elements: ElementRoles, wanted: ValeScope
  ) {
    self.article = article
    self.ignores = ignores
    self.elements = elements
    self.wanted = wanted
    document = article.document
    ignored =
      ignores.patterns.isEmpty
      ? [] : ignores.ranges(in: article.source, path: article.path)
    addFrontMatter()
    for root in article.contentRoots { read(root) }
    if wanted.contains(.summary) { addSummary() }
    if wanted.contains(.raw) { addRaw() }
  }

  private mutating func add(_ text: MappedText, _ scopes: ValeScope, key: String? = nil) {
    let text = ignored.isEmpty ? text : text.masking(ignored, of: article.source)
    guard !text.isEmpty else { return }
    let unit = ValeUnit(text, scopes, key: key)
    units.append(unit)
    guard wanted.contains(.sentence), !scopes.contains(.attribute),
      scopes.isDisjoint(with: .inline), scopes.contains(.text), !scopes.contains(.frontMatter)
    else { return }
    for range in Sentences(unit.bytes) {
      units.append(unit.part(range, scopes.union(.sentence).subtracting(.paragraph)))
    }
  }

  // MARK: Blocks

  /// The block that is being read.
  private struct Block {
    var text = MappedText()
    var inline: [(end: Int, scope: ValeScope, start: Int)] = []
    var parts: [(range: Range<Int>, scope: ValeScope)] = []
    /// Texts that come with it: images' alternatives, code.
    var beside: [(MappedText, ValeScope)] = []
  }

  private mutating func read(_ root: NodeID) {
    var open: [(end: Int, scope: ValeScope)] = []
    var block = Block()
    let range = document.descendants(root)
    var nextExcluded = article.excluded.firstIndex(notBefore: NodeID(range.lowerBound))
    let own = LanguageTag.primary(article.language)
    var index = range.lowerBound
    while index < range.upperBound {
      close(&open, &block, at: index)
      let node = NodeID(index)
      while nextExcluded < article.excluded.count, article.excluded[nextExcluded].index < index {
        nextExcluded += 1
      }
      if nextExcluded < article.excluded.count, article.excluded[nextExcluded] == node {
        flush(&block, open)
        index = document.subtreeEnd(node)
        continue
      }
      let record = document.nodes[index]
      switch record.kind {
      case .text: document.append(textOf: node, to: &block.text)
      case .opaque: block.text.append("***", for: record.head)
      case .fragment: index = document.subtreeEnd(node) - 1
      case .element:
        if enter(node, record, own, &open, &block) {
          index = document.subtreeEnd(node)
          continue
        }
      case .document, .doctype, .comment: break
      }
      index += 1
    }
    close(&open, &block, at: range.upperBound)
    flush(&block, [])
  }

  private mutating func close(
    _ open: inout [(end: Int, scope: ValeScope)], _ block: inout Block, at index: Int
  ) {
    while let last = block.inline.last, index >= last.end {
      block.parts.append((last.start..<block.text.bytes.count, last.scope))
      block.inline.removeLast()
    }
    while let last = open.last, index >= last.end {
      flush(&block, open)
      open.removeLast()
    }
  }

  /// Takes in an element; whether all that it holds is done with.
  private mutating func enter(
    _ node: NodeID, _ record: NodeRecord, _ own: String?,
    _ open: inout [(end: Int, scope: ValeScope)], _ block: inout Block
  ) -> Bool {
    let role = elements.role(record.name, in: document)
    let isInline = role.contains(.inline)
    if record.attributeCount > 0 {
      if document.hides(node) { return true }
      if isForeign(node, own) {
        if isInline { mask(node, &block) } else { flush(&block, open) }
        return true
      }
      if hasIgnoredClass(node) {
        if isInline { mask(node, &block) } else { flush(&block, open) }
        return true
      }
    }
    if isInline {
      return enterInline(node, record, role, &block)
    }
    let element = document.elementClass(node)
    if element.contains(.hidden) || !element.isDisjoint(with: .embed) { return true }
    if element.contains(.lineBreak), !element.contains(.block) { return false }
    flush(&block, open)
    if role.contains(.skipped) { return true }
    open.append((document.subtreeEnd(node), scope(record.name)))
    return false
  }

  private mutating func enterInline(
    _ node: NodeID, _ record: NodeRecord, _ role: ElementRoles.Role, _ block: inout Block
  ) -> Bool {
    switch record.name {
    case .br:
      block.text.append(" ", for: record.head)
      return true
    case .img:
      if let alt = document.attribute(node, .alt), !ignores.skipped.contains("alt") {
        block.beside.append(
          (document.mappedValue(ofAttribute: alt), [.text, .attribute, .alt]))
      }
      return true
    case .sup where isFootnoteMark(node): return true
    case .input, .source, .wbr: return true
    default: break
    }
    if !role.isDisjoint(with: [.masked, .skipped]) {
      if wanted.contains(.code) {
        block.beside.append((document.textContent(node), .code))
      }
      mask(node, &block)
      return true
    }
    if record.name == .a, let href = document.value(node, .href),
      document.textContent(node).string == href
    {
      // An address that stands for itself is not prose.
      mask(node, &block)
      return true
    }
    let scope: ValeScope =
      switch record.name {
      case .a: .link
      case .strong, .b: .strong
      case .em, .i: .emphasis
      default: []
      }
    if !scope.isDisjoint(with: wanted) {
      block.inline.append((document.subtreeEnd(node), scope, block.text.bytes.count))
    }
    return false
  }

  private func isFootnoteMark(_ node: NodeID) -> Bool {
    let children = Array(document.children(node).prefix(2))
    return children.count == 1 && document.isElement(children[0], .a)
  }

  private func isForeign(_ node: NodeID, _ own: String?) -> Bool {
    guard let own, let tag = document.value(node, .lang) ?? document.value(node, .xmlLang),
      let other = LanguageTag.primary(tag)
    else { return false }
    return other != own
  }

  private func hasIgnoredClass(_ node: NodeID) -> Bool {
    guard let index = document.attribute(node, .class) else { return false }
    return document.value(ofAttribute: index).split(separator: " ")
      .contains { ignores.classes.contains(String($0)) }
  }

  /// A star for each sign of the text in `node`.
  private func mask(_ node: NodeID, _ block: inout Block) {
    let count = document.textContent(node).bytes.count { $0 & 0xC0 != 0x80 }
    block.text.append(String(repeating: "*", count: count), for: document.range(node))
  }

  private func scope(_ name: Name) -> ValeScope {
    switch name {
    case .h1: [.heading, .level(1)]
    case .h2: [.heading, .level(2)]
    case .h3: [.heading, .level(3)]
    case .h4: [.heading, .level(4)]
    case .h5: [.heading, .level(5)]
    case .h6: [.heading, .level(6)]
    case .li: .list
    case .blockquote: .blockquote
    case .th: [.table, .header]
    case .td: [.table, .cell]
    case .caption: [.table, .caption]
    case .figcaption: [.figure, .caption]
    default: []
    }
  }

  /// Ends the block.
  private mutating func flush(_ block: inout Block, _ open: [(end: Int, scope: ValeScope)]) {
    guard !block.text.isEmpty || !block.beside.isEmpty else { return }
    var scopes: ValeScope = open.reduce(into: ValeScope()) { $0.formUnion($1.scope) }
    scopes.insert(scopes.isEmpty ? .paragraph : .text)
    scopes.insert(.text)
    for (text, own) in block.beside { add(text, own) }
    let trimmed = block.text.trimmed()
    let start = block.text.bytes.count - block.text.trimmedFront().count
    add(trimmed, scopes)
    for (range, own) in block.parts {
      let inner = (range.lowerBound - start)..<(range.upperBound - start)
      add(trimmed.slice(inner.clamped(to: 0..<trimmed.bytes.count)).trimmed(), own)
    }
    let inline = block.inline
    block = Block()
    // What stays open goes on in the next block.
    block.inline = inline.map { ($0.end, $0.scope, 0) }
  }

  // MARK: Other texts

  /// The texts at the top of the front matter.
  private mutating func addFrontMatter() {
    for entry in article.frontMatter?.value?.map ?? [] where entry.key != "stet" {
      guard case .scalar(let text, let isQuoted) = entry.value.content, !text.isEmpty,
        isQuoted || !Self.isValue(entry.value, text)
      else { continue }
      let range = entry.value.textRange(in: article.source)
      if range.isEmpty { continue }
      add(
        MappedText(text, spelledAt: range, in: article.source), [.text, .frontMatter],
        key: entry.key)
    }
  }

  /// Whether a plain scalar is a number, a day or another value that is not text.
  private static func isValue(_ value: DataValue, _ text: String) -> Bool {
    if value.bool != nil || value.double != nil { return true }
    let head = text.utf8.prefix(10)
    return head.count == 10
      && zip(head, "dddd-dd-dd".utf8).allSatisfy {
        $1 == UInt8(ascii: "d") ? (0x30...0x39).contains($0) : $0 == $1
      }
  }

  /// Paragraphs, items and quotations as one text, an empty line between them.
  private mutating func addSummary() {
    var text = MappedText()
    for unit in units
    where unit.scopes.isDisjoint(with: .byName) && !unit.scopes.contains(.frontMatter)
      && !unit.scopes.isDisjoint(with: [.paragraph, .list, .blockquote])
    {
      if !text.isEmpty { text.append("\n\n", for: ByteRange(at: unit.source(0..<0).start)) }
      unit.append(to: &text, of: article.source)
    }
    if !text.isEmpty { units.append(ValeUnit(text, .summary)) }
  }

  /// The file as it is written.
  private mutating func addRaw() {
    var text = MappedText()
    let source = article.source
    text.appendVerbatim(ByteRange(source.contentStart, source.count), of: source)
    if !text.isEmpty { units.append(ValeUnit(text, .raw)) }
  }
}

extension MappedText {
  fileprivate func trimmedFront() -> ArraySlice<UInt8> {
    bytes.drop { $0 <= 0x20 }
  }

  /// Without white space at both ends.
  fileprivate func trimmed() -> MappedText {
    let front = trimmedFront()
    guard let last = front.lastIndex(where: { $0 > 0x20 }) else { return MappedText() }
    if front.startIndex == 0, last == bytes.count - 1 { return self }
    return slice(front.startIndex..<last + 1)
  }
}
