// SPDX-License-Identifier: Apache-2.0

import Credits
import Documents
import FrontMatter
import Language
import SourceText

/// Looks for an image's credit in the places of a page, the most visible first.
struct CreditFinder {
  let document: Document
  let frontMatter: DataValue?
  let excluded: [NodeID]
  let captions: CaptionFinder
  let places: CreditPlaces
  let grammar: CreditGrammar

  private let known = Known()

  init(
    document: Document, frontMatter: DataValue?, excluded: [NodeID], captions: CaptionFinder,
    places: CreditPlaces, grammar: CreditGrammar
  ) {
    self.document = document
    self.frontMatter = frontMatter
    self.excluded = excluded
    self.captions = captions
    self.places = places
    self.grammar = grammar
  }

  /// What was found out for one image and holds for others next to it.
  private final class Known {
    /// The first child of a node that shows text.
    var firstText: [NodeID: NodeID] = [:]
    /// The credit in a caption; empty where it holds none.
    var captionCredits: [NodeID: ImageCredit?] = [:]
  }

  private var roots: [NodeID] { captions.roots }

  /// A caption longer than this is not a credit.
  private static let longestCaption = 8000
  /// An adjacent block of more words is prose.
  private static let mostAdjacentWords = 25
  /// Images, line breaks and blanks that may share one paragraph, to share what follows.
  private static let mostTogether = 40
  /// A parent of more children than these shows more than an image.
  private static let mostSiblings = 400

  /// The credit that readers see next to `image`, if there is one.
  func credit(of image: Image) -> ImageCredit? {
    if case .shortcode(let node) = image.origin,
      let found = FigureShortcode(node, in: document).flatMap(credit)
    {
      return found
    }
    if let node = image.anchor {
      if let found = captionCredit(node) { return found }
      if image.role == .lead, let found = leadCaptionCredit() { return found }
      if let found = dataCaption(node) ?? adjacentCredit(node) { return found }
      if places.titleIsCaption, let found = titleCredit(node) { return found }
    } else if let found = leadCaptionCredit() ?? openingCredit() {
      return found
    }
    if image.role == .lead, let frontMatter {
      let keys = FrontMatterCredit(
        source: document.source, furtherKeys: places.creditKeys, grammar: grammar)
      if let found = keys.find(in: frontMatter) { return found }
    }
    return places.pageLevel ? pageCredit() : nil
  }

  // MARK: Captions

  private func leadCaptionCredit() -> ImageCredit? {
    captions.leadCaptions.lazy.compactMap { captionCredit(in: $0) }.first
  }

  private func captionCredit(_ image: NodeID) -> ImageCredit? {
    captions.captions(around: image).lazy.compactMap { captionCredit(in: $0) }.first
  }

  /// A credit that a shortcode's parameters hold: its `attr`, which names the creator, or its caption.
  private func credit(_ figure: FigureShortcode) -> ImageCredit? {
    let source = document.source
    for key in ["attr", "caption", "title"] {
      guard let value = figure[key] else { continue }
      let shown = ShownParameter(value, in: source)
      if let found = ImageCredit(
        reading: shown.text, links: shown.links, .caption, by: grammar)
      {
        return found
      }
      if key == "attr",
        let found = ImageCredit(
          creator: (value.text, value.range),
          link: figure["attrlink"].map { ($0.text, $0.range) }, source: nil, in: source, .caption,
          by: grammar)
      {
        return found
      }
    }
    return nil
  }

  private static let creditClasses = [
    "credit", "attribution", "copyright", "source", "photographer", "byline",
  ]
  private static let creditProperties = ["creditText", "creator", "copyrightHolder"]

  /// The credit in a caption: in an element made for it, else in the caption's whole text.
  private func captionCredit(in caption: NodeID) -> ImageCredit? {
    if let found = known.captionCredits[caption] { return found }
    let found = readCaption(caption)
    known.captionCredits[caption] = .some(found)
    return found
  }

  private func readCaption(_ caption: NodeID) -> ImageCredit? {
    for index in document.descendants(caption).prefix(200) {
      let node = NodeID(index)
      guard document.kind(node) == .element, document[node].attributeCount > 0 else { continue }
      let classes = document.value(node, .class)?.lowercased() ?? ""
      if Self.creditClasses.contains(where: classes.contains)
        || Self.creditProperties.contains(document.value(node, .itemprop) ?? "")
      {
        if let found = read(node, .caption) { return found }
      }
    }
    return read(caption, .caption)
  }

  private func dataCaption(_ image: NodeID) -> ImageCredit? {
    guard let index = document.attribute(image, .dataCaption) else { return nil }
    return ImageCredit(
      reading: document.mappedValue(ofAttribute: index), .caption, by: grammar)
  }

  // MARK: Next to the image

  private func adjacentCredit(_ image: NodeID) -> ImageCredit? {
    var current = image
    for _ in 0..<24 {
      let parent = document.parent(current)
      guard !parent.isNone else { return nil }
      if let found = behind(current, in: parent) ?? sibling(of: current, forward: true)
        ?? sibling(of: current, forward: false)
      {
        return found
      }
      guard !roots.contains(current), !roots.contains(parent), document.kind(parent) == .element,
        showsOnly(current, in: parent)
      else { return nil }
      current = parent
    }
    return nil
  }

  /// The text after `node` in its own paragraph; images in a row share it.
  private func behind(_ node: NodeID, in parent: NodeID) -> ImageCredit? {
    guard document.isElement(parent, .p) || document.isElement(parent, .div),
      !document.elementClass(node).contains(.block)
    else { return nil }
    var next = document.nextSibling(node)
    for _ in 0..<Self.mostTogether where !next.isNone && showsNoText(next) {
      next = document.nextSibling(next)
    }
    let start = next
    var end = start.index
    while !next.isNone, !document.elementClass(next).contains(.block), !holdsImage(next) {
      end = document.subtreeEnd(next)
      next = document.nextSibling(next)
    }
    guard !start.isNone, start.index < end else { return nil }
    return read(nodes: start.index..<end, .adjacent, node: hasTextBefore(node) ? nil : parent)
  }

  /// Whether `node` is blank, or a line break or an image without words in a run of text.
  private func showsNoText(_ node: NodeID) -> Bool {
    switch document.kind(node) {
    case .text: document.isBlank(node)
    case .element:
      !document.elementClass(node).contains(.block) && document.range(node).count <= 4000
        && (document.isElement(node, .br) || holdsImage(node))
        && document.visibleText(node, excluded: excluded).isEmpty
    default: isImage(node)
    }
  }

  private func hasTextBefore(_ node: NodeID) -> Bool {
    let parent = document.parent(node)
    if let first = known.firstText[parent] { return !first.isNone && first < node }
    let first =
      document.children(parent).first { !document.visibleText($0).isEmpty } ?? .none
    known.firstText[parent] = first
    return !first.isNone && first < node
  }

  /// Whether `node` is or holds an image, as far as its first 200 nodes tell.
  private func holdsImage(_ node: NodeID) -> Bool {
    (node.index..<document.subtreeEnd(node)).prefix(200).contains { isImage(NodeID($0)) }
  }

  private func isImage(_ node: NodeID) -> Bool {
    document.isElement(node, .img) || FigureShortcode.isFigure(node, in: document)
  }

  /// Whether `parent` shows nothing but `child`, or, a paragraph, nothing but images.
  private func showsOnly(_ child: NodeID, in parent: NodeID) -> Bool {
    var together = document.isElement(parent, .p) ? Self.mostTogether : 0
    var left = Self.mostSiblings
    for other in document.children(parent) where other != child {
      left -= 1
      if left < 0 { return false }
      together -= 1
      if together > 0, showsNoText(other) { continue }
      switch document.kind(other) {
      case .text:
        if !document.isBlank(other) { return false }
      case .element:
        if document.range(other).count > 4000 || holdsImage(other)
          || !document.visibleText(other, excluded: excluded).isEmpty
        {
          return false
        }
      default: break
      }
    }
    return true
  }

  /// The nearest block before or after `node` that shows something, if it is a credit.
  private func sibling(of node: NodeID, forward: Bool) -> ImageCredit? {
    var other = node
    for _ in 0..<8 {
      other = forward ? document.nextSibling(other) : document.previousSibling(other)
      guard !other.isNone else { return nil }
      if document.kind(other) == .text {
        if document.isBlank(other) { continue }
        return nil
      }
      guard document.kind(other) == .element else { continue }
      let element = document.elementClass(other)
      guard !element.contains(.heading), document.range(other).count <= 4000, !holdsImage(other)
      else { return nil }
      let text = document.visibleText(other, excluded: excluded)
      if text.isEmpty { continue }
      // A line between two images belongs to the one before it.
      if !forward, followsImage(other) { return nil }
      return read(other, .adjacent)
    }
    return nil
  }

  /// The credit in the line that opens the post, which is under an image of the front matter.
  private func openingCredit() -> ImageCredit? {
    guard let root = roots.first else { return nil }
    var block = NodeID(document[root].firstChild)
    for _ in 0..<Self.mostTogether where !block.isNone {
      if document.kind(block) == .element, !document.isElement(block, .h1),
        document.range(block).count > 4000 || holdsImage(block)
          || !document.visibleText(block, excluded: excluded).isEmpty
      {
        return holdsImage(block) ? nil : read(block, .adjacent)
      }
      block = document.nextSibling(block)
    }
    return nil
  }

  private func followsImage(_ node: NodeID) -> Bool {
    var previous = document.previousSibling(node)
    while !previous.isNone {
      if document.kind(previous) == .element { return holdsImage(previous) }
      if document.kind(previous) == .text, !document.isBlank(previous) { return false }
      previous = document.previousSibling(previous)
    }
    return false
  }

  // MARK: Other places

  private func titleCredit(_ image: NodeID) -> ImageCredit? {
    guard let index = document.attribute(image, .title) else { return nil }
    return ImageCredit(reading: document.mappedValue(ofAttribute: index), .title, by: grammar)
  }

  /// A last block such as "Header photo by …".
  private func pageCredit() -> ImageCredit? {
    guard let root = roots.first else { return nil }
    var last = NodeID(document[root].lastChild)
    for _ in 0..<16 where !last.isNone {
      if document.kind(last) == .element, !excluded.containsSorted(last),
        document.range(last).count <= 4000,
        !document.visibleText(last, excluded: excluded).isEmpty
      {
        return read(last, .page)
      }
      last = document.previousSibling(last)
    }
    return nil
  }

  // MARK: Where no reader looks

  /// A credit of `image` that only machines or other authors see: in its alt, its title, a comment, JSON-LD.
  func hiddenCredit(of image: Image, in data: StructuredData) -> ImageCredit? {
    guard let node = image.node else { return nil }
    for (name, channel) in [(Name.alt, CreditChannel.alt), (.title, .title)] {
      if let index = document.attribute(node, name),
        let found = ImageCredit(
          reading: document.mappedValue(ofAttribute: index), channel, by: grammar),
        found.credit.isUnmistakable
      {
        return found
      }
    }
    if let found = commentCredit(node) { return found }
    return image.address.isEmpty ? nil : data.imageCredit(address: image.address)
  }

  private func commentCredit(_ image: NodeID) -> ImageCredit? {
    var current = image
    for _ in 0..<4 {
      for forward in [true, false] {
        var other = current
        for _ in 0..<4 {
          other = forward ? document.nextSibling(other) : document.previousSibling(other)
          guard !other.isNone else { break }
          if document.kind(other) == .text, document.isBlank(other) { continue }
          guard document.kind(other) == .comment, document.range(other).count <= 2000 else { break }
          var text = MappedText()
          document.append(textOf: other, to: &text)
          if let found = ImageCredit(reading: text, .comment, by: grammar),
            found.credit.isUnmistakable
          {
            return found
          }
        }
      }
      current = document.parent(current)
      guard !current.isNone, !roots.contains(current), document.kind(current) == .element else {
        return nil
      }
    }
    return nil
  }

  // MARK: Reading

  /// The credit in the text of `node`.
  func read(_ node: NodeID, _ channel: CreditChannel) -> ImageCredit? {
    guard document.range(node).count <= Self.longestCaption else { return nil }
    return read(nodes: node.index..<document.subtreeEnd(node), channel, node: node)
      ?? bareCredit(node, channel)
  }

  /// More words are not a bare name.
  private static let mostBareWords = 8

  /// The credit in an element whose class says that it holds one, so that no word has to: plugins write `<span
  /// class="media-credit">Ana Silva | Harbour News</span>`.
  private func bareCredit(_ node: NodeID, _ channel: CreditChannel) -> ImageCredit? {
    guard let classes = document.value(node, .class)?.lowercased(),
      classes.split(separator: " ").contains(where: { name in
        ["credit", "photo", "image", "media"].contains { name == "\($0)-credit" }
          || name == "credit" || name.hasSuffix("__credit")
      })
    else { return nil }
    let text = document.visibleText(node, excluded: excluded)
    guard !text.isEmpty, Words.count(text.bytes) <= Self.mostBareWords else { return nil }
    var labelled = MappedText()
    labelled.append("Photo by ", for: ByteRange(at: text.sourceRange.start))
    for part in text.pieces(in: 0..<text.bytes.count) {
      if part.isVerbatim {
        labelled.append(run: part.source, of: document.source)
      } else {
        labelled.append(text.bytes[part.bytes], for: part.source)
      }
    }
    return ImageCredit(reading: labelled, channel, node: node, by: grammar)
  }

  /// The creator and the licence of "Creator - Title - Licence"; `nil` where it is not three parts.
  private func withoutTitle(_ text: MappedText) -> MappedText? {
    let dash = Array(" - ".utf8)
    let places = text.bytes.indices.filter { text.bytes[$0...].starts(with: dash) }
    guard places.count == 2 else { return nil }
    var short = text.slice(0..<places[0])
    for part in text.pieces(in: places[1]..<text.bytes.count) {
      if part.isVerbatim {
        short.append(run: part.source, of: document.source)
      } else {
        short.append(text.bytes[part.bytes], for: part.source)
      }
    }
    return short
  }

  private func read(
    nodes range: Range<Int>, _ channel: CreditChannel, node: NodeID?
  ) -> ImageCredit? {
    var text = document.visibleText(in: range, excluded: excluded)
    guard !text.isEmpty, text.bytes.count <= Self.longestCaption else { return nil }
    var channel = channel
    // What WordPress closes a caption with says what the text is, and is not part of it.
    for tag in ["[/caption]", "[/wp_caption]"] where text.bytes.hasSuffix(tag) {
      text = text.slice(0..<text.bytes.count - tag.utf8.count)
      channel = .caption
      if let short = withoutTitle(text),
        let found = ImageCredit(reading: short, channel, node: node, by: grammar)
      {
        return found
      }
    }
    if channel == .adjacent || channel == .page,
      Words.count(text.bytes) > Self.mostAdjacentWords
    {
      return nil
    }
    var links: [CreditLine.Link] = []
    for index in range where document.isElement(NodeID(index), .a) {
      guard let href = document.attribute(NodeID(index), .href) else { continue }
      if let part = text.textRange(ofSource: document.contentRange(NodeID(index))) {
        links.append(
          CreditLine.Link(
            range: part, address: document.value(ofAttribute: href),
            addressRange: document.attributes[href].valueRange))
      }
    }
    return ImageCredit(reading: text, links: links, channel, node: node, by: grammar)
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}
