// SPDX-License-Identifier: Apache-2.0

package import Patterns

/// The redirects and rewrites that a site's files and pages set up, in the order in which the host tries them.
package struct RedirectTable: Sendable {
  private var rules: [RedirectRule] = []
  /// The rules by the one path that they hold for.
  private var exact: [String: [Int]] = [:]
  /// The other rules by the first part of the paths that they hold for.
  private var byFirstPart: [String: [Int]] = [:]
  /// The rest.
  private var anywhere: [Int] = []
  private var hasForced = false
  /// Whether not all rules were kept.
  private var isCut = false
  /// What all regular expressions together may take while the table is used: a fraction of a second.
  let pool: MatchPool

  package init() { self.init(pool: MatchPool(bytes: Self.bytes)) }

  /// A table whose regular expressions share `pool`.
  package init(pool: MatchPool) { self.pool = pool }

  /// Whether it is empty.
  package var isEmpty: Bool { rules.isEmpty }

  /// No host takes more rules.
  private static let mostRules = 50_000
  /// Each missing link asks all of those that may hold for any path.
  private static let mostAnywhere = 500
  /// The pool is as large as that for a post of so many bytes.
  private static let bytes = 250_000

  /// Whether one more rule for any path would be kept; if not, links that nothing answers are not checked.
  mutating func takesExpression() -> Bool {
    if anywhere.count < Self.mostAnywhere, rules.count < Self.mostRules { return true }
    isCut = true
    return false
  }

  /// Adds a redirect; the first for a path counts.
  package mutating func add(_ path: String, to target: String) {
    add(RedirectRule(pattern: RedirectPattern(parts: path), effect: .redirect(target)))
  }

  mutating func add(_ rule: RedirectRule) {
    guard rules.count < Self.mostRules else {
      isCut = true
      return
    }
    let number = rules.count
    if let path = rule.pattern.exactPath {
      exact[path, default: []].append(number)
    } else if let first = rule.pattern.firstPart {
      byFirstPart[first, default: []].append(number)
    } else if anywhere.count < Self.mostAnywhere {
      anywhere.append(number)
    } else {
      isCut = true
      return
    }
    rules.append(rule)
    if rule.isForced { hasForced = true }
  }

  /// A rule that holds for an address, as far as it can be determined.
  struct Hit {
    var effect: RedirectRule.Effect
    var isConditional: Bool
  }

  /// What the rules say of an address, in their order; those alone that go before files, where `isForced`.
  func hits(_ path: CleanPath, query: String?, isForced: Bool = false) -> [Hit] {
    if rules.isEmpty || (isForced && !hasForced) { return [] }
    let first = path.path.prefix { $0 != "/" }
    let numbers =
      (exact[path.path] ?? []) + (byFirstPart[String(first)] ?? []) + anywhere
    var hits: [Hit] = []
    for number in numbers.sorted() {
      let rule = rules[number]
      if isForced, !rule.isForced { continue }
      guard let effect = rule.effect(on: path, query: query, pool) else { continue }
      hits.append(Hit(effect: effect, isConditional: rule.isConditional))
      if case .rewriteIfThere = effect { continue }
      if !rule.isConditional { break }
    }
    if hits.isEmpty, isCut, !isForced {
      hits.append(
        Hit(effect: .unknown("the host has more rules than Stet reads"), isConditional: false))
    }
    return hits
  }
}
