// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

// The place of a finding.

extension Document {
  /// The place of a finding about the element `node`: its start tag; in Markdown, all of it.
  package func place(_ node: NodeID) -> ByteRange {
    let record = self[node]
    if record.flags.contains(.markdown) || record.head.isEmpty { return range(node) }
    return record.head
  }

  /// The place of a finding about an attribute of `node`: its value, or its name when that is empty.
  package func place(ofAttribute index: Int, of node: NodeID) -> ByteRange {
    guard attributes.indices.contains(index) else { return place(node) }
    let attribute = attributes[index]
    if !attribute.valueRange.isEmpty { return attribute.valueRange }
    return attribute.nameRange.isEmpty ? place(node) : attribute.nameRange
  }
}
