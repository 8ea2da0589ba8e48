// SPDX-License-Identifier: Apache-2.0

import Configuration
import FrontMatter
import Linting
import SourceText

/// Reads a folder of Vale's rules as a pack: `extends: [vale:styles/Google]`.
///
/// Each file is a rule under the id `google-first-person`. What a file asks for that Stet does not do is a note on
/// it, and the rule or that part of it is left out.
struct ValeStyle {
  let name: String
  let folder: String
  let files: any FileAccess
  private(set) var rules: [RuleDefinition] = []
  private(set) var notes: [ConfigurationReport] = []
  /// How many files hold a rule, run or not.
  private(set) var count = 0
  private var taken: Set<String>
  private let settings: ValeSettings
  private let vocabulary: ValeVocabulary

  private static let mostFiles = 2000
  private static let deepest = 3

  /// Empty when `folder` holds no rule.
  init?(_ name: String, in folder: String, _ files: any FileAccess, taken: Set<String>) {
    self.name = name
    self.folder = folder
    self.files = files
    self.taken = taken
    let own = Self.files(in: folder, files, depth: 0).prefix(Self.mostFiles)
    if own.isEmpty { return nil }
    let style = PathText.name(folder)
    settings = ValeSettings(above: folder, style: style, files)
    vocabulary = ValeVocabulary(above: folder, names: settings.vocabularies, files)
    if let source = settings.source, !settings.notes.isEmpty {
      notes.append(
        ConfigurationReport(path: source.path, source: source, findings: settings.notes))
    }
    for path in own {
      guard PathText.relative(files.resolved(path), to: files.resolved(folder)) != nil,
        case .text(let source) = files.read(path)
      else { continue }
      let file = PathText.name(path)
      read(source, id: StyleName.id(style) + "-" + StyleName.id(String(file.prefix { $0 != "." })))
    }
    for (id, body) in vocabulary.bodies() where !self.taken.contains(id) {
      add(id, .error, "The project's vocabulary is used", "", body)
    }
  }

  /// The rules' files in `folder` and in the folders below it.
  private static func files(in folder: String, _ files: any FileAccess, depth: Int) -> [String] {
    guard depth <= deepest, let names = files.list(folder) else { return [] }
    var found: [String] = []
    for name in names where !name.hasPrefix(".") {
      let path = PathText.join(folder, name)
      if name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
        found.append(path)
      } else if depth > 0 || !name.contains("."), name != "config", name != "Vocab" {
        found += Self.files(in: path, files, depth: depth + 1)
      }
    }
    return found
  }

  var reading: PackReading { PackReading(pack: RulePack(name: name, rules: rules), notes: notes) }

  private mutating func read(_ source: SourceText, id: String) {
    var rule = ValeRule(source, vocabulary: vocabulary)
    let body = rule.body()
    if rule.isRule { count += 1 }
    if !rule.notes.isEmpty {
      notes.append(
        ConfigurationReport(
          path: source.path, source: source,
          findings: rule.notes.sorted { $0.range < $1.range }))
    }
    guard let body, !taken.contains(id) else { return }
    let page = "Read from a Vale style.\n" + (rule.link.map { "\n<\($0)>\n" } ?? "")
    add(id, rule.severity, "The style '\(PathText.name(folder))' is followed", page, body)
  }

  private mutating func add(
    _ id: String, _ severity: Severity, _ summary: String, _ page: String, _ body: any ValeBody
  ) {
    taken.insert(id)
    let check = ValeCheck(body, settings)
    rules.append(
      RuleDefinition(
        description: RuleDescription(id, .prose, severity, summary), page: page
      ) { entries in (check, NoOptions.read(entries).1) })
  }
}
