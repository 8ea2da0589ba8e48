// SPDX-License-Identifier: Apache-2.0

import Linting
import Rules

/// Everything that this build of Stet knows: its rules and packs.
enum Registry {
  /// What a configuration may speak of.
  static let context = ConfigurationContext(rules: RuleList.all)

  /// What the site at `root` tells rules; nothing when no site was given.
  static func site(root: String?, url: String?) -> (any SiteLookup)? { nil }
}
