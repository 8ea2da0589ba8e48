// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

extension Document {
  /// The place of a finding about `match`: an element's start tag, in Markdown all of it when it has no
  /// marker; an attribute's value, its name when that is empty; a text itself.
  func place(of match: XPathMatch) -> ByteRange {
    switch match {
    case .node(let node):
      let head = self[node].head
      return head.isEmpty ? range(node) : head
    case .attribute(let number, of: let element):
      let attribute = attributes[number]
      if !attribute.valueRange.isEmpty { return attribute.valueRange }
      return attribute.nameRange.isEmpty ? place(of: .node(element)) : attribute.nameRange
    }
  }

  /// What a message says of `match`: `<p>`, the value of an attribute, a text.
  func shown(_ match: XPathMatch) -> String {
    switch match {
    case .node(let node):
      return kind(node) == .element ? "<\(spelling(node))>" : text(of: node)
    case .attribute(let number, of: _):
      let value = value(ofAttribute: number)
      return value.isEmpty ? names.spelling(attributes[number].name) : value
    }
  }
}
