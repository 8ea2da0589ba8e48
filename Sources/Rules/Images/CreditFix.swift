// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText

/// Writes a credit where readers see it.
enum CreditFix {
  /// The fix that puts `line` under `image`; nothing for an image that only front matter names.
  static func caption(
    _ line: String, under image: Image, in article: Article
  ) -> Fix? {
    guard let node = image.node else { return nil }
    let document = article.document
    if document[node].flags.contains(.markdown) {
      // Only an image that ends its line can take a line below it.
      let end = document.range(node).end
      let bytes = article.source.bytes
      guard end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D else { return nil }
      return Fix(
        "Add the credit '\(line)' under the image", .offer, [.insert("\n*\(line)*", at: end)])
    }
    guard let figure = document.closest(node, where: { document.isElement($0, .figure) }),
      !document[figure].flags.contains(.endImplied)
    else { return nil }
    let escaped = escape(line)
    if let caption = document.children(figure).first(where: { document.isElement($0, .figcaption) })
    {
      guard !document[caption].flags.contains(.endImplied) else { return nil }
      let isEmpty = document.contentRange(caption).isEmpty
      return Fix(
        "Add the credit '\(line)' to the caption", .offer,
        [.insert(isEmpty ? escaped : " " + escaped, at: document[caption].tail.start)])
    }
    return Fix(
      "Add the credit '\(line)' as a caption", .offer,
      [.insert("<figcaption>\(escaped)</figcaption>", at: document[figure].tail.start)])
  }

  private static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
