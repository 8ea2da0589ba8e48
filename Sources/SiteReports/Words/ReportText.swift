// SPDX-License-Identifier: Apache-2.0

import Linting

/// Numbers, dates and sentences as editors read them.
package enum ReportText {
  /// The number with a comma every three digits.
  package static func number(_ number: Int) -> String { CountText.grouped(number) }

  /// `1 post`, `2,048 posts`.
  package static func counted(_ number: Int, _ noun: String) -> String {
    CountText.counted(number, noun)
  }

  /// `1 day`, `3 days`: with a verb or an ending of its own for several.
  package static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(CountText.grouped(number)) \(number == 1 ? one : many)"
  }

  /// A number with at most one digit after the point.
  package static func decimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let whole = CountText.grouped(abs(tenths) / 10)
    return abs(tenths) % 10 == 0 ? sign + whole : "\(sign)\(whole).\(abs(tenths) % 10)"
  }

  /// A number with its sign, as a change is written.
  package static func change(_ number: Double) -> String {
    let text = decimal(abs(number))
    return text == "0" ? "no change" : (number < 0 ? "−" : "+") + text
  }

  /// A score as it is shown, without digits after the point; an en dash for none.
  package static func score(_ score: Double?) -> String {
    score.map { "\(Int($0.rounded()))" } ?? "–"
  }

  /// How much `part` is of `whole`: "12 %", "under 1 %".
  package static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let share = Double(part) * 100 / Double(whole)
    if part > 0, share < 1 { return "under 1%" }
    if part < whole, share > 99 { return "over 99%" }
    return "\(Int(share.rounded()))%"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
  ]

  /// `2026-11-30` as "30 Nov 2026"; any other text as it is.
  package static func date(_ text: String) -> String {
    guard let day = Day(text) else { return text }
    return "\(day.day) \(months[day.month - 1]) \(day.year)"
  }

  /// The short name of the month `number`, from 1.
  package static func month(_ number: Int) -> String { months[number - 1] }

  /// What a score means, in a sentence.
  package static func meaning(_ score: Double) -> String {
    switch score {
    case 97...: "Very good: most posts have little or nothing to fix."
    case 90..<97: "Good: a few findings in a typical post."
    case 80..<90: "Fair: a typical post needs an hour of editing."
    case 70..<80: "Mixed: most posts need work."
    default: "Weak: most posts need a lot of work."
    }
  }

  /// Items in one sentence: "a, b and c".
  package static func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    return items.count == 1
      ? last : items.dropLast().joined(separator: ", ") + " and " + last
  }
}
