// SPDX-License-Identifier: Apache-2.0

import Linting
import Formats

/// The report as data, for programs and spreadsheets.
package enum ReportData {
  private static func number(_ name: String, _ value: Double?, _ writer: inout JSONWriter) {
    writer.key(name)
    // One digit more than is shown.
    writer.value(value.map { ($0 * 100).rounded() / 100 } ?? .nan)
  }

  private static func write(_ post: PostDigest, _ writer: inout JSONWriter) {
    writer.member("path", post.path)
    writer.member("title", post.title)
    writer.member("author", post.author)
    writer.member("date", post.date ?? "")
    writer.member("words", post.words)
    number("grade", post.grade, &writer)
    number("score", post.score, &writer)
    writer.member("cause", post.mainCause ?? "")
    writer.key("categories")
    writer.object { writer in
      for category in post.categories { number(category.family.rawValue, category.value, &writer) }
    }
  }

  private static func write(_ rule: EditorialReport.RuleRow, _ writer: inout JSONWriter) {
    writer.member("rule", rule.rule)
    writer.member("family", rule.family.rawValue)
    writer.member("posts", rule.posts)
    writer.member("total", rule.total)
    writer.member("fixable", rule.fixable)
    number("gain", rule.gain, &writer)
    writer.key("change")
    writer.value(rule.change.map(Double.init) ?? .nan)
  }

  /// The report without its texts, for programs: version 1, to which fields are added.
  package static func summary(_ report: EditorialReport) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version", 1)
      writer.member("date", report.today)
      writer.member("scoreVersion", EditorialReport.scoreVersion)
      number("score", report.score, &writer)
      number("coverage", report.coverage, &writer)
      writer.key("categories")
      writer.object { writer in
        for category in report.categories {
          number(category.family.rawValue, category.value, &writer)
        }
      }
      for severity in Severity.allCases.reversed() {
        writer.member(severity.rawValue + "s", report.count(severity))
      }
      if let changes = report.changes {
        writer.key("changes")
        writer.object { writer in
          writer.member("since", changes.since)
          writer.member("new", changes.new)
          writer.member("fixed", changes.fixed)
        }
      }
      number("gainOfSafeFixes", report.gainOfSafeFixes, &writer)
      writer.key("site")
      JSONFormat.write(report.site, &writer)
      writer.key("rules")
      writer.array { writer in
        for rule in report.rules { writer.object { write(rule, &$0) } }
      }
      for (name, groups) in [("folders", report.folders), ("authors", report.authors)] {
        writer.key(name)
        writer.array { writer in
          for group in groups {
            writer.object { writer in
              writer.member("name", group.name)
              writer.member("posts", group.posts)
              number("score", group.score, &writer)
            }
          }
        }
      }
      writer.key("posts")
      writer.array { writer in
        for post in report.posts {
          writer.object { writer in
            write(post, &writer)
            writer.member("findings", post.findings.count)
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// A record for each post.
  package static func csv(_ report: EditorialReport) -> [UInt8] {
    var writer = CSVWriter()
    writer.record(
      [
        "path", "title", "author", "date", "words", "grade", "score", "errors", "warnings",
        "suggestions", "cause",
      ])
    for post in report.posts {
      func count(_ severity: Severity) -> String {
        String(post.findings.count { $0.severity == severity })
      }
      writer.record([
        post.path, post.title, post.author, post.date ?? "", String(post.words),
        post.grade.map(ReportText.decimal) ?? "", post.score.map(ReportText.decimal) ?? "",
        count(.error),
        count(.warning), count(.suggestion), post.mainCause ?? "",
      ])
    }
    return writer.bytes
  }
}
