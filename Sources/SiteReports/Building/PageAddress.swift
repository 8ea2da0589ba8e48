// SPDX-License-Identifier: Apache-2.0

import Formats

/// Addresses inside the report's page, after `#`.
enum PageAddress {
  /// The view of one post.
  static func post(_ path: String) -> String { "#view=post&post=" + escaped(path) }

  /// The posts with findings of a rule.
  static func posts(rule: String) -> String { "#view=posts&rule=" + escaped(rule) }

  static func posts(folder: String) -> String { "#view=posts&folder=" + escaped(folder) }

  static func posts(author: String) -> String { "#view=posts&author=" + escaped(author) }

  static func posts(severity: String) -> String { "#view=posts&severity=" + escaped(severity) }

  static func rule(_ id: String) -> String { "#view=rules&open=" + escaped(id) }

  /// `text`, as the page shows it: as URLSearchParams reads it.
  static func escaped(_ text: String) -> String {
    var result = ""
    for byte in TerminalText.escapedLines(text).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
      }
    }
    return result
  }
}
