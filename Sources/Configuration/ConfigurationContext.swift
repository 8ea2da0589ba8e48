// SPDX-License-Identifier: Apache-2.0

import Articles
package import Linting
package import SourceText

/// Rules that are on only where a configuration extends `rules/NAME`.
package struct RulePack: Sendable {
  /// Without `rules/` for a pack in the binary, as a configuration spells it for any other.
  package var name: String
  package var rules: [RuleDefinition]

  package init(name: String, rules: [RuleDefinition]) {
    self.name = name
    self.rules = rules
  }
}

/// What a configuration may speak of: everything that its words are held against.
package struct ConfigurationContext: Sendable {
  /// Every rule, those of ``packs`` among them.
  package private(set) var catalogue: RuleCatalogue
  /// The ids of the rules that no pack brings; presets speak of these.
  package let ownRules: [RuleDefinition]
  package let packs: [RulePack]
  package var presets: [Preset]
  /// What may be under `article.preset`.
  package let articlePresets = ThemePreset.all.map(\.name).sorted()
  /// The site generators, and the names of the hosts: whoever knows sites hands them in.
  package var generators: [SiteGenerator] = []
  package var hosts: [String] = []
  /// What may be under `site.generator`.
  package var generatorNames: [String] { generators.map(\.name).sorted() }
  package let reasons = ["required", "optional"]
  /// What is wrong with a text as a selector, without a full stop; `nil` when it is one.
  package var selectorProblem: @Sendable (String) -> String? = { $0.isEmpty ? "it is empty" : nil }

  /// Reads a project's own pack; `nil` where a build knows no packs.
  package var packReader: (any PackReader)?
  /// The projects' own packs that were read, in order.
  private var added: [RulePack] = []

  package init(
    rules: [RuleDefinition], packs: [RulePack] = [], presets: [Preset] = Preset.builtIn
  ) {
    catalogue = RuleCatalogue(rules + packs.flatMap(\.rules))
    let packed = Set(packs.flatMap { $0.rules.map(\.id) }).subtracting(rules.map(\.id))
    ownRules = catalogue.definitions.filter { !packed.contains($0.id) }
    self.packs = packs
    self.presets = presets
  }

  /// The ids that an additional pack may not use.
  var taken: Set<String> { Set((ownRules + added.flatMap(\.rules)).map(\.id)) }

  /// Takes in a project's own pack. Its rules replace those of the packs in the binary that have their
  /// ids.
  mutating func add(_ pack: RulePack) {
    added.append(pack)
    catalogue = RuleCatalogue(ownRules + added.flatMap(\.rules) + packs.flatMap(\.rules))
  }

  func preset(_ name: String) -> Preset? { presets.first { $0.name == name } }
  func pack(_ name: String) -> RulePack? { packs.first { "rules/" + $0.name == name } }

  /// The names that `extends` knows without a file.
  var extendable: [String] { presets.map(\.name) + packs.map { "rules/" + $0.name } }
}

/// Reads packs that a project brings.
package protocol PackReader: Sendable {
  /// The pack in the folder `folder`, of which `name` is what a configuration calls it; no rule has an id of `taken`.
  /// Nothing when no pack lies there.
  func read(
    _ name: String, in folder: String, _ files: any FileAccess, taken: Set<String>
  ) -> PackReading?
}

/// A pack that was read, and what is to be said of its files.
package struct PackReading: Sendable {
  package var pack: RulePack
  /// Mistakes; with one of them nothing may be linted.
  package var mistakes: [ConfigurationReport]
  /// What a file asks for that Stet does not do; the rest of it is used.
  package var notes: [ConfigurationReport]

  package init(
    pack: RulePack, mistakes: [ConfigurationReport] = [], notes: [ConfigurationReport] = []
  ) {
    self.pack = pack
    self.mistakes = mistakes
    self.notes = notes
  }
}

/// What a configuration says of a rule in one word.
package enum RuleLevel: String, CaseIterable, Sendable {
  case error
  case warning
  case suggestion
  case off
  /// At the severity of the table, a warning where it has none.
  case on

  /// The severity for a rule; nothing is off.
  func severity(of rule: RuleDescription) -> Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .suggestion: .suggestion
    case .off: nil
    case .on: rule.severity ?? .warning
    }
  }

  /// What to write for a word that is not a level.
  package static func help(for word: String) -> String {
    let others = [
      "warn": "warning", "info": "suggestion", "hint": "suggestion", "false": "off", "no": "off",
      "none": "off", "disabled": "off", "0": "off", "1": "warning", "2": "error", "true": "on",
      "yes": "on", "enabled": "on",
    ]
    if let near = others[word.lowercased()]
      ?? Suggestion.nearest(to: word, among: allCases.map(\.rawValue))
    {
      return "did you mean '\(near)'?"
    }
    return "write \(OptionType.choice(allCases.map(\.rawValue)).expectation)"
  }
}

/// What the command line sets over every configuration.
package struct CommandLineSettings: Sendable {
  /// The file given by `--config`, instead of every `.stet.yml`.
  package var configurationPath: String?
  /// The name given by `--preset`, instead of every preset that a configuration names.
  package var preset: String?
  /// `--only`: nothing else is on.
  package var only: [String] = []
  /// `--rule ID[=LEVEL]`, in order.
  package var rules: [(id: String, level: RuleLevel)] = []
  /// `--all`: each post is judged, whatever the site's habits are.
  package var judgesEachPost = false

  package init() {}

  /// The ids of one `--only`, separated by commas.
  package static func ids(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
  }

  /// Reads the value of one `--rule`; the error is a sentence for the user.
  ///
  /// A level holds for the ids in front of it (`a,b=off,c=error`); ids without one are turned on.
  package static func rules(
    _ text: String
  ) -> Result<[(id: String, level: RuleLevel)], UsageError> {
    var rules: [(id: String, level: RuleLevel)] = []
    var waiting: [String] = []
    for part in ids(text) {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      waiting.append(String(halves[0]))
      guard halves.count == 2 else { continue }
      let word = String(halves[1])
      guard let level = RuleLevel(rawValue: word) else {
        return .failure(
          UsageError(message: "'\(word)' is not a severity", help: RuleLevel.help(for: word)))
      }
      rules += waiting.map { ($0, level) }
      waiting = []
    }
    return .success(rules + waiting.map { ($0, .on) })
  }

  /// What these settings name that there is not.
  package func mistakes(_ context: ConfigurationContext) -> [UsageError] {
    var mistakes: [UsageError] = []
    for id in only + rules.map(\.id) where context.catalogue[id] == nil {
      mistakes.append(
        UsageError(message: "unknown rule '\(id)'", help: context.catalogue.help(for: id)))
    }
    if let mistake = presetMistake(context) { mistakes.append(mistake) }
    return mistakes
  }

  /// What is wrong with the name of the preset.
  package func presetMistake(_ context: ConfigurationContext) -> UsageError? {
    guard let preset, context.preset(preset) == nil else { return nil }
    let names = context.presets.map(\.name)
    return UsageError(
      message: "unknown preset '\(preset)'",
      help: Suggestion.nearest(to: preset, among: names).map { "did you mean '\($0)'?" }
        ?? "available presets: \(names.joined(separator: ", "))")
  }
}

/// A wrong word on the command line.
package struct UsageError: Error, Hashable, Sendable {
  package var message: String
  package var help: String

  package init(message: String, help: String) {
    self.message = message
    self.help = help
  }
}

/// What is at a path.
package enum FileContent: Sendable {
  /// A file; its `path` is the one to print.
  case text(SourceText)
  case missing
  /// There is a file, but it cannot be read; why, without a full stop.
  case unreadable(String)
}

/// How a configuration is read from a disk, or from whatever stands for one.
package protocol FileAccess: Sendable {
  func read(_ path: String) -> FileContent
  /// Whether a file or folder is there.
  func exists(_ path: String) -> Bool
  /// `path` with its symbolic links followed; `path` itself where there is nothing to follow.
  func resolved(_ path: String) -> String
  /// The names in the folder at `path`, sorted; empty for what is not a folder.
  func list(_ path: String) -> [String]?
}

extension FileAccess {
  package func list(_ path: String) -> [String]? { nil }
  package func resolved(_ path: String) -> String { path }
}
