// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import Rules

/// Everything that this build of Stet knows: its rules and packs.
enum Registry {
  /// What a configuration may speak of.
  static let context: ConfigurationContext = {
    var context = ConfigurationContext(rules: RuleList.all)
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
