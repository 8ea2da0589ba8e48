// SPDX-License-Identifier: Apache-2.0

/// How wide a title is in a list of search results, by the published widths of Arial.
package enum TitleWidth {
  /// The width of `title` in pixels, set in Arial of `size` pixels.
  package static func pixels(_ title: String, size: Int = 20) -> Double {
    var units = 0
    for scalar in title.unicodeScalars { units += width(scalar) }
    return Double(units * size) / 1000
  }

  /// The width of what the table does not list.
  private static let other = 556

  private static let table: [(characters: String, width: Int)] = [
    (" ", 278), ("abdeghnopqu", 556), ("cksvxyz", 500), ("ft", 278), ("ijl", 222), ("m", 833),
    ("r", 333), ("w", 722), ("0123456789", 556), ("ABEKPSVXY", 667), ("CDHNRU", 722), ("FTZ", 611),
    ("GOQ", 778), ("I", 278), ("J", 500), ("L", 556), ("M", 833), ("W", 944), (".,:;/!", 278),
    ("-()", 333), ("'", 191), ("\"", 355), ("&", 667), ("?", 556), ("%", 889), ("@", 1015),
  ]

  private static let ascii: [Int] = {
    var widths = Array(repeating: other, count: 128)
    for (characters, width) in table {
      for byte in characters.utf8 { widths[Int(byte)] = width }
    }
    return widths
  }()

  /// In thousandths of the size.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x80: ascii[Int(scalar.value)]
    case 0xA0: 278
    case 0x2019: 222
    case 0x2014, 0x2026: 1000
    // Marks over the letter before them, joiners and variants take no room of their own.
    case 0xAD, 0x300...0x36F, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x2_0000...0x3_FFFD:
      1000
    default: other
    }
  }
}
