// SPDX-License-Identifier: Apache-2.0

package import Documents

// Which elements are headings, and how deep.

extension Document {
  /// 1 to 6 for `h1` to `h6`, and for what is a heading by its role (WAI-ARIA 1.2, `heading`); `aria-level` has the
  /// last word, and another role takes the heading away.
  package func headingLevel(_ node: NodeID) -> Int? {
    let own = ownHeadingLevel(node)
    let record = self[node]
    guard record.attributeCount > 0, record.kind == .element, record.namespace == .html,
      !record.flags.contains(.markdown)
    else { return own }
    if let role = attribute(node, .role) {
      let first = value(ofAttribute: role).lowercased().utf8
        .split(whereSeparator: { $0 <= 0x20 }).first
      guard let first else { return own }
      guard first.elementsEqual("heading".utf8) else { return nil }
    } else if own == nil {
      return nil
    }
    guard let level = value(node, .ariaLevel).flatMap({ Int($0.trimmed) }), level > 0 else {
      return own ?? 2
    }
    return min(level, 6)
  }

  /// 1 to 6 for the elements `h1` to `h6`.
  package func ownHeadingLevel(_ node: NodeID) -> Int? {
    switch name(node) {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }

  /// The level of the heading that `node` is or is in; nothing outside of one.
  package func headingLevel(around node: NodeID) -> Int? {
    var node = node
    while !node.isNone {
      if let level = headingLevel(node) { return level }
      node = parent(node)
    }
    return nil
  }
}
