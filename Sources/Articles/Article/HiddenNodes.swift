// SPDX-License-Identifier: Apache-2.0

package import Documents

extension Article {
  private final class HiddenKey: Sendable {}
  private static let hiddenKey = HiddenKey()

  /// Whether `node` or something around it hides it; found once for all nodes.
  package func isHidden(_ node: NodeID) -> Bool {
    memo.value(for: Self.hiddenKey) { ElementRanges(document) { document.hides($0) } }.cover(node)
  }
}
