// SPDX-License-Identifier: Apache-2.0

/// What an expression examines, so that no more is handed over, and what its dearest operation costs.
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
  /// Whether it asks for roles of the article.
  private(set) var usesRoles = false
  private(set) var textCost = TextCost.none
  /// Whether a comparison may compare each node of one set with each of another.
  private(set) var comparesSets = false
  /// What steps select that start from many nodes and may meet a node again: libxml2 looks for each in all
  /// that it has found before. No names: any node.
  private(set) var merges: [XPathPrefilter.Names?] = []

  init(_ expression: XPathExpression) {
    visit(expression, context: .element, isTop: true)
  }

  /// `isTop`: each side of a `|` is evaluated for itself.
  private mutating func visit(
    _ expression: XPathExpression, context: TextCost, isTop: Bool = false
  ) {
    switch expression {
    case .literal, .number:
      break
    case .negation(let inner):
      visit(inner, context: context)
      read(inner, context: context)
    case .binary(let operation, let left, let right):
      let staysOnTop = isTop && operation == .union
      visit(left, context: context, isTop: staysOnTop)
      visit(right, context: context, isTop: staysOnTop)
      switch operation {
      case .or, .and: break
      case .union:
        if !isTop, !isSingle(left), !isSingle(right) { merges.append(nil) }
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
    var isOne = true
    switch path.start {
    case .root: context = .element
    case .context: break
    case .expression(let start, let predicates):
      isOne = false
      visit(start, context: context)
      context = .element
      for predicate in predicates { visit(predicate, context: context) }
    }
    for step in path.steps {
      switch (step.axis, step.test) {
      case (.attribute, .name(let name)) where name.hasPrefix("stet:"): usesRoles = true
      case (.attribute, _): usesAttributes = true
      case (.`self`, .node), (.parent, .node), (_, .name), (_, .any): break
      case (.descendantOrSelf, .node) where step.predicates.isEmpty: break
      case (_, .text), (_, .comment), (_, .node): usesText = true
      }
      switch step.axis {
      case .`self`: break
      case .attribute: isOne = isOne && step.test != .any
      case .parent where isOne: break
      case .child: isOne = false
      default:
        if !isOne { merges.append(XPathPrefilter.names(of: step)) }
        isOne = false
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
