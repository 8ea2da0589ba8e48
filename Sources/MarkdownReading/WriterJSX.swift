// SPDX-License-Identifier: Apache-2.0

import SourceText

// JSX: plain tags of HTML are elements; components and tags with expressions are opaque, and so are
// the end tags that belong to them.

/// An element of JSX that is open.
struct OpenJSX {
  var name: ArraySlice<UInt8>
  var isOpaque: Bool
}

extension MarkdownWriter where Sink: ~Copyable {
  /// Writes the tags in `start..<end` of `text`, of which `range` tells where each part stands in the
  /// source.
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

  /// Whether the innermost drawing or formula that is open is written as HTML, where a slash ends any
  /// element.
  private var isInForeign: Bool {
    let root = openJSX.last {
      $0.name.elementsEqual("svg".utf8) || $0.name.elementsEqual("math".utf8)
    }
    return root.map { !$0.isOpaque } ?? false
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
      guard let place = openJSX.lastIndex(where: { $0.name.elementsEqual(name) }) else {
        return false
      }
      let isOpaque = openJSX[place].isOpaque
      openJSX.removeSubrange(place...)
      return !isOpaque
    }
    let isWhole = text[end - 2] == Ascii.slash
    let isElement =
      !name.isEmpty && name.allSatisfy { $0.isAlphanumeric || $0 == Ascii.minus }
      && name.first.map { $0.isLetter && $0 & 0x20 != 0 } ?? false
    let isInside = isInForeign
    let isPlain = isElement && !text[start..<end].contains(Ascii.leftBrace)
    let isVoid = KramdownTags.isVoid(text, nameStart..<index)
    if isWhole { return isPlain && (isVoid || isInside) }
    if isVoid { return isPlain }
    openJSX.append(OpenJSX(name: name, isOpaque: !isPlain))
    return isPlain
  }
}
