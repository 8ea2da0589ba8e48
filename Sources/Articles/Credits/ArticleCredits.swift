// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// What an article tells of the credits of its images.

extension Article {
  private var finder: CreditFinder {
    CreditFinder(
      document: document, frontMatter: frontMatter?.value, leadCaptions: leadCaptions,
      excluded: excluded, roots: contentRoots)
  }

  /// The credit that readers see beside `image`, if there is one.
  package func credit(of image: Image, places: CreditPlaces = CreditPlaces()) -> ImageCredit? {
    finder.credit(of: image, places: places)
  }

  /// A credit of `image` that no reader sees: in its alt, its title, a comment, JSON-LD.
  package func hiddenCredit(of image: Image) -> ImageCredit? { finder.hiddenCredit(of: image) }

  /// Whether `image` needs no credit: a logo, an icon, an example in code or a quotation, a chart, a pixel.
  package func isExemptFromCredit(_ image: Image) -> Bool {
    let address = image.address.lowercased()
    let path = address.prefix { $0 != "?" && $0 != "#" }
    if path.hasSuffix(".svg") || address.contains("gravatar.com") || address.hasPrefix("data:") {
      return true
    }
    let file = path.split(separator: "/").last.map(String.init) ?? ""
    let kinds = ["logo", "avatar", "icon", "emoji", "smiley", "gravatar", "favicon"]
    if kinds.contains(where: { hasWord($0, in: file) }) { return true }
    guard let node = image.node else { return false }
    let classes = document.value(node, .class)?.lowercased() ?? ""
    if kinds.contains(where: { hasWord($0, in: classes) }) { return true }
    for name in [Name.width, .height] {
      if let text = document.value(node, name), let size = Int(text.prefix { $0.isNumber }),
        size < 100, !text.contains("%")
      {
        return true
      }
    }
    return document.closest(node) { ancestor in
      document.elementClass(ancestor).contains(.code)
        || document.elementClass(ancestor).contains(.quote)
    } != nil
  }

  /// Whether `word` stands in `text` between characters that are no letters.
  private func hasWord(_ word: String, in text: String) -> Bool {
    text.split { !$0.isLetter }.contains { $0 == word || $0 == word + "s" }
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
