// SPDX-License-Identifier: Apache-2.0

import Linting

/// Everything that this build of Stet knows: its rules and packs.
enum Registry {
  /// What a configuration may speak of.
  static let context = ConfigurationContext(rules: [])

  /// What the site at `root` tells rules; nothing when no site was given.
  static func site(root: String?, url: String?) -> (any SiteLookup)? { nil }
}
