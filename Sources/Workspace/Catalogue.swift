// SPDX-License-Identifier: Apache-2.0

import Articles
package import Configuration
package import Linting
import RulePacks
import Rules
import Selectors
import Sites
import ValeStyles

/// The rules, packs and presets that a run knows: a value, made once by each front door.
///
/// A project's own packs are added by the configuration that names them; see ``PostSelection/catalogue``.
package struct Catalogue: Sendable {
  /// The rules that are written in Swift.
  package static let written = RuleList.all + [RuleDefinition(UnusedSuppression.self)]

  /// The packs whose rules are part of every preset.
  private static let presetPacks: Set<String> = ["inclusive", "markup"]

  /// What a configuration may speak of.
  package let context: ConfigurationContext

  /// The rules and packs in the program.
  package init() {
    let packs = PackLoader.embeddedPacks(besides: Set(Self.written.map(\.id)))
    let inPresets = packs.filter { Self.presetPacks.contains($0.name) }.flatMap(\.rules)
    var context = ConfigurationContext(rules: Self.written + inPresets, packs: packs)
    context.generators = Generators.all
    context.hosts = SiteHost.all.map(\.name).sorted()
    context.packReader = ProjectStyles()
    context.selectorProblem = { selector in
      do throws(SelectorProblem) {
        _ = try SelectorList(selector)
        return nil
      } catch {
        return error.message
      }
    }
    self.context = context
  }
}
