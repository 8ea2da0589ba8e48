// SPDX-License-Identifier: Apache-2.0

package import Documents

extension Document {
  /// Whether `node` itself hides from everybody what it holds, or from assistive technology: `hidden`,
  /// `aria-hidden`, a style that shows nothing.
  package func hides(_ node: NodeID) -> Bool {
    guard self[node].attributeCount > 0 else { return false }
    if attribute(node, .hidden) != nil || value(node, .ariaHidden) == "true" { return true }
    guard let style = value(node, .style) else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  /// Whether `node` or something around it hides it.
  package func isHidden(_ node: NodeID) -> Bool {
    var current = node
    while !current.isNone {
      if kind(current) == .element, hides(current) { return true }
      current = parent(current)
    }
    return false
  }

  /// Whether a role takes from `node` what its name says it is, as for decoration.
  package func isPresentational(_ node: NodeID) -> Bool {
    guard let index = attribute(node, .role) else { return false }
    let role = value(ofAttribute: index).lowercased()
    return role == "none" || role == "presentation"
  }
}
