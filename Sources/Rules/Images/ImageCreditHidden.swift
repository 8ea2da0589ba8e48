// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
package import Linting

/// No image has its credit only where no reader sees it.
package struct ImageCreditHiddenRule: Rule {
  package static let description = RuleDescription(
    "image-credit-hidden", .images, .warning, fix: .offer, judgesPages: false,
    "Credits are visible to readers")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    var hasImage = false
    for image in article.images where !image.isExempt {
      hasImage = true
      guard let hidden = image.hiddenCredit else {
        continue
      }
      let line = hidden.credit.sentence
      report.add(
        .hidden(hidden.channel), at: hidden.range,
        related: [RelatedPlace("the image", image.range)],
        fix: CreditFix.caption(line, under: image, in: article),
        data: [.init("channel", .text(hidden.channel.rawValue)), .init("credit", .text(line))])
    }
    if !hasImage { report.notApplicable() }
  }

  package static let page = """
    Readers never see a credit in alt text, in a title, in a comment or in structured data. Screen \
    readers read the alt text as the description of the image.

    ## Flagged

    ```markdown
    ![⟦Photo by Ann Lee on Unsplash⟧](/images/harbour.jpg)

    The ferry leaves at six.
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour" title="⟦Photo by Ann Lee on Unsplash⟧"></figure>
    ```

    ## Not flagged

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by Ann Lee on Unsplash*
    ```

    ```markdown
    ![Screen Shot: Harbour Office / Times](/images/office.jpg)

    ![A penguin in a boat. Image generated with DALL-E](/images/penguin.jpg)

    The ferry leaves at six.
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>Photo by Ann Lee on Unsplash</figcaption></figure>
    ```
    """
}

extension Message {
  fileprivate static func hidden(_ channel: CreditChannel) -> Message {
    let place =
      switch channel {
      case .alt: "in the alt text"
      case .title: "in the title"
      case .comment: "in a comment"
      default: "in structured data"
      }
    return Message(
      "This image's credit is only \(place), where readers do not see it",
      help: "move it to the caption")
  }
}
