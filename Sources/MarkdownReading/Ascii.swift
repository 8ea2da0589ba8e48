// SPDX-License-Identifier: Apache-2.0

/// The bytes that Markdown's grammar names.
enum Ascii {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let bang: UInt8 = 0x21
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let dollar: UInt8 = 0x24
  static let percent: UInt8 = 0x25
  static let ampersand: UInt8 = 0x26
  static let apostrophe: UInt8 = 0x27
  static let leftParenthesis: UInt8 = 0x28
  static let rightParenthesis: UInt8 = 0x29
  static let star: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let minus: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let zero: UInt8 = 0x30
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let leftBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let rightBracket: UInt8 = 0x5D
  static let caret: UInt8 = 0x5E
  static let underscore: UInt8 = 0x5F
  static let backtick: UInt8 = 0x60
  static let leftBrace: UInt8 = 0x7B
  static let pipe: UInt8 = 0x7C
  static let rightBrace: UInt8 = 0x7D
  static let tilde: UInt8 = 0x7E
}

extension UInt8 {
  @inline(__always) var isBlank: Bool { self == Ascii.space || self == Ascii.tab }
  @inline(__always) var isLineEnd: Bool { self == Ascii.newline || self == Ascii.carriageReturn }
  /// Space, tab or line end.
  @inline(__always) var isWhite: Bool { self == Ascii.space || (self >= 0x09 && self <= 0x0D) }
  @inline(__always) var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inline(__always) var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  @inline(__always) var isAlphanumeric: Bool { isLetter || isDigit }
  @inline(__always) var isPunctuation: Bool {
    (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40)
      || (self >= 0x5B && self <= 0x60) || (self >= 0x7B && self <= 0x7E)
  }
  /// ASCII letters in lower case, everything else as it is.
  @inline(__always) var lowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

extension [UInt8] {
  /// The byte at `index`, or 0 where there is none.
  @inline(__always) func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < count ? self[index] : 0
  }

  /// Whether `text` is at `index`, in front of `end`.
  func has(_ text: StaticString, at index: Int, before end: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index + length <= Swift.min(end, count) else { return false }
    return text.withUTF8Buffer { word in
      for offset in 0..<length where self[index + offset] != word[offset] { return false }
      return true
    }
  }

  /// As ``has(_:at:before:)`` without regard to the case of ASCII letters; `text` is in lower case.
  func hasFolded(_ text: StaticString, at index: Int, before end: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index + length <= Swift.min(end, count) else { return false }
    return text.withUTF8Buffer { word in
      for offset in 0..<length where self[index + offset].lowered != word[offset] { return false }
      return true
    }
  }

  /// The index of `text` at or after `index`, wholly in front of `end`.
  func find(_ text: StaticString, from index: Int, before end: Int) -> Int? {
    let length = text.utf8CodeUnitCount
    let end = Swift.min(end, count)
    guard length > 0, index >= 0, index + length <= end else { return nil }
    return text.withUTF8Buffer { word in
      var position = index
      while position + length <= end {
        if self[position] == word[0] {
          var offset = 1
          while offset < length, self[position + offset] == word[offset] { offset += 1 }
          if offset == length { return position }
        }
        position += 1
      }
      return nil
    }
  }
}
