// SPDX-License-Identifier: Apache-2.0

import Linting
import Formats

/// The report as data: for the page's script, and for programs.
package enum ReportData {
  /// The rule that costs a post most; `nil` where nothing was found.
  package static func cause(_ post: PostDigest) -> String? {
    post.scoreWithout.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// `text`, as the page shows it, in an address after `#`: as URLSearchParams reads it.
  static func escaped(_ text: String) -> String {
    var result = ""
    for byte in TerminalText.escapedLines(text).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
      }
    }
    return result
  }

  /// All that the page's script needs.
  static func json(_ report: EditorialReport) -> [UInt8] {
    var writer = JSONWriter(isShown: true)
    let new = report.changes?.newFingerprints ?? []
    var names = NameTable()
    writer.object(inline: true) { writer in
      writer.key("posts")
      writer.array { writer in
        for post in report.posts {
          writer.object { writer in
            write(post, &writer)
            writer.member("ledTo", report.incoming[post.path] ?? 0)
            writer.member("leadsTo", post.leadsTo.count)
            details(post, new: new, &names, &writer)
          }
        }
      }
      writer.key("rules")
      writer.array { writer in
        for rule in report.rules { writer.object { write(rule, &$0) } }
      }
      writer.key("links")
      writer.value(!report.incoming.isEmpty)
      writer.key("names")
      writer.array(names.names)
    }
    return writer.bytes
  }

  /// Recurring texts, each once; a number stands for each.
  private struct NameTable {
    private(set) var names: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(of name: String) -> Int {
      if let known = numbers[name] { return known }
      numbers[name] = names.count
      names.append(name)
      return names.count - 1
    }
  }

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
    writer.member("cause", cause(post) ?? "")
    writer.key("categories")
    writer.object { writer in
      for category in post.categories { number(category.family.rawValue, category.value, &writer) }
    }
  }

  private static func details(
    _ post: PostDigest, new: Set<String>, _ names: inout NameTable, _ writer: inout JSONWriter
  ) {
    writer.key("notes")
    writer.array { writer in
      for finding in post.findings {
        writer.object { writer in
          writer.member("rule", names.number(of: finding.rule))
          writer.member("severity", names.number(of: finding.severity.rawValue))
          writer.member("message", names.number(of: finding.message))
          writer.member("help", names.number(of: finding.help))
          writer.member("line", finding.line)
          if !finding.fix.isEmpty {
            writer.member("fix", finding.fix)
            writer.key("safe")
            writer.value(finding.isSafe)
          }
          if new.contains(finding.fingerprint) {
            writer.key("isNew")
            writer.value(true)
          }
        }
      }
    }
    writer.key("text")
    writer.array { writer in
      for block in post.blocks {
        writer.array { writer in
          writer.value(block.kind)
          for segment in block.segments {
            if segment.findings.isEmpty {
              writer.value(segment.text)
            } else {
              writer.array { writer in
                writer.value(segment.text)
                for finding in segment.findings { writer.value(finding) }
              }
            }
          }
        }
      }
    }
    writer.key("sections")
    writer.array { writer in
      for section in post.sections {
        writer.object { writer in
          writer.member("heading", section.heading)
          writer.member("level", section.level)
          writer.key("bold")
          writer.value(section.isBold)
          writer.member("words", section.words)
          number("grade", section.grade, &writer)
          writer.member("long", section.longSentences)
          writer.member("notes", section.findings)
        }
      }
    }
    writer.key("sentences")
    writer.array { writer in post.sentences.prefix(2000).forEach { writer.value($0) } }
    writer.key("images")
    writer.array { writer in
      for image in post.images {
        writer.object { writer in
          writer.member("src", String(image.address.prefix(500)))
          writer.member("alt", image.alt)
          writer.key("creators")
          writer.array(image.creators)
          writer.member("source", image.source)
          writer.member("licence", image.licence)
          writer.key("links")
          writer.array(image.links)
          writer.member("level", image.level)
          if let thumbnail = image.thumbnail { writer.member("picture", thumbnail.address) }
          writer.key("lead")
          writer.value(image.isLead)
        }
      }
    }
    writer.member("description", post.description)
    writer.member("excerpt", post.excerpt)
    for (name, ids) in [("applied", post.applied), ("notApplicable", post.notApplicable)] {
      writer.key(name)
      writer.array { writer in ids.forEach { writer.value(names.number(of: $0)) } }
    }
    writer.key("unverified")
    writer.array { writer in
      for entry in post.unverified {
        writer.array { writer in
          writer.value(names.number(of: entry.rule))
          writer.value(names.number(of: entry.reason))
        }
      }
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

  // MARK: For programs

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
        post.grade.map(Charts.shown) ?? "", post.score.map(Charts.shown) ?? "", count(.error),
        count(.warning), count(.suggestion), cause(post) ?? "",
      ])
    }
    return writer.bytes
  }
}
