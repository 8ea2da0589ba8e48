// SPDX-License-Identifier: Apache-2.0

package import Credits
import Documents

// What an article and its credits tell rules.

extension Article {
  /// The credit that the alt text of `image` holds, if it can be nothing else.
  package func creditInAlt(of image: Image) -> ImageCredit? {
    altText(of: image).flatMap { ImageCredit(reading: $0, .alt, by: creditGrammar) }
      .flatMap { $0.credit.isUnmistakable ? $0 : nil }
  }

  /// The words under `image` without its credit.
  package func captionWithoutCredit(of image: Image) -> String? {
    guard let caption = caption(of: image) else { return nil }
    guard let credit = image.credit, let part = caption.textRange(ofSource: credit.range) else {
      return caption.string
    }
    return caption.slice(0..<part.lowerBound).string
      + caption.slice(part.upperBound..<caption.bytes.count).string
  }
}
