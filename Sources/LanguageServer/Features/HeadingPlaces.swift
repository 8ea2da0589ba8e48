// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import PageText
import SourceText
import WebAddresses

/// The headings of a page with their anchors, in the order of the page.
struct HeadingPlaces {
  struct Place {
    var node: NodeID
    var text: String
    var level: Int
    /// The text, markup between included.
    var range: ByteRange
    /// An anchor that the writer gave it.
    var own: String?
    /// Those that generators make, by dialect.
    var made: [SlugDialect: String] = [:]
  }

  private(set) var places: [Place] = []
  private let article: Article
  private let dialects: [SlugDialect]

  /// The headings of `article`. Where `anchors` does not say for sure how they get their anchors, all ways are taken.
  init(_ article: Article, _ anchors: HeadingAnchors) {
    self.article = article
    switch anchors {
    case .known(let dialect): dialects = [dialect]
    case .likely(let dialect):
      dialects = [dialect] + SlugDialect.allCases.filter { $0 != dialect }
    case .unknown: dialects = SlugDialect.allCases
    }
    let document = article.document
    var counters: [SlugDialect: SlugCounter] = [:]
    for dialect in dialects { counters[dialect] = SlugCounter(dialect) }
    let texts = Dictionary(
      article.headings.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    for index in document.nodes.indices {
      let node = NodeID(index)
      guard document.nodes[index].kind == .element, let level = document.headingLevel(node) else {
        continue
      }
      let shown = document.visibleText(node)
      var place = Place(
        node: node, text: texts[node]?.text ?? shown.string, level: level,
        range: texts[node]?.textRange ?? shown.sourceRange)
      place.own = document.value(node, .id).flatMap { $0.isEmpty ? nil : $0 }
      if article.format == .markdown {
        for dialect in dialects {
          if let own = place.own {
            counters[dialect]?.reserve(own)
          } else {
            let text =
              dialect.readsSource
              ? document.source.string(document.contentRange(node)) : shown.string
            place.made[dialect] = counters[dialect]?.anchor(text)
          }
        }
      }
      places.append(place)
    }
  }

  /// Where the anchor `name` is; the most likely way of making anchors first.
  func range(of name: String) -> ByteRange? {
    let names = [name, PercentCoding.decoded(name)]
    for name in names {
      if let place = places.first(where: { $0.own == name }) { return place.range }
      for dialect in dialects {
        if let place = places.first(where: { $0.made[dialect] == name }) { return place.range }
      }
    }
    let document = article.document
    for index in document.nodes.indices where document.nodes[index].attributeCount > 0 {
      let node = NodeID(index)
      guard document.kind(node) == .element else { continue }
      if names.contains(document.value(node, .id) ?? "")
        || document.isElement(node, .a) && names.contains(document.value(node, .name) ?? "")
      {
        return ByteRange(at: document.range(node).start)
      }
    }
    return nil
  }

  /// The heading whose text or line is at `offset`.
  func heading(at offset: Int) -> Place? {
    places.first { place in
      let whole = article.document.range(place.node)
      return whole.start <= offset && offset <= whole.end
    }
  }

  /// All anchors of a heading, however they are made.
  static func names(_ place: Place) -> Set<String> {
    place.own.map { [$0] } ?? Set(place.made.values)
  }
}
