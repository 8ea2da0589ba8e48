// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// Tags and their attributes.

extension HTMLTokenizer {
  /// What the `<` at `start` opens, or `nil` when it made no token.
  mutating func markup(at start: Int) -> Token? {
    guard start + 1 < end else {
      note(.eofBeforeTagName, at: end)
      position = end
      return text(start, end)
    }
    let byte = input[start + 1]
    if byte.isASCIILetter { return tag(at: start, nameAt: start + 1, isEnd: false) }
    switch byte {
    case UInt8(ascii: "/"):
      guard start + 2 < end else {
        note(.eofBeforeTagName, at: end)
        position = end
        return text(start, end)
      }
      let next = input[start + 2]
      if next.isASCIILetter { return tag(at: start, nameAt: start + 2, isEnd: true) }
      if next == UInt8(ascii: ">") {
        note(.missingEndTagName, at: start + 2)
        position = start + 3
        return nil
      }
      note(.invalidFirstCharacterOfTagName, at: start + 2)
      return bogusComment(at: start, dataAt: start + 2)
    case UInt8(ascii: "!"): return declaration(at: start)
    case UInt8(ascii: "?"):
      note(.unexpectedQuestionMarkInsteadOfTagName, at: start + 1)
      return bogusComment(at: start, dataAt: start + 1)
    default:
      note(.invalidFirstCharacterOfTagName, at: start + 1)
      position = start + 1
      return text(start, start + 1)
    }
  }

  /// The tag whose `<` is at `start`, or `nil` when the input ends in it.
  mutating func tag(at start: Int, nameAt nameStart: Int, isEnd: Bool) -> Token? {
    var index = nameStart
    var isPlain = true
    while index < end {
      let byte = input[index]
      if byte &- 0x61 < 26 {
        index += 1
        continue
      }
      if byte.isHTMLSpace || byte == 0x2F || byte == 0x3E { break }
      if byte.isASCIIUppercase {
        isPlain = false
      } else if byte == 0 {
        note(.unexpectedNullCharacter, at: index)
        isPlain = false
      }
      index += 1
    }
    let tagName = intern(nameStart, index, isPlain: isPlain)
    beginAttributes()
    isSelfClosing = false
    guard let stop = attributes(from: index) else {
      note(.eofInTag, at: end)
      dropAttributes()
      position = end
      return nil
    }
    position = stop
    range = place(start, stop)
    name = tagName
    if !isEnd {
      lastStartTag = tagName
      return .startTag
    }
    if attributeCount > 0 {
      note(.endTagWithAttributes, at: stop - 1)
      dropAttributes()
    }
    if isSelfClosing {
      note(.endTagWithTrailingSolidus, at: stop - 1)
      isSelfClosing = false
    }
    return .endTag
  }

  /// The name that the input `start..<stop` spells: lowered, with U+FFFD for NUL.
  private mutating func intern(_ start: Int, _ stop: Int, isPlain: Bool) -> Name {
    if isPlain { return out.names.name(input, start, stop) }
    scratch.removeAll(keepingCapacity: true)
    for index in start..<stop {
      let byte = input[index]
      switch byte {
      case 0: scratch.append(contentsOf: [0xEF, 0xBF, 0xBD])
      // A template tag in a name may go over lines.
      case 0x0D: scratch.append(0x0A)
      case 0x0A where index > start && input[index - 1] == 0x0D: break
      default: scratch.append(byte.lowercased)
      }
    }
    return out.names.name(scratch[...])
  }

  /// Reads attributes from `start` to the tag's end and returns the offset after `>`, or nothing
  /// when the input ends first.
  private mutating func attributes(from start: Int) -> Int? {
    var index = start
    while true {
      while index < end, input[index].isHTMLSpace { index += 1 }
      guard index < end else { return nil }
      let byte = input[index]
      if byte == 0x3E { return index + 1 }
      if byte == 0x2F {
        guard index + 1 < end else { return nil }
        if input[index + 1] == 0x3E {
          isSelfClosing = true
          return index + 2
        }
        note(.unexpectedSolidusInTag, at: index + 1)
        index += 1
        continue
      }
      if byte == 0x7B, readsTemplates, let stop = templateEnd(at: index) {
        index = stop
        continue
      }
      index = attribute(at: index)
    }
  }

  /// Reads the attribute whose name begins at `start` and returns the offset after it.
  private mutating func attribute(at start: Int) -> Int {
    var index = start
    var isPlain = true
    if input[index] == 0x3D {
      note(.unexpectedEqualsSignBeforeAttributeName, at: index)
      index += 1
    }
    scan: while index < end {
      let byte = input[index]
      if byte &- 0x61 < 26 {
        index += 1
        continue
      }
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x2F, 0x3E, 0x3D: break scan
      case 0x41...0x5A: isPlain = false
      case 0:
        note(.unexpectedNullCharacter, at: index)
        isPlain = false
      case 0x22, 0x27, 0x3C: note(.unexpectedCharacterInAttributeName, at: index)
      case 0x7B where readsTemplates:
        if let stop = templateEnd(at: index) {
          isPlain = false
          index = stop
          continue
        }
      default: break
      }
      index += 1
    }
    let nameEnd = index
    let name = intern(start, nameEnd, isPlain: isPlain)
    var record = AttributeRecord(
      name: name, nameRange: place(start, nameEnd), valueRange: place(nameEnd, nameEnd))
    record.valueRange = ByteRange(at: record.nameRange.end)
    if !isFirstOfItsName(name) {
      note(.duplicateAttribute, at: nameEnd)
      record.flags = .duplicate
    }
    while index < end, input[index].isHTMLSpace { index += 1 }
    if index < end, input[index] == 0x3D {
      index += 1
      while index < end, input[index].isHTMLSpace { index += 1 }
      index = value(at: index, of: &record)
    }
    out.attributes.append(record)
    attributeCount += 1
    return index
  }

  /// Reads the value that begins at `start` into `record` and returns the offset after it and its
  /// quote.
  private mutating func value(at start: Int, of record: inout AttributeRecord) -> Int {
    guard start < end else { return end }
    let quote = input[start]
    var index: Int
    if quote == 0x22 || quote == 0x27 {
      index = valueText(from: start + 1, quote: quote, of: &record)
      guard index < end else { return end }
      index += 1
      if index < end {
        let byte = input[index]
        if !byte.isHTMLSpace, byte != 0x2F, byte != 0x3E {
          note(.missingWhitespaceBetweenAttributes, at: index)
        }
      }
      return index
    }
    if quote == 0x3E {
      note(.missingAttributeValue, at: start)
      return start
    }
    return valueText(from: start, quote: 0, of: &record)
  }

  /// Reads a value up to `quote`, or up to a space or `>` when it is 0, and returns the offset of
  /// its end.
  private mutating func valueText(
    from start: Int, quote: UInt8, of record: inout AttributeRecord
  ) -> Int {
    var list = SegmentList()
    var run = start
    var index = start
    var hasReturn = false
    scan: while index < end {
      while quote != 0, index + 8 <= end {
        let word = input.eightBytes(at: index)
        // Quotes, `&`, CR and NUL are all below `(`.
        var found = (word &- eight(0x28)) & ~word & eight(0x80)
        if readsTemplates { found |= zeroBytes(word ^ eight(0x7B)) }
        index += found == 0 ? 8 : found.trailingZeroBitCount / 8
        if found != 0 { break }
      }
      guard index < end else { break }
      let byte = input[index]
      // Everything that may mean something is below `@` but for the grave accent.
      if byte > 0x3E, byte != 0x60 {
        if byte == 0x7B, readsTemplates, let stop = templateEnd(at: index) {
          if input[index..<stop].contains(0x0D) { hasReturn = true }
          index = stop
        } else {
          index += 1
        }
        continue
      }
      if quote != 0 {
        if byte == quote { break }
      } else {
        switch byte {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x3E: break scan
        case 0x22, 0x27, 0x3C, 0x3D, 0x60:
          note(.unexpectedCharacterInUnquotedAttributeValue, at: index)
        default: break
        }
      }
      switch byte {
      case 0x26:
        let count = resolveReference(at: index, inAttribute: true)
        if count > 0 {
          if index > run { addVerbatim(run, index, to: &list) }
          add(Segment(place(index, index + count), .scalars, first, second), to: &list)
          index += count
          run = index
        } else {
          index += 1
        }
      case 0:
        note(.unexpectedNullCharacter, at: index)
        if index > run { addVerbatim(run, index, to: &list) }
        add(Segment(place(index, index + 1), .scalars, 0xFFFD), to: &list)
        index += 1
        run = index
      case 0x0D:
        hasReturn = true
        index += 1
      default: index += 1
      }
    }
    record.valueRange = place(start, index)
    if list.first >= 0 || hasReturn || (isJoined && isCut(start, index)) {
      if run < index { addVerbatim(run, index, to: &list) }
      record.payload = list.first
    }
    return index
  }
}
