// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// Character references.

extension HTMLTokenizer {
  /// The reference in text whose `&` is at `start`, or the text that it is instead.
  mutating func reference(at start: Int) -> Token {
    let count = resolveReference(at: start, inAttribute: false)
    if count > 0 {
      position = start + count
      range = place(start, position)
      return .reference
    }
    var index = start + 1
    while index < end, input[index].isASCIIAlphanumeric { index += 1 }
    position = index
    return text(start, index)
  }

  /// Reads the reference whose `&` is at `start` into ``first`` and ``second`` and returns its
  /// length; 0 when it is not one.
  mutating func resolveReference(at start: Int, inAttribute: Bool) -> Int {
    guard start + 1 < end else { return 0 }
    let byte = input[start + 1]
    if byte == UInt8(ascii: "#") { return resolveNumeric(at: start) }
    return byte.isASCIIAlphanumeric ? resolveNamed(at: start, inAttribute: inAttribute) : 0
  }

  private mutating func resolveNamed(at start: Int, inAttribute: Bool) -> Int {
    let nameStart = start + 1
    var stop = nameStart
    while stop < end, input[stop].isASCIIAlphanumeric { stop += 1 }
    let count = stop - nameStart
    let hasSemicolon = stop < end && input[stop] == UInt8(ascii: ";")
    // All names are letters and digits: one that ends in a semicolon is the whole run.
    if hasSemicolon, count <= NamedReferences.longest,
      let entry = NamedReferences.shared.find(
        UnsafeBufferPointer(rebasing: input[nameStart..<stop]))
    {
      first = entry.first
      second = entry.second
      return count + 2
    }
    var length = Swift.min(count, NamedReferences.longestLegacy)
    while length >= 2 {
      if let entry = NamedReferences.shared.find(
        UnsafeBufferPointer(rebasing: input[nameStart..<nameStart + length])), entry.isLegacy
      {
        let behind = nameStart + length
        if inAttribute, behind < end,
          input[behind] == UInt8(ascii: "=") || input[behind].isASCIIAlphanumeric
        {
          return 0
        }
        note(.missingSemicolonAfterCharacterReference, at: behind)
        first = entry.first
        second = entry.second
        return length + 1
      }
      length -= 1
    }
    if hasSemicolon { note(.unknownNamedCharacterReference, at: stop) }
    return 0
  }

  private mutating func resolveNumeric(at start: Int) -> Int {
    var index = start + 2
    var value: UInt32 = 0
    var digitsStart = index
    if index < end, input[index] | 0x20 == UInt8(ascii: "x") {
      index += 1
      digitsStart = index
      while index < end, input[index].isHexadecimalDigit {
        if value <= 0x10FFFF { value = value << 4 | UInt32(hexadecimalValue(input[index])) }
        index += 1
      }
    } else {
      while index < end, input[index].isASCIIDigit {
        if value <= 0x10FFFF { value = value * 10 + UInt32(input[index] - 0x30) }
        index += 1
      }
    }
    guard index > digitsStart else {
      note(.absenceOfDigitsInNumericCharacterReference, at: index)
      return 0
    }
    if index < end, input[index] == UInt8(ascii: ";") {
      index += 1
    } else {
      note(.missingSemicolonAfterCharacterReference, at: index)
    }
    second = 0
    first = checked(value, at: index)
    return index - start
  }

  /// The code point that a numeric reference to `value` stands for; `place` is where its errors are
  /// noted.
  private mutating func checked(_ value: UInt32, at place: Int) -> UInt32 {
    switch value {
    case 0:
      note(.nullCharacterReference, at: place)
      return 0xFFFD
    case 0xD800...0xDFFF:
      note(.surrogateCharacterReference, at: place)
      return 0xFFFD
    case 0x11_0000...:
      note(.characterReferenceOutsideUnicodeRange, at: place)
      return 0xFFFD
    case 0xFDD0...0xFDEF:
      note(.noncharacterCharacterReference, at: place)
      return value
    case 0x80...0x9F:
      note(.controlCharacterReference, at: place)
      let mapped = Self.windowsCodePoints[Int(value - 0x80)]
      return mapped == 0 ? value : UInt32(mapped)
    case 0x09, 0x0A, 0x0C: return value
    case ..<0x20, 0x7F:
      note(.controlCharacterReference, at: place)
      return value
    default:
      if value & 0xFFFE == 0xFFFE { note(.noncharacterCharacterReference, at: place) }
      return value
    }
  }

  /// What references to the C1 controls stand for, as in Windows-1252; 0: themselves.
  private static let windowsCodePoints: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
