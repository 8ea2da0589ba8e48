// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting

/// What an editor reads first: where the site stands, and what to do.
struct OverviewView {
  private let report: EditorialReport

  init(_ report: EditorialReport) { self.report = report }

  var html: HTML {
    HTML(
      "section",
      [("class", "view view-overview"), ("id", "view=overview")],
      summary,
      HTML(
        "div", [("class", "grid")], toFix, wins, habits, worst, best, trend, categories, histogram,
        OverviewLists(report).folders, OverviewLists(report).authors, calendar, ages,
        OverviewLists(report).links, OverviewLists(report).duplicates))
  }

  // MARK: The first lines

  private var summary: HTML {
    let score = report.score
    return HTML(
      "section", [("class", "card summary"), ("aria-label", "Summary")],
      HTML(
        "div", [("class", "dial")],
        HTML(
          "strong", [("class", score.map { "band-" + Charts.band($0) })],
          HTML(ReportText.score(score))),
        HTML("span", [], HTML("out of 100"))),
      HTML(
        "div", [("class", "lead")],
        HTML("h2", [], HTML(NextStep.text(report))),
        HTML("p", [], HTML(meaning + changes)),
        facts))
  }

  private var meaning: String {
    report.score.map { "Grade \(Score.grade($0)). \(ReportText.meaning($0))" }
      ?? "There is nothing to score."
  }

  /// What changed since the last run, where that is known.
  private var changes: String {
    let earlier = report.runs.dropLast().last
    var note = ""
    var parts: [String] = []
    if let earlier, earlier.scoreVersion != EditorialReport.scoreVersion {
      note = " The score of \(ReportText.date(earlier.date)) had another formula."
    } else if let earlier, let before = earlier.score, let score = report.score {
      parts.append(
        ReportText.change(score - before)
          + (abs(score - before) < 0.05 ? " in the score" : " points"))
    }
    if let changes = report.changes {
      parts.append(changes.new == 0 ? "no" : ReportText.number(changes.new))
      parts[parts.count - 1] += changes.new == 1 ? " new finding" : " new findings"
      parts.append(changes.fixed == 0 ? "none fixed" : "\(ReportText.number(changes.fixed)) fixed")
    }
    guard let since = report.changes?.since ?? earlier?.date, !parts.isEmpty else { return note }
    return note + " Since \(ReportText.date(since)): \(parts.joined(separator: ", "))."
  }

  private var facts: HTML {
    let others = report.posts.count - report.ownPosts
    var facts: [(name: String, value: HTML)] = [
      (
        "Posts",
        PageParts.link("#view=posts", ReportText.number(report.ownPosts))
          + HTML(
            others > 0
              ? " and \(ReportText.counted(others, "other page"))" : "")
      ), ("Words", HTML(ReportText.number(report.words))),
    ]
    for severity in Severity.allCases.reversed() {
      let count = report.count(severity)
      let number = ReportText.number(count)
      facts.append(
        (
          severity.noun(2).capitalizedFirst,
          count == 0
            ? HTML(number)
            : PageParts.link(PageAddress.posts(severity: severity.rawValue), number)
        ))
    }
    return HTML(
      "ul", [("class", "facts")],
      facts.map { HTML("li", [], HTML("span", [], HTML($0.name)), HTML("b", [], $0.value)) })
  }

  // MARK: What to do

  private var toFix: HTML {
    var groups: [HTML] = []
    for severity in Severity.allCases.reversed() {
      let kinds = NextStep.kinds(severity, report)
      guard !kinds.isEmpty else { continue }
      groups.append(
        HTML(
          "h3", [],
          PageParts.chip(severity)
            + HTML(" \(ReportText.number(report.count(severity)))")))
      groups.append(
        PageParts.list(
          kinds.map { kind in
            PageParts.row(
              PageParts.link(PageAddress.rule(kind.rule), RuleWords.title(kind.rule))
                + PageParts.soft(
                  "\(ReportText.counted(kind.posts, "post")), \(ReportText.share(kind.posts, of: report.posts.count))"
                ),
              HTML(
                "a", [("href", PageAddress.posts(rule: kind.rule))],
                HTML(ReportText.number(kind.total))))
          }, shown: severity == .error ? 12 : 5, empty: ""))
    }
    return PageParts.card(
      "What to fix", style: "tall brief", note: "Findings by kind, with the posts that have them.",
      groups.isEmpty ? HTML("p", [], HTML("No findings.")) : groups.reduce(HTML(), +))
  }

  private var wins: HTML {
    var items: [HTML] = []
    if report.gainOfSafeFixes > 0.05 {
      let places = report.paths.map(NextStep.quoted).joined(separator: " ")
      items.append(
        PageParts.row(
          HTML("strong", [], HTML("Apply all safe fixes"))
            + command("stet lint --fix \(places)"), gain(report.gainOfSafeFixes)))
    }
    items += report.wins.prefix(6).map { win in
      let posts = ReportText.counted(win.posts, "post")
      let fixed =
        win.safe > 0
        ? ", \(ReportText.number(win.safe)) fixed by the command"
        : win.fixable > 0 ? ", \(ReportText.number(win.fixable)) with a fix to review" : ""
      return PageParts.row(
        PageParts.link(PageAddress.rule(win.rule), RuleWords.title(win.rule))
          + PageParts.soft("\(ReportText.number(win.total)) in \(posts)\(fixed)")
          + command(NextStep.command(win, paths: report.paths)), gain(win.gain))
    }
    return PageParts.card(
      "Biggest wins", style: "tall", note: "How many points the score gains when these are fixed.",
      PageParts.list(items, shown: 7, empty: "Nothing raises the score noticeably."))
  }

  private func command(_ text: String) -> HTML {
    HTML("div", [("class", "command")], HTML("code", [], HTML(text)))
  }

  private func gain(_ gain: Double) -> HTML {
    HTML(
      "span", [("class", "gain")], HTML(gain < 0.05 ? "under +0.1" : "+" + ReportText.decimal(gain))
    )
  }

  /// What is said once of the site and not of each post.
  private var habits: HTML {
    if report.site.isEmpty { return HTML() }
    return PageParts.card(
      "Habits of the site", style: "wide",
      note: "What most posts do alike. These are reported once and do not lower the score.",
      PageParts.list(
        report.site.map { finding in
          let examples = finding.examples.prefix(3).map {
            PageParts.link(PageAddress.post($0), $0)
          }
          return HTML(
            "li", [],
            HTML("strong", [], HTML(RuleWords.title(finding.rule))) + HTML(": ")
              + HTML(finding.message)
              + (finding.help.isEmpty ? HTML() : PageParts.soft(finding.help.capitalizedFirst))
              + (examples.isEmpty
                ? HTML()
                : HTML(
                  "div", [("class", "soft")],
                  [HTML("For example ")]
                    + examples.enumerated().map { ($0 > 0 ? HTML(", ") : HTML()) + $1 })))
        }, shown: 6, empty: ""))
  }

  // MARK: Posts

  private func posts(_ posts: [PostDigest], shown: Int, empty: String) -> HTML {
    PageParts.list(
      posts.map { post in
        let cause = post.mainCause.map { ", mainly \(RuleWords.title($0).lowercasedFirst)" } ?? ""
        return PageParts.row(
          PageParts.link(PageAddress.post(post.path), post.title)
            + PageParts.soft(PageParts.counts(post) + cause), PageParts.score(post.score))
      }, shown: shown, empty: empty)
  }

  private var worst: HTML {
    PageParts.card(
      "Posts that need the most work",
      posts(Array(report.worst.prefix(8)), shown: 8, empty: "No post needs work."))
  }

  private var best: HTML {
    let best = report.posts.filter { $0.score != nil && $0.words >= 150 }
      .sorted { ($1.score ?? 0, $1.words, $0.path) < ($0.score ?? 0, $0.words, $1.path) }.prefix(8)
    return PageParts.card(
      "Best posts", posts(Array(best), shown: 8, empty: "No post is long enough to say."))
  }

  // MARK: Pictures

  private var trend: HTML {
    let runs = report.runs.filter { $0.scoreVersion == EditorialReport.scoreVersion }
    let scores = runs.compactMap { run in
      run.score.map { (name: ReportText.date(run.date), score: $0) }
    }
    if scores.count < 2 { return HTML() }
    return PageParts.card("Trend", note: "The score of each run.", Charts.trend("Trend", scores))
  }

  private var categories: HTML {
    PageParts.card(
      "Score by category", note: "The average of the posts to which the category applies.",
      HTML(
        "ul", [("class", "list bars")],
        report.categories.map { category in
          PageParts.row(
            HTML("span", [], HTML(category.family.rawValue))
              + HTML(
                "meter",
                [
                  ("min", "0"), ("max", "100"), ("class", "meter-" + Charts.band(category.value)),
                  ("value", "\(Int(category.value.rounded()))"),
                  ("aria-label", category.family.rawValue),
                ]), PageParts.score(category.value))
        }))
  }

  private var histogram: HTML {
    var bins = [Int](repeating: 0, count: 10)
    for score in report.posts.compactMap(\.score) { bins[min(Int(score / 10), 9)] += 1 }
    return PageParts.card(
      "Posts by score",
      Charts.columns(
        "Posts by score", x: "Score", y: "Posts",
        bins.enumerated().map {
          (
            $0 == 9 ? "90+" : "\($0 * 10)s", $1,
            "band-" + Charts.band(Double($0 * 10 + 5))
          )
        }))
  }

  private var calendar: HTML {
    var found: [String: (posts: Int, scores: [Double])] = [:]
    for post in report.posts where post.kind == .post {
      guard let month = post.date?.prefix(7) else { continue }
      found[String(month), default: (0, [])].posts += 1
      if let score = post.score { found[String(month), default: (0, [])].scores.append(score) }
    }
    let months = found.keys.sorted().map { month -> (month: String, posts: Int, score: Double?) in
      let scores = found[month]?.scores ?? []
      let mean = scores.reduce(0, +) / Double(max(scores.count, 1))
      return (month, found[month]?.posts ?? 0, scores.isEmpty ? nil : mean)
    }
    if months.isEmpty { return HTML() }
    return PageParts.card(
      "Publishing calendar", style: "wide",
      note: "Posts published in each month; the colour is their average score.",
      Charts.calendar("Publishing calendar", months))
  }

  private var ages: HTML {
    let today = Day(report.today)
    var bands = [Int](repeating: 0, count: 5)
    for post in report.posts where post.kind == .post {
      guard let date = post.date.flatMap({ Day($0) }), let today else {
        bands[4] += 1
        continue
      }
      let months = (today.year - date.year) * 12 + today.month - date.month
      bands[months < 3 ? 0 : months < 12 ? 1 : months < 36 ? 2 : 3] += 1
    }
    return PageParts.card(
      "Age of the posts",
      Charts.columns(
        "Age of the posts", x: "Time since publication", y: "Posts",
        zip(["3 months", "1 year", "3 years", "older", "no date"], bands).map {
          ($0, $1, "point")
        }))
  }
}

extension String {
  /// The text with a capital letter first.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
  /// The text with a small letter first, unless its first word is an abbreviation.
  var lowercasedFirst: String {
    let second = dropFirst().first
    return second?.isUppercase == true || hasPrefix("Markdown")
      ? self : prefix(1).lowercased() + dropFirst()
  }
}
