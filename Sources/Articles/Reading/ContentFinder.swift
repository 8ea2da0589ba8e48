// SPDX-License-Identifier: Apache-2.0

import Documents
import PageText

/// The element that a page's article was found in, and how.
struct FoundContent {
  var roots: [NodeID]
  /// What in it is none of its text, besides what the theme says.
  var around: [NodeID] = []
  var doubt: ContentDoubt?
  /// What found it, where that is not the preset.
  var finder: String?
}

/// Finds the element that holds a post's article: by a project's own selector, by the preset's, or by its text.
struct ContentFinder {
  let document: Document
  let roles: FoundRoles
  /// Whether a person said where it is.
  let isSet: Bool

  /// A preset that finds less of the article than this, in percent, found something else.
  private static let leastShare = 50

  /// The content where a person's selector, or a preset's that surely holds the bulk of the page's text, tells it.
  func findSurely() -> FoundContent? {
    let known = Array(roles[.content].prefix(1))
    if isSet { return FoundContent(roots: known) }
    guard let root = known.first else { return nil }
    let bulk = TextBulk(document, in: root)
    guard bulk.isSure(alone: roles.isContentGeneric) else { return nil }
    return FoundContent(roots: [root], around: roles.isContentGeneric ? bulk.apart : [])
  }

  /// The content by where the page's text is, if ``findSurely()`` does not tell.
  func find(_ density: TextDensity) -> FoundContent {
    guard let root = roles[.content].first else {
      let found = density.best.map { ($0, density) } ?? density.plain.largeBest
      guard let (best, density) = found else { return FoundContent(roots: []) }
      return FoundContent(
        roots: [best], around: density.surroundings(in: best), finder: "text density")
    }
    guard let best = density.best else { return smallPage(root, density) }
    let all = density.words(in: best)
    let share = density.isApart(root) ? 0 : density.words(in: root) * 100 / max(1, all)
    if roles.isContentGeneric, document.isInside(best, root), best != root,
      density.isCore(best, of: root)
    {
      return FoundContent(
        roots: [best], around: density.apart(in: best), finder: "text density")
    }
    if share >= Self.leastShare || document.isInside(best, root) {
      return FoundContent(
        roots: [root], around: roles.isContentGeneric ? density.apart(in: root) : [])
    }
    return FoundContent(
      roots: [best], around: density.surroundings(in: best),
      doubt: ContentDoubt(node: root, share: share), finder: "text density")
  }

  /// The content of a page that has little text, of which the preset found the element `root`.
  private func smallPage(_ root: NodeID, _ density: TextDensity) -> FoundContent {
    let plain = density.plain
    let isApart = density.isApart(root)
    guard let best = plain.best, best != root, !document.isInside(best, root) else {
      return FoundContent(roots: [root])
    }
    let share = isApart ? 0 : plain.words(in: root) * 100 / max(1, plain.words(in: best))
    if share >= Self.leastShare { return FoundContent(roots: [root]) }
    return FoundContent(
      roots: [best], around: density.apart(in: best), doubt: ContentDoubt(node: root, share: share),
      finder: "text density")
  }
}
