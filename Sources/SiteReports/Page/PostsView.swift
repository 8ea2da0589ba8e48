// SPDX-License-Identifier: Apache-2.0

import Linting

/// The posts: for the script a table of all, and without it the 100 that need the most work.
struct PostsView {
  private static let most = 100
  private static let mostFindings = 20
  private let report: EditorialReport

  init(_ report: EditorialReport) { self.report = report }

  var html: HTML {
    HTML(
      "section", [("class", "view view-posts"), ("id", "view=posts")],
      HTML(
        "div", [("class", "scripted")],
        PageParts.card(
          "Posts", HTML("div", [("class", "tools"), ("id", "tools-posts")]),
          HTML("div", [("id", "table-posts")]))),
      HTML("div", [("class", "static")], list))
  }

  private var list: HTML {
    let posts = report.worst.prefix(Self.most)
    if posts.isEmpty { return HTML("p", [], HTML("No post needs work.")) }
    let others = report.posts.count - posts.count
    return PageParts.card(
      "Posts that need the most work",
      note: others > 0
        ? "The \(posts.count) lowest scores. The other \(ReportText.counted(others, "post")) are shown with JavaScript."
        : "",
      HTML("div", [], posts.map(entry)))
  }

  private func entry(_ post: PostDigest) -> HTML {
    let findings = post.findings.sorted {
      ($1.severity, $0.line, $0.column) < ($0.severity, $1.line, $1.column)
    }
    let left = findings.count - Self.mostFindings
    return HTML(
      "details", [("class", "rule"), ("id", String(PageAddress.post(post.path).dropFirst()))],
      HTML(
        "summary", [],
        HTML(
          "span", [("class", "row")],
          HTML(
            "span", [],
            HTML("strong", [], HTML(post.title))
              + HTML("span", [("class", "soft")], HTML(" \(post.path): \(PageParts.counts(post))"))),
          HTML("span", [("class", "end")], PageParts.score(post.score)))),
      HTML(
        "ul", [("class", "list")],
        findings.prefix(Self.mostFindings).map { finding in
          HTML(
            "li", [],
            PageParts.chip(finding.severity)
              + HTML(" Line \(ReportText.number(finding.line)): \(finding.message)")
              + (finding.help.isEmpty ? HTML() : PageParts.soft(finding.help.capitalizedFirst)))
        }),
      left > 0 ? HTML("p", [], HTML("and \(ReportText.number(left)) more")) : HTML())
  }
}
