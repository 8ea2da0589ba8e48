// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
import Documents
import ImageFiles
package import Linting
import SourceText

/// A Creative Commons image names and links what its licence asks for, and every licence is one that the house allows.
package struct ImageLicenceRule: Rule {
  package struct Options: RuleOptions {
    var allow: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "allow", \.allow,
          "The allowed licences, such as `CC BY` (any version), `CC0`, `Unsplash License`; empty allows all"
        )
      ]
    }
  }

  package static let description = RuleDescription(
    "image-licence", .images, .error, fix: .offer, judgesPages: false,
    "A Creative Commons image has its title, author, source and licence, with links")

  private let allowed: [String]

  package init(_ options: Options) {
    allowed = options.allow.map { CreditLicences.name($0) ?? $0 }
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    var hasLicence = false
    // A caption under several images is one credit.
    var seen: Set<ByteRange> = []
    for image in article.images where !image.isExempt {
      guard let found = image.credit else { continue }
      let licence =
        found.credit.licence.isEmpty
        ? licence(ofSource: found.credit.sourceID, article) : found.credit.licence
      if licence.isEmpty, let embedded = embeddedLicence(of: image, in: article, report.site) {
        hasLicence = true
        guard seen.insert(found.range).inserted else { continue }
        report.add(
          .embedded(embedded), at: found.range, atMost: .warning,
          related: [RelatedPlace("the image", image.range)],
          data: [.init("licence", .text(embedded))])
        continue
      }
      guard !licence.isEmpty else { continue }
      hasLicence = true
      guard seen.insert(found.range).inserted else { continue }
      if !allowed.isEmpty, !isAllowed(licence) {
        let place = found.credit.licenceRange ?? found.credit.sourceRange
        report.add(
          .notAllowed(licence, allowed), at: place.map { found.range($0) } ?? found.range,
          related: [RelatedPlace("the image", image.range)],
          data: [.init("licence", .text(licence))])
      } else if CreditLicences.isCreativeCommons(found.credit.licence) {
        let missing = missing(found, image, article)
        guard !missing.isEmpty else { continue }
        report.add(
          .incomplete(licence, missing), at: found.range,
          // Who made it, under which licence and where it is from: readers can find the rest.
          atMost: missing.contains(.author) || missing.contains(.source) ? nil : .warning,
          related: [RelatedPlace("the image", image.range)],
          fix: missing == [.deed] ? linkingDeed(found, article) : nil,
          data: [
            .init("licence", .text(licence)),
            .init("missing", .list(missing.map { .text($0.rawValue) })),
          ])
      }
    }
    if !hasLicence { report.notApplicable() }
  }

  /// The licence of Creative Commons that asks for attribution and that the image's own file names.
  private func embeddedLicence(
    of image: Image, in article: Article, _ site: (any SiteLookup)?
  ) -> String? {
    guard let metadata = EmbeddedCredit.metadata(of: image, in: article, site) else { return nil }
    return [metadata.licence, metadata.statement].lazy
      .compactMap(CreditLicences.name(ofAddress:)).first(where: CreditLicences.isCreativeCommons)
  }

  /// The licence of all that the source offers; empty when it has none for all.
  private func licence(ofSource id: String, _ article: Article) -> String {
    if id.isEmpty { return "" }
    return article.creditGrammar.sources.all.first { $0.id == id }?.licence ?? ""
  }

  /// Whether the licence is in the list; an entry without a version allows all of them.
  private func isAllowed(_ licence: String) -> Bool {
    let licence = licence.lowercased()
    return allowed.contains { entry in
      let entry = entry.lowercased()
      guard licence.hasPrefix(entry) else { return false }
      let rest = licence.dropFirst(entry.count)
      return rest.isEmpty || rest.first == " " && rest.dropFirst().first?.isNumber ?? false
    }
  }

  private enum Requirement: String {
    case title, author, source = "source link", name = "licence with its version", deed =
      "deed link"
  }

  /// What the licence asks for and the credit does not have.
  private func missing(_ found: ImageCredit, _ image: Image, _ article: Article) -> [Requirement] {
    let credit = found.credit
    var missing: [Requirement] = []
    let named = credit.licenceRange.map {
      String(decoding: found.text.bytes[$0], as: UTF8.self)
    }
    let version = credit.licence.split(separator: " ").last { $0.first?.isNumber ?? false }
    // At 4.0 and only there, the title is not asked for.
    if credit.title == nil, version != "4.0" { missing.append(.title) }
    if credit.creators.isEmpty { missing.append(.author) }
    if !hasSourceLink(found, image, article) { missing.append(.source) }
    if version == nil || !(named?.contains(version ?? "") ?? false) { missing.append(.name) }
    if credit.licenceLink == nil { missing.append(.deed) }
    return missing
  }

  /// Whether a link of the credit, or the image itself, leads to where the image comes from.
  private func hasSourceLink(_ found: ImageCredit, _ image: Image, _ article: Article) -> Bool {
    if found.credit.links.contains(where: Self.mayBeSource) { return true }
    let document = article.document
    guard let node = image.node,
      let link = document.closest(node, where: { document.isElement($0, .a) })
    else { return false }
    return document.value(link, .href).map(Self.mayBeSource) ?? false
  }

  private static func mayBeSource(_ address: String) -> Bool {
    address.utf8.contains(UInt8(ascii: ":")) && !ImageSources.host(address).isEmpty
      && !CreditLicences.isDeed(address)
  }

  /// The fix that links the licence's name to its text.
  private func linkingDeed(_ found: ImageCredit, _ article: Article) -> Fix? {
    guard let range = found.credit.licenceRange, found.channel != .frontMatter,
      let deed = CreditLicences.deed(of: found.credit.licence),
      !found.links.contains(where: { $0.range.overlaps(range) })
    else { return nil }
    let pieces = found.text.pieces(in: range)
    guard pieces.count == 1, pieces[0].isVerbatim else { return nil }
    let place = found.text.source(range)
    let isMarkdown = found.node.map { article.document[$0].flags.contains(.markdown) } ?? false
    return Fix(
      "Link the licence to its text", .offer, changing: .links,
      isMarkdown
        ? [.insert("[", at: place.start), .insert("](\(deed))", at: place.end)]
        : [.insert("<a href=\"\(deed)\">", at: place.start), .insert("</a>", at: place.end)])
  }

  package static let page = """
    Creative Commons licences allow the use of an image on condition that its title, author, \
    source and licence with version are named and the licence's text is linked. Without one of \
    them the licence does not apply. Version 4.0 no longer requires the title. An image of the \
    site whose file names such a licence, while its credit does not, is a warning, and so is a \
    credit with author and source that lacks something else.

    `allow` lists the licences that a house accepts; any other licence is reported, whether the \
    credit names it or it is known to be that of the source.

    ## Flagged

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *⟦Photo by Ann Lee on Flickr, CC BY 2.0⟧*
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>⟦Photo by <a href="https://www.flickr.com/photos/annlee/1">Ann Lee</a> on Flickr, CC BY 4.0⟧</figcaption></figure>
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>⟦Photo by <a href="https://www.flickr.com/photos/annlee/1">Ann Lee</a> on Flickr, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY⟧</a></figcaption></figure>
    ```

    ```markdown {allow: [CC0, CC BY]}
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by Ann Lee on Flickr, ⟦CC BY-NC 4.0⟧*
    ```

    ## Not flagged

    ```html
    <figure><img src="/images/harbour.jpg" alt="A harbour at dawn"><figcaption>"The pier" by <a href="https://www.flickr.com/photos/annlee/1">Ann Lee</a> is licensed under <a href="https://creativecommons.org/licenses/by-sa/2.0/">CC BY-SA 2.0</a></figcaption></figure>
    ```

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by [Ann Lee](https://www.flickr.com/photos/annlee/1) on Flickr, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)*
    ```

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    *Photo by Ann Lee on Unsplash*
    ```
    """
}

extension Message {
  fileprivate static func embedded(_ licence: String) -> Message {
    Message(
      "This image's file names the licence \(licence), but its credit does not",
      help: "add the licence to the credit, with a link to its text")
  }

  fileprivate static func incomplete(_ licence: String, _ missing: [some RawRepresentable<String>])
    -> Message
  {
    let list = missing.map(\.rawValue).joined(separator: ", ")
    return Message(
      "The credit of this \(licence) image lacks: \(list)",
      help:
        "write '\"TITLE\" by AUTHOR, LICENCE', with links to the image's page and to the licence")
  }

  fileprivate static func notAllowed(_ licence: String, _ allowed: [String]) -> Message {
    Message(
      "The licence of this image, \(licence), is not allowed here",
      help: "use an image under \(allowed.joined(separator: ", ")), or get permission")
  }
}
