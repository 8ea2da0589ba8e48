// SPDX-License-Identifier: Apache-2.0

import Linting

/// A named configuration that is part of the program.
package struct Preset: Sendable {
  /// What a preset says of every rule before its own text.
  package enum Severities: Sendable {
    /// Nothing: it only adds to what comes before it, or to `recommended` where nothing does.
    case untouched
    /// Those of the table.
    case table
    /// The errors of the table; the rest is off.
    case errorsOnly
    /// Everything, one step above the table; what the table leaves off is a warning.
    case raised
  }

  package var name: String
  /// One sentence without a full stop.
  package var summary: String
  /// Markdown: for whom it is, and what it changes.
  package var page: String
  package var severities: Severities
  /// Additional settings in the language of `.stet.yml`, with comments that say why.
  package var text: String

  package init(
    name: String, summary: String, page: String = "", severities: Severities, text: String = ""
  ) {
    self.name = name
    self.summary = summary
    self.page = page
    self.severities = severities
    self.text = text
  }

  package static let builtIn = [recommended, news, seo, strict, minimal]

  /// The severity of a rule under this preset; nothing is off. ``Severities/untouched`` does not ask.
  func severity(of rule: RuleDescription) -> Severity? {
    switch severities {
    case .untouched, .table: rule.severity
    // The rules of reading are always on: without them a post that was never examined would pass.
    case .errorsOnly: rule.severity == .error || rule.family == .reading ? rule.severity : nil
    case .raised: rule.severity?.raised ?? .warning
    }
  }
}
