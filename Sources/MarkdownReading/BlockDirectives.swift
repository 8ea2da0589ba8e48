// SPDX-License-Identifier: Apache-2.0

import SourceText

// Directives: lines of markup around prose (`:::note` … `:::`), and MyST's, whose body may be anything.

/// A directive that is open: its marks and how many there are.
struct OpenDirective {
  var mark: UInt8
  var length: Int
}

extension BlockParser {
  /// Reads this line as one that opens or closes a directive.
  mutating func openDirective() -> Bool {
    let mark = bytes[textStart]
    var index = textStart
    while index < lineEnd, bytes[index] == mark { index += 1 }
    let length = index - textStart
    guard length >= 3 else { return false }
    let end = trimmedLineEnd
    if options.contains(.admonitions) { return openDocumentedCode() }
    if index >= end { return closeDirective(mark, length) }
    if options.contains(.mystDirectives), bytes[index] == Ascii.leftBrace {
      return openMySTDirective(mark, length, name: index)
    }
    guard options.contains(.directives), mark == Ascii.colon else { return false }
    while index < end, bytes[index].isBlank { index += 1 }
    guard bytes[index].isLetter else { return false }
    note(OpenDirective(mark: mark, length: length))
    return addMarkup(to: end)
  }

  /// Notes the directive, unless so many are open that looking for the one that ends takes long.
  private mutating func note(_ directive: OpenDirective) {
    if directives.count < Self.deepestNesting { directives.append(directive) }
  }

  private mutating func closeDirective(_ mark: UInt8, _ length: Int) -> Bool {
    guard
      let place = directives.lastIndex(where: {
        $0.mark == mark && (mark == Ascii.colon ? $0.length == length : $0.length <= length)
      }) ?? (mark == Ascii.colon ? directives.lastIndex(where: { $0.mark == mark }) : nil)
    else { return false }
    directives.removeSubrange(place...)
    return addMarkup(to: trimmedLineEnd)
  }

  /// Adds the rest of the line, up to `end`, as markup that readers do not see.
  mutating func addMarkup(to end: Int) -> Bool {
    _ = addWhole(.opaque, ByteRange(textStart, end))
    closeBlocks(downTo: open.count - 1)
    return true
  }

  // MARK: - MyST

  /// MyST's directives whose body is prose.
  private static let proseNames: Set<[UInt8]> = Set(
    [
      "note", "tip", "hint", "important", "warning", "caution", "attention", "danger", "error",
      "seealso", "admonition", "card", "grid", "grid-item", "grid-item-card", "tab-set", "tab-item",
      "dropdown", "details", "margin", "sidebar", "topic", "aside", "epigraph", "pull-quote",
      "highlights", "exercise", "solution", "proof", "figure", "div", "blockquote", "versionadded",
      "versionchanged", "deprecated", "glossary",
    ].map { Array($0.utf8) })

  private mutating func openMySTDirective(_ mark: UInt8, _ length: Int, name start: Int) -> Bool {
    var index = start + 1
    while index < lineEnd, bytes[index] != Ascii.rightBrace, !bytes[index].isWhite { index += 1 }
    guard index < lineEnd, index > start + 1, bytes[index] == Ascii.rightBrace,
      bytes[start + 1].isLetter
    else { return false }
    let name = bytes[start + 1..<index].map(\.lowered)
    if Self.proseNames.contains(name) {
      note(OpenDirective(mark: mark, length: length))
      let end = endOfOptions()
      _ = addWhole(.opaque, ByteRange(textStart, end))
      opaqueEnd = end
      if end <= lineEnd { closeBlocks(downTo: open.count - 1) }
      return true
    }
    // A fence with anything else in it is code.
    guard mark == Ascii.colon, let end = endOfDirective(length) else { return false }
    return addOpaqueLines(to: end)
  }

  private mutating func addOpaqueLines(to end: Int) -> Bool {
    let block = addWhole(.opaque, ByteRange(textStart, end))
    opaqueEnd = end
    tree.blocks[block].endLine = lineNumber
    if end <= lineEnd { closeBlocks(downTo: open.count - 1) }
    return true
  }

  /// The end of this line, or of the options (`:name: value`) that follow it at once.
  private func endOfOptions() -> Int {
    var end = trimmedLineEnd
    var line = nextLine
    while line < bytes.count {
      var index = line
      while index < bytes.count, bytes[index].isBlank { index += 1 }
      guard index + 1 < bytes.count, bytes[index] == Ascii.colon, bytes[index + 1].isLetter else {
        break
      }
      index += 1
      while index < bytes.count, bytes[index].isAlphanumeric || bytes[index] == Ascii.minus {
        index += 1
      }
      guard index < bytes.count, bytes[index] == Ascii.colon else { break }
      while index < bytes.count, !bytes[index].isLineEnd { index += 1 }
      end = index
      line = behindLineEnd(index)
    }
    return end
  }

  private func behindLineEnd(_ index: Int) -> Int {
    bytes.byte(index) == Ascii.carriageReturn && bytes.byte(index + 1) == Ascii.newline
      ? index + 2 : index + 1
  }

  /// The end of the line of `length` colons that closes a directive; nil where none does.
  private mutating func endOfDirective(_ length: Int) -> Int? {
    guard length < unclosedDirective else { return nil }
    var line = nextLine
    while line < bytes.count {
      var index = line
      while index < bytes.count, bytes[index].isBlank || bytes[index] == Ascii.greater {
        index += 1
      }
      let start = index
      while index < bytes.count, bytes[index] == Ascii.colon { index += 1 }
      let end = index
      while index < bytes.count, bytes[index].isBlank { index += 1 }
      if end - start == length, index >= bytes.count || bytes[index].isLineEnd { return end }
      while index < bytes.count, !bytes[index].isLineEnd { index += 1 }
      line = behindLineEnd(index)
    }
    unclosedDirective = length
    return nil
  }

  /// Reads a line that is MyST's own: a target, and where nothing but MyST is read, a comment or a break between
  /// blocks.
  mutating func openMySTLine() -> Bool {
    let end = trimmedLineEnd
    switch bytes[textStart] {
    case Ascii.leftParenthesis:
      guard options.contains(.mystDirectives), end - textStart > 3, bytes[end - 1] == Ascii.equals,
        bytes[end - 2] == Ascii.rightParenthesis,
        !bytes[textStart..<end].contains(where: \.isWhite)
      else { return false }
    case Ascii.percent, Ascii.plus:
      guard options.contains(.mystDirectives), !options.contains(.shortcodes),
        bytes[textStart] == Ascii.percent || bytes.has("+++", at: textStart, before: end)
      else { return false }
    default: return false
    }
    return addMarkup(to: end)
  }

  // MARK: - MkDocs

  /// Opens `!!! note "Title"`, `??? note` or `=== "Tab"`, whose body is indented by four columns.
  mutating func openAdmonition() -> Bool {
    let mark = bytes[textStart]
    guard options.contains(.admonitions), open.count < Self.deepestNesting else { return false }
    var index = textStart
    while index < lineEnd, bytes[index] == mark { index += 1 }
    guard index - textStart == 3 else { return false }
    if index < lineEnd, mark != Ascii.bang, bytes[index] == Ascii.plus { index += 1 }
    guard index < lineEnd, bytes[index].isBlank else { return false }
    while index < lineEnd, bytes[index].isBlank { index += 1 }
    guard index < lineEnd,
      mark == Ascii.equals ? bytes[index] == Ascii.quote : bytes[index].isLetter
    else { return false }
    let block = addWhole(.admonition, ByteRange(textStart, trimmedLineEnd))
    tree.blocks[block].endLine = lineNumber
    return true
  }

  /// Opens `::: path.of.code`, of which mkdocstrings makes documentation, with its options indented below.
  private mutating func openDocumentedCode() -> Bool {
    guard bytes.has("::: ", at: textStart, before: trimmedLineEnd) else { return false }
    var (end, line) = (trimmedLineEnd, nextLine)
    while line < bytes.count, bytes.has("    ", at: line, before: bytes.count) {
      end = bytes[line...].firstIndex(where: \.isLineEnd) ?? bytes.count
      line = behindLineEnd(end)
    }
    return addOpaqueLines(to: end)
  }

  // MARK: - Obsidian

  /// Opens a comment of Obsidian's that ends a line.
  mutating func openPercentComment() -> Bool {
    guard options.contains(.percentComments), bytes.byte(textStart + 1) == Ascii.percent,
      !hasUnclosedPercent
    else { return false }
    guard let stop = bytes.find("%%", from: textStart + 2, before: bytes.count) else {
      hasUnclosedPercent = true
      return false
    }
    return addOpaque(to: stop + 2)
  }
}
