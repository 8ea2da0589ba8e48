// SPDX-License-Identifier: Apache-2.0

import SourceText

/// One block as the first pass finds it: a fixed-size record in one buffer.
struct Block {
  enum Kind: UInt8 {
    case document, quote, list, item, footnote
    /// MkDocs' `!!! note` with its indented body.
    case admonition
    /// A list of terms and what defines them.
    case glossary, meaning
    case paragraph, heading, thematicBreak, indentedCode, fencedCode, html, table
    /// A line that a ``glossary`` defines.
    case term
    /// Lines that hold only link reference definitions.
    case definitions
    /// What belongs to a site generator or to MDX: all of `head`.
    case opaque
    /// HTML as it is: all of `head`.
    case raw
    /// Tags of JSX: all of `head`.
    case jsx
  }

  var kind: Kind
  /// A list without blank lines between its parts.
  var isTight = true
  /// A heading's level, or the number of an HTML block's start condition.
  var level: UInt8 = 0
  /// The bullet, the delimiter after a list number, the colon of a glossary, or the fence.
  var mark: UInt8 = 0
  var parent: Int32
  /// A container's first and last child, or another block's first line and how many: none has both.
  private var parts: (first: Int32, last: Int32)
  var next: Int32 = -1
  /// The opening marker; empty at the first byte where there is none.
  var head: ByteRange
  /// The closing marker; empty at the end where there is none. Right once the block is closed.
  var tail: ByteRange
  var startLine: Int32
  var endLine: Int32
  /// An item's indentation in columns, or a fence's; the rows in the head of kramdown's tables.
  var indent: Int32 = 0
  /// A list's first number (-1: bullets), a fence's length, how many columns a table has, or the last child of a
  /// glossary that was closed (-1: none was).
  var number: Int32 = -1

  init(_ kind: Kind, parent: Int32, at offset: Int, line: Int32) {
    self.kind = kind
    self.parent = parent
    head = ByteRange(at: offset)
    tail = head
    startLine = line
    endLine = line
    parts = kind.rawValue <= Kind.meaning.rawValue ? (-1, -1) : (0, 0)
  }

  var isContainer: Bool { kind.rawValue <= Kind.meaning.rawValue }
  var firstChild: Int32 {
    get { isContainer ? parts.first : -1 }
    set { if isContainer { parts.first = newValue } }
  }
  var lastChild: Int32 {
    get { isContainer ? parts.last : -1 }
    set { if isContainer { parts.last = newValue } }
  }
  /// The place of the first in ``BlockTree/lines``.
  var firstLine: Int32 {
    get { isContainer ? 0 : parts.first }
    set { if !isContainer { parts.first = newValue } }
  }
  var lineCount: Int32 {
    get { isContainer ? 0 : parts.last }
    set { if !isContainer { parts.last = newValue } }
  }
}

/// A line of a block after the prefixes of its containers, its line end included.
struct Line {
  var start: UInt32
  var end: UInt32
  /// Columns of a tab in front of `start` that belong to the line as spaces.
  var pad: UInt32 = 0
}

/// A link reference definition.
struct Definition {
  /// From `[` to the end of the title.
  var range: ByteRange
  var label: ByteRange
  /// Without angle brackets.
  var destination: ByteRange
  /// Without quotes; empty after the destination if there is none.
  var title: ByteRange
  /// The title's pieces, in ``BlockTree/titlePieces``.
  var titlePieces: Range<Int>
  var block: Int32
}

/// What the first pass leaves for the second.
struct BlockTree {
  /// A block quote's later `>`.
  struct Prefix {
    var block: Int32
    var range: ByteRange
  }

  var blocks: [Block] = []
  var lines: [Line] = []
  var prefixes: [Prefix] = []
  var definitions: [Definition] = []
  var titlePieces: [ByteRange] = []
  var references = LabelTable()
  var footnotes = LabelTable()
  /// Whether there is an HTML block that is more than a comment.
  var hasHTMLBlocks = false
  /// Where a `<` in raw HTML is text, in order.
  var literals: [Int] = []
  /// Whether there is HTML whose content is Markdown because it says so.
  var hasMarkdownElements = false

  /// Whether a text of that size is large enough to ask for exact room, and small enough to get it.
  static func mayCount(_ size: Int) -> Bool { size > 1 << 18 && size < 1 << 25 }

  /// About how many nodes the blocks of a large text will be; 0 for other texts.
  func likelyNodes(_ size: Int) -> Int {
    guard Self.mayCount(size) else { return 0 }
    var count = 1
    for block in blocks where count < size {
      switch block.kind {
      case .paragraph, .heading, .term: count += 2
      case .fencedCode, .indentedCode: count += 3
      case .table: count += Int(block.lineCount) * (2 * Int(block.number) + 1) + 3
      default: count += 1
      }
    }
    return min(count, size)
  }
}
