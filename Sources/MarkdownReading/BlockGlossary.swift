// SPDX-License-Identifier: Apache-2.0

import SourceText

// Definition lists, and the attribute lists of headings.

extension BlockParser {
  /// Opens what this line, which begins with a colon, says of the terms above it.
  mutating func openMeaning(_ container: Int) -> Bool {
    guard bytes[textStart] == Ascii.colon, textStart + 1 < lineEnd, bytes[textStart + 1].isBlank,
      !isBlank(behind: textStart + 1),
      open.count + 1 < Self.deepestNesting
    else { return false }
    switch tree.blocks[container].kind {
    case .glossary: break
    case .paragraph:
      let parent = Int(tree.blocks[container].parent)
      closeBlocks(downTo: open.count - 1)
      matched = open.count
      guard openGlossary(in: parent, behind: 1) else { return false }
    case .document, .quote, .item, .footnote, .admonition, .meaning:
      guard openGlossary(in: container, behind: 2) else { return false }
    default: return false
    }
    let start = textStart
    let width = takeItemMarker(1)
    let meaning = add(.meaning, at: start)
    setHead(meaning, ByteRange(start, position))
    tree.blocks[meaning].indent = Int32(truncatingIfNeeded: width)
    return true
  }

  private func isBlank(behind position: Int) -> Bool {
    var index = position
    while index < lineEnd, bytes[index].isBlank { index += 1 }
    return index >= lineEnd
  }

  /// Makes the paragraph that ends `parent`, `lines` in front of this one, a glossary whose terms are its lines.
  private mutating func openGlossary(in parent: Int, behind lines: Int32) -> Bool {
    let number = Int(tree.blocks[parent].lastChild)
    guard number >= 0, tree.blocks[number].kind == .paragraph,
      tree.blocks[number].endLine + lines == lineNumber
    else { return false }
    closeBlocks(downTo: matched)
    let paragraph = tree.blocks[number]
    var glossary = number
    if lastGlossary >= 0, tree.blocks[Int(lastGlossary)].next == Int32(number) {
      // Further terms of the glossary in front of it.
      glossary = Int(lastGlossary)
      tree.blocks[glossary].next = -1
      tree.blocks[parent].lastChild = lastGlossary
    } else {
      tree.blocks[number] = Block(
        .glossary, parent: Int32(parent), at: paragraph.head.start, line: paragraph.startLine)
      tree.blocks[number].mark = Ascii.colon
      tree.blocks[number].endLine = paragraph.endLine
    }
    for line in 0..<paragraph.lineCount {
      let first = tree.lines[Int(paragraph.firstLine + line)]
      var term = Block(
        .term, parent: Int32(glossary), at: Int(first.start), line: paragraph.startLine + line)
      term.firstLine = paragraph.firstLine + line
      term.lineCount = 1
      endAtLastLine(append(term))
    }
    open.append(Int32(glossary))
    matched = open.count
    return true
  }

  // MARK: - Attribute lists of headings

  /// Takes `{#id .class}` or `{: #id}` with the blanks in front of it off `start..<end` and returns where the id is; an
  /// empty range if there is none.
  func takeHeadingAttributes(_ start: Int, _ end: inout Int) -> ByteRange? {
    guard options.contains(.headingIDs), end - start > 3, bytes[end - 1] == Ascii.rightBrace else {
      return nil
    }
    var open = end - 2
    while open > start, bytes[open] != Ascii.leftBrace, bytes[open] != Ascii.rightBrace {
      open -= 1
    }
    guard bytes[open] == Ascii.leftBrace, open == start || bytes[open - 1].isBlank,
      let name = attributeListID(open, end)
    else { return nil }
    while open > start, bytes[open - 1].isBlank { open -= 1 }
    end = open
    return name
  }

  /// Where the id is in the attribute list `start..<end`, braces and all; an empty range when it names none, `nil` when
  /// it is not an attribute list.
  private func attributeListID(_ start: Int, _ end: Int) -> ByteRange? {
    var index = start + 1
    switch bytes[index] {
    case Ascii.colon: index += 1
    case Ascii.hash, Ascii.dot: break
    default: return nil
    }
    guard bytes[index] != Ascii.colon, bytes[index] != Ascii.slash else { return nil }
    var isList = false
    // kramdown's headings take an id alone.
    if options.contains(.kramdown), bytes[start + 1] == Ascii.hash,
      bytes[start..<end].contains(where: \.isWhite)
    {
      return nil
    }
    while index < end - 1 {
      while index < end - 1, bytes[index].isWhite { index += 1 }
      let word = index
      while index < end - 1, !bytes[index].isWhite { index += 1 }
      if index < word + 2 { continue }
      if bytes[word] == Ascii.hash {
        let isID = bytes[word + 1..<index].allSatisfy {
          $0.isAlphanumeric || $0 >= 0x80 || "-_:.".utf8.contains($0)
        }
        return isID ? ByteRange(word + 1, index) : nil
      }
      isList = true
    }
    return isList ? ByteRange(at: start) : nil
  }

  mutating func noteID(_ block: Int, _ name: ByteRange) {
    if name.isEmpty { return }
    tree.blocks[block].indent = Int32(truncatingIfNeeded: name.start)
    tree.blocks[block].number = Int32(truncatingIfNeeded: name.end)
  }

  /// Gives the heading above this line the attribute list that the line consists of.
  mutating func takeListBelowHeading(_ container: Int) -> Bool {
    let number = Int(tree.blocks[container].lastChild)
    let end = trimmedLineEnd
    guard options.contains(.attributeLists), tree.blocks[container].isContainer, number >= 0,
      tree.blocks[number].kind == .heading, tree.blocks[number].endLine == lineNumber - 1,
      bytes.byte(textStart + 1) == Ascii.colon, bytes[end - 1] == Ascii.rightBrace,
      !bytes[textStart..<end - 1].contains(Ascii.rightBrace),
      let name = attributeListID(textStart, end)
    else { return false }
    closeBlocks(downTo: matched)
    noteID(number, name)
    tree.blocks[number].endLine = lineNumber
    tree.prefixes.append(.init(block: Int32(number), range: ByteRange(textStart, end)))
    return true
  }
}
