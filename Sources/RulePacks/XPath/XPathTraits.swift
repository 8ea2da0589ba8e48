// SPDX-License-Identifier: Apache-2.0

/// What an expression looks at, so that no more is handed over, and what its dearest operation costs.
struct XPathTraits {
  /// How much text one operation may have to put together, which libxml2 does not count.
  enum TextCost: Int, Comparable {
    case none
    /// That of an attribute, a text or a comment.
    case leaf
    /// That of an element, with all inside it.
    case element

    static func < (left: TextCost, right: TextCost) -> Bool { left.rawValue < right.rawValue }
  }

  private(set) var usesText = false
  private(set) var usesAttributes = false
  private(set) var textCost = TextCost.none
  /// Whether a comparison may compare each node of one set with each of another.
  private(set) var comparesSets = false

  init(_ expression: XPathExpression) { visit(expression, context: .element) }

  private mutating func visit(_ expression: XPathExpression, context: TextCost) {
    switch expression {
    case .literal, .number:
      break
    case .negation(let inner):
      visit(inner, context: context)
      read(inner, context: context)
    case .binary(let operation, let left, let right):
      visit(left, context: context)
      visit(right, context: context)
      switch operation {
      case .or, .and, .union: break
      default:
        read(left, context: context)
        read(right, context: context)
        if left.type == .nodes, right.type == .nodes, !isSingle(left), !isSingle(right) {
          comparesSets = true
        }
      }
    case .call(let function, let arguments):
      for argument in arguments {
        visit(argument, context: context)
        if function.readsText { read(argument, context: context) }
      }
      if arguments.isEmpty, function.readsText { note(context) }
    case .path(let path):
      visit(path, context: context)
    }
  }

  private mutating func visit(_ path: XPathPath, context: TextCost) {
    var context = context
    switch path.start {
    case .root: context = .element
    case .context: break
    case .expression(let start, let predicates):
      visit(start, context: context)
      context = .element
      for predicate in predicates { visit(predicate, context: context) }
    }
    for step in path.steps {
      switch (step.axis, step.test) {
      case (.attribute, _): usesAttributes = true
      case (.`self`, .node), (.parent, .node), (_, .name), (_, .any): break
      case (.descendantOrSelf, .node) where step.predicates.isEmpty: break
      case (_, .text), (_, .comment), (_, .node): usesText = true
      }
      context = Self.cost(of: step, context: context)
      for predicate in step.predicates { visit(predicate, context: context) }
    }
    // A path that ends at any depth gives texts as well.
    if let last = path.steps.last, last.axis == .descendantOrSelf, last.test == .node {
      usesText = true
    }
  }

  private static func cost(of step: XPathStep, context: TextCost) -> TextCost {
    switch (step.axis, step.test) {
    case (.attribute, _), (_, .text), (_, .comment): .leaf
    case (.`self`, .node): context
    default: .element
    }
  }

  /// Notes that the text of what `expression` gives is read.
  private mutating func read(_ expression: XPathExpression, context: TextCost) {
    switch expression {
    case .path(let path):
      if let last = path.steps.last {
        // Only a path of this one step stays where it is.
        note(Self.cost(of: last, context: path.steps.count == 1 ? context : .element))
      } else {
        note(.element)
      }
    case .binary(.union, let left, let right):
      read(left, context: context)
      read(right, context: context)
    default:
      break
    }
  }

  private mutating func note(_ cost: TextCost) {
    textCost = max(textCost, cost)
    if cost == .element { usesText = true }
  }

  /// Whether `expression` gives one node at most.
  private func isSingle(_ expression: XPathExpression) -> Bool {
    guard case .path(let path) = expression, case .context = path.start else { return false }
    return path.steps.allSatisfy { step in
      switch (step.axis, step.test) {
      case (.`self`, _), (.parent, _), (.attribute, .name): true
      default: false
      }
    }
  }
}
