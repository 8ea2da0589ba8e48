// SPDX-License-Identifier: Apache-2.0

import Credits
import Documents
import SourceText
import WebAddresses

/// Turns `a` and `area` elements into links, and tells which of them belong to a credit.
struct LinkFinder {
  private let document: Document
  /// The blocks and the places that are credits, in order.
  private let creditNodes: [NodeID]
  private let creditRanges: [ByteRange]

  init(_ document: Document, images: [Image]) {
    self.document = document
    let credits = images.compactMap(\.credit)
    creditNodes = credits.compactMap(\.node).sorted()
    creditRanges = credits.map(\.range).sorted()
  }

  /// The links `nodes` of the content, and those in the lead image's `captions` that stand outside `roots`; in order.
  func links(_ nodes: [NodeID], captions: [NodeID], roots: [NodeID]) -> [Link] {
    var outside: [NodeID] = []
    for caption in captions where !document.isInsideAny(caption, of: roots) {
      for index in document.descendants(caption) where document.isElement(NodeID(index), .a) {
        outside.append(NodeID(index))
      }
    }
    let all = outside.isEmpty ? nodes : (nodes + outside).sorted()
    var seen = SeenRanges()
    return all.map { node in
      var link = link(node)
      link.sharesAddress = link.address != nil && !seen.insert(link.addressRange)
      return link
    }
  }

  /// The places of addresses so far: most come in order, and then no hash is needed.
  private struct SeenRanges {
    private var ordered: [ByteRange] = []
    private var others: Set<ByteRange> = []

    /// Whether `range` was not there before.
    mutating func insert(_ range: ByteRange) -> Bool {
      guard let last = ordered.last, range <= last else {
        ordered.append(range)
        return true
      }
      var low = 0
      var high = ordered.count
      while low < high {
        let middle = (low + high) / 2
        if ordered[middle] < range { low = middle + 1 } else { high = middle }
      }
      return ordered[low] != range && others.insert(range).inserted
    }
  }

  private func link(_ node: NodeID) -> Link {
    let isInCredit = isInCredit(node)
    guard let index = document.attribute(node, .href) else {
      return Link(
        node: node, address: nil, target: nil, addressRange: document[node].head,
        isInCredit: isInCredit)
    }
    let range = document.attributes[index].valueRange
    let address = document.value(ofAttribute: index)
    return Link(
      node: node, address: address, target: WebAddress(address),
      addressRange: range.isEmpty ? document[node].head : range, isInCredit: isInCredit)
  }

  private func isInCredit(_ node: NodeID) -> Bool {
    if creditRanges.isEmpty { return false }
    if document.isInsideAny(node, of: creditNodes) { return true }
    let range = document.range(node)
    // The last credit that begins before the link ends.
    var low = 0
    var high = creditRanges.count
    while low < high {
      let middle = (low + high) / 2
      if creditRanges[middle].start < range.end { low = middle + 1 } else { high = middle }
    }
    return low > 0 && creditRanges[low - 1].end > range.start
  }
}
