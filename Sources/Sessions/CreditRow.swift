// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
package import Formats
package import SourceText

/// One image with what its credit says; an empty text where nothing is said.
package struct CreditRow {
  package var path: String
  package var src: String
  package var range: ByteRange
  package var creators: [String]
  package var source: String
  package var licence: String
  package var links: [String]
  package var level: String
  package var channel: String

  /// The images of the post at `path`; `place` is the place in its file of one in the article.
  package static func rows(
    _ article: Article, path: String, place: (ByteRange) -> ByteRange = { $0 }
  ) -> [CreditRow] {
    article.images.map { image in
      let found = image.credit
      return CreditRow(
        path: path, src: image.address, range: place(image.range),
        creators: found?.credit.creators ?? [],
        source: found?.credit.source ?? "", licence: found?.credit.licence ?? "",
        links: found?.credit.links ?? [], level: found?.credit.level.rawValue ?? "none",
        channel: found?.channel.rawValue ?? "")
    }
  }

  /// Writes the members of the row.
  package func write(_ places: PlaceIndex, _ writer: inout JSONWriter) {
    writer.member("path", path)
    writer.member("src", src)
    writer.key("range")
    JSONFormat.write(range, places, &writer)
    writer.key("creators")
    writer.array(creators)
    writer.member("source", source)
    writer.member("licence", licence)
    writer.key("links")
    writer.array(links)
    writer.member("level", level)
    writer.member("channel", channel)
  }
}
