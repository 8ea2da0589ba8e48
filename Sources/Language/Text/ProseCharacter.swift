// SPDX-License-Identifier: Apache-2.0

/// What a code point is for the one who counts words.
package enum ProseCharacter: UInt8 {
  case letter
  case digit
  /// A combining mark, or a joiner that shows nothing: part of the word before it, never the start
  /// of one.
  case mark
  /// An apostrophe or a hyphen: part of a word when it is between two word characters.
  case joiner
  /// Han, Hiragana, Katakana: a word by itself.
  case ideograph
  case space
  /// Control and format characters, which show nothing.
  case invisible
  case other
}

extension ProseCharacter {
  // One bit for each ASCII character, in two words.
  private static let digits: UInt64 = 0x03FF_0000_0000_0000
  private static let letters: UInt64 = 0x07FF_FFFE_07FF_FFFE

  /// Whether the byte is an ASCII letter or digit.
  @inline(__always)
  package static func isWord(ascii byte: UInt8) -> Bool {
    let bits = byte & 0x40 == 0 ? digits : letters
    return byte < 0x80 && bits >> UInt64(byte & 0x3F) & 1 != 0
  }

  @inline(__always)
  package static func isLetter(ascii byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  @inline(__always)
  package static func of(ascii byte: UInt8) -> ProseCharacter {
    if isLetter(ascii: byte) { return .letter }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .digit
    case UInt8(ascii: "'"), UInt8(ascii: "-"): return .joiner
    case 0x20, 0x09...0x0D: return .space
    case 0x00...0x1F, 0x7F: return .invisible
    default: return .other
    }
  }

  /// Frequent code points from compact ranges, the rest from Unicode's general category.
  package static func of(_ code: UInt32) -> ProseCharacter {
    switch code {
    case 0..<0x80: return of(ascii: UInt8(truncatingIfNeeded: code))
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      return .space
    case 0xAD, 0x200C, 0x200D, 0x2060: return .mark
    case 0x2019, 0x2010, 0x2011, 0xFF07, 0xFF0D: return .joiner
    case 0x80...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2061...0x206F, 0xFEFF:
      return .invisible
    case 0xAA, 0xB5, 0xBA: return .letter
    case 0xA1...0xBF, 0xD7, 0xF7: return .other
    case 0xC0...0x2AF: return .letter
    case 0x300...0x36F: return .mark
    case 0x386, 0x388...0x3CE, 0x3D0...0x3F5, 0x3F7...0x481, 0x48A...0x52F: return .letter
    case 0x5D0...0x5EA, 0x620...0x64A, 0x671...0x6D3: return .letter
    case 0x64B...0x65F, 0x591...0x5BD: return .mark
    case 0x660...0x669, 0x6F0...0x6F9: return .digit
    case 0x1E00...0x1EFF, 0xAC00...0xD7A3: return .letter
    case 0x2012...0x2018, 0x201A...0x2027, 0x2030...0x205E, 0x20A0...0x20C0, 0x2190...0x2BFF:
      return .other
    case 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x303B, 0x3041...0x3096,
      0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9D, 0x1B000...0x1B16F, 0x20000...0x3FFFD:
      return .ideograph
    case 0x3001...0x3004, 0x3008...0x3020, 0xFF01...0xFF06, 0xFF08...0xFF0C, 0xFF0E, 0xFF0F,
      0xFF1A...0xFF20:
      return .other
    case 0x3099, 0x309A, 0xFF9E, 0xFF9F, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: return .mark
    case 0x1F000...0x1F3FA, 0x1F400...0x1FAFF: return .other
    default: return byCategory(code)
    }
  }

  private static func byCategory(_ code: UInt32) -> ProseCharacter {
    guard let scalar = Unicode.Scalar(code) else { return .other }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letter
    case .decimalNumber, .letterNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .control, .format: return .invisible
    default: return .other
    }
  }
}

/// Reading UTF-8 that may be broken: a byte that fits nowhere is a character of its own.
package enum UTF8Reading {
  /// The code point at `index` and its length; U+FFFD and 1 for a byte that is not UTF-8.
  @inline(__always)
  package static func decode(
    _ bytes: Span<UInt8>, at index: Int, end: Int
  ) -> (code: UInt32, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= end else { return (0xFFFD, 1) }
    var code = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let next = bytes[index + offset]
      guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      code = code << 6 | UInt32(next & 0x3F)
    }
    return (code, length)
  }

  /// Where the code point that ends in front of `index` begins; not before `start`.
  package static func previous(_ bytes: Span<UInt8>, before index: Int, start: Int) -> Int {
    var place = index - 1
    while place > start, place > index - 4, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }
}
