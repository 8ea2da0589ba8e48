// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting

/// The section `habits` of a `.stet.yml` as text.
enum HabitSection {
  /// The section with its figures as comments; a comment alone where there are no habits.
  static func text(
    _ habits: [(rule: String, record: HabitSettings.Record, reason: String)]
  ) -> String {
    if habits.isEmpty { return "# habits: {lead-image: accepted}\n" }
    let lines = habits.map { "  \($0.rule): \(YAMLText.habit($0.record))" }
    let width = lines.map(\.utf8.count).max() ?? 0
    return "habits:\n"
      + zip(lines, habits).map { line, habit in
        line + String(repeating: " ", count: width - line.utf8.count) + "  # \(habit.reason)\n"
      }.joined()
  }

  /// `text` without the section.
  static func removed(from text: String) -> String { replaced(in: text, by: "") }

  /// `text` with `section` in the place of its own, else behind all of it.
  static func replaced(in text: String, by section: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start =
      lines.firstIndex { $0.hasPrefix("habits:") }
      ?? lines.firstIndex { $0.hasPrefix("# habits: {") }
    guard let start else {
      if section.isEmpty { return text }
      return text + (text.hasSuffix("\n") || text.isEmpty ? "" : "\n") + section
    }
    // It ends with its last line that is set in.
    var end = start + 1
    for (place, line) in lines.enumerated().dropFirst(start + 1) {
      if line.hasPrefix(" ") || line.hasPrefix("\t") {
        end = place + 1
      } else if !line.isEmpty, !line.hasPrefix("#") {
        break
      }
    }
    let before = lines[..<start].map { $0 + "\n" }.joined()
    let after = lines[end...].joined(separator: "\n")
    return before + section + after
  }
}
