// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting

/// The small site that the examples of rules on image files speak of.
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
    "/images/odd.jpg": SiteFile(path: "images/odd.jpg", bytes: 900),
  ]

  func target(of address: String, from article: Article, depth: SiteDepth) -> SiteAnswer {
    SiteAnswer(.unknown("the example site has no pages"))
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
