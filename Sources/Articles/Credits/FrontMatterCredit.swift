// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText

/// The credit of the lead image in the fields where generators and themes keep it.
struct FrontMatterCredit {
  let source: SourceText
  let furtherKeys: [String]
  let grammar: CreditGrammar

  private static let keys = [
    "image_credit", "image-credit", "imageCredit", "credit", "photo_credit", "photo-credit",
    "photoCredit", "cover_credit", "image_caption", "caption", "image_attribution", "attribution",
  ]
  private static let nested = ["image", "cover", "header", "hero", "thumbnail", "photo"]
  private static let nestedKeys = ["credit", "caption", "attribution"]

  func find(in frontMatter: DataValue) -> ImageCredit? {
    for key in Self.keys {
      if let value = frontMatter[key],
        let found = credit(value, isCreditKey: key.lowercased().contains("credit"))
      {
        return found
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
    return named(name, link: frontMatter["cover_image_credit_url"]?.string, source: nil)
  }

  private func credit(_ value: DataValue, isCreditKey: Bool) -> ImageCredit? {
    if let found = person(value, keys: ["name", "author", "creator"]) { return found }
    guard let text = value.string, !text.isEmpty, text.utf8.count < 2000 else { return nil }
    let range = value.textRange(in: source)
    var mapped = MappedText()
    mapped.append(text, for: range)
    if let credit = grammar.read(CreditLine(mapped)) {
      return ImageCredit(credit: credit, channel: .frontMatter, range: range, node: nil)
    }
    // Under a key that says "credit" a bare name is one.
    guard isCreditKey, Words.count(mapped.bytes) <= 6 else { return nil }
    return named(value, link: nil, source: nil)
  }

  private func person(_ value: DataValue, keys: [String]) -> ImageCredit? {
    guard let name = keys.lazy.compactMap({ value[$0] }).first else { return nil }
    return named(
      name, link: (value["url"] ?? value["link"])?.string, source: value["source"]?.string)
  }

  private func named(_ name: DataValue, link: String?, source sourceName: String?) -> ImageCredit? {
    guard let text = name.string, !text.isEmpty else { return nil }
    let label = "Photo by "
    let range = name.textRange(in: source)
    var mapped = MappedText()
    mapped.append(label + text + (sourceName.map { " on " + $0 } ?? ""), for: range)
    let start = label.utf8.count
    let links =
      link.map { [CreditLine.Link(range: start..<start + text.utf8.count, address: $0)] } ?? []
    return grammar.read(CreditLine(mapped, links: links)).map {
      ImageCredit(credit: $0, channel: .frontMatter, range: range, node: nil)
    }
  }
}
