// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText

extension MarkdownWriter where Sink: ~Copyable {
  /// Writes a paragraph that holds nothing but opaque tags without a paragraph; false when it holds more.
  mutating func writeOpaqueAlone() -> Bool {
    var hasOpaque = false
    for item in parser.items {
      switch item.kind {
      case .opaque, .jsx: hasOpaque = true
      case .softBreak, .hardBreak: break
      case .text:
        for index in Int(item.start)..<Int(item.end) where !parser.text.bytes[index].isWhite {
          return false
        }
      default: return false
      }
    }
    guard hasOpaque else { return false }
    for item in parser.items where item.kind == .opaque || item.kind == .jsx {
      single(item, isInLink: false)
    }
    return true
  }

  /// Writes the items that the parser has just read.
  mutating func writeInlines() {
    // Text that goes on in the next item.
    var start = 0
    var end = 0
    var openLinks = 0
    // Inside a link that is written as HTML, an address is that link's text.
    var isInTag = false
    var index = 0
    while index < parser.items.count {
      let item = parser.items[index]
      index += 1
      if isText(item) {
        if Int(item.start) != end {
          plain(start, end, isInLink: openLinks > 0 || isInTag)
          start = Int(item.start)
        }
        end = Int(item.end)
        continue
      }
      plain(start, end, isInLink: openLinks > 0 || isInTag)
      start = 0
      end = 0
      switch item.kind {
      case .bracket:
        let link = parser.links[Int(item.first)]
        if link.isImage {
          image(link)
          index = link.close + 1
        } else {
          openLink(link)
          openLinks += 1
        }
      case .linkEnd:
        sink.close(.a, parser.text.range(Int(item.start), Int(item.end)), .none)
        openLinks -= 1
      case .delimiters: emphasis(item)
      default:
        if item.kind == .html || item.kind == .jsx { isInTag = opensLink(item) ?? isInTag }
        single(item, isInLink: openLinks > 0 || isInTag)
      }
    }
    plain(start, end, isInLink: openLinks > 0 || isInTag)
  }

  /// Whether the HTML `item` opens a link or closes one; `nil` when it does neither.
  private func opensLink(_ item: InlineItem) -> Bool? {
    let bytes = parser.text.bytes[Int(item.start)..<Int(item.end)].dropFirst()
    let isEnd = bytes.first == Ascii.slash
    let name = bytes.dropFirst(isEnd ? 1 : 0)
    guard let letter = name.first, letter | 0x20 == UInt8(ascii: "a"),
      let behind = name.dropFirst().first, behind.isWhite || behind == Ascii.greater
    else { return nil }
    return !isEnd
  }

  /// Whether nothing came of the item but text.
  private func isText(_ item: InlineItem) -> Bool {
    switch item.kind {
    case .text: return true
    case .bracket: return item.first < 0
    case .delimiters:
      let run = parser.delimiters[Int(item.first)]
      return run.opened < 0 && run.closed < 0
    default: return false
    }
  }

  /// Text, and in it the addresses that could not be seen while brackets were open.
  private mutating func plain(_ start: Int, _ end: Int, isInLink: Bool) {
    if start >= end { return }
    var start = start
    if parser.hasLateAutolinks, !isInLink {
      var index = start
      // An address inside brackets ends with them.
      var limit = start
      while index < end {
        let byte = parser.text.bytes[index]
        if index >= limit {
          limit = index + 1
          while limit < end, parser.text.bytes[limit] != Ascii.rightBracket { limit += 1 }
        }
        if byte == Ascii.at || byte == Ascii.colon || byte == Ascii.dot,
          !parser.unlinked.contains(index),
          let found = parser.address(byte, index, from: start, before: limit)
        {
          verbatim(start, found.start)
          autolink(found.start, found.end, found.kind, brackets: 0)
          start = found.end
          index = found.end
        } else {
          index += 1
        }
      }
    }
    verbatim(start, end)
  }

  private mutating func verbatim(_ start: Int, _ end: Int) {
    if parser.text.pieces.isEmpty {
      if start < end { literalText(ByteRange(start, end)) }
      return
    }
    for range in pieces(start, end) { literalText(range) }
  }

  /// The source ranges of `start..<end`.
  private func pieces(_ start: Int, _ end: Int) -> [ByteRange] {
    var result: [ByteRange] = []
    let text = parser.text
    text.forEachPiece(start, end) { start, end in result.append(text.range(start, end)) }
    return result
  }

  private mutating func emphasis(_ item: InlineItem) {
    let run = parser.delimiters[Int(item.first)]
    var position = Int(item.start)
    var match = run.closed
    while match >= 0 {
      let found = parser.matches[match]
      let end = position + found.length
      sink.close(Self.name(found), parser.text.range(position, end), .none)
      position = end
      match = found.laterClosed
    }
    verbatim(position, position + run.count)
    position += run.count
    match = run.opened
    while match >= 0 {
      let found = parser.matches[match]
      let end = position + found.length
      _ = sink.open(Self.name(found), parser.text.range(position, end), .none)
      position = end
      match = found.earlierOpened
    }
  }

  private static func name(_ match: DelimiterMatch) -> Name {
    match.mark == Ascii.tilde ? .del : match.length == 2 ? .strong : .em
  }

  mutating func single(_ item: InlineItem, isInLink: Bool) {
    let start = Int(item.start)
    let end = Int(item.end)
    switch item.kind {
    case .escape:
      let range = parser.text.range(start, end)
      sink.text(Segment(range, .scalars, UInt32(parser.text.bytes[start + 1])))
    case .reference:
      let range = parser.text.range(start, end)
      sink.text(Segment(range, .scalars, UInt32(item.first), UInt32(item.second)))
    case .softBreak: softBreak(start, end)
    case .hardBreak:
      let range = ByteRange(parser.text.sourceStart(start), parser.text.sourceEnd(end))
      _ = sink.open(.br, range, .void)
      sink.close(.br, ByteRange(at: range.end), .void)
    case .code: code(item)
    case .autolink: autolink(start, end, item.first == 1 ? .email : .url, brackets: 1)
    case .extendedAutolink:
      if isInLink {
        verbatim(start, end)
      } else {
        autolink(start, end, ExtendedAutolink(rawValue: Int(item.first)) ?? .url, brackets: 0)
      }
    case .html: sink.rawHTML(pieces(start, end), isBlock: false)
    case .opaque: sink.opaque(parser.text.range(start, end))
    case .jsx:
      let text = parser.text
      jsx(text.bytes, start, end, isBlock: false) { start, end in
        var result: [ByteRange] = []
        text.forEachPiece(start, end) { result.append(text.range($0, $1)) }
        return result
      }
    case .footnote: footnote(start, end)
    default: break
    }
  }

  /// A line end with the blanks around it, as one line feed.
  private mutating func softBreak(_ start: Int, _ end: Int) {
    let from = parser.text.sourceStart(start)
    let to = parser.text.sourceStart(end)
    if bytes[from].isLineEnd, to - from == end - start {
      sink.text(ByteRange(from, to))
    } else {
      sink.text(Segment(ByteRange(from, to), .scalars, UInt32(Ascii.newline)))
    }
  }

  private mutating func code(_ item: InlineItem) {
    let start = Int(item.first)
    let end = Int(item.second)
    let ticks = codeTicks(item)
    _ = sink.open(.code, parser.text.range(Int(item.start), Int(item.start) + ticks), .none)
    var index = start
    var run = start
    while index < end {
      guard parser.text.bytes[index].isLineEnd else {
        index += 1
        continue
      }
      verbatim(run, index)
      let next = parser.text.bytes.has("\r\n", at: index, before: end) ? index + 2 : index + 1
      let range = ByteRange(parser.text.sourceStart(index), parser.text.sourceStart(next))
      sink.text(Segment(range, .scalars, UInt32(Ascii.space)))
      run = next
      index = next
    }
    verbatim(run, end)
    sink.close(.code, parser.text.range(Int(item.end) - ticks, Int(item.end)), .none)
  }

  private func codeTicks(_ item: InlineItem) -> Int {
    var index = Int(item.start)
    while index < Int(item.end), parser.text.bytes[index] == Ascii.backtick { index += 1 }
    return index - Int(item.start)
  }

  // MARK: - Links

  private mutating func autolink(
    _ start: Int, _ end: Int, _ kind: ExtendedAutolink, brackets: Int
  ) {
    let address = parser.text.range(start + brackets, end - brackets)
    var payload: Int32 = -1
    if kind != .url {
      let web: StaticString = options.contains(.goldmark) ? "https://" : "http://"
      let prefix: StaticString = kind == .email ? "mailto:" : web
      payload = sink.append(sink.literal(prefix, for: ByteRange(at: address.start)), after: -1)
      _ = sink.append(Segment(address), after: payload)
    }
    sink.attribute(
      AttributeRecord(
        name: .href, nameRange: ByteRange(at: address.start), valueRange: address, payload: payload)
    )
    _ = sink.open(.a, parser.text.range(start, start + brackets), .none)
    verbatim(start + brackets, end - brackets)
    let tail = parser.text.sourceEnd(end)
    sink.close(.a, ByteRange(tail - brackets, tail), .none)
  }

  private mutating func footnote(_ start: Int, _ end: Int) {
    let label = parser.text.range(start + 2, end - 1)
    _ = sink.open(.sup, parser.text.range(start, start + 2), .none)
    footnoteAttribute(.href, "#fn-", label)
    _ = sink.open(.a, ByteRange(at: label.start), .none)
    sink.text(label)
    sink.close(.a, ByteRange(at: label.end), .none)
    sink.close(.sup, parser.text.range(end - 1, end), .none)
  }

  private mutating func openLink(_ link: InlineLink) {
    let item = parser.items[link.open]
    target(link, .href)
    _ = sink.open(.a, parser.text.range(Int(item.start), Int(item.end)), .none)
  }

  /// Writes the attributes for a link's destination and title.
  private mutating func target(_ link: InlineLink, _ name: Name) {
    destination(link, name)
    title(link)
  }

  private mutating func destination(_ link: InlineLink, _ name: Name) {
    if link.definition >= 0 {
      let definition = tree.definitions[link.definition]
      let used = values(ofDefinition: link.definition)
      sink.attribute(
        AttributeRecord(
          name: name, nameRange: ByteRange(at: definition.destination.start),
          valueRange: definition.destination, payload: used.destination))
      return
    }
    let range = parser.text.range(link.destinationStart, link.destinationEnd)
    // kramdown leaves a backslash in an address as it is.
    let payload = value(
      link.destinationStart, link.destinationEnd, range, escapes: !options.contains(.kramdown))
    sink.attribute(
      AttributeRecord(
        name: name, nameRange: ByteRange(at: range.start), valueRange: range, payload: payload))
  }

  private mutating func title(_ link: InlineLink) {
    if link.definition >= 0 {
      let definition = tree.definitions[link.definition]
      if definition.titlePieces.isEmpty { return }
      let used = values(ofDefinition: link.definition)
      sink.attribute(
        AttributeRecord(
          name: .title, nameRange: ByteRange(at: definition.title.start),
          valueRange: definition.title, payload: used.title))
      return
    }
    if link.titleStart < 0 { return }
    let range = parser.text.range(link.titleStart, link.titleEnd)
    let payload = value(link.titleStart, link.titleEnd, range)
    sink.attribute(
      AttributeRecord(
        name: .title, nameRange: ByteRange(at: range.start), valueRange: range, payload: payload))
  }

  /// The first segment of the decoded text of `start..<end`, or -1 when it is its source, verbatim.
  private mutating func value(
    _ start: Int, _ end: Int, _ range: ByteRange, escapes: Bool = true
  ) -> Int32 {
    if range.count == end - start, !needsDecoding(range) { return -1 }
    var list = SegmentList()
    for piece in pieces(start, end) { decode(piece, escapes: escapes, into: &list) }
    return list.first
  }

  private func needsDecoding(_ range: ByteRange) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.firstIndex(
        of: Ascii.backslash, or: Ascii.ampersand, from: range.start, before: range.end) < range.end
        || bytes.firstIndex(of: Ascii.carriageReturn, or: 0, from: range.start, before: range.end)
          < range.end
    }
  }

  private mutating func values(ofDefinition number: Int) -> (destination: Int32, title: Int32) {
    if let used = usedDefinitions[number] { return used }
    let definition = tree.definitions[number]
    var used: (destination: Int32, title: Int32) = (-1, -1)
    if needsDecoding(definition.destination) {
      var list = SegmentList()
      decode(definition.destination, escapes: !options.contains(.kramdown), into: &list)
      used.destination = list.first
    }
    let pieces = tree.titlePieces[definition.titlePieces]
    if pieces.count > 1 || needsDecoding(definition.title) {
      var list = SegmentList()
      for piece in pieces { decode(piece, into: &list) }
      used.title = list.first
    }
    usedDefinitions[number] = used
    return used
  }

  /// Adds segments for the source range with escapes and character references decoded.
  mutating func decode(_ range: ByteRange, escapes: Bool = true, into list: inout SegmentList) {
    var run = range.start
    var index = range.start
    while index < range.end {
      let byte = bytes[index]
      var end = index + 1
      var decoded: (UInt32, UInt32)?
      if escapes, byte == Ascii.backslash, end < range.end, bytes[end].isPunctuation {
        decoded = (UInt32(bytes[end]), 0)
        end += 1
      } else if byte == Ascii.ampersand,
        let found = StrictReference.scan(bytes, index, before: range.end)
      {
        decoded = (found.first, found.second)
        end = found.end
      } else if byte == 0 {
        decoded = (0xFFFD, 0)
      }
      if let decoded {
        if run < index { add(Segment(ByteRange(run, index)), to: &list) }
        add(Segment(ByteRange(index, end), .scalars, decoded.0, decoded.1), to: &list)
        run = end
      }
      index = end
    }
    if run < range.end { add(Segment(ByteRange(run, range.end)), to: &list) }
  }

  mutating func add(_ segment: Segment, to list: inout SegmentList) {
    list.last = sink.append(segment, after: list.last)
    if list.first < 0 { list.first = list.last }
  }

  // MARK: - Images

  private mutating func image(_ link: InlineLink) {
    let open = parser.items[link.open]
    let close = parser.items[link.close]
    destination(link, .src)
    alternative(link)
    title(link)
    let tail = parser.text.range(Int(close.start), Int(close.end))
    _ = sink.open(.img, parser.text.range(Int(open.start), Int(open.end)), .void)
    sink.close(.img, tail, .void)
  }

  /// Writes an image's description, flattened to plain text, as its `alt`.
  private mutating func alternative(_ link: InlineLink) {
    let start = Int(parser.items[link.open].end)
    let end = Int(parser.items[link.close].start)
    let range = parser.text.range(start, end)
    let isPlain =
      link.close == link.open + 1
      || (link.close == link.open + 2 && parser.items[link.open + 1].kind == .text)
    var payload: Int32 = -1
    if !isPlain || range.count != end - start {
      var list = SegmentList()
      for index in link.open + 1..<link.close { flatten(parser.items[index], into: &list) }
      if list.first < 0 { add(Segment(ByteRange(at: range.start), .scalars), to: &list) }
      payload = list.first
    }
    sink.attribute(
      AttributeRecord(
        name: .alt, nameRange: ByteRange(at: range.start), valueRange: range, payload: payload))
  }

  private mutating func flatten(_ item: InlineItem, into list: inout SegmentList) {
    let start = Int(item.start)
    let end = Int(item.end)
    var plain = 0..<0
    switch item.kind {
    case .text, .extendedAutolink, .opaque: plain = start..<end
    case .bracket: if item.first < 0 { plain = start..<end }
    case .autolink: plain = start + 1..<end - 1
    case .delimiters:
      let run = parser.delimiters[Int(item.first)]
      var position = start
      var match = run.closed
      while match >= 0 {
        position += parser.matches[match].length
        match = parser.matches[match].laterClosed
      }
      plain = position..<position + run.count
    case .code: plain = Int(item.first)..<Int(item.second)
    case .footnote: plain = start + 2..<end - 1
    case .escape, .reference:
      let isEscape = item.kind == .escape
      let scalar = isEscape ? UInt32(parser.text.bytes[start + 1]) : UInt32(item.first)
      add(
        Segment(
          parser.text.range(start, end), .scalars, scalar, isEscape ? 0 : UInt32(item.second)),
        to: &list)
    case .softBreak, .hardBreak:
      let range = ByteRange(parser.text.sourceStart(start), parser.text.sourceStart(end))
      add(Segment(range, .scalars, UInt32(Ascii.newline)), to: &list)
    case .linkEnd, .html, .jsx: return
    }
    for piece in pieces(plain.lowerBound, plain.upperBound) { add(Segment(piece), to: &list) }
  }
}
