// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// What a whole page tells machines of itself: its title, its `meta` elements, its own address, its language.
///
/// Gathered in one pass over the elements, wherever they are in the page; a text is decoded when it is asked for.
package struct PageHead: Sendable {
  /// A text with the place of a finding about it.
  package struct Value: Hashable, Sendable {
    /// White space folded.
    package var text: String
    package var range: ByteRange
    package var node: NodeID
  }

  private let document: Document
  /// The `html` element.
  package let root: NodeID?
  /// Those with a `name` or a `property`.
  private let metas: [(key: String, node: NodeID)]
  private let titleNode: NodeID?
  private let canonicalNode: NodeID?
  /// Whether the page only sends its readers to another.
  package let isRedirect: Bool
  /// Whether a generator fills the head in later: what is missing here may be there then.
  package let isTemplate: Bool
  /// The place of a finding about what the head lacks: its start tag, or what comes nearest.
  package let place: ByteRange

  /// The head of the page in `document`; `hasFrontMatter` tells a source that a generator reads.
  init(_ document: Document, hasFrontMatter: Bool) {
    var root: NodeID?
    var title: NodeID?
    var canonical: NodeID?
    var metas: [(key: String, node: NodeID)] = []
    var isRedirect = false
    var tags: [Name: ByteRange] = [:]
    var index = 0
    while index < document.nodes.count {
      let node = NodeID(index)
      let record = document.nodes[index]
      index += 1
      if record.kind == .fragment { index = document.subtreeEnd(node) }
      guard record.kind == .element, record.namespace == .html else { continue }
      switch record.name {
      case .html, .head, .body:
        if record.name == .html { root = root ?? node }
        if tags[record.name] == nil, !record.head.isEmpty { tags[record.name] = record.head }
      case .title:
        title = title ?? node
      case .link where canonical == nil:
        if document.attribute(node, .rel, hasWordIgnoringCase: "canonical"),
          document.attribute(node, .href) != nil
        {
          canonical = node
        }
      case .meta:
        for name in [Name.name, .property] {
          guard let key = document.value(node, name) else { continue }
          metas.append((key.trimmed.lowercased(), node))
        }
        isRedirect = isRedirect || Self.leadsOn(node, document)
      default: break
      }
    }
    self.document = document
    self.root = root
    self.metas = metas
    self.isRedirect = isRedirect
    titleNode = title
    canonicalNode = canonical
    isTemplate =
      hasFrontMatter
      || (metas.map(\.node) + (title.map { [$0] } ?? [])).contains {
        document.source.holdsTemplate(document.range($0))
      }
    place =
      tags[.head] ?? title.map { document.place($0) } ?? tags[.html] ?? tags[.body]
      ?? ByteRange(at: document.source.contentStart)
  }

  /// Whether the `meta` element is a refresh that names another address.
  private static func leadsOn(_ meta: NodeID, _ document: Document) -> Bool {
    document.value(meta, .httpEquiv)?.trimmed.lowercased() == "refresh"
      && document.value(meta, .content)?.lowercased().utf8Range(of: "url") != nil
  }

  /// The text of the `title` element; empty, on its start tag, where it has none.
  package var title: Value? {
    titleNode.map { node in
      let text = document.visibleText(
        in: node.index + 1..<document.subtreeEnd(node))
      return Value(
        text: text.string, range: text.isEmpty ? document.place(node) : text.sourceRange, node: node
      )
    }
  }

  /// The page's address as it names it itself.
  package var canonical: Value? { canonicalNode.flatMap { value(.href, of: $0) } }

  /// What the page says its language is.
  package var language: Value? { root.flatMap { value(.lang, of: $0) } }

  /// The content of the `meta` element whose `name` or `property` is `key`, the first that says something.
  package func meta(_ key: String) -> Value? {
    var empty: Value?
    let length = key.utf8.count
    for meta in metas where meta.key.utf8.count == length && meta.key == key {
      guard let value = value(.content, of: meta.node) else { continue }
      if !value.text.isEmpty { return value }
      empty = empty ?? value
    }
    return empty
  }

  /// The `meta` elements that say something, in order, doubles among them.
  package var namedMetas: [(key: String, value: Value)] {
    metas.compactMap { meta in value(.content, of: meta.node).map { (meta.key, $0) } }
  }

  /// The value of an attribute of the element `node`.
  package func value(_ name: Name, of node: NodeID) -> Value? {
    document.attribute(node, name).map { index in
      var folder = TextFolder(source: document.source)
      folder.append(document.mappedValue(ofAttribute: index))
      return Value(
        text: folder.text.string, range: document.place(ofAttribute: index, of: node), node: node)
    }
  }
}

extension SourceText {
  /// Whether the bytes of `range` hold a tag that a template engine fills in: `{{`, `{%`, `<%`.
  package func holdsTemplate(_ range: ByteRange) -> Bool {
    var last: UInt8 = 0
    for byte in bytes[range.indices] {
      switch (last, byte) {
      case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "{"), UInt8(ascii: "%")),
        (UInt8(ascii: "<"), UInt8(ascii: "%")):
        return true
      default: last = byte
      }
    }
    return false
  }
}

extension Document {
  /// Whether one of the space-separated words of the attribute `name` is `word`, given in lower case.
  func attribute(_ node: NodeID, _ name: Name, hasWordIgnoringCase word: String) -> Bool {
    guard let value = value(node, name) else { return false }
    return value.lowercased().utf8.split(whereSeparator: { $0 <= 0x20 })
      .contains { $0.elementsEqual(word.utf8) }
  }
}
