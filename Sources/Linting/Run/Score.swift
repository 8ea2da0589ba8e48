// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How good a post is, from 0 to 100, by category and as a whole. Shown, never a gate.
package struct Score: Hashable, Sendable {
  package struct Category: Hashable, Sendable {
    package var family: RuleFamily
    package var value: Double

    package init(family: RuleFamily, value: Double) {
      self.family = family
      self.value = value
    }
  }

  /// The mean of the categories, and at most 25 above the worst.
  package let value: Double
  /// The categories of which a rule applied, in the order of the families.
  package let categories: [Category]

  /// A school mark of `value`.
  package static func grade(_ value: Double) -> String {
    switch value {
    case 90...: "A"
    case 80..<90: "B"
    case 70..<80: "C"
    case 60..<70: "D"
    default: "E"
    }
  }

  package var grade: String { Self.grade(value) }

  /// What an error, a warning and a suggestion weigh.
  private static func weight(_ severity: Severity) -> Double {
    switch severity {
    case .error: 3
    case .warning: 1
    case .suggestion: 0.25
    }
  }

  /// The score of a post with these findings; `nil` when no category applied.
  ///
  /// `families` are those of the rules that applied; `family` tells the one of a rule. A rule whose findings
  /// differ in severity weighs their mean.
  package init?(
    words: Int, findings: [Finding], families: Set<RuleFamily>,
    family: (_ rule: String) -> RuleFamily?
  ) {
    let size = Double(max(words, 150)) / 75
    var rules: [String: (hits: Int, weight: Double)] = [:]
    for finding in findings {
      rules[finding.rule, default: (0, 0)].hits += 1
      rules[finding.rule, default: (0, 0)].weight += Self.weight(finding.severity)
    }
    var penalties: [RuleFamily: Double] = [:]
    // In a fixed order, as sums of fractions depend on it.
    for (rule, sum) in rules.sorted(by: { $0.key < $1.key }) {
      guard let family = family(rule) else { continue }
      let hits = Double(sum.hits)
      penalties[family, default: 0] += min(size, sum.weight / hits * (1 + log2(hits)))
    }
    categories = RuleFamily.allCases.filter {
      $0 != .reading && (families.contains($0) || penalties[$0] != nil)
    }.map {
      Category(family: $0, value: 100 * size / (size + (penalties[$0] ?? 0)))
    }
    guard let worst = categories.map(\.value).min() else { return nil }
    let mean = categories.reduce(0) { $0 + $1.value } / Double(categories.count)
    value = min(mean, worst + 25)
  }
}
