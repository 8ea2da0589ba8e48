// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every definition of a link and every footnote is referred to.
package struct ReferenceUnusedRule: Rule {
  package struct Options: RuleOptions {
    var definitions = false

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "definitions", \.definitions,
          "Reports unused link definitions as suggestions")
      ]
    }
  }

  package static let description = RuleDescription(
    "reference-unused", .markup, .warning,
    "Link definitions and footnotes are used")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard article.format == .markdown else { return report.notApplicable() }
    let notes = Footnotes(document)
    if document.definitions.isEmpty, notes.isEmpty { return report.notApplicable() }
    for note in notes.unused {
      report.add(.note(note.label), at: note.range, data: [.init("label", .text(note.label))])
    }
    guard options.definitions else { return }
    var known: Set<ReferenceLabel> = []
    for definition in document.definitions {
      let label = document.source.string(definition.label)
      // Of two with one label the first counts; `[//]: # (…)` is a comment.
      guard known.insert(ReferenceLabel(label)).inserted, !definition.isUsed,
        label.contains(where: \.isLetter), definition.destination.count > 1
      else { continue }
      report.add(
        .unused(label), at: definition.range, atMost: .suggestion,
        data: [.init("label", .text(label))])
    }
  }

  package static let page = """
    A footnote without a reference is not shown, so its text is lost. An unused definition does \
    not harm readers, and lists of definitions are often generated: it is a suggestion, only with \
    `definitions: true`. Lines such as `[//]: # (a comment)` are comments.

    ## Flagged

    ```markdown {definitions: true}
    The ferry leaves at six.

    ⟦[times]: https://ferry.net/times⟧
    ```

    ```markdown
    The ferry leaves at six[^1].

    [^1]: On weekdays.

    ⟦[^2]⟧: On Sundays at nine.
    ```

    ## Not flagged

    ```html
    <p>The ferry leaves at six.</p>
    ```

    ```markdown
    [//]: # (A comment)
    [boats]: https://ferry.net/boats

    See the [times] and the [fares][f][^1].

    [times]: https://ferry.net/times
    [f]: https://ferry.net/fares
    [^1]: Since May.
    ```
    """
}

extension Message {
  fileprivate static func unused(_ label: String) -> Message {
    Message("The definition of '\(label)' is unused", help: "use it, or remove it")
  }

  fileprivate static func note(_ label: String) -> Message {
    Message(
      "This footnote is unused, so readers never see it",
      help: "write [^\(label)] where it belongs, or remove it")
  }
}
