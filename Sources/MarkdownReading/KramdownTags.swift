// SPDX-License-Identifier: Apache-2.0

/// HTML tags by kramdown's grammar, which decides what Jekyll reads as HTML and what as text.
struct KramdownTags {
  struct Tag {
    /// After the `>`.
    var end: Int
    var name: Range<Int>
    var isClosing = false
    /// Whether it ends its own element.
    var isWhole = false
    /// The value of `markdown`, where the tag has it.
    var markdown: Range<Int>?
  }

  /// Tags that ran on for long and were none.
  private var failures = 0
  private static let mostFailures = 64

  /// The start or end tag at the `<` at `index`. Tags of Liquid may be between its attributes and be a value.
  mutating func tag(
    _ bytes: [UInt8], _ index: Int, before end: Int, _ options: MarkdownDialect.Options
  ) -> Tag? {
    guard failures < Self.mostFailures else { return nil }
    var position = index + 1
    let isClosing = position < end && bytes[position] == Ascii.slash
    if isClosing { position += 1 }
    guard let nameEnd = Self.name(bytes, position, before: end) else { return nil }
    var tag = Tag(end: 0, name: position..<nameEnd, isClosing: isClosing)
    position = nameEnd
    while true {
      let behind = Self.space(bytes, position, before: end)
      guard behind < end else { return fail(behind - index) }
      switch bytes[behind] {
      case Ascii.greater:
        tag.end = behind + 1
        return tag
      case Ascii.slash where !isClosing && behind + 1 < end && bytes[behind + 1] == Ascii.greater:
        tag.end = behind + 2
        tag.isWhole = true
        return tag
      case Ascii.leftBrace:
        guard let next = OpaqueScanner.template(bytes, behind, before: end, options) else {
          return fail(behind - index)
        }
        position = next
        continue
      default: break
      }
      guard !isClosing, behind > position || bytes[position - 1] == Ascii.rightBrace,
        let key = Self.name(bytes, behind, before: end)
      else { return fail(behind - index) }
      position = key
      guard let value = Self.value(bytes, position, before: end, options) else { continue }
      position = value.end
      if key - behind == 8, bytes.hasFolded("markdown", at: behind, before: end) {
        tag.markdown = value.inside
      }
    }
  }

  private mutating func fail(_ length: Int) -> Tag? {
    if length > 256 { failures += 1 }
    return nil
  }

  private static func name(_ bytes: [UInt8], _ index: Int, before end: Int) -> Int? {
    guard index < end, bytes[index].isLetter || bytes[index] == Ascii.underscore else { return nil }
    var index = index + 1
    while index < end {
      let byte = bytes[index]
      guard
        byte.isAlphanumeric || byte == Ascii.underscore || byte == Ascii.minus || byte == Ascii.dot
          || byte == Ascii.colon && index + 1 < end && bytes[index + 1].isLetter
      else { break }
      index += 1
    }
    return index
  }

  private static func space(_ bytes: [UInt8], _ index: Int, before end: Int) -> Int {
    var index = index
    while index < end, bytes[index].isWhite { index += 1 }
    return index
  }

  /// The value after the key that ends at `index`, if it has one that kramdown reads.
  private static func value(
    _ bytes: [UInt8], _ index: Int, before end: Int, _ options: MarkdownDialect.Options
  ) -> (end: Int, inside: Range<Int>)? {
    let sign = space(bytes, index, before: end)
    guard sign < end, bytes[sign] == Ascii.equals else { return nil }
    let start = space(bytes, sign + 1, before: end)
    guard start < end else { return nil }
    if bytes[start] == Ascii.quote || bytes[start] == Ascii.apostrophe {
      var stop = start + 1
      while stop < end, bytes[stop] != bytes[start] {
        if bytes[stop] == Ascii.leftBrace,
          let next = OpaqueScanner.template(bytes, stop, before: end, options)
        {
          stop = next
        } else {
          stop += 1
        }
      }
      return stop < end ? (stop + 1, start + 1..<stop) : nil
    }
    if bytes[start] == Ascii.leftBrace {
      return OpaqueScanner.template(bytes, start, before: end, options).map { ($0, start..<$0) }
    }
    var stop = start
    while stop < end, bytes[stop].isAlphanumeric || bytes[stop] == Ascii.underscore { stop += 1 }
    return stop > start ? (stop, start..<stop) : nil
  }

  // MARK: - Names

  /// Whether the name is that of an element within a line of text.
  static func isSpan(_ bytes: [UInt8], _ name: Range<Int>) -> Bool { has(spans, bytes, name) }
  /// Whether kramdown takes its tags for text inside of a line.
  static func isBlock(_ bytes: [UInt8], _ name: Range<Int>) -> Bool { has(blocks, bytes, name) }
  static func isVoid(_ bytes: [UInt8], _ name: Range<Int>) -> Bool { has(voids, bytes, name) }
  /// Whether nothing in it is Markdown.
  static func isRaw(_ bytes: [UInt8], _ name: Range<Int>) -> Bool { has(raws, bytes, name) }

  private static func has(_ names: Set<[UInt8]>, _ bytes: [UInt8], _ name: Range<Int>) -> Bool {
    names.contains(folded(bytes, name))
  }

  static func folded(_ bytes: [UInt8], _ name: Range<Int>) -> [UInt8] {
    name.count > 16 ? [] : bytes[name].map(\.lowered)
  }

  private static func names(_ text: String) -> Set<[UInt8]> {
    Set(text.utf8.split(separator: Ascii.space).map { Array($0) })
  }

  private static let spans = names(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option "
      + "q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var")
  private static let blocks = names(
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset "
      + "figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li "
      + "main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul")
  private static let voids = names(
    "area base br col command embed hr img input keygen link meta param source track wbr")
  private static let raws = names(
    "script style math option textarea pre code kbd samp var")
}
