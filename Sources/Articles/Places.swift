// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

// Where a finding stands.

extension Document {
  /// What a finding about the element `node` stands on: its start tag; in Markdown, all of it.
  package func place(_ node: NodeID) -> ByteRange {
    let record = self[node]
    if record.flags.contains(.markdown) || record.head.isEmpty { return range(node) }
    return record.head
  }

  /// What a finding about an attribute of `node` stands on: its value, or its name when that is empty.
  package func place(ofAttribute index: Int, of node: NodeID) -> ByteRange {
    let attribute = attributes[index]
    if !attribute.valueRange.isEmpty { return attribute.valueRange }
    return attribute.nameRange.isEmpty ? place(node) : attribute.nameRange
  }
}

extension Article {
  /// What a finding about the post as a whole stands on: its title, else the place where its content begins.
  package var place: ByteRange {
    if let title, !title.range.isEmpty { return title.range }
    guard let root = contentRoots.first, root != .document else {
      return ByteRange(at: source.contentStart)
    }
    return document.place(root)
  }

  /// What a finding about a link's text stands on: the text, else the link.
  package func textPlace(_ link: Link) -> ByteRange {
    let text = document.visibleText(link.node)
    return text.isEmpty ? document.place(link.node) : text.sourceRange
  }
}
