// SPDX-License-Identifier: Apache-2.0

import Linting

/// The report as one page that needs nothing else: it works from a file, without a network.
///
/// The overview, the rules and the posts that need the most work are HTML; all posts are in compressed blocks, which the page's
/// script unpacks when one is opened.
package enum SiteReportPage {
  /// The page of `report`; the same report gives the same bytes.
  package static func render(_ report: EditorialReport) -> [UInt8] {
    let index = PageIndex(report)
    let packed = PackedPosts(report, index)
    var body = skip + header(report)
    body += HTML(
      "main", [("id", "main")], OverviewView(report).html, PostsView(report).html,
      RulesView(report).html, creditsView,
      HTML(
        "section", [("class", "view view-post"), ("id", "post")]))
    body += footer(report)
    body += HTML.data(id: "data", index.json(starts: packed.starts, isShort: packed.isShort))
    for (number, block) in packed.blocks.enumerated() {
      body += HTML.packed(id: "block-\(number)", block)
    }
    body += HTML.packed(id: "ledger", packed.ledger)
    body += HTML.raw("script", [], literals: PageScript.texts)
    return Array("<!doctype html>\n<html lang=\"en\">".utf8) + head(report).bytes
      + Array("<body>".utf8) + body.bytes + Array("</body></html>\n".utf8)
  }

  private static func head(_ report: EditorialReport) -> HTML {
    let scripts = [PageScript.first, PageScript.texts].map { "'sha256-\(SHA256.base64($0))'" }
    let policy =
      "default-src 'none'; style-src 'sha256-\(SHA256.base64(PageStyle.texts))'; "
      + "script-src \(scripts.joined(separator: " ")); img-src data:; base-uri 'none'; form-action 'none'"
    return HTML(
      "head", [],
      HTML("meta", [("charset", "utf-8")]),
      HTML("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)]),
      HTML("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
      HTML("meta", [("name", "referrer"), ("content", "no-referrer")]),
      HTML("meta", [("name", "color-scheme"), ("content", "light dark")]),
      HTML("title", [], HTML("\(title(report)), \(ReportText.date(report.today))")),
      HTML.raw("script", [], literals: PageScript.first),
      HTML.raw("style", [], literals: PageStyle.texts))
  }

  private static func title(_ report: EditorialReport) -> String {
    report.name.isEmpty ? "Editorial report" : "Editorial report: \(report.name)"
  }

  private static var skip: HTML {
    HTML("a", [("class", "skip"), ("href", "#main")], HTML("Skip to the content"))
  }

  private static func header(_ report: EditorialReport) -> HTML {
    let links = [
      ("overview", "Overview"), ("posts", "Posts"), ("rules", "Rules"),
      ("credits", "Image credits"),
    ]
    .map { name, text in
      HTML("a", [("href", "#view=" + name), ("data-view", name)], HTML(text))
    }
    return HTML(
      "header", [],
      HTML(
        "div", [("class", "masthead")],
        HTML("h1", [], HTML(report.name.isEmpty ? "Editorial report" : report.name)),
        HTML(
          "p", [],
          HTML(
            (report.name.isEmpty ? "" : "Editorial report, ") + ReportText.date(report.today)))),
      HTML("nav", [("aria-label", "Report")], links),
      HTML(
        "button", [("id", "theme"), ("type", "button"), ("class", "quiet scripted")],
        HTML("Light or dark")))
  }

  private static var creditsView: HTML {
    HTML(
      "section",
      [
        ("class", "view view-credits"), ("id", "view=credits"),
      ],
      PageParts.card(
        "Image credits", note: "Each image with its creator, source and licence.",
        HTML("div", [("class", "tools"), ("id", "tools-credits")]),
        HTML("div", [("id", "table-credits")])))
  }

  private static func footer(_ report: EditorialReport) -> HTML {
    HTML(
      "footer", [],
      HTML(
        "details", [], HTML("summary", [], HTML("How the score works")),
        HTML(
          "p", [],
          HTML(
            """
            A post without findings scores 100. Each finding lowers the score of its category: errors count three times as much as warnings, suggestions a quarter, and all count more in short posts. A post's score is the average of its categories, at most 25 above the lowest. The site's score is the average of its posts. Other pages (lists, redirects, project files) and posts without text do not count.
            """)),
        HTML(
          "p", [],
          HTML(
            "\(ReportText.share(Int(report.coverage * 1000), of: 1000)) of the enabled rules applied, averaged over all posts. Reading grades use ARI. Score version \(EditorialReport.scoreVersion)."
          ))),
      HTML("p", [], HTML("Made by Stet on \(ReportText.date(report.today)).")))
  }
}
