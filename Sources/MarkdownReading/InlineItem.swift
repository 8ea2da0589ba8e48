// SPDX-License-Identifier: Apache-2.0

/// A stretch of a leaf's text, in order; `start` and `end` are offsets of ``LeafText``.
struct InlineItem {
  enum Kind: UInt8 {
    case text
    /// A backslash and the byte that it stands for.
    case escape
    /// A character reference; `first` and `second` are its code points.
    case reference
    case softBreak, hardBreak
    /// A code span; `first` and `second` are where its content begins and ends.
    case code
    /// A run of `*`, `_` or `~`; `first` is the number of its ``Delimiter``.
    case delimiters
    /// `[` or `![`; `first` is the number of its ``InlineLink``, or -1 when it is only text.
    case bracket
    /// From `]` to the end of a link; `first` is the number of its ``InlineLink``.
    case linkEnd
    /// `<address>`; `first` is 1 for an e-mail address.
    case autolink
    /// An address without brackets; `first` is an ``ExtendedAutolink``.
    case extendedAutolink
    case html
    /// A tag of JSX.
    case jsx
    case opaque
    /// `[^label]`; `first` is the block of its definition.
    case footnote
  }

  var kind: Kind
  var start: Int32
  var end: Int32
  var first: Int32 = -1
  var second: Int32 = 0

  init(_ kind: Kind, _ start: Int, _ end: Int, _ first: Int = -1, _ second: Int = 0) {
    self.kind = kind
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
    self.first = Int32(truncatingIfNeeded: first)
    self.second = Int32(truncatingIfNeeded: second)
  }
}

/// What is in front of an address without brackets to make it a URL.
enum ExtendedAutolink: Int {
  case url, www, email
}

/// A run of emphasis marks on the way to its partners.
struct Delimiter {
  var item: Int
  var mark: UInt8
  var canOpen: Bool
  var canClose: Bool
  /// How many marks were written, and how many have no partner yet.
  var length: Int
  var count: Int
  var previous: Int
  var next = -1
  /// The newest match that this run opens.
  var opened = -1
  /// The first and last match that this run closes.
  var closed = -1
  var lastClosed = -1
}

/// An opening and a closing run, `length` marks of each.
struct DelimiterMatch {
  var mark: UInt8
  var length: Int
  /// The match that the same opening run made before.
  var earlierOpened: Int
  /// The match that the same closing run makes next.
  var laterClosed = -1
}

struct Bracket {
  var item: Int
  var delimiter: Int
  var isImage: Bool
  var isActive = true
  var hasBracketBehind = false
}

struct InlineLink {
  var isImage: Bool
  /// The items `[` and `]`.
  var open: Int
  var close: Int
  /// The definition, or -1 for a link that holds its own destination.
  var definition = -1
  var destinationStart = 0
  var destinationEnd = 0
  /// -1 when there is no title.
  var titleStart = -1
  var titleEnd = -1
}
