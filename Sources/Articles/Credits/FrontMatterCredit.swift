// SPDX-License-Identifier: Apache-2.0

import Credits
import Documents
import FrontMatter
import Language
import MarkdownReading
import SourceText

/// The credit of the lead image in the fields where generators and themes keep it.
struct FrontMatterCredit {
  let source: SourceText
  let furtherKeys: [String]
  let grammar: CreditGrammar

  /// What a key begins and ends with, without hyphens and underscores.
  private static let openings = [
    "", "image", "photo", "cover", "hero", "header", "banner", "thumbnail", "teaser", "leadimage",
    "coverimage", "heroimage", "headerimage", "featuredimage", "featureimage", "bannerimage",
    "featured", "feature",
  ]
  private static let endings = [
    "credit", "credits", "caption", "figcaption", "attribution", "creditline",
  ]
  private static let keys = Set(openings.flatMap { opening in endings.map { opening + $0 } })
  private static let nested = ["image", "cover", "header", "hero", "thumbnail", "photo"]
  private static let nestedKeys = ["credit", "caption", "attribution"]

  func find(in frontMatter: DataValue) -> ImageCredit? {
    // A key that says "credit" says more than one that says "caption".
    let entries = (frontMatter.map ?? []).map { entry in
      (key: entry.key.lowercased().filter { $0 != "_" && $0 != "-" }, value: entry.value)
    }.filter { Self.keys.contains($0.key) }
    for isCredit in [true, false] {
      for entry in entries where entry.key.contains("credit") == isCredit {
        if let found = credit(entry.value, isCreditKey: isCredit) { return found }
      }
    }
    for key in furtherKeys {
      if let value = frontMatter[key], let found = credit(value, isCreditKey: true) { return found }
    }
    for outer in Self.nested {
      guard let value = frontMatter[outer], value.map != nil else { continue }
      for key in Self.nestedKeys {
        if let text = value[key], let found = credit(text, isCreditKey: key == "credit") {
          return found
        }
      }
      if let found = person(value, keys: ["author", "creator", "photographer"]) { return found }
    }
    guard let name = frontMatter["cover_image_credit_name"] else { return nil }
    return named(name, link: frontMatter["cover_image_credit_url"], source: nil)
  }

  private func credit(_ value: DataValue, isCreditKey: Bool) -> ImageCredit? {
    if let found = person(value, keys: ["name", "author", "creator"]) { return found }
    guard let text = value.string, !text.isEmpty, text.utf8.count < 2000 else { return nil }
    let mapped = MappedText(text, spelledAt: value.textRange(in: source), in: source)
    if let found = withMarkup(text, mapped)
      ?? ImageCredit(reading: mapped, .frontMatter, by: grammar)
    {
      return found
    }
    // Under a key that says "credit" a bare name is one.
    guard isCreditKey, Words.count(mapped.bytes) <= 6 else { return nil }
    return named(value, link: nil, source: nil)
  }

  /// The credit in a text with links or other markup, which themes show as Markdown or HTML.
  private func withMarkup(_ text: String, _ mapped: MappedText) -> ImageCredit? {
    guard text.utf8.contains(where: { "<[*_".utf8.contains($0) }) else { return nil }
    let document = MarkdownReader.read(SourceText(text), from: 0, dialect: .stet)
    let finder = CreditFinder(
      document: document, frontMatter: nil, excluded: [],
      captions: CaptionFinder(document: document, leadCaptions: [], roots: []),
      places: CreditPlaces(), grammar: grammar)
    return finder.read(.document, .frontMatter).map { found in
      var found = found
      found.node = nil
      found.text = mapped.composed(found.text)
      for index in found.links.indices {
        found.links[index].addressRange = found.links[index].addressRange.map {
          mapped.source($0.start..<$0.end)
        }
      }
      return found
    }
  }

  private func person(_ value: DataValue, keys: [String]) -> ImageCredit? {
    guard let name = keys.lazy.compactMap({ value[$0] }).first else { return nil }
    return named(name, link: value["url"] ?? value["link"], source: value["source"])
  }

  private func named(_ name: DataValue, link: DataValue?, source agency: DataValue?) -> ImageCredit?
  {
    func part(_ value: DataValue?) -> (text: String, range: ByteRange)? {
      guard let value, let text = value.string, !text.isEmpty else { return nil }
      return (text, value.textRange(in: source))
    }
    return part(name).flatMap {
      ImageCredit(
        creator: $0, link: part(link), source: part(agency), in: source, .frontMatter, by: grammar)
    }
  }
}
