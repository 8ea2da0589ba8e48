// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText

/// The images that a page's JSON-LD names, read once for all images of the page.
struct StructuredData {
  private struct Entry {
    var url: String
    /// The values that may hold a credit, the best first.
    var held: [(text: String, range: ByteRange)]
  }

  /// Longer scripts are not read.
  private static let longestScript = 200_000
  private static let deepestValue = 32
  /// How many objects of one file name are looked at.
  private static let mostOfOneName = 16

  /// By the last part of the address.
  private var entries: [String: [Entry]] = [:]
  private let grammar: CreditGrammar

  init(_ document: Document, _ grammar: CreditGrammar) {
    self.grammar = grammar
    guard document.format == .html else { return }
    for index in document.nodes.indices where document.isElement(NodeID(index), .script) {
      let node = NodeID(index)
      let range = document.contentRange(node)
      guard document.value(node, .type) == "application/ld+json",
        range.count <= Self.longestScript,
        let value = try? JSONReader.read(document.source, in: range)
      else { continue }
      gather(value)
    }
  }

  private mutating func gather(_ root: DataValue) {
    var pending = [(root, 0)]
    while let (value, depth) = pending.popLast() {
      if depth > Self.deepestValue { continue }
      if let list = value.list { pending += list.map { ($0, depth + 1) } }
      guard let map = value.map else { continue }
      pending += map.map { ($0.value, depth + 1) }
      guard let url = (value["contentUrl"] ?? value["url"])?.string else { continue }
      var held: [(text: String, range: ByteRange)] = []
      for key in ["creditText", "copyrightNotice", "creator", "author"] {
        if let value = value[key], let text = value.string ?? value["name"]?.string {
          held.append((text, value.range))
        }
      }
      let name = Self.name(url)
      if held.isEmpty || entries[name]?.count == Self.mostOfOneName { continue }
      entries[name, default: []].append(Entry(url: url, held: held))
    }
  }

  private static func name(_ address: String) -> String {
    address.split(separator: "/").last.map(String.init) ?? address
  }

  /// The credit that an ImageObject of the address `address` gives.
  func imageCredit(address: String) -> ImageCredit? {
    let name = Self.name(address)
    for entry in entries[name] ?? []
    where entry.url == address || entry.url.hasSuffix("/" + name) {
      for (text, range) in entry.held {
        if let credit = read(text, range) ?? read("Photo by " + text, range) {
          return ImageCredit(credit: credit, channel: .jsonLD, range: range, node: nil)
        }
      }
    }
    return nil
  }

  private func read(_ text: String, _ range: ByteRange) -> Credit? {
    var mapped = MappedText()
    mapped.append(text, for: range)
    return grammar.read(CreditLine(mapped))
  }
}
