// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText

extension RelatedFinder {
  /// The related block that the front matter lists.
  func listed(_ frontMatter: DataValue) -> FoundRelated? {
    guard
      let entry = ["related", "related_posts", "relatedPosts", "related-posts"].lazy
        .compactMap({ frontMatter.entry($0) }).first,
      let values = entry.value.list, !values.isEmpty
    else { return nil }
    let cards = values.compactMap { value -> Card? in
      if let address = value.string {
        let range = value.textRange(in: document.source)
        return Card(
          node: nil, range: value.range, title: "", titleRange: ByteRange(at: value.range.start),
          links: [Card.CardLink(role: .title, address: address, addressRange: range)], excerpt: nil)
      }
      guard value.map != nil else { return nil }
      let title = value["title"] ?? value["name"]
      let target = ["url", "link", "path", "href", "slug"].lazy.compactMap { value[$0] }.first
      let text = ["excerpt", "summary", "description"].lazy.compactMap { value[$0] }.first
      return Card(
        node: nil, range: value.range, title: title?.string ?? "",
        titleRange: title?.range ?? ByteRange(at: value.range.start),
        links: target.flatMap { value in
          value.string.map {
            [
              Card.CardLink(
                role: .title, address: $0, addressRange: value.textRange(in: document.source))
            ]
          }
        } ?? [],
        excerpt: text.flatMap { value in
          value.string.map {
            Excerpt($0, value.textRange(in: document.source), .card, in: document.source)
          }
        })
    }
    return FoundRelated(
      block: RelatedBlock(node: nil, range: entry.keyRange, cards: cards), excluded: [])
  }
}
