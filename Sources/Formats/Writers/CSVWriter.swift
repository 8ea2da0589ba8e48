// SPDX-License-Identifier: Apache-2.0

/// Writes comma-separated values (RFC 4180) that a spreadsheet reads as text and never as a
/// formula.
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
    var text = Array(cell.utf8)
    // Spreadsheets carry out a cell that begins so; a tab or line end before the sign does not stop
    // them.
    if let first = text.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A].contains(first) {
      text.insert(0x27, at: 0)
    }
    guard text.contains(where: { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }) else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
