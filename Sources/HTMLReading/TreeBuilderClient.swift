// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

// What a reader of another format feeds the builder with, in the order of its rendered HTML. All
// places are the source's. Where an open raw element takes text only (`<textarea>`, `<script>` …),
// its elements are left out and only their text is kept, as a browser would take their tags for
// text.

extension HTMLTreeBuilder {
  /// What the tree is written into: for names, auxiliary text, markers and problems.
  package var out: DocumentBuilder {
    _read { yield tokenizer.out }
    _modify { yield &tokenizer.out }
  }

  /// The node that was made by the last ``openElement(_:head:attributes:flags:)``, if it made one.
  package var lastElement: NodeID { NodeID(lastInserted) }

  /// A start tag: the element `name`, whose marker is `head` (empty where it has none).
  ///
  /// What a browser closes by itself is closed (a paragraph in front of a block), void elements
  /// take no ``closeElement(_:tail:flags:)``. Returns the new node, or none where a browser ignores
  /// the tag.
  @discardableResult
  package mutating func openElement(
    _ name: Name, head: ByteRange, attributes: [AttributeRecord] = [], flags: NodeFlags = .none
  ) -> NodeID {
    lastInserted = -1
    skipsLineFeed = false
    guard mode != .text, tokenizer.state == .data else { return .none }
    token.kind = .startTag
    token.name = name
    token.range = head
    token.flags = flags
    token.isSelfClosing = false
    token.firstAttribute = Int32(truncatingIfNeeded: tokenizer.out.attributes.count)
    token.attributeCount = attributes.count
    tokenizer.out.attributes.append(contentsOf: attributes)
    process()
    token.flags = .none
    // The rendered page has a line feed of its own after `<pre>`, so that none of the text is
    // dropped.
    skipsLineFeed = false
    if mode == .text {
      tokenizer.lastStartTag = name
    }
    return NodeID(lastInserted)
  }

  /// An end tag: closes `name`, whose closing marker is `tail` (empty where it has none).
  package mutating func closeElement(_ name: Name, tail: ByteRange, flags: NodeFlags = .none) {
    if mode == .text || tokenizer.state != .data {
      // Only the element that was opened by this reader itself is closed by it.
      guard mode == .text, current.isHTML(name), current.node == lastInserted else { return }
      tokenizer.state = .data
    }
    token.kind = .endTag
    token.name = name
    token.range = tail
    token.flags = flags
    token.attributeCount = 0
    process()
    token.flags = .none
  }

  /// Text that is in the source as it is.
  package mutating func text(_ range: ByteRange, flags: NodeFlags = .none) {
    guard !range.isEmpty else { return }
    token.kind = .text
    token.range = range
    token.flags = flags
    process()
    token.flags = .none
  }

  /// Text that is written differently in the source, or not at all.
  package mutating func text(_ segment: Segment, flags: NodeFlags = .none) {
    if segment.content == .verbatim {
      text(segment.range, flags: flags)
      return
    }
    token.kind = .reference
    token.range = segment.range
    token.flags = flags
    if segment.content == .scalars {
      token.first = segment.first
      token.second = segment.second
      token.payload = -1
    } else {
      // Literal text counts as a letter: white space is never made of it.
      token.first = 0x61
      token.second = 0
      token.payload = tokenizer.out.append(segment, after: -1)
    }
    process()
    token.payload = -1
    token.flags = .none
  }

  /// A stretch that is kept but never looked into; it is where text would be.
  package mutating func opaque(_ range: ByteRange, flags: NodeFlags = .none) {
    guard mode != .text else {
      text(range)
      return
    }
    // A NUL has the effects of text on what is open and leaves nothing; then the node is put there.
    if mode.rawValue <= Mode.afterHead.rawValue || mode == .afterBody || mode == .afterAfterBody {
      token.kind = .null
      token.range = range
      process()
    }
    appendOpaque(range, flags: flags)
  }

  /// Puts the template tag at hand where it is, whatever is open: one in a
  /// head stays there.
  mutating func template() {
    tokenizer.isTemplate = false
    skipsLineFeed = false
    appendOpaque(token.range, flags: .none)
  }

  private mutating func appendOpaque(_ range: ByteRange, flags: NodeFlags) {
    if mode == .inTableText {
      flushPendingText()
      mode = originalMode
    }
    if mode == .inBody { reconstructFormatting() }
    let record = NodeRecord(.opaque, flags: flags, head: range)
    _ = tokenizer.out.append(record, to: NodeID(stack.last?.container ?? 0))
  }

  /// Whether template tags in raw HTML are opaque.
  package var readsTemplates: Bool {
    get { tokenizer.readsTemplates }
    set { tokenizer.readsTemplates = newValue }
  }

  /// Raw HTML: the bytes of `pieces` as one stream, such as the lines of a block without a quote's
  /// `>`.
  ///
  /// What a piece leaves open in the text (an unfinished tag or comment) ends with it; an element
  /// that takes text only stays open until its end tag in a later piece.
  package mutating func rawHTML(_ pieces: [ByteRange]) {
    guard let first = pieces.first, let last = pieces.last else { return }
    skipsLineFeed = false
    token.flags = .none
    let isWhole = zip(pieces, pieces.dropFirst()).allSatisfy { $0.endOffset == $1.startOffset }
    if isWhole {
      run(ByteRange(first.start, last.end))
      return
    }
    var joined: [UInt8] = []
    joined.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
    for piece in pieces { joined.append(contentsOf: tokenizer.out.source.bytes[piece.indices]) }
    joined.withUnsafeBufferPointer { buffer in
      tokenizer.begin(joined: buffer, pieces: pieces)
      consumeInput()
      tokenizer.endInput()
    }
  }
}

extension HTMLTreeBuilder {
  /// Whether `node` is still among the open elements.
  package func isOpen(_ node: NodeID) -> Bool {
    stack.reversed().contains { $0.node == node.rawValue }
  }
}
