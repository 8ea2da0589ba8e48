// SPDX-License-Identifier: Apache-2.0

import Formats
import Linting

/// A short digest for a weekly mail: what is new, what is fixed, and where the score goes.
///
/// It is a whole message with a text and an HTML part, ready for `sendmail -t`; sender and recipients are up to whoever sends it.
package enum ReportMail {
  private static let mostFindings = 15

  package static func message(_ report: EditorialReport) -> [UInt8] {
    let text = Base64.wrapped(Array(text(report).utf8))
    let html = Base64.wrapped(html(report))
    let boundary = "stet-\(report.today)-digest"
    var message = "Subject: \(encoded(subject(report)))\r\nMIME-Version: 1.0\r\n"
    message += "Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n"
    for (type, body) in [("plain", text), ("html", html)] {
      message += "\r\n--\(boundary)\r\nContent-Type: text/\(type); charset=utf-8\r\n"
      message += "Content-Transfer-Encoding: base64\r\n\r\n\(body)"
    }
    return Array((message + "\r\n--\(boundary)--\r\n").utf8)
  }

  // MARK: What it says

  private static func subject(_ report: EditorialReport) -> String {
    let name = report.name.isEmpty ? "Editorial report" : "\(report.name): editorial report"
    guard let changes = report.changes else { return name }
    return
      "\(name), \(ReportText.number(changes.new)) new, \(ReportText.number(changes.fixed)) fixed"
  }

  /// The score, and how it changed.
  private static func score(_ report: EditorialReport) -> String {
    guard let score = report.score else { return "There is nothing to score." }
    let known = report.runs.filter { $0.scoreVersion == EditorialReport.scoreVersion }
    var text = "Score \(ReportText.score(score)) of 100, grade \(Score.grade(score))"
    if let before = known.dropLast().last?.score {
      let change = ReportText.change(score - before)
      text += " (\(change) since \(ReportText.date(known.dropLast().last?.date ?? "")))"
    }
    return text + "."
  }

  private static func changes(_ report: EditorialReport) -> String {
    guard let changes = report.changes else {
      return "There is no earlier run to compare with yet."
    }
    return
      "Since \(ReportText.date(changes.since)): \(ReportText.counted(changes.new, "new finding")), \(ReportText.number(changes.fixed)) fixed."
  }

  /// The scores of the last runs, the oldest first; empty for fewer than three.
  private static func trend(_ report: EditorialReport) -> String {
    let scores = report.runs.filter { $0.scoreVersion == EditorialReport.scoreVersion }
      .suffix(8).compactMap(\.score).map { ReportText.decimal($0) }
    return scores.count < 3 ? "" : "Last \(scores.count) runs: " + scores.joined(separator: ", ")
  }

  private static func next(_ report: EditorialReport) -> String {
    "Next: " + NextStep.text(report).lowercasedFirstLetter
  }

  /// The new findings, the gravest first.
  private static func new(_ report: EditorialReport) -> [(
    post: PostDigest, finding: PostDigest.Finding
  )] {
    guard let new = report.changes?.newFingerprints, !new.isEmpty else { return [] }
    return report.posts.flatMap { post in
      post.findings.filter { new.contains($0.fingerprint) }.map { (post, $0) }
    }.sorted {
      ($1.finding.severity, $0.post.path, $0.finding.line)
        < ($0.finding.severity, $1.post.path, $1.finding.line)
    }
  }

  // MARK: As text

  package static func text(_ report: EditorialReport) -> String {
    func line(_ text: String) -> String { TerminalText.escaped(text) + "\n" }
    var text = line(subject(report)) + line(ReportText.date(report.today)) + "\n"
    text += line(score(report)) + line(changes(report))
    if !trend(report).isEmpty { text += line(trend(report)) }
    text += line(next(report))
    let new = new(report)
    if !new.isEmpty {
      text += "\nNew findings\n\n"
      for (post, finding) in new.prefix(mostFindings) {
        text += line("- \(finding.severity.rawValue): \(finding.message)")
        text += "  " + line("\(post.title) (\(post.path), line \(finding.line))")
      }
      if new.count > mostFindings {
        text += "and \(ReportText.number(new.count - mostFindings)) more\n"
      }
    }
    let worst = report.worst.prefix(5)
    if !worst.isEmpty {
      text += "\nPosts that need the most work\n\n"
      for post in worst {
        text += line("- \(ReportText.score(post.score)) \(post.title) (\(post.path))")
      }
    }
    return text
  }

  // MARK: As HTML

  /// Mail programs know little: no scripts, no style sheets, no pictures.
  package static func html(_ report: EditorialReport) -> [UInt8] {
    var body = HTML("h1", [("style", "font-size:20px")], HTML(subject(report)))
    for text in [ReportText.date(report.today), score(report), changes(report), trend(report)]
    where !text.isEmpty {
      body += HTML("p", [], HTML(text))
    }
    body += HTML("p", [], HTML("strong", [], HTML(next(report))))
    let new = new(report)
    if !new.isEmpty {
      body += HTML("h2", [("style", "font-size:16px")], HTML("New findings"))
      body += HTML(
        "ul", [],
        new.prefix(mostFindings).map { post, finding in
          HTML(
            "li", [],
            HTML("strong", [], HTML(finding.severity.rawValue)) + HTML(": \(finding.message)")
              + HTML("br") + HTML("\(post.title) (\(post.path), line \(finding.line))"))
        })
      if new.count > mostFindings {
        body += HTML("p", [], HTML("and \(ReportText.number(new.count - mostFindings)) more"))
      }
    }
    let worst = report.worst.prefix(5)
    if !worst.isEmpty {
      body += HTML("h2", [("style", "font-size:16px")], HTML("Posts that need the most work"))
      body += HTML(
        "ul", [],
        worst.map { post in
          HTML("li", [], HTML("\(ReportText.score(post.score)): \(post.title) (\(post.path))"))
        })
    }
    let page = HTML(
      "html", [("lang", "en")],
      HTML(
        "head", [], HTML("meta", [("charset", "utf-8")]), HTML("title", [], HTML(subject(report)))),
      HTML("body", [("style", "font-family:sans-serif;max-width:40em")], body))
    return Array("<!doctype html>\n".utf8) + page.bytes + [0x0A]
  }

  // MARK: The message

  /// A header's text in encoded words (RFC 2047), each of whole characters: no line of it can become a header of its own.
  private static func encoded(_ text: String) -> String {
    var words: [String] = []
    var word = ""
    for scalar in TerminalText.escaped(text).unicodeScalars {
      if word.utf8.count > 38 {
        words.append(word)
        word = ""
      }
      word.unicodeScalars.append(scalar)
    }
    return (words + [word]).map { "=?utf-8?B?\(Base64.text(Array($0.utf8)))?=" }
      .joined(separator: "\r\n ")
  }
}

extension String {
  fileprivate var lowercasedFirstLetter: String { prefix(1).lowercased() + dropFirst() }
}
