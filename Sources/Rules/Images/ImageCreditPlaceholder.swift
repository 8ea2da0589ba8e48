// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
package import Linting

/// No credit names a placeholder instead of its creator.
package struct ImageCreditPlaceholderRule: Rule {
  package static let description = RuleDescription(
    "image-credit-placeholder", .images, .error, judgesPages: false,
    "Credits do not contain placeholder names")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    var hasCredit = false
    for image in article.images where !image.isExempt {
      guard let found = image.credit else { continue }
      hasCredit = true
      guard found.credit.isPlaceholder else { continue }
      report.add(
        .placeholder(found.credit.placeholder?.text ?? ""),
        at: found.credit.placeholder.map { found.range($0.range) } ?? found.range,
        data: [.init("creator", .text(found.credit.placeholder?.text ?? ""))])
    }
    if !hasCredit { report.notApplicable() }
  }

  package static let page = """
    Tools and templates fill in placeholder names such as "Your Upload", "[Name]" or "Unknown". \
    Published, they look like a credit and credit nobody.

    ## Flagged

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by ⟦Your Upload⟧ on Unsplash*
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>Photo by [⟦Name⟧] on Unsplash</figcaption></figure>
    ```

    ## Not flagged

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by Ann Lee on Unsplash*
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>Photo by Ann Lee on Unsplash</figcaption></figure>
    ```
    """
}

extension Message {
  fileprivate static func placeholder(_ text: String) -> Message {
    Message(
      "'\(text)' is a placeholder, not the name of a creator",
      help: "write the name of the image's creator")
  }
}
