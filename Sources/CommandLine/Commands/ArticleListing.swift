// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Formats
import Language
import SourceText

/// An article as a list for people: each role with its place and its text.
struct ArticleListing {
  private let article: Article
  private let places: PlaceIndex

  init(_ article: Article) {
    self.article = article
    places = PlaceIndex(article.source)
  }

  var text: String {
    var text = "article: \(article.format.rawValue)"
    text += article.isPage ? " page" : ""
    text += ", preset \(TerminalText.escaped(article.preset))"
    if let language = article.language, let origin = article.languageOrigin {
      text += ", language \(TerminalText.escaped(language)) (\(origin.rawValue))"
    }
    text += ", \(article.words) words\n"
    text += "kind: \(article.kind.rawValue)"
    if let reason = article.foundKind?.reason { text += " (\(TerminalText.escaped(reason)))" }
    text += "\n"
    func add(_ role: String, _ range: ByteRange, _ content: String) {
      text += TerminalText.escaped(role) + " " + place(range)
      text += content.isEmpty ? "\n" : ": " + Self.shortened(content) + "\n"
    }
    if let matter = article.frontMatter {
      add(
        "front matter", matter.block.range, matter.problem?.message ?? matter.block.format.rawValue)
      for entry in matter.value?.map ?? [] {
        let range = entry.value.range.isEmpty ? entry.keyRange : entry.value.range
        add("  \(TerminalText.escaped(entry.key))", range, article.source.string(entry.value.range))
      }
    }
    if let head = article.head {
      for (role, value) in [
        ("page language", head.language), ("title element", head.title),
        ("canonical", head.canonical),
      ] {
        if let value { add(role, value.range, value.text) }
      }
      for (key, value) in head.namedMetas {
        add("meta \(TerminalText.escaped(key))", value.range, value.text)
      }
    }
    for script in article.linkedData?.scripts ?? [] {
      let range = article.document.place(script.node)
      switch script.content {
      case .value: add("JSON-LD", range, "")
      case .broken(let problem): add("JSON-LD", problem.range, problem.message)
      case .unread: add("JSON-LD", range, "too long, not read")
      }
    }
    for thing in article.linkedData?.things ?? [] {
      add("  object", thing.range, LinkedData.types(of: thing).map(\.name).joined(separator: ", "))
    }
    if let title = article.title { add("title", title.range, title.text) }
    if let byline = article.byline { add("byline", byline.range, byline.name) }
    for date in article.dates { add("date (\(date.kind.rawValue))", date.range, date.text) }
    if let excerpt = article.excerpt { add("excerpt", excerpt.range, excerpt.text) }
    if let description = article.description {
      add("description (\(description.origin.rawValue))", description.range, description.text)
    }
    for root in article.contentRoots {
      let found = article.contentFinder.map { " (found by \($0))" } ?? ""
      add("content" + found, article.document.range(root), name(root))
    }
    for node in article.excluded { add("not content", article.document.range(node), name(node)) }
    for heading in article.headings + article.boldHeadings {
      let kind = heading.isBold ? "bold heading" : "heading"
      add("\(kind) \(heading.level)", heading.textRange, heading.text)
    }
    for image in article.images {
      add("image (\(image.role.rawValue))", image.range, image.address)
      if let alt = image.alt { text += "  alt: \(Self.shortened(alt))\n" }
    }
    for link in article.links { add("link", link.addressRange, link.address ?? "") }
    for block in article.blocks where block.isProse {
      let range = article.document.range(block.node)
      add("prose (\(block.words) words)", range, article.text(of: block).string)
    }
    if let related = article.related {
      add("related", related.range, "\(related.cards.count) cards")
      for card in related.cards {
        add("  card", card.titleRange, card.title)
        for link in card.links {
          add("    link (\(link.role.rawValue))", link.addressRange, link.address)
        }
        if let excerpt = card.excerpt {
          add("    excerpt (\(excerpt.words) words)", excerpt.range, excerpt.text)
        }
      }
    }
    return text
  }

  private func name(_ node: NodeID) -> String {
    article.document.kind(node) == .element ? article.document.spelling(node) : ""
  }

  private func place(_ range: ByteRange) -> String {
    let start = places.position(at: range.start)
    let end = places.position(at: range.end)
    return "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }

  /// One line of at most 60 characters.
  private static func shortened(_ text: String) -> String {
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    let short =
      words.unicodeScalars.count > 60 ? String(words.unicodeScalars.prefix(59)) + "…" : words
    return TerminalText.escaped(short)
  }
}
