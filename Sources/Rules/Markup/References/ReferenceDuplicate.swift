// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No label is defined twice.
package struct ReferenceDuplicateRule: Rule {
  package static let description = RuleDescription(
    "reference-duplicate", .markup, .suggestion,
    "Reference labels and footnotes are defined only once")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard article.format == .markdown else { return report.notApplicable() }
    let notes = Footnotes(document).notes
    if document.definitions.isEmpty, notes.isEmpty { return report.notApplicable() }
    var first: [ReferenceLabel: Document.Definition] = [:]
    for definition in document.definitions {
      let label = document.source.string(definition.label)
      let key = ReferenceLabel(label)
      guard let earlier = first[key] else {
        first[key] = definition
        continue
      }
      // Comments are no definitions, and the same address twice does no harm.
      guard earlier.destination.count > 1, definition.destination.count > 1,
        Self.page(document.source.string(earlier.destination))
          != Self.page(document.source.string(definition.destination))
      else { continue }
      report.add(
        .twice(label), at: definition.range, atMost: earlier.isUsed ? nil : .suggestion,
        related: [RelatedPlace("the other definition", earlier.range)],
        data: [.init("label", .text(label))])
    }
    var seen: [String: ByteRange] = [:]
    for note in notes {
      guard let earlier = seen[Footnotes.key(note.label)] else {
        seen[Footnotes.key(note.label)] = note.range
        continue
      }
      report.add(
        .note(note.label), at: note.range,
        related: [RelatedPlace("the first one", earlier)],
        data: [.init("label", .text(note.label))])
    }
  }

  /// What tells the page of an address: its case, its scheme and a slash at its end hardly do.
  private static func page(_ address: String) -> Substring {
    var text = address.lowercased()[...]
    for scheme in ["http://", "https://"] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    if text.hasPrefix("www.") { text = text.dropFirst(4) }
    return text.hasSuffix("/") ? text.dropLast() : text
  }

  package static let page = """
    Of two definitions of a label the first counts (in Jekyll the last), so a link meant for the \
    other goes to the wrong page. Of two footnotes with the same label, readers see one. Two \
    definitions with the same address are harmless.

    ## Flagged

    ```markdown
    See the [times] and [fares][times].

    [times]: https://ferry.net/times
    ⟦[Times]: https://ferry.net/fares⟧
    ```

    ```markdown
    The ferry leaves at six.[^1]

    [^1]: On weekdays.

    ⟦[^1]⟧: At nine on Sundays.
    ```

    ## Not flagged

    ```html
    <p>See the [times].</p>
    ```

    ```markdown
    [//]: # (A comment)
    [//]: # (Another one)

    See the [times].

    [times]: https://ferry.net/times
    [times]: http://www.ferry.net/Times/
    ```
    """
}

extension Message {
  fileprivate static func twice(_ label: String) -> Message {
    Message(
      "'\(label)' is defined twice, for different addresses",
      help: "rename one of them")
  }

  fileprivate static func note(_ label: String) -> Message {
    Message(
      "The footnote '\(label)' is defined twice", help: "rename one of them")
  }
}
