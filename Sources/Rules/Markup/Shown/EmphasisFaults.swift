// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText

/// Finds emphasis that did not work: a space inside the marks, punctuation beside them, one that is never
/// closed.
struct EmphasisFaults {
  private let article: Article
  private let document: Document
  private let bytes: [UInt8]
  private let shown: ShownMarks
  private(set) var faults: [MarkdownFault] = []
  /// Whether a mark behind a word refers to a note: then marks in front of words are those notes.
  private var hasNotes = false
  private var openers: [MarkdownFault] = []
  /// The block of the last of them, which a mark in a paragraph of its own may close.
  private var openBlock: NodeID?
  /// Marks behind words, in pairs, which may refer to notes.
  private var closers: [MarkdownFault] = []
  /// Whether a block begins with marks, as a note does.
  private var hasNoteText = false

  private typealias Mark = ShownMarks.Mark

  /// What stands before and behind one mark.
  private struct Sides {
    var before: Neighbour
    var after: Neighbour
  }

  init(_ article: Article, _ shown: ShownMarks) {
    self.article = article
    document = article.document
    bytes = document.source.bytes
    self.shown = shown
    for leaf in shown.leaves where !leaf.marks.isEmpty { read(leaf) }
    if !hasNotes { faults += openers }
    if !hasNoteText { faults += closers }
  }

  private mutating func read(_ leaf: ShownMarks.Leaf) {
    let runs = shown.marks[leaf.marks].filter { mark in
      switch mark.byte {
      case UInt8(ascii: "*"): mark.range.count <= 3
      case UInt8(ascii: "_"): mark.range.count <= 2
      case UInt8(ascii: "~"): mark.range.count == 2
      default: false
      }
    }
    guard !runs.isEmpty else { return }
    let range = textRange(leaf.node)
    var index = 0
    var doubles = 0
    var lone: Mark?
    while index < runs.count {
      let open = runs[index]
      if index + 1 < runs.count, runs[index + 1].byte == open.byte,
        runs[index + 1].range.count == open.range.count,
        let fault = pair(open, runs[index + 1], in: range, isOnly: runs.count == 2)
      {
        if fault.severity == nil { faults.append(fault) } else { closers.append(fault) }
        index += 2
        continue
      }
      if open.byte == UInt8(ascii: "*"), open.range.count >= 2 {
        doubles += 1
        lone = open
      }
      index += 1
    }
    if doubles == 1, let lone { alone(lone, leaf, in: range) }
  }

  /// Where text may stand of the block `node`.
  private func textRange(_ node: NodeID) -> ByteRange {
    node == .document ? document.source.wholeRange : document.range(node)
  }

  private func sides(_ mark: Mark, in range: ByteRange) -> Sides {
    let end = max(range.end, mark.range.end)
    var sides = Sides(
      before: Neighbour(before: mark.range.start, bytes, from: range.start),
      after: Neighbour(after: mark.range.end, bytes, before: end))
    if article.traits.contains(.dropsHTML) {
      // Hugo replaces a shortcode with a word before Markdown is read, and reads the text
      // between an opening and a closing one separately.
      if bytes[mark.range.end...].starts(with: "{{".utf8) {
        sides.after = isClosingTag(mark.range.end) ? .space : .word
      }
      if mark.range.start > 3, bytes[mark.range.start - 1] == UInt8(ascii: "}"),
        bytes[mark.range.start - 2] == UInt8(ascii: "}")
      {
        sides.before = .space
      }
    }
    return sides
  }

  /// Whether a closing tag of a shortcode, `{{< /note >}}`, begins at `index`.
  private func isClosingTag(_ index: Int) -> Bool {
    var next = index + 3
    while next < bytes.count, bytes[next].isBlank { next += 1 }
    return next < bytes.count && bytes[next] == UInt8(ascii: "/")
  }

  // MARK: Pairs

  /// The fault of two marks; `isOnly` says that their block shows no others.
  private func pair(
    _ open: Mark, _ close: Mark, in range: ByteRange, isOnly: Bool
  ) -> MarkdownFault? {
    let inside = ByteRange(open.range.end, close.range.start)
    guard inside.count <= 2000, !isPath(open), !isPath(close) else { return nil }
    let left = sides(open, in: range)
    let right = sides(close, in: range)
    let isDouble = open.range.count >= 2
    // `Ann**,** and`: nothing but a comma stands inside. kramdown makes it bold.
    if isDouble, left.before == .word, inside.count < 3, !inside.isEmpty,
      bytes[inside.indices].allSatisfy({ ".,:;!?".utf8.contains($0) })
    {
      return article.traits.contains(.isGenerators) ? fault(open, close, fix: nil) : nil
    }
    guard inside.count >= 2, hasWord(inside), !opens(close),
      !closes(open) || isOnly && isDouble && left.after == .space
    else { return nil }
    let isUnderscore = open.byte == UInt8(ascii: "_")
    // kramdown asks nothing of what stands outside of the marks.
    let unknown: Severity? = article.traits.contains(.isGenerators) ? nil : .warning
    // `the** new boat** is`: the space is on the wrong side of the first marks.
    if open.byte == UInt8(ascii: "*"), open.range.count == 2, left.before == .word,
      left.after == .space, right.before != .space, right.after != .word, inside.count < 80
    {
      return fault(open, close, atMost: .warning, fix: turnFix(open, close))
    }
    if left.after == .space || right.before == .space {
      guard
        isDouble ? isSpaced(open, close, left, right) : isSpacedLightly(open, close, left, right)
      else { return nil }
      return fault(open, close, fix: spaceFix(open, close, left, right))
    }
    // The closing marks have punctuation before them and a word behind, so they do not close.
    if right.before == .punctuation, right.after == .word, left.before != .word {
      if !isDouble, left.after == .punctuation && isASCII(open.range.end) { return nil }
      if !isDouble, !hasBlank(inside), isASCII(close.range.end) { return nil }
      return fault(open, close, atMost: unknown, fix: behindFix(open, close))
    }
    // The opening marks have a word before them and punctuation behind, so they do not open.
    if left.before == .word, left.after == .punctuation, !isUnderscore, isDouble,
      right.before == .punctuation || right.after != .word, isQuote(open.range.end)
    {
      return fault(open, close, atMost: unknown, fix: beforeFix(open, close))
    }
    return nil
  }

  /// Whether two marks with a space inside are emphasis that was meant.
  private func isSpaced(_ open: Mark, _ close: Mark, _ left: Sides, _ right: Sides) -> Bool {
    if left.before == .word { return false }
    if left.after == .space, right.before == .space {
      // `a ** b ** c` is a power, `__ Date: __` is a form to fill in.
      return open.byte != UInt8(ascii: "_") && right.after != .word && !isFactor(before: open.range)
    }
    if left.after == .space { return right.after != .word && open.byte != UInt8(ascii: "_") }
    // `**kwargs and **options` are names.
    return right.after != .word || !isName(open) || !isName(close)
  }

  /// The same for single marks, which may also be notes, bullets and names.
  private func isSpacedLightly(
    _ open: Mark, _ close: Mark, _ left: Sides, _ right: Sides
  ) -> Bool {
    guard left.before == .space, left.after == .word, right.before == .space, right.after == .word,
      close.range.start - 2 > open.range.end, bytes[close.range.start - 1] == 0x20
    else { return false }
    return ":.!?".utf8.contains(bytes[close.range.start - 2])
  }

  private func fault(
    _ open: Mark, _ close: Mark, atMost severity: Severity? = nil, fix: Fix?
  ) -> MarkdownFault {
    // Marks in between may pair up with those of a fix.
    let isPlain = !bytes[open.range.end..<close.range.start].contains(open.byte)
    return MarkdownFault(
      .emphasis, open.range.union(close.range), text: document.source.string(open.range),
      atMost: severity, fix: isPlain ? fix : nil)
  }

  // MARK: What looks like emphasis

  /// Whether only a mark at the end of emphasis can be at `mark`: behind a comma or in a path, or
  /// before a bracket that closes.
  private func closes(_ mark: Mark) -> Bool {
    let start = mark.range.start
    let end = mark.range.end
    return start > 0 && ".,;!?/\\=+&%$@#".utf8.contains(bytes[start - 1])
      || end < bytes.count && ".,;!?)]}".utf8.contains(bytes[end])
  }

  /// Whether only a mark at the start of emphasis can be at `mark`.
  private func opens(_ mark: Mark) -> Bool {
    mark.range.start > 0 && "([{/\\=".utf8.contains(bytes[mark.range.start - 1])
      && mark.range.end < bytes.count && !"*_".utf8.contains(bytes[mark.range.end])
  }

  private func hasWord(_ range: ByteRange) -> Bool {
    var letters = 0
    for index in range.indices {
      let byte = bytes[index]
      if byte >= 0xC3 { return true }
      letters = byte.isLetter ? letters + 1 : 0
      if letters == 2 { return true }
    }
    return false
  }

  private func hasBlank(_ range: ByteRange) -> Bool {
    range.indices.contains { bytes[$0] <= 0x20 }
  }

  private func isASCII(_ index: Int) -> Bool { index < bytes.count && bytes[index] < 0x80 }

  /// Whether a slash stands beside the mark, as in `**/*.md`, or another star.
  private func isPath(_ mark: Mark) -> Bool {
    let start = mark.range.start
    let end = mark.range.end
    let beside: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "\\")]
    return start > 0 && beside.contains(bytes[start - 1])
      || end < bytes.count && beside.contains(bytes[end])
  }

  /// Whether a number or a single letter stands in front, as in a formula.
  private func isFactor(before range: ByteRange) -> Bool {
    var end = range.start
    while end > 0, bytes[end - 1].isBlank { end -= 1 }
    guard end > 0, !bytes[end - 1].isLineEnd else { return false }
    if bytes[end - 1].isDigit || bytes[end - 1] == UInt8(ascii: ")") { return true }
    return bytes[end - 1].isLetter && (end < 2 || !bytes[end - 2].isWordPart)
  }

  /// Whether a name of a program begins behind the mark: lower case, and no word of a sentence before it.
  private func isName(_ mark: Mark) -> Bool {
    var end = mark.range.end
    guard end < bytes.count, (0x61...0x7A).contains(bytes[end]) else { return false }
    while end < bytes.count, bytes[end].isWordPart || bytes[end] == UInt8(ascii: "_") { end += 1 }
    return end >= bytes.count || bytes[end] <= 0x20 || ",.);".utf8.contains(bytes[end])
  }

  /// Whether what begins at `index` opens a quotation or a bracket.
  private func isQuote(_ index: Int) -> Bool {
    let signs = ["\"", "'", "(", "[", "`", "“", "‘", "«", "„", "「", "『", "（", "《", "【", "〈"]
    return signs.contains { bytes[index...].starts(with: $0.utf8) }
  }

  // MARK: Single marks

  private mutating func alone(_ mark: Mark, _ leaf: ShownMarks.Leaf, in range: ByteRange) {
    guard !isPath(mark) else { return }
    let beside = sides(mark, in: range)
    if beside.before != .space, beside.after != .word {
      hasNotes = true
      return
    }
    let isFirst = isFirstText(mark, range)
    if isFirst { hasNoteText = true }
    // A paragraph of nothing but marks is left of an empty line that was bold.
    let isAll =
      isFirst && bytes[mark.range.end..<max(range.end, mark.range.end)].allSatisfy { $0 <= 0x20 }
    guard isAll || beside.after == .word && !isName(mark) && (isFirst || isBehindSentence(mark))
    else { return }
    if isAll, let block = openBlock, isNext(to: block, mark) {
      openBlock = nil
      return
    }
    openBlock = leaf.node
    openers.append(
      MarkdownFault(
        .emphasisOpen, mark.range, text: document.source.string(mark.range), atMost: .warning))
  }

  /// Whether nothing stands between the block `node` and the mark.
  private func isNext(to node: NodeID, _ mark: Mark) -> Bool {
    let end = document.range(node).end
    return end <= mark.range.start && bytes[end..<mark.range.start].allSatisfy { $0 <= 0x20 }
  }

  /// Whether nothing but markers of the block stands before the mark.
  private func isFirstText(_ mark: Mark, _ range: ByteRange) -> Bool {
    bytes[range.start..<mark.range.start].allSatisfy { $0 <= 0x20 }
  }

  /// Whether a sentence ends before the mark and another one begins behind it.
  private func isBehindSentence(_ mark: Mark) -> Bool {
    let start = mark.range.start
    return start > 2 && bytes[start - 1] == 0x20 && ".!?:".utf8.contains(bytes[start - 2])
      && mark.range.end < bytes.count && (0x41...0x5A).contains(bytes[mark.range.end])
  }

  // MARK: Fixes

  /// Puts the space that stands behind the opening marks before them.
  private func turnFix(_ open: Mark, _ close: Mark) -> Fix? {
    guard bytes[open.range.end] == 0x20, !bytes[open.range.end + 1].isBlank else { return nil }
    let mark = document.source.string(open.range)
    return Fix(
      "Move the space before the marks", .offer, changing: .emphasis,
      [
        Edit(ByteRange(open.range.start, open.range.end + 1), " " + mark),
        Edit(close.range, mark),
      ])
  }

  private func isBlank(_ range: ByteRange) -> Bool {
    range.indices.allSatisfy { bytes[$0].isBlank }
  }

  /// Takes the spaces out from between the marks, and puts one outside of them where there is none.
  private func spaceFix(_ open: Mark, _ close: Mark, _ left: Sides, _ right: Sides) -> Fix? {
    var start = open.range.end
    while bytes[start] <= 0x20 { start += 1 }
    var end = close.range.start
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    guard isBlank(ByteRange(open.range.end, start)), isBlank(ByteRange(end, close.range.start))
    else { return nil }
    let mark = document.source.string(open.range)
    let needsSpace = right.after == .word
    let lacksSpace =
      left.before != .space && start > open.range.end && !isOpening(before: open.range)
    return Fix(
      "Move the space out of the marks", .safe, changing: .emphasis,
      [
        Edit(ByteRange(open.range.start, start), (lacksSpace ? " " : "") + mark),
        Edit(ByteRange(end, close.range.end), mark + (needsSpace ? " " : "")),
      ])
  }

  private func isOpening(before range: ByteRange) -> Bool {
    range.start > 0 && "([{\"'".utf8.contains(bytes[range.start - 1])
  }

  /// Puts a space behind the closing marks, the dash before them outside of them, or writes tags where words have none between them.
  private func behindFix(_ open: Mark, _ close: Mark) -> Fix? {
    guard isASCII(close.range.end) else { return tagFix(open, close) }
    let mark = document.source.string(open.range)
    let dash = ByteRange(close.range.start - 3, close.range.start)
    if dash.start > open.range.end, ["—", "–"].contains(document.source.string(dash)) {
      return Fix(
        "Move the dash after the marks", .offer, changing: .emphasis,
        [
          Edit(open.range, mark),
          Edit(dash.union(close.range), mark + document.source.string(dash)),
        ])
    }
    let last = bytes[close.range.start - 1]
    let isSafe = ":.,;!?".utf8.contains(last) && bytes[close.range.end].isLetter
    return Fix(
      "Add a space after the marks", isSafe ? .safe : .offer, changing: .emphasis,
      [Edit(open.range, mark), Edit(close.range, mark + " ")])
  }

  private func beforeFix(_ open: Mark, _ close: Mark) -> Fix? {
    guard isASCII(open.range.start - 1) else { return tagFix(open, close) }
    let mark = document.source.string(open.range)
    return Fix(
      "Add a space before the marks", .offer, changing: .emphasis,
      [Edit(open.range, " " + mark), Edit(close.range, mark)])
  }

  private func tagFix(_ open: Mark, _ close: Mark) -> Fix? {
    guard !article.traits.contains(.dropsHTML), open.range.count <= 2 else { return nil }
    let isStruck = open.byte == UInt8(ascii: "~")
    let name = isStruck ? "del" : open.range.count == 2 ? "strong" : "em"
    return Fix(
      "Write <\(name)>", .offer, changing: .emphasis,
      [Edit(open.range, "<\(name)>"), Edit(close.range, "</\(name)>")])
  }
}
