// SPDX-License-Identifier: Apache-2.0

import SourceText

/// What libyaml's complaints are for somebody who writes posts.
enum YAMLWords {
  /// The problem that `failure` is, at its line.
  static func problem(
    for failure: YAMLFailure, offsets: CodePointOffsets, bytes: ArraySlice<UInt8>
  ) -> DataProblem {
    if let byte = failure.badByte {
      return DataProblem(
        message: "A control character stands here that YAML does not allow",
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

  /// Complaints that libyaml places where it noticed, which is behind the line that is wrong.
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
      if bytes[offset] == 0x09 { return "A tab stands where YAML wants spaces" }
      let character = String(decoding: bytes[offset...offset], as: UTF8.self)
      return "A value that begins with “\(character)” needs quotes"
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation",
      "found a tab character that violate intendation",
      "found a tab character that violates intendation":
      return "A tab stands where YAML wants spaces"
    case "could not find expected ':'":
      return "This line has no “:” behind a key"
    case "mapping values are not allowed in this context":
      return "A second “: ” stands in this line; put the value in quotes, or check the indentation"
    case "block sequence entries are not allowed in this context":
      return "A list entry (“- ”) cannot stand here; begin the list on the next line"
    case "mapping keys are not allowed in this context":
      return "A key cannot stand here; check the indentation"
    case "found unexpected end of stream", "found unexpected document indicator":
      return "A quotation mark is opened here and never closed"
    case "found unknown escape character":
      return "A backslash in double quotes begins no known escape; write \\\\ or use single quotes"
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return "An escape in double quotes names no character"
    case "did not find expected key":
      return "This line does not go on as the ones before it; check its indentation and quotes"
    case "did not find expected '-' indicator":
      return "A list entry (“- ”) was expected here; check the indentation"
    case "did not find expected ',' or ']'":
      return "A list in brackets lacks a comma or its “]”"
    case "did not find expected ',' or '}'":
      return "A map in braces lacks a comma or its “}”"
    case "did not find expected node content":
      return "A value is missing here"
    case "did not find expected alphabetic or numeric character":
      return "A name must follow “&” and “*”; put a value that begins with one of them in quotes"
    case "found undefined tag handle":
      return "A value that begins with “!” needs quotes"
    case "did not find expected comment or line break":
      return "Nothing may follow “|” or “>” on its line but a comment"
    case "did not find expected <document start>":
      return "Something stands behind the end of the data"
    default:
      break
    }
    return failure.problem.isEmpty
      ? "This is no YAML" : "This is no YAML (\(failure.problem))"
  }
}
