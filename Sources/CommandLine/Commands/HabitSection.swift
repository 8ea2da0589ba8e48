// SPDX-License-Identifier: Apache-2.0

import Configuration
import FrontMatter
import Linting
import SourceText

/// The section `habits` of a `.stet.yml` as text.
enum HabitSection {
  /// The section with its figures as comments; only a comment if there are no habits.
  static func text(
    _ habits: [(rule: String, record: HabitSettings.Record, reason: String)],
    _ catalogue: RuleCatalogue
  ) -> String {
    if habits.isEmpty { return placeholder + "lead-image: accepted}\n" }
    let lines = habits.map {
      "  \($0.rule): \(YAMLText.habit($0.record, of: catalogue[$0.rule]?.description))"
    }
    let width = lines.map(\.utf8.count).max() ?? 0
    return "habits:\n"
      + zip(lines, habits).map { line, habit in
        line + String(repeating: " ", count: width - line.utf8.count) + "  # \(habit.reason)\n"
      }.joined()
  }

  private static let placeholder = "# habits: {"

  /// The file `source` with `section` instead of its own section, or appended if it has none, with the file's own line
  /// endings; `nil` if the key does not begin a line, as in `{habits: off}`.
  static func replaced(in source: SourceText, by section: String) -> [UInt8]? {
    let bytes = source.bytes
    let hasReturns = bytes.contains(0x0D)
    var new = Array(
      (hasReturns ? section.replacing("\n", with: "\r\n") : section).utf8)
    let index = LineIndex(source)
    func range(_ line: Int) -> ByteRange { index.range(ofLine: line) }
    func begins(_ line: Int, with text: String) -> Bool {
      bytes[range(line).indices].starts(with: text.utf8)
    }
    var first: Int?
    if let key = (try? YAMLReader.read(source, in: source.wholeRange))?.entry("habits")?.keyRange {
      let line = index.line(at: key.start)
      let before = bytes[max(range(line).start, source.contentStart)..<key.start]
      // The key may be in quotes.
      guard before.allSatisfy({ $0 == 0x22 || $0 == 0x27 }) else { return nil }
      first = line
    } else if index.lineCount > 0 {
      first = (1...index.lineCount).first { begins($0, with: placeholder) }
    }
    guard let first else {
      if section.isEmpty { return bytes }
      if let last = bytes.last, last != 0x0A { new = (hasReturns ? [0x0D, 0x0A] : [0x0A]) + new }
      return bytes + new
    }
    // It ends with its last indented line.
    var last = first
    for line in (first + 1)..<max(first + 1, index.lineCount + 1) {
      let start = bytes[range(line).indices].first { $0 != 0x0D && $0 != 0x0A }
      if start == 0x20 || start == 0x09 {
        last = line
      } else if start != nil, start != UInt8(ascii: "#") {
        break
      }
    }
    let start = max(range(first).start, source.contentStart)
    let end = last < index.lineCount ? range(last + 1).start : bytes.count
    return bytes[..<start] + new + bytes[end...]
  }
}
