// SPDX-License-Identifier: Apache-2.0

/// The rules that there are, by id.
package struct RuleCatalogue: Sendable {
  /// Sorted by id.
  package let definitions: [RuleDefinition]
  package let ids: [String]
  private let places: [String: Int]
  private let families: [String: RuleFamily]

  /// Of two definitions with one id the first counts.
  package init(_ definitions: [RuleDefinition]) {
    var known: Set<String> = []
    let unique = definitions.filter { known.insert($0.id).inserted }
    self.definitions = unique.sorted { $0.id < $1.id }
    ids = self.definitions.map(\.id)
    places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    families = Dictionary(
      uniqueKeysWithValues: self.definitions.map { ($0.id, $0.description.family) })
  }

  package subscript(id: String) -> RuleDefinition? { places[id].map { definitions[$0] } }

  /// The family of the rule `id`; `nil` for an id that is not one.
  package func family(of id: String) -> RuleFamily? { families[id] }

  /// "Did you mean" for an id that is not one.
  package func help(for id: String) -> String {
    Suggestion.nearest(to: id, among: ids).map { "did you mean '\($0)'?" }
      ?? "'stet rules' lists them all"
  }
}
