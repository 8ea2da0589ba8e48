// SPDX-License-Identifier: Apache-2.0

package import Documents
import SourceText
package import WebAddresses

/// What a link is called by assistive technology.
package struct LinkName: Hashable, Sendable {
  package enum Origin: Hashable, Sendable {
    /// What is in the link.
    case content
    /// The link's attribute of that name.
    case attribute(Name)
  }

  /// White space folded; empty when the link has no name.
  package var text: String
  package var origin = Origin.content
  /// Whether something in the link writes a name that the source does not show: a template tag, a custom element.
  package var isFilledLater = false

  /// Whether the link has no name.
  package var isEmpty: Bool { text.isEmpty && !isFilledLater }

  /// Whether the name is an address: by its scheme, by `www.`, or because it spells the link's own, path and all.
  package func isAddress(_ address: WebAddress) -> Bool {
    guard !text.utf8.contains(0x20) else { return false }
    // Most texts are words.
    guard let first = text.utf8.first, first | 0x20 == UInt8(ascii: "w") || text.utf8.contains(0x2F)
    else { return false }
    let lower = text.lowercased()
    if ["http://", "https://", "ftp://", "www."].contains(where: lower.hasPrefix) { return true }
    guard !address.host.isEmpty, lower.contains("/"), lower.hasPrefix(address.site) else {
      return false
    }
    let named = WebAddress("//" + text)
    return !named.path.dropFirst().isEmpty && named.page == address.page
  }
}

/// Computes the names of a document's links: a label, what is in the link, its title, the first that says something
/// (Accessible Name and Description Computation 1.2, as far as it needs no style sheet).
package struct LinkNames {
  private let document: Document
  /// The first element with each id, gathered when a label is first looked up.
  private var ids: [String: NodeID]?

  /// What lies deeper inside a link is not examined; the link counts as named.
  private static let mostNodes = 300
  /// A longer name is cut here.
  private static let mostBytes = 600

  package init(_ document: Document) { self.document = document }

  package mutating func name(of link: Link) -> LinkName { name(of: link.node) }

  /// The name of an element that is named as links are: a heading, an image.
  package mutating func name(of node: NodeID) -> LinkName {
    if document.attribute(node, .ariaLabelledby) != nil {
      var text = NameText()
      append(labelsOf: node, to: &text)
      if let name = text.name(.attribute(.ariaLabelledby)) { return name }
    }
    if let name = attribute(.ariaLabel, of: node) { return name }
    if isReplaced(node), let name = attribute(.alt, of: node) { return name }
    var text = NameText()
    append(contentOf: node, to: &text)
    if let name = text.name(.content) { return name }
    return attribute(.title, of: node) ?? LinkName(text: "")
  }

  private func attribute(_ name: Name, of node: NodeID) -> LinkName? {
    guard let value = document.value(node, name) else { return nil }
    var text = NameText()
    text.append(value)
    return text.name(.attribute(name))
  }

  /// The text of the elements that `aria-labelledby` lists.
  private mutating func append(labelsOf node: NodeID, to text: inout NameText) {
    guard let list = document.value(node, .ariaLabelledby) else { return }
    let known = ids ?? idTable()
    ids = known
    for id in list.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).prefix(32) {
      guard let target = known[String(id)] else { continue }
      text.append(" ")
      if let label = attribute(.ariaLabel, of: target) ?? attribute(.alt, of: target) {
        text.append(label.text)
      } else {
        append(contentOf: target, isLabel: true, to: &text)
      }
    }
  }

  private func idTable() -> [String: NodeID] {
    var table: [String: NodeID] = [:]
    for index in document.nodes.indices where document.nodes[index].kind == .element {
      guard let id = document.value(NodeID(index), .id), table[id] == nil else { continue }
      table[id] = NodeID(index)
    }
    return table
  }

  /// What is said of the nodes inside `node`. A label is not looked up in a label.
  private mutating func append(
    contentOf node: NodeID, isLabel: Bool = false, to text: inout NameText
  ) {
    var index = node.index + 1
    let end = document.subtreeEnd(node)
    var blockEnds: [Int] = []
    while index < end {
      while let last = blockEnds.last, index >= last {
        text.append(" ")
        blockEnds.removeLast()
      }
      text.nodes += 1
      if text.nodes > Self.mostNodes || text.bytes.count > Self.mostBytes {
        text.isFilledLater = true
        return
      }
      let inner = NodeID(index)
      switch document.kind(inner) {
      case .text: text.append(textOf: inner, in: document)
      case .opaque: text.isFilledLater = true
      case .fragment:
        index = document.subtreeEnd(inner)
        continue
      case .element:
        if append(element: inner, isLabel: isLabel, to: &text) {
          index = document.subtreeEnd(inner)
          continue
        }
        if document.elementClass(inner).contains(.block) {
          blockEnds.append(document.subtreeEnd(inner))
        }
      case .document, .doctype, .comment: break
      }
      index += 1
    }
  }

  /// What `node` itself adds to a name. True: nothing inside it does.
  private mutating func append(
    element node: NodeID, isLabel: Bool, to text: inout NameText
  ) -> Bool {
    let record = document[node]
    let element = document.elementClass(node)
    if element.contains(.hidden) || document.hides(node) { return true }
    if !element.isDisjoint(with: [.block, .lineBreak]) { text.append(" ") }
    if record.attributeCount > 0 {
      if !isLabel, document.attribute(node, .ariaLabelledby) != nil {
        let before = text.bytes.count
        append(labelsOf: node, to: &text)
        if text.saysSomething(from: before) { return true }
      }
      let names: [Name] =
        isReplaced(node) ? [.ariaLabel, .alt, .title] : [.ariaLabel]
      for name in names {
        guard let found = attribute(name, of: node) else { continue }
        text.append(" " + found.text + " ")
        return true
      }
      if let title = attribute(.title, of: node) { text.title = title.text }
    }
    if record.namespace == .svg {
      return [.desc, .defs, .style, .script].contains(record.name)
    }
    // What a custom element shows, only its script knows.
    if record.firstChild < 0, document.spelling(node).utf8.contains(UInt8(ascii: "-")) {
      text.isFilledLater = true
    }
    return false
  }

  private func isReplaced(_ node: NodeID) -> Bool {
    document.isElement(node, .img) && !document.isPresentational(node)
      || document.isElement(node, .area)
      || (document.isElement(node, .input) && document.value(node, .type)?.lowercased() == "image")
  }
}

/// Gathers a name.
private struct NameText {
  private(set) var bytes: [UInt8] = []
  /// A title of something in the link, for want of a text.
  var title = ""
  var isFilledLater = false
  /// The nodes that were examined.
  var nodes = 0

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(textOf node: NodeID, in document: Document) {
    let record = document[node]
    if record.payload < 0 {
      bytes.append(contentsOf: document.source.bytes[record.head.indices])
    } else {
      append(document.text(of: node))
    }
  }

  /// Whether anything but white space was added after the first `start` bytes.
  func saysSomething(from start: Int) -> Bool { !Self.folded(bytes[start...]).isEmpty }

  /// The name; `nil` if there is none.
  func name(_ origin: LinkName.Origin) -> LinkName? {
    let text = Self.folded(bytes[...])
    if text.isEmpty, !title.isEmpty { return LinkName(text: title, origin: origin) }
    guard !text.isEmpty || isFilledLater else { return nil }
    return LinkName(text: text, origin: origin, isFilledLater: isFilledLater)
  }

  /// `bytes` as text with single spaces, without what shows nothing.
  private static func folded(_ bytes: ArraySlice<UInt8>) -> String {
    if let plain = plainFolded(bytes) { return plain }
    var result = String.UnicodeScalarView()
    var isPending = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.properties.isWhitespace {
        isPending = !result.isEmpty
      } else if !isInvisible(scalar) {
        if isPending { result.append(" ") }
        isPending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The same for text that is all ASCII; `nil` for other text.
  private static func plainFolded(_ bytes: ArraySlice<UInt8>) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isPending = false
    for byte in bytes {
      if byte >= 0x80 { return nil }
      if byte <= 0x20 || byte == 0x7F {
        isPending = !result.isEmpty
      } else {
        if isPending { result.append(0x20) }
        isPending = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Zero-width spaces, joiners at a loss for letters, soft hyphens, byte order marks.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F, 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: true
    default: false
    }
  }
}
