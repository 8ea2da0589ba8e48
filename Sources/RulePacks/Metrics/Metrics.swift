// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language

/// The numbers of a post that a formula may name.
package enum Metrics {
  package static let names =
    [
      "words", "sentences", "paragraphs", "characters", "letters", "long_words", "headings",
      "images", "links", "lists", "list_items", "quotes", "tables", "code_blocks",
      "syllables", "complex_words", "polysyllabic_words", "list", "blockquote", "pre",
    ] + (1...6).flatMap { ["h\($0)", "heading_h\($0)"] }

  /// The numbers of `article`: those of words are of its prose, the others of its content.
  package static func values(_ article: Article) -> [String: Double] {
    let prose = article.prose.blocks
    let readability = Readability(prose, language: article.language)
    let counts = readability.counts
    var numbers: [String: Int] = [:]
    numbers["paragraphs"] = prose.count { $0.kind == .paragraph }
    numbers["syllables"] = readability.syllables
    numbers["complex_words"] = readability.complexWords
    numbers["polysyllabic_words"] = readability.complexWords
    numbers["words"] = counts.words
    numbers["sentences"] = counts.sentences
    numbers["characters"] = counts.characters
    numbers["letters"] = counts.letters
    numbers["long_words"] = counts.longWords
    numbers["headings"] = article.headings.count
    for heading in article.headings {
      numbers["h\(heading.level)", default: 0] += 1
      numbers["heading_h\(heading.level)", default: 0] += 1
    }
    numbers["images"] = article.images.count
    numbers["links"] = article.links.count { $0.address != nil && !$0.isInCredit }
    let document = article.document
    for root in article.contentRoots {
      for index in document.descendants(root) {
        let node = NodeID(index)
        guard document.kind(node) == .element, !document.isInsideAny(node, of: article.excluded)
        else { continue }
        switch document.name(node) {
        case .ul, .ol: numbers["lists", default: 0] += 1
        case .li: numbers["list_items", default: 0] += 1
        case .blockquote: numbers["quotes", default: 0] += 1
        case .table: numbers["tables", default: 0] += 1
        case .pre: numbers["code_blocks", default: 0] += 1
        default: break
        }
      }
    }
    numbers["list"] = numbers["lists"]
    numbers["blockquote"] = numbers["quotes"]
    numbers["pre"] = numbers["code_blocks"]
    return numbers.mapValues(Double.init)
  }

  /// A number for readers: whole, or with one digit after the point.
  static func shown(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "more than can be counted" }
    let tenths = (number * 10).rounded()
    let whole = Int(tenths / 10)
    let rest = Int(abs(tenths)) % 10
    let sign = tenths < 0 && whole == 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
