// SPDX-License-Identifier: Apache-2.0

import Linting
import Rules

/// Everything that this build of Stet knows: its rules and packs.
enum Registry {
  /// What a configuration may speak of.
  static let context = ConfigurationContext(rules: RuleList.all)
}
