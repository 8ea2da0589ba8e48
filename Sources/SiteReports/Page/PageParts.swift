// SPDX-License-Identifier: Apache-2.0

import Linting

/// The pieces that the views of a report are put together from.
enum PageParts {
  /// A box with a heading.
  static func card(_ title: String, style: String = "", note: String = "", _ content: HTML...)
    -> HTML
  {
    HTML(
      "section", [("class", style.isEmpty ? "card" : "card " + style), ("aria-label", title)],
      [
        HTML("h2", [], HTML(title)),
        note.isEmpty ? HTML() : HTML("p", [("class", "note")], HTML(note)),
      ] + content)
  }

  static func link(_ address: String, _ text: String) -> HTML {
    HTML("a", [("href", address)], HTML(text))
  }

  static func soft(_ text: String) -> HTML { HTML("div", [("class", "soft")], HTML(text)) }

  /// A row of a list: what it is about, and a number at the end of the line.
  static func row(_ left: HTML, _ right: HTML) -> HTML {
    HTML(
      "li", [],
      HTML("div", [("class", "row")], HTML("div", [], left), HTML("div", [("class", "end")], right))
    )
  }

  /// The first `shown` of `items`, and the others behind "390 more".
  static func list(_ items: [HTML], shown: Int, most: Int = 1_000, empty: String) -> HTML {
    if items.isEmpty { return HTML("p", [("class", "soft")], HTML(empty)) }
    let first = HTML("ul", [("class", "list")], Array(items.prefix(shown)))
    if items.count <= shown { return first }
    let rest = items.count - shown
    let listed = items.dropFirst(shown).prefix(most)
    let left = rest - listed.count
    return first
      + HTML(
        "details", [("class", "more")],
        HTML("summary", [], HTML("\(ReportText.number(rest)) more")),
        HTML("ul", [("class", "list")], Array(listed)),
        left > 0
          ? HTML("p", [("class", "soft")], HTML("and \(ReportText.number(left)) others")) : HTML())
  }

  /// A score with its colour.
  static func score(_ score: Double?) -> HTML {
    guard let score else { return HTML("span", [("class", "soft")], HTML("–")) }
    return HTML(
      "span", [("class", "score band-" + Charts.band(score))], HTML(ReportText.score(score)))
  }

  /// A severity as a small label.
  static func chip(_ severity: Severity) -> HTML {
    HTML("span", [("class", "chip " + severity.rawValue)], HTML(severity.rawValue))
  }

  /// What was found in a post, by severity: "2 errors, 1 warning".
  static func counts(_ post: PostDigest) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = post.findings.count { $0.severity == severity }
      return count == 0 ? nil : ReportText.counted(count, severity.rawValue)
    }
    return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
  }
}
