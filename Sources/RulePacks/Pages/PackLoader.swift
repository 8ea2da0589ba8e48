// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// Makes rules of the pages of packs. A page with a mistake makes none; the others load.
package struct PackLoader: Sendable {
  /// The kinds of checks that a page can hold, in the order in which they are listed.
  static var kinds: [any PackKind.Type] {
    [
      ExistenceKind.self, SubstitutionKind.self, OccurrenceKind.self,
      RepetitionKind.self,
      ConsistencyKind.self, ConditionalKind.self, CapitalizationKind.self, MetricKind.self,
      ShareKind.self,
      SelectorKind.self, XPathKind.self, FrontMatterKind.self,
    ]
  }

  /// What was loaded, and what was wrong.
  package struct Result: Sendable {
    /// In the order of the pages.
    package var rules: [RuleDefinition] = []
    package var problems: [PackProblem] = []
  }

  private let taken: Set<String>
  private let readsChecksLate: Bool

  /// A loader that refuses the ids `taken`, those of rules that are there already. With `readsChecksLate` the check of
  /// a page is read when its rule is made: for pages that are known to be right.
  package init(taken: Set<String> = [], readsChecksLate: Bool = false) {
    self.taken = taken
    self.readsChecksLate = readsChecksLate
  }

  /// The rules of `pages`; a `README.md` is not a rule.
  package func load(_ pages: [PackPage]) -> Result {
    var result = Result()
    var taken = taken
    for page in pages where page.name.lowercased() != "readme" {
      guard
        let read = RulePage.read(
          page, kinds: Self.kinds, withCheck: !readsChecksLate, problems: &result.problems)
      else { continue }
      guard taken.insert(read.id).inserted else {
        result.problems.append(
          PackProblem(
            path: page.source.path, range: ByteRange(at: page.source.contentStart),
            message: "a rule '\(read.id)' already exists", help: "rename the file"))
        continue
      }
      result.rules.append(Self.definition(read, of: page))
    }
    return result
  }

  private static func definition(_ read: RulePage, of page: PackPage) -> RuleDefinition {
    let known = read.check
    return RuleDefinition(
      description: RuleDescription(
        read.id, read.family, read.severity, fix: read.fix, read.summary), page: read.body
    ) { entries in
      var problems: [PackProblem] = []
      let check = known ?? RulePage.read(page, kinds: kinds, problems: &problems)?.check
      return (check ?? PackCheck.none, NoOptions.read(entries).1)
    }
  }
}
