// SPDX-License-Identifier: Apache-2.0

import Configuration
import FrontMatter
import Linting
import Patterns
import RulePacks
import SourceText

/// One file of a style of Vale.
struct ValeRule {
  private let source: SourceText
  let vocabulary: ValeVocabulary
  private(set) var root: DataValue?
  /// What the file asks for that is not done.
  private(set) var notes: [Finding] = []

  /// The keys that every rule of Vale may have in addition to those of its kind.
  private static let common: Set<String> = [
    "extends", "message", "level", "scope", "link", "limit", "action", "description", "name",
    "vocab", "ignorecase", "exceptions", "tests", "matchcase", "nonword", "append",
  ]
  private static let keys: [String: Set<String>] = [
    "existence": ["tokens", "raw"],
    "substitution": ["swap", "capitalize", "pos"],
    "occurrence": ["token", "min", "max"],
    "repetition": ["tokens", "max", "alpha"],
    "consistency": ["either"],
    "conditional": ["first", "second"],
    "capitalization": ["match", "style", "threshold", "indicators", "prefix"],
    "metric": ["formula", "condition"],
    "readability": ["metrics", "grade"],
  ]

  init(_ source: SourceText, vocabulary: ValeVocabulary) {
    self.source = source
    self.vocabulary = vocabulary
    do {
      root = try YAMLReader.read(source, in: ByteRange(source.contentStart, source.count))
    } catch {
      note("this rule is invalid: \(error.message)", at: error.range)
    }
  }

  /// Whether the file says that it is a rule.
  var isRule: Bool { root?["extends"] != nil }

  var link: String? { root?["link"]?.string.flatMap { $0.hasPrefix("http") ? $0 : nil } }

  var severity: Severity {
    root?["level"]?.string.flatMap(Severity.init(rawValue:)) ?? .warning
  }

  mutating func note(_ message: String, at range: ByteRange) {
    notes.append(
      Finding(
        rule: ConfigurationReport.rule, severity: .suggestion, message: message,
        help: "the rest of the style is used", range: range))
  }

  func place(_ key: String) -> ByteRange {
    root?.entry(key).map(\.keyRange) ?? ByteRange(at: source.contentStart)
  }

  func texts(_ key: String) -> [String] {
    guard let value = root?[key] else { return [] }
    return (value.list ?? [value]).compactMap(\.string)
  }

  func flag(_ key: String, default value: Bool = false) -> Bool { root?[key]?.bool ?? value }

  func number(_ key: String) -> Int { root?[key]?.int ?? 0 }

  var limit: Int { number("limit") }

  /// The check; nothing, with a note, for what Stet does not do.
  mutating func body() -> (any ValeBody)? {
    guard let root else { return nil }
    guard let kind = root["extends"]?.string else {
      note("this file has no 'extends' and is not run", at: place("extends"))
      return nil
    }
    guard let own = Self.keys[kind] else {
      note(Self.refusal(of: kind), at: place("extends"))
      return nil
    }
    for entry in root.map ?? [] where !own.contains(entry.key) && !Self.common.contains(entry.key) {
      note(
        "'\(entry.key)' is not a key of '\(kind)' rules and is ignored", at: entry.keyRange)
    }
    if root["pos"] != nil {
      note(
        "'pos' needs part-of-speech tags, which Stet does not support; it is ignored",
        at: place("pos"))
    }
    switch kind {
    case "existence": return existence()
    case "substitution": return substitution()
    case "occurrence": return occurrence()
    case "repetition": return repetition()
    case "consistency": return consistency()
    case "conditional": return conditional()
    case "capitalization": return capitalization()
    case "metric": return metric()
    default: return readability()
    }
  }

  private static func refusal(of kind: String) -> String {
    switch kind {
    case "spelling": "Stet does not check spelling; this rule is not run"
    case "sequence":
      "'sequence' rules need part-of-speech tags, which Stet does not support; this rule is not run"
    case "script": "Stet runs no scripts; this rule is not run"
    case _ where kind.contains("."):
      "Stet does not support rules that extend another rule ('\(kind)'); this rule is not run"
    default: "unknown kind '\(kind)'; this rule is not run"
    }
  }

  // MARK: Parts

  var message: ValeMessage {
    let text =
      root?["message"]?.string ?? root?["description"]?.string ?? "'%s' does not follow the style"
    return ValeMessage(text: text, help: link.map { "see \($0)" } ?? "follow the style")
  }

  mutating func selector() -> ValeSelector {
    let names = texts("scope")
    let selector = ValeSelector(names.isEmpty ? ["text"] : names)
    for name in selector.unknown {
      note("Stet does not support the scope '\(name)'; it is ignored", at: place("scope"))
    }
    return selector
  }

  /// The words in which the rule finds nothing.
  func exceptionTerms(usesVocabulary: Bool = true) -> [String] {
    texts("exceptions")
      + (usesVocabulary && flag("vocab", default: true) ? vocabulary.accepted : [])
  }

  mutating func exceptions(usesVocabulary: Bool = true) -> ValeExceptions {
    var wrong: [(String, String)] = []
    let exceptions = ValeExceptions(exceptionTerms(usesVocabulary: usesVocabulary)) {
      wrong.append(($0, $1))
    }
    for (text, problem) in wrong { refuse(text, problem, "exceptions") }
    return exceptions
  }

  private mutating func refuse(_ text: String, _ problem: String, _ key: String) {
    note("invalid pattern '\(text)' (\(problem)); it is ignored", at: place(key))
  }

  /// The token `text`; nothing, with a note, for one that cannot be used.
  mutating func token(
    _ text: String, ignoresCase: Bool, _ frame: ValePattern.Frame, key: String
  ) -> ValeQuery.Token? {
    do throws(PatternProblem) {
      return try ValeQuery.Token.read(text, ignoresCase: ignoresCase, frame)
    } catch {
      refuse(text, error.message, key)
      return nil
    }
  }

  /// The pattern `text`; nothing, with a note, for one that cannot be used.
  mutating func pattern(
    _ text: String, ignoresCase: Bool, _ frame: ValePattern.Frame, key: String
  ) -> ValePattern? {
    do throws(PatternProblem) {
      return try ValePattern(text, ignoresCase: ignoresCase, frame)
    } catch {
      refuse(text, error.message, key)
      return nil
    }
  }

  /// What the rule's action does; nothing, with a note, for one that Stet does not do.
  mutating func action() -> ValeAction? {
    guard let value = root?["action"], let name = value["name"]?.string, !name.isEmpty else {
      return nil
    }
    let params = (value["params"]?.list ?? []).compactMap(\.string)
    switch name {
    case "replace": return ValeAction(kind: .replace(params))
    case "remove": return ValeAction(kind: .remove)
    case "convert" where params.first == "simple": return ValeAction(kind: .simplify)
    case "edit":
      if let edit = edit(params) { return ValeAction(kind: .edit(edit)) }
    default: break
    }
    note(
      "the action '\(([name] + params.prefix(1)).joined(separator: " "))' is not supported; no fix is offered",
      at: place("action"))
    return nil
  }

  private mutating func edit(_ params: [String]) -> ValeAction.Edit? {
    guard let name = params.first else { return nil }
    switch (name, params.count) {
    case ("regex", 3):
      return pattern(params[1], ignoresCase: false, .plain, key: "action")
        .map { .pattern($0.pattern, with: params[2]) }
    case ("trim", 2): return .trim(params[1], atStart: true, atEnd: true)
    case ("trim_left", 2): return .trim(params[1], atStart: true, atEnd: false)
    case ("trim_right", 2): return .trim(params[1], atStart: false, atEnd: true)
    case ("truncate", 2): return .truncate(params[1])
    case ("split", 3): return Int(params[2]).map { .split(params[1], $0) }
    default: return nil
    }
  }
}
