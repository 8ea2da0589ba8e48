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

  package init(_ article: Article) {
    var nodes: [ArticleRole: [NodeID]] = [.content: article.contentRoots]
    nodes[.title] = article.title?.node.map { [$0] }
    nodes[.leadImage] = article.leadImage?.anchor.map { [$0] }
    nodes[.caption] = article.leadCaptions
    nodes[.credit] = article.images.compactMap { $0.credit?.node }
    nodes[.related] = article.related?.node.map { [$0] }
    nodes[.card] = article.related?.cards.compactMap(\.node)
    self.nodes = nodes
  }

  /// The elements in `role`.
  package subscript(role: ArticleRole) -> [NodeID] { nodes[role] ?? [] }

  /// Whether `node` is in `role`.
  package func holds(_ node: NodeID, _ role: ArticleRole) -> Bool {
    nodes[role]?.contains(node) ?? false
  }
}

extension Article {
  /// The elements that `selector` finds, in order: in the content, and anywhere when it names a role.
  package func elements(_ selector: SelectorList) -> [NodeID] {
    let roles = selector.usesRoles ? RoleNodes(self) : nil
    var found: [NodeID] = []
    let roots = roles == nil ? contentRoots : [.document]
    for root in roots {
      for index in document.descendants(root) where document.nodes[index].kind == .element {
        let node = NodeID(index)
        guard selector.matches(node, in: document, roles: roles) else { continue }
        if roles == nil, document.isInsideAny(node, of: excluded) { continue }
        found.append(node)
      }
    }
    return found
  }
}
