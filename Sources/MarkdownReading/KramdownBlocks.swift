// SPDX-License-Identifier: Apache-2.0

import SourceText

// HTML blocks as kramdown reads them for Jekyll: from a start tag to its end tag, whatever blank lines stand between,
// and nothing inside is Markdown but what `markdown="1"` asks for.

/// An element of raw HTML that is open.
struct RawElement {
  var name: [UInt8]
  /// Whether its content is Markdown.
  var isMarkdown: Bool
}

extension BlockParser {
  /// Reads the HTML that begins at this line's `<`: nil where it is text, else whether nothing of the line is left.
  mutating func openKramdownHTML(isLazy: Bool) -> Bool? {
    if bytes.has("<!--", at: textStart, before: lineEnd) {
      guard !isLazy, !hasUnclosedComment else { return nil }
      guard let stop = bytes.find("-->", from: textStart + 4, before: bytes.count) else {
        hasUnclosedComment = true
        return nil
      }
      return addRaw(to: stop + 3)
    }
    guard let tag = tags.tag(bytes, textStart, before: bytes.count, options),
      !KramdownTags.isSpan(bytes, tag.name)
    else { return nil }
    let name = bytes[tag.name].map(\.lowered)
    if tag.isClosing {
      guard let top = rawElements.last, top.isMarkdown, top.name == name else { return nil }
      rawElements.removeLast()
      if name == [UInt8(ascii: "p")] { return addRaw(to: tag.end, isShown: false) }
      return addRaw(to: rawElements.isEmpty ? tag.end : rawEnd(from: tag.end))
    }
    tree.hasHTMLBlocks = true
    if tag.isWhole || KramdownTags.isVoid(bytes, tag.name) { return addRaw(to: tag.end) }
    if isMarkdown(tag) {
      rawElements.append(RawElement(name: name, isMarkdown: true))
      return addRaw(to: tag.end, isShown: name != [UInt8(ascii: "p")])
    }
    rawElements.append(RawElement(name: name, isMarkdown: false))
    return addRaw(to: rawEnd(from: tag.end, isRaw: name))
  }

  /// Whether `markdown` says that the content is Markdown.
  private mutating func isMarkdown(_ tag: KramdownTags.Tag) -> Bool {
    guard let value = tag.markdown, !KramdownTags.isRaw(bytes, tag.name) else { return false }
    let word = bytes[value]
    let isMarkdown =
      word.elementsEqual("1".utf8) || word.elementsEqual("block".utf8)
      || word.elementsEqual("span".utf8)
    if isMarkdown { tree.hasMarkdownElements = true }
    return isMarkdown
  }

  /// Where the raw HTML ends that goes on at `start`: after the end tag of the outermost element, or where one begins
  /// whose content is Markdown, or at the end of the container.
  private mutating func rawEnd(from start: Int, isRaw name: [UInt8] = []) -> Int {
    if name == Array("script".utf8) || name == Array("style".utf8) {
      rawElements.removeLast()
      return endOfRawText(name, from: start)
    }
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case Ascii.newline, Ascii.carriageReturn:
        if !goesOn(behind: index) {
          rawElements.removeAll()
          return index
        }
      case Ascii.less:
        if bytes.has("<!--", at: index, before: bytes.count),
          let stop = bytes.find("-->", from: index + 4, before: bytes.count)
        {
          index = stop + 3
          continue
        }
        guard let tag = tags.tag(bytes, index, before: bytes.count, options) else {
          if bytes.byte(index + 1) != Ascii.bang, bytes.byte(index + 1) != Ascii.question {
            tree.literals.append(index)
          }
          break
        }
        let name = bytes[tag.name].map(\.lowered)
        if tag.isClosing, rawElements.last?.name != name {
          tree.literals.append(index)
          index = tag.end
          continue
        }
        index = tag.end
        if tag.isClosing {
          rawElements.removeLast()
          if rawElements.isEmpty || rawElements.last?.isMarkdown == true { return index }
        } else if tag.isWhole || KramdownTags.isVoid(bytes, tag.name) {
          continue
        } else if name == Array("script".utf8) || name == Array("style".utf8) {
          index = endOfRawText(name, from: index)
        } else if isMarkdown(tag) {
          rawElements.append(RawElement(name: name, isMarkdown: true))
          return index
        } else {
          rawElements.append(RawElement(name: name, isMarkdown: false))
        }
        continue
      default: break
      }
      index += 1
    }
    rawElements.removeAll()
    return bytes.count
  }

  /// After the end tag of the script or style whose text begins at `start`.
  private func endOfRawText(_ name: [UInt8], from start: Int) -> Int {
    var index = start
    while let found = bytes.find("</", from: index, before: bytes.count) {
      index = found + 2
      guard index + name.count <= bytes.count,
        bytes[index..<index + name.count].lazy.map(\.lowered).elementsEqual(name)
      else { continue }
      return bytes.find(">", from: index, before: bytes.count).map { $0 + 1 } ?? bytes.count
    }
    return bytes.count
  }

  /// Whether the line after the line end at `index` belongs to the open containers.
  private func goesOn(behind index: Int) -> Bool {
    var inQuote = false
    var inItem = false
    for number in open[..<min(matched, open.count)] {
      switch tree.blocks[Int(number)].kind {
      case .quote: inQuote = true
      case .item, .meaning, .footnote: inItem = true
      default: break
      }
    }
    if !inQuote, !inItem { return true }
    var next = index + 1
    if bytes[index] == Ascii.carriageReturn, bytes.byte(next) == Ascii.newline { next += 1 }
    let start = next
    while next < bytes.count, bytes[next].isBlank { next += 1 }
    if inQuote { return next < bytes.count && bytes[next] == Ascii.greater }
    return next > start || next >= bytes.count || bytes[next].isLineEnd
  }

  /// Adds raw HTML from here to `end`; true when nothing of the line is left behind it.
  mutating func addRaw(to end: Int, isShown: Bool = true) -> Bool {
    let block = addWhole(isShown ? .raw : .opaque, ByteRange(textStart, end))
    opaqueEnd = end
    tree.blocks[block].endLine = lineNumber
    if end > lineEnd { return true }
    closeBlocks(downTo: open.count - 1)
    matched = open.count
    column = textColumn + end - textStart
    position = end
    isInsideTab = false
    findText()
    return isBlankLine
  }

  /// Opens a line of attributes (`{: .note}`), which ends the paragraph above, or what an abbreviation stands for.
  mutating func openAttributeLine() -> Bool {
    let end = trimmedLineEnd
    guard options.contains(.kramdown), bytes.byte(textStart + 1) == Ascii.colon,
      bytes.byte(textStart + 2) != Ascii.colon, bytes.byte(textStart + 2) != Ascii.slash,
      bytes[end - 1] == Ascii.rightBrace,
      !bytes[textStart..<end - 1].contains(Ascii.rightBrace)
    else { return false }
    return addMarkup(to: end)
  }

  /// Reads a line of `^` alone, which ends a list.
  mutating func openEndMarker() -> Bool {
    guard indent == 0, trimmedLineEnd == textStart + 1 else { return false }
    return addMarkup(to: textStart + 1)
  }

  mutating func openAbbreviation() -> Bool {
    let end = trimmedLineEnd
    guard bytes.byte(textStart + 1) == Ascii.leftBracket else { return false }
    var index = textStart + 2
    while index < end, bytes[index] != Ascii.rightBracket { index += 1 }
    guard index > textStart + 2, index + 1 < end, bytes[index + 1] == Ascii.colon else {
      return false
    }
    return addMarkup(to: end)
  }

  // MARK: - Fences

  /// Whether kramdown finds the fence of `length` marks that this line opens closed; one that is not is text. Its info
  /// is one word.
  mutating func isKramdownFence(_ mark: UInt8, _ length: Int) -> Bool {
    var index = textStart + length
    let end = trimmedLineEnd
    while index < end, bytes[index].isBlank { index += 1 }
    guard !bytes[index..<end].contains(where: \.isBlank) else { return false }
    let kind = mark == Ascii.tilde ? 1 : 0
    guard length < unclosedFences[kind] else { return false }
    var line = nextLine
    while line < bytes.count {
      var start = line
      while start < bytes.count, bytes[start].isBlank || bytes[start] == Ascii.greater {
        start += 1
      }
      var stop = start
      while stop < bytes.count, bytes[stop] == mark { stop += 1 }
      var rest = stop
      while rest < bytes.count, bytes[rest].isBlank { rest += 1 }
      if stop - start >= length, rest >= bytes.count || bytes[rest].isLineEnd { return true }
      while rest < bytes.count, bytes[rest] != Ascii.newline, bytes[rest] != Ascii.carriageReturn {
        rest += 1
      }
      line = rest + 1
    }
    unclosedFences[kind] = length
    return false
  }

  // MARK: - Tables

  /// Makes the paragraph `number`, each line of which holds a pipe, a table, if kramdown does.
  mutating func takeKramdownTable(_ number: Int) -> Bool {
    let block = tree.blocks[number]
    guard block.indent == Self.behindBoundary, block.lineCount > 0 else { return false }
    var columns = 0
    var rows = 0
    var head = 0
    for line in tree.lines[Int(block.firstLine)..<Int(block.firstLine + block.lineCount)] {
      var row = RowScanner(bytes, Int(line.start), Int(line.end), skipsCode: true)
      var cells = 0
      var pipes = row.leadingPipe == nil ? 0 : 1
      while let cell = row.next(bytes) {
        cells += 1
        if cell.pipe != nil { pipes += 1 }
      }
      guard pipes > 0 else { return false }
      if KramdownTable.isSeparator(bytes, line) {
        // What is in front of the first one is the head.
        if head == 0 { head = rows }
      } else {
        rows += 1
        columns = max(columns, cells)
      }
    }
    guard rows > head, columns > 0 else { return false }
    tree.blocks[number].kind = .table
    tree.blocks[number].mark = KramdownTable.mark
    tree.blocks[number].indent = Int32(truncatingIfNeeded: head)
    tree.blocks[number].number = Int32(truncatingIfNeeded: columns)
    return true
  }

  /// In a paragraph's `indent`: it begins where a block may.
  static let behindBoundary: Int32 = 1

  /// Notes of the paragraph `number`, which begins on this line, that a blank line or nothing is in front of it.
  mutating func noteBoundary(_ number: Int) {
    let parent = Int(tree.blocks[number].parent)
    if lastBlankLine == lineNumber - 1 || tree.blocks[parent].firstChild == Int32(number) {
      tree.blocks[number].indent = Self.behindBoundary
    }
  }
}

/// What the two passes share about tables that kramdown alone reads.
enum KramdownTable {
  /// In a table's `mark`.
  static let mark: UInt8 = 1

  /// Whether the line parts head and body, or two bodies.
  static func isSeparator(_ bytes: [UInt8], _ line: Line) -> Bool {
    var hasMark = false
    var index = Int(line.start)
    while index < Int(line.end), !bytes[index].isLineEnd {
      switch bytes[index] {
      case Ascii.minus, Ascii.equals: hasMark = true
      case Ascii.pipe, Ascii.plus, Ascii.colon, Ascii.space, Ascii.tab: break
      default: return false
      }
      index += 1
    }
    return hasMark
  }
}
