// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// A node's number. In a finished document the numbers are in document order: a node's descendants are
/// the numbers behind its own up to ``Document/subtreeEnd(_:)``.
package struct NodeID: Hashable, Comparable, Sendable {
  package var rawValue: Int32

  @inlinable package init(_ rawValue: Int32) { self.rawValue = rawValue }
  @inlinable package init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }
  @inlinable package var index: Int { Int(rawValue) }
  @inlinable
  package static func < (left: NodeID, right: NodeID) -> Bool { left.rawValue < right.rawValue }

  /// The document itself.
  @inlinable package static var document: NodeID { NodeID(0 as Int32) }
  /// No node.
  @inlinable package static var none: NodeID { NodeID(-1 as Int32) }
  @inlinable package var isNone: Bool { rawValue < 0 }
}

package enum NodeKind: UInt8, Sendable {
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
  @inlinable @inline(__always)
  package static func == (left: NodeKind, right: NodeKind) -> Bool {
    switch (left, right) {
    case (.document, .document), (.fragment, .fragment), (.doctype, .doctype), (.element, .element),
      (.text, .text), (.comment, .comment), (.opaque, .opaque):
      true
    default: false
    }
  }
}

package enum Namespace: UInt8, Sendable {
  case html
  case svg
  case mathML

  // Written out, as for ``NodeKind``.
  @inlinable @inline(__always)
  package static func == (left: Namespace, right: Namespace) -> Bool {
    switch (left, right) {
    case (.html, .html), (.svg, .svg), (.mathML, .mathML): true
    default: false
    }
  }
}

package struct NodeFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// No flags. An empty literal goes through unspecialised code in other modules.
  @inlinable package static var none: NodeFlags { NodeFlags(rawValue: 0) }

  /// The element has no start tag in the source; `head` is the empty range where it was implied.
  @inlinable package static var implied: NodeFlags { NodeFlags(rawValue: 1 << 0) }
  /// The element has no end tag in the source; `tail` is the empty range where it ended.
  @inlinable package static var endImplied: NodeFlags { NodeFlags(rawValue: 1 << 1) }
  /// A copy that a browser makes of a formatting element; its ranges are those of the original's start tag.
  @inlinable package static var clone: NodeFlags { NodeFlags(rawValue: 1 << 2) }
  /// The node stands elsewhere in the tree than in the source (foster parenting, adoption agency).
  @inlinable package static var moved: NodeFlags { NodeFlags(rawValue: 1 << 3) }
  /// The start tag ends in `/>`.
  @inlinable package static var selfClosing: NodeFlags { NodeFlags(rawValue: 1 << 4) }
  /// The node was written in Markdown, not as HTML.
  @inlinable package static var markdown: NodeFlags { NodeFlags(rawValue: 1 << 5) }
  /// A Markdown list without blank lines between its items, or a paragraph in one: no `p` is printed.
  @inlinable package static var tight: NodeFlags { NodeFlags(rawValue: 1 << 6) }
  /// A void element: it never has content or an end tag.
  @inlinable package static var void: NodeFlags { NodeFlags(rawValue: 1 << 7) }
}

/// One node: a fixed-size record. Ranges are bytes of the source.
package struct NodeRecord: Sendable {
  package var kind: NodeKind
  package var namespace: Namespace
  package var flags: NodeFlags
  package var name: Name
  package var parent: Int32 = -1
  package var firstChild: Int32 = -1
  package var lastChild: Int32 = -1
  package var previousSibling: Int32 = -1
  package var nextSibling: Int32 = -1
  /// The number behind the last descendant's; right only in a finished document.
  package var subtreeEnd: Int32 = 0
  /// An element's start tag or opening marker; the whole of a text, comment, doctype or opaque node.
  package var head: ByteRange
  /// An element's end tag or closing marker.
  package var tail: ByteRange
  /// An element's first attribute, or a text's or comment's first segment (-1: `head` is the text, verbatim).
  package var payload: Int32 = -1
  package var attributeCount: UInt32 = 0

  @inlinable @inline(__always)
  package init(
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

package struct AttributeFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// No flags. An empty literal goes through unspecialised code in other modules.
  @inlinable package static var none: AttributeFlags { AttributeFlags(rawValue: 0) }

  /// The element has an earlier attribute of this name; browsers drop this one.
  @inlinable package static var duplicate: AttributeFlags { AttributeFlags(rawValue: 1 << 0) }
  /// The attribute is not written in the source; its value is made from ``AttributeRecord/payload``.
  @inlinable package static var implied: AttributeFlags { AttributeFlags(rawValue: 1 << 1) }
  /// The attribute came from a second `html` or `body` start tag.
  @inlinable package static var merged: AttributeFlags { AttributeFlags(rawValue: 1 << 2) }
}

/// One attribute: the ranges of its name and of its value without quotes.
package struct AttributeRecord: Sendable {
  package var name: Name
  package var flags: AttributeFlags
  /// Empty (at the place of the value) where Markdown has no name for it.
  package var nameRange: ByteRange
  /// Without quotes; empty behind the name when there is no value.
  package var valueRange: ByteRange
  /// The first segment of the value, or -1 when the bytes of `valueRange` are the value, verbatim.
  package var payload: Int32

  @inlinable @inline(__always)
  package init(
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
package struct Segment: Sendable {
  package enum Content: UInt8, Sendable {
    /// The source bytes themselves, CR LF and CR read as LF.
    case verbatim
    /// One code point, `first`, or two, `first` and `second` (0: none). `first` 0 is nothing at all.
    case scalars
    /// The bytes `first..<second` of ``Document/auxiliary``.
    case literal
  }

  package var range: ByteRange
  package var content: Content
  package var first: UInt32
  package var second: UInt32
  /// The next segment's number, or -1.
  package var next: Int32 = -1

  @inlinable @inline(__always)
  package init(
    _ range: ByteRange, _ content: Content = .verbatim, _ first: UInt32 = 0, _ second: UInt32 = 0
  ) {
    self.range = range
    self.content = content
    self.first = first
    self.second = second
  }
}
