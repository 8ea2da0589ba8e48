// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
package import Linting
import SourceText

/// The dates of a post are dates, and agree with each other, with its file's name and with today.
package struct PostDatesRule: Rule {
  package static let description = RuleDescription(
    "post-dates", .metadata, .error,
    "The dates of a post are valid and consistent")

  package struct Options: RuleOptions {
    package var scheduled = false
    package var fileName = false
    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "scheduled", \.scheduled,
          "whether dates may be in the future, because the generator publishes posts on their date"),
        Option(
          "file-name", \.fileName, "whether the date must match the file name"),
      ]
    }
  }

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard !article.dates.isEmpty else {
      report.notApplicable()
      return
    }
    let today = report.today
    let maybeLater = options.scheduled || Self.isUnpublished(article)
    var published: (field: DateField, day: Day)?
    var updated: [(field: DateField, day: Day)] = []
    for field in article.dates {
      let text = field.text
      guard let date = DateText(text) else {
        // What a page shows to readers may be in any language, and a template prints what it likes.
        if !field.isShown, !text.contains("{{"), !text.contains("{%") {
          report.add(.noDate(text), at: field.range, data: [.init("date", .text(text))])
        }
        continue
      }
      guard let day = date.day else { continue }
      if field.kind == .updated {
        updated.append((field, day))
      } else if published == nil {
        published = (field, day)
      }
      if day > today, !maybeLater {
        report.add(
          .future(day), at: field.range, atMost: .warning,
          data: [
            .init("date", .text(day.description)),
            .init("today", .text(today.description)),
          ])
      }
    }
    guard let (field, day) = published else { return }
    if let later = updated.first(where: { day > $0.day }) {
      report.add(
        .afterUpdate(day, later.day), at: field.range,
        related: [RelatedPlace("updated", later.field.range)],
        data: [
          .init("date", .text(day.description)),
          .init("updated", .text(later.day.description)),
        ])
    }
    if options.fileName, !field.isMetadata, !Self.isElsewhere(article),
      let named = Self.day(inNameOf: article.path),
      named != day
    {
      report.add(
        .otherThanFile(day, named), at: field.range, atMost: .suggestion,
        data: [
          .init("date", .text(day.description)), .init("file", .text(named.description)),
        ])
    }
  }

  /// Whether the date is not that of the post's own publication: an event's, or that of a text from another site.
  private static func isElsewhere(_ article: Article) -> Bool {
    guard let values = article.frontMatter?.value?.map else { return false }
    let keys: Set<String> = [
      "end_date", "enddate", "end-date", "event_date", "event_end", "start_date", "source_url",
      "sourceurl", "original_url", "originalurl", "canonical_url", "canonicalurl", "canonical",
      "external_url", "externalurl", "link",
    ]
    return values.contains { keys.contains($0.key.lowercased()) }
  }

  /// Whether the post says that it is not published yet.
  private static func isUnpublished(_ article: Article) -> Bool {
    if article.path.split(separator: "/").dropLast().contains("_drafts") { return true }
    guard let values = article.frontMatter?.value else { return false }
    if values["draft"]?.bool == true || values["scheduled"]?.bool == true { return true }
    if values["published"]?.bool == false || values["publish"]?.bool == false { return true }
    let status = values["status"]?.string?.lowercased() ?? ""
    return ["draft", "future", "scheduled", "pending"].contains(status)
  }

  /// The day that opens the file's name, or the name of the folder of an `index`.
  private static func day(inNameOf path: String) -> Day? {
    let parts = path.split(separator: "/")
    guard var name = parts.last else { return nil }
    if name.hasPrefix("index.") || name.hasPrefix("_index."), parts.count > 1 {
      name = parts[parts.count - 2]
    }
    guard let next = name.utf8.dropFirst(10).first else { return Day(name) }
    return next == UInt8(ascii: "-") || next == UInt8(ascii: "_") || next == UInt8(ascii: ".")
      ? Day(name.prefix(10)) : nil
  }

  package static let page = """
    Readers, feeds and search engines sort posts by date, and generators derive their order and \
    address from it. A date in the future is a warning, since many generators skip such a post. \
    With `file-name: true`, a date that differs from the one in the file name is a suggestion. A \
    future date is fine in a draft, or with `scheduled: true` in the post or in the settings.

    ## Flagged

    ```markdown
    ---
    date: ⟦2024-02-30⟧
    ---

    The ferry leaves at six.
    ```

    ```markdown
    +++
    date = ⟦2024-02-10⟧
    lastmod = 2024-01-31
    +++

    The ferry leaves at six.
    ```

    ```html
    ---
    date: "⟦2024-03-02⟧"
    ---
    <p>The ferry leaves at six.</p>
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title></head>
    <body><main><h1>The ferry</h1><time datetime="⟦2024-13-01⟧">January</time>
    <p>The ferry leaves at six.</p></main></body></html>
    ```

    ## Not flagged

    ```markdown
    ---
    date: 2024-02-29 10:00:00 +0100
    updated: 2024-02-29
    ---

    The ferry leaves at six.
    ```

    ```html
    ---
    date: 2030-01-01
    draft: true
    ---
    <p>The ferry leaves at six.</p>
    ```
    """
}

extension Message {
  fileprivate static func noDate(_ text: String) -> Message {
    Message(
      "'\(text)' is not a valid date", help: "write it like 2024-05-31")
  }

  fileprivate static func future(_ day: Day) -> Message {
    Message(
      "This date is in the future (\(day)), and the post is not a draft",
      help: "correct it, or set 'draft: true', or 'scheduled: true' to publish it on that day"
    )
  }

  fileprivate static func afterUpdate(_ day: Day, _ updated: Day) -> Message {
    Message(
      "The date (\(day)) is later than the last update (\(updated))",
      help: "correct the one that is wrong")
  }

  fileprivate static func otherThanFile(_ day: Day, _ named: Day) -> Message {
    Message(
      "This date (\(day)) differs from the one in the file name (\(named))",
      help: "correct the wrong one; generators differ in which they use")
  }
}
