// SPDX-License-Identifier: Apache-2.0

import Articles
import JSONRPC
import Linting
import SourceText
import Workspace

/// The headings and images of a post, and its links, as editors list them.
struct Outline {
  let context: PostContext

  private struct Entry {
    var name: String
    var kind: Int
    /// 7 for what holds nothing.
    var level: Int
    var range: ByteRange
    var children: [Int] = []
  }

  private static let string = 15
  private static let file = 1

  /// The symbols of the document.
  var symbols: JSONValue {
    guard let article = context.article else { return [] }
    let site = context.site?.anchors ?? .unknown
    var entries = HeadingPlaces(article, site).places.map { place in
      Entry(
        name: place.text.isEmpty ? "(no text)" : place.text, kind: Self.string,
        level: place.level, range: place.range)
    }
    for image in article.images {
      let name = image.alt.flatMap { $0.isEmpty ? nil : $0 } ?? image.address
      entries.append(
        Entry(name: name.isEmpty ? "(image)" : name, kind: Self.file, level: 7, range: image.range))
    }
    entries.sort { ($0.range, $0.level) < ($1.range, $1.level) }
    guard context.features.nestsSymbols else {
      return .array(
        entries.map { entry in
          [
            "name": .string(entry.name), "kind": .integer(entry.kind),
            "location": [
              "uri": .string(context.document.uri), "range": context.positions.json(entry.range),
            ],
          ]
        })
    }
    var tops: [Int] = []
    var open: [Int] = []
    for index in entries.indices {
      while let last = open.last, entries[last].level >= entries[index].level { open.removeLast() }
      if let last = open.last { entries[last].children.append(index) } else { tops.append(index) }
      if entries[index].level < 7 { open.append(index) }
    }
    return .array(tops.map { symbol($0, entries).json })
  }

  private func symbol(_ index: Int, _ entries: [Entry]) -> (json: JSONValue, range: ByteRange) {
    let entry = entries[index]
    let children = entry.children.map { symbol($0, entries) }
    let whole = children.reduce(entry.range) { $0.union($1.range) }
    return (
      [
        "name": .string(entry.name), "kind": .integer(entry.kind),
        "range": context.positions.json(whole),
        "selectionRange": context.positions.json(entry.range),
        "children": .array(children.map(\.json)),
      ], whole
    )
  }

  /// The links of the document that lead to files of the site or to the web.
  var links: JSONValue {
    guard let article = context.article else { return [] }
    var links: [JSONValue] = []
    for found in LinkTarget.addresses(article) {
      let target = LinkTarget.target(found, context, article)
      let uri: String
      if let location = target.location {
        uri = context.uri(location)
      } else if found.address.hasPrefix("https://") || found.address.hasPrefix("http://") {
        uri = found.address
      } else {
        continue
      }
      let link: JSONValue = [
        "range": context.positions.json(found.range), "target": .string(uri),
      ]
      let title = context.features.showsTooltips ? target.title : nil
      links.append(link.adding("tooltip", title.map { .string($0) }))
    }
    return .array(links)
  }
}
