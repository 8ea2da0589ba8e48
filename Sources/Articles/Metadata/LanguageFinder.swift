// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import Language
import SourceText

/// Finds the language of a post.
struct LanguageFinder {
  let document: Document
  let values: DataValue?
  /// The language that the settings name.
  let setting: String?

  func find(_ roots: [NodeID], _ blocks: [TextBlock], excluded: [NodeID]) -> FoundLanguage {
    var found = FoundLanguage()
    if let declared = declared(roots) {
      (found.tag, found.place, found.origin) = (declared.tag, declared.place, .declared)
    } else if let setting {
      (found.tag, found.origin) = (setting, .setting)
    } else {
      let guess = guess(blocks, words: LanguageGuess.mostWords, excluded: excluded)
      if let language = guess.language { (found.tag, found.origin) = (language, .guess) }
      found.isUnclear = found.tag == nil && guess.isUnclear
    }
    return found
  }

  /// The language of the text, whatever is declared; `nil` unless it is beyond doubt.
  func ofText(_ blocks: [TextBlock], excluded: [NodeID]) -> String? {
    let guess = guess(blocks, words: Self.wordsToContradict, excluded: excluded)
    return guess.isSure ? guess.language : nil
  }

  /// So many words tell whether a declared language is the text's.
  private static let wordsToContradict = 90

  private func declared(_ roots: [NodeID]) -> (tag: String, place: ByteRange?)? {
    for key in ["lang", "language", "locale"] {
      if let value = values?[key], let tag = value.string.flatMap(Self.tag) {
        return (tag, value.textRange(in: document.source))
      }
    }
    guard document.format == .html else { return nil }
    var node = roots.first ?? .document
    if node == .document {
      let elements = document.children(node).filter { document.kind($0) == .element }
      node = elements.count == 1 ? elements[0] : .document
    }
    while !node.isNone {
      for name in [Name.lang, .xmlLang] {
        if let tag = document.value(node, name).flatMap(Self.tag) {
          return (tag, document.attribute(node, name).map { document.attributes[$0].valueRange })
        }
      }
      node = document.parent(node)
    }
    return nil
  }

  /// What the text is in, by samples of the whole of it.
  private func guess(_ blocks: [TextBlock], words most: Int, excluded: [NodeID]) -> LanguageGuess {
    var guess = LanguageGuess(words: most)
    let words = blocks.reduce(0) { $1.isProse ? $0 + $1.words : $0 }
    let step = max(1, words / most)
    var number = 0
    for block in blocks where block.isProse {
      number += 1
      if (number - 1) % step != 0 { continue }
      if guess.isFull { break }
      let nodes = Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)
      guess.read(document.visibleText(in: nodes, excluded: excluded, withCode: false).bytes)
    }
    return guess
  }

  /// `text` as a language tag; `nil` when it is not one. Some tools write `pt_BR`.
  private static func tag(_ text: String) -> String? {
    let tag = text.contains("_") ? String(text.map { $0 == "_" ? "-" : $0 }) : text
    return LanguageTag.isWellFormed(tag) ? tag : nil
  }
}
