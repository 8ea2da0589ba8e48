// SPDX-License-Identifier: Apache-2.0

import Articles
import Language
import Linting

/// The end of a text report: notes, then one line that counts everything.
struct TextSummary {
  private let report: RunReport
  private let format: TextFormat

  init(_ report: RunReport, _ format: TextFormat) {
    self.report = report
    self.format = format
  }

  var text: String { (format.showsStatistics ? statistics : "") + notes + line() + "\n" }

  /// What was not checked, and findings that were too many to keep.
  private var notes: String {
    var text = ""
    func note(_ words: String) {
      let lines = TerminalText.wrapped(TerminalText.escaped(words), width: format.width - 6)
      text += format.style.apply(.strong, "note: ") + lines.joined(separator: "\n      ") + "\n"
    }
    for entry in report.unverifiedRules where entry.reason != PostReport.Unverified.offline {
      let place =
        entry.posts.count == 1 ? entry.posts[0] : CountText.counted(entry.posts.count, "post")
      note("\(entry.rule) was not checked in \(place): \(entry.reason)")
    }
    for post in report.posts {
      for (rule, count) in post.dropped {
        note("\(post.path): \(CountText.counted(count, "more finding")) of \(rule) not shown")
      }
    }
    return text
  }

  /// What was checked and found, on one line; `pointsToNotes` says where it speaks of what is in the notes.
  func line(pointsToNotes: Bool = true) -> String {
    let style = format.style
    var parts: [String] = []
    for severity in Severity.allCases.reversed() {
      let count = report.countEverywhere(severity)
      if count > 0 {
        parts.append(style.apply(.severity(severity), CountText.counted(count, severity.rawValue)))
      }
    }
    let unreadable = report.posts.count { $0.status == .unreadable }
    let others = report.kinds.filter { $0.kind != .post }
    let pages = others.reduce(0) { $0 + $1.count }
    var line = "\(CountText.counted(report.posts.count - unreadable - pages, "post")) checked, "
    if pages > 0 {
      let kinds = others.map { "\(CountText.grouped($0.count)) \($0.kind.noun($0.count))" }
      line +=
        "\(CountText.counted(pages, "page")) not checked as \(pages == 1 ? "a post" : "posts") (\(kinds.joined(separator: ", "))), "
    }
    if unreadable > 0 { line += "\(CountText.grouped(unreadable)) unreadable, " }
    line += "\(CountText.counted(report.words, "word")): "
    line += parts.isEmpty ? style.apply(.good, "nothing to report") : parts.joined(separator: ", ")
    if report.fixable > 0 { line += "; \(CountText.grouped(report.fixable)) fixable with --fix" }
    if report.suppressed > 0 { line += "; \(CountText.grouped(report.suppressed)) suppressed" }
    let held = report.heldBack
    if held > 0 {
      line +=
        "; \(CountText.counted(held, "finding")) held back by \(CountText.counted(report.habits, "habit"))"
      line += " (--all shows them)"
    }
    if report.baselined > 0 { line += "; \(CountText.grouped(report.baselined)) in the baseline" }
    let unverified = report.posts.lazy.flatMap(\.unverified)
    if unverified.contains(where: { $0.reason == PostReport.Unverified.offline }) {
      line += "; external links not checked (use --online)"
    }
    let rules = Set(
      unverified.filter { $0.reason != PostReport.Unverified.offline }.map(\.rule)
    ).count
    if rules > 0 {
      line += "; \(CountText.counted(rules, "rule")) not checked everywhere"
      if pointsToNotes { line += " (see above)" }
    }
    if let seconds = format.seconds { line += "; \(Self.duration(seconds))" }
    return line
  }

  /// Findings by rule, the most frequent first, and the languages that were guessed.
  var statistics: String {
    var counts: [String: Int] = [:]
    for post in report.posts {
      for finding in post.findings { counts[finding.rule, default: 0] += 1 }
      for (rule, count) in post.dropped { counts[rule, default: 0] += count }
    }
    let rows = Self.ranked(counts)
    let width = rows.map { CountText.grouped($0.count).utf8.count }.max() ?? 0
    let table = rows.map { rule, count in
      let number = CountText.grouped(count)
      return String(repeating: " ", count: width - number.utf8.count)
        + "\(number)  \(TerminalText.escaped(rule))\n"
    }
    return [table.joined(), languages].filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
  }

  /// What word lists were chosen by where no post and no setting says it; empty where all do.
  private var languages: String {
    var guesses: [String: Int] = [:]
    var unknown = 0
    for post in report.posts where post.status == .checked {
      guard let language = post.language else {
        unknown += 1
        continue
      }
      if language.origin == .guess { guesses[language.tag, default: 0] += 1 }
    }
    var parts = Self.ranked(guesses).map {
      "\(CountText.counted($0.count, "post")) guessed \(TerminalText.escaped($0.name))"
    }
    if unknown > 0 {
      parts.append("\(CountText.counted(unknown, "post")) in an unknown language, read as en")
    }
    return parts.isEmpty ? "" : "language: \(parts.joined(separator: ", "))\n"
  }

  /// The highest count first, then by name.
  private static func ranked(_ counts: [String: Int]) -> [(name: String, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  private static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "" }
    let milliseconds = Int((seconds * 1000).rounded())
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    return "\(milliseconds / 1000).\((milliseconds % 1000) / 100) s"
  }
}
