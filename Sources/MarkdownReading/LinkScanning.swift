// SPDX-License-Identifier: Apache-2.0

/// The parts that inline links and link reference definitions share.
struct LinkScanner {
  /// How deep parentheses may nest in a destination.
  static let deepestParentheses = 32

  let options: MarkdownDialect.Options

  struct Found {
    /// Without brackets or quotes.
    var start: Int
    var end: Int
    /// After the closing bracket or quote.
    var next: Int
  }

  /// After blanks and at most one line end.
  func skipSpace(_ text: borrowing LeafText, _ position: Int) -> Int {
    var position = position
    while text.byte(position).isBlank, position < text.end { position += 1 }
    let lineEnd = position
    if text.byte(position) == Ascii.carriageReturn { position += 1 }
    if text.byte(position) == Ascii.newline { position += 1 }
    if position == lineEnd { return position }
    while text.byte(position).isBlank, position < text.end { position += 1 }
    return position
  }

  /// The destination at `position`; an empty one only in angle brackets.
  func destination(
    _ text: borrowing LeafText, _ position: Int, isDefinition: Bool = false
  ) -> Found? {
    let end = text.end
    var index = position
    if text.byte(index) == Ascii.less {
      index += 1
      let start = index
      while index < end {
        switch text.bytes[index] {
        case Ascii.greater: return Found(start: start, end: index, next: index + 1)
        case Ascii.less, Ascii.newline, Ascii.carriageReturn: return nil
        case Ascii.backslash where text.byte(index + 1).isPunctuation: index += 2
        default: index += 1
        }
      }
      return nil
    }
    if options.contains(.kramdown), !isDefinition { return kramdownDestination(text, position) }
    var depth = 0
    scan: while index < end {
      let byte = text.bytes[index]
      if byte.isLetter || byte == Ascii.slash {
        index += 1
        continue
      }
      switch byte {
      case Ascii.backslash where text.byte(index + 1).isPunctuation:
        index += 2
        continue
      case Ascii.leftParenthesis:
        depth += 1
        if depth > Self.deepestParentheses { return nil }
      case Ascii.rightParenthesis:
        if depth == 0 { break scan }
        depth -= 1
      case Ascii.leftBrace where !options.isDisjoint(with: .templates):
        if let stop = OpaqueScanner.template(
          text.bytes, index, before: text.end, options, onLine: true)
        {
          index = stop
          continue
        }
      case 0...Ascii.space, 0x7F:
        break scan
      default: break
      }
      index += 1
    }
    if depth != 0 || index == position { return nil }
    return Found(start: position, end: min(index, end), next: min(index, end))
  }

  /// The destination of a link as kramdown reads it: up to its parenthesis, spaces and all, or to the quote of a title.
  private func kramdownDestination(_ text: borrowing LeafText, _ position: Int) -> Found? {
    var depth = 0
    var index = position
    scan: while index < text.end {
      // No address is longer; so a text of brackets takes no more than its length.
      guard index - position < 2048 else { return nil }
      switch text.bytes[index] {
      case Ascii.leftParenthesis: depth += 1
      case Ascii.rightParenthesis:
        if depth == 0 { break scan }
        depth -= 1
      case Ascii.quote, Ascii.apostrophe:
        if index > position, text.bytes[index - 1].isWhite { break scan }
      case Ascii.leftBrace:
        if let stop = OpaqueScanner.template(text.bytes, index, before: text.end, options) {
          index = stop
          continue
        }
      default: break
      }
      index += 1
    }
    guard depth == 0, index < text.end else { return nil }
    var end = index
    while end > position, text.bytes[end - 1].isWhite { end -= 1 }
    return end == position ? nil : Found(start: position, end: end, next: end)
  }

  /// The title at `position`.
  func title(_ text: borrowing LeafText, _ position: Int) -> Found? {
    let open = text.byte(position)
    let close: UInt8
    switch open {
    case Ascii.quote, Ascii.apostrophe: close = open
    case Ascii.leftParenthesis: close = Ascii.rightParenthesis
    default: return nil
    }
    var index = position + 1
    while index < text.end {
      let byte = text.bytes[index]
      if byte == close { return Found(start: position + 1, end: index, next: index + 1) }
      if byte == Ascii.leftParenthesis, open == Ascii.leftParenthesis { return nil }
      index += byte == Ascii.backslash && text.byte(index + 1).isPunctuation ? 2 : 1
    }
    return nil
  }

  /// The label after the `[` at `position`, without brackets.
  func label(_ text: borrowing LeafText, _ position: Int) -> Found? {
    var index = position + 1
    let limit = min(text.end, index + LabelTable.longest + 1)
    while index < limit {
      switch text.bytes[index] {
      case Ascii.rightBracket: return Found(start: position + 1, end: index, next: index + 1)
      case Ascii.leftBracket: return nil
      case Ascii.backslash where text.byte(index + 1).isPunctuation: index += 2
      default: index += 1
      }
    }
    return nil
  }

  struct FoundDefinition {
    var label: Found
    var destination: Found
    var title: Found?
    /// After the title, or the destination.
    var end: Int
    /// Where the next line begins.
    var next: Int
  }

  /// The link reference definition that begins at `position`.
  func definition(_ text: borrowing LeafText, _ position: Int) -> FoundDefinition? {
    guard text.byte(position) == Ascii.leftBracket, let label = label(text, position),
      text.byte(label.next) == Ascii.colon,
      text.bytes[label.start..<label.end].contains(where: { !$0.isWhite }),
      let destination = destination(text, skipSpace(text, label.next + 1), isDefinition: true)
    else { return nil }
    let behind = skipSpace(text, destination.next)
    if behind > destination.next, let title = title(text, behind),
      let next = lineEnd(text, title.next)
    {
      return FoundDefinition(
        label: label, destination: destination, title: title, end: title.next, next: next)
    }
    guard let next = lineEnd(text, destination.next) else { return nil }
    return FoundDefinition(
      label: label, destination: destination, title: nil, end: destination.next, next: next)
  }

  /// Where the next line begins when only blanks are between `position` and the line's end.
  private func lineEnd(_ text: borrowing LeafText, _ position: Int) -> Int? {
    var position = position
    while text.byte(position).isBlank, position < text.end { position += 1 }
    if position >= text.end { return text.end }
    if text.bytes[position] == Ascii.carriageReturn {
      return text.byte(position + 1) == Ascii.newline ? position + 2 : position + 1
    }
    return text.bytes[position] == Ascii.newline ? position + 1 : nil
  }
}

/// Labels of definitions by their normalised form: case folded, runs of white space as one space.
struct LabelTable {
  private var numbers: [[UInt8]: Int32] = [:]

  var isEmpty: Bool { numbers.isEmpty }

  /// The longest label in bytes, as CommonMark sets it.
  static let longest = 999

  /// Notes `number` for `label` unless it has one.
  mutating func insert(_ label: ArraySlice<UInt8>, _ number: Int) {
    let key = Self.normalised(label)
    if !key.isEmpty, numbers[key] == nil { numbers[key] = Int32(truncatingIfNeeded: number) }
  }

  func find(_ label: ArraySlice<UInt8>) -> Int? {
    if numbers.isEmpty || label.count > Self.longest { return nil }
    return numbers[Self.normalised(label)].map(Int.init)
  }

  static func normalised(_ label: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(label.count)
    var isSpacePending = false
    var isASCII = true
    for byte in label {
      if byte.isWhite {
        isSpacePending = !result.isEmpty
        continue
      }
      if isSpacePending {
        result.append(Ascii.space)
        isSpacePending = false
      }
      if byte >= 0x80 { isASCII = false }
      result.append(byte.lowered)
    }
    if isASCII { return result }
    // Mapping to lower and then to upper case is as good as full case folding here: ẞ, ß and ss all become SS.
    return Array(
      String(decoding: result, as: UTF8.self).lowercased().uppercased().lowercased().utf8)
  }
}
