// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// SARIF 2.1.0, the exchange format of code scanning: the findings with their rules, places, fingerprints and fixes.
///
/// What is suppressed is left out. Findings on the configuration are notifications, as no rule reported
/// them; so are rules that were not checked.
package struct SARIFFormat: Sendable {
  /// The version of Stet that is named in the report.
  package var toolVersion: String
  /// The rules that there are; those that reported something are explained in the report.
  package var catalogue: RuleCatalogue
  /// What the reader of the report takes at most; `nil` where it takes everything.
  package var limit: SARIFLimit?
  /// The address of a rule's page; `nil` where there is none.
  package var page: @Sendable (_ rule: String) -> String?

  package init(
    toolVersion: String, catalogue: RuleCatalogue, limit: SARIFLimit? = nil,
    page: @escaping @Sendable (_ rule: String) -> String? = { _ in nil }
  ) {
    self.toolVersion = toolVersion
    self.catalogue = catalogue
    self.limit = limit
    self.page = page
  }

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  /// The name for the folder that relative paths start from; code scanning knows it.
  private static let base = "%SRCROOT%"

  /// The whole report, ended by a line feed.
  package func bytes(_ report: RunReport) -> [UInt8] {
    let posts = report.posts.filter { !$0.isClean }.map { ReportedFile($0) }
    guard let limit else { return bytes(report, posts, leftOut: []) }
    return limit.fitted(posts) { bytes(report, $0, leftOut: $1) }
  }

  /// The report with the findings of `posts`. `leftOut` says what is not among them.
  private func bytes(
    _ report: RunReport, _ posts: [ReportedFile], leftOut: [String]
  ) -> [UInt8] {
    let rules = Set(posts.flatMap { $0.findings.map(\.rule) }).sorted()
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("$schema", Self.schema)
      writer.member("version", "2.1.0")
      writer.key("runs")
      writer.array { writer in
        writer.object { writer in
          writeTool(rules, &writer)
          writer.member("columnKind", "unicodeCodePoints")
          writer.key("newlineSequences")
          writer.array(["\r\n", "\n", "\r"])
          writer.key("originalUriBaseIds")
          writer.object { writer in
            writer.key(Self.base)
            writer.object { writer in
              Self.write(text: "The folder in which Stet ran", as: "description", &writer)
            }
          }
          Self.writeInvocation(report, leftOut, &writer)
          Self.writeResults(posts, rules, PlaceLookup(report), &writer)
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private func writeTool(_ rules: [String], _ writer: inout JSONWriter) {
    writer.key("tool")
    writer.object { writer in
      writer.key("driver")
      writer.object { writer in
        writer.member("name", "Stet")
        writer.member("semanticVersion", toolVersion)
        writer.key("rules")
        writer.array { writer in
          for id in rules { SARIFRule(id, catalogue[id], page: page(id)).write(&writer) }
        }
      }
    }
  }

  private static func writeResults(
    _ posts: [ReportedFile], _ rules: [String], _ sources: PlaceLookup, _ writer: inout JSONWriter
  ) {
    let indices = Dictionary(uniqueKeysWithValues: zip(rules, rules.indices))
    writer.key("results")
    writer.array { writer in
      var last: PlaceIndex?
      for post in posts {
        let places = PlaceIndex(post.source, after: last)
        last = places
        for finding in post.findings {
          writer.object { writer in
            writer.member("ruleId", finding.rule)
            writer.member("ruleIndex", indices[finding.rule] ?? -1)
            writer.member("level", level(finding.severity))
            write(text: text(of: finding), as: "message", &writer)
            writer.key("locations")
            writer.array { writer in
              write(place: post.path, finding.range, places, &writer)
            }
            writer.key("partialFingerprints")
            writer.object(inline: true) { $0.member("stetFingerprint/v1", finding.fingerprint) }
            writeRelated(finding.related, path: post.path, places, sources, &writer)
            if let fix = finding.fix { write(fix, path: post.path, places, &writer) }
          }
        }
      }
    }
  }

  private static func writeRelated(
    _ related: [RelatedPlace], path: String, _ places: PlaceIndex, _ sources: PlaceLookup,
    _ writer: inout JSONWriter
  ) {
    if related.isEmpty { return }
    writer.key("relatedLocations")
    writer.array { writer in
      for (index, other) in related.enumerated() {
        let target = other.path ?? path
        // A file that was not read has no lines to count.
        write(
          place: target, other.range, target == path ? places : sources.places(target), id: index,
          message: other.message, &writer)
      }
    }
  }

  private static func write(
    _ fix: Fix, path: String, _ places: PlaceIndex, _ writer: inout JSONWriter
  ) {
    writer.key("fixes")
    writer.array { writer in
      writer.object { writer in
        write(text: fix.title, as: "description", &writer)
        writer.key("artifactChanges")
        writer.array { writer in
          writer.object { writer in
            write(artifact: path, &writer)
            writer.key("replacements")
            writer.array { writer in
              for edit in fix.edits {
                writer.object { writer in
                  writer.key("deletedRegion")
                  write(edit.range, places, &writer)
                  writer.key("insertedContent")
                  writer.object(inline: true) { $0.member("text", edit.text) }
                }
              }
            }
          }
        }
        writer.key("properties")
        writer.object(inline: true) { $0.member("safety", fix.safety.rawValue) }
      }
    }
  }

  /// How the run ended, and what it could not do.
  private static func writeInvocation(
    _ report: RunReport, _ leftOut: [String], _ writer: inout JSONWriter
  ) {
    writer.key("invocations")
    writer.array { writer in
      writer.object { writer in
        writer.key("executionSuccessful")
        // Findings are not a failure of the run.
        writer.value(report.exitStatus < 2)
        writer.member("exitCode", Int(report.exitStatus))
        writer.key("toolConfigurationNotifications")
        writer.array { writer in
          for file in report.filesWithFindings where file.isConfiguration {
            let places = PlaceIndex(file.source)
            for finding in file.findings {
              writer.object { writer in
                writer.key("descriptor")
                writer.object(inline: true) { $0.member("id", finding.rule) }
                writer.member("level", level(finding.severity))
                write(text: text(of: finding), as: "message", &writer)
                writer.key("locations")
                writer.array { write(place: file.path, finding.range, places, &$0) }
              }
            }
          }
        }
        writer.key("toolExecutionNotifications")
        writer.array { writer in
          for words in leftOut { note(words, nil, &writer) }
          for finding in report.site { note(finding.message, finding.rule, &writer) }
          for entry in report.unverifiedRules {
            let place =
              entry.posts.count == 1
              ? entry.posts[0] : CountText.counted(entry.posts.count, "post")
            note(
              "\(entry.rule) was not checked in \(place): \(entry.reason)", entry.rule,
              &writer)
          }
          for post in report.posts {
            for (rule, count) in post.dropped {
              let findings = CountText.counted(count, "more finding")
              note("\(post.path): \(findings) of \(rule) not shown", rule, &writer)
            }
          }
        }
      }
    }
  }

  private static func note(_ words: String, _ rule: String?, _ writer: inout JSONWriter) {
    writer.object { writer in
      if let rule {
        writer.key("associatedRule")
        writer.object(inline: true) { $0.member("id", rule) }
      }
      writer.member("level", "note")
      write(text: words, as: "message", &writer)
    }
  }

  /// Writes a location; without `places`, the file alone.
  private static func write(
    place path: String, _ range: ByteRange, _ places: PlaceIndex?, id: Int? = nil,
    message: String? = nil, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      if let id { writer.member("id", id) }
      writer.key("physicalLocation")
      writer.object { writer in
        write(artifact: path, &writer)
        if let places {
          writer.key("region")
          write(range, places, &writer)
        }
      }
      if let message { write(text: message, as: "message", &writer) }
    }
  }

  private static func write(
    _ range: ByteRange, _ places: PlaceIndex, _ writer: inout JSONWriter
  ) {
    let start = places.position(at: range.start)
    let end = places.position(at: range.end)
    writer.object(inline: true) { writer in
      writer.member("startLine", start.line)
      writer.member("startColumn", start.column)
      writer.member("endLine", end.line)
      writer.member("endColumn", end.column)
      writer.member("byteOffset", start.offset)
      writer.member("byteLength", end.offset - start.offset)
    }
  }

  private static func write(artifact path: String, _ writer: inout JSONWriter) {
    writer.key("artifactLocation")
    writer.object(inline: true) { writer in
      if path.utf8.first == UInt8(ascii: "/") {
        writer.member("uri", "file://" + encoded(path))
      } else {
        writer.member("uri", encoded(path))
        writer.member("uriBaseId", base)
      }
    }
  }

  static func write(text: String, as name: String, _ writer: inout JSONWriter) {
    writer.key(name)
    writer.object(inline: true) { $0.member("text", plain(text)) }
  }

  private static func text(of finding: Finding) -> String {
    finding.help.isEmpty ? finding.message : "\(finding.message); \(finding.help)"
  }

  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .suggestion: "note"
    }
  }

  /// `path` as a relative reference: everything but letters, digits, `-._~` and slashes percent-encoded, as UTF-8.
  static func encoded(_ path: String) -> String {
    PercentCoding.encoded(path.utf8) { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        false
      default: true
      }
    }
  }

  /// `text` as a message in which nothing is a link or a placeholder (SARIF 3.11.5 and 3.11.6).
  static func plain(_ text: String) -> String {
    var text = TerminalText.escaped(text)
    if text.contains("](") {
      text = text.replacing("[", with: "\\[").replacing("]", with: "\\]")
    }
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    // A number in braces stands for an argument; other braces are left, as most readers show them as they are.
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...].dropFirst()
      let digits = rest.prefix { ("0"..."9").contains($0) }
      if digits.isEmpty || rest[digits.endIndex...].first != "}" {
        result += "{"
      } else {
        result += "{{\(digits)}}"
        rest = rest[digits.endIndex...].dropFirst()
      }
    }
    return result + rest
  }
}
