// SPDX-License-Identifier: Apache-2.0

/// Writes comma-separated values (RFC 4180) that a spreadsheet reads as text and never as a
/// formula, and that do nothing on a terminal or in the log of a CI run (see ``TextGuard``).
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Adds a record, ended by CR LF.
  package mutating func record(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      append(cell)
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  private mutating func append(_ cell: String) {
    let text = Self.neutral(TerminalText.escaped(cell))
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// `text` with an apostrophe before each sign with which a formula may begin: at the start of the
  /// cell, after spaces and quotes, and after a semicolon, which ends a cell where a comma is a
  /// decimal point.
  private static func neutral(_ text: String) -> String {
    var result = ""
    var mayBegin = true
    for scalar in text.unicodeScalars {
      if mayBegin, signs.contains(scalar) { result += "'" }
      mayBegin =
        scalar == ";"
        || (mayBegin && (scalar.properties.isWhitespace || quotes.contains(scalar)))
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Also in the width of East Asian characters, which spreadsheets read as the same.
  private static let signs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
  private static let quotes: Set<Unicode.Scalar> = ["\"", "'", "＂", "＇", "“", "”", "‘", "’"]
}
