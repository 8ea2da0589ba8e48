// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
package import SourceText

/// What a post says of itself for search results and shared links.
package struct Description: Hashable, Sendable {
  package enum Origin: String, Sendable {
    case frontMatter = "front-matter"
    case meta
  }

  /// White space folded; may be empty.
  package var text: String
  package var range: ByteRange
  package var origin: Origin
}

extension Description {
  /// Where generators keep it, those that are for search results alone first.
  private static let keys: [[String]] = [
    ["seo", "description"], ["seo", "metaDesc"], ["seo", "meta_description"],
    ["meta", "description"], ["seo_description"], ["seoDescription"], ["meta_description"],
    ["meta-description"], ["metaDescription"], ["metadescription"], ["description"],
    ["params", "description"],
  ]

  /// The description in a post's front matter, else in its page's head: the first that says something.
  init?(frontMatter: DataValue?, head: PageHead?, in source: SourceText) {
    var empty: Description?
    for path in Self.keys {
      var entry: DataEntry?
      var value = frontMatter
      for key in path {
        entry = value?.entry(key)
        value = entry?.value
      }
      guard let entry, let text = entry.value.string ?? (entry.value.isNull ? "" : nil) else {
        continue
      }
      var raw = MappedText()
      raw.append(text, for: entry.value.range)
      var folder = TextFolder(source: source)
      folder.append(raw)
      let range = entry.value.textRange(in: source)
      let found = Description(
        text: folder.text.string, range: range.isEmpty ? entry.keyRange : range,
        origin: .frontMatter)
      if !found.text.isEmpty {
        self = found
        return
      }
      empty = empty ?? found
    }
    if let meta = head?.meta("description"), !meta.text.isEmpty || empty == nil {
      self.init(text: meta.text, range: meta.range, origin: .meta)
    } else if let empty {
      self = empty
    } else {
      return nil
    }
  }
}
