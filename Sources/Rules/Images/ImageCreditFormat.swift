// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
package import Linting
import SourceText

/// Every credit is written as the house writes it.
package struct ImageCreditFormatRule: Rule {
  package struct Options: RuleOptions {
    var template = "{Photo|Image|Illustration} by {creator} on {source}"

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "template", \.template,
          "The format: `{creator}`, `{source}`, `{licence}` and `{title}`, words, and choices such as `{Photo|Image}`"
        )
      ]
    }
  }

  package static let description = RuleDescription(
    "image-credit-format", .images, nil, fix: .safe, judgesPages: false,
    "Credits follow the house format")

  private let template: CreditTemplate

  package init(_ options: Options) { template = CreditTemplate(options.template) }

  package func check(_ article: Article, _ report: inout RuleContext) {
    var hasCredit = false
    // A caption under several images is one credit.
    var seen: Set<ByteRange> = []
    for image in article.images where !image.isExempt {
      guard let found = image.credit, found.credit.kind == .credit, found.isWritten else {
        continue
      }
      hasCredit = true
      guard seen.insert(found.range).inserted,
        let (expected, edits) = template.difference(found, article.creditGrammar.sources)
      else { continue }
      report.add(
        .otherForm(expected), at: found.range,
        fix: edits.isEmpty ? nil : Fix("Write it as '\(expected)'", .safe, edits),
        data: [.init("expected", .text(expected))])
    }
    if !hasCredit { report.notApplicable() }
  }

  package static let page = """
    Credits in one format are easy to scan and to search for. `template` sets it; a credit that \
    lacks something it asks for is reported by `image-credit` instead. Text after the credit, such \
    as a licence, is kept.

    The rule is off until `template` is set.

    ## Flagged

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *⟦Photo: Ann Lee / Unsplash⟧*
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>The pier. ⟦Image: <a href="https://unsplash.com/@annlee">Ann Lee</a> via <a href="https://unsplash.com/">unsplash.com⟧</a></figcaption></figure>
    ```

    ```markdown {template: "{Foto|Bild}: {creator} / {source}"}
    ![A harbour at dawn](/images/harbour.jpg)
    *⟦Foto von Ann Lee auf Unsplash⟧*
    ```

    ## Not flagged

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by Ann Lee on Unsplash*
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>Photos by <a href="https://unsplash.com/@annlee">Ann Lee</a> on Unsplash</figcaption></figure>
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>Screenshot by the author</figcaption></figure>
    ```
    """
}

extension Message {
  fileprivate static func otherForm(_ expected: String) -> Message {
    Message(
      "This credit is not in the house format",
      help: "write '\(expected)'")
  }
}
