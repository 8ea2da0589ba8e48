// SPDX-License-Identifier: Apache-2.0

import Documents
import Language
import SourceText

/// Finds the heading that is an article's title where no selector of the theme tells it.
struct TitleFinder {
  let document: Document
  let head: PageHead?
  /// What readers do not see, or not as the article's own; sorted, as ``apart``.
  let hidden: [NodeID]
  /// Navigation, cards and what else holds no title of the article.
  let apart: [NodeID]

  /// At most so many headings are examined, within the content and before it.
  private static let mostHeadings = 50

  /// The heading that the page's head names, within the content or nearest before it; else the first `h1` of the
  /// content, else the last before it that is not the site's own name.
  func heading(roots: [NodeID], headings: [NodeID]) -> NodeID? {
    let first = headings.first { document.isElement($0, .h1) }
    guard document.format == .html, let root = roots.first else { return first }
    let before = self.headings(before: root)
    if let head {
      let names = names(head)
      let inside = headings.lazy.filter { (document.headingLevel($0) ?? 6) <= 2 }
        .prefix(Self.mostHeadings)
      let named = (Array(inside) + before).first { names.contains(key($0)) && !leadsHome($0) }
      if let named { return named }
    }
    return first ?? before.first { document.isElement($0, .h1) && !isSiteName($0) }
  }

  /// The headings of the first two levels before `root`, the nearest first.
  private func headings(before root: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var seen = 0
    for index in stride(from: root.index - 1, to: 0, by: -1) where seen < Self.mostHeadings {
      let node = NodeID(index)
      guard document.isElement(node, .h1) || document.isElement(node, .h2) else { continue }
      seen += 1
      if !document.isInsideAny(node, of: apart) { found.append(node) }
    }
    return found
  }

  /// What the page's head calls it, with and without what may be the site's name.
  private func names(_ head: PageHead) -> Set<String> {
    var names: Set<String> = []
    let metas = ["og:title", "twitter:title", "dc.title", "dcterms.title"]
    for title in Set(([head.title] + metas.map { head.meta($0) }).compactMap { $0?.text }) {
      names.insert(TitleText.foldedIgnoringCase(title))
      for part in SiteName.splits(title) {
        names.insert(TitleText.foldedIgnoringCase(part.left))
        names.insert(TitleText.foldedIgnoringCase(part.right))
      }
    }
    names.remove("")
    return names
  }

  private func key(_ node: NodeID) -> String {
    guard document.range(node).count < 2000 else { return "" }
    return TitleText.foldedIgnoringCase(text(node).string)
  }

  /// The text of the heading that readers see.
  func text(_ node: NodeID) -> MappedText {
    // A theme may hide the title itself, or print it in the site's own header.
    document.visibleText(
      in: node.index + 1..<document.subtreeEnd(node), excluded: hidden)
  }

  private func isSiteName(_ node: NodeID) -> Bool {
    if leadsHome(node) { return true }
    guard let name = head?.meta("og:site_name")?.text else { return false }
    return TitleText.foldedIgnoringCase(name) == key(node)
  }

  /// Whether the heading is a link to the site's own first page, as a logo is.
  private func leadsHome(_ node: NodeID) -> Bool {
    document.children(node).contains { child in
      guard document.isElement(child, .a), let address = document.value(child, .href) else {
        return false
      }
      let path = address.utf8.split(separator: UInt8(ascii: "/"))
        .filter { !$0.elementsEqual("..".utf8) && !$0.elementsEqual(".".utf8) }
      return address.utf8Range(of: "://") == nil
        ? path.isEmpty || address == "/index.html" : path.count <= 2
    }
  }
}
