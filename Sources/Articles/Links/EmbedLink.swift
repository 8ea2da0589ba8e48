// SPDX-License-Identifier: Apache-2.0

import Documents

extension Article {
  /// Whether the link is an address alone in its paragraph of MDX, where plug-ins put a player, a post
  /// or a card in its place.
  package func isEmbed(_ link: Link) -> Bool {
    guard path.hasSuffix("." + FileExtensions.mdx), document[link.node].flags.contains(.markdown)
    else { return false }
    let paragraph = document.parent(link.node)
    guard !paragraph.isNone, document.isElement(paragraph, .p) else { return false }
    return document.children(paragraph).allSatisfy { child in
      child == link.node || document.kind(child) == .text && document.isBlank(child)
    }
  }
}
