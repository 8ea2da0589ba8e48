// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// The stack of open elements, and putting nodes into the tree.

extension HTMLTreeBuilder {
  /// The current node; the stack is never empty after the mode "before html".
  @inline(__always) var current: OpenElement { stack[stack.count - 1] }

  // MARK: Making elements

  /// Makes an element from the start tag at hand and opens it.
  mutating func insertElement() { insert(name: token.name, namespace: .html, opens: true) }

  /// Makes an element from the start tag at hand that never has content.
  mutating func insertVoid() { insert(name: token.name, namespace: .html, opens: false) }

  mutating func insert(name: Name, namespace: Namespace, opens: Bool) {
    if opens, stack.count >= Self.deepest { closeDeepest() }
    var record = NodeRecord(
      .element, name: name, namespace: namespace, flags: token.flags.union(extraFlags),
      head: token.range)
    if token.attributeCount > 0 {
      record.payload = token.firstAttribute
      record.attributeCount = UInt32(truncatingIfNeeded: token.attributeCount)
    }
    var traits: Traits = []
    if namespace.isHTML {
      traits = table.traits(name)
      if traits.contains(.void) { record.flags.insert(.void) }
    } else {
      traits = Self.foreignTraits(name, namespace)
    }
    if token.isSelfClosing, !readsXML || !namespace.isHTML || traits.contains(.void) {
      record.flags.insert(.selfClosing)
      if namespace.isHTML, !traits.contains(.void) {
        note(.nonVoidHTMLElementStartTagWithTrailingSolidus)
      }
    }
    let node = add(record)
    lastInserted = node.rawValue
    guard opens else { return }
    push(
      OpenElement(
        node: node.rawValue, container: node.rawValue, name: name, tagName: token.name,
        namespace: namespace, traits: traits))
  }

  /// Makes and opens an element for which there is no start tag.
  mutating func insertImplied(_ name: Name) {
    if stack.count >= Self.deepest { closeDeepest() }
    let record = NodeRecord(
      .element, name: name, flags: extraFlags.union(.implied), head: ByteRange(at: here))
    let node = add(record)
    push(
      OpenElement(
        node: node.rawValue, container: node.rawValue, name: name, tagName: name,
        namespace: .html, traits: table.traits(name)))
  }

  mutating func push(_ element: OpenElement) {
    if element.isHTML(.p) { openParagraphs += 1 }
    stack.append(element)
  }

  /// Makes room on a full stack: what comes next goes beside the current node, not into it.
  private mutating func closeDeepest() {
    let element = current
    pop()
    if element.traits.contains(.formatting) { removeFromFormatting(element.node) }
    if element.traits.contains(.marker) { clearFormattingToMarker() }
    if element.isHTML(.template), !templateModes.isEmpty { templateModes.removeLast() }
    if element.traits.contains(.mode) { resetInsertionMode() }
  }

  // MARK: Places in the tree

  /// Makes a node at the appropriate place for inserting one.
  mutating func add(_ record: NodeRecord) -> NodeID {
    guard let element = stack.last else { return tokenizer.out.append(record, to: .document) }
    guard isFostering, element.traits.contains(.fosters) else {
      return tokenizer.out.append(record, to: NodeID(element.container))
    }
    let node = tokenizer.out.make(record)
    tokenizer.out.nodes[node.index].flags.insert(.moved)
    hangFostered(node)
    return node
  }

  /// Puts `node` where a table's parent takes it.
  mutating func hangFostered(_ node: NodeID) {
    let place = fosterPlace()
    if place.before >= 0 {
      tokenizer.out.insert(node, before: NodeID(place.before))
    } else {
      tokenizer.out.append(node, to: NodeID(place.container))
    }
  }

  /// In front of which node fostered content goes, or, if that is -1, at the end of which.
  mutating func fosterPlace() -> (container: Int32, before: Int32) {
    var index = stack.count - 1
    while index > 0 {
      let element = stack[index]
      if element.isHTML(.template) { return (element.container, -1) }
      if element.isHTML(.table) {
        let parent = tokenizer.out.nodes[Int(element.node)].parent
        return parent >= 0 ? (parent, element.node) : (stack[index - 1].container, -1)
      }
      index -= 1
    }
    return (stack[0].container, -1)
  }

  /// Adds the comment at hand to the current node.
  mutating func insertComment() {
    insertComment(in: stack.last?.container ?? 0)
  }

  mutating func insertComment(in container: Int32) {
    var record = NodeRecord(.comment, head: token.range)
    record.payload = token.payload
    _ = tokenizer.out.append(record, to: NodeID(container))
  }

  // MARK: Text

  /// Adds the text or reference at hand to the current node, or where its content is fostered.
  mutating func insertText() {
    guard let element = stack.last else { return }
    if isFostering, element.traits.contains(.fosters) {
      let place = fosterPlace()
      let neighbour =
        place.before >= 0
        ? tokenizer.out.nodes[Int(place.before)].previousSibling
        : tokenizer.out.nodes[Int(place.container)].lastChild
      if neighbour >= 0, tokenizer.out.nodes[Int(neighbour)].kind.isText {
        extend(neighbour)
        tokenizer.out.nodes[Int(neighbour)].flags.insert(.moved)
      } else {
        var record = textRecord()
        record.flags.insert(.moved)
        hangFostered(tokenizer.out.make(record))
      }
      return
    }
    let last = tokenizer.out.nodes[Int(element.container)].lastChild
    if last >= 0, tokenizer.out.nodes[Int(last)].kind.isText {
      extend(last)
      if isBehindEnd { tokenizer.out.nodes[Int(last)].flags.insert(.moved) }
    } else {
      var record = textRecord()
      if isBehindEnd { record.flags.insert(.moved) }
      _ = tokenizer.out.append(record, to: NodeID(element.container))
    }
  }

  /// Whether the body's or the root's end tag is already behind, though white space still goes into it.
  private var isBehindEnd: Bool { bodyEnd != nil || rootEnd != nil }

  /// The segment for a token that is not verbatim text.
  private var decodedSegment: Segment {
    if token.payload >= 0 { return tokenizer.out.segments[Int(token.payload)] }
    return Segment(token.range, .scalars, token.first, token.second)
  }

  /// A new text node with the text at hand.
  private mutating func textRecord() -> NodeRecord {
    var record = NodeRecord(.text, flags: token.flags, head: token.range)
    guard token.kind == .reference else { return record }
    record.payload = tokenizer.out.append(decodedSegment, after: -1)
    record.tail.startOffset = UInt32(bitPattern: record.payload)
    segmentedTexts.append(Int32(truncatingIfNeeded: tokenizer.out.nodes.count))
    return record
  }

  /// Adds the text at hand to the text node numbered `node`.
  private mutating func extend(_ node: Int32) {
    let index = Int(node)
    let range = token.range
    let head = tokenizer.out.nodes[index].head
    var last = Int32(bitPattern: tokenizer.out.nodes[index].tail.startOffset)
    let isVerbatim = token.kind == .text
    if tokenizer.out.nodes[index].payload < 0 {
      if isVerbatim, head.endOffset == range.startOffset {
        tokenizer.out.nodes[index].head.endOffset = range.endOffset
        tokenizer.out.nodes[index].tail = ByteRange(at: range.end)
        return
      }
      last = tokenizer.out.append(Segment(head), after: -1)
      tokenizer.out.nodes[index].payload = last
      segmentedTexts.append(node)
    }
    if range.endOffset < head.endOffset { tokenizer.out.nodes[index].flags.insert(.moved) }
    tokenizer.out.nodes[index].head = head.union(range)
    if isVerbatim, tokenizer.out.segments[Int(last)].content == .verbatim,
      tokenizer.out.segments[Int(last)].range.endOffset == range.startOffset
    {
      tokenizer.out.segments[Int(last)].range.endOffset = range.endOffset
    } else {
      let segment = isVerbatim ? Segment(range) : decodedSegment
      last = tokenizer.out.append(segment, after: last)
    }
    tokenizer.out.nodes[index].tail.startOffset = UInt32(bitPattern: last)
  }

  /// Adds U+FFFD for the NUL at hand.
  mutating func insertReplacement() {
    token.kind = .reference
    token.payload = -1
    token.first = 0xFFFD
    token.second = 0
    insertText()
  }

  // MARK: Closing

  /// Where an element ends that the token at hand closes without being its end tag.
  var here: Int {
    if token.kind == .end, let bodyEnd { return bodyEnd.start }
    return token.range.start
  }

  /// Closes the current node; `tail` is its end tag, if it has one.
  mutating func pop(tail: ByteRange? = nil) {
    close(stack.removeLast(), tail: tail)
  }

  /// Takes the element at `index` off the stack.
  mutating func remove(at index: Int, tail: ByteRange? = nil) {
    close(stack.remove(at: index), tail: tail)
  }

  private mutating func close(_ element: OpenElement, tail: ByteRange?) {
    if element.isHTML(.p) { openParagraphs -= 1 }
    guard element.node > 0 else { return }
    let index = Int(element.node)
    if let tail {
      tokenizer.out.nodes[index].tail = tail
    } else {
      let end = Swift.max(here, tokenizer.out.nodes[index].head.end)
      tokenizer.out.nodes[index].tail = ByteRange(at: end)
      tokenizer.out.nodes[index].flags.insert(.endImplied)
    }
    if element.container != element.node {
      let end = tokenizer.out.nodes[index].tail.start
      tokenizer.out.nodes[Int(element.container)].tail = ByteRange(at: end)
    }
  }

  /// Closes the element at `index` with `tail` and all inside it; those that must not be left open
  /// are noted.
  mutating func closeThrough(
    _ index: Int, tail: ByteRange? = nil, optional: Traits = .implied, notes: Bool = true
  ) {
    while stack.count - 1 > index {
      if notes, current.traits.isDisjoint(with: optional) { noteUnclosed(current) }
      pop()
    }
    pop(tail: tail)
  }

  /// Closes elements that "generate implied end tags" closes, up to the first other one or one
  /// named `name`.
  mutating func generateImpliedEndTags(except name: Name = .none) {
    while stack.count > 1, current.traits.contains(.implied), !current.isHTML(name) { pop() }
  }

  mutating func closeAll() {
    while stack.count > 1 {
      let element = current
      pop(tail: element.node == bodyNode ? explicit(bodyEnd) : nil)
    }
    if !stack.isEmpty {
      token.kind = .end
      let end = rootEnd
      bodyEnd = nil
      pop(tail: explicit(end))
    }
  }

  private func explicit(_ range: ByteRange?) -> ByteRange? {
    guard let range, !range.isEmpty else { return nil }
    return range
  }

  // MARK: Scopes

  /// The place on the stack of the nearest element named `name`, or -1 when one of `boundary` is
  /// nearer.
  mutating func indexInScope(_ name: Name, _ boundary: Traits = .scope) -> Int {
    var index = stack.count - 1
    while index >= 0 {
      let element = stack[index]
      if element.isHTML(name) { return index }
      if !element.traits.isDisjoint(with: boundary) { return -1 }
      index -= 1
    }
    return -1
  }

  mutating func isInScope(_ name: Name, _ boundary: Traits = .scope) -> Bool {
    indexInScope(name, boundary) >= 0
  }

  mutating func indexOfOpen(_ name: Name) -> Int {
    stack.lastIndex { $0.isHTML(name) } ?? -1
  }

  var hasTemplate: Bool {
    mutating get { !templateModes.isEmpty && indexOfOpen(.template) >= 0 }
  }

  /// Closes a paragraph that is in button scope, with all inside it.
  mutating func closeParagraphInScope() {
    guard openParagraphs > 0 else { return }
    let index = indexInScope(.p, .buttonScope)
    if index >= 0 { closeThrough(index) }
  }

  /// Notes all elements that must not be open at the end of the body or the text.
  mutating func noteOpenElements() {
    for index in stack.indices where stack[index].traits.isDisjoint(with: [.mayStayOpen, .noted]) {
      noteUnclosed(stack[index])
      stack[index].traits.insert(.noted)
    }
  }

  // MARK: The insertion mode

  mutating func resetInsertionMode() {
    var index = stack.count - 1
    while index >= 0 {
      let isLast = index == 0
      let element = isLast && isFragment ? context : stack[index]
      if element.namespace.isHTML, let mode = mode(for: element.name, isLast: isLast) {
        self.mode = mode
        return
      }
      index -= 1
    }
    mode = isFragment ? .inBody : .beforeHTML
  }

  private func mode(for name: Name, isLast: Bool) -> Mode? {
    switch name {
    case .td, .th: isLast ? nil : .inCell
    case .tr: .inRow
    case .tbody, .thead, .tfoot: .inTableBody
    case .caption: .inCaption
    case .colgroup: .inColumnGroup
    case .table: .inTable
    case .template: templateModes.last ?? .inBody
    case .head: isLast ? nil : .inHead
    case .body: .inBody
    case .frameset: .inFrameset
    case .html: head == nil ? .beforeHead : .afterHead
    default: nil
    }
  }
}
