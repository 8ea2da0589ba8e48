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
  private var taken: Set<String>
  private var vocabulary = ValeVocabulary()

  private static let mostFiles = 2000

  /// Nothing when `folder` holds no rule.
  init?(_ name: String, in folder: String, _ files: any FileAccess, taken: Set<String>) {
    self.name = name
    self.folder = folder
    self.files = files
    self.taken = taken
    guard let names = files.list(folder) else { return nil }
    let own = names.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }
    if own.isEmpty { return nil }
    vocabulary = ValeVocabulary(above: folder, files)
    let style = Self.id(PathText.name(folder))
    for file in own.prefix(Self.mostFiles) {
      let path = PathText.join(folder, file)
      guard PathText.relative(files.resolved(path), to: files.resolved(folder)) != nil,
        case .text(let source) = files.read(path)
      else { continue }
      read(source, id: style + "-" + Self.id(String(file.prefix { $0 != "." })))
    }
    for (id, body) in vocabulary.bodies where !self.taken.contains(id) {
      add(id, .error, "The project's own vocabulary is kept", "", body)
    }
  }

  var reading: PackReading { PackReading(pack: RulePack(name: name, rules: rules), notes: notes) }

  /// `FirstPerson` as `first-person`.
  static func id(_ name: String) -> String {
    var result = ""
    var wasLower = false
    for scalar in name.unicodeScalars {
      switch scalar {
      case "A"..."Z":
        if wasLower { result += "-" }
        result += String(scalar).lowercased()
        wasLower = false
      case "a"..."z", "0"..."9":
        result.unicodeScalars.append(scalar)
        wasLower = true
      default:
        if !result.isEmpty, !result.hasSuffix("-") { result += "-" }
        wasLower = false
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? "style" : result
  }

  private mutating func read(_ source: SourceText, id: String) {
    var rule = ValeRule(source, vocabulary: vocabulary)
    let body = rule.body()
    if !rule.notes.isEmpty {
      notes.append(
        ConfigurationReport(
          path: source.path, source: source,
          findings: rule.notes.sorted { $0.range < $1.range }))
    }
    guard let body, !taken.contains(id) else { return }
    let page = "Read from a style of Vale.\n" + (rule.link.map { "\n<\($0)>\n" } ?? "")
    add(id, rule.severity, "The style '\(PathText.name(folder))' is kept", page, body)
  }

  private mutating func add(
    _ id: String, _ severity: Severity, _ summary: String, _ page: String, _ body: any PackBody
  ) {
    taken.insert(id)
    let check = PackCheck(limits: PackLimits(), body: body)
    rules.append(
      RuleDefinition(
        description: RuleDescription(id, .prose, severity, summary), page: page
      ) { entries in (check, NoOptions.read(entries).1) })
  }
}

/// The words that a project always or never uses, as Vale keeps them beside its styles.
struct ValeVocabulary {
  private(set) var accepted: [String] = []
  private(set) var rejected: [String] = []

  init() {}

  /// The vocabularies of the folder that holds the style at `folder`.
  init(above folder: String, _ files: any FileAccess) {
    let styles = PathText.folder(folder)
    for place in ["config/vocabularies", "Vocab"] {
      let all = PathText.join(styles, place)
      for name in files.list(all) ?? [] {
        accepted += Self.lines(PathText.join(all, name + "/accept.txt"), files)
        rejected += Self.lines(PathText.join(all, name + "/reject.txt"), files)
      }
    }
  }

  private static func lines(_ path: String, _ files: any FileAccess) -> [String] {
    guard case .text(let source) = files.read(path) else { return [] }
    return source.string(ByteRange(source.contentStart, source.count))
      .split(whereSeparator: \.isNewline)
      .map { $0.trimming() }.filter { !$0.isEmpty && !$0.hasPrefix("#") }.map(String.init)
  }

  /// What no rule of a style finds fault with.
  var exceptions: [TextQuery.Token] { ValePatterns.tokens(accepted, ignoresCase: false) }

  /// The rules that the words themselves make, as Vale has them.
  var bodies: [(id: String, body: any PackBody)] {
    var bodies: [(String, any PackBody)] = []
    if !rejected.isEmpty {
      var query = TextQuery()
      query.scope = ValeScope.text
      query.tokens = ValePatterns.tokens(rejected, ignoresCase: true)
      bodies.append(
        (
          "vale-avoid",
          ExistenceBody(
            query: query,
            message: PackMessage(
              text: "'%s' is a word that this project avoids", help: "write another word"))
        ))
    }
    let plain = accepted.filter {
      $0.contains(where: \.isUppercase) && PhraseTrie.words(of: $0) != nil
    }
    if !plain.isEmpty {
      var query = TextQuery()
      query.scope = ValeScope.text
      query.tokens = plain.compactMap {
        ValePatterns.token($0, ignoresCase: true, isWhole: true)
      }
      bodies.append(
        (
          "vale-terms",
          SubstitutionBody(
            query: query,
            message: PackMessage(text: "'%s' is written '%1' here", help: "write '%1'"),
            replacements: plain.map { [$0] }, fix: .offer)
        ))
    }
    return bodies
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  func trimming() -> SubSequence {
    let rest = drop(while: \.isWhitespace)
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return rest.prefix(0) }
    return rest[...last]
  }
}
