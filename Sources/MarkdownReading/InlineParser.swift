// SPDX-License-Identifier: Apache-2.0

import HTMLReading

import SourceText

/// The second pass: one leaf's text into items, from left to right.
///
/// What the items make together (emphasis, links) is noted next to them, so that writing the tree is one walk over the
/// items and nothing nests in memory.
struct InlineParser {
  let options: MarkdownDialect.Options
  let scanner: LinkScanner
  /// The bytes that may be more than text.
  private let special: [Bool]
  let references: LabelTable
  let footnotes: LabelTable
  /// Bytes that links by reference may still repeat; after them they are text.
  var referenceBudget = Int.max
  let definitionSizes: [Int]
  /// Whether an end tag may close HTML whose content is Markdown.
  let hasMarkdownElements: Bool

  var text = LeafText()
  var items: [InlineItem] = []
  var delimiters: [Delimiter] = []
  var lastDelimiter = -1
  var openersBottom = [Int](repeating: -1, count: 16)
  var matches: [DelimiterMatch] = []
  var brackets: [Bracket] = []
  var links: [InlineLink] = []
  /// Whether there is an address that could only be seen once the brackets around it came to nothing.
  var hasLateAutolinks = false
  /// Where what looks like an address is not one.
  var unlinked: Set<Int> = []

  /// Where the text that is not an item yet begins.
  var textStart = 0
  var backticks = BacktickRuns()
  /// Searches that found nothing up to the end of this text.
  var failedSearches = FailedSearches()

  struct FailedSearches {
    /// A bit for each ``OpaqueScanner/Closer``.
    var closers: UInt8 = 0
    var pairs = PairedTags()
    var math = false
    var percent = false
    var mathBrackets = false
    var comment = false
    var instruction = false
    var declaration = false
    var characterData = false
    var tags = KramdownTags()
    /// The elements that are open, and those that hold no Markdown and are never closed.
    var openTags: [[UInt8]] = []
    var rawTags: [[UInt8]] = []
    /// Balanced scans of MDX that ran to the end in vain.
    var expressions = 0
    /// Starts in front of this offset have a domain with `_` in its last two parts.
    var domain = 0
  }

  init(_ tree: borrowing BlockTree, options: MarkdownDialect.Options) {
    self.options = options
    scanner = LinkScanner(options: options)
    references = tree.references
    footnotes = tree.footnotes
    hasMarkdownElements = tree.hasMarkdownElements
    definitionSizes = tree.definitions.map { $0.destination.count + $0.title.count }
    var marks = "\n\r\\`*_[]!<&\0"
    if options.contains(.strikethrough) { marks += "~" }
    if options.contains(.autolinks) { marks += ":.@" }
    if !options.isDisjoint(with: [.braces, .mystDirectives]) { marks += "{" }
    if options.contains(.math) { marks += "$" }
    if options.contains(.percentComments) { marks += "%" }
    var special = [Bool](repeating: false, count: 256)
    for byte in marks.utf8 { special[Int(byte)] = true }
    self.special = special
  }

  /// Reads ``text``; ``items`` and what belongs to them hold until the next call.
  mutating func parse() {
    items.removeAll(keepingCapacity: true)
    delimiters.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    lastDelimiter = -1
    hasLateAutolinks = false
    if !unlinked.isEmpty { unlinked = [] }
    backticks.forget()
    textStart = text.start
    var position = text.start
    let end = text.end
    // To grow takes twice the memory for a moment.
    let marks =
      end - position > 1 << 20 ? text.bytes[position..<end].count { special[Int($0)] } : 0
    items.reserveCapacity(2 * marks)
    delimiters.reserveCapacity(marks)
    var isFresh = false
    while true {
      position = plainEnd(position)
      guard position < end else { break }
      if !isFresh {
        failedSearches = FailedSearches()
        isFresh = true
      }
      position = max(handle(text.bytes[position], position), position + 1)
    }
    flushText(end)
    matchDelimiters(above: -1)
  }

  /// The first byte at or after `position` that may be more than text.
  @inline(__always)
  private func plainEnd(_ position: Int) -> Int {
    let end = text.end
    // The one loop that touches every byte of prose: bounds are checked by `end`.
    return text.bytes.withUnsafeBufferPointer { bytes in
      special.withUnsafeBufferPointer { special in
        var index = position
        while true {
          while index + 8 <= end, Self.isPlain(bytes.eightBytes(at: index)) { index += 8 }
          let stop = min(index + 8, end)
          while index < stop, !special[Int(bytes[index])] { index += 1 }
          if index < stop || index >= end { return index }
        }
      }
    }
  }

  /// Whether the eight bytes are letters, spaces and parts of other scripts' characters.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let low = word & eight(0x7F)
    let folded = low | eight(0x20)
    // The top bit of each byte that is a letter, a space, or outside of ASCII.
    let letters = (folded &+ eight(0x80 - 0x61)) & ~(folded &+ eight(0x80 - 0x7B))
    let spaces = ~((low ^ eight(0x20)) &+ eight(0x7F))
    return (letters | spaces | word) & eight(0x80) == eight(0x80)
  }

  /// Reads what begins with `byte` at `position`; returns the next position (at least one byte on).
  private mutating func handle(_ byte: UInt8, _ position: Int) -> Int {
    switch byte {
    case Ascii.newline, Ascii.carriageReturn: return lineBreak(position)
    case Ascii.backslash: return escape(position)
    case Ascii.backtick: return codeSpan(position)
    case Ascii.star, Ascii.underscore, Ascii.tilde: return delimiterRun(byte, position)
    case Ascii.leftBracket:
      return wikiLink(position, position) ?? openBracket(position, position + 1, isImage: false)
    case Ascii.bang where text.byte(position + 1) == Ascii.leftBracket:
      return wikiLink(position, position + 1)
        ?? openBracket(position, position + 2, isImage: true)
    case Ascii.rightBracket: return closeBracket(position)
    case Ascii.less: return angle(position)
    case Ascii.ampersand: return characterReference(position)
    case Ascii.leftBrace: return brace(position)
    case Ascii.dollar: return math(position)
    case Ascii.percent: return percentComment(position)
    case Ascii.colon, Ascii.dot, Ascii.at: return extendedAutolink(byte, position)
    case 0: return push(InlineItem(.reference, position, position + 1, 0xFFFD))
    default: return position + 1
    }
  }

  /// Adds `item` after the text in front of it; returns its end.
  @discardableResult
  mutating func push(_ item: InlineItem) -> Int {
    flushText(Int(item.start))
    items.append(item)
    textStart = Int(item.end)
    return textStart
  }

  private mutating func flushText(_ end: Int) {
    if textStart < end { items.append(InlineItem(.text, textStart, end)) }
    textStart = end
  }

  // MARK: - Single items

  private mutating func lineBreak(_ position: Int) -> Int {
    var next = position + 1
    if text.bytes[position] == Ascii.carriageReturn, text.byte(next) == Ascii.newline { next += 1 }
    var start = position
    while start > textStart, text.bytes[start - 1] == Ascii.space { start -= 1 }
    let isHard = position - start >= 2
    return push(InlineItem(isHard ? .hardBreak : .softBreak, start, next))
  }

  private mutating func escape(_ position: Int) -> Int {
    let next = text.byte(position + 1)
    if next.isLineEnd {
      let end = next == Ascii.carriageReturn && text.byte(position + 2) == Ascii.newline ? 3 : 2
      return push(InlineItem(.hardBreak, position, position + end))
    }
    if next == Ascii.backslash, options.contains(.math), let end = mathInBrackets(position) {
      return push(InlineItem(.opaque, position, end))
    }
    if next.isPunctuation, position + 1 < text.end,
      !options.contains(.kramdown) || !"%&/,;?@^".utf8.contains(next)
    {
      return push(InlineItem(.escape, position, position + 2))
    }
    return position + 1
  }

  private mutating func characterReference(_ position: Int) -> Int {
    guard
      let found = StrictReference.scan(text.bytes, position, before: text.end)
    else { return position + 1 }
    return push(
      InlineItem(.reference, position, found.end, Int(found.first), Int(found.second)))
  }

  private mutating func codeSpan(_ position: Int) -> Int {
    var open = position
    while text.byte(open) == Ascii.backtick { open += 1 }
    guard let close = backticks.next(text, length: open - position, behind: open) else {
      return open
    }
    let end = close + open - position
    var start = open
    var stop = close
    func isSpace(_ byte: UInt8) -> Bool { byte == Ascii.space || byte.isLineEnd }
    if isSpace(text.bytes[start]), isSpace(text.bytes[stop - 1]),
      text.bytes[start..<stop].contains(where: { !isSpace($0) })
    {
      start += text.bytes.has("\r\n", at: start, before: stop) ? 2 : 1
      stop -= stop - 2 > start && text.bytes.has("\r\n", at: stop - 2, before: stop) ? 2 : 1
    }
    return push(InlineItem(.code, position, end, start, max(start, stop)))
  }

  private mutating func brace(_ position: Int) -> Int {
    if options.contains(.mdx) {
      guard failedSearches.expressions < 16 else { return position + 1 }
      if let end = OpaqueScanner.expression(text.bytes, position, before: text.end) {
        return push(InlineItem(.opaque, position, end))
      }
      failedSearches.expressions += 1
      return position + 1
    }
    if options.contains(.mystDirectives), let end = roleEnd(position) {
      return push(InlineItem(.opaque, position, end))
    }
    guard
      let (closer, length) = OpaqueScanner.closer(text.bytes, position, before: text.end, options),
      failedSearches.closers & 1 << closer.rawValue == 0
    else { return position + 1 }
    guard let stop = text.bytes.find(closer.spelling, from: position + length, before: text.end)
    else {
      failedSearches.closers |= 1 << closer.rawValue
      return position + 1
    }
    let end = stop + closer.spelling.utf8CodeUnitCount
    let whole = failedSearches.pairs.end(text.bytes, position, end, closer, before: text.end)
    return push(InlineItem(.opaque, position, whole ?? end))
  }
}
