// SPDX-License-Identifier: Apache-2.0

/// Raw HTML by CommonMark's grammar, which is narrower than HTML's own.
enum TagScanner {
  /// The end of the open or closing tag whose `<` is at `index`. Where template tags are read, they may take the place
  /// of an attribute and hide quotes inside a value.
  static func tag(
    _ bytes: [UInt8], _ index: Int, before end: Int, _ options: MarkdownDialect.Options
  ) -> Int? {
    var position = index + 1
    guard position < end else { return nil }
    if bytes[position] == Ascii.slash {
      guard let name = tagName(bytes, position + 1, before: end) else { return nil }
      position = skipWhite(bytes, name, before: end)
      return position < end && bytes[position] == Ascii.greater ? position + 1 : nil
    }
    guard let name = tagName(bytes, position, before: end) else { return nil }
    position = name
    while true {
      let behind = skipWhite(bytes, position, before: end)
      guard behind < end else { return nil }
      switch bytes[behind] {
      case Ascii.greater: return behind + 1
      case Ascii.slash:
        return behind + 1 < end && bytes[behind + 1] == Ascii.greater ? behind + 2 : nil
      case Ascii.leftBrace:
        guard let next = OpaqueScanner.template(bytes, behind, before: end, options) else {
          return nil
        }
        position = next
        continue
      default: break
      }
      // After a template tag no white space is needed: it may have made some.
      guard behind > position || bytes[position - 1] == Ascii.rightBrace,
        let next = attribute(bytes, behind, before: end, options)
      else { return nil }
      position = next
    }
  }

  private static func tagName(_ bytes: [UInt8], _ index: Int, before end: Int) -> Int? {
    guard index < end, bytes[index].isLetter else { return nil }
    var index = index + 1
    while index < end, bytes[index].isAlphanumeric || bytes[index] == Ascii.minus { index += 1 }
    return index
  }

  private static func skipWhite(_ bytes: [UInt8], _ index: Int, before end: Int) -> Int {
    var index = index
    while index < end, bytes[index].isBlank || bytes[index].isLineEnd { index += 1 }
    return index
  }

  /// The end of the attribute at `index`, value and all.
  private static func attribute(
    _ bytes: [UInt8], _ index: Int, before end: Int, _ options: MarkdownDialect.Options
  ) -> Int? {
    let first = bytes[index]
    guard first.isLetter || first == Ascii.underscore || first == Ascii.colon else { return nil }
    var position = index + 1
    while position < end {
      let byte = bytes[position]
      guard
        byte.isAlphanumeric || byte == Ascii.underscore || byte == Ascii.dot || byte == Ascii.colon
          || byte == Ascii.minus
      else { break }
      position += 1
    }
    var value = skipWhite(bytes, position, before: end)
    guard value < end, bytes[value] == Ascii.equals else { return position }
    value = skipWhite(bytes, value + 1, before: end)
    guard value < end else { return nil }
    let quote = bytes[value]
    if quote == Ascii.quote || quote == Ascii.apostrophe {
      value += 1
      while value < end, bytes[value] != quote {
        if bytes[value] == Ascii.leftBrace,
          let next = OpaqueScanner.template(bytes, value, before: end, options)
        {
          value = next
        } else {
          value += 1
        }
      }
      return value < end ? value + 1 : nil
    }
    let start = value
    while value < end {
      switch bytes[value] {
      case Ascii.leftBrace:
        value = OpaqueScanner.template(bytes, value, before: end, options) ?? value + 1
      case 0...Ascii.space, Ascii.quote, Ascii.apostrophe, Ascii.equals, Ascii.less, Ascii.greater,
        Ascii.backtick:
        return value > start ? value : nil
      default: value += 1
      }
    }
    return value > start ? value : nil
  }

  /// The start condition (1…7) of an HTML block whose `<` is at `index`, or nothing.
  static func blockCondition(
    _ bytes: [UInt8], _ index: Int, before end: Int, interruptsParagraph: Bool,
    _ options: MarkdownDialect.Options
  ) -> UInt8? {
    let older = options.contains(.olderHTML)
    let second = index + 1 < end ? bytes[index + 1] : 0
    if second == Ascii.bang {
      if bytes.has("<!--", at: index, before: end) { return 2 }
      if bytes.has("<![CDATA[", at: index, before: end) { return 5 }
      let third = index + 2 < end ? bytes[index + 2] : 0
      return third.isLetter && (!older || third == third & 0xDF) ? 4 : nil
    }
    if second == Ascii.question { return 3 }
    let isClosing = second == Ascii.slash
    let start = isClosing ? index + 2 : index + 1
    guard let nameEnd = tagName(bytes, start, before: end) else { return nil }
    let behind = nameEnd < end ? bytes[nameEnd] : Ascii.newline
    if !isClosing, behind.isBlank || behind.isLineEnd || behind == Ascii.greater {
      for name in rawNames where nameEnd - start == name.utf8CodeUnitCount {
        if bytes.hasFolded(name, at: start, before: end), !older || name.utf8CodeUnitCount < 8 {
          return 1
        }
      }
    }
    let closesItself =
      behind == Ascii.slash && nameEnd + 1 < end && bytes[nameEnd + 1] == Ascii.greater
    if behind.isBlank || behind.isLineEnd || behind == Ascii.greater || closesItself {
      if nameEnd - start <= 10, isBlockName(bytes, start, nameEnd, options) { return 6 }
    }
    if interruptsParagraph { return nil }
    guard var stop = tag(bytes, index, before: end, options) else { return nil }
    while stop < end, bytes[stop].isBlank { stop += 1 }
    return stop >= end || bytes[stop].isLineEnd ? 7 : nil
  }

  private static let rawNames: [StaticString] = ["pre", "script", "style", "textarea"]

  /// Whether the line `start..<end` holds what ends an HTML block of `condition`.
  static func closesBlock(_ bytes: [UInt8], _ start: Int, _ end: Int, condition: UInt8) -> Bool {
    switch condition {
    case 1:
      var index = start
      while let found = bytes.find("</", from: index, before: end) {
        for name in rawNames where bytes.hasFolded(name, at: found + 2, before: end) {
          if bytes.byte(found + 2 + name.utf8CodeUnitCount) == Ascii.greater { return true }
        }
        index = found + 2
      }
      return false
    case 2: return bytes.find("-->", from: start, before: end) != nil
    case 3: return bytes.find("?>", from: start, before: end) != nil
    case 4: return bytes.find(">", from: start, before: end) != nil
    case 5: return bytes.find("]]>", from: start, before: end) != nil
    default: return false
    }
  }

  /// Whether the name is one of those that open an HTML block of the sixth kind.
  private static func isBlockName(
    _ bytes: [UInt8], _ start: Int, _ end: Int, _ options: MarkdownDialect.Options
  ) -> Bool {
    let name = bytes[start..<end].map(\.lowered)
    if blockNames.contains(name) { return true }
    if options.isDisjoint(with: [.olderHTML, .goldmark]) {
      return name.elementsEqual("search".utf8)
    }
    return name.elementsEqual("source".utf8)
      || options.contains(.goldmark) && name.elementsEqual("meta".utf8)
  }

  private static let blockNames: Set<[UInt8]> = Set(
    [
      "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
      "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
      "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
      "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
      "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "summary",
      "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
    ].map { Array($0.utf8) })
}
