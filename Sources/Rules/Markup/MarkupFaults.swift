// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import SourceText

/// One place where a browser must repair the HTML.
struct MarkupFault {
  enum Kind: String {
    case strayEndTag = "stray-end-tag"
    case leftOpen = "left-open"
    case slash = "self-closing"
    case misnested = "misnested"
    case duplicateAttribute = "duplicate-attribute"
    case misplaced = "misplaced"
    case rowMissing = "row-missing"
    case outsideCell = "outside-cell"
    case openComment = "comment-left-open"
    case openTag = "tag-left-open"
    case quote
    case doubledQuote = "quote-doubled"
  }

  var kind: Kind
  var range: ByteRange
  /// The element's name, or the attribute's.
  var name: String
  /// Another place that has to do with it: the first attribute, the tag that is overlapped.
  var other: (name: String, range: ByteRange)?
}

/// Finds the faults that the reader noted, less those that a template tag may explain.
struct MarkupFaults {
  private let document: Document
  private let templates: TemplateTags
  private let codeTags: IndentedCodeTags
  /// The elements of the source by the place of their start tags.
  private var elements: [(start: Int, node: NodeID)] = []
  private(set) var faults: [MarkupFault] = []
  /// The start tags where none may be, whose end tags may follow.
  private var misplaced: [String: Int] = [:]
  /// The start tags of elements that were reported as left open: a copy of one is left open with it.
  private var open: Set<ByteRange> = []
  /// The tables of which something was reported that is in none of their cells.
  private var tables: Set<Int> = []

  init(_ document: Document) {
    self.document = document
    let problems = document.problems.filter { Self.codes.contains($0.code) }
    guard !problems.isEmpty else {
      templates = TemplateTags(in: SourceText(""))
      codeTags = IndentedCodeTags()
      return
    }
    templates = TemplateTags(in: document.source)
    codeTags = IndentedCodeTags(document)
    elements = document.nodes.indices.lazy.map { NodeID($0) }
      .filter { [document] node in
        let record = document[node]
        return record.kind == .element && record.flags.isDisjoint(with: [.clone, .implied])
      }
      .map { [document] in (document[$0].head.start, $0) }
    if zip(elements, elements.dropFirst()).contains(where: { $0.start > $1.start }) {
      elements.sort { $0.start < $1.start }
    }
    // What a browser drops of a start tag's attributes is on the element, not in the problem.
    if problems.contains(where: { $0.code == .duplicateAttribute }) { addDuplicates() }
    for problem in problems { add(problem) }
    if document.problems.contains(where: { $0.code == .unexpectedCharacterInAttributeName }) {
      nameQuotes()
    }
    // XML closes by a slash, so that its tree is another one.
    if document.source.path.hasSuffix(".xhtml"), faults.contains(where: { $0.kind == .slash }) {
      faults.removeAll { $0.kind != .duplicateAttribute }
    }
    faults.sort { $0.range < $1.range }
  }

  private static let codes: Set<SyntaxProblemCode> = [
    .strayEndTag, .unclosedElement, .misnestedFormatting, .duplicateAttribute, .strayStartTag,
    .fosterParented, .nonVoidHTMLElementStartTagWithTrailingSolidus, .eofInComment,
    .eofInTag, .unexpectedCharacterInAttributeName,
  ]

  private mutating func add(_ problem: SyntaxProblem) {
    let range = problem.range
    switch problem.code {
    case .eofInComment: addComment(endingAt: range)
    case .eofInTag: addTag(leftOpenTo: range.start)
    case .fosterParented:
      // A block of Markdown has no tag that a finding could be on.
      if range.isEmpty || templates.touch(range) || mayBreakBefore(range.start) { return }
      // What a table that was left open swallows is one fault.
      if !tables.insert(table(after: range.start)).inserted { return }
      faults.append(MarkupFault(kind: .outsideCell, range: range, name: "table"))
    case .strayEndTag, .misnestedFormatting:
      // A marker of Markdown is not a tag: what crosses it is reported where it is itself.
      guard let name = tagName(range), !mayBreakBefore(range.start),
        !codeTags.has(name, in: ByteRange(0, range.start))
      else { return }
      if problem.code == .misnestedFormatting {
        let other = overlapped(range, name)
        faults.append(MarkupFault(kind: .misnested, range: range, name: name, other: other))
      } else if !isExplained(range, name) {
        faults.append(MarkupFault(kind: .strayEndTag, range: range, name: name))
      }
    case .strayStartTag:
      guard let name = tagName(range), !mayBreakBefore(range.start), !templates.touch(range) else {
        return
      }
      // A browser puts the row around a cell that has none.
      if name == "td" || name == "th", element(at: range.start) != nil {
        faults.append(MarkupFault(kind: .rowMissing, range: range, name: name))
        return
      }
      misplaced[name, default: 0] += 1
      faults.append(MarkupFault(kind: .misplaced, range: range, name: name))
    case .unclosedElement, .nonVoidHTMLElementStartTagWithTrailingSolidus: addOpen(range)
    default: break
    }
  }

  /// The place in ``elements`` of the last table that begins before `offset`.
  private func table(after offset: Int) -> Int {
    var index = firstElement(from: offset) - 1
    var steps = 0
    while index >= 0, steps < 4096 {
      if document.isElement(elements[index].node, .table) { return index }
      index -= 1
      steps += 1
    }
    return -1
  }

  /// Whether the end tag belongs to an element that was reported: one that may not be there, or one that
  /// another was closed before.
  private mutating func isExplained(_ range: ByteRange, _ name: String) -> Bool {
    if let last = faults.last, last.kind == .misnested, last.range.end == range.start,
      last.other?.name == name
    {
      return true
    }
    guard let count = misplaced[name], count > 0 else { return false }
    misplaced[name] = count - 1
    return true
  }

  private mutating func addOpen(_ head: ByteRange) {
    guard let name = tagName(head), let node = element(at: head.start) else { return }
    let record = document[node]
    let hasSlash = record.flags.contains(.selfClosing)
    // With an end tag of its own the slash did no harm.
    guard record.flags.contains(.endImplied) || !hasSlash else { return }
    if hasSlash, isComponent(record) { return }
    let inside = ByteRange(head.end, max(record.tail.start, head.end))
    if !hasSlash, codeTags.has("/" + name, in: inside) { return }
    if templates.mayBreak(hasSlash ? head : inside) || !open.insert(head).inserted { return }
    faults.append(MarkupFault(kind: hasSlash ? .slash : .leftOpen, range: head, name: name))
  }

  /// Whether it is `<Badge />`: a part of a site's own, which the generator replaces with its HTML.
  private func isComponent(_ record: NodeRecord) -> Bool {
    (0x41...0x5A).contains(document.source.bytes[record.head.start + 1])
      && record.name.rawValue > NameTable.knownCount
  }

  private mutating func addDuplicates() {
    for (_, node) in elements {
      let attributes = document.attributeIndices(node)
      for index in attributes where document.attributes[index].flags.contains(.duplicate) {
        let attribute = document.attributes[index]
        guard !attribute.flags.contains(.merged), !templates.touch(document[node].head),
          let first = attributes.first(where: { document.attributes[$0].name == attribute.name })
        else { continue }
        let name = document.names.spelling(attribute.name)
        faults.append(
          MarkupFault(
            kind: .duplicateAttribute, range: attribute.nameRange, name: name,
            other: (name, document.attributes[first].nameRange)))
      }
    }
  }

  /// Reports each tag with a quotation mark too few or too many, instead of what follows from it.
  private mutating func nameQuotes() {
    let bytes = document.source.bytes
    var count = 0
    // Each takes a walk over all faults.
    for (_, node) in elements where count < 100 {
      let head = document[node].head
      guard !templates.touch(head), let name = tagName(head),
        document.attributeIndices(node).contains(where: { index in
          // A mark too many after a value does no harm.
          let spelled = bytes[document.attributes[index].nameRange.indices]
          return spelled.contains { Self.isQuote($0) } && spelled.contains { !Self.isQuote($0) }
        })
      else { continue }
      count += 1
      let swallowed = swallowedNames(head)
      faults.removeAll { fault in
        head.contains(fault.range) || fault.kind == .leftOpen && fault.range == head
          || fault.kind == .strayEndTag && swallowed.contains(fault.name)
            && fault.range.start >= head.end
      }
      faults.append(
        MarkupFault(
          kind: swallowed.isEmpty ? .doubledQuote : .quote,
          range: ByteRange(head.start, min(head.end, head.start + 1 + name.utf8.count)), name: name)
      )
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }

  /// The names of the tags that are inside the start tag `head`, since a value in it is not closed.
  private func swallowedNames(_ head: ByteRange) -> Set<String> {
    let bytes = document.source.bytes
    var names: Set<String> = []
    for index in (head.start + 1)..<max(head.end, head.start + 1)
    where bytes[index] == UInt8(ascii: "<") {
      if let name = tagName(ByteRange(index, head.end)) { names.insert(name) }
    }
    return names
  }

  private mutating func addComment(endingAt end: ByteRange) {
    let open = document.nodes.last { $0.kind == .comment && $0.head.end >= end.start }
    guard let open, document.source.bytes[open.head.indices].starts(with: "<!--".utf8) else {
      return
    }
    faults.append(
      MarkupFault(
        kind: .openComment, range: ByteRange(open.head.start, open.head.start + 4), name: "!--"))
  }

  /// The tag in which the page ends, of which no node is left: it begins after the last token before it.
  private mutating func addTag(leftOpenTo end: Int) {
    guard document.format == .html else { return }
    let bytes = document.source.bytes
    var start = document.nodes.reduce(0) { max($0, $1.head.end, $1.tail.isEmpty ? 0 : $1.tail.end) }
    for problem in document.problems where problem.code == .strayEndTag {
      start = max(start, problem.range.end)
    }
    while start < end, bytes[start] != UInt8(ascii: "<") { start += 1 }
    let tag = ByteRange(start, end)
    guard start < end, !templates.mayBreak(tag), !templates.touch(tag) else { return }
    let length = bytes[tag.indices].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }.count
    guard let name = tagName(tag) else { return }
    faults.append(
      MarkupFault(kind: .openTag, range: ByteRange(start, start + length), name: name))
  }

  /// The last start tag before the end tag `range` of another element that is still open there.
  private func overlapped(_ range: ByteRange, _ name: String) -> (name: String, range: ByteRange)? {
    var index = firstElement(from: range.start) - 1
    var steps = 0
    while index >= 0, steps < 64 {
      let record = document[elements[index].node]
      if record.tail.start >= range.start, let other = tagName(record.head) {
        return other == name ? nil : (other, record.head)
      }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// Whether a template tag before `offset`, in the same element, may have opened or closed one.
  private func mayBreakBefore(_ offset: Int) -> Bool {
    if templates.isEmpty { return false }
    var node = NodeID.document
    let index = firstElement(from: offset) - 1
    if index >= 0 { node = elements[index].node }
    while node != .document,
      document[node].kind != .element || document[node].flags.contains(.implied)
        || document[node].tail.start < offset
    {
      node = document.parent(node)
    }
    if node == .document { return templates.mayBreak(ByteRange(0, offset)) }
    // In a paragraph a tag that prints a value may be in a start tag that Markdown took for text.
    return templates.touch(ByteRange(document[node].head.end, offset))
  }

  /// The place in ``elements`` of the first one that starts at or after `offset`.
  private func firstElement(from offset: Int) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func element(at offset: Int) -> NodeID? {
    // A paragraph of Markdown starts where its first tag does.
    elements[firstElement(from: offset)...].lazy.prefix { $0.start == offset }
      .first { !document[$0.node].head.isEmpty }?.node
  }

  /// The name in the tag at `range`, in lower case; `nil` where no tag is there.
  private func tagName(_ range: ByteRange) -> String? {
    let bytes = document.source.bytes[range.indices]
    guard bytes.first == UInt8(ascii: "<") else { return nil }
    let name = bytes.dropFirst().drop { $0 == UInt8(ascii: "/") }
      .prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
  }
}
