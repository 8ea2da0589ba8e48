// SPDX-License-Identifier: Apache-2.0

import SourceText

// Blocks that belong to a site generator or to MDX. They go on to their own end, whatever the containers and blank
// lines on the way say: generators take them out before Markdown is read.

extension BlockParser {
  /// Passes over a line that begins inside an opaque block; true when the block ends on it and more follows.
  mutating func closeOpaque() -> Bool {
    let number = Int(open[open.count - 1])
    tree.blocks[number].endLine = lineNumber
    if opaqueEnd >= nextLine { return false }
    column = opaqueEnd - position
    position = opaqueEnd
    findText()
    closeBlocks(downTo: open.count - 1)
    matched = open.count
    return !isBlankLine
  }

  /// Adds the opaque block from here to `end`, if it takes at least all of the line.
  mutating func addOpaque(to end: Int) -> Bool {
    guard end >= trimmedLineEnd else { return false }
    let block = addWhole(.opaque, ByteRange(textStart, end))
    opaqueEnd = end
    if end <= lineEnd { closeBlocks(downTo: open.count - 1) }
    tree.blocks[block].endLine = lineNumber
    return true
  }

  /// Opens what begins with a brace: an expression of MDX, a tag with a blank line inside, or a pair of tags whose
  /// content is not Markdown.
  mutating func openBraces(_ container: Int) -> Bool {
    if options.contains(.mdx) {
      guard failedScans < 16 else { return false }
      if let end = OpaqueScanner.expression(bytes, textStart, before: bytes.count) {
        return addOpaque(to: end)
      }
      failedScans += 1
      return false
    }
    if takeListBelowHeading(container) || openAttributeLine() { return true }
    guard let (closer, length) = OpaqueScanner.closer(bytes, textStart, before: lineEnd, options)
    else { return false }
    if let stop = bytes.find(closer.spelling, from: textStart + length, before: lineEnd) {
      let tagEnd = stop + closer.spelling.utf8CodeUnitCount
      guard let end = pairs.end(bytes, textStart, tagEnd, closer, before: bytes.count) else {
        return false
      }
      return end > lineEnd && addOpaque(to: end)
    }
    guard
      let end = OpaqueScanner.template(bytes, textStart, before: bytes.count, options),
      end > lineEnd
    else { return false }
    return addOpaque(to: end)
  }

  /// Opens `$$` … `$$` when the second is at the end of a line.
  mutating func openMath() -> Bool {
    guard bytes.byte(textStart + 1) == Ascii.dollar, bytes.byte(textStart + 2) != Ascii.dollar,
      let stop = bytes.find("$$", from: textStart + 2, before: bytes.count), stop > textStart + 2
    else { return false }
    var behind = stop + 2
    while behind < bytes.count, bytes[behind].isBlank { behind += 1 }
    guard behind >= bytes.count || bytes[behind].isLineEnd else { return false }
    return addOpaque(to: stop + 2)
  }

  /// Opens an `import` or `export`.
  mutating func openModule() -> Bool {
    guard
      bytes.has("import ", at: textStart, before: lineEnd)
        || bytes.has("export ", at: textStart, before: lineEnd)
    else { return false }
    var end: Int?
    if failedScans < 16 {
      end = OpaqueScanner.module(bytes, textStart, before: bytes.count)
      if end == nil { failedScans += 1 }
    }
    var stop = end ?? lineEnd
    if end == nil {
      while stop < bytes.count,
        !bytes[stop].isLineEnd
          || !OpaqueScanner.isBlankLine(bytes, behind: stop, before: bytes.count)
      {
        stop += 1
      }
    }
    while stop > textStart, bytes[stop - 1].isWhite { stop -= 1 }
    return addOpaque(to: stop)
  }

  /// Opens a line of JSX tags, or several where a tag goes on over lines.
  mutating func openJSX() -> Bool {
    guard failedScans < 16 else { return false }
    var stop = textStart
    while stop < bytes.count, bytes[stop] == Ascii.less {
      guard let end = OpaqueScanner.jsxTag(bytes, stop, before: bytes.count) else {
        failedScans += 1
        return false
      }
      stop = end
      while stop < bytes.count, bytes[stop].isBlank { stop += 1 }
    }
    guard stop >= bytes.count || bytes[stop].isLineEnd else { return false }
    while bytes[stop - 1].isBlank { stop -= 1 }
    let block = addWhole(.jsx, ByteRange(textStart, stop))
    tree.hasHTMLBlocks = true
    opaqueEnd = stop
    tree.blocks[block].endLine = lineNumber
    if stop <= lineEnd { closeBlocks(downTo: open.count - 1) }
    return true
  }
}
