// SPDX-License-Identifier: Apache-2.0

import Articles
import FrontMatter
import Linting
import SourceText

/// Works out what each rule is set to, layer upon layer.
struct RuleResolver {
  private struct State {
    var severity: Severity?
    var origin = SettingOrigin.builtIn
    /// Whether a configuration, not a preset, said so.
    var isTurnedOff = false
    /// Whether a person, and not a preset, said something of it.
    var isAsked = false
    /// Whether a setting for this rule, and not a whole preset, gave the severity.
    var hasSetSeverity = false
    var options: [Located<DataEntry>] = []
  }

  /// A mistake that shows only when the options of several files meet.
  struct LateMistake {
    var path: String
    var finding: Finding
  }

  private let context: ConfigurationContext
  private let configuration: Configuration
  private var states: [State]
  private var places: [String: Int] = [:]
  private(set) var mistakes: [LateMistake] = []

  init(_ configuration: Configuration, _ context: ConfigurationContext) {
    self.configuration = configuration
    self.context = context
    states = context.catalogue.definitions.map {
      // The rules of reading are on before anything is said.
      State(severity: $0.description.family == .reading ? $0.description.severity : nil)
    }
    for (place, id) in context.catalogue.ids.enumerated() { places[id] = place }
  }

  /// The rules for posts that the overrides numbered `overrides` hold for; `dialect` is that of their
  /// folder.
  mutating func resolve(
    overrides: [Int], dialect: Located<String>, _ commandLine: CommandLineSettings
  ) -> ResolvedRules {
    for layer in configuration.layers {
      switch layer {
      case .preset(let preset, let settings):
        apply(preset)
        settings.forEach { apply($0) }
      case .pack(let pack): apply(pack)
      case .rules(let settings): ask(settings)
      }
    }
    for number in overrides { ask(configuration.overrides[number].rules) }
    apply(commandLine)
    var article = ArticleResolver(siteURL: configuration.site.url)
    configuration.article.forEach { article.apply($0) }
    for number in overrides { article.apply(configuration.overrides[number].article) }
    article.complete(dialect)
    return finish(article, habits(commandLine))
  }

  /// Applies what a person says of rules.
  private mutating func ask(_ settings: [RuleSetting]) {
    for setting in settings {
      apply(setting)
      if let place = places[setting.id] { states[place].isAsked = true }
    }
  }

  private func description(_ place: Int) -> RuleDescription {
    context.catalogue.definitions[place].description
  }

  private mutating func apply(_ preset: Preset) {
    if case .untouched = preset.severities { return }
    for rule in context.ownRules {
      guard let place = places[rule.id] else { continue }
      states[place].severity = preset.severity(of: rule.description)
      states[place].origin = .preset(preset.name)
      states[place].isTurnedOff = false
      states[place].hasSetSeverity = false
    }
  }

  private mutating func apply(_ pack: RulePack) {
    for rule in pack.rules {
      guard let place = places[rule.id] else { continue }
      // A page may leave it to a configuration to turn its rule on.
      states[place].severity = rule.description.severity
      states[place].origin = .pack(
        context.packs.contains { $0.name == pack.name } ? "rules/" + pack.name : pack.name)
      states[place].isTurnedOff = false
    }
  }

  private mutating func apply(_ setting: RuleSetting) {
    guard let place = places[setting.id] else { return }
    if let level = setting.level {
      states[place].severity = level.value.severity(of: description(place))
      states[place].hasSetSeverity = level.value != .on
      states[place].origin = level.origin
      states[place].isTurnedOff = level.value == .off
    } else if states[place].severity == nil, !states[place].isTurnedOff {
      // A rule that is off until configured is configured by its options.
      states[place].severity = description(place).severity ?? .warning
      states[place].origin = setting.origin
    }
    for option in setting.options {
      states[place].options.removeAll { $0.value.key == option.value.key }
      states[place].options.append(option)
    }
  }

  private mutating func apply(_ commandLine: CommandLineSettings) {
    if !commandLine.only.isEmpty {
      let only = Set(commandLine.only)
      for place in states.indices {
        let rule = description(place)
        if only.contains(rule.id) {
          states[place].isAsked = true
          guard states[place].severity == nil else { continue }
          states[place].severity = rule.severity ?? .warning
          states[place].origin = .commandLine
        } else if rule.family != .reading || rule.id == UnusedSuppression.description.id {
          // What says that a post was not examined stays: it must not pass for a clean one.
          if states[place].severity != nil { states[place].origin = .commandLine }
          states[place].severity = nil
        }
      }
    }
    for (id, level) in commandLine.rules {
      guard let place = places[id] else { continue }
      states[place].severity = level.severity(of: description(place))
      states[place].hasSetSeverity = level != .on
      states[place].origin = .commandLine
      states[place].isAsked = true
    }
  }

  /// What holds for habits: what is recorded, less what the command line asks for.
  private func habits(_ commandLine: CommandLineSettings) -> HabitSettings {
    var habits = configuration.habits
    habits.isOff = habits.isOff || commandLine.judgesEachPost
    for (id, state) in zip(context.catalogue.ids, states) where state.isAsked {
      habits.asked.insert(id)
    }
    for id in commandLine.only + commandLine.rules.map(\.id) { habits.records[id] = nil }
    return habits
  }

  private mutating func finish(
    _ article: ArticleResolver, _ habits: HabitSettings
  ) -> ResolvedRules {
    var active: [ResolvedRules.Active] = []
    var silent: [any Check] = []
    for (definition, state) in zip(context.catalogue.definitions, states) {
      guard let severity = state.severity else {
        if !state.options.isEmpty {
          silent.append(definition.make(state.options.map { OptionEntry($0.value) }).0)
        }
        continue
      }
      let (check, mistakes) = definition.make(state.options.map { OptionEntry($0.value) })
      for mistake in mistakes {
        guard
          case .file(let path, _)? = state.options.last(where: { $0.value.key == mistake.key })?
            .origin
        else { continue }
        self.mistakes.append(
          LateMistake(
            path: path,
            finding: ConfigurationReader.finding(
              "\(definition.id): \(mistake.message)", help: mistake.help, at: mistake.range)))
      }
      active.append(
        ResolvedRules.Active(
          definition: definition, severity: severity, check: check,
          hasSetSeverity: state.hasSetSeverity))
    }
    return ResolvedRules(
      active: active, silent: silent, catalogue: context.catalogue, article: article.options,
      site: configuration.site, links: configuration.links,
      requiresReason: configuration.requiresReason, habits: habits,
      settings: { [definitions = context.catalogue.definitions, states, configuration] in
        Self.settings(of: definitions, states) + article.settings + configuration.settings
      })
  }

  /// The severity of each rule, followed by the options of each that is on.
  private static func settings(of definitions: [RuleDefinition], _ states: [State]) -> [Setting] {
    var settings: [Setting] = []
    for (definition, state) in zip(definitions, states) {
      settings.append(
        Setting(
          name: "rules.\(definition.id)", value: state.severity?.rawValue ?? "off",
          origin: state.origin))
      if state.severity == nil { continue }
      for option in definition.options {
        let set = state.options.last { $0.value.key == option.name }
        settings.append(
          Setting(
            name: "rules.\(definition.id).\(option.name)",
            value: set.map { YAMLText.value($0.value.value) }
              ?? YAMLText.value(option.defaultValue), origin: set?.origin ?? .builtIn))
      }
    }
    return settings
  }
}
