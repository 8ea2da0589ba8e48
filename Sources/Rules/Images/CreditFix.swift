// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText

/// Writes a credit where readers see it.
enum CreditFix {
  /// The fix that puts `line` under `image`; `nil` for an image that only front matter names.
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
      let newline = end < bytes.count && bytes[end] == 0x0D ? "\r\n" : "\n"
      return Fix(
        "Add the credit '\(line)' under the image", .offer, changing: .additions,
        [.insert(newline + indent(of: document.range(node).start, bytes) + "*\(line)*", at: end)])
    }
    guard let figure = document.closest(node, where: { document.isElement($0, .figure) }),
      !document[figure].flags.contains(.endImplied)
    else { return nil }
    let escaped = escape(line)
    if let caption = document.children(figure).first(where: { document.isElement($0, .figcaption) })
    {
      guard !document[caption].flags.contains(.endImplied) else { return nil }
      let text = document.visibleText(caption).bytes
      return Fix(
        "Add the credit '\(line)' to the caption", .offer, changing: .additions,
        [.insert(separator(behind: text) + escaped, at: document[caption].tail.start)])
    }
    return Fix(
      "Add the credit '\(line)' as a caption", .offer, changing: .additions,
      [.insert("<figcaption>\(escaped)</figcaption>", at: document[figure].tail.start)])
  }

  /// What parts the credit from the caption `text`; without a mark it would be read as its last
  /// words.
  private static func separator(behind text: [UInt8]) -> String {
    guard
      let last = String(decoding: text, as: UTF8.self).unicodeScalars.last(where: {
        !$0.properties.isWhitespace
      })
    else { return "" }
    let ends = last.properties.isAlphabetic || last.properties.numericType != nil
    return ends || last == ")" ? ". " : " "
  }

  /// The blanks before `start`, if nothing else is before it on its line: the item of a list
  /// that it is in.
  private static func indent(of start: Int, _ bytes: borrowing [UInt8]) -> String {
    var first = start
    while first > 0, bytes[first - 1] == 0x20 || bytes[first - 1] == 0x09 { first -= 1 }
    guard first == 0 || bytes[first - 1] == 0x0A || bytes[first - 1] == 0x0D else { return "" }
    return String(decoding: bytes[first..<start], as: UTF8.self)
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
