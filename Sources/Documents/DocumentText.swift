// SPDX-License-Identifier: Apache-2.0

import SourceText

// Attributes and decoded text.

extension Document {
  /// The attributes of `node`, duplicates among them, as indices of ``attributes``.
  @inlinable
  public func attributeIndices(_ node: NodeID) -> Range<Int> {
    guard has(node) else { return 0..<0 }
    let record = nodes[node.index]
    guard record.kind == .element || record.kind == .doctype, record.attributeCount > 0 else {
      return 0..<0
    }
    let first = Int(record.payload)
    return first..<first + Int(record.attributeCount)
  }

  /// The index of the attribute that a browser would use, if `node` has one of that name.
  @inlinable
  public func attribute(_ node: NodeID, _ name: Name) -> Int? {
    for index in attributeIndices(node) where attributes[index].name == name { return index }
    return nil
  }

  /// The decoded value of the attribute `name` of `node`.
  public func value(_ node: NodeID, _ name: Name) -> String? {
    attribute(node, name).map { value(ofAttribute: $0) }
  }

  /// The decoded value of the attribute numbered `index`; empty where there is none of that number.
  public func value(ofAttribute index: Int) -> String {
    guard attributes.indices.contains(index) else { return "" }
    let attribute = attributes[index]
    if attribute.payload < 0 { return source.string(attribute.valueRange) }
    return mapped(segment: attribute.payload).string
  }

  /// The decoded value of the attribute numbered `index`, with a map back to the source.
  public func mappedValue(ofAttribute index: Int) -> MappedText {
    guard attributes.indices.contains(index) else { return MappedText() }
    let attribute = attributes[index]
    if attribute.payload < 0 {
      var text = MappedText()
      text.appendVerbatim(attribute.valueRange, of: source)
      return text
    }
    return mapped(segment: attribute.payload)
  }

  private func mapped(segment: Int32) -> MappedText {
    var text = MappedText()
    append(segment: segment, to: &text)
    return text
  }

  private func append(segment: Int32, to text: inout MappedText) {
    var next = segment
    while next >= 0 {
      let segment = segments[Int(next)]
      switch segment.content {
      case .verbatim: text.appendVerbatim(segment.range, of: source)
      case .scalars:
        var decoded = ""
        for value in [segment.first, segment.second] where value != 0 {
          if let scalar = Unicode.Scalar(value) { decoded.unicodeScalars.append(scalar) }
        }
        text.append(decoded, for: segment.range)
      case .literal:
        text.append(auxiliary[Int(segment.first)..<Int(segment.second)], for: segment.range)
      }
      next = segment.next
    }
  }

  /// Adds the decoded text of a text, comment or opaque node to `text`; other nodes have no text of their own.
  public func append(textOf node: NodeID, to text: inout MappedText) {
    guard has(node) else { return }
    let record = nodes[node.index]
    switch record.kind {
    case .text, .comment, .opaque: break
    case .document, .fragment, .doctype, .element: return
    }
    if record.payload < 0 {
      text.appendVerbatim(record.head, of: source)
    } else {
      append(segment: record.payload, to: &text)
    }
  }

  /// The decoded text of one text, comment or opaque node; empty for any other. See ``textContent(_:)``.
  public func text(of node: NodeID) -> String {
    var text = MappedText()
    append(textOf: node, to: &text)
    return text.string
  }

  /// All the text inside `node`, as DOM's `textContent`, with a map back.
  public func textContent(_ node: NodeID) -> MappedText {
    var text = MappedText()
    if kind(node) == .text { append(textOf: node, to: &text) }
    for index in descendants(node) where nodes[index].kind == .text {
      append(textOf: NodeID(index), to: &text)
    }
    return text
  }

  /// Whether one of the space-separated words of the attribute `name` is `word`.
  public func attribute(_ node: NodeID, _ name: Name, hasWord word: String) -> Bool {
    guard let index = attribute(node, name) else { return false }
    return value(ofAttribute: index).utf8.split(whereSeparator: { $0 <= 0x20 })
      .contains { $0.elementsEqual(word.utf8) }
  }

  /// Whether the class attribute of `node` holds `word`.
  public func hasClass(_ node: NodeID, _ word: String) -> Bool {
    attribute(node, .class, hasWord: word)
  }
}
