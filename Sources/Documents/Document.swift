// SPDX-License-Identifier: Apache-2.0

public import SourceText

/// How a post is written.
public enum DocumentFormat: String, Sendable {
  case html
  case markdown
}

/// One post as an immutable tree of records, whichever format it was written in.
///
/// Markdown makes the records that its HTML would make (`![a](b)` is an `img`), with the ranges of
/// its own markers. Node numbers are in document order.
public final class Document: Sendable {
  /// What was read.
  public let source: SourceText
  /// How it is written.
  public let format: DocumentFormat
  /// All nodes, in document order; the first is the document.
  public let nodes: [NodeRecord]
  /// The attributes of all elements, those of one element together.
  public let attributes: [AttributeRecord]
  /// The segments of all texts, comments and values.
  public let segments: [Segment]
  /// Text that is nowhere in the source (such as the `mailto:` of a Markdown autolink).
  public let auxiliary: [UInt8]
  /// The names that ``nodes`` and ``attributes`` hold as numbers.
  public let names: NameTable
  /// What the readers noted, in the order of reading.
  public let problems: [SyntaxProblem]
  /// Markers that are not the head or tail of a node: a block quote's later `>`, table pipes, reference
  /// definitions.
  public let markers: [Marker]
  /// The link reference definitions in source order, doubles among them.
  public let definitions: [Definition]
  /// Whether browsers show the page in quirks mode.
  public let quirks: Bool
  /// Which of the known element names occur, a bit each: most questions of a rule end here.
  private let elementNames: [UInt64]

  /// A piece of Markdown syntax that belongs to a node besides its head and tail.
  public struct Marker: Hashable, Sendable {
    /// The node that the marker belongs to.
    public var node: NodeID
    /// The marker's bytes.
    public var range: ByteRange

    /// The marker of `node` at `range`.
    public init(node: NodeID, range: ByteRange) {
      self.node = node
      self.range = range
    }
  }

  /// A link reference definition of Markdown; ranges without brackets and quotes.
  public struct Definition: Hashable, Sendable {
    /// From `[` to the end of the title.
    public var range: ByteRange
    /// The label.
    public var label: ByteRange
    /// The address.
    public var destination: ByteRange
    /// Empty after the destination when there is no title.
    public var title: ByteRange
    /// Whether a link or image of the document refers to it.
    public var isUsed: Bool

    /// A definition by the places of its parts.
    public init(
      range: ByteRange, label: ByteRange, destination: ByteRange, title: ByteRange, isUsed: Bool
    ) {
      self.range = range
      self.label = label
      self.destination = destination
      self.title = title
      self.isUsed = isUsed
    }
  }

  /// A finished document of what a reader built.
  public init(
    source: SourceText, format: DocumentFormat, nodes: [NodeRecord], attributes: [AttributeRecord],
    segments: [Segment], auxiliary: [UInt8], names: NameTable, problems: [SyntaxProblem],
    markers: [Marker], definitions: [Definition] = [], quirks: Bool
  ) {
    self.source = source
    self.format = format
    self.nodes = nodes
    self.attributes = attributes
    self.segments = segments
    self.auxiliary = auxiliary
    self.names = names
    self.problems = problems
    self.markers = markers
    self.definitions = definitions
    self.quirks = quirks
    var names = [UInt64](repeating: 0, count: NameTable.knownCount / 64 + 1)
    for index in nodes.indices where nodes[index].kind == .element {
      let number = Int(nodes[index].name.rawValue)
      if number <= NameTable.knownCount { names[number >> 6] |= 1 << UInt64(number & 63) }
    }
    elementNames = names
  }

  /// Whether there may be an element of that name; always for a name that is not among the known
  /// ones.
  public func mayHaveElement(_ name: Name) -> Bool {
    let number = Int(name.rawValue)
    return number > NameTable.knownCount
      || elementNames[number >> 6] & (1 << UInt64(number & 63)) != 0
  }

  /// Whether `node` is a node of this document, and not none or one of another document's.
  @inlinable
  public func has(_ node: NodeID) -> Bool {
    UInt(bitPattern: node.index) < UInt(bitPattern: nodes.count)
  }

  // What is asked of no node, or of one that only another document has, answers as an empty
  // document would: no rule may end the process with a question.

  /// The record of `node`.
  @inlinable
  public subscript(_ node: NodeID) -> NodeRecord {
    has(node) ? nodes[node.index] : NodeRecord(.document, head: ByteRange(at: 0))
  }

  /// The kind of `node`.
  @inlinable
  public func kind(_ node: NodeID) -> NodeKind { has(node) ? nodes[node.index].kind : .document }
  /// The name of `node`; none for what is not an element.
  @inlinable
  public func name(_ node: NodeID) -> Name { has(node) ? nodes[node.index].name : .none }
  /// The parent of `node`; none for the document.
  @inlinable
  public func parent(_ node: NodeID) -> NodeID {
    has(node) ? NodeID(nodes[node.index].parent) : .none
  }
  /// The first child of `node`, or none.
  @inlinable
  public func firstChild(_ node: NodeID) -> NodeID {
    has(node) ? NodeID(nodes[node.index].firstChild) : .none
  }
  /// The next sibling of `node`, or none.
  @inlinable
  public func nextSibling(_ node: NodeID) -> NodeID {
    has(node) ? NodeID(nodes[node.index].nextSibling) : .none
  }
  /// The sibling before `node`, or none.
  @inlinable
  public func previousSibling(_ node: NodeID) -> NodeID {
    has(node) ? NodeID(nodes[node.index].previousSibling) : .none
  }

  /// Whether `node` is an HTML element of that name.
  @inlinable
  public func isElement(_ node: NodeID, _ name: Name) -> Bool {
    guard has(node) else { return false }
    let record = nodes[node.index]
    return record.kind == .element && record.name == name && record.namespace == .html
  }

  /// How the element is spelled, as HTML prints it.
  public func spelling(_ node: NodeID) -> String { names.spelling(name(node)) }

  /// The index after the last descendant of `node`; that of `node` itself where it has none.
  @inlinable
  public func subtreeEnd(_ node: NodeID) -> Int {
    has(node) ? Int(nodes[node.index].subtreeEnd) : node.index
  }

  /// The descendants of `node` in document order, as a range of indices; without `node` itself.
  @inlinable
  public func descendants(_ node: NodeID) -> Range<Int> {
    guard has(node) else { return 0..<0 }
    return node.index + 1..<Int(nodes[node.index].subtreeEnd)
  }

  /// The children of `node` in order.
  @inlinable
  public func children(_ node: NodeID) -> Children {
    Children(document: self, next: firstChild(node).rawValue)
  }

  /// The children of one node.
  public struct Children: Sequence, IteratorProtocol {
    @usableFromInline let document: Document
    @usableFromInline var upcoming: Int32

    @usableFromInline init(document: Document, next: Int32) {
      self.document = document
      upcoming = next
    }

    /// The next child, until there is none.
    @inlinable
    public mutating func next() -> NodeID? {
      guard upcoming >= 0 else { return nil }
      let node = NodeID(upcoming)
      upcoming = document.nodes[Int(upcoming)].nextSibling
      return node
    }
  }

  /// Whether `node` is `ancestor` or lies inside it.
  @inlinable
  public func isInside(_ node: NodeID, _ ancestor: NodeID) -> Bool {
    guard has(ancestor) else { return false }
    return node.index >= ancestor.index && node.index < Int(nodes[ancestor.index].subtreeEnd)
  }

  /// From the start of the start tag to the end of the end tag; for other nodes, all of them.
  @inlinable
  public func range(_ node: NodeID) -> ByteRange {
    let record = self[node]
    switch record.kind {
    case .element, .document, .fragment: return record.head.union(record.tail)
    case .doctype, .text, .comment, .opaque: return record.head
    }
  }

  /// What is between the start tag and the end tag.
  @inlinable
  public func contentRange(_ node: NodeID) -> ByteRange {
    let record = self[node]
    return ByteRange(record.head.end, record.tail.start)
  }

  /// The nearest ancestor-or-self for which `test` holds, up to the document.
  public func closest(_ node: NodeID, where test: (NodeID) -> Bool) -> NodeID? {
    var current = node
    while !current.isNone {
      if test(current) { return current }
      current = parent(current)
    }
    return nil
  }
}
