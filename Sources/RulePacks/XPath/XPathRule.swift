// SPDX-License-Identifier: Apache-2.0

package import Documents
import SourceText

/// An expression that has been read and compiled once, with what it needs of a post.
package struct XPathRule: Sendable {
  let expression: String
  package let prefilter: XPathPrefilter
  let traits: XPathTraits

  /// Reads `expression`; the mistake's range is in its bytes.
  package init(_ expression: String) throws(XPathMistake) {
    let whole = ByteRange(0, expression.utf8.count)
    let syntax = try XPathParser.parse(expression)
    guard syntax.type == .nodes else {
      throw XPathMistake(
        "it gives \(syntax.type.rawValue), not nodes",
        help: "select the nodes for which it holds: //p[…]", at: whole)
    }
    if let error = XPathContext.mistake(in: expression) {
      throw XPathMistake(
        "libxml2 cannot read it (error \(error.code))", at: ByteRange(error.offset, whole.end))
    }
    self.expression = expression
    prefilter = XPathPrefilter(syntax)
    traits = XPathTraits(syntax)
  }

  /// What the expression finds in `document`, in no order, and why that may not be all.
  package func evaluate(_ document: Document) -> (matches: [XPathMatch], reason: String?) {
    guard let tree = XPathTree.make(document, traits: traits) else {
      return ([], XPathFailure.memory.reason)
    }
    do {
      let operations = Self.operations(
        traits, nodes: tree.nodeCount, text: tree.textSize, leaf: tree.largestLeaf)
      let matches = try tree.evaluate(expression, operations: operations)
      return (matches, tree.omission)
    } catch {
      return ([], error.reason)
    }
  }

  /// How many operations an expression may take. libxml2 counts visits of nodes but not what it does for each:
  /// where that may be much, fewer are allowed, so that every expression ends within seconds.
  static func operations(_ traits: XPathTraits, nodes: Int, text: Int, leaf: Int) -> Int {
    var most = 10_000_000
    switch traits.textCost {
    case .none: break
    case .leaf: most = min(most, 20_000_000_000 / max(leaf, 1))
    case .element: most = min(most, 20_000_000_000 / max(text, leaf, 1))
    }
    if traits.comparesSets { most = min(most, 4_000_000_000 / max(nodes, 1)) }
    return max(most, 20_000)
  }
}
