// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Finds text that was damaged on its way: UTF-8 that was read as something else, characters that
/// were lost, entities and escapes that readers see, and placeholders that no one filled.
struct DamagedText {
  enum Kind {
    case encoding
    case entity
    case placeholder
  }

  private let text: [UInt8]
  /// Whether the page was built, so that nothing fills in what is there.
  private let isBuilt: Bool

  init(text: [UInt8], isBuilt: Bool) {
    self.text = text
    self.isBuilt = isBuilt
  }

  /// Whether the bytes hold the beginning of anything that is looked for.
  static func mayBe(in source: SourceText, _ range: ByteRange) -> Bool {
    let bytes = source.bytes.span
    var index = range.start
    let end = range.end - 2
    while index < end {
      switch bytes[index] {
      case 0xC3 where bytes[index + 1] == 0xA2 && bytes[index + 2] == 0xE2: return true
      case 0xC3 where bytes[index + 1] | 1 == 0x83 && bytes[index + 2] >= 0xC2: return true
      case 0xEF where bytes[index + 1] == 0xBF && bytes[index + 2] == 0xBD: return true
      case UInt8(ascii: "&") where bytes[index + 1] == UInt8(ascii: "a"):
        if index + 4 < range.end, bytes[index + 2] == UInt8(ascii: "m"),
          bytes[index + 3] == UInt8(ascii: "p"), bytes[index + 4] == UInt8(ascii: ";")
        {
          return true
        }
      case UInt8(ascii: "u") where bytes[index + 1] == 0x30 && bytes[index + 2] == 0x30:
        return true
      case UInt8(ascii: "%") where bytes[index + 1] == UInt8(ascii: "%"): return true
      case UInt8(ascii: "[")
      where bytes[index + 1] == UInt8(ascii: "o") && bytes[index + 2] == UInt8(ascii: "b"):
        return true
      default: break
      }
      index += 1
    }
    return false
  }

  /// The damaged places, in order.
  mutating func find() -> [(Range<Int>, Kind)] {
    var found: [(Range<Int>, Kind)] = []
    var escapes: [Range<Int>] = []
    var index = 0
    while index < text.count {
      var place: (Range<Int>, Kind)?
      switch text[index] {
      case 0xC3: place = mojibake(at: index).map { ($0, .encoding) }
      case 0xEF: place = lost(at: index).map { ($0, .encoding) }
      case UInt8(ascii: "&"): place = entity(at: index).map { ($0, .entity) }
      case UInt8(ascii: "%"): place = variable(at: index).map { ($0, .placeholder) }
      case UInt8(ascii: "[") where isBuilt && has("[object Object]", at: index):
        place = (index..<index + 15, .placeholder)
      case UInt8(ascii: "u"):
        if let range = escape(at: index) {
          escapes.append(range)
          index = range.upperBound
          continue
        }
      default: break
      }
      if let place, !isQuoted(place.0) {
        found.append(place)
        index = place.0.upperBound
      } else {
        index += 1
      }
    }
    // One alone may be spoken of; the angle brackets of a tag are not.
    if let first = escapes.first, escapes.count > 1, has("03c", at: first.lowerBound + 2) {
      found.append((first, .entity))
    }
    return found
  }

  private func has(_ word: StaticString, at index: Int) -> Bool {
    word.withUTF8Buffer { word in
      index + word.count <= text.count && text[index..<index + word.count].elementsEqual(word)
    }
  }

  private func isLetter(_ index: Int) -> Bool {
    text.indices.contains(index)
      && ((0x61...0x7A).contains(text[index] | 0x20) || text[index] >= 0xC3 && text[index] < 0xE0)
  }

  /// Whether it is in quotation marks: the text is about it.
  private func isQuoted(_ range: Range<Int>) -> Bool {
    let before = range.lowerBound - 1
    guard before >= 0 else { return false }
    if [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "(")].contains(text[before]) {
      return true
    }
    return before >= 2 && text[before - 2] == 0xE2 && text[before - 1] == 0x80
      && (0x98...0x9E).contains(text[before])
  }

  /// `â€™` of a typographic mark, `Ã¼` of a letter, `Â£` of a sign.
  private func mojibake(at index: Int) -> Range<Int>? {
    guard index + 3 < text.count else { return nil }
    if text[index + 1] == 0xA2 {
      guard index + 4 < text.count, text[index + 2] == 0xE2, text[index + 3] == 0x82,
        text[index + 4] == 0xAC
      else { return nil }
      var end = index + 5
      if end < text.count, text[end] >= 0xC2 {
        end += 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      }
      return index..<end
    }
    let second = (text[index + 2], text[index + 3])
    switch text[index + 1] {
    case 0x83:
      let isSign =
        second.0 == 0xC2 && (0xA1...0xBF).contains(second.1) && second.1 != 0xAB && second.1 != 0xBB
        || second.0 == 0xC5 && second.1 == 0xB8
      return isSign && (isLetter(index - 1) || isLetter(index + 4)) ? index..<index + 4 : nil
    case 0x82:
      let signs: [UInt8] = [0xA2, 0xA3, 0xA5, 0xA7, 0xA9, 0xAE, 0xB0, 0xB1, 0xB2, 0xB3, 0xB5]
      guard second.0 == 0xC2, signs.contains(second.1) || (0xBC...0xBE).contains(second.1),
        !isLetter(index - 1)
      else { return nil }
      return index..<index + 4
    default: return nil
    }
  }

  /// U+FFFD next to a letter.
  private func lost(at index: Int) -> Range<Int>? {
    guard index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] == 0xBD,
      isLetter(index - 1) || isLetter(index + 3)
    else { return nil }
    return index..<index + 3
  }

  /// An entity between letters, or `&amp;` between words, in a text that does not speak of them.
  private mutating func entity(at index: Int) -> Range<Int>? {
    let names: [StaticString] = ["&amp;", "&nbsp;", "&rsquo;", "&quot;", "&eacute;", "&uuml;"]
    var end = index
    if has("&#", at: index) {
      end = index + 2
      while end < text.count, end < index + 8, text[end] != UInt8(ascii: ";") { end += 1 }
      let number = text[min(index + 2, end)..<end]
      guard end < text.count, text[end] == UInt8(ascii: ";"), number.count >= 2,
        number.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      end += 1
    } else if let name = names.first(where: { has($0, at: index) }) {
      end = index + name.utf8CodeUnitCount
    } else {
      return nil
    }
    let isInside = isLetter(index - 1) && isLetter(end)
    let isAmpersand =
      has("&amp;", at: index) && index > 1 && end + 1 < text.count && text[index - 1] == 0x20
      && text[end] == 0x20 && isLetter(index - 2) && isLetter(end + 1)
    guard isInside || isAmpersand, !speaksOfEntities else { return nil }
    return index..<end
  }

  /// Looked for once, however many entities there are.
  private lazy var speaksOfEntities: Bool = {
    let words: [StaticString] = [
      "entit", "escap", "HTML", "encod", "ampersand", "&lt;", "XML", "charact",
    ]
    return text.indices.contains { index in words.contains { has($0, at: index) } }
  }()

  /// `u003c` and its like, of JSON that lost its backslashes or kept them.
  private mutating func escape(at index: Int) -> Range<Int>? {
    guard has("u00", at: index), index + 5 <= text.count,
      text[(index + 3)..<(index + 5)].allSatisfy({
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
      }), !speaksOfEntities
    else { return nil }
    return index..<index + 5
  }

  private static let variables: [StaticString] = [
    "title", "sitename", "sitedesc", "sep", "excerpt", "excerpt_only", "page", "category",
    "primary_category", "term_title", "currentyear", "currentmonth", "focuskw", "tag", "name",
    "date",
  ]

  /// A variable of an SEO plugin: `%%title%%`.
  private func variable(at index: Int) -> Range<Int>? {
    guard has("%%", at: index) else { return nil }
    for name in Self.variables where has(name, at: index + 2) {
      let end = index + 2 + name.utf8CodeUnitCount
      if has("%%", at: end) { return index..<end + 2 }
    }
    return nil
  }
}
