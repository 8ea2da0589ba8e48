// SPDX-License-Identifier: Apache-2.0

import Linting
import Formats

/// The report as Markdown, for those who want no page.
package enum ReportMarkdown {
  /// The score, what changed, the categories, the biggest wins and the worst posts.
  package static func text(_ report: EditorialReport) -> String {
    var text = "# Editorial report, \(report.today)\n\n"
    if let score = report.score {
      text += "Score \(Int(score.rounded())) of 100 (\(Score.grade(score))), "
    }
    text += "\(report.posts.count) posts, \(report.words) words, \(report.findings) findings.\n"
    if let changes = report.changes {
      text +=
        "Since \(MarkdownText.inline(changes.since, longest: 200)): \(changes.new) new, \(changes.fixed) fixed.\n"
    }
    if !report.site.isEmpty {
      text += "\n## Site findings\n\n"
      for finding in report.site {
        text += "- \(MarkdownText.inline(finding.message, longest: 400)) (\(cell(finding.rule)))\n"
      }
    }
    text += "\n| category | score |\n| --- | ---: |\n"
    for category in report.categories {
      text += "| \(category.family.rawValue) | \(Int(category.value.rounded())) |\n"
    }
    if !report.wins.isEmpty {
      text +=
        "\n## Biggest wins\n\n| rule | findings | posts | score gain |\n| --- | ---: | ---: | ---: |\n"
      for win in report.wins.prefix(10) {
        text +=
          "| \(cell(win.rule)) | \(win.total) | \(win.posts) | \(ReportText.decimal(win.gain)) |\n"
      }
    }
    let worst = report.posts.filter { $0.score != nil && !$0.findings.isEmpty }
      .sorted { ($0.score ?? 0, $0.path) < ($1.score ?? 0, $1.path) }.prefix(10)
    if !worst.isEmpty {
      text +=
        "\n## Posts that need the most work\n\n| post | score | findings | mainly |\n| --- | ---: | ---: | --- |\n"
      for post in worst {
        text +=
          "| \(cell(post.path)) | \(post.score.map { "\(Int($0.rounded()))" } ?? "") | \(post.findings.count) | "
        text += "\(post.mainCause.map(cell) ?? "") |\n"
      }
    }
    return text
  }

  /// `text` for a cell of a table, as code: in it nothing is markup, a link, a mention or a
  /// reference.
  private static func cell(_ text: String) -> String {
    MarkdownText.codeInCell(text, longest: 200)
  }
}
