// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
package import Linting
package import SourceText

/// The report for programs, version 1: fields are added, never renamed or retyped.
/// `docs/report.schema.json` states it.
package struct JSONFormat: Sendable {
  /// The version of Stet that is named in the report.
  package var toolVersion: String

  package init(toolVersion: String) { self.toolVersion = toolVersion }

  /// The whole report, ended by a line feed.
  package func bytes(_ report: RunReport) -> [UInt8] {
    var bytes: [UInt8] = []
    write(report) { bytes += $0 }
    return bytes
  }

  /// Gives `sink` the report in parts.
  package func write(_ report: RunReport, to sink: ([UInt8]) -> Void) {
    var writer = JSONWriter()
    let sources = PlaceLookup(report)
    writer.object { writer in
      writeSummary(of: report, &writer)
      writer.key("posts")
      writer.array { writer in
        var places: PlaceIndex?
        for post in report.posts {
          Self.write(post, &places, sources, &writer)
          writer.drain(to: sink)
        }
      }
      Self.writeConfiguration(of: report, sources, &writer)
    }
    writer.endLine()
    sink(writer.bytes)
  }

  /// Writes the members that say of what the report is and what it counts.
  func writeSummary(of report: RunReport, _ writer: inout JSONWriter) {
    writer.member("version", 1)
    writer.key("tool")
    writer.object(inline: true) { writer in
      writer.member("name", "stet")
      writer.member("version", toolVersion)
    }
    writer.key("summary")
    writer.object { writer in
      writer.member("posts", report.posts.count)
      writer.key("kinds")
      writer.object(inline: true) { writer in
        for (kind, count) in report.kinds { writer.member(kind.rawValue, count) }
      }
      writer.member("words", report.words)
      writer.member("errors", report.count(.error))
      writer.member("warnings", report.count(.warning))
      writer.member("suggestions", report.count(.suggestion))
      writer.member("suppressed", report.suppressed)
      writer.member("baselined", report.baselined)
      writer.member("fixable", report.fixable)
      writer.member("heldBack", report.heldBack)
      writer.member("exitStatus", Int(report.exitStatus))
    }
    writeSite(of: report, &writer)
  }

  /// Writes the member with what is said of the site as a whole.
  private func writeSite(of report: RunReport, _ writer: inout JSONWriter) {
    writer.key("site")
    writer.object { writer in
      writer.member("habits", report.habits)
      writer.key("findings")
      Self.write(report.site, &writer)
    }
  }

  /// Writes what is said once of a site.
  package static func write(_ site: [SiteFinding], _ writer: inout JSONWriter) {
    writer.array { writer in
      for finding in site {
        writer.object { writer in
          writer.member("rule", finding.rule)
          writer.member("message", finding.message)
          writer.member("help", finding.help)
          writer.member("collection", finding.collection)
          writer.member("count", finding.count)
          writer.member("posts", finding.posts)
          if let distribution = finding.distribution {
            writer.key("distribution")
            writer.object(inline: true) { writer in
              writer.member("field", distribution.field)
              writer.key("limit")
              writer.value(distribution.limit)
              writer.key("median")
              writer.value(distribution.median)
              writer.key("percentile90")
              writer.value(distribution.percentile90)
            }
          }
          writer.key("examples")
          writer.array(finding.examples)
          writer.member("heldBack", finding.heldBack)
        }
      }
    }
  }

  /// Writes the member with the findings on configuration files.
  static func writeConfiguration(
    of report: RunReport, _ sources: PlaceLookup, _ writer: inout JSONWriter
  ) {
    writer.key("configuration")
    writer.array { writer in
      for file in report.configuration {
        let places = PlaceIndex(file.source)
        for finding in file.findings {
          write(finding, path: file.path, naming: true, places, sources, &writer)
        }
      }
    }
  }

  /// Writes a post with its findings; inline, it is on one line. `last` is the index of the post before it.
  static func write(
    _ post: PostReport, _ last: inout PlaceIndex?, _ sources: PlaceLookup,
    _ writer: inout JSONWriter, inline: Bool = false
  ) {
    writer.object(inline: inline) { writer in
      writer.member("path", post.path)
      writer.member("format", post.format.rawValue)
      writer.member("status", post.status.rawValue)
      writer.member("kind", post.kind.rawValue)
      if let reason = post.kindReason { writer.member("kindReason", reason) }
      writer.member("words", post.words)
      if let score = post.shownScore { writer.member("score", score) }
      writer.key("findings")
      writer.array { writer in
        if post.isClean { return }
        let places = PlaceIndex(post.source, after: last)
        last = places
        for finding in post.findings {
          write(finding, path: post.path, naming: false, places, sources, &writer)
        }
      }
      writer.key("applied")
      writer.array(post.applied)
      writer.key("notApplicable")
      writer.array(post.notApplicable)
      if !post.habitual.isEmpty {
        writer.key("habit")
        writer.array(post.habitual)
      }
      writer.key("unverified")
      writer.array { writer in
        for entry in post.unverified {
          writer.object(inline: true) { writer in
            writer.member("rule", entry.rule)
            writer.member("reason", entry.reason)
          }
        }
      }
    }
  }

  private static func write(
    _ finding: Finding, path: String, naming: Bool, _ places: PlaceIndex, _ sources: PlaceLookup,
    _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      if naming { writer.member("path", path) }
      writer.member("rule", finding.rule)
      writer.member("severity", finding.severity.rawValue)
      writer.member("message", finding.message)
      writer.member("help", finding.help)
      writer.key("range")
      write(finding.range, places, &writer)
      writer.key("related")
      writer.array { writer in
        for related in finding.related {
          writer.object { writer in
            let target = related.path ?? path
            writer.member("message", related.message)
            writer.member("path", target)
            // A file that was not read has no lines to count.
            if let places = target == path ? places : sources.places(target) {
              writer.key("range")
              write(related.range, places, &writer)
            }
          }
        }
      }
      if let fix = finding.fix { write(fix, places, &writer) }
      if let reason = finding.fixRefused { writer.member("fixRefused", reason) }
      writer.member("fingerprint", finding.fingerprint)
      writer.key("data")
      write(.record(finding.data), &writer)
    }
  }

  private static func write(_ fix: Fix, _ places: PlaceIndex, _ writer: inout JSONWriter) {
    writer.key("fix")
    writer.object { writer in
      writer.member("title", fix.title)
      writer.member("safety", fix.safety.rawValue)
      writer.key("edits")
      writer.array { writer in
        for edit in fix.edits {
          writer.object { writer in
            writer.key("range")
            write(edit.range, places, &writer)
            writer.member("text", edit.text)
          }
        }
      }
    }
  }

  /// Writes a range as the reports of all commands do.
  package static func write(
    _ range: ByteRange, _ places: PlaceIndex, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      for (name, offset) in [("start", range.start), ("end", range.end)] {
        let place = places.position(at: offset)
        writer.key(name)
        writer.object(inline: true) { writer in
          writer.member("offset", place.offset)
          writer.member("line", place.line)
          writer.member("column", place.column)
        }
      }
    }
  }

  /// Writes a measured value.
  package static func write(_ measure: Measure, _ writer: inout JSONWriter) {
    switch measure {
    case .integer(let number): writer.value(number)
    case .number(let number): writer.value(number)
    case .text(let text): writer.value(text)
    case .flag(let flag): writer.value(flag)
    case .list(let measures):
      writer.array(inline: true) { writer in
        for measure in measures { write(measure, &writer) }
      }
    case .record(let fields):
      writer.object { writer in
        for field in fields {
          writer.key(field.name)
          write(field.value, &writer)
        }
      }
    }
  }
}
