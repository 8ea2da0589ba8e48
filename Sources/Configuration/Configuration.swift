// SPDX-License-Identifier: Apache-2.0

import Articles
import FrontMatter
package import Linting

/// A configuration file put together with everything that it extends.
package struct Configuration: Sendable {
  /// One step of what is said of rules, the weakest first.
  enum Layer: Sendable {
    case preset(Preset, rules: [RuleSetting])
    case pack(RulePack)
    case rules([RuleSetting])
  }

  /// The folder that path patterns are seen from.
  package let folder: String
  /// The file as printed; `nil` where no configuration holds.
  package let path: String?
  let layers: [Layer]
  let overrides: [OverrideSetting]
  let ignore: [Located<Glob>]
  /// The sections `article` of the files, the weakest first.
  let article: [ArticleSettings]
  package let site: SiteOptions
  package let links: LinkOptions
  /// Whether every suppression must say why.
  package let requiresReason: Bool
  /// What the files say of habits.
  let habits: HabitSettings
  /// Everything but the rules and the article, with where it was set.
  let settings: [Setting]

  /// `path` as patterns see it: from the configuration's folder, or without a leading `/` where it lies elsewhere.
  func patternPath(_ path: String) -> String { PathText.pattern(path, from: folder) }

  /// Whether `ignore` leaves anything out.
  package var ignoresAny: Bool { !ignore.isEmpty }

  /// Whether the file at `path` is left out by `ignore`.
  package func ignores(_ path: String) -> Bool {
    let path = patternPath(path)
    return ignore.contains { $0.value.covers(path) }
  }

  /// The numbers of the overrides that hold for `path`.
  func overrides(for path: String) -> [Int] {
    let path = patternPath(path)
    return overrides.indices.filter { overrides[$0].covers(path) }
  }
}

/// Puts layers of files together, the weakest first.
struct ConfigurationBuilder {
  var layers: [Configuration.Layer] = []
  var files: [ConfigurationFile] = []

  /// The configuration of everything that was added.
  func build(folder: String, path: String?) -> Configuration {
    var site = SiteOptions()
    site.folder = folder
    var links = LinkResolver()
    var requiresReason = false
    var habits = HabitSettings()
    var settings: [String: Setting] = [:]
    func set(_ name: String, _ value: String, _ origin: SettingOrigin) {
      settings[name] = Setting(name: name, value: value, origin: origin)
    }
    for file in files {
      for (key, value) in file.site {
        switch key {
        case .root: site.root = value.value
        case .url: site.url = value.value
        case .generator: site.generator = value.value
        case .host: site.host = value.value
        case .name: site.name = value.value
        case .editURL: site.editURL = value.value
        }
        set("site.\(key.name)", YAMLText.scalar(value.value), value.origin)
      }
      links.apply(file.links)
      if let required = file.requiresReason {
        requiresReason = required.value
        set("suppressions.reason", required.value ? "required" : "optional", required.origin)
      }
      if let seeks = file.seeksHabits {
        habits.isOff = !seeks.value
        set("habits", seeks.value ? "on" : "off", seeks.origin)
      }
      for (rule, record) in file.habits {
        habits.records[rule] = record.value
        set("habits.\(rule)", YAMLText.habit(record.value), record.origin)
      }
    }
    let ignore = files.flatMap(\.ignore)
    // What a file that is extended says of the run does not count.
    let run = files.last?.run.settings ?? []
    let patterns = ignore.map {
      Setting(
        name: "ignore", value: YAMLText.scalar($0.value.pattern), origin: $0.origin)
    }
    return Configuration(
      folder: folder, path: path, layers: layers, overrides: files.flatMap(\.overrides),
      ignore: ignore, article: files.map(\.article), site: site, links: links.options,
      requiresReason: requiresReason, habits: habits,
      settings: patterns + run + links.settings + settings.values.sorted { $0.name < $1.name })
  }
}

/// Values as one line of YAML.
package enum YAMLText {
  /// A text, in quotes where YAML would read it as something else.
  package static func scalar(_ text: String) -> String {
    let plain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80
        || [0x2D, 0x2E, 0x2F, 0x5F].contains($0)
    }
    if plain, !text.isEmpty, text.utf8.first != 0x2D { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// What stands for `record` in the section `habits`: of a rule that measures one thing, a number alone.
  package static func habit(_ record: HabitSettings.Record, of rule: RuleDescription? = nil)
    -> String
  {
    switch record {
    case .accepted: "accepted"
    case .beyond(let values):
      values.count == 1 && rule.map({ $0.habits.count { !$0.field.isEmpty } == 1 }) ?? true
        ? values.values.first.map(number) ?? ""
        : "{"
          + values.sorted { $0.key < $1.key }.map { "\($0.key): \(number($0.value))" }
          .joined(separator: ", ") + "}"
    case .off: "off"
    }
  }

  /// A number without a fraction that says nothing.
  package static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
  }

  static func list(_ texts: [String]) -> String {
    "[" + texts.map(scalar).joined(separator: ", ") + "]"
  }

  /// A value that was read; the reader bounds how deep it is nested.
  static func value(_ value: DataValue) -> String {
    switch value.content {
    case .null: "null"
    case .scalar(let text, let isQuoted):
      isQuoted && looksLikeAnother(text, value) ? "\"\(text)\"" : scalar(text)
    case .list(let values): "[" + values.map { Self.value($0) }.joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\(scalar($0.key)): \(Self.value($0.value))" }.joined(separator: ", ")
        + "}"
    }
  }

  /// Whether `text` without quotes would be a number or a flag.
  private static func looksLikeAnother(_ text: String, _ value: DataValue) -> Bool {
    let bare = DataValue(.scalar(text, isQuoted: false), range: value.range)
    return bare.double != nil || bare.bool != nil
  }

  /// A rule's own default.
  static func value(_ measure: Measure) -> String {
    switch measure {
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .text(let text): scalar(text)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): "[" + values.map { Self.value($0) }.joined(separator: ", ") + "]"
    case .record(let fields):
      "{" + fields.map { "\($0.name): \(Self.value($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}
