// SPDX-License-Identifier: Apache-2.0

import Documents

/// Finds what is looked at in a page that is no post: all that it holds but the site's own header, menus and footer.
enum ListContent {
  /// The content's element, and what in it is not looked at.
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
    while index < end {
      let node = NodeID(index)
      if [Name.header, .nav, .aside, .footer].contains(document.name(node)),
        document.kind(node) == .element, !isInCard(node, body, document)
      {
        around.append(node)
        index = document.subtreeEnd(node)
      } else {
        index += 1
      }
    }
    return FoundContent(roots: [body], around: around)
  }

  /// Whether `node` is the header or footer of an article in the page.
  private static func isInCard(_ node: NodeID, _ body: NodeID, _ document: Document) -> Bool {
    var parent = document.parent(node)
    while !parent.isNone, parent != body {
      if document.isElement(parent, .article) || document.isElement(parent, .section) {
        return true
      }
      parent = document.parent(parent)
    }
    return false
  }
}
