// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import ImageFiles
import Linting

/// What image files say of their makers, for the rules on credits.
enum EmbeddedCredit {
  /// What the file of `image` says; `nil` where the site does not hold it.
  static func metadata(
    of image: Image, in article: Article, _ site: (any SiteLookup)?
  ) -> ImageMetadata? {
    guard let site, !image.address.isEmpty else { return nil }
    let path = image.address.prefix { $0 != "?" && $0 != "#" }
    guard FileExtensions.has(path.lowercased(), FileExtensions.images),
      !article.source.holdsTemplate(image.addressRange)
    else { return nil }
    return site.metadata(of: image.address, from: article)
  }

  /// The credit that `metadata` makes, as one line; `nil` where it names no one.
  static func line(_ metadata: ImageMetadata) -> String? {
    let creator = metadata.creators.prefix(2).joined(separator: ", ")
    let source = metadata.credit.isEmpty ? metadata.source : metadata.credit
    let parts: [String]
    if creator.isEmpty || source.lowercased().contains(creator.lowercased()) {
      parts = [source]
    } else if creator.lowercased().contains(source.lowercased()) {
      parts = [creator]
    } else {
      parts = [creator, source]
    }
    let line = parts.filter { !$0.isEmpty }.joined(separator: " / ")
    // What is longer, or holds marks of Markdown or more than one line, is not a line to be offered.
    guard !line.isEmpty, line.count <= 120,
      !line.contains(where: { $0.isNewline || "*_[]<>`\\".contains($0) })
    else { return nil }
    return "Photo: \(line)"
  }
}

/// The sources from which everybody may take, which name their photographers and have a page for each image.
enum OpenSources {
  static let ids: Set<String> = [
    "unsplash", "pexels", "pixabay", "burst", "stocksnap", "openverse", "rawpixel", "freepik",
    "vecteezy", "morguefile", "pixelio", "wikimedia-commons", "flickr", "geograph", "500px",
    "deviantart", "europeana",
  ]
}
