// SPDX-License-Identifier: Apache-2.0

package import Documents

/// The roles of an article's parts as rules of packs name them.
package enum ArticleRole: String, CaseIterable, Hashable, Sendable {
  case content
  case title
  case leadImage = "lead-image"
  case caption
  case credit
  case related
  case card
}

/// The elements of an article that are in a role.
package struct RoleNodes: Sendable {
  private let nodes: [ArticleRole: [NodeID]]

  package init(_ nodes: [ArticleRole: [NodeID]]) { self.nodes = nodes }

  /// The elements in `role`.
  package subscript(role: ArticleRole) -> [NodeID] { nodes[role] ?? [] }

  /// Whether `node` is in `role`.
  package func holds(_ node: NodeID, _ role: ArticleRole) -> Bool {
    nodes[role]?.contains(node) ?? false
  }
}
