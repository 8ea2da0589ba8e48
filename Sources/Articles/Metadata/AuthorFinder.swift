// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText

/// Finds who wrote a page where the theme does not tell: in its JSON-LD, its head, or by how authors are marked.
struct AuthorFinder {
  let document: Document
  let head: PageHead?
  let linkedData: LinkedData?
  /// What is about other posts or no part of the article; sorted.
  let apart: [NodeID]

  private static let keys = [
    "author", "article:author", "dc.creator", "dcterms.creator", "dc.contributor", "parsely-author",
    "sailthru.author", "byl", "cxenseparse:author", "article.author",
  ]
  /// Longer texts are more than a name.
  private static let mostBytes = 80

  /// The author; `nil` where none is named.
  func byline() -> Byline? {
    guard head != nil else { return nil }
    for (name, value) in linkedData?.articles.first?.authors ?? [] {
      if let name, isName(name) {
        return Byline(name: name, range: value.textRange(in: document.source))
      }
    }
    for value in Self.keys.lazy.compactMap({ head?.meta($0) }) where isName(value.text) {
      return Byline(name: value.text, range: value.range)
    }
    return element()
  }

  private func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= Self.mostBytes && text.utf8Range(of: "://") == nil
      && !text.hasPrefix("@")
  }

  private static let classes: Set<String> = [
    "author", "author-name", "article-author", "byline", "byline-name", "by-author", "entry-author",
    "p-author", "post-author", "postauthor", "writer",
  ]

  /// An element that is marked as the author, the innermost of those that are.
  private func element() -> Byline? {
    var best: Byline?
    var next = 0
    var index = 0
    while index < document.nodes.count {
      let node = NodeID(index)
      while next < apart.count, apart[next] < node { next += 1 }
      if next < apart.count, apart[next] == node {
        index = document.subtreeEnd(node)
        continue
      }
      index += 1
      guard document[node].attributeCount > 0, document.kind(node) == .element, isMarked(node),
        document.range(node).count <= 2000
      else { continue }
      let text = document.visibleText(node)
      guard isName(text.string), text.string.contains(where: \.isLetter) else { continue }
      let found = Byline(name: Self.name(in: text.string), range: text.sourceRange)
      // A link to the author's page says no more than the name.
      if document.isElement(node, .a) { return found }
      best = best ?? found
    }
    return best
  }

  private func isMarked(_ node: NodeID) -> Bool {
    if document.attribute(node, .rel, hasWord: "author") {
      return document.isElement(node, .a)
    }
    if document.attribute(node, .itemprop, hasWord: "author") { return true }
    guard let value = document.value(node, .class) else { return false }
    return value.split(whereSeparator: \.isWhitespace).contains {
      Self.classes.contains($0.lowercased())
    }
  }

  /// The name after "By".
  private static func name(in text: String) -> String {
    let words = text.split(separator: " ", maxSplits: 1)
    let prefixes = [
      "by", "by:", "von", "par", "por", "di", "door", "av", "af", "författare:", "author:",
    ]
    guard words.count == 2, prefixes.contains(words[0].lowercased()) else { return text }
    return String(words[1])
  }
}
