// SPDX-License-Identifier: Apache-2.0

import Articles
import Formats
import Linting

/// What the page's script knows before it opens a post: a short row for each, and the rules.
///
/// Rows are arrays, since there may be tens of thousands of them; `PageModel` in the script names their places.
struct PageIndex {
  private let report: EditorialReport
  private let new: Set<String>
  /// The rules with findings, in the order of their numbers.
  let rules: [String]
  private let ruleNumbers: [String: Int]
  private let folders: FolderRollUp

  init(_ report: EditorialReport) {
    self.report = report
    new = report.changes?.newFingerprints ?? []
    rules = report.rules.map(\.rule)
    ruleNumbers = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
    folders = FolderRollUp(report.posts.map(\.path))
  }

  func number(of rule: String) -> Int { ruleNumbers[rule] ?? -1 }

  /// The index as JSON; `starts` are the numbers of the first posts of the packed blocks.
  func json(starts: [Int], isShort: Bool) -> [UInt8] {
    var writer = JSONWriter(isShown: true)
    let authors = NameList(report.posts.map(\.author))
    let homes = NameList(report.posts.map { folders.folder(of: $0.path) })
    writer.object(inline: true) { writer in
      writer.member("edit", report.editURL)
      writer.member("name", report.name)
      writer.member("date", report.today)
      writer.key("isShort")
      writer.value(isShort)
      writer.key("links")
      writer.value(!report.incoming.isEmpty)
      writer.key("isNew")
      writer.value(report.changes != nil)
      writer.key("authors")
      writer.array(authors.names)
      writer.key("folders")
      writer.array(homes.names)
      writer.key("rules")
      writer.array { writer in
        for rule in report.rules { writer.object { write(rule, &$0) } }
      }
      writer.key("starts")
      writer.array { writer in starts.forEach { writer.value($0) } }
      writer.key("posts")
      writer.array { writer in
        for post in report.posts {
          writer.array { row(post, authors, homes, &$0) }
        }
      }
    }
    return writer.bytes
  }

  private func write(_ row: EditorialReport.RuleRow, _ writer: inout JSONWriter) {
    writer.member("id", row.rule)
    writer.member("title", RuleWords.title(row.rule))
    writer.member("family", row.family.rawValue)
    writer.member("severity", row.severity.rawValue)
    writer.member("posts", row.posts)
    writer.member("total", row.total)
    writer.member("command", NextStep.command(row, paths: report.paths))
    writer.member("gain", ReportText.decimal(row.gain))
    let page = report.pages[row.rule]
    writer.member("summary", page?.summary ?? "")
    writer.member("why", page.map { PageMarkdown.opening($0.text) } ?? "")
  }

  private func row(
    _ post: PostDigest, _ authors: NameList, _ homes: NameList, _ writer: inout JSONWriter
  ) {
    writer.value(post.path)
    writer.value(post.title)
    writer.value(post.author.isEmpty ? -1 : authors.number(of: post.author))
    writer.value(homes.number(of: folders.folder(of: post.path)))
    writer.value(post.kind == .post ? "" : post.kind.noun(1))
    writer.value(post.date ?? "")
    writer.value(post.words)
    writer.value(post.score.map { ($0 * 10).rounded() / 10 } ?? .nan)
    for severity in Severity.allCases.reversed() {
      writer.value(post.findings.count { $0.severity == severity })
    }
    writer.value(new.isEmpty ? 0 : post.findings.count { new.contains($0.fingerprint) })
    writer.value(report.incoming[post.path] ?? 0)
    writer.value(post.leadsTo.count)
    writer.value(post.address)
    var counts: [Int: Int] = [:]
    for finding in post.findings { counts[number(of: finding.rule), default: 0] += 1 }
    for (rule, count) in counts.sorted(by: { $0.key < $1.key }) {
      writer.value(rule)
      writer.value(count)
    }
  }
}

/// Recurring texts, each once and in order; a number stands for each.
struct NameList {
  let names: [String]
  private let numbers: [String: Int]

  init(_ texts: [String]) {
    names = Set(texts).subtracting([""]).sorted()
    numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  func number(of name: String) -> Int { numbers[name] ?? -1 }
}
