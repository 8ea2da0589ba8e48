// SPDX-License-Identifier: Apache-2.0

import Articles
package import FrontMatter
package import Linting
package import SourceText

/// A value and where it was set.
package struct Located<Value: Sendable>: Sendable {
  package var value: Value
  package var origin: SettingOrigin
}

/// What a configuration says of one rule.
package struct RuleSetting: Sendable {
  package var id: String
  /// `nil` when only options are given: that turns on a rule that is off in the presets.
  package var level: Located<RuleLevel>?
  package var options: [Located<DataEntry>]
  package var origin: SettingOrigin
}

/// Settings for some posts only.
package struct OverrideSetting: Sendable {
  package var files: [Glob]
  package var rules: [RuleSetting]
  var article = ArticleSettings()

  init(files: [Glob], rules: [RuleSetting]) {
    self.files = files
    self.rules = rules
  }

  /// Whether `path`, as seen from the configuration's folder, is one of them.
  package func covers(_ path: String) -> Bool { files.contains { $0.covers(path) } }
}

/// One configuration file, read but not yet put together with those that it extends.
package struct ConfigurationFile: Sendable {
  /// One name of `extends`.
  struct Extension: Sendable {
    var name: String
    var range: ByteRange
    var origin: SettingOrigin
  }

  package var source: SourceText
  /// `nil` when there is no such key.
  var extends: [Extension]?
  package var rules: [RuleSetting] = []
  package var overrides: [OverrideSetting] = []
  package var ignore: [Located<Glob>] = []
  var article = ArticleSettings()
  var site: [(key: ConfigurationKeys.Site, value: Located<String>)] = []
  var links: [LinkSetting] = []
  var requiresReason: Located<Bool>?
  /// Whether habits are looked for at all.
  var seeksHabits: Located<Bool>?
  /// What it says of the whole run.
  var run = RunSettings()
  var habits: [(rule: String, record: Located<HabitSettings.Record>)] = []
}
