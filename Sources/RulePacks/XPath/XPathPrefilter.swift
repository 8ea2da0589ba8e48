// SPDX-License-Identifier: Apache-2.0

package import Documents

/// What a document must hold so that an expression can find anything in it, as far as names tell.
///
/// Found out from the expression alone and looked up in one pass over the records, so that hardly any post is
/// handed to libxml2 in vain. When unsure it asks for nothing.
package struct XPathPrefilter: Sendable {
  /// Element names of which one must be there.
  package typealias Names = [String]

  /// One way in which the expression can find something.
  package struct Alternative: Hashable, Sendable {
    /// Elements of the second set stand inside elements of the first, and so on.
    package var chain: [Names] = []
    /// Each must be there, anywhere.
    package var anywhere: [Names] = []
    /// What the last element of the chain must not hold.
    package var lacks: [Lack] = []
  }

  /// Elements that must not be inside one another: as its children, or at any depth.
  package struct Lack: Hashable, Sendable {
    package var names: Names
    package var isDeep: Bool
  }

  package enum Verdict {
    /// What the expression speaks of is not in the document.
    case absent
    /// It is, but not in a way that the expression can match.
    case impossible
    case possible
  }

  package let alternatives: [Alternative]
  /// For each alternative, the sets of it whose names every document numbers alike.
  private let knownSets: [[[Name]]]

  init(_ expression: XPathExpression) {
    let found = Self.alternatives(expression)
    // More sets than bits: rather ask for nothing.
    let sets = found.reduce(0) { $0 + $1.chain.count + $1.anywhere.count }
    alternatives = sets <= 60 && found.count <= 16 ? found : [Alternative()]
    knownSets = alternatives.map { alternative in
      (alternative.chain + alternative.anywhere).compactMap { names in
        let known = names.compactMap { NameTable.known(Array($0.utf8)[...]) }
        return known.count == names.count ? known : nil
      }
    }
  }

  // MARK: Looking

  /// Whether `document` holds what is asked for.
  package func look(at document: Document) -> Verdict {
    if alternatives.contains(where: { $0.chain.isEmpty && $0.anywhere.isEmpty }) {
      return .possible
    }
    // Most posts lack an element that every way asks for, which is known without a walk.
    guard
      knownSets.contains(where: { sets in
        sets.allSatisfy { $0.contains(where: document.mayHaveElement) }
      })
    else { return .absent }
    var progress = alternatives.map { Progress($0, in: document) }
    var bits: [UInt64] = []
    var bit = 0
    for number in alternatives.indices {
      for (position, names) in (alternatives[number].chain + alternatives[number].anywhere)
        .enumerated()
      {
        let mask = UInt64(1) << UInt64(bit)
        bit += 1
        progress[number].wanted |= mask
        if position < alternatives[number].chain.count { progress[number].chain.append(mask) }
        for spelling in names {
          guard let name = document.names.find(Array(spelling.utf8)[...]),
            document.mayHaveElement(name)
          else { continue }
          let slot = Int(name.rawValue)
          if slot >= bits.count {
            bits.append(contentsOf: repeatElement(0, count: slot + 1 - bits.count))
          }
          bits[slot] |= mask
        }
      }
    }
    let there = bits.reduce(0, |)
    guard progress.contains(where: { there & $0.wanted == $0.wanted }) else { return .absent }
    var seen: UInt64 = 0
    let nodes = document.nodes
    for index in nodes.indices where nodes[index].kind == .element {
      let slot = Int(nodes[index].name.rawValue)
      guard slot < bits.count, bits[slot] != 0 else { continue }
      seen |= bits[slot]
      let end = nodes[index].subtreeEnd
      for number in progress.indices {
        progress[number].meet(bits[slot], Int32(index), end: end, in: document)
      }
    }
    if progress.contains(where: { $0.isChained && seen & $0.wanted == $0.wanted }) {
      return .possible
    }
    return progress.contains { seen & $0.wanted == $0.wanted } ? .impossible : .absent
  }

  /// How far one alternative's chain has come on the way down to a node.
  private struct Progress {
    var wanted: UInt64 = 0
    var chain: [UInt64] = []
    var isChained: Bool
    /// Where the elements end that matched the first sets of the chain.
    private var ends: [Int32] = []
    private let lacks: [(names: [Name], isDeep: Bool)]

    init(_ alternative: Alternative, in document: Document) {
      isChained = alternative.chain.isEmpty
      lacks = alternative.lacks.map { lack in
        (lack.names.compactMap { document.names.find(Array($0.utf8)[...]) }, lack.isDeep)
      }
    }

    mutating func meet(_ bits: UInt64, _ node: Int32, end: Int32, in document: Document) {
      if isChained { return }
      while let last = ends.last, last <= node { ends.removeLast() }
      guard bits & chain[ends.count] != 0 else { return }
      if ends.count + 1 < chain.count {
        // The first element that matches the next set serves as well as any below it.
        ends.append(end)
      } else {
        isChained = lacks.allSatisfy { !holds($0.names, $0.isDeep, NodeID(node), document) }
      }
    }

    private func holds(
      _ names: [Name], _ isDeep: Bool, _ node: NodeID, _ document: Document
    ) -> Bool {
      if names.isEmpty { return false }
      if isDeep {
        return document.descendants(node).contains { names.contains(document.nodes[$0].name) }
      }
      return document.children(node).contains { names.contains(document.name($0)) }
    }
  }

  // MARK: Asking

  private static func alternatives(_ expression: XPathExpression) -> [Alternative] {
    switch expression {
    case .path(let path): alternatives(path)
    case .binary(.union, let left, let right): alternatives(left) + alternatives(right)
    default: [Alternative()]
    }
  }

  private static func alternatives(_ path: XPathPath) -> [Alternative] {
    var rest = Alternative()
    var chainIsOpen = true
    if case .expression = path.start { chainIsOpen = false }
    for step in path.steps {
      let own = names(of: step)
      for predicate in step.predicates {
        // A repetition of what the step selects asks for nothing more.
        if own == nil || selfNames(predicate) != own { rest.anywhere += needed(by: predicate) }
      }
      switch step.axis {
      case .child, .descendant:
        guard let own else { break }
        if chainIsOpen, rest.chain.isEmpty {
          rest.chain = Array(step.predicates.lazy.compactMap(ancestorNames).prefix(1))
        }
        if chainIsOpen { rest.chain.append(own) } else { rest.anywhere.append(own) }
      case .`self`, .descendantOrSelf:
        if let own { rest.anywhere.append(own) }
      case .attribute:
        chainIsOpen = false
      default:
        chainIsOpen = false
        if let own { rest.anywhere.append(own) }
      }
    }
    if let last = path.steps.last, chainIsOpen, names(of: last) != nil,
      last.axis == .child || last.axis == .descendant
    {
      rest.lacks = last.predicates.flatMap(lacks)
    }
    guard case .expression(let start, let predicates) = path.start else { return [rest] }
    for predicate in predicates { rest.anywhere += needed(by: predicate) }
    return alternatives(start).map {
      Alternative(chain: $0.chain, anywhere: $0.anywhere + rest.anywhere)
    }
  }

  /// What the context node must not hold for `predicate` to be true: the plain names in a `not(…)`.
  private static func lacks(_ predicate: XPathExpression) -> [Lack] {
    guard case .call(.not, let arguments) = predicate, let inner = arguments.first else {
      return []
    }
    return held(inner)
  }

  /// The children or descendants of the context node of which one is enough for `expression` to hold.
  private static func held(_ expression: XPathExpression) -> [Lack] {
    switch expression {
    case .binary(.or, let left, let right), .binary(.union, let left, let right):
      return held(left) + held(right)
    case .path(let path):
      guard case .context = path.start, path.steps.count == 1, let step = path.steps.first,
        step.predicates.isEmpty, case .name(let name) = step.test,
        step.axis == .child || step.axis == .descendant
      else { return [] }
      return [Lack(names: [name], isDeep: step.axis == .descendant)]
    default: return []
    }
  }

  /// The names of which an element must have one to pass `step`.
  static func names(of step: XPathStep) -> Names? {
    if step.axis == .attribute { return nil }
    if case .name(let name) = step.test { return [name] }
    for predicate in step.predicates {
      if let names = selfNames(predicate) { return names }
    }
    return nil
  }

  /// The names of which the context node must have one for `expression` to hold.
  private static func selfNames(_ expression: XPathExpression) -> Names? {
    switch expression {
    case .path(let path):
      guard case .context = path.start, let step = path.steps.first, step.axis == .`self` else {
        return nil
      }
      return names(of: step)
    case .binary(.or, let left, let right), .binary(.union, let left, let right):
      guard let left = selfNames(left), let right = selfNames(right) else { return nil }
      return left + right
    case .binary(.and, let left, let right):
      return selfNames(left) ?? selfNames(right)
    default:
      return nil
    }
  }

  /// The names of which an element above the context node must have one for `expression` to hold.
  private static func ancestorNames(_ expression: XPathExpression) -> Names? {
    switch expression {
    case .path(let path):
      guard case .context = path.start, let step = path.steps.first,
        step.axis == .ancestor || step.axis == .parent
      else { return nil }
      return names(of: step)
    case .binary(.or, let left, let right), .binary(.union, let left, let right):
      guard let left = ancestorNames(left), let right = ancestorNames(right) else { return nil }
      return left + right
    case .binary(.and, let left, let right):
      return ancestorNames(left) ?? ancestorNames(right)
    default:
      return nil
    }
  }

  /// The sets of names that must be there for `expression` to hold.
  private static func needed(by expression: XPathExpression) -> [Names] {
    switch expression {
    case .path(let path):
      let needs = alternatives(path).map { $0.chain + $0.anywhere }
      return needs.count == 1 ? needs[0] : []
    case .binary(let operation, let left, let right):
      switch operation {
      case .and:
        return needed(by: left) + needed(by: right)
      case .or, .union:
        // (a and b) or (c and d) needs a or c.
        guard let left = needed(by: left).first, let right = needed(by: right).first else {
          return []
        }
        return [left + right]
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
        // An empty set compares as false with everything but true and false.
        guard left.type != .boolean, right.type != .boolean else { return [] }
        return [left, right].flatMap { $0.type == .nodes ? needed(by: $0) : [] }
      case .add, .subtract, .multiply, .divide, .remainder:
        return []
      }
    case .call(.boolean, let arguments):
      return arguments.first.map(needed(by:)) ?? []
    default:
      return []
    }
  }
}
