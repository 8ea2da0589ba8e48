// SPDX-License-Identifier: Apache-2.0

public import SourceText

/// What both readers write into: one growing buffer of records, links kept right at every step.
///
/// Nodes are numbered as they are made. ``finish(format:quirks:)`` puts the numbers in document order, which
/// costs a copy only where a node was moved or dropped.
public struct DocumentBuilder: ~Copyable {
  /// What is read.
  public let source: SourceText
  /// The nodes made so far, in the order of making.
  public var nodes: [NodeRecord] = []
  /// The attributes made so far.
  public var attributes: [AttributeRecord] = []
  /// The segments made so far.
  public var segments: [Segment] = []
  /// The bytes that literal segments stand for.
  public var auxiliary: [UInt8] = []
  /// The names met so far.
  public var names = NameTable()
  /// The errors noted so far.
  public var problems: [SyntaxProblem] = []
  /// The markers of Markdown met so far.
  public var markers: [Document.Marker] = []
  /// The definitions of links met so far.
  public var definitions: [Document.Definition] = []
  /// Whether numbers are no longer in document order.
  private var isDisordered = false

  /// At most this many problems are kept for one document.
  public static let mostProblems = 10_000

  /// A builder whose document node covers all of `source`; node 0 is the document. There is room for
  /// `likelyNodes` from the start: to grow takes twice the memory for a moment.
  public init(source: SourceText, likelyNodes: Int = 0) {
    self.source = source
    nodes.reserveCapacity(max(source.count / 24 + 16, likelyNodes))
    attributes.reserveCapacity(source.count / 40 + 8)
    var document = NodeRecord(.document, head: ByteRange(at: 0))
    document.tail = ByteRange(at: source.count)
    nodes.append(document)
  }

  /// A builder for the HTML of `source`, with room for as many nodes as it can have where it is large: an element for
  /// each tag, and a text behind it.
  public init(tagged source: SourceText) {
    let isLarge = source.count > 1 << 20
    self.init(
      source: source,
      likelyNodes: isLarge ? 2 * source.bytes.count { $0 == UInt8(ascii: "<") } + 2 : 0)
  }

  /// Makes a node that hangs nowhere yet.
  @inlinable
  public mutating func make(_ record: NodeRecord) -> NodeID {
    nodes.append(record)
    return NodeID(nodes.count - 1)
  }

  /// Makes a node and hangs it after the last child of `parent`.
  public mutating func append(_ record: NodeRecord, to parent: NodeID) -> NodeID {
    let number = Int32(truncatingIfNeeded: nodes.count)
    // In order only if the parent is on the way to the newest node.
    if !isDisordered, !isOnRightEdge(parent) { isDisordered = true }
    var record = record
    record.parent = parent.rawValue
    // One mutable access for all links: every other one would ask again whether the array is shared.
    record.previousSibling = nodes.withUnsafeMutableBufferPointer { nodes in
      let last = nodes[parent.index].lastChild
      nodes[parent.index].lastChild = number
      if last >= 0 {
        nodes[Int(last)].nextSibling = number
      } else {
        nodes[parent.index].firstChild = number
      }
      return last
    }
    nodes.append(record)
    return NodeID(number)
  }

  /// Hangs `node`, which hangs nowhere, after the last child of `parent`.
  public mutating func append(_ node: NodeID, to parent: NodeID) {
    // One mutable access for all links: every other one would ask again whether the array is shared.
    nodes.withUnsafeMutableBufferPointer { nodes in
      let last = nodes[parent.index].lastChild
      nodes[node.index].parent = parent.rawValue
      nodes[node.index].previousSibling = last
      nodes[node.index].nextSibling = -1
      if last >= 0 {
        nodes[Int(last)].nextSibling = node.rawValue
      } else {
        nodes[parent.index].firstChild = node.rawValue
      }
      nodes[parent.index].lastChild = node.rawValue
    }
    // Out of order even where it is the newest node: the others are hung by ``append(_:to:)`` at once.
    isDisordered = true
  }

  private func isOnRightEdge(_ parent: NodeID) -> Bool {
    // Every node after `parent` in number must be a descendant of it: true when the newest node's chain
    // of parents meets `parent`. The chain is followed only up to numbers below the parent's.
    var current = Int32(truncatingIfNeeded: nodes.count - 1)
    while current > parent.rawValue { current = nodes[Int(current)].parent }
    return current == parent.rawValue
  }

  /// Hangs `node`, which hangs nowhere, in front of `sibling`.
  public mutating func insert(_ node: NodeID, before sibling: NodeID) {
    isDisordered = true
    let parent = nodes[sibling.index].parent
    let previous = nodes[sibling.index].previousSibling
    nodes[node.index].parent = parent
    nodes[node.index].previousSibling = previous
    nodes[node.index].nextSibling = sibling.rawValue
    nodes[sibling.index].previousSibling = node.rawValue
    if previous >= 0 {
      nodes[Int(previous)].nextSibling = node.rawValue
    } else if parent >= 0 {
      nodes[Int(parent)].firstChild = node.rawValue
    }
  }

  /// Takes `node` with all inside it out of the tree; it keeps its number.
  public mutating func detach(_ node: NodeID) {
    isDisordered = true
    let record = nodes[node.index]
    if record.previousSibling >= 0 {
      nodes[Int(record.previousSibling)].nextSibling = record.nextSibling
    } else if record.parent >= 0 {
      nodes[Int(record.parent)].firstChild = record.nextSibling
    }
    if record.nextSibling >= 0 {
      nodes[Int(record.nextSibling)].previousSibling = record.previousSibling
    } else if record.parent >= 0 {
      nodes[Int(record.parent)].lastChild = record.previousSibling
    }
    nodes[node.index].parent = -1
    nodes[node.index].previousSibling = -1
    nodes[node.index].nextSibling = -1
  }

  /// Moves all children of `node` after the last child of `target`.
  public mutating func moveChildren(of node: NodeID, to target: NodeID) {
    isDisordered = true
    var child = nodes[node.index].firstChild
    while child >= 0 {
      let next = nodes[Int(child)].nextSibling
      detach(NodeID(child))
      append(NodeID(child), to: target)
      child = next
    }
  }

  /// Notes an error; after ``mostProblems`` they are dropped.
  public mutating func note(_ code: SyntaxProblemCode, _ range: ByteRange) {
    if problems.count < Self.mostProblems { problems.append(SyntaxProblem(code, range)) }
  }

  /// Adds a segment after `previous` (-1: it opens a list) and returns its number.
  public mutating func append(_ segment: Segment, after previous: Int32) -> Int32 {
    segments.append(segment)
    let number = Int32(segments.count - 1)
    if previous >= 0 { segments[Int(previous)].next = number }
    return number
  }

  /// A literal segment holding `text` for the source bytes `range`.
  public mutating func literal(_ text: String, for range: ByteRange) -> Segment {
    let start = UInt32(auxiliary.count)
    auxiliary.append(contentsOf: text.utf8)
    return Segment(range, .literal, start, UInt32(auxiliary.count))
  }

  /// The finished document.
  public consuming func finish(format: DocumentFormat, quirks: Bool = false) -> Document {
    if isDisordered { putInOrder() } else { setSubtreeEnds() }
    return Document(
      source: source, format: format, nodes: nodes, attributes: attributes, segments: segments,
      auxiliary: auxiliary, names: names, problems: problems, markers: markers,
      definitions: definitions,
      quirks: quirks)
  }

  private mutating func setSubtreeEnds() {
    var index = nodes.count - 1
    while index >= 0 {
      if Int(nodes[index].subtreeEnd) <= index { nodes[index].subtreeEnd = Int32(index + 1) }
      let parent = Int(nodes[index].parent)
      if parent >= 0, nodes[parent].subtreeEnd < nodes[index].subtreeEnd {
        nodes[parent].subtreeEnd = nodes[index].subtreeEnd
      }
      index -= 1
    }
  }

  private mutating func putInOrder() {
    var numbers = [Int32](repeating: -1, count: nodes.count)
    var order: [Int32] = []
    order.reserveCapacity(nodes.count)
    var current: Int32 = 0
    walk: while true {
      numbers[Int(current)] = Int32(order.count)
      order.append(current)
      if nodes[Int(current)].firstChild >= 0 {
        current = nodes[Int(current)].firstChild
        continue
      }
      while nodes[Int(current)].nextSibling < 0 {
        current = nodes[Int(current)].parent
        if current <= 0 { break walk }
      }
      current = nodes[Int(current)].nextSibling
    }
    func renumbered(_ number: Int32) -> Int32 { number < 0 ? -1 : numbers[Int(number)] }
    var ordered: [NodeRecord] = []
    ordered.reserveCapacity(order.count)
    for number in order {
      var record = nodes[Int(number)]
      record.parent = renumbered(record.parent)
      record.firstChild = renumbered(record.firstChild)
      record.lastChild = renumbered(record.lastChild)
      record.previousSibling = renumbered(record.previousSibling)
      record.nextSibling = renumbered(record.nextSibling)
      record.subtreeEnd = 0
      ordered.append(record)
    }
    nodes = ordered
    markers = markers.compactMap { marker in
      let number = renumbered(marker.node.rawValue)
      return number < 0 ? nil : Document.Marker(node: NodeID(number), range: marker.range)
    }
    setSubtreeEnds()
  }
}
