// SPDX-License-Identifier: Apache-2.0

import SourceText

/// What toml++'s complaints are for someone who writes posts.
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
    (["maximum nested value depth"], "Tables and arrays are nested too deeply"),
    (["cannot redefine existing table"], "This table is set twice"),
    (["existing inline table"], "An inline table cannot be extended"),
    (["cannot redefine"], "This key is set twice"),
    (["expected '='"], "There is no “=” after this key"),
    (["multi-line strings are prohibited"], "A key cannot be in triple quotes"),
    (["string", "end-of-file"], "This quotation mark is never closed"),
    (["unknown escape"], "This backslash escape is unknown; write \\\\ for a backslash"),
    (["hex digit"], "This escape is not a character"),
    (["surrogates"], "This escape is not a character"),
    (["U+10FFFF"], "This escape is not a character"),
    (["expected comma or closing ']'"], "An array in brackets lacks a comma or its “]”"),
    (["parsing array", "end-of-file"], "An array in brackets lacks its “]”"),
    (["parsing array"], "An array in brackets has one comma too many"),
    (["expected comma or closing '}'"], "A table in braces lacks a comma or its “}”"),
    (["expected key or closing '}'"], "A table in braces must close on its line"),
    (["parsing inline table", "comma"], "A table in braces has one comma too many"),
    (["parsing inline table", "end-of-file"], "A table in braces lacks its “}”"),
    (["table header"], "A table's name needs brackets on a line of its own, as in “[name]”"),
    (["parsing date"], "This is not a date; write it like 2024-05-31"),
    (["parsing time"], "This is not a time; write it like 07:30:00"),
    (["leading zeroes"], "A number cannot start with 0; put text in quotes"),
    (["expected value, saw"], "A value is missing here"),
    (["key-value pair", "end-of-file"], "A value is missing here"),
    (["expected a comment or whitespace"], "There is text after the end of the value"),
    (["control character"], "TOML does not allow this control character"),
    (["'\\r'"], "TOML does not allow this line ending"),
    (["line breaks"], "TOML does not allow this line ending"),
    (["parsing value"], "This value is not a number, date, true or false; put text in quotes"),
    (
      ["determine value type"],
      "This value is not a number, date, true or false; put text in quotes"
    ),
    (["integer"], "This value is not a number; put text in quotes"),
    (["floating-point"], "This value is not a number; put text in quotes"),
    (["boolean"], "Text must be in quotes; only true and false need none"),
    (["parsing key"], "A key is expected here: letters, digits, “-” and “_”, or text in quotes"),
    (
      ["expected keys, tables"],
      "A key is expected here: letters, digits, “-” and “_”, or text in quotes"
    ),
  ]

  private static func sentence(for complaint: String, isAtLineEnd: Bool) -> String {
    if isAtLineEnd, complaint.contains("parsing string"), complaint.contains("control character") {
      return "This quotation mark is not closed on its line"
    }
    for (parts, sentence) in sentences where parts.allSatisfy(complaint.contains) {
      return sentence
    }
    return "This is not valid TOML"
  }
}
