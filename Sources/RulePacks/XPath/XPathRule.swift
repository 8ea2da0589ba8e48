// SPDX-License-Identifier: Apache-2.0

import Articles
package import Documents
package import Selectors
import SourceText

/// An expression that has been read and compiled once, with what it needs of a post.
package struct XPathRule: Sendable {
  /// Expressions that together find what the rule finds.
  let parts: [String]
  package let prefilter: XPathPrefilter
  let traits: XPathTraits
  /// Whether it asks for roles of the article.
  package var usesRoles: Bool { traits.usesRoles }

  /// Reads `expression`; the mistake's range is in its bytes.
  package init(_ expression: String) throws(XPathMistake) {
    let whole = ByteRange(0, expression.utf8.count)
    let parsed = try XPathParser.parse(expression)
    let syntax = parsed.syntax
    guard syntax.type == .nodes else {
      throw XPathMistake(
        "it returns \(syntax.type.rawValue), not nodes",
        help: "select the nodes for which it is true: //p[…]", at: whole)
    }
    if let error = XPathContext.mistake(in: expression) {
      throw XPathMistake(
        "libxml2 cannot read it (error \(error.code))", at: ByteRange(error.offset, whole.end))
    }
    parts = parsed.parts
    prefilter = XPathPrefilter(syntax)
    traits = XPathTraits(syntax)
  }

  /// What the expression finds in `document`, in no order, and why that may not be all.
  ///
  /// `roles` are those of the article, for an expression that asks for them.
  package func evaluate(
    _ document: Document, roles: RoleNodes? = nil
  ) -> (matches: Set<XPathMatch>, reason: String?) {
    guard let tree = XPathTree.make(document, traits: traits, roles: roles) else {
      return ([], XPathFailure.memory.reason)
    }
    let operations = operations(in: document, tree.size)
    do {
      return (try tree.evaluate(parts, operations: operations), tree.omission)
    } catch {
      return ([], error.reason)
    }
  }

  /// How many operations an expression may take. libxml2 counts visits of nodes but not what it does for each:
  /// where that may be much, fewer are allowed, so that every expression ends within seconds.
  private func operations(in document: Document, _ size: XPathTreeSize) -> Int {
    var bytes = 1
    switch traits.textCost {
    case .none: break
    case .leaf: bytes = size.largestLeaf
    case .element: bytes = max(size.text, size.largestLeaf)
    }
    var comparisons = 1
    if traits.comparesSets { comparisons = size.nodes }
    // Where texts are in a row, libxml2 walks along them to find which of two comes first.
    if traits.usesText, size.longestRun > 64 {
      comparisons = max(comparisons, size.longestRun * 16)
    }
    for names in traits.merges {
      comparisons = max(comparisons, names.map { count($0, in: document, size) } ?? size.nodes)
    }
    let most = min(10_000_000_000 / max(bytes, 1), 8_000_000_000 / max(comparisons, 1))
    return max(min(most, 10_000_000), 1_000)
  }

  private func count(_ names: [String], in document: Document, _ size: XPathTreeSize) -> Int {
    names.reduce(0) { sum, spelling in
      guard let name = document.names.find(Array(spelling.utf8)[...]),
        Int(name.rawValue) < size.elements.count
      else { return sum }
      return sum + size.elements[Int(name.rawValue)]
    }
  }
}
