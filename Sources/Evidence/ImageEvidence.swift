// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
import Documents
import FrontMatter
package import ImageFiles
import WebAddresses

/// Whose an image is, as far as its address, its words and its file tell.
package enum ImageEvidence: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// It has the name or the host of the source of that name.
    case stock(String)
    /// Its file names that agency.
    case agency(String)
    /// Its file names that creator, who is not the post's author.
    case creator(String)
    /// It lies on that host, which is another site's.
    case host(String)
  }

  /// Someone else's.
  case others(Reason)
  /// Probably a photo, and nothing tells whose.
  case photo
  /// The author's own, or a picture without a maker: a screenshot, a diagram, a logo.
  case own
}

/// Tells whose the images of one article are. Made once for a post: it is cheap, and reads no file.
package struct ImageEvidenceFinder {
  private let article: Article
  private let makers: OwnMakers
  private let ownSite: OwnSite

  /// `siteName` is the site's name where it is known.
  package init(_ article: Article, siteName: String? = nil) {
    self.article = article
    makers = OwnMakers(article, siteName: siteName)
    ownSite = OwnSite(article)
  }

  /// Whose `image` is. `metadata` is what its file says, where it is at hand: only asked for an image whose address and
  /// words do not show it to be the author's own.
  package func evidence(
    of image: Image, metadata: () -> ImageMetadata? = { nil }
  ) -> ImageEvidence {
    if image.isExempt { return .own }
    let address = image.address
    let isElsewhere = address.contains("//") && !ownSite.isOwn(WebAddress(address))
    let host = isElsewhere ? ImageSources.host(address) : ""
    if let stock = CreditFileNames.suggest(address) { return .others(.stock(stock.source)) }
    if !host.isEmpty, let source = article.creditGrammar.sources.source(ofAddress: address),
      !source.needsLabel
    {
      return .others(.stock(source.name))
    }
    let format = ImageKinds.format(address)
    if format == "svg" || format == "gif" || ImageKinds.isOwn(image, format) { return .own }
    if let metadata = metadata(), !metadata.isEmpty {
      if let found = evidence(metadata) { return found }
      if metadata.hasCamera { return .photo }
    }
    if !host.isEmpty, ownSite.isKnown, !ImageHosts.isService(host), !makers.includes(host: host) {
      return .others(.host(host))
    }
    switch format {
    case "jpg", "jpeg", "heic": return .photo
    case "webp", "avif": return image.role == .lead ? .photo : .own
    default: return .own
    }
  }

  private func evidence(_ metadata: ImageMetadata) -> ImageEvidence? {
    let texts = [metadata.credit, metadata.source, metadata.copyright] + metadata.creators
    for text in texts where !text.isEmpty && text.utf8.count < 200 {
      guard let credit = article.creditGrammar.read(CreditLine("Photo: " + text)) else { continue }
      let source = article.creditGrammar.sources.all.first { $0.id == credit.sourceID }
      if let source, !source.needsLabel, !makers.includes(source.name) {
        return .others(.agency(source.name))
      }
    }
    guard let creator = metadata.creators.first(where: OwnMakers.isName) else { return nil }
    if metadata.creators.contains(where: { makers.includes($0) }) { return .own }
    // Whoever takes photos for a site of their own seldom signs its posts.
    return makers.knowsAuthor ? .others(.creator(creator)) : .photo
  }
}

extension Article {
  /// How many of the post's images are someone else's or probably photos, by their addresses and words alone, and how
  /// many of these have a credit that readers see.
  package var photoCredits: (photos: Int, credited: Int) {
    if images.isEmpty { return (0, 0) }
    let finder = ImageEvidenceFinder(self)
    var counts = (photos: 0, credited: 0)
    for image in images where finder.evidence(of: image) != .own {
      counts.photos += 1
      if let credit = image.credit, credit.credit.level > .labelOnly { counts.credited += 1 }
    }
    return counts
  }
}

/// Who may have made the images of a post and needs no credit: its authors, and the site.
private struct OwnMakers {
  private var words: Set<String> = []
  private var hosts: [String] = []
  /// Whether the post names an author.
  private(set) var knowsAuthor = false

  init(_ article: Article, siteName: String?) {
    if let byline = article.byline {
      add(byline.name)
      knowsAuthor = true
    }
    for key in ["author", "authors", "by", "byline", "creator", "photographer"] {
      guard let value = article.frontMatter?.value?[key] else { continue }
      for item in value.list ?? [value] {
        for name in [item, item["name"]].compactMap({ $0?.string }) where !name.isEmpty {
          add(name)
          knowsAuthor = true
        }
      }
    }
    if let siteName { add(siteName) }
    for address in [article.siteURL, OwnAddress(article).canonical].compactMap({ $0 }) {
      let host = WebAddress(address).site
      if let label = Self.label(host) { hosts.append(label) }
    }
  }

  private mutating func add(_ name: String) {
    for word in Self.words(name) where word.count >= 3 { words.insert(word) }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// The part of a host that is its own: `harbour` of `www.harbour.co.uk`.
  private static func label(_ host: String) -> String? {
    let parts = host.split(separator: ".").map(String.init)
    guard parts.count >= 2 else { return nil }
    let isShort = parts.count > 2 && parts[parts.count - 2].count <= 3
    return parts[parts.count - (isShort ? 3 : 2)]
  }

  /// Whether `name` is one of them, or like one: a word in common is enough.
  func includes(_ name: String) -> Bool {
    let own = Self.words(name)
    if own.contains(where: words.contains) { return true }
    let joined = own.joined()
    return hosts.contains { $0.count >= 3 && joined.contains($0.filter(\.isLetter)) }
      || hosts.contains { joined.count >= 3 && $0.filter(\.isLetter).contains(joined) }
  }

  /// Whether `host` is one of the site's in another place: a subdomain, a store of its files.
  func includes(host: String) -> Bool {
    hosts.contains { $0.count >= 3 && host.contains($0) }
  }

  private static let noNames: Set<String> = [
    "unknown", "admin", "administrator", "user", "owner", "default", "author", "artist", "none",
    "picasa", "camera", "microsoft", "windows", "photographer", "untitled", "anonymous", "apple",
    "canva", "adobe", "photoshop", "gimp", "olympus", "canon", "nikon", "sony", "google",
    "test", "pc", "hp", "home", "office", "na",
  ]

  /// Whether a creator in a file is a name, and not what a camera or a program puts there.
  static func isName(_ text: String) -> Bool {
    let own = words(text)
    let letters = own.reduce(0) { $0 + $1.count }
    guard letters >= 2, text.utf8.count <= 80, !text.contains("://"),
      !own.contains(where: noNames.contains)
    else { return false }
    // One word in Latin letters may be an account of the author's.
    return own.count >= 2 && letters >= 4 || !text.utf8.allSatisfy { $0 < 0x80 }
  }
}
