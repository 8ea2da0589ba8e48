// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import RulePacks
import Rules

/// Everything that this build of Stet knows: its rules and packs.
enum Registry {
  /// What a configuration may speak of.
  static let context: ConfigurationContext = {
    let packs = PackLoader.embeddedPacks(besides: Set(RuleList.all.map(\.id)))
    var context = ConfigurationContext(rules: RuleList.all, packs: packs)
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
