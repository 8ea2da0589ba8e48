// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
import SourceText

/// The rules that are on for some posts, ready to run. One is made for every set of overrides that holds together.
package final class ResolvedRules: Sendable {
  /// A rule that is on.
  package struct Active: Sendable {
    package let definition: RuleDefinition
    package let severity: Severity
    package fileprivate(set) var check: any Check

    /// Whether a project, or a preset for its kind, gave it this severity.
    package let hasSetSeverity: Bool

    package init(
      definition: RuleDefinition, severity: Severity, check: any Check,
      hasSetSeverity: Bool = false
    ) {
      self.hasSetSeverity = hasSetSeverity
      self.definition = definition
      self.severity = severity
      self.check = check
    }

    package var id: String { definition.id }
  }

  /// Sorted by id.
  package let active: [Active]
  package let activeIDs: Set<String>
  /// What rules that are on ask of all other posts of the site.
  package let compares: SiteNeighbours.Aspects
  /// Whether a rule that is on asks the network.
  package let asksNetwork: Bool
  /// Where each rule is in ``active``.
  private let places: [String: Int]
  /// Every rule that there is, on or off.
  package let catalogue: RuleCatalogue
  package let article: ArticleOptions
  package let site: SiteOptions
  package let links: LinkOptions
  package let requiresReason: Bool
  package let habits: HabitSettings
  /// The folder that path patterns are seen from.
  package var folder: String { site.folder }
  /// Every setting in force with where it was made: the rules by id, each followed by its options, then the rest.
  package var settings: [Setting] { listSettings() }
  private let listSettings: @Sendable () -> [Setting]

  /// `silent` are checks of rules that are off and were given options: they still say how posts are read.
  package init(
    active: [Active], silent: [any Check] = [], catalogue: RuleCatalogue,
    article: ArticleOptions = ArticleOptions(), site: SiteOptions = SiteOptions(),
    links: LinkOptions = LinkOptions(), requiresReason: Bool = false,
    habits: HabitSettings = HabitSettings(), settings: @escaping @Sendable () -> [Setting] = { [] }
  ) {
    let active = Self.joined(active)
    self.active = active
    activeIDs = Set(active.map(\.id))
    compares = active.reduce(into: []) { $0.formUnion($1.check.compares) }
    asksNetwork = active.contains { $0.definition.description.needs == .net }
    places = Dictionary(
      zip(active.map(\.id), active.indices), uniquingKeysWith: { first, _ in first })
    self.catalogue = catalogue
    var article = article
    for check in silent + active.map(\.check) { check.prepare(&article) }
    self.article = article
    self.site = site
    self.links = links
    self.requiresReason = requiresReason
    self.habits = habits
    listSettings = settings
  }

  /// `active` with those checks joined that examine posts together.
  private static func joined(_ active: [Active]) -> [Active] {
    var groups: [(type: any GroupedCheck.Type, places: [Int], checks: [any GroupedCheck])] = []
    for (place, rule) in active.enumerated() {
      guard let check = rule.check.grouped else { continue }
      if let known = groups.firstIndex(where: { $0.type == type(of: check) }) {
        groups[known].places.append(place)
        groups[known].checks.append(check)
      } else {
        groups.append((type(of: check), [place], [check]))
      }
    }
    var result = active
    for group in groups {
      for (place, check) in zip(group.places, group.type.joined(group.checks)) {
        result[place].check = check
      }
    }
    return result
  }

  /// All of `rules` with their own options, at the severity of the table or as warnings: for one rule's examples.
  ///
  /// `catalogue` holds every rule that a suppression may name; nothing: those of `rules`.
  package convenience init(
    _ rules: [RuleDefinition], catalogue: RuleCatalogue? = nil, requiresReason: Bool = false
  ) {
    let on = RuleCatalogue(rules)
    self.init(
      active: on.definitions.map {
        Active(
          definition: $0, severity: $0.description.severity ?? .warning, check: $0.make([]).0)
      }, catalogue: catalogue ?? on, requiresReason: requiresReason)
  }

  /// The severity of the rule `id`; `nil` when it is off.
  package func severity(of id: String) -> Severity? { self[id]?.severity }

  package subscript(id: String) -> Active? {
    places[id].map { active[$0] }
  }
}
