// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// Makes rules of the pages of packs. A page with a mistake makes none; the others load.
package struct PackLoader: Sendable {
  /// The kinds of checks that a page can hold, in the order in which they are listed.
  static var kinds: [any PackKind.Type] { [XPathKind.self] }

  /// What was loaded, and what was wrong.
  package struct Result: Sendable {
    /// In the order of the pages.
    package var rules: [RuleDefinition] = []
    package var problems: [PackProblem] = []
  }

  private var taken: Set<String>

  /// A loader that refuses the ids `taken`, those of rules that are there already.
  package init(taken: Set<String> = []) { self.taken = taken }

  /// The rules of `pages`; a `README.md` is no rule.
  package func load(_ pages: [PackPage]) -> Result {
    var result = Result()
    var taken = taken
    for page in pages where page.name.lowercased() != "readme" {
      guard let read = RulePage.read(page, kinds: Self.kinds, problems: &result.problems) else {
        continue
      }
      guard taken.insert(read.id).inserted else {
        result.problems.append(
          PackProblem(
            path: page.source.path, range: ByteRange(at: page.source.contentStart),
            message: "there is a rule '\(read.id)' already", help: "name the file differently"))
        continue
      }
      result.rules.append(Self.definition(read))
    }
    return result
  }

  private static func definition(_ page: RulePage) -> RuleDefinition {
    let check = page.check
    return RuleDefinition(
      description: RuleDescription(page.id, .markup, page.severity, page.summary), page: page.body
    ) { entries in
      (check, NoOptions.read(entries).1)
    }
  }
}
