// SPDX-License-Identifier: Apache-2.0

import Documents

/// Finds what is examined in a page that is not a post: everything but the site's own header, menus and footer.
enum ListContent {
  /// The content's element, and what in it is not examined.
  static func find(in document: Document) -> FoundContent {
    var body: NodeID?
    for index in document.nodes.indices where document.nodes[index].kind == .element {
      let node = NodeID(index)
      if document.isElement(node, .main) || document.value(node, .role) == "main" {
        return FoundContent(roots: [node])
      }
      if body == nil, document.isElement(node, .body) { body = node }
    }
    guard let body else { return FoundContent(roots: []) }
    var around: [NodeID] = []
    var index = body.index + 1
    let end = document.subtreeEnd(body)
    // The header or footer of a card is a part of it.
    var cardEnd = 0
    while index < end {
      let node = NodeID(index)
      let name = document.kind(node) == .element ? document.name(node) : .none
      if index >= cardEnd, [Name.header, .nav, .aside, .footer].contains(name) {
        around.append(node)
        index = document.subtreeEnd(node)
        continue
      }
      if name == .article || name == .section {
        cardEnd = max(cardEnd, document.subtreeEnd(node))
      }
      index += 1
    }
    return FoundContent(roots: [body], around: around)
  }
}
