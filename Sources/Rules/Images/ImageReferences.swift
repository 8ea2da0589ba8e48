// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import FrontMatter
package import SourceText

/// An address from which an image of the post may be loaded.
package struct ImageReference: Hashable, Sendable {
  package enum Origin: Hashable, Sendable {
    case source
    case candidate
    case poster
    case frontMatter
    /// What is shown where the page is shared.
    case openGraph
    /// What search engines are told that the page shows (JSON-LD).
    case linkedData
    /// A `url()` in the styles of an element.
    case style
  }

  /// Decoded.
  package var address: String
  package var range: ByteRange
  package var origin: Origin
  /// Whether the bytes of `range` are the address as it is.
  package var isVerbatim: Bool

  /// Whether it is an address inside the site for certain.
  package var isRelative: Bool {
    !address.hasPrefix("//") && !address.prefix { $0 != "/" && $0 != "?" }.contains(":")
  }

  init?(_ text: MappedText, _ part: Range<Int>, _ origin: Origin) {
    // Data is not an address, and may be long.
    let bytes = text.bytes[part]
    guard !bytes.isEmpty, bytes.count < 4096,
      !bytes.prefix(5).map(lowercased).elementsEqual("data:".utf8)
    else { return nil }
    address = String(decoding: bytes, as: UTF8.self)
    range = text.source(part)
    self.origin = origin
    let pieces = text.pieces(in: part)
    isVerbatim = pieces.count == 1 && pieces[0].isVerbatim
  }
}

extension Article {
  /// The addresses of the images of the post, of its cards, its front matter and its shared preview; those that
  /// are choices for one place together.
  package var imageReferences: [[ImageReference]] {
    var finder = ImageReferenceFinder(article: self)
    finder.find()
    return finder.groups
  }

  /// The addresses from which the image `image` may be loaded.
  package func references(of image: Image) -> [ImageReference] {
    var finder = ImageReferenceFinder(article: self)
    finder.add(image)
    return finder.groups.first ?? []
  }
}

private struct ImageReferenceFinder {
  let article: Article
  var groups: [[ImageReference]] = []
  private var seen: Set<ByteRange> = []

  private var document: Document { article.document }

  init(article: Article) { self.article = article }

  mutating func find() {
    if let values = article.frontMatter?.value {
      for value in ImageFinder.fields(values) {
        if let text = value.string {
          let range = value.textRange(in: article.source)
          add([reference(text, range, .frontMatter)])
        }
      }
    }
    addOpenGraph()
    var roots = article.contentRoots
    if let lead = article.leadImage?.node { roots.append(lead) }
    if let related = article.related?.node { roots.append(related) }
    var scanned = 0
    for root in roots.sorted() {
      var index = max(root.index, scanned)
      let end = document.subtreeEnd(root)
      while index < end {
        let node = NodeID(index)
        if isLeftOut(node) {
          index = document.subtreeEnd(node)
          continue
        }
        add(at: node)
        index += 1
      }
      scanned = max(scanned, end)
    }
    let things = article.linkedData?.things ?? []
    if things.isEmpty { return }
    let named = Set(groups.joined().map(\.address))
    for thing in things { addLinkedData(thing["image"], but: named) }
  }

  private func isLeftOut(_ node: NodeID) -> Bool {
    document.kind(node) == .fragment
      || article.excluded.containsSorted(node) && !article.relatedNodes.containsSorted(node)
  }

  private mutating func add(at node: NodeID) {
    if FigureShortcode.isFigure(node, in: document) {
      if let source = FigureShortcode(node, in: document)?["src"] {
        add([reference(source.text, source.range, .source)])
      }
    } else if document.isElement(node, .img) || document.isElement(node, .ampImg) {
      add(image: node)
    } else if document.isElement(node, .video) {
      add([attribute(.poster, of: node, .poster)])
    }
    if document[node].attributeCount > 0, let index = document.attribute(node, .style) {
      add(styles: document.mappedValue(ofAttribute: index))
    }
  }

  /// The addresses in the `url()` of a style attribute (CSS Values and Units 4, 4.5); one with an escape is left alone.
  private mutating func add(styles text: MappedText) {
    let bytes = text.bytes
    var index = 0
    while index + 4 < bytes.count {
      guard bytes[index..<index + 4].map(lowercased).elementsEqual("url(".utf8) else {
        index += 1
        continue
      }
      var start = index + 4
      while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
      let quote = start < bytes.count && "\"'".utf8.contains(bytes[start]) ? bytes[start] : nil
      if quote != nil { start += 1 }
      var end = start
      while end < bytes.count, bytes[end] != quote ?? UInt8(ascii: ")") { end += 1 }
      index = max(end, index + 4)
      guard end < bytes.count else { return }
      while quote == nil, end > start, bytes[end - 1] <= 0x20 { end -= 1 }
      // A number sign names a filter or a mask of the page.
      guard start < end, bytes[start] != UInt8(ascii: "#"),
        !bytes[start..<end].contains(UInt8(ascii: "\\"))
      else { continue }
      add([ImageReference(text, start..<end, .style)])
    }
  }

  /// An address, an object that has one, or a list of these; not those that were `named` before.
  private mutating func addLinkedData(_ value: DataValue?, but named: Set<String>) {
    for item in value?.list ?? [value].compactMap({ $0 }) {
      let address = item.map == nil ? item : item["url"] ?? item["contentUrl"]
      guard let address, let text = address.string, text.contains("/"), !text.hasPrefix("#"),
        !named.contains(text)
      else {
        continue
      }
      add([reference(text, address.textRange(in: article.source), .linkedData)])
    }
  }

  /// One image, wherever it is.
  mutating func add(_ image: Image) {
    switch image.origin {
    case .element(let node): add(image: node)
    case .shortcode(let node): add(at: node)
    case .frontMatter: add([reference(image.address, image.addressRange, .frontMatter)])
    }
  }

  /// An `img` with the sources of the `picture` around it.
  private mutating func add(image node: NodeID) {
    var found: [ImageReference?] = []
    for name in [Name.src, .dataSrc, .dataLazySrc, .dataOriginal] {
      found.append(attribute(name, of: node, .source))
    }
    for name in [Name.srcset, .dataSrcset, .dataLazySrcset] { found += candidates(name, of: node) }
    let parent = document.parent(node)
    if !parent.isNone, document.isElement(parent, .picture) {
      for child in document.children(parent) where document.isElement(child, .source) {
        for name in [Name.srcset, .dataSrcset, .dataLazySrcset] {
          found += candidates(name, of: child)
        }
      }
    }
    add(found)
  }

  private mutating func addOpenGraph() {
    let keys = ["og:image", "og:image:url", "og:image:secure_url"]
    for meta in article.head?.namedMetas ?? [] where keys.contains(meta.key) {
      add([attribute(.content, of: meta.value.node, .openGraph)])
    }
  }

  private mutating func add(_ found: [ImageReference?]) {
    let new = found.compactMap { $0 }.filter { seen.insert($0.range).inserted }
    guard !new.isEmpty else { return }
    // The copy in a `noscript` names what the lazy image names.
    if let last = groups.last,
      new.allSatisfy({ new in last.contains { $0.address == new.address } }),
      new[0].origin == .source, last[0].origin == .source
    {
      groups[groups.count - 1] += new
    } else {
      groups.append(new)
    }
  }

  private func reference(
    _ text: String, _ range: ByteRange, _ origin: ImageReference.Origin
  ) -> ImageReference? {
    let mapped = MappedText(text, spelledAt: range, in: article.source)
    return ImageReference(mapped, 0..<mapped.bytes.count, origin)
  }

  private func attribute(
    _ name: Name, of node: NodeID, _ origin: ImageReference.Origin
  ) -> ImageReference? {
    guard let index = document.attribute(node, name) else { return nil }
    let text = document.mappedValue(ofAttribute: index)
    var start = 0
    var end = text.bytes.count
    while start < end, text.bytes[start] <= 0x20 { start += 1 }
    while end > start, text.bytes[end - 1] <= 0x20 { end -= 1 }
    return ImageReference(text, start..<end, origin)
  }

  /// The candidates of a `srcset`, split as HTML says.
  private func candidates(_ name: Name, of node: NodeID) -> [ImageReference?] {
    guard let index = document.attribute(node, name) else { return [] }
    let text = document.mappedValue(ofAttribute: index)
    let bytes = text.bytes
    let comma = UInt8(ascii: ",")
    var found: [ImageReference?] = []
    var offset = 0
    while offset < bytes.count {
      while offset < bytes.count, bytes[offset] <= 0x20 || bytes[offset] == comma { offset += 1 }
      let start = offset
      while offset < bytes.count, bytes[offset] > 0x20 { offset += 1 }
      var end = offset
      while end > start, bytes[end - 1] == comma { end -= 1 }
      if end > start { found.append(ImageReference(text, start..<end, .candidate)) }
      // A comma after the address ends the candidate; else its descriptors follow, brackets and all.
      if end < offset { continue }
      var depth = 0
      while offset < bytes.count, bytes[offset] != comma || depth > 0 {
        if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
        if bytes[offset] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
        offset += 1
      }
    }
    return found
  }
}
