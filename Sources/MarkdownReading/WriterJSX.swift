// SPDX-License-Identifier: Apache-2.0

import SourceText

// JSX: plain tags of HTML are elements; components and tags with expressions are opaque, and so are the end tags that
// belong to them.

/// The elements of JSX that are open.
struct OpenJSX {
  private var elements: [(name: ArraySlice<UInt8>, isOpaque: Bool)] = []
  /// How many of each name: an end tag of none is looked for in vain.
  private var counts: [ArraySlice<UInt8>: Int] = [:]
  /// The drawings and formulas among them: whether each is opaque.
  private var foreign: [Bool] = []

  /// Whether the innermost drawing or formula is written as HTML, where a slash ends any element.
  var isInForeign: Bool { foreign.last.map { !$0 } ?? false }

  private static func isForeign(_ name: ArraySlice<UInt8>) -> Bool {
    name.elementsEqual("svg".utf8) || name.elementsEqual("math".utf8)
  }

  mutating func open(_ name: ArraySlice<UInt8>, isOpaque: Bool) {
    elements.append((name, isOpaque))
    counts[name, default: 0] += 1
    if Self.isForeign(name) { foreign.append(isOpaque) }
  }

  /// Closes the innermost element of that name, and those inside it; says whether it was opaque, and nil where there is
  /// none.
  mutating func close(_ name: ArraySlice<UInt8>) -> Bool? {
    guard counts[name, default: 0] > 0 else { return nil }
    while let element = elements.popLast() {
      counts[element.name, default: 1] -= 1
      if Self.isForeign(element.name) { foreign.removeLast() }
      if element.name == name { return element.isOpaque }
    }
    return nil
  }
}

extension MarkdownWriter where Sink: ~Copyable {
  /// Writes the tags in `start..<end` of `text`, of which `range` tells where each part is in the source.
  mutating func jsx(
    _ text: [UInt8], _ start: Int, _ end: Int, isBlock: Bool, _ range: (Int, Int) -> [ByteRange]
  ) {
    var index = start
    // Plain tags that follow one another are given to HTML at once.
    var plain = start
    while index < end {
      guard text[index] == Ascii.less, let stop = OpaqueScanner.jsxTag(text, index, before: end)
      else {
        index += 1
        continue
      }
      if isPlain(text, index, stop) {
        index = stop
        continue
      }
      if plain < index { sink.rawHTML(range(plain, index), isBlock: isBlock) }
      for piece in range(index, stop) { sink.opaque(piece) }
      index = stop
      plain = stop
    }
    if plain < end, text[plain..<end].contains(Ascii.less) {
      sink.rawHTML(range(plain, end), isBlock: isBlock)
    }
  }

  /// Whether the tag is written as HTML; notes the element that it opens or closes.
  private mutating func isPlain(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let isClosing = text[start + 1] == Ascii.slash
    var index = start + (isClosing ? 2 : 1)
    let nameStart = index
    while index < end, !text[index].isWhite, text[index] != Ascii.greater,
      text[index] != Ascii.slash,
      text[index] != Ascii.leftBrace
    {
      index += 1
    }
    let name = text[nameStart..<index]
    if isClosing {
      return openJSX.close(name).map { !$0 } ?? false
    }
    let isWhole = text[end - 2] == Ascii.slash
    let isElement =
      !name.isEmpty && name.allSatisfy { $0.isAlphanumeric || $0 == Ascii.minus }
      && name.first.map { $0.isLetter && $0 & 0x20 != 0 } ?? false
    let isPlain = isElement && !text[start..<end].contains(Ascii.leftBrace)
    let isVoid = KramdownTags.isVoid(text, nameStart..<index)
    if isWhole { return isPlain && (isVoid || openJSX.isInForeign) }
    if isVoid { return isPlain }
    openJSX.open(name, isOpaque: !isPlain)
    return isPlain
  }
}
