// SPDX-License-Identifier: Apache-2.0

import Language
import Linting

/// The report as one page that needs nothing else: it works from a file, without a network.
package enum SiteReportPage {
  /// The page of `report`; the same report gives the same bytes.
  package static func render(_ report: EditorialReport) -> [UInt8] {
    let policy =
      "default-src 'none'; style-src 'sha256-\(SHA256.base64(PageStyle.text))'; "
      + "script-src 'sha256-\(SHA256.base64(PageScript.text))'; img-src data:; base-uri 'none'; form-action 'none'"
    let head = HTML(
      "head", [],
      HTML("meta", [("charset", "utf-8")]),
      HTML("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)]),
      HTML("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
      HTML("meta", [("name", "referrer"), ("content", "no-referrer")]),
      HTML("title", [], HTML("Editorial report, \(report.today)")),
      HTML.raw("style", [], literal: PageStyle.text))
    let body = HTML(
      "body", [],
      HTML("a", [("class", "skip"), ("href", "#view=posts")], HTML("Skip to the posts")),
      header(report),
      HTML(
        "main", [], overview(report), view("posts", "Posts", table: true),
        view("rules", "Rules", table: true), view("credits", "Image credits", table: true),
        HTML(
          "section", [("id", "view-post"), ("hidden", ""), ("aria-label", "Post")],
          HTML("div", [("id", "post")]))),
      HTML(
        "footer", [],
        HTML(
          "p", [],
          HTML(
            """
            A post without findings has a score of 100; each finding lowers it, relative to the length of the post. Reading grades use ARI. Created by Stet on \(report.today), score version \(EditorialReport.scoreVersion).
            """))),
      HTML.data(id: "data", ReportData.json(report)),
      HTML.raw("script", [], literal: PageScript.text))
    return Array("<!doctype html>\n".utf8)
      + HTML("html", [("lang", "en")], head, body).bytes + [0x0A]
  }

  private static func header(_ report: EditorialReport) -> HTML {
    let links = [
      ("overview", "Overview"), ("posts", "Posts"), ("rules", "Rules"), ("credits", "Credits"),
    ]
    .map { name, text in
      HTML("a", [("href", "#view=" + name), ("data-view", name)], HTML(text))
    }
    return HTML(
      "header", [], HTML("h1", [], HTML("Editorial report")),
      HTML("nav", [("aria-label", "Views")], links),
      HTML("button", [("id", "theme"), ("type", "button")], HTML("Light or dark")))
  }

  private static func view(_ name: String, _ title: String, table: Bool) -> HTML {
    HTML(
      "section", [("id", "view-" + name), ("hidden", ""), ("aria-label", title)],
      HTML(
        "div", [("class", "card")], HTML("h2", [], HTML(title)),
        HTML("div", [("class", "tools"), ("id", "tools-" + name)]),
        HTML("div", [("id", "table-" + name)])))
  }

  private static func card(_ title: String, wide: Bool = false, _ content: HTML...) -> HTML {
    HTML(
      "section", [("class", wide ? "card wide" : "card"), ("aria-label", title)],
      [HTML("h2", [], HTML(title))] + content)
  }

  // MARK: Overview

  private static func overview(_ report: EditorialReport) -> HTML {
    let scored = report.runs.filter { $0.scoreVersion == EditorialReport.scoreVersion }
    let trend = scored.compactMap { run in run.score.map { (name: run.date, score: $0) } }
    return HTML(
      "section", [("id", "view-overview"), ("aria-label", "Overview")],
      HTML(
        "div", [("class", "grid")],
        headline(report), site(report),
        chartCard(
          Charts.gauges(
            "Score by category",
            report.categories.map { (name: $0.family.rawValue, value: $0.value) })),
        chartCard(
          Charts.columns(
            "Findings by severity", ["Severity", "Findings"],
            Severity.allCases.reversed().map { ($0.rawValue, report.count($0), $0.rawValue) })),
        worst(report), wins(report),
        chartCard(histogram(report)),
        chartCard(
          Charts.scatter(
            "Length and reading grade", ["Post", "Words", "Grade"],
            report.posts.compactMap { post in
              post.grade.map {
                (
                  name: post.title, x: Double(post.words), y: $0,
                  style: post.score.map { "band-" + Charts.band($0) } ?? "band-none"
                )
              }
            })),
        chartCard(Charts.calendar("Publishing calendar, coloured by score", months(report))),
        chartCard(freshness(report)),
        trend.count > 1 ? chartCard(Charts.trend("Score by run", trend)) : HTML(),
        groups("Folders", report.folders), groups("Authors", report.authors), links(report),
        twins(report)))
  }

  private static func chartCard(_ chart: HTML) -> HTML {
    HTML("div", [("class", "card")], chart)
  }

  private static func headline(_ report: EditorialReport) -> HTML {
    var facts: [(String, String)] = [
      ("Posts", "\(report.posts.count)"), ("Words", "\(report.words)"),
      ("Findings", "\(report.findings)"),
      ("Rules that applied", "\(Int((report.coverage * 100).rounded())) % of the enabled ones"),
    ]
    let earlier = report.runs.dropLast().last
    if let earlier, earlier.scoreVersion != EditorialReport.scoreVersion {
      facts.append(("Last run", "\(earlier.date), with another score formula"))
    } else if let earlier, let before = earlier.score, let score = report.score {
      let change = score - before
      facts.append(("Since \(earlier.date)", "\(change < 0 ? "" : "+")\(Charts.shown(change))"))
    }
    if let changes = report.changes {
      facts.append(("Since \(changes.since)", "\(changes.new) new, \(changes.fixed) fixed"))
    }
    let list = facts.flatMap { [HTML("dt", [], HTML($0.0)), HTML("dd", [], HTML($0.1))] }
    return card(
      "Score of the site",
      HTML(
        "div", [("class", "big")],
        HTML(
          "strong", [("class", report.score.map { "band-" + Charts.band($0) })],
          HTML(report.score.map { "\(Int($0.rounded()))" } ?? "–")),
        HTML(
          "span", [("class", "soft")],
          HTML(report.score.map { "of 100, grade \(Score.grade($0))" } ?? "nothing to score"))),
      HTML("dl", [("class", "facts")], list))
  }

  private static func postLink(_ post: PostDigest) -> HTML {
    HTML("a", [("href", "#view=post&post=" + ReportData.escaped(post.path))], HTML(post.title))
  }

  private static func list(_ items: [HTML], empty: String) -> HTML {
    items.isEmpty
      ? HTML("p", [("class", "soft")], HTML(empty)) : HTML("ol", [("class", "list")], items)
  }

  private static func row(_ left: HTML, _ right: String) -> HTML {
    HTML(
      "li", [],
      HTML(
        "div", [("class", "row")], HTML("span", [], left),
        HTML("span", [("class", "number")], HTML(right))))
  }

  /// What is said once of the site and not of each post.
  private static func site(_ report: EditorialReport) -> HTML {
    if report.site.isEmpty { return HTML() }
    return card(
      "Site findings", wide: true,
      list(
        report.site.map { finding in
          let examples =
            finding.examples.isEmpty ? "" : "; as \(finding.examples.joined(separator: ", "))"
          return HTML(
            "li", [],
            HTML("span", [], HTML(finding.message))
              + HTML("div", [("class", "soft")], HTML(finding.rule + examples)))
        }, empty: ""))
  }

  private static func worst(_ report: EditorialReport) -> HTML {
    let posts = report.posts.filter { $0.score != nil && !$0.findings.isEmpty }
      .sorted { ($0.score ?? 0, $0.path) < ($1.score ?? 0, $1.path) }.prefix(8)
    return card(
      "Posts that need the most work",
      list(
        posts.map { post in
          row(
            postLink(post)
              + HTML(
                "div", [("class", "soft")],
                HTML(ReportData.cause(post).map { "mainly \($0)" } ?? "")),
            post.score.map { "\(Int($0.rounded()))" } ?? "–")
        }, empty: "No post needs work."))
  }

  private static func wins(_ report: EditorialReport) -> HTML {
    var items = report.wins.prefix(8).map { win in
      row(
        HTML("a", [("href", "#view=posts&rule=" + ReportData.escaped(win.rule))], HTML(win.rule))
          + HTML(
            "div", [("class", "soft")],
            HTML("\(win.total) in \(win.posts) of \(report.posts.count) posts")),
        "+\(Charts.shown(win.gain))")
    }
    if report.gainOfSafeFixes > 0.05 {
      items.insert(
        row(
          HTML("Everything that stet --fix fixes"), "+\(Charts.shown(report.gainOfSafeFixes))"),
        at: 0)
    }
    return card(
      "Biggest wins", list(Array(items), empty: "No findings."))
  }

  private static func histogram(_ report: EditorialReport) -> HTML {
    var bins = [Int](repeating: 0, count: 10)
    for score in report.posts.compactMap(\.score) { bins[min(Int(score / 10), 9)] += 1 }
    return Charts.columns(
      "Posts by score", ["Score", "Posts"],
      bins.enumerated().map { ("\($0 * 10)", $1, "band-" + Charts.band(Double($0 * 10 + 5))) })
  }

  private static func months(_ report: EditorialReport) -> [(
    month: String, posts: Int, score: Double?
  )] {
    Dictionary(grouping: report.posts.filter { $0.date != nil }) {
      String(($0.date ?? "").prefix(7))
    }
    .map { month, posts in
      let scores = posts.compactMap(\.score)
      return (month, posts.count, scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count))
    }.sorted { $0.month < $1.month }
  }

  private static func freshness(_ report: EditorialReport) -> HTML {
    let today = Day(report.today)
    var bands = [Int](repeating: 0, count: 5)
    for post in report.posts {
      guard let date = post.date.flatMap({ Day($0) }), let today else {
        bands[4] += 1
        continue
      }
      let months = (today.year - date.year) * 12 + today.month - date.month
      bands[months < 3 ? 0 : months < 12 ? 1 : months < 36 ? 2 : 3] += 1
    }
    return Charts.columns(
      "Age of the posts", ["Age", "Posts"],
      zip(["3 months", "1 year", "3 years", "older", "no date"], bands).map { ($0, $1, "point") })
  }

  private static func groups(_ title: String, _ groups: [EditorialReport.Group]) -> HTML {
    if groups.isEmpty || (title == "Folders" && groups.count < 2) { return HTML() }
    return card(
      title,
      list(
        groups.prefix(40).map { group in
          row(
            title == "Folders"
              ? HTML(
                "a", [("href", "#view=posts&folder=" + ReportData.escaped(group.name))],
                HTML(group.name))
              : HTML(group.name),
            "\(group.posts) \(group.posts == 1 ? "post" : "posts"), \(group.score.map { "\(Int($0.rounded()))" } ?? "–")"
          )
        }, empty: ""))
  }

  private static func links(_ report: EditorialReport) -> HTML {
    if report.incoming.isEmpty { return HTML() }
    let shown = Array(
      report.posts.sorted {
        let left = report.incoming[$0.path, default: 0] + $0.leadsTo.count
        let right = report.incoming[$1.path, default: 0] + $1.leadsTo.count
        return (right, $0.path) < (left, $1.path)
      }.prefix(80).sorted { $0.path < $1.path })
    func named(_ title: String, _ posts: [PostDigest], _ empty: String) -> HTML {
      HTML(
        "details", [], HTML("summary", [], HTML("\(title): \(posts.count)")),
        list(
          posts.prefix(50).map { post in
            row(postLink(post), "\(report.incoming[post.path] ?? 0) in, \(post.leadsTo.count) out")
          }, empty: empty))
    }
    return card(
      "Links between posts",
      Charts.graph(
        "The posts with the most links, and the links between them",
        shown.map {
          (path: $0.path, title: $0.title, to: $0.leadsTo, weight: report.incoming[$0.path] ?? 0)
        }),
      named(
        "Posts without incoming links", report.orphans, "Every post is linked from another post."),
      named("Posts without outgoing links", report.deadEnds, "Every post links to another post."),
      named("Most linked posts", report.hubs, "No post has many incoming links."))
  }

  private static func twins(_ report: EditorialReport) -> HTML {
    let posts = report.posts.filter { !$0.similar.isEmpty }.prefix(20)
    if posts.isEmpty { return HTML() }
    return card(
      "Near-duplicate posts",
      list(
        posts.map { post in
          HTML(
            "li", [],
            postLink(post)
              + HTML(
                "div", [("class", "soft")], HTML("like " + post.similar.joined(separator: ", "))))
        }, empty: ""))
  }
}
