// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
package import Linting
import SourceText

/// The lead image and every content image carries a visible credit of at least the level `require`.
package struct ImageCreditRule: Rule {
  package struct Options: RuleOptions {
    var require = CreditLevel.creatorSource
    var exempt: [String] = []
    var titleIsCaption = false
    var pageLevel = false
    var creditKeys: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "require", \.require,
          "The least a credit must name; `linked` also asks for links, `licence` for a full licence"
        ),
        Option(
          "exempt", \.exempt,
          "Images that need no credit: selectors (`.logo`) or addresses (`/images/own/**`)"),
        Option(
          "title-is-caption", \.titleIsCaption,
          "Whether the theme shows a Markdown image's title as its caption"),
        Option(
          "page-level", \.pageLevel, "Whether one line at the end may credit all images of a post"),
        Option("credit-keys", \.creditKeys, "Further front matter keys that hold a credit"),
      ]
    }
  }

  package static let description = RuleDescription(
    "image-credit", .images, .error, fix: .offer, judgesPages: false,
    "The lead image and every content image has a credit that readers can see")

  package static let habits: [Habit] = [
    .fact(
      "show photos without a credit",
      meaning: "nobody can tell whose they are")
  ]

  private let options: Options
  private let exemption: Exemption

  package init(_ options: Options) {
    self.options = options
    exemption = Exemption(options.exempt)
  }

  package func prepare(_ article: inout ArticleOptions) {
    article.creditPlaces.titleIsCaption = options.titleIsCaption
    article.creditPlaces.pageLevel = options.pageLevel
    article.creditPlaces.creditKeys = options.creditKeys
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let images = article.images
    let exempt = exemption.elements(of: article)
    let judged = images.indices.filter {
      !images[$0].isExempt && !exemption.covers(images[$0], in: exempt)
    }
    // The same picture twice needs one credit, at either place.
    var settled: Set<String> = []
    for index in judged {
      if let found = images[index].credit, found.credit.level >= options.require {
        settled.insert(images[index].address)
      }
    }
    for image in judged.lazy.map({ images[$0] }) {
      let found = image.credit
      if let found, found.credit.level >= options.require { continue }
      if !image.address.isEmpty, !settled.insert(image.address).inserted { continue }
      // These two rules say more about the same image.
      if let found, found.credit.isPlaceholder, report.isOn("image-credit-placeholder") { continue }
      if found == nil, report.isOn("image-credit-hidden"), image.hiddenCredit != nil {
        continue
      }
      say(image, found, article, &report)
    }
    if !article.possibleImages.isEmpty {
      report.unverified("what shortcodes and components show is not known")
    } else if judged.isEmpty {
      report.notApplicable()
    }
  }

  private func say(
    _ image: Image, _ found: ImageCredit?, _ article: Article, _ report: inout RuleContext
  ) {
    let level = found?.credit.level ?? .none
    let data: [Measure.Field] = [
      .init("src", .text(image.address)), .init("level", .text(level.rawValue)),
      .init("require", .text(options.require.rawValue)),
    ]
    guard let found, level > .none else {
      let line = CreditFileNames.suggest(image.address)?.text
      report.add(
        line.map { .missing(offering: $0) } ?? .missing, at: image.range,
        fix: line.flatMap { CreditFix.caption($0, under: image, in: article) }, data: data)
      return
    }
    report.add(
      .tooLittle(found.credit, require: options.require), at: found.range,
      related: [RelatedPlace("the image", image.range)], data: data)
  }

  package static let page = """
    A photo without a credit leaves its maker unnamed, and a reader cannot tell where it comes from. Many \
    licences ask for the name, and some of them end when it is missing.

    A credit counts when readers can see it: in the caption, in the line beside the image, or in front \
    matter that the theme shows. `require` says how much it must name: `source-only`, `creator-only`, \
    `creator+source`, `linked` or `licence`. Logos, icons, small images, charts and examples in code or \
    quotations need none.

    ## Flagged

    ```markdown
    ⟦![A harbour at dawn](/images/harbour.jpg)⟧

    The ferry leaves at six.
    ```

    ```html
    <figure>⟦<img src="/images/harbour.jpg" alt="A harbour at dawn">⟧<figcaption>The ferry leaves at six.</figcaption></figure>
    ```

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *⟦Photo: Unsplash⟧*
    ```

    ```html {require: linked}
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>⟦Photo by Ann Lee on Unsplash⟧</figcaption></figure>
    ```

    ## Not flagged

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by Ann Lee on Unsplash*
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>The harbour. Photo: Ann Lee / Getty Images</figcaption></figure>
    ```

    ```html
    <p>Our partners: <img class="logo" src="/images/acme.png" alt="Acme"></p>
    ```

    ```markdown
    ---
    image: /images/harbour.jpg
    image_credit: Photo by Ann Lee on Unsplash
    ---

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static let missing = Message(
    "This image has no credit, so readers cannot see who made it",
    help: "name its creator and source beside it, such as 'Photo by NAME on SOURCE'")

  fileprivate static func missing(offering line: String) -> Message {
    Message(
      "This image has no credit, so readers cannot see who made it",
      help: "its file name tells the creator: write '\(line)' beside it")
  }

  fileprivate static func tooLittle(_ credit: Credit, require: CreditLevel) -> Message {
    switch credit.level {
    case .sourceOnly:
      Message(
        "This credit names the source but not who made the image",
        help: "add the creator, such as 'Photo by NAME on \(credit.source)'")
    case .labelOnly:
      Message(
        "This credit says what kind of image it is, but not whose",
        help: "name the creator and the source")
    case .creatorOnly:
      Message(
        "This credit names the creator but not where the image comes from",
        help: "add the source, such as 'on Unsplash'")
    default:
      Message(
        require == .licence
          ? "This credit does not state a licence" : "This credit does not link to the image",
        help: require == .licence
          ? "add the licence with a link to its text" : "link the creator and the source")
    }
  }
}
