// SPDX-License-Identifier: Apache-2.0

import Credits
package import Documents
package import Selectors

extension RoleNodes {
  package init(_ article: Article) {
    var nodes: [ArticleRole: [NodeID]] = [.content: article.contentRoots]
    nodes[.title] = article.title?.node.map { [$0] }
    nodes[.leadImage] = article.leadImage?.anchor.map { [$0] }
    nodes[.caption] = article.leadCaptions
    nodes[.credit] = article.images.compactMap { $0.credit?.node }
    nodes[.related] = article.related?.node.map { [$0] }
    nodes[.card] = article.related?.cards.compactMap(\.node)
    self.init(nodes)
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
