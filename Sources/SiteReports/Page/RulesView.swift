// SPDX-License-Identifier: Apache-2.0

import Linting

/// The rules that found something, each in words, with its page.
struct RulesView {
  private let report: EditorialReport

  init(_ report: EditorialReport) { self.report = report }

  var html: HTML {
    let rules = report.rules.sorted {
      ($1.severity, $1.total, $0.rule) < ($0.severity, $0.total, $1.rule)
    }
    return HTML(
      "section", [("class", "view view-rules"), ("id", "view=rules")],
      PageParts.card(
        "Rules",
        note: "What was found, by kind. Open one to read why it matters and how to fix it.",
        HTML("div", [("class", "tools scripted"), ("id", "tools-rules")]),
        rules.isEmpty
          ? HTML("p", [], HTML("No findings.")) : HTML("div", [("id", "rules")], rules.map(entry)),
        HTML("p", [("class", "scripted soft"), ("id", "count-rules"), ("role", "status")])))
  }

  private func entry(_ row: EditorialReport.RuleRow) -> HTML {
    let page = report.pages[row.rule]
    return HTML(
      "details",
      [
        ("class", "rule"), ("id", String(PageAddress.rule(row.rule).dropFirst())),
        ("data-rule", row.rule),
      ],
      HTML(
        "summary", [],
        HTML(
          "span", [("class", "row")],
          HTML(
            "span", [],
            PageParts.chip(row.severity) + HTML(" ")
              + HTML("strong", [], HTML(RuleWords.title(row.rule)))),
          HTML("span", [("class", "end")], numbers(row)))),
      HTML(
        "div", [("class", "page")],
        page.map { HTML("p", [("class", "goal")], HTML($0.summary + ".")) } ?? HTML(),
        PageMarkdown.html(page?.text ?? ""),
        HTML("h3", [], HTML("On this site")),
        HTML(
          "p", [],
          PageParts.link(
            PageAddress.posts(rule: row.rule), "Show the \(ReportText.counted(row.posts, "post"))"),
          HTML(row.change.map { ". Since the last run: \(change($0))." } ?? "")),
        HTML(
          "div", [("class", "command")],
          HTML("code", [], HTML(NextStep.command(row, paths: report.paths)))),
        HTML(
          "p", [("class", "soft")], HTML("Rule id: "), HTML("code", [], HTML(row.rule)),
          HTML(" (\(row.family.rawValue))"))))
  }

  private func change(_ number: Int) -> String {
    number == 0 ? "no change" : (number > 0 ? "+" : "−") + ReportText.number(abs(number))
  }

  private func numbers(_ row: EditorialReport.RuleRow) -> HTML {
    HTML("b", [], HTML(ReportText.number(row.total)))
      + HTML(
        "span", [("class", "soft")],
        HTML(
          " in \(ReportText.counted(row.posts, "post")), \(ReportText.share(row.posts, of: report.posts.count))"
        ))
  }
}
