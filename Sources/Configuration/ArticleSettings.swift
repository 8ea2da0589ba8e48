// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Linting

/// The section `article` of a configuration, or of one of its overrides.
struct ArticleSettings: Sendable {
  var preset: Located<String>?
  var selectors: [(role: Role, selector: Located<String>)] = []
  var relatedTitles: Located<[String]>?
  var creditLabels: Located<[String]>?
  var creditSources: Located<[ImageSource]>?
  var language: Located<String>?
  var dialect: Located<String>?
  /// The name of a ``PageKind``.
  var kind: Located<String>?
}

/// Puts the sections `article` together, the weakest first.
struct ArticleResolver {
  private(set) var options = ArticleOptions()

  init(siteURL: String?) { options.siteURL = siteURL }
  private var known: [String: Setting] = [:]

  /// Every setting with where it was made, by name.
  var settings: [Setting] { known.values.sorted { $0.name < $1.name } }

  private mutating func note(_ name: String, _ value: String, _ origin: SettingOrigin) {
    let name = "article." + name
    known[name] = Setting(name: name, value: value, origin: origin)
  }

  mutating func apply(_ settings: ArticleSettings) {
    if let preset = settings.preset {
      options.preset = preset.value
      note("preset", preset.value, preset.origin)
    }
    for (role, selector) in settings.selectors {
      options.selectors[role] = selector.value
      note(role.rawValue, YAMLText.scalar(selector.value), selector.origin)
    }
    if let titles = settings.relatedTitles {
      options.relatedTitles = titles.value
      note("related-titles", YAMLText.list(titles.value), titles.origin)
    }
    if let labels = settings.creditLabels {
      options.creditLabels = labels.value
      note("credit-labels", YAMLText.list(labels.value), labels.origin)
    }
    if let sources = settings.creditSources {
      options.creditSources = sources.value
      let shown = sources.value.map { "\(YAMLText.scalar($0.name)): \(YAMLText.list($0.domains))" }
      note("credit-sources", "{\(shown.joined(separator: ", "))}", sources.origin)
    }
    if let language = settings.language {
      options.language = language.value
      note("language", language.value, language.origin)
    }
    if let dialect = settings.dialect { set(dialect) }
    if let kind = settings.kind {
      options.kind = PageKind(rawValue: kind.value)
      note("kind", kind.value, kind.origin)
    }
  }

  /// Takes `dialect` where no configuration names one.
  mutating func complete(_ dialect: Located<String>) {
    if options.dialect == nil { set(dialect) }
  }

  private mutating func set(_ dialect: Located<String>) {
    options.dialect = dialect.value
    note("dialect", dialect.value, dialect.origin)
  }
}
