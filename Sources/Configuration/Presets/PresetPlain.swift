// SPDX-License-Identifier: Apache-2.0

import Linting

/// The presets that speak of all rules alike.
extension Preset {
  static let recommended = Preset(
    name: "recommended", summary: "The default: every rule at its own severity",
    page: """
      For a blog or a magazine that wants what a careful copy editor would say. It applies where nothing else is \
      set.

      Errors hurt readers: a broken link, a missing image, someone else's photo without a credit. Warnings are what an editor would ask about; suggestions are worth a look. Rules that need a decision, such as a format for credits, are off until you set them.
      """,
    severities: .table)

  static let strict = Preset(
    name: "strict", summary: "Every rule, one severity higher",
    page: """
      For a clean site that should stay clean, and to see everything that Stet can report.

      Suggestions become warnings, warnings become errors, and rules that are off elsewhere become warnings.
      """,
    severities: .raised,
    text: """
      rules:
        # Old http links still work.
        link-insecure: warning
      """)

  static let minimal = Preset(
    name: "minimal", summary: "Only what must not be published",
    page: """
      For a first run on many old posts, and for pages that are not articles, such as documentation.

      Only the errors of `recommended` are reported. Once these are fixed, move on to `recommended`, or turn on one rule at a time.
      """,
    severities: .errorsOnly)
}
