// SPDX-License-Identifier: Apache-2.0

import SourceText

/// What libyaml's complaints are for someone who writes posts.
enum YAMLWords {
  /// The problem that `failure` is, at its line.
  static func problem(
    for failure: YAMLFailure, offsets: CodePointOffsets, bytes: ArraySlice<UInt8>
  ) -> DataProblem {
    if let byte = failure.badByte {
      return DataProblem(
        message: "YAML does not allow this control character",
        range: YAMLReader.line(of: bytes.startIndex + byte, in: bytes))
    }
    let place = offsets.offset(failure.problemIndex)
    var offset = place
    if let context = failure.contextIndex, beginsAtContext.contains(failure.problem) {
      offset = offsets.offset(context)
    }
    return DataProblem(
      message: sentence(failure, at: place, in: bytes),
      range: YAMLReader.line(of: offset, in: bytes))
  }

  /// Complaints that libyaml places where it noticed, which is after the line that is wrong.
  private static let beginsAtContext: Set = [
    "could not find expected ':'", "found unexpected end of stream",
    "found unexpected document indicator",
  ]

  private static func sentence(
    _ failure: YAMLFailure, at offset: Int, in bytes: ArraySlice<UInt8>
  ) -> String {
    switch failure.problem {
    case "found character that cannot start any token":
      guard offset < bytes.endIndex else { break }
      if bytes[offset] == 0x09 { return "YAML needs spaces here, not a tab" }
      let character = String(decoding: bytes[offset...offset], as: UTF8.self)
      return "A value that starts with “\(character)” needs quotes"
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation",
      "found a tab character that violate intendation",
      "found a tab character that violates intendation":
      return "YAML needs spaces here, not a tab"
    case "could not find expected ':'":
      return "There is no “:” after the key on this line"
    case "mapping values are not allowed in this context":
      return "This line has a second “: ”; put the value in quotes, or check the indentation"
    case "block sequence entries are not allowed in this context":
      return "A list item (“- ”) is not allowed here; start the list on the next line"
    case "mapping keys are not allowed in this context":
      return "A key is not allowed here; check the indentation"
    case "found unexpected end of stream", "found unexpected document indicator":
      return "This quotation mark is never closed"
    case "found unknown escape character":
      return "This backslash escape is unknown; write \\\\ for a backslash, or use single quotes"
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return "This escape is not a character"
    case "did not find expected key":
      return "This line does not fit the lines above; check its indentation and quotes"
    case "did not find expected '-' indicator":
      return "A list item (“- ”) is expected here; check the indentation"
    case "did not find expected ',' or ']'":
      return "A list in brackets lacks a comma or its “]”"
    case "did not find expected ',' or '}'":
      return "A map in braces lacks a comma or its “}”"
    case "did not find expected node content":
      return "A value is missing here"
    case "did not find expected alphabetic or numeric character":
      return "A name must follow “&” and “*”; put a value that starts with one of them in quotes"
    case "found undefined tag handle":
      return "A value that starts with “!” needs quotes"
    case "did not find expected comment or line break":
      return "Only a comment can follow “|” or “>” on its line"
    case "did not find expected <document start>":
      return "There is text after the end of the data"
    default:
      break
    }
    return failure.problem.isEmpty
      ? "This is not valid YAML" : "This is not valid YAML (\(failure.problem))"
  }
}
