// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The settings of an INI file.
struct INILines: Sequence, IteratorProtocol {
  struct Line {
    var section: String
    var key: String
    var value: String
    var range: ByteRange

    /// The values between commas; `\,` is a comma in one of them.
    var list: [String] {
      var values: [String] = []
      var value = ""
      var isEscape = false
      for character in self.value {
        if isEscape {
          value += character == "," ? "," : "\\\(character)"
          isEscape = false
        } else if character == "\\" {
          isEscape = true
        } else if character == "," {
          values.append(String(value.trimming()))
          value = ""
        } else {
          value.append(character)
        }
      }
      if isEscape { value += "\\" }
      values.append(String(value.trimming()))
      return values.filter { !$0.isEmpty }
    }
  }

  private let source: SourceText
  private var index: Int
  private var section = ""

  init(_ source: SourceText) {
    self.source = source
    index = source.contentStart
  }

  mutating func next() -> Line? {
    while index < source.count {
      let (text, range) = nextLine()
      guard let first = text.first, first != "#", first != ";" else { continue }
      if first == "[", text.last == "]" {
        section = String(text.dropFirst().dropLast().trimming())
        continue
      }
      guard let sign = text.firstIndex(where: { $0 == "=" || $0 == ":" }) else { continue }
      let value = Self.withoutComment(String(text[text.index(after: sign)...].trimming()))
      return Line(
        section: section, key: String(text[..<sign].trimming()), value: value, range: range)
    }
    return nil
  }

  /// The next line with those that it goes on in, and its first one's bytes.
  private mutating func nextLine() -> (text: String, range: ByteRange) {
    var text = ""
    var range: ByteRange?
    while index < source.count {
      let start = index
      var end = start
      while end < source.count, source.bytes[end] != 0x0A, source.bytes[end] != 0x0D { end += 1 }
      index = end + 1
      if end + 1 < source.count, source.bytes[end] == 0x0D, source.bytes[end + 1] == 0x0A {
        index += 1
      }
      range = range ?? ByteRange(start, end)
      let line = source.string(ByteRange(start, end)).trimming()
      if line.hasSuffix("\\"), !line.hasSuffix("\\\\") {
        text += line.dropLast()
        continue
      }
      text += line
      break
    }
    return (text, range ?? ByteRange(at: source.count))
  }

  private static func withoutComment(_ value: String) -> String {
    for quote in ["\"", "`", "'"] where value.count > 1 {
      if value.hasPrefix(quote), value.hasSuffix(quote) {
        return String(value.dropFirst().dropLast())
      }
    }
    for mark in [" #", " ;"] {
      if let range = value.firstRange(of: mark) {
        return String(value[..<range.lowerBound].trimming())
      }
    }
    return value
  }
}
