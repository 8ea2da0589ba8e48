// SPDX-License-Identifier: Apache-2.0

package import Articles

/// What a rule is about; also the category of the score that it counts in.
package enum RuleFamily: String, CaseIterable, Hashable, Sendable {
  case images = "Images"
  case headings = "Headings"
  case excerpts = "Excerpts"
  case links = "Links"
  case metadata = "Metadata"
  case prose = "Prose"
  case markup = "Markup"
  /// Always on; no category of the score.
  case reading = "Reading"
}

/// What a rule must be given to judge a post.
package enum RuleNeed: String, CaseIterable, Sendable {
  case post
  case site
  case net
}

/// The row of a rule in the table of rules.
package struct RuleDescription: Hashable, Sendable {
  /// In kebab case.
  package var id: String
  package var family: RuleFamily
  /// Nothing: off until configured.
  package var severity: Severity?
  /// The safest fix that the rule may give, if it gives any.
  package var fix: FixSafety?
  package var needs: RuleNeed
  /// One sentence: what holds for a post that passes.
  package var summary: String
  /// Whether it judges every page of a site, lists and error pages among them, and not posts alone.
  package var judgesPages: Bool
  /// What it objects to that may be a site's habit; of facts at most one.
  package var habits: [Habit] = []

  package init(
    _ id: String, _ family: RuleFamily, _ severity: Severity?, fix: FixSafety? = nil,
    needs: RuleNeed = .post, judgesPages: Bool? = nil, _ summary: String
  ) {
    self.id = id
    self.family = family
    self.severity = severity
    self.fix = fix
    self.needs = needs
    self.summary = summary
    switch family {
    case .images, .links, .markup, .reading: self.judgesPages = judgesPages ?? true
    case .headings, .excerpts, .metadata, .prose: self.judgesPages = judgesPages ?? false
    }
  }
}

/// Something that judges one post, ready with its options.
package protocol Check: Sendable {
  /// What it asks of the post's neighbours on the site, for which all pages of the site are read.
  var compares: SiteNeighbours.Aspects { get }
  /// This check, if it examines posts together with others.
  var grouped: (any GroupedCheck)? { get }
  /// Says how posts are to be read for this check and for all others; most have nothing to say.
  func prepare(_ article: inout ArticleOptions)
  /// Examines `article` and reports what it found to `report`, or why it could not check. Must not keep state.
  func check(_ article: Article, _ report: inout RuleContext)
}

extension Check {
  package var compares: SiteNeighbours.Aspects { [] }
  package var grouped: (any GroupedCheck)? { nil }
  package func prepare(_ article: inout ArticleOptions) {}
}

/// A check that examines posts together with others of its kind, so that each text is read once for all of them.
package protocol GroupedCheck: Check {
  /// The same checks in the same order, joined.
  static func joined(_ checks: [any GroupedCheck]) -> [any GroupedCheck]
}

extension GroupedCheck {
  package var grouped: (any GroupedCheck)? { self }
}

/// A rule written in Swift: one type, one file.
package protocol Rule: Check {
  associatedtype Options: RuleOptions = NoOptions
  static var description: RuleDescription { get }
  /// What it objects to that may be a site's habit.
  static var habits: [Habit] { get }
  /// The rule's page in Markdown: why, `## Flagged` and `## Not flagged` with examples in fences (`html` or
  /// `markdown`), the flagged text between `⟦` and `⟧`. Every example is a test.
  static var page: String { get }
  init(_ options: Options)
}

extension Rule {
  package static var habits: [Habit] { [] }
}

/// A rule as the engine knows it, whether it was written in Swift or in a pack.
package struct RuleDefinition: Sendable {
  package var description: RuleDescription
  package var page: String
  /// Its options; few runs ask for them, and to describe them takes longer than to make the check.
  package var options: [OptionDescription] { describeOptions() }
  private let describeOptions: @Sendable () -> [OptionDescription]
  /// Makes the check from the entries of its configuration; mistakes are reported, the rest takes its default.
  package var make: @Sendable (_ entries: [OptionEntry]) -> (any Check, [OptionMistake])

  package var id: String { description.id }

  package init(
    description: RuleDescription, page: String,
    options: @escaping @Sendable () -> [OptionDescription] = { [] },
    make: @escaping @Sendable ([OptionEntry]) -> (any Check, [OptionMistake])
  ) {
    self.description = description
    self.page = page
    describeOptions = options
    self.make = make
  }

  /// The definition of a rule written in Swift.
  package init<R: Rule>(_ rule: R.Type) {
    description = R.description
    description.habits = R.habits
    page = R.page
    describeOptions = { R.Options.table.map(\.description) }
    make = { entries in
      let (options, mistakes) = R.Options.read(entries)
      return (R(options), mistakes)
    }
  }
}
