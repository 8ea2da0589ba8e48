// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText

/// The JSON-LD of a page.
struct StructuredData {
  let document: Document

  /// Longer scripts are not read.
  private static let longestScript = 200_000
  private static let deepestValue = 32

  /// The credit that an ImageObject of the address `address` gives.
  func imageCredit(address: String) -> ImageCredit? {
    let name = address.split(separator: "/").last.map(String.init) ?? address
    for index in document.nodes.indices where document.isElement(NodeID(index), .script) {
      let node = NodeID(index)
      let range = document.contentRange(node)
      guard document.value(node, .type) == "application/ld+json",
        range.count <= Self.longestScript,
        let value = try? JSONReader.read(document.source, in: range),
        let found = credit(in: value, address, name)
      else { continue }
      return found
    }
    return nil
  }

  private func credit(in root: DataValue, _ address: String, _ name: String) -> ImageCredit? {
    var pending = [(root, 0)]
    while let (value, depth) = pending.popLast() {
      if depth > Self.deepestValue { continue }
      if let list = value.list { pending += list.map { ($0, depth + 1) } }
      guard let map = value.map else { continue }
      pending += map.map { ($0.value, depth + 1) }
      guard let url = (value["contentUrl"] ?? value["url"])?.string,
        url == address || url.hasSuffix("/" + name)
      else { continue }
      for key in ["creditText", "copyrightNotice", "creator", "author"] {
        guard let held = value[key], let text = held.string ?? held["name"]?.string else {
          continue
        }
        if let credit = read(text, held.range) ?? read("Photo by " + text, held.range) {
          return ImageCredit(credit: credit, channel: .jsonLD, range: held.range, node: nil)
        }
      }
    }
    return nil
  }

  private func read(_ text: String, _ range: ByteRange) -> Credit? {
    var mapped = MappedText()
    mapped.append(text, for: range)
    return CreditGrammar().read(CreditLine(mapped))
  }
}
