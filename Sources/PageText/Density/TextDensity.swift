// SPDX-License-Identifier: Apache-2.0

package import Documents

/// Finds the article in a page of an unknown theme, by where its text is.
///
/// Each block of text is content or boilerplate by its words and its links, and by those of the blocks next to it: the
/// decision tree of C. Kohlschütter, P. Fankhauser and W. Nejdl, "Boilerplate Detection using Shallow Text Features"
/// (WSDM 2010), figure 2. The article is the element that holds the most content less the boilerplate in it: the best
/// subsequence of J. Pasternack and D. Roth, "Extracting Article Text from the Web with Maximum Subsequence
/// Segmentation" (WWW 2009), kept to elements. What the names of classes and roles say is a menu, a comment or a share
/// bar is boilerplate, whatever its text.
package struct TextDensity: Sendable {
  /// A run of text that no block element interrupts.
  struct Block {
    /// Its first text node.
    var first: Int
    /// Bytes that are seen, and those of them in links.
    var bytes = 0
    var linked = 0
    /// Whether it lies in what its name says is not content.
    var isApart: Bool
    var isHeading: Bool
    var isContent = false

    /// About how many words it has, in any language.
    var words: Int { (bytes + TextDensity.bytesPerWord - 1) / TextDensity.bytesPerWord }
  }

  static let bytesPerWord = 4
  /// Less text in a page is not an article for sure.
  static let fewestWords = 30
  /// Blocks of fewer words, such as a date or a byline, say nothing for or against an element.
  private static let fewestBlockWords = 10

  private let document: Document
  /// Fewer words in all, or in a block, say nothing.
  private let fewest: (words: Int, ofBlock: Int)
  private let blocks: [Block]
  /// The content and the boilerplate before each block, and before the end.
  private let content: [Int]
  private let boilerplate: [Int]
  /// The outermost elements whose names say that they are not content, in order.
  package let apart: [NodeID]
  /// How many links go to other pages, in all of the page's text that is not set apart.
  private let links: Int

  /// The text of the page in `document`, read in one pass.
  package init(_ document: Document) {
    var scan = DensityScan(document)
    scan.run()
    self.init(document, Self.classified(scan.blocks), scan)
  }

  /// The same text where each block without links is content: of a page whose few blocks are too short to tell.
  package var plain: TextDensity {
    var blocks = blocks
    for number in blocks.indices {
      blocks[number].isContent =
        !blocks[number].isApart && blocks[number].linked * 3 <= blocks[number].bytes
    }
    return TextDensity(document, blocks, fewest: (words: 12, ofBlock: 4), apart, links)
  }

  private init(_ document: Document, _ blocks: [Block], _ scan: DensityScan) {
    self.init(
      document, blocks, fewest: (Self.fewestWords, Self.fewestBlockWords), scan.apart,
      scan.links)
  }

  private init(
    _ document: Document, _ blocks: [Block],
    fewest: (words: Int, ofBlock: Int), _ apart: [NodeID], _ links: Int
  ) {
    self.document = document
    self.fewest = fewest
    var content = [0]
    var boilerplate = [0]
    content.reserveCapacity(blocks.count + 1)
    boilerplate.reserveCapacity(blocks.count + 1)
    for block in blocks {
      // What is set apart is left out of the article, and says nothing against what is around it.
      let counts =
        !block.isApart
        && (block.isHeading || block.words >= fewest.ofBlock || block.linked * 2 > block.bytes)
      let isContent = block.isContent
      content.append(content[content.count - 1] + (isContent && counts ? block.words : 0))
      boilerplate.append(
        boilerplate[boilerplate.count - 1] + (!isContent && counts ? block.words : 0))
    }
    self.blocks = blocks
    self.content = content
    self.boilerplate = boilerplate
    self.apart = apart
    self.links = links
  }

  /// The words of the blocks numbered `range` that are content.
  private func content(_ range: Range<Int>) -> Int {
    content[range.upperBound] - content[range.lowerBound]
  }

  /// The blocks in the element `node`.
  private func blocks(in node: NodeID) -> Range<Int> {
    let start = number(from: node.index)
    return start..<max(start, number(from: document.subtreeEnd(node)))
  }

  /// The number of the first block that begins at or after the node `index`.
  private func number(from index: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].first < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// About how many words of content the element `node` holds.
  package func words(in node: NodeID) -> Int { content(blocks(in: node)) }

  /// Whether `node` is or lies in what its name says is not content.
  package func isApart(_ node: NodeID) -> Bool { document.isInsideAny(node, of: apart) }

  /// Whether the page is a list of links, and no text.
  package var isMostlyLinks: Bool {
    guard links >= Self.fewestLinks else { return false }
    var bytes = 0
    var linked = 0
    for block in blocks where !block.isApart {
      bytes += block.bytes
      linked += block.linked
    }
    return linked * 2 > bytes && content(0..<blocks.count) < Self.fewestWords
  }

  private static let fewestLinks = 8

  /// The element that holds the article; nil where the page has too little text to tell.
  package var best: NodeID? {
    var best: NodeID?
    var bestScore = fewest.words - 1
    for index in document.nodes.indices {
      let record = document.nodes[index]
      guard record.kind == .element, record.namespace == .html, Self.mayHold(record.name) else {
        continue
      }
      let node = NodeID(index)
      let range = blocks(in: node)
      guard !range.isEmpty else { continue }
      let score = content(range) - (boilerplate[range.upperBound] - boilerplate[range.lowerBound])
      // Of two that hold the same, the inner one is nearer to the text.
      if score > bestScore
        || score == bestScore && best.map({ document.isInside(node, $0) }) ?? false
      {
        best = node
        bestScore = score
      }
    }
    return best
  }

  /// The same in a page of short blocks, where they are many.
  package var largeBest: (node: NodeID, density: TextDensity)? {
    best.flatMap { words(in: $0) >= Self.fewestWords ? ($0, self) : nil }
  }

  /// Whether an element of that name may be all of an article.
  private static func mayHold(_ name: Name) -> Bool {
    switch name {
    case .p, .a, .span, .li, .ul, .ol, .table, .tbody, .tr, .html, .h1, .h2, .h3, .h4, .h5, .h6,
      .blockquote, .figure, .figcaption, .em, .strong, .b, .i, .dl, .dd, .dt, .details, .aside,
      .nav, .footer, .header:
      false
    default: true
    }
  }

  /// Whether `inner` holds nearly all content of the element `outer`, which holds much else besides.
  package func isCore(_ inner: NodeID, of outer: NodeID) -> Bool {
    guard words(in: inner) * 100 >= words(in: outer) * 95 else { return false }
    func bytes(_ node: NodeID) -> Int {
      blocks(in: node).reduce(0) { $0 + (blocks[$1].isApart ? 0 : blocks[$1].bytes) }
    }
    let own = bytes(inner)
    return (bytes(outer) - own) * 100 > own * 30
  }

  /// What in the element `root` its name says is not content.
  package func apart(in root: NodeID) -> [NodeID] {
    document.nodes(apart, inside: root).filter { $0 != root }
  }

  /// What in the article `root` is none of its text: what is set apart, and the boilerplate before its first and
  /// after its last block.
  package func surroundings(in root: NodeID) -> [NodeID] {
    let range = blocks(in: root)
    let inside = range.filter { blocks[$0].isContent && blocks[$0].words >= Self.fewestBlockWords }
    guard let first = inside.first, let last = inside.last else { return [] }
    var found: [NodeID] = []
    var index = root.index + 1
    let end = document.subtreeEnd(root)
    var nextApart = apart.firstIndex(notBefore: NodeID(index))
    while index < end {
      let node = NodeID(index)
      while nextApart < apart.count, apart[nextApart].index < index { nextApart += 1 }
      if nextApart < apart.count, apart[nextApart] == node {
        found.append(node)
        index = document.subtreeEnd(node)
        continue
      }
      if document.kind(node) == .element, isBoilerplate(node, outside: first...last) {
        found.append(node)
        index = document.subtreeEnd(node)
        continue
      }
      index += 1
    }
    return found
  }

  /// Whether all text of `node` is boilerplate, and lies outside of the blocks numbered `inner`.
  private func isBoilerplate(_ node: NodeID, outside inner: ClosedRange<Int>) -> Bool {
    guard document.elementClass(node).contains(.block), document.headingLevel(node) == nil else {
      return false
    }
    let range = blocks(in: node)
    guard let first = range.first, let last = range.last,
      last < inner.lowerBound || first > inner.upperBound
    else { return false }
    guard content(range) == 0 else { return false }
    if boilerplate[range.upperBound] > boilerplate[range.lowerBound] { return true }
    // A list of short items with links, such as of who liked the post.
    guard range.count >= Self.fewestItems else { return false }
    let bytes = range.reduce(0) { $0 + blocks[$1].bytes }
    let linked = range.reduce(0) { $0 + blocks[$1].linked }
    return linked * 5 >= bytes
  }

  private static let fewestItems = 5

  // MARK: Blocks

  private static func classified(_ blocks: [Block]) -> [Block] {
    var blocks = blocks
    // What is set apart is not a neighbour either.
    let own = blocks.indices.filter { !blocks[$0].isApart }
    for (place, number) in own.enumerated() {
      let previous = place > 0 ? blocks[own[place - 1]] : nil
      let next = place + 1 < own.count ? blocks[own[place + 1]] : nil
      blocks[number].isContent = isContent(blocks[number], after: previous, before: next)
    }
    return blocks
  }

  /// The decision tree of Kohlschütter et al., by numbers of words and shares of links.
  private static func isContent(_ block: Block, after previous: Block?, before next: Block?) -> Bool
  {
    // Link densities over 0.333333.
    if block.linked * 3 > block.bytes { return false }
    let before = previous?.words ?? 0
    let behind = next?.words ?? 0
    // The block before has a link density of at most 0.555556.
    if (previous?.linked ?? 0) * 9 <= (previous?.bytes ?? 0) * 5 {
      if block.words > 16 { return true }
      return behind > 15 || before > 4
    }
    return block.words > 40 || behind > 17
  }
}
