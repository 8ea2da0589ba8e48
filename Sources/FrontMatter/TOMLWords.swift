// SPDX-License-Identifier: Apache-2.0

import SourceText

/// What toml++'s complaints are for somebody who writes posts.
enum TOMLWords {
  /// The problem that `complaint` is, at the line of `offset`.
  static func problem(
    for complaint: String, at offset: Int, in bytes: ArraySlice<UInt8>
  ) -> DataProblem {
    var place = min(max(offset, bytes.startIndex), bytes.endIndex)
    let isAtLineEnd = place < bytes.endIndex && (bytes[place] == 0x0A || bytes[place] == 0x0D)
    // A lone carriage return is noticed at what follows it.
    if complaint.contains("after '\\r'"), place > bytes.startIndex { place -= 1 }
    // What is missing at a line's end is noticed on its line end.
    if place == bytes.endIndex, place > bytes.startIndex { place -= 1 }
    while place > bytes.startIndex, bytes[place] == 0x0A || bytes[place] == 0x0D { place -= 1 }
    return DataProblem(
      message: sentence(for: complaint, isAtLineEnd: isAtLineEnd),
      range: YAMLReader.line(of: place, in: bytes))
  }

  private static let sentences: [(parts: [String], sentence: String)] = [
    (["maximum nested value depth"], "Tables and arrays are nested too deep"),
    (["cannot redefine existing table"], "This table stands here a second time"),
    (["existing inline table"], "A table in braces cannot be added to later"),
    (["cannot redefine"], "This key stands here a second time"),
    (["expected '='"], "This key has no “=” behind it"),
    (["multi-line strings are prohibited"], "A key cannot stand in three quotes"),
    (["string", "end-of-file"], "A quotation mark is opened here and never closed"),
    (["unknown escape"], "A backslash in double quotes begins no known escape; write \\\\"),
    (["hex digit"], "An escape in double quotes names no character"),
    (["surrogates"], "An escape in double quotes names no character"),
    (["U+10FFFF"], "An escape in double quotes names no character"),
    (["expected comma or closing ']'"], "An array in brackets lacks a comma or its “]”"),
    (["parsing array", "end-of-file"], "An array in brackets lacks its “]”"),
    (["parsing array"], "An array in brackets has a comma too many"),
    (["expected comma or closing '}'"], "A table in braces lacks a comma or its “}”"),
    (["expected key or closing '}'"], "A table in braces must close on its line"),
    (["parsing inline table", "comma"], "A table in braces has a comma too many"),
    (["parsing inline table", "end-of-file"], "A table in braces lacks its “}”"),
    (["table header"], "A table's name stands in brackets on its own line, as in “[name]”"),
    (["parsing date"], "This is no date; write one as 2024-05-31"),
    (["parsing time"], "This is no time; write one as 07:30:00"),
    (["leading zeroes"], "A number cannot begin with 0; put text in quotes"),
    (["expected value, saw"], "A value is missing here"),
    (["key-value pair", "end-of-file"], "A value is missing here"),
    (["expected a comment or whitespace"], "Something stands behind the end of the value"),
    (["control character"], "A control character stands here that TOML does not allow"),
    (["'\\r'"], "A line ends here in a way that TOML does not know"),
    (["line breaks"], "A line ends here in a way that TOML does not know"),
    (["parsing value"], "This value is no number, date, true or false; put text in quotes"),
    (["determine value type"], "This value is no number, date, true or false; put text in quotes"),
    (["integer"], "This value is no number; put text in quotes"),
    (["floating-point"], "This value is no number; put text in quotes"),
    (["boolean"], "Text must stand in quotes; only true and false do without"),
    (["parsing key"], "A key must stand here: letters, digits, “-” and “_”, or text in quotes"),
    (
      ["expected keys, tables"],
      "A key must stand here: letters, digits, “-” and “_”, or text in quotes"
    ),
  ]

  private static func sentence(for complaint: String, isAtLineEnd: Bool) -> String {
    if isAtLineEnd, complaint.contains("parsing string"), complaint.contains("control character") {
      return "A quotation mark is opened here and not closed on its line"
    }
    for (parts, sentence) in sentences where parts.allSatisfy(complaint.contains) {
      return sentence
    }
    return "This is no TOML"
  }
}
