// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Makes of a post's text what WordPress shows: paragraphs where the classic editor has blank lines (`wpautop`), and
/// figures where it has `[caption]`.
struct WordPressText {
  private let raw: ExportText
  private let bytes: [UInt8]
  private let isClassic: Bool
  private var text = ExportText()
  private var cursor = 0
  /// What was copied so far.
  private var copied = 0
  /// Whether a paragraph is open that the text does not open itself.
  private var isOpen = false
  /// Whether text is in a block of its own, where it is not a paragraph until a blank line.
  private var isBare = false
  /// Whether a block's tag or a line break is before, so that a new line is only white space.
  private var endsLine = true
  /// Where the next `[/caption]` is, as far as it was looked for.
  private var nextClosing: Int?

  /// The elements that are paragraphs of their own, as `wpautop` lists them.
  private static let blocks: Set<String> = [
    "table", "thead", "tfoot", "caption", "col", "colgroup", "tbody", "tr", "td", "th", "div",
    "dl", "dd", "dt", "ul", "ol", "li", "pre", "form", "map", "area", "blockquote", "address",
    "style", "p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "fieldset", "legend", "section",
    "article", "aside", "hgroup", "header", "footer", "nav", "figure", "figcaption", "details",
    "menu", "summary", "script", "center", "dialog", "main", "search",
  ]
  /// The elements whose content is left as it is.
  private static let opaque: Set<String> = ["pre", "script", "style", "textarea", "svg", "math"]

  private init(_ raw: ExportText) {
    self.raw = raw
    bytes = raw.bytes
    isClassic = !Self.contains("<!-- wp:", in: raw.bytes)
  }

  /// `raw` as WordPress shows it; takes time in proportion to it.
  static func shown(_ raw: ExportText) -> ExportText {
    var text = WordPressText(raw)
    text.run()
    return text.text
  }

  private mutating func run() {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): index = tag(index)
      case UInt8(ascii: "["): index = shortcode(index)
      case 0x0A, 0x0D: index = line(index)
      case 0x20, 0x09: index += 1
      default:
        open(before: index)
        index += 1
        // The rest of a word says nothing new.
        while index < bytes.count, !Self.isSpecial(bytes[index]) { index += 1 }
      }
    }
    copy(upTo: bytes.count)
    close()
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[")
  }

  // MARK: Writing

  private mutating func copy(upTo end: Int) {
    guard end > copied else { return }
    text.copy(copied..<end, of: raw, &cursor)
    copied = end
  }

  /// Leaves out what is not copied up to `end`.
  private mutating func skip(to end: Int) { copied = max(copied, end) }

  private mutating func insert(_ markup: String, at offset: Int) {
    let place = raw.place(min(offset, max(0, bytes.count - 1)))
    text.insert(
      markup.utf8, for: ByteRange(at: offset < bytes.count ? place.start : place.end))
  }

  private mutating func open(before index: Int) {
    endsLine = false
    guard isClassic, !isOpen, !isBare else { return }
    copy(upTo: index)
    insert("<p>", at: index)
    isOpen = true
  }

  private mutating func close() {
    guard isOpen else { return }
    insert("</p>", at: copied)
    isOpen = false
  }

  // MARK: Reading

  /// A line ends: a blank one parts paragraphs, another breaks the line.
  private mutating func line(_ start: Int) -> Int {
    var index = start
    var lines = 0
    while index < bytes.count, bytes[index] <= 0x20 {
      if bytes[index] == 0x0A { lines += 1 }
      index += 1
    }
    guard isClassic else { return index }
    if lines > 1 {
      copy(upTo: start)
      close()
      isBare = false
      endsLine = true
    } else if isOpen || isBare, !endsLine, index < bytes.count, !opensBlock(index) {
      copy(upTo: start)
      insert("<br>", at: start)
      endsLine = true
    }
    return index
  }

  private func opensBlock(_ index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "<") else { return false }
    let start =
      index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/") ? index + 2 : index + 1
    return Self.blocks.contains(name(start))
  }

  private func name(_ start: Int) -> String {
    let name = bytes[min(start, bytes.count)...].prefix(12).prefix {
      $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39
    }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  private mutating func tag(_ start: Int) -> Int {
    if bytes[start...].starts(with: "<!--".utf8) {
      return end(of: "-->", from: start + 4) ?? bytes.count
    }
    let isEnd = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
    let name = name(isEnd ? start + 2 : start + 1)
    guard !name.isEmpty else {
      open(before: start)
      return start + 1
    }
    var end = tagEnd(start)
    if !isEnd, Self.opaque.contains(name) { end = closing(name, from: end) }
    if Self.blocks.contains(name) {
      block(name, isEnd: isEnd, start, end)
    } else if name == "br" {
      endsLine = true
    } else if !isEnd {
      open(before: start)
    } else {
      endsLine = false
    }
    return end
  }

  private mutating func block(_ name: String, isEnd: Bool, _ start: Int, _ end: Int) {
    guard isClassic else { return }
    if name == "p", isEnd {
      isOpen = false
    } else {
      copy(upTo: start)
      close()
    }
    endsLine = true
    let hasText = !["blockquote", "hr", "pre", "script", "style", "form"].contains(name)
    isBare = !isEnd && hasText
  }

  /// After the `>` of the tag at `start`.
  private func tagEnd(_ start: Int) -> Int {
    var index = start + 1
    var quote: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if bytes[index - 1] == UInt8(ascii: "=") { quote = byte }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if byte == UInt8(ascii: "<") {
        return index
      }
      index += 1
    }
    return bytes.count
  }

  /// After the end tag of the element `name`, else the end.
  private func closing(_ name: String, from start: Int) -> Int {
    var index = start
    while let open = end(of: "</", from: index) {
      if self.name(open) == name { return tagEnd(open - 1) }
      index = open
    }
    return bytes.count
  }

  // MARK: Captions

  private mutating func shortcode(_ start: Int) -> Int {
    for name in ["caption", "wp_caption"] {
      let behind = start + 1 + name.utf8.count
      guard bytes[(start + 1)...].starts(with: name.utf8), behind < bytes.count,
        bytes[behind] <= 0x20 || bytes[behind] == UInt8(ascii: "]"),
        let end = caption(start, behind, name)
      else { continue }
      return end
    }
    open(before: start)
    return start + 1
  }

  /// Writes the figure that the caption shortcode at `start` makes; nil when it makes none.
  private mutating func caption(_ start: Int, _ attributes: Int, _ name: String) -> Int? {
    guard let open = shortcodeEnd(attributes), let close = closingCaption(from: open),
      let image = image(open, before: close)
    else { return nil }
    let end = self.end(of: "]", from: close) ?? bytes.count
    var caption = trimmed(image.upperBound..<close)
    if let value = captionAttribute(attributes..<open) { caption = trimmed(value) }
    copy(upTo: start)
    if isClassic { self.close() }
    skip(to: start)
    insert("<figure class=\"wp-caption\">", at: start)
    // The attribute is before the image, and pieces are copied in order.
    if caption.upperBound <= image.lowerBound {
      insert("<figcaption class=\"wp-caption-text\">", at: caption.lowerBound)
      skip(to: caption.lowerBound)
      copy(upTo: caption.upperBound)
      insert("</figcaption>", at: caption.upperBound)
      skip(to: image.lowerBound)
      copy(upTo: image.upperBound)
    } else {
      skip(to: image.lowerBound)
      copy(upTo: image.upperBound)
      if !caption.isEmpty {
        skip(to: caption.lowerBound)
        insert("<figcaption class=\"wp-caption-text\">", at: caption.lowerBound)
        copy(upTo: caption.upperBound)
        insert("</figcaption>", at: caption.upperBound)
      }
    }
    skip(to: end)
    insert("</figure>", at: end)
    endsLine = true
    isBare = false
    return end
  }

  /// After the `]` of the shortcode whose attributes begin at `start`.
  private func shortcodeEnd(_ start: Int) -> Int? {
    var quote: UInt8 = 0
    var index = start
    while index < bytes.count, index < start + 4096 {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "]") {
        return index + 1
      } else if byte == UInt8(ascii: "[") {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// Where the next closing caption shortcode begins.
  private mutating func closingCaption(from start: Int) -> Int? {
    if let known = nextClosing, known >= start { return known < bytes.count ? known : nil }
    var index = start
    while let behind = end(of: "[/", from: index) {
      for name in ["caption]", "wp_caption]"] where bytes[behind...].starts(with: name.utf8) {
        nextClosing = behind - 2
        return behind - 2
      }
      index = behind
    }
    nextClosing = bytes.count
    return nil
  }

  /// The image that opens `start..<end`, with a link around it.
  private func image(_ start: Int, before end: Int) -> Range<Int>? {
    var index = blank(start, end)
    let first = index
    var isLinked = false
    if index < end, bytes[index] == UInt8(ascii: "<"), name(index + 1) == "a" {
      isLinked = true
      index = blank(tagEnd(index), end)
    }
    guard index < end, bytes[index] == UInt8(ascii: "<"), name(index + 1) == "img" else {
      return nil
    }
    index = tagEnd(index)
    if isLinked {
      let behind = blank(index, end)
      if behind + 3 < end, bytes[behind...].starts(with: "</a".utf8) { index = tagEnd(behind) }
    }
    return index <= end ? first..<index : nil
  }

  private func blank(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index] <= 0x20 { index += 1 }
    return index
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = blank(range.lowerBound, range.upperBound)
    var end = range.upperBound
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// The value of the attribute `caption` among the shortcode's.
  private func captionAttribute(_ range: Range<Int>) -> Range<Int>? {
    let word = Array(" caption=".utf8)
    for start in range
    where bytes[start] <= 0x20
      && bytes[(start + 1)..<range.upperBound].starts(with: word.dropFirst())
    {
      let behind = start + word.count
      guard behind < range.upperBound,
        bytes[behind] == UInt8(ascii: "\"") || bytes[behind] == UInt8(ascii: "'"),
        let end = bytes[(behind + 1)..<range.upperBound].firstIndex(of: bytes[behind])
      else { continue }
      return behind + 1..<end
    }
    return nil
  }

  // MARK: Bytes

  private static func contains(_ word: String, in bytes: [UInt8]) -> Bool {
    var index = 0
    while let found = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[found...].starts(with: word.utf8) { return true }
      index = found + 1
    }
    return false
  }

  /// After the next `word`; nil where there is none.
  private func end(of word: String, from start: Int) -> Int? {
    guard let first = word.utf8.first else { return nil }
    var index = min(start, bytes.count)
    while let found = bytes[index...].firstIndex(of: first) {
      if bytes[found...].starts(with: word.utf8) { return found + word.utf8.count }
      index = found + 1
    }
    return nil
  }
}
