// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// One comment for a pull request: the posts with their scores, the findings, and what is too much for a look folded.
///
/// It has at most ``mostLines`` lines, and its layout is the same each time. Nothing from a post becomes markup, a
/// link, an image or a mention in it.
package struct MarkdownFormat: Sendable {
  /// The scores that posts had before, by path; a change is shown where one is known.
  package var earlierScores: [String: Double]

  package init(earlierScores: [String: Double] = [:]) { self.earlierScores = earlierScores }

  package static let mostLines = 60
  /// By this line, which is not shown, a comment is found again and replaced.
  package static let mark = "<!-- report of stet -->"

  private static let mostPosts = 10
  private static let mostFindings = 15
  private static let mostFoldedPosts = 5
  private static let mostHabits = 5
  private static let mostFoldedFindings = 12
  /// The most characters of a path and of a message, so that a comment stays below GitHub's 65,536.
  private static let longest = (path: 200, text: 300)

  /// The whole report, ended by a line feed.
  package func text(_ report: RunReport) -> String {
    let posts = Self.worstFirst(report.posts)
    var findings = FindingList(report)
    let site = site(report)
    // The comment is no longer for it.
    let most = Self.mostFindings - site.count
    var lines = [Self.mark, "## Stet: " + Self.verdict(report), ""]
    if !posts.isEmpty {
      lines += ["| Post | Score | Errors | Warnings | Suggestions |", "|---|--:|--:|--:|--:|"]
      lines += posts.prefix(Self.mostPosts).map(row)
      lines.append("")
    }
    if findings.count > 0 {
      lines += ["### Findings", ""]
      for place in 0..<min(findings.count, most) { lines.append(findings.line(place)) }
      lines.append("")
    }
    lines += site
    lines += folded(posts.dropFirst(Self.mostPosts), &findings, behind: most)
    lines.append(TextSummary(report, TextFormat()).line(pointsToNotes: false))
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is said once of the site.
  private func site(_ report: RunReport) -> [String] {
    if report.site.isEmpty { return [] }
    let shown = report.site.prefix(Self.mostHabits).map { finding in
      let rule = MarkdownText.code(finding.rule, longest: Self.longest.path)
      return "- \(MarkdownText.inline(finding.message, longest: Self.longest.text)) (\(rule))"
    }
    return ["### Site findings", ""] + shown + [""]
  }

  private static func verdict(_ report: RunReport) -> String {
    let counts = report.countedFindings
    if report.posts.isEmpty, !counts.isEmpty {
      return counts + " in the settings, so no post was checked"
    }
    let posts = CountText.counted(report.posts.count, "post")
    return "\(counts.isEmpty ? "nothing to report" : counts) in \(posts)"
  }

  /// Those with the most errors first, then warnings, then suggestions, then by path.
  private static func worstFirst(_ posts: [PostReport]) -> [PostReport] {
    let counted = posts.enumerated().map { place, post in
      (
        place,
        Severity.allCases.reversed().map { severity in
          post.count(severity)
        }
      )
    }
    let sorted = counted.sorted { left, right in
      left.1 == right.1 ? left.0 < right.0 : right.1.lexicographicallyPrecedes(left.1)
    }
    return sorted.map { posts[$0.0] }
  }

  private func row(_ post: PostReport) -> String {
    let counts = Severity.allCases.reversed().map { severity in
      CountText.grouped(post.count(severity))
    }
    let path = MarkdownText.codeInCell(post.path, longest: Self.longest.path)
    return "| \(path) | \(score(post)) | \(counts.joined(separator: " | ")) |"
  }

  /// The score and, in brackets, its change.
  private func score(_ post: PostReport) -> String {
    guard let score = post.shownScore else { return "–" }
    guard let earlier = earlierScores[post.path].flatMap(PostReport.shown) else {
      return "\(score)"
    }
    let change = score - earlier
    let sign = change > 0 ? "+" : change < 0 ? "−" : "±"
    return "\(score) (\(sign)\(abs(change)))"
  }

  /// The other posts, collapsed under a line to click; empty if there are none.
  private func folded(
    _ posts: ArraySlice<PostReport>, _ findings: inout FindingList, behind shown: Int
  ) -> [String] {
    let rest = max(0, findings.count - shown)
    var names: [String] = []
    if rest > 0 { names.append(CountText.counted(rest, "more finding")) }
    if !posts.isEmpty { names.append(CountText.counted(posts.count, "more post")) }
    if names.isEmpty { return [] }
    var lines = ["<details><summary>\(names.joined(separator: ", "))</summary>", ""]
    for place in 0..<min(rest, Self.mostFoldedFindings) {
      lines.append(findings.line(shown + place))
    }
    for post in posts.prefix(Self.mostFoldedPosts) {
      let counts = Severity.counted { post.count($0) }
      let path = MarkdownText.code(post.path, longest: Self.longest.path)
      lines.append("- \(path) \(score(post)); \(counts.isEmpty ? "nothing to report" : counts)")
    }
    var left: [String] = []
    if rest > Self.mostFoldedFindings {
      left.append(CountText.counted(rest - Self.mostFoldedFindings, "finding"))
    }
    if posts.count > Self.mostFoldedPosts {
      left.append(CountText.counted(posts.count - Self.mostFoldedPosts, "post"))
    }
    if !left.isEmpty {
      lines.append("- and \(left.joined(separator: ", ")), shown only in a full report")
    }
    return lines + ["", "</details>", ""]
  }

  /// All findings: those on the configuration first, then the most severe, then by place. A line is made only for
  /// those that are shown.
  private struct FindingList {
    private let files: [ReportedFile]
    private let order: [(file: Int, finding: Int)]
    private var last: PlaceIndex?

    init(_ report: RunReport) {
      let files = report.filesWithFindings
      self.files = files
      func rank(_ place: (file: Int, finding: Int)) -> Int {
        let file = files[place.file]
        if file.isConfiguration { return -1 }
        switch file.findings[place.finding].severity {
        case .error: return 0
        case .warning: return 1
        case .suggestion: return 2
        }
      }
      let places = files.indices.flatMap { file in
        files[file].findings.indices.map { (file: file, finding: $0) }
      }
      order = (-1...2).flatMap { wanted in places.filter { rank($0) == wanted } }
    }

    var count: Int { order.count }

    mutating func line(_ place: Int) -> String {
      let file = files[order[place].file]
      let finding = file.findings[order[place].finding]
      let places = PlaceIndex(file.source, after: last)
      last = places
      let start = places.position(at: finding.range.start)
      let path = TerminalText.shortened(file.path, to: longest.path)
      let location = MarkdownText.code(
        "\(path):\(start.line):\(start.column)", longest: longest.path + 40)
      var text = MarkdownText.inline(finding.message, longest: longest.text)
      if !finding.help.isEmpty {
        text += "; " + MarkdownText.inline(finding.help, longest: longest.text)
      }
      let rule = MarkdownText.code(finding.rule, longest: longest.path)
      return "- **\(finding.severity.rawValue)** \(location) \(text) (\(rule))"
    }
  }
}
