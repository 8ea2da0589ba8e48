// SPDX-License-Identifier: Apache-2.0

import Articles
import ImageFiles
import Linting

/// The small site that the examples of rules speak of that look at its files and its posts.
struct ExampleSite: SiteLookup {
  static let files: [String: SiteFile] = [
    "/images/harbour.jpg": SiteFile(
      path: "images/harbour.jpg", bytes: 90_000, size: ImageSize(width: 1600, height: 900)),
    "/images/small.jpg": SiteFile(
      path: "images/small.jpg", bytes: 30_000, size: ImageSize(width: 800, height: 450)),
    "/images/empty.jpg": SiteFile(path: "images/empty.jpg", bytes: 0),
    "/images/drawing.svg": SiteFile(
      path: "images/drawing.svg", bytes: 900,
      size: ImageSize(width: 100, height: 50, isVector: true)),
    "/images/imagined.jpg": SiteFile(
      path: "images/imagined.jpg", bytes: 90_000, size: ImageSize(width: 1600, height: 900)),
    "/images/odd.jpg": SiteFile(path: "images/odd.jpg", bytes: 900),
  ]

  func target(of address: String, from article: Article, depth: SiteDepth) -> SiteAnswer {
    guard address == "/piers/" else {
      return SiteAnswer(.unknown("the example site has no such page"))
    }
    var page = SitePage(path: "posts/piers.md", title: "Piers", isDraft: false, date: nil)
    page.teaser = SiteTeaser(
      written: ["What to see on the piers."],
      openings: ["The town has two piers, and both of them are old. The ferry leaves from one."])
    return SiteAnswer(.page(page))
  }

  /// Nobody leads to the lonely ferry; the ferry is there twice, and the old ferry's text is another's.
  func neighbours(of article: Article, _ aspects: SiteNeighbours.Aspects) -> SiteNeighbours? {
    var neighbours = SiteNeighbours()
    neighbours.others = 5
    switch article.title?.text {
    case "A lonely ferry": break
    case "The ferry":
      neighbours.incoming = 2
      neighbours.sameTitle = ["ferry.md", "the-ferry.md"]
    case "The old ferry":
      neighbours.incoming = 1
      neighbours.similar = [.init(path: "posts/ferry-again.md", share: 0.95)]
    case "The copied ferry": neighbours.sameDescription = ["posts/ferry.md"]
    default: neighbours.incoming = 1
    }
    return neighbours
  }

  /// A machine made one of the images; the maker of the others is not told.
  func metadata(of address: String, from article: Article) -> ImageMetadata? {
    guard Self.files[address] != nil else { return nil }
    var metadata = ImageMetadata()
    if address == "/images/imagined.jpg" { metadata.digitalSource = "trainedAlgorithmicMedia" }
    return metadata
  }

  func file(of address: String, from article: Article) -> SiteFileTarget {
    if address.hasPrefix("https://") { return .outside }
    if let file = Self.files[address] { return .file(file) }
    let lower = address.lowercased()
    guard var file = Self.files[lower] else {
      return .missing(nearest: address.hasSuffix("harbor.jpg") ? "harbour.jpg" : nil)
    }
    file.spelling = lower
    return .file(file)
  }
}
