// SPDX-License-Identifier: Apache-2.0

public import SourceText

/// A node's number. In a finished document the numbers are in document order: a node's descendants are
/// the numbers after its own up to ``Document/subtreeEnd(_:)``.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The number; -1 for none.
  public var rawValue: Int32

  /// The node of that number.
  @inlinable public init(_ rawValue: Int32) { self.rawValue = rawValue }
  /// The node at `index` of the document's nodes.
  @inlinable public init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }
  /// The place in the document's nodes.
  @inlinable public var index: Int { Int(rawValue) }
  /// By number: in document order once the document is finished.
  @inlinable
  public static func < (left: NodeID, right: NodeID) -> Bool { left.rawValue < right.rawValue }

  /// The document itself.
  @inlinable public static var document: NodeID { NodeID(0 as Int32) }
  /// No node.
  @inlinable public static var none: NodeID { NodeID(-1 as Int32) }
  /// Whether it is ``none``.
  @inlinable public var isNone: Bool { rawValue < 0 }
}

/// What a node is.
public enum NodeKind: UInt8, Sendable {
  case document
  /// What is inside a `template` element; its parent is that element.
  case fragment
  case doctype
  case element
  case text
  case comment
  /// A stretch that Stet keeps but never looks into: a shortcode, a template tag, an expression.
  case opaque

  // Written out, so that other modules compare in place and do not call.
  /// Whether both are one kind.
  @inlinable @inline(__always)
  public static func == (left: NodeKind, right: NodeKind) -> Bool {
    switch (left, right) {
    case (.document, .document), (.fragment, .fragment), (.doctype, .doctype), (.element, .element),
      (.text, .text), (.comment, .comment), (.opaque, .opaque):
      true
    default: false
    }
  }
}

/// The language that an element's name belongs to.
public enum Namespace: UInt8, Sendable {
  case html
  case svg
  case mathML

  // Written out, as for ``NodeKind``.
  /// Whether both are one language.
  @inlinable @inline(__always)
  public static func == (left: Namespace, right: Namespace) -> Bool {
    switch (left, right) {
    case (.html, .html), (.svg, .svg), (.mathML, .mathML): true
    default: false
    }
  }
}

/// What is special about a node.
public struct NodeFlags: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// The flags of these bits.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// No flags. An empty literal goes through unspecialised code in other modules.
  @inlinable public static var none: NodeFlags { NodeFlags(rawValue: 0) }

  /// The element has no start tag in the source; `head` is the empty range where it was implied.
  @inlinable public static var implied: NodeFlags { NodeFlags(rawValue: 1 << 0) }
  /// The element has no end tag in the source; `tail` is the empty range where it ended.
  @inlinable public static var endImplied: NodeFlags { NodeFlags(rawValue: 1 << 1) }
  /// A copy that a browser makes of a formatting element; its ranges are those of the original's start tag.
  @inlinable public static var clone: NodeFlags { NodeFlags(rawValue: 1 << 2) }
  /// The node has another place in the tree than in the source (foster parenting, adoption agency).
  @inlinable public static var moved: NodeFlags { NodeFlags(rawValue: 1 << 3) }
  /// The start tag ends in `/>`.
  @inlinable public static var selfClosing: NodeFlags { NodeFlags(rawValue: 1 << 4) }
  /// The node was written in Markdown, not as HTML.
  @inlinable public static var markdown: NodeFlags { NodeFlags(rawValue: 1 << 5) }
  /// A Markdown list without blank lines between its items, or a paragraph in one: no `p` is printed.
  @inlinable public static var tight: NodeFlags { NodeFlags(rawValue: 1 << 6) }
  /// A void element: it never has content or an end tag.
  @inlinable public static var void: NodeFlags { NodeFlags(rawValue: 1 << 7) }
}

/// One node: a fixed-size record. Ranges are bytes of the source.
public struct NodeRecord: Sendable {
  /// What it is.
  public var kind: NodeKind
  /// The language of its name.
  public var namespace: Namespace
  /// What is special about it.
  public var flags: NodeFlags
  /// Its name, where it is an element.
  public var name: Name
  /// Its parent's number.
  public var parent: Int32 = -1
  /// Its first child's number.
  public var firstChild: Int32 = -1
  /// Its last child's number.
  public var lastChild: Int32 = -1
  /// The number of the sibling before it.
  public var previousSibling: Int32 = -1
  /// The number of the sibling after it.
  public var nextSibling: Int32 = -1
  /// The number after the last descendant's; right only in a finished document.
  public var subtreeEnd: Int32 = 0
  /// An element's start tag or opening marker; the whole of a text, comment, doctype or opaque node.
  public var head: ByteRange
  /// An element's end tag or closing marker.
  public var tail: ByteRange
  /// An element's first attribute, or a text's or comment's first segment (-1: `head` is the text, verbatim).
  public var payload: Int32 = -1
  /// How many attributes it has, from `payload` on.
  public var attributeCount: UInt32 = 0

  /// A node that hangs nowhere.
  @inlinable @inline(__always)
  public init(
    _ kind: NodeKind, name: Name = .none, namespace: Namespace = .html, flags: NodeFlags = .none,
    head: ByteRange
  ) {
    self.kind = kind
    self.name = name
    self.namespace = namespace
    self.flags = flags
    self.head = head
    tail = ByteRange(at: head.end)
  }
}

/// What is special about an attribute.
public struct AttributeFlags: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// The flags of these bits.
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// No flags. An empty literal goes through unspecialised code in other modules.
  @inlinable public static var none: AttributeFlags { AttributeFlags(rawValue: 0) }

  /// The element has an earlier attribute of this name; browsers drop this one.
  @inlinable public static var duplicate: AttributeFlags { AttributeFlags(rawValue: 1 << 0) }
  /// The attribute is not written in the source; its value is made from ``AttributeRecord/payload``.
  @inlinable public static var implied: AttributeFlags { AttributeFlags(rawValue: 1 << 1) }
  /// The attribute came from a second `html` or `body` start tag.
  @inlinable public static var merged: AttributeFlags { AttributeFlags(rawValue: 1 << 2) }
}

/// One attribute: the ranges of its name and of its value without quotes.
public struct AttributeRecord: Sendable {
  /// Its name.
  public var name: Name
  /// What is special about it.
  public var flags: AttributeFlags
  /// Empty (at the place of the value) where Markdown has no name for it.
  public var nameRange: ByteRange
  /// Without quotes; empty after the name when there is no value.
  public var valueRange: ByteRange
  /// The first segment of the value, or -1 when the bytes of `valueRange` are the value, verbatim.
  public var payload: Int32

  /// An attribute by its name and the places of its parts.
  @inlinable @inline(__always)
  public init(
    name: Name, nameRange: ByteRange, valueRange: ByteRange, payload: Int32 = -1,
    flags: AttributeFlags = .none
  ) {
    self.name = name
    self.nameRange = nameRange
    self.valueRange = valueRange
    self.payload = payload
    self.flags = flags
  }
}

/// A piece of decoded text and the source bytes it stands for. Segments of one text form a list.
public struct Segment: Sendable {
  /// What a segment's bytes give.
  public enum Content: UInt8, Sendable {
    /// The source bytes themselves, CR LF and CR read as LF.
    case verbatim
    /// One code point, `first`, or two, `first` and `second` (0: none). `first` 0 is nothing at all.
    case scalars
    /// The bytes `first..<second` of ``Document/auxiliary``.
    case literal
  }

  /// The bytes of the source that it stands for.
  public var range: ByteRange
  /// What they give.
  public var content: Content
  /// A number that `content` says the meaning of.
  public var first: UInt32
  /// Another such number.
  public var second: UInt32
  /// The next segment's number, or -1.
  public var next: Int32 = -1

  /// A segment for the bytes `range` of the source.
  @inlinable @inline(__always)
  public init(
    _ range: ByteRange, _ content: Content = .verbatim, _ first: UInt32 = 0, _ second: UInt32 = 0
  ) {
    self.range = range
    self.content = content
    self.first = first
    self.second = second
  }
}
