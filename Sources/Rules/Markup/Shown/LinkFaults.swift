// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText

/// Finds links and images that are text, since something about their brackets is wrong.
struct LinkFaults {
  private let article: Article
  private let source: SourceText
  private let bytes: [UInt8]
  private(set) var faults: [MarkdownFault] = []

  init(_ article: Article, _ shown: ShownMarks) {
    self.article = article
    source = article.source
    bytes = source.bytes
    for leaf in shown.leaves where !leaf.marks.isEmpty {
      let pairs = BracketPairs(shown.marks[leaf.marks])
      let end = leaf.node == .document ? bytes.count : article.document.range(leaf.node).end
      for pair in pairs.closed { read(pair, before: end) }
      if pairs.closed.isEmpty, let open = pairs.open.last { readOpen(open, before: end) }
    }
  }

  /// What stands between the brackets at `open` and `close`, and behind them.
  private mutating func read(_ pair: (open: Int, close: Int), before end: Int) {
    let next = pair.close + 1
    guard next < end else { return }
    switch bytes[next] {
    case UInt8(ascii: "("): behind(pair, before: end)
    case 0x20: spaced(pair, before: end)
    default: break
    }
    if pair.open > 1, bytes[pair.open - 1] == UInt8(ascii: ")") { swapped(pair, before: end) }
  }

  /// Longer texts and addresses are not looked through.
  private static let longest = 1000

  private func isImage(_ open: Int) -> Bool { open > 0 && bytes[open - 1] == UInt8(ascii: "!") }

  private func lineEnd(_ start: Int, before end: Int) -> Int {
    var index = start
    while index < end, !bytes[index].isLineEnd { index += 1 }
    return index
  }

  /// The `)` on the same line that ends what begins at `start`; brackets in it are passed over in pairs.
  private func closing(_ start: Int, before end: Int) -> Int? {
    var depth = 0
    for index in start..<lineEnd(start, before: min(end, start + Self.longest)) {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") {
        if depth == 0 { return index }
        depth -= 1
      }
    }
    return nil
  }

  /// The `)` right behind the rest of an address that goes on in the line after `stop`, where a line ends there.
  private func closing(afterBreak stop: Int, before end: Int) -> Int? {
    var index = stop
    while index < end, bytes[index] <= 0x20 { index += 1 }
    guard index > stop, bytes[stop..<index].contains(where: \.isLineEnd) else { return nil }
    guard let close = closing(index, before: end), !bytes[index..<close].contains(where: \.isBlank)
    else { return nil }
    return close
  }

  // MARK: `[text](address)`

  private mutating func behind(_ pair: (open: Int, close: Int), before end: Int) {
    var start = pair.close + 2
    while start < end, bytes[start].isBlank { start += 1 }
    let mark = ByteRange(pair.close, pair.close + 2)
    guard pair.close - pair.open < Self.longest else { return }
    if bytes[pair.open..<pair.close].contains(run: Array("](".utf8)) {
      guard isAddress(start, before: end), let close = closing(start, before: end) else { return }
      faults.append(
        MarkdownFault(
          .linkNested, ByteRange(pair.close, close + 1), text: text(ByteRange(start, close))))
      return
    }
    guard let close = closing(start, before: end) else {
      if isAddress(start, before: end) {
        let stop = (start..<end).first { bytes[$0] <= 0x20 } ?? end
        if let close = closing(afterBreak: stop, before: end) {
          let whole = ByteRange(pair.open, close + 1)
          faults.append(MarkdownFault(.addressBreak, whole, text: text(whole)))
          return
        }
        faults.append(
          MarkdownFault(
            .linkOpen, ByteRange(pair.open, stop), text: text(ByteRange(pair.open, stop))))
      }
      return
    }
    var last = close
    while last > start, bytes[last - 1].isBlank { last -= 1 }
    let address = ByteRange(start, last)
    guard let blank = address.indices.first(where: { bytes[$0].isBlank }) else { return }
    var rest = blank
    while rest < last, bytes[rest].isBlank { rest += 1 }
    let isFirstAddress = isAddress(start, before: end)
    if isFirstAddress, isTitle(rest) {
      faults.append(
        MarkdownFault(
          .linkTitle, mark.union(ByteRange(start, close + 1)), text: text(ByteRange(rest, last))))
      return
    }
    guard !article.traits.contains(.isKramdown), isFirstAddress || isFile(address),
      !"<\"'".utf8.contains(bytes[start])
    else { return }
    faults.append(
      MarkdownFault(
        .addressSpace, ByteRange(pair.open, close + 1), text: text(address),
        fix: addressFix(pair, address, close)))
  }

  private func isTitle(_ index: Int) -> Bool {
    ["\"", "'", "“", "”", "‘", "’", "«"].contains { bytes[index...].starts(with: $0.utf8) }
  }

  private func addressFix(
    _ pair: (open: Int, close: Int), _ address: ByteRange, _ close: Int
  ) -> Fix? {
    let written = source.string(address)
    // A space in the host is not part of the address.
    let host = written.split(separator: " ").first ?? ""
    guard !isImage(pair.open), !written.contains("  "),
      !host.contains("//") || host.split(separator: "/").count > 2
    else { return nil }
    return Fix(
      "Write %20 for the spaces", .offer, changing: [.links, .text],
      [
        Edit(ByteRange(pair.open, pair.open + 1), "["),
        Edit(ByteRange(pair.close, close + 1), "](" + written.replacing(" ", with: "%20") + ")"),
      ])
  }

  // MARK: `[text] (address)`

  private mutating func spaced(_ pair: (open: Int, close: Int), before end: Int) {
    var start = pair.close + 1
    while start < end, bytes[start] == 0x20 { start += 1 }
    guard start - pair.close <= 3, start < end, bytes[start] == UInt8(ascii: "("),
      isAddress(start + 1, before: end), let close = closing(start + 1, before: end),
      !bytes[start..<close].contains(where: { $0 <= 0x20 }),
      !isNote(ByteRange(pair.open + 1, pair.close))
    else { return }
    let image = isImage(pair.open)
    let first = image ? pair.open - 1 : pair.open
    let all = ByteRange(first, close + 1)
    let address = source.string(ByteRange(start, close + 1))
    let edits =
      image
      ? [Edit(all, source.string(ByteRange(first, pair.close + 1)) + address)]
      : [
        Edit(ByteRange(pair.open, pair.open + 1), "["),
        Edit(ByteRange(pair.close, close + 1), "]" + address),
      ]
    faults.append(
      MarkdownFault(
        .linkSpace, all, text: text(ByteRange(pair.close, start + 1)),
        fix: Fix("Remove the space", .safe, changing: [.links, .text], edits)))
  }

  /// Whether the text is a mark of a citation or a task: `[1]`, `[x]`, `[sic]`.
  private func isNote(_ range: ByteRange) -> Bool {
    range.indices.allSatisfy { !bytes[$0].isLetter && bytes[$0] < 0x80 } || range.count == 1
  }

  // MARK: `(text)[address]`

  private mutating func swapped(_ pair: (open: Int, close: Int), before end: Int) {
    guard isWebAddress(pair.open + 1, before: pair.close),
      !bytes[pair.open..<pair.close].contains(where: { $0 <= 0x20 })
    else { return }
    var start = pair.open - 1
    while start > 0, pair.open - start < Self.longest, bytes[start - 1] != UInt8(ascii: "("),
      !bytes[start - 1].isLineEnd,
      bytes[start - 1] != UInt8(ascii: ")"), bytes[start - 1] != UInt8(ascii: "]")
    {
      start -= 1
    }
    guard start > 0, bytes[start - 1] == UInt8(ascii: "("), start < pair.open - 1 else { return }
    let address = source.string(ByteRange(pair.open + 1, pair.close))
    faults.append(
      MarkdownFault(
        .linkSwapped, ByteRange(start - 1, pair.close + 1), text: "",
        fix: Fix(
          "Swap the brackets", .safe, changing: [.links, .text],
          [
            Edit(ByteRange(start - 1, start), "["),
            Edit(ByteRange(pair.open - 1, pair.close + 1), "](\(address))"),
          ])))
  }

  // MARK: `[text(address)`

  private mutating func readOpen(_ open: Int, before end: Int) {
    let stop = lineEnd(open, before: end)
    var index = open + 1
    while index < stop, bytes[index] != UInt8(ascii: "("), bytes[index] != UInt8(ascii: "[") {
      index += 1
    }
    if index < stop, bytes[index] == UInt8(ascii: "[") {
      bracket(open, index, before: stop)
      return
    }
    guard index < stop, index > open + 1, index - open < 80, bytes[index - 1] > 0x20,
      isWebAddress(index + 1, before: stop), let close = closing(index + 1, before: stop)
    else { return }
    faults.append(
      MarkdownFault(
        .linkOpen, ByteRange(open, close + 1), text: text(ByteRange(open, close + 1))))
  }

  // MARK: `[[text](address)`

  /// A bracket before a link, with nothing between the two.
  private mutating func bracket(_ open: Int, _ inner: Int, before stop: Int) {
    guard inner == open + 1, !isImage(open),
      let close = bytes[inner..<stop].firstIndex(of: UInt8(ascii: "]")), close + 2 < stop,
      bytes[close + 1] == UInt8(ascii: "("), isAddress(close + 2, before: stop)
    else { return }
    faults.append(
      MarkdownFault(
        .bracket, ByteRange(open, open + 1), text: "",
        fix: Fix(
          "Remove the bracket", .offer, changing: .text, [Edit(ByteRange(open, open + 1), "")])))
  }

  // MARK: Addresses

  private func isWebAddress(_ start: Int, before end: Int) -> Bool {
    guard start < end else { return false }
    let rest = bytes[start..<end]
    return ["http://", "https://", "mailto:", "www."].contains { rest.starts(with: $0.utf8) }
  }

  /// Whether an address begins at `start`: with a scheme, or as a path.
  private func isAddress(_ start: Int, before end: Int) -> Bool {
    if isWebAddress(start, before: end) { return true }
    guard start + 1 < end else { return false }
    let rest = bytes[start..<end]
    if ["./", "../", "/", "#"].contains(where: { rest.starts(with: $0.utf8) }) {
      let sign = rest.firstIndex { !"./#".utf8.contains($0) } ?? end
      return sign < end && bytes[sign].isWordPart
    }
    return false
  }

  /// Whether it is a name of a file with an extension, or a path.
  private func isFile(_ address: ByteRange) -> Bool {
    guard let dot = bytes[address.indices].lastIndex(of: UInt8(ascii: ".")),
      (2...4).contains(address.end - dot - 1), dot > address.start
    else { return false }
    return bytes[(dot + 1)..<address.end].allSatisfy { $0.isLetter }
      && bytes[dot - 1].isWordPart
      && !bytes[address.indices].contains { "(){}=,;".utf8.contains($0) }
  }

  private func text(_ range: ByteRange) -> String {
    let text = source.string(range)
    return text.count > 60 ? String(text.prefix(59)) + "…" : text
  }
}

/// The brackets of one leaf that are text, in pairs.
struct BracketPairs {
  /// The places of `[` and `]`, inner pairs first.
  private(set) var closed: [(open: Int, close: Int)] = []
  /// The places of each `[` that is not closed.
  private(set) var open: [Int] = []

  init(_ marks: ArraySlice<ShownMarks.Mark>) {
    for mark in marks {
      if mark.byte == UInt8(ascii: "[") {
        open.append(mark.range.start)
      } else if mark.byte == UInt8(ascii: "]"), let start = open.popLast() {
        closed.append((start, mark.range.start))
      }
    }
  }
}
