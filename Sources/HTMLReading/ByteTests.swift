// SPDX-License-Identifier: Apache-2.0

extension UInt8 {
  /// Tab, line feed, form feed, carriage return or space.
  @inline(__always) var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }

  @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  @inline(__always) var isASCIIUppercase: Bool { self &- 0x41 < 26 }

  @inline(__always) var isASCIIDigit: Bool { self &- 0x30 < 10 }

  @inline(__always) var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  @inline(__always) var isHexadecimalDigit: Bool {
    isASCIIDigit || (self | 0x20) &- 0x61 < 6
  }

  /// The byte with an ASCII capital made small.
  @inline(__always) var lowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }
}
