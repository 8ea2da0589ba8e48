// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// Comments, CDATA sections and doctypes.

extension HTMLTokenizer {
  /// What `<!` at `start` opens, or `nil` when it made no token.
  mutating func declaration(at start: Int) -> Token? {
    let index = start + 2
    if index + 1 < end, input[index] == 0x2D, input[index + 1] == 0x2D { return comment(at: start) }
    if matches("doctype", at: index) { return doctype(at: start) }
    if allowsCDATA, matchesExactly("[CDATA[", at: index) {
      position = index + 7
      state = .cdata
      return nil
    }
    if matchesExactly("[CDATA[", at: index) {
      note(.cdataInHTMLContent, at: index + 6)
    } else {
      note(.incorrectlyOpenedComment, at: index)
    }
    return bogusComment(at: start, dataAt: index)
  }

  /// Whether `word`, which is in lower case, is at `start` in any case.
  mutating func matches(_ word: StaticString, at start: Int) -> Bool {
    guard start + word.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where input[start + offset].lowercased != word.utf8Start[offset] {
      return false
    }
    return true
  }

  private mutating func matchesExactly(_ word: StaticString, at start: Int) -> Bool {
    guard start + word.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where input[start + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }

  /// A comment that was not opened as one: all up to `>`.
  mutating func bogusComment(at start: Int, dataAt dataStart: Int) -> Token {
    var index = dataStart
    while index < end, input[index] != UInt8(ascii: ">") {
      if input[index] == 0 { note(.unexpectedNullCharacter, at: index) }
      index += 1
    }
    return finishComment(start, data: dataStart, index, stop: Swift.min(index + 1, end))
  }

  private mutating func finishComment(
    _ start: Int, data dataStart: Int, _ dataEnd: Int, stop: Int
  ) -> Token {
    var list = SegmentList()
    addReplacingNulls(dataStart, dataEnd, to: &list)
    payload = list.first
    range = place(start, stop)
    position = stop
    return .comment
  }

  private enum CommentState {
    case start, startDash, data, lessThan, bang, bangDash, bangDashDash, endDash, end, endBang
  }

  private mutating func comment(at start: Int) -> Token {
    let dataStart = start + 4
    var index = dataStart
    var state = CommentState.start
    // Where the data ends if the comment does: in front of the dashes that were read.
    var dataEnd = dataStart
    while index < end {
      let byte = input[index]
      let isDash = byte == UInt8(ascii: "-")
      let isClosing = byte == UInt8(ascii: ">")
      switch state {
      case .start where isClosing, .startDash where isClosing:
        note(.abruptClosingOfEmptyComment, at: index)
        return finishComment(start, data: dataStart, dataStart, stop: index + 1)
      case .start where isDash: state = .startDash
      case .startDash where isDash:
        dataEnd = dataStart
        state = .end
      case .lessThan where byte == UInt8(ascii: "!"): state = .bang
      case .lessThan where byte == UInt8(ascii: "<"): break
      case .bang where isDash: state = .bangDash
      case .bangDash where isDash: state = .bangDashDash
      case .bangDashDash where !isClosing:
        note(.nestedComment, at: index)
        dataEnd = index - 2
        state = .end
        continue
      case .bangDashDash:
        dataEnd = index - 2
        state = .end
        continue
      case .bangDash:
        state = .endDash
        continue
      case .endDash where isDash:
        dataEnd = index - 1
        state = .end
      case .end where isClosing:
        return finishComment(start, data: dataStart, dataEnd, stop: index + 1)
      case .end where byte == UInt8(ascii: "!"): state = .endBang
      case .end where isDash: dataEnd += 1
      case .endBang where isDash:
        dataEnd = index
        state = .endDash
      case .endBang where isClosing:
        note(.incorrectlyClosedComment, at: index)
        return finishComment(start, data: dataStart, dataEnd, stop: index + 1)
      case .data:
        switch byte {
        case UInt8(ascii: "<"): state = .lessThan
        case UInt8(ascii: "-"): state = .endDash
        case 0: note(.unexpectedNullCharacter, at: index)
        default: break
        }
      default:
        state = .data
        continue
      }
      index += 1
    }
    note(.eofInComment, at: end)
    switch state {
    case .startDash: dataEnd = dataStart
    case .endDash, .bangDash: dataEnd = end - 1
    case .bangDashDash: dataEnd = end - 2
    case .end, .endBang: break
    case .start, .data, .lessThan, .bang: dataEnd = end
    }
    return finishComment(start, data: dataStart, dataEnd, stop: end)
  }

  // MARK: Doctypes

  private mutating func doctype(at start: Int) -> Token {
    beginAttributes()
    forcesQuirks = false
    var index = start + 9
    if index < end {
      let byte = input[index]
      if !byte.isHTMLSpace, byte != 0x3E { note(.missingWhitespaceBeforeDoctypeName, at: index) }
    }
    index = skippingSpaces(index)
    guard index < end else { return unfinishedDoctype(start) }
    if input[index] == 0x3E {
      note(.missingDoctypeName, at: index)
      forcesQuirks = true
      return finishDoctype(start, index)
    }
    index = doctypeName(at: index)
    index = skippingSpaces(index)
    guard index < end else { return unfinishedDoctype(start) }
    if input[index] == 0x3E { return finishDoctype(start, index) }
    if matches("public", at: index) {
      return doctypePublic(start, keyword: index)
    }
    if matches("system", at: index) {
      return doctypeSystem(start, keyword: index)
    }
    note(.invalidCharacterSequenceAfterDoctypeName, at: index)
    forcesQuirks = true
    return bogusDoctype(start, index)
  }

  private mutating func skippingSpaces(_ start: Int) -> Int {
    var index = start
    while index < end, input[index].isHTMLSpace { index += 1 }
    return index
  }

  private mutating func doctypeName(at start: Int) -> Int {
    var index = start
    var list = SegmentList()
    var run = start
    while index < end, !input[index].isHTMLSpace, input[index] != 0x3E {
      let byte = input[index]
      if byte == 0 || byte.isASCIIUppercase {
        if byte == 0 { note(.unexpectedNullCharacter, at: index) }
        if index > run { addVerbatim(run, index, to: &list) }
        let value: UInt32 = byte == 0 ? 0xFFFD : UInt32(byte.lowercased)
        add(Segment(place(index, index + 1), .scalars, value), to: &list)
        run = index + 1
      }
      index += 1
    }
    if run < index { addVerbatim(run, index, to: &list) }
    out.attributes.append(
      AttributeRecord(
        name: .name, nameRange: place(start, start), valueRange: place(start, index),
        payload: list.first))
    attributeCount += 1
    return index
  }

  private mutating func doctypePublic(_ start: Int, keyword: Int) -> Token {
    var index = keyword + 6
    guard index < end else { return unfinishedDoctype(start) }
    let hasSpace = input[index].isHTMLSpace
    index = skippingSpaces(index)
    guard index < end else { return unfinishedDoctype(start) }
    var byte = input[index]
    if byte == 0x3E {
      note(.missingDoctypePublicIdentifier, at: index)
      forcesQuirks = true
      return finishDoctype(start, index)
    }
    guard byte == 0x22 || byte == 0x27 else {
      note(.missingQuoteBeforeDoctypePublicIdentifier, at: index)
      forcesQuirks = true
      return bogusDoctype(start, index)
    }
    if !hasSpace { note(.missingWhitespaceAfterDoctypePublicKeyword, at: index) }
    index = doctypeIdentifier(.publicId, keyword: place(keyword, keyword + 6), at: index)
    guard index < end else { return unfinishedDoctype(start) }
    if input[index] == 0x3E {
      note(.abruptDoctypePublicIdentifier, at: index)
      forcesQuirks = true
      return finishDoctype(start, index)
    }
    index += 1
    guard index < end else { return unfinishedDoctype(start) }
    let hasSecondSpace = input[index].isHTMLSpace
    index = skippingSpaces(index)
    guard index < end else { return unfinishedDoctype(start) }
    byte = input[index]
    if byte == 0x3E { return finishDoctype(start, index) }
    guard byte == 0x22 || byte == 0x27 else {
      note(.missingQuoteBeforeDoctypeSystemIdentifier, at: index)
      forcesQuirks = true
      return bogusDoctype(start, index)
    }
    if !hasSecondSpace {
      note(.missingWhitespaceBetweenDoctypePublicAndSystemIdentifiers, at: index)
    }
    return doctypeSystemValue(start, keyword: place(index, index), at: index)
  }

  private mutating func doctypeSystem(_ start: Int, keyword: Int) -> Token {
    var index = keyword + 6
    guard index < end else { return unfinishedDoctype(start) }
    let hasSpace = input[index].isHTMLSpace
    index = skippingSpaces(index)
    guard index < end else { return unfinishedDoctype(start) }
    let byte = input[index]
    if byte == 0x3E {
      note(.missingDoctypeSystemIdentifier, at: index)
      forcesQuirks = true
      return finishDoctype(start, index)
    }
    guard byte == 0x22 || byte == 0x27 else {
      note(.missingQuoteBeforeDoctypeSystemIdentifier, at: index)
      forcesQuirks = true
      return bogusDoctype(start, index)
    }
    if !hasSpace { note(.missingWhitespaceAfterDoctypeSystemKeyword, at: index) }
    return doctypeSystemValue(start, keyword: place(keyword, keyword + 6), at: index)
  }

  private mutating func doctypeSystemValue(_ start: Int, keyword: ByteRange, at quote: Int) -> Token
  {
    var index = doctypeIdentifier(.systemId, keyword: keyword, at: quote)
    guard index < end else { return unfinishedDoctype(start) }
    if input[index] == 0x3E {
      note(.abruptDoctypeSystemIdentifier, at: index)
      forcesQuirks = true
      return finishDoctype(start, index)
    }
    index = skippingSpaces(index + 1)
    guard index < end else { return unfinishedDoctype(start) }
    if input[index] == 0x3E { return finishDoctype(start, index) }
    note(.unexpectedCharacterAfterDoctypeSystemIdentifier, at: index)
    return bogusDoctype(start, index)
  }

  /// Reads the identifier in the quotes at `start` and returns the offset of the closing quote or
  /// `>`.
  private mutating func doctypeIdentifier(
    _ name: Name, keyword: ByteRange, at start: Int
  ) -> Int {
    let quote = input[start]
    var index = start + 1
    while index < end, input[index] != quote, input[index] != 0x3E {
      if input[index] == 0 { note(.unexpectedNullCharacter, at: index) }
      index += 1
    }
    var list = SegmentList()
    addReplacingNulls(start + 1, index, to: &list)
    out.attributes.append(
      AttributeRecord(
        name: name, nameRange: keyword, valueRange: place(start + 1, index), payload: list.first))
    attributeCount += 1
    return index
  }

  private mutating func bogusDoctype(_ start: Int, _ from: Int) -> Token {
    var index = from
    while index < end, input[index] != 0x3E {
      if input[index] == 0 { note(.unexpectedNullCharacter, at: index) }
      index += 1
    }
    return finishDoctype(start, index)
  }

  private mutating func unfinishedDoctype(_ start: Int) -> Token {
    note(.eofInDoctype, at: end)
    forcesQuirks = true
    return finishDoctype(start, end)
  }

  private mutating func finishDoctype(_ start: Int, _ closing: Int) -> Token {
    position = Swift.min(closing + 1, end)
    range = place(start, position)
    return .doctype
  }
}
