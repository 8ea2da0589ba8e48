// SPDX-License-Identifier: Apache-2.0

import Linting

/// The presets that speak of all rules alike.
extension Preset {
  static let recommended = Preset(
    name: "recommended", summary: "Every rule at the severity of its own page",
    page: """
      For a blog or a magazine that wants what a careful copy desk would say. It holds where nothing else is \
      set.

      Errors are what readers would trip over: a photo without a credit, a heading that is none, a link that \
      leads nowhere. Warnings are what an editor would ask about, suggestions what a good writer may refuse. \
      Rules that need a decision of the house, such as a format for credits, are off until they are set.
      """,
    severities: .table)

  static let strict = Preset(
    name: "strict", summary: "Every rule, one severity higher",
    page: """
      For a site that is clean and is to stay so, and for a look at everything Stet could say.

      Suggestions become warnings, warnings become errors, and rules that are off elsewhere are warnings. A \
      post under it is better finished before it is committed than after.
      """,
    severities: .raised,
    text: """
      rules:
        # Old links to http pages break nothing.
        link-insecure: warning
      """)

  static let minimal = Preset(
    name: "minimal", summary: "Only what must not be published",
    page: """
      For a first day with many old posts, and for pages that are no articles, such as documentation.

      Only the errors of `recommended` are left. Whoever has mended these may go on to `recommended`, or turn \
      on one rule at a time.
      """,
    severities: .errorsOnly)
}
