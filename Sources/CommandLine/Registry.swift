// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Linting
import RulePacks
import Rules
import Selectors

/// Everything that this build of Stet knows: its rules and packs.
enum Registry {
  /// The rules that are written in Swift.
  static let written = RuleList.all + [RuleDefinition(UnusedSuppression.self)]

  /// The packs whose rules are part of every preset.
  private static let presetPacks: Set<String> = ["inclusive", "markup", "stock-phrases"]

  /// What a configuration may speak of.
  static let context: ConfigurationContext = {
    let packs = PackLoader.embeddedPacks(besides: Set(written.map(\.id)))
    let inPresets = packs.filter { presetPacks.contains($0.name) }.flatMap(\.rules)
    var context = ConfigurationContext(rules: written + inPresets, packs: packs)
    context.packReader = ProjectPacks()
    context.selectorProblem = { selector in
      do throws(SelectorProblem) {
        _ = try SelectorList(selector)
        return nil
      } catch {
        return error.message
      }
    }
    return context
  }()
}
