// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
import Evidence
import ImageFiles
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
    var own = false

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "require", \.require,
          "What a credit must name at least; `linked` also requires links, `licence` a full licence"
        ),
        Option(
          "exempt", \.exempt,
          "Images that need no credit: selectors (`.logo`) or addresses (`/images/own/**`)"),
        Option(
          "title-is-caption", \.titleIsCaption,
          "Whether the theme shows a Markdown image's title as its caption"),
        Option(
          "page-level", \.pageLevel, "Whether one line at the end may credit all images of a post"),
        Option("credit-keys", \.creditKeys, "Additional front matter keys that hold a credit"),
        Option(
          "own", \.own,
          "Whether the author's own images, screenshots and diagrams need a credit"
        ),
      ]
    }
  }

  package static let description = RuleDescription(
    "image-credit", .images, .error, fix: .offer, judgesPages: false,
    "Photos and other people's images have a visible credit")

  package static let habits: [Habit] = [
    .fact(
      "have photos without a credit",
      meaning: "their source is unknown", share: 41, isRare: true)
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
    // A caption under several images is one credit.
    var captions: Set<ByteRange> = []
    var finder: ImageEvidenceFinder?
    // Of a post without others' pictures nothing follows about how its site credits them.
    var isAsked = options.own
    for image in judged.lazy.map({ images[$0] }) {
      let found = image.credit
      if let found, found.credit.level >= options.require {
        isAsked = true
        continue
      }
      if !image.address.isEmpty, !settled.insert(image.address).inserted { continue }
      // These two rules say more about the same image.
      if let found, found.credit.isPlaceholder, report.isOn("image-credit-placeholder") { continue }
      if found == nil, report.isOn("image-credit-hidden"), image.hiddenCredit != nil {
        continue
      }
      if let found, found.credit.level > .none, !captions.insert(found.range).inserted { continue }
      let known = finder ?? ImageEvidenceFinder(article, siteName: report.siteName)
      finder = known
      var metadata: ImageMetadata?
      let evidence = known.evidence(of: image) {
        metadata = EmbeddedCredit.metadata(of: image, in: article, report.site)
        return metadata
      }
      if evidence == .own, !options.own { continue }
      isAsked = true
      if let found, !isTooLittle(found.credit, evidence, article, report) { continue }
      say(image, found, evidence, metadata, article, &report)
    }
    if !article.possibleImages.isEmpty {
      report.unverified("the output of shortcodes and components is not known")
    } else if judged.isEmpty || !isAsked {
      report.notApplicable()
    }
  }

  /// Whether a credit that names less than is asked for is worth a word. Of a photo that may be the house's own, the name
  /// of its photographer is enough, and so is that of an agency: unless the project says how much it wants.
  private func isTooLittle(
    _ credit: Credit, _ evidence: ImageEvidence, _ article: Article, _ report: RuleContext
  ) -> Bool {
    if report.hasSetSeverity || options.require != Options().require { return true }
    switch credit.level {
    case .creatorOnly:
      if case .others(.stock) = evidence { return true }
      if case .others(.agency) = evidence { return true }
      return false
    case .sourceOnly: return OpenSources.ids.contains(credit.sourceID)
    case .labelOnly: return credit.kind == .credit
    default: return true
    }
  }

  private func say(
    _ image: Image, _ found: ImageCredit?, _ evidence: ImageEvidence, _ metadata: ImageMetadata?,
    _ article: Article, _ report: inout RuleContext
  ) {
    let level = found?.credit.level ?? .none
    var cap: Severity? = report.hasSetSeverity ? nil : .warning
    var data: [Measure.Field] = [
      .init("src", .text(image.address)), .init("level", .text(level.rawValue)),
      .init("require", .text(options.require.rawValue)),
    ]
    if case .others(let reason) = evidence {
      if found == nil || level == .none { cap = nil }
      data.append(.init("evidence", .text(reason.text)))
    }
    guard let found, level > .none else {
      let stock = CreditFileNames.suggest(image.address)?.text
      let line = stock ?? metadata.flatMap(EmbeddedCredit.line)
      report.add(
        .missing(evidence, offering: line, isEmbedded: stock == nil), at: image.range, atMost: cap,
        fix: line.flatMap { CreditFix.caption($0, under: image, in: article) }, data: data)
      return
    }
    report.add(
      .tooLittle(found.credit, require: options.require), at: found.range, atMost: cap,
      related: [RelatedPlace("the image", image.range)], data: data)
  }

  package static let page = """
    A photo without a credit leaves its creator unnamed, and readers cannot tell where it comes \
    from. Many licences require the name, and some end when it is missing.

    A credit counts when readers can see it: in the caption, in the line next to the image, or in \
    front matter that the theme shows. `require` says what it must name: `source-only`, \
    `creator-only`, `creator+source`, `linked` or `licence`.

    An image is someone else's when there is evidence: a stock site's name or host, another site's \
    host, or an agency or creator in the file's metadata (IPTC, XMP, Exif) who is not the post's \
    author. Without a credit that is an error, and the creator from the file is offered as a fix. \
    A photo without such evidence is a warning, as is a credit that names too little. A severity \
    that you set for the rule applies to all of them. Screenshots, diagrams, logos, icons, \
    drawings, small images and examples in code or quotations need no credit, unless `own: true` \
    requires it (logos, icons and examples are still skipped).

    ## Flagged

    ```markdown
    ⟦![A harbour at dawn](/images/harbour.jpg)⟧

    The ferry leaves at six.
    ```

    ```html
    <figure>⟦<img src="/images/harbour.jpg" alt="A harbour at dawn">⟧<figcaption>The ferry leaves at six.</figcaption></figure>
    ```

    ```markdown
    ⟦![A harbour at dawn](/images/ann-lee-2Fc9xlwcvbA-unsplash.jpg)⟧

    The ferry leaves at six.
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

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo: Ann Lee / Harbour News*
    ```

    ```markdown
    ![A diagram of the lock gates](/images/gates.jpg)

    The ferry leaves at six.
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

extension ImageEvidence.Reason {
  /// In a few words.
  fileprivate var text: String {
    switch self {
    case .stock(let source): "comes from \(source)"
    case .agency(let name): "names \(name) in its metadata"
    case .creator(let name): "names \(name) as its creator in its metadata"
    case .host(let host): "is hosted on \(host)"
    }
  }
}

extension Message {
  fileprivate static func missing(
    _ evidence: ImageEvidence, offering line: String?, isEmbedded: Bool
  ) -> Message {
    let text =
      if case .others(let reason) = evidence {
        "This image \(reason.text) and has no credit"
      } else {
        "This image has no credit"
      }
    guard let line else {
      return Message(
        text, help: "name its creator and source, such as 'Photo by NAME on SOURCE'")
    }
    let teller = isEmbedded ? "its file" : "its file name"
    return Message(text, help: "\(teller) names the creator: write '\(line)'")
  }

  fileprivate static func tooLittle(_ credit: Credit, require: CreditLevel) -> Message {
    switch credit.level {
    case .sourceOnly:
      Message(
        "This credit names the source but not the creator",
        help: "add the creator, such as 'Photo by NAME on \(credit.source)'")
    case .labelOnly:
      Message(
        "This credit does not name the creator or the source",
        help: "name the creator and the source")
    case .creatorOnly:
      Message(
        "This credit names the creator but not the source",
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
