// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
package import Linting
import SourceText

/// A credit links to its creator and source, and its links match the names.
package struct ImageCreditLinkRule: Rule {
  package static let description = RuleDescription(
    "image-credit-link", .images, .suggestion, judgesPages: false,
    "A credit links to its creator and source, and its links match the names")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    var hasCredit = false
    // A caption under several images is one credit.
    var seen: Set<ByteRange> = []
    for image in article.images where !image.isExempt {
      guard let found = image.credit, found.credit.kind == .credit,
        !found.credit.creators.isEmpty || !found.credit.source.isEmpty
      else { continue }
      hasCredit = true
      guard seen.insert(found.range).inserted else { continue }
      checkLinks(found, article.creditGrammar.sources, &report)
      checkMissing(found, article.creditGrammar.sources, &report)
    }
    if !hasCredit { report.notApplicable() }
  }

  /// What is named and not linked.
  private func checkMissing(
    _ found: ImageCredit, _ sources: ImageSources, _ report: inout RuleContext
  ) {
    let credit = found.credit
    // An agency's photos have no page for readers, and what a paper calls its source has none that is known.
    guard OpenSources.ids.contains(credit.sourceID) else { return }
    let lacksCreator = !credit.creators.isEmpty && credit.creatorLink == nil
    let host = credit.creatorLink.flatMap { sources.source(ofAddress: $0)?.id }
    let lacksSource =
      !credit.source.isEmpty && credit.sourceLink == nil && host != credit.sourceID
    guard lacksCreator || lacksSource else { return }
    let place: Range<Int>? =
      lacksCreator && lacksSource
      ? nil : lacksCreator ? credit.creatorRanges.first : credit.sourceRange
    report.add(
      .notLinked(
        creator: lacksCreator ? credit.creators[0] : nil,
        source: lacksSource ? credit.source : nil),
      at: place.map { found.range($0) } ?? found.range, data: Self.data(credit))
  }

  /// What is linked to the wrong place.
  private func checkLinks(
    _ found: ImageCredit, _ sources: ImageSources, _ report: inout RuleContext
  ) {
    let credit = found.credit
    if let link = credit.sourceLink,
      let named = sources.all.first(where: { $0.id == credit.sourceID }),
      !named.domains.isEmpty, !isRelated(sources.source(ofAddress: link)?.id, named.id)
    {
      report.add(
        .otherHost(credit.source, ImageSources.host(link)), at: found.place(ofLink: link),
        data: Self.data(credit))
    }
    guard let link = credit.creatorLink, let creator = credit.creators.first else { return }
    if link != credit.sourceLink, let host = sources.source(ofAddress: link),
      !credit.source.isEmpty,
      !host.needsLabel, !isRelated(host.id, credit.sourceID)
    {
      report.add(
        .otherHost(credit.source, ImageSources.host(link)), at: found.place(ofLink: link),
        data: Self.data(credit))
    } else if let host = sources.source(ofAddress: link),
      let account = CreditProfiles.account(in: link, of: host),
      !CreditProfiles.mayBelong(account, to: creator)
    {
      report.add(
        .otherProfile(creator, account), at: found.place(ofLink: link),
        data: Self.data(credit) + [.init("profile", .text(account))])
    }
  }

  /// Whether the sources are one or belong together, so that a link to one serves for the other.
  private func isRelated(_ left: String?, _ right: String) -> Bool {
    guard let left else { return false }
    return left == right
      || [
        ["wikimedia-commons", "wikipedia"], ["getty-images", "istock"], ["adobe-stock", "fotolia"],
      ]
      .contains { $0.contains(left) && $0.contains(right) }
  }

  private static func data(_ credit: Credit) -> [Measure.Field] {
    [
      .init("creator", .text(credit.creators.first ?? "")), .init("source", .text(credit.source)),
      .init("creator-link", .text(credit.creatorLink ?? "")),
      .init("source-link", .text(credit.sourceLink ?? "")),
    ]
  }

  package static let page = """
    A linked credit lets readers see more of the creator's work and check where the image comes \
    from. Most sources require the links. One link to the creator's page at the source covers \
    both.

    A link that goes to another source or another person's profile is worse than none. A creator's \
    own site and accounts on social networks are fine.

    ## Flagged

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *⟦Photo by Ann Lee on Unsplash⟧*
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>Photo by <a href="https://annlee.example">Ann Lee</a> on ⟦Unsplash⟧</figcaption></figure>
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>Photo by <a href="https://unsplash.com/@annlee">Ann Lee</a> on <a href="⟦https://www.pexels.com/⟧">Unsplash</a></figcaption></figure>
    ```

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by [Ann Lee](⟦https://unsplash.com/@bjorn_ek⟧) on [Unsplash](https://unsplash.com/)*
    ```

    ## Not flagged

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by [Ann Lee](https://unsplash.com/@annlee) on Unsplash*
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>Photo by <a href="https://unsplash.com/@annlee?utm_source=x">Ann Lee</a> on <a href="https://unsplash.com/photos/a1">Unsplash</a></figcaption></figure>
    ```

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Screenshot by the author*
    ```
    """
}

extension Message {
  fileprivate static func notLinked(creator: String?, source: String?) -> Message {
    let names = [creator, source].compactMap { $0 }.map { "'\($0)'" }.joined(separator: " and ")
    return Message(
      "This credit names \(names) without a link",
      help: creator == nil
        ? "link the source to the image's page"
        : "link the creator to a profile, and the source to the image's page")
  }

  fileprivate static func otherHost(_ source: String, _ host: String) -> Message {
    Message(
      "The credit names '\(source)', but this link goes to '\(host)'",
      help: "link to the image's or the creator's page at \(source), or correct the source")
  }

  fileprivate static func otherProfile(_ creator: String, _ account: String) -> Message {
    Message(
      "The credit names '\(creator)', but this link goes to the profile '\(account)'",
      help: "link to the creator's profile, or correct the name")
  }
}
