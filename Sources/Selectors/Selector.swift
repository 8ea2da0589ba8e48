// SPDX-License-Identifier: Apache-2.0

package import Documents
import SourceText

/// A list of CSS selectors: type, class, id, attribute, `:not`, `:first-child`, and the descendant, child
/// and sibling combinators (Selectors Level 4, without namespaces and escapes).
package struct SelectorList: Hashable, Sendable {
  package let selectors: [Selector]
  package let source: String

  /// Whether any of the list's selectors matches `node`.
  package func matches(_ node: NodeID, in document: Document, roles: RoleNodes? = nil) -> Bool {
    selectors.contains { $0.matches(node, in: document, roles: roles) }
  }

  /// Whether it speaks of roles of the article.
  package var usesRoles: Bool {
    selectors.contains { $0.compounds.contains { $0.usesRoles } }
  }
}

/// One complex selector: its compounds from right to left, and what is between each and the next.
package struct Selector: Hashable, Sendable {
  enum Combinator: Hashable, Sendable {
    case descendant
    case child
    case adjacent
    case sibling
  }

  var compounds: [Compound]
  /// `combinators[n]` is between `compounds[n]` and `compounds[n + 1]`.
  var combinators: [Combinator]

  /// At most this many steps are taken to match one node, so that no selector can be made slow.
  private static let mostSteps = 2000

  /// How the compounds from some place on fit what is around a node.
  private enum Fit {
    case fits
    /// Not here; perhaps further away.
    case notHere
    /// Nor for any sibling of the node.
    case notBeside
    /// Nor anywhere around it.
    case nowhere
  }

  /// Whether this selector matches `node`, which must be an element.
  package func matches(_ node: NodeID, in document: Document, roles: RoleNodes? = nil) -> Bool {
    // Through a pointer: the subscript would copy the compound with all that it holds, for every element.
    let isFirst = compounds.withUnsafeBufferPointer { $0[0].matches(node, in: document, roles) }
    guard isFirst else { return false }
    if compounds.count == 1 { return true }
    var steps = Self.mostSteps
    return fit(of: 1, node, document, roles, &steps) == .fits
  }

  // Recursion is as deep as the selector is long, never as the tree. What does not fit from the nearest ancestor on
  // does not fit from one further out either, so that few places are tried twice.
  private func fit(
    of index: Int, _ node: NodeID, _ document: Document, _ roles: RoleNodes?,
    _ steps: inout Int
  ) -> Fit {
    if index == compounds.count { return .fits }
    let combinator = combinators[index - 1]
    let isAround = combinator == .descendant || combinator == .child
    var candidate = node
    while true {
      candidate = step(candidate, combinator, document)
      steps -= 1
      if steps < 0 { return .nowhere }
      if candidate.isNone { return isAround ? .nowhere : .notBeside }
      let isNext = compounds.withUnsafeBufferPointer {
        $0[index].matches(candidate, in: document, roles)
      }
      if isNext {
        let rest = fit(of: index + 1, candidate, document, roles, &steps)
        if rest == .fits || rest == .nowhere { return rest }
        if rest == .notBeside, !isAround { return rest }
      }
      // Siblings have one parent.
      if combinator == .child { return .notBeside }
      if combinator == .adjacent { return .notHere }
    }
  }

  private func step(_ node: NodeID, _ combinator: Combinator, _ document: Document) -> NodeID {
    switch combinator {
    case .descendant, .child: return document.parent(node)
    case .adjacent, .sibling:
      var previous = document.previousSibling(node)
      while !previous.isNone, document.kind(previous) != .element {
        previous = document.previousSibling(previous)
      }
      return previous
    }
  }
}

/// What one element must be.
struct Compound: Hashable, Sendable {
  enum AttributeTest: Hashable, Sendable {
    case exists
    case equals
    case word
    case prefix
    case suffix
    case contains
    case dashPrefix
  }

  struct AttributeCondition: Hashable, Sendable {
    var name: [UInt8]
    var test: AttributeTest
    var value: [UInt8]
    var ignoresCase: Bool
  }

  /// Nothing: any element.
  var tag: [UInt8]? {
    didSet { knownTag = tag.flatMap { NameTable.known($0[...]) } ?? .none }
  }
  /// The tag's name where it is one that every document shares.
  private(set) var knownTag = Name.none
  var id: [UInt8]?
  var classes: [[UInt8]] = []
  var attributes: [AttributeCondition] = []
  var exclusions: [Compound] = []
  var isFirstChild = false
  var role: ArticleRole?

  var usesRoles: Bool { role != nil || exclusions.contains { $0.usesRoles } }

  borrowing func matches(_ node: NodeID, in document: Document, _ roles: RoleNodes?) -> Bool {
    if let role {
      guard let roles, roles.holds(node, role) else { return false }
      // The content of a fragment is the document, which has no name.
      if node == .document {
        return knownTag == .none && tag == nil && classes.isEmpty && id == nil
      }
    }
    guard document.kind(node) == .element else { return false }
    if knownTag != .none {
      if document.name(node) != knownTag { return false }
    } else if let tag, document.names.find(tag[...]) != document.name(node) {
      return false
    }
    if let id {
      guard let index = document.attribute(node, .id),
        document.withValue(ofAttribute: index, { $0.elementsEqual(id) })
      else { return false }
    }
    if !classes.isEmpty {
      guard let index = document.attribute(node, .class) else { return false }
      let all = document.withValue(ofAttribute: index) { value in
        classes.allSatisfy { value.contains(word: $0) }
      }
      if !all { return false }
    }
    for condition in attributes where !Self.holds(condition, node, document) { return false }
    if isFirstChild {
      var previous = document.previousSibling(node)
      while !previous.isNone {
        if document.kind(previous) == .element { return false }
        previous = document.previousSibling(previous)
      }
    }
    return exclusions.allSatisfy { !$0.matches(node, in: document, roles) }
  }

  private static func holds(
    _ condition: AttributeCondition, _ node: NodeID, _ document: Document
  ) -> Bool {
    guard let name = document.names.find(condition.name[...]),
      let index = document.attribute(node, name)
    else { return false }
    if condition.test == .exists { return true }
    return document.withValue(ofAttribute: index) { raw in
      let value = condition.ignoresCase ? ArraySlice(raw.map(lowercased)) : raw
      let wanted = condition.value
      switch condition.test {
      case .exists: return true
      case .equals: return value.elementsEqual(wanted)
      case .word: return value.contains(word: wanted)
      case .prefix: return !wanted.isEmpty && value.starts(with: wanted)
      case .suffix: return !wanted.isEmpty && value.suffix(wanted.count).elementsEqual(wanted)
      case .contains: return !wanted.isEmpty && value.contains(run: wanted)
      case .dashPrefix:
        return value.starts(with: wanted)
          && (value.count == wanted.count || value[value.startIndex + wanted.count] == 0x2D)
      }
    }
  }
}

extension Document {
  /// Gives `body` the decoded bytes of an attribute's value, without a copy where the source has them as they are.
  package func withValue<Result>(
    ofAttribute index: Int, _ body: (ArraySlice<UInt8>) -> Result
  ) -> Result {
    guard attributes.indices.contains(index) else { return body([]) }
    let attribute = attributes[index]
    if attribute.payload < 0 { return body(source.bytes[attribute.valueRange.indices]) }
    return body(mappedValue(ofAttribute: index).bytes[...])
  }
}
