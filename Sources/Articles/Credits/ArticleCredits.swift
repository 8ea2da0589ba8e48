// SPDX-License-Identifier: Apache-2.0

import SourceText

// What an article tells of the credits of its images.

extension Article {
  private var finder: CreditFinder {
    CreditFinder(
      document: document, frontMatter: frontMatter?.value, leadCaptions: leadCaptions,
      excluded: excluded, roots: contentRoots, grammar: creditGrammar)
  }

  /// The credit that readers see beside `image`, if there is one.
  package func credit(of image: Image, places: CreditPlaces = CreditPlaces()) -> ImageCredit? {
    if places == CreditPlaces() { return image.credit }
    return finder.credit(of: image, places: places)
  }
}

extension Credit {
  /// The credit as one plain line: `Photo by NAME on SOURCE`.
  package var sentence: String {
    let names = creators.joined(separator: " / ")
    let by = names.isEmpty ? "Photo" : "Photo by \(names)"
    if source.isEmpty { return by }
    return names.isEmpty ? "Photo: \(source)" : "\(by) on \(source)"
  }
}
