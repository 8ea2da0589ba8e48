// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// What people read on a terminal: each finding with its line of the source, then a summary.
package struct TextFormat: Sendable {
  package var style: TerminalStyle
  /// The width that help texts are wrapped to.
  package var width: Int
  /// How long the run took; left out of the summary when nothing, so that output can be compared.
  package var seconds: Double?
  /// Findings only: no notes and no summary.
  package var isQuiet: Bool
  /// Whether a table of findings by rule is before the summary.
  package var showsStatistics: Bool
  /// Whether a finding's first line is wrapped too: for a terminal, where it would break inside a word. In a
  /// file it stays one line, for other programs.
  package var wrapsFirstLine: Bool
  /// Whether of many findings an overview is given and not each of them.
  package var givesOverview: Bool
  /// The address that a rule's id links to; `nil` for none, as where the terminal shows no links.
  package var page: @Sendable (_ rule: String) -> String? = { _ in nil }

  package init(
    style: TerminalStyle = .plain, width: Int = 80, seconds: Double? = nil, isQuiet: Bool = false,
    showsStatistics: Bool = false, wrapsFirstLine: Bool = false, givesOverview: Bool = false
  ) {
    self.style = style
    self.width = max(40, width)
    self.seconds = seconds
    self.isQuiet = isQuiet
    self.showsStatistics = showsStatistics
    self.wrapsFirstLine = wrapsFirstLine
    self.givesOverview = givesOverview
  }

  /// The whole report, ended by a line feed.
  package func text(_ report: RunReport) -> String {
    var text = ""
    write(report) { text += $0 }
    return text
  }

  /// The findings by rule, and the languages that were guessed.
  package func statistics(_ report: RunReport) -> String { TextSummary(report, self).statistics }

  /// Gives `sink` the report, a file at a time.
  package func write(_ report: RunReport, to sink: (String) -> Void) {
    let sources = PlaceLookup(report)
    let overview = TextOverview(report, self)
    if givesOverview, overview.isUseful {
      sink(overview.start)
      var left = TextOverview.mostErrors
      report.eachFileWithFindings { file, places in
        var text = ""
        for finding in file.findings where finding.severity == .error && left > 0 {
          append(finding, path: file.path, places, sources, to: &text)
          left -= 1
        }
        if !text.isEmpty { sink(text) }
      }
      sink(overview.end)
      if !isQuiet { sink(TextSummary(report, self).text) }
      return
    }
    report.eachFileWithFindings { file, places in
      var text = ""
      for finding in file.findings { append(finding, path: file.path, places, sources, to: &text) }
      sink(text)
    }
    if !isQuiet {
      // One post says little of its site.
      if report.posts.count >= TextOverview.manyPosts { sink(overview.site) }
      sink(TextSummary(report, self).text)
    }
  }

  private func append(
    _ finding: Finding, path: String, _ places: PlaceIndex, _ sources: PlaceLookup,
    to text: inout String
  ) {
    let place = places.position(at: finding.range.start)
    let start = "\(TerminalText.escaped(path)):\(place.line):\(place.column):"
    let severity = finding.severity.rawValue + ":"
    text += style.apply(.strong, start)
    text += " " + style.apply(.severity(finding.severity), severity)
    let rule = "[\(TerminalText.escaped(finding.rule))]"
    var message = " " + TerminalText.escaped(finding.message)
    var ruleLead = " "
    if wrapsFirstLine {
      let before = TerminalText.width(of: start) + 1 + severity.utf8.count
      let lines = TerminalText.wrapped(message, width: width - 2, behind: before)
      message = lines.joined(separator: "\n  ")
      let used = TerminalText.width(of: lines.last ?? "") + (lines.count > 1 ? 2 : before)
      if used + 1 + rule.utf8.count > width { ruleLead = "\n  " }
    }
    text += style.apply(.strong, message)
    text += ruleLead
    text += TerminalText.link(style.apply(.faint, rule), to: page(finding.rule)) + "\n"

    if places.source.count > 0 {
      let excerpt = SourceExcerpt(finding.range, in: places)
      let number = String(excerpt.line)
      let gutter = String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number
      let blank = String(repeating: " ", count: gutter.utf8.count)
      text += style.apply(.faint, "\(gutter) |") + (excerpt.text.isEmpty ? "" : " \(excerpt.text)")
      text += "\n" + style.apply(.faint, "\(blank) |")
      text += String(repeating: " ", count: excerpt.indent + 1)
      let carets = String(repeating: "^", count: excerpt.underlined)
      text += style.apply(.severity(finding.severity), carets) + "\n"
    }

    append("help", finding.help, to: &text)
    if let fix = finding.fix {
      let how = fix.safety == .safe ? "applied by --fix" : "applied by --fix=all; review it"
      append("fix", "\(fix.title) (\(how))", to: &text)
    }
    if let reason = finding.fixRefused { append("note", reason, to: &text) }
    for related in finding.related {
      append("see", sources.describe(related, path: path, places), to: &text)
    }
    text += "\n"
  }

  /// A labelled text under a finding, wrapped, its later lines indented as the first.
  func append(_ label: String, _ content: String, to text: inout String) {
    guard !content.isEmpty else { return }
    let indent = 8
    let start = String(repeating: " ", count: max(0, 6 - label.utf8.count)) + label + ": "
    let lines = TerminalText.wrapped(TerminalText.escaped(content), width: width - indent)
    for (index, line) in lines.enumerated() {
      text +=
        index == 0 ? style.apply(.strong, start) : String(repeating: " ", count: indent)
      text += line + "\n"
    }
  }
}

/// The places of other posts that findings point to, as far as those posts were read.
struct PlaceLookup {
  private let posts: [String: PlaceIndex]

  init(_ report: RunReport) {
    var named: Set<String> = []
    for post in report.posts {
      named.formUnion(post.otherPaths)
    }
    var posts: [String: PlaceIndex] = [:]
    // A post without findings is not kept.
    for post in report.posts where named.contains(post.path) && !post.isClean {
      posts[post.path] = PlaceIndex(post.source, after: posts[post.path])
    }
    self.posts = posts
  }

  /// The places in the file at `path`; `nil` when it was not read.
  func places(_ path: String) -> PlaceIndex? { posts[path] }

  /// `path:line:column: message`, as far as it is known.
  func describe(_ related: RelatedPlace, path: String, _ own: PlaceIndex) -> String {
    let target = related.path ?? path
    let places = target == path ? own : places(target)
    guard let place = places?.position(at: related.range.start) else {
      return "\(target): \(related.message)"
    }
    return "\(target):\(place.line):\(place.column): \(related.message)"
  }
}
