// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import Linting
import Patterns
import SourceText

/// One file of a style of Vale.
struct ValeRule {
  private let source: SourceText
  private let vocabulary: ValeVocabulary
  private var root: DataValue?
  /// What the file asks for that is not done.
  private(set) var notes: [Finding] = []

  /// The keys that every rule of Vale may have; those in the second list say nothing that a check needs.
  private static let known: Set<String> = [
    "extends", "message", "level", "scope", "link", "ignorecase", "nonword", "tokens", "raw",
    "exceptions", "vocab", "swap", "max", "min", "token", "alpha", "either", "first", "second",
    "match", "style", "threshold", "formula", "condition", "metrics", "grade",
    "description", "limit", "action", "capitalize", "indicators",
  ]

  init(_ source: SourceText, vocabulary: ValeVocabulary) {
    self.source = source
    self.vocabulary = vocabulary
    do {
      root = try YAMLReader.read(source, in: ByteRange(source.contentStart, source.count))
    } catch {
      note("this rule cannot be read: \(error.message)", at: error.range)
    }
  }

  var link: String? { root?["link"]?.string.flatMap { $0.hasPrefix("http") ? $0 : nil } }

  var severity: Severity {
    root?["level"]?.string.flatMap(Severity.init(rawValue:)) ?? .warning
  }

  private mutating func note(_ message: String, at range: ByteRange) {
    notes.append(
      Finding(
        rule: ConfigurationReport.rule, severity: .suggestion, message: message,
        help: "the rest of the style is used as it is", range: range))
  }

  private func place(_ key: String) -> ByteRange {
    root?.entry(key).map(\.keyRange) ?? ByteRange(at: source.contentStart)
  }

  private mutating func texts(_ key: String) -> [String] {
    (root?[key]?.list ?? []).compactMap(\.string)
  }

  private func flag(_ key: String) -> Bool { root?[key]?.bool ?? false }

  /// The check; nothing, with a note, for what Stet does not do.
  mutating func body() -> (any PackBody)? {
    guard let root else { return nil }
    guard let kind = root["extends"]?.string else {
      note("this file says no kind of rule, so it is left out", at: place("extends"))
      return nil
    }
    for entry in root.map ?? [] where !Self.known.contains(entry.key) && kind != "spelling" {
      note("'\(entry.key)' is not understood, so it is left out", at: entry.keyRange)
    }
    if root["indicators"] != nil {
      note(
        "'indicators' is left out; a capital may follow a colon or a full stop",
        at: place("indicators"))
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
    case "readability": return readability()
    case "spelling":
      note("Stet checks no spelling, so this rule is left out", at: place("extends"))
    case "sequence", "script":
      note(
        "rules of the kind '\(kind)' are not run, so this rule is left out", at: place("extends"))
    default:
      note("there is no kind '\(kind)', so this rule is left out", at: place("extends"))
    }
    return nil
  }

  // MARK: Parts

  /// The message with what Vale puts in for each `%s` in turn.
  private func message(_ places: [String]) -> PackMessage {
    var text = root?["message"]?.string ?? root?["description"]?.string ?? "'%s' breaks this style"
    var parts = text.components("%s")
    for (number, place) in places.enumerated() where parts.count > 1 && number + 1 < parts.count {
      parts[number] += place
    }
    if parts.count > 1 {
      text = ""
      for (number, part) in parts.enumerated() {
        text += part
        if number >= places.count, number + 1 < parts.count { text += places.last ?? "%s" }
      }
    }
    while text.hasSuffix(".") { text.removeLast() }
    let help = link.map { "the style says why: \($0)" } ?? "write it as the style asks for"
    return PackMessage(text: text, help: help)
  }

  private mutating func query(ignoresCase: Bool) -> TextQuery {
    var query = TextQuery()
    query.ignoresCase = ignoresCase
    let scopes = root?["scope"].map { $0.list ?? [$0] }?.compactMap(\.string) ?? ["text"]
    let (filter, unknown) = ValeScope.filter(scopes)
    query.scope = filter
    for name in unknown {
      note("there is no scope '\(name)' here, so it is left out", at: place("scope"))
    }
    query.exceptions = tokens(texts("exceptions"), ignoresCase: ignoresCase, key: "exceptions")
    if root?["vocab"]?.bool ?? true { query.exceptions += vocabulary.exceptions }
    return query
  }

  private mutating func tokens(
    _ texts: [String], ignoresCase: Bool, isWhole: Bool = true, key: String
  ) -> [TextQuery.Token] {
    var wrong: [(String, String)] = []
    let tokens = ValePatterns.tokens(texts, ignoresCase: ignoresCase, isWhole: isWhole) {
      wrong.append(($0, $1))
    }
    for (text, problem) in wrong {
      note("the pattern '\(text)' cannot be used (\(problem)), so it is left out", at: place(key))
    }
    return tokens
  }

  private mutating func token(_ text: String, ignoresCase: Bool, isWhole: Bool, key: String)
    -> TextQuery.Token?
  {
    tokens([text], ignoresCase: ignoresCase, isWhole: isWhole, key: key).first
  }

  // MARK: Kinds

  private mutating func existence() -> (any PackBody)? {
    var query = query(ignoresCase: flag("ignorecase"))
    let raw = texts("raw").joined()
    query.tokens = tokens(
      texts("tokens"), ignoresCase: query.ignoresCase, isWhole: !flag("nonword"), key: "tokens")
    if !raw.isEmpty {
      query.tokens += tokens([raw], ignoresCase: query.ignoresCase, isWhole: false, key: "raw")
    }
    return query.tokens.isEmpty ? nil : ExistenceBody(query: query, message: message(["%s"]))
  }

  private mutating func substitution() -> (any PackBody)? {
    var query = query(ignoresCase: root?["ignorecase"]?.bool ?? true)
    query.withGroups = true
    var replacements: [[String]] = []
    for entry in root?["swap"]?.map ?? [] {
      guard let to = entry.value.string,
        let token = token(
          entry.key, ignoresCase: query.ignoresCase, isWhole: !flag("nonword"), key: "swap")
      else { continue }
      query.tokens.append(token)
      replacements.append(to.split(separator: "|").map(String.init))
    }
    return SubstitutionBody(
      query: query, message: message(["%1", "%s"]), replacements: replacements, fix: .offer)
  }

  private mutating func occurrence() -> (any PackBody)? {
    var query = query(ignoresCase: flag("ignorecase"))
    guard let text = root?["token"]?.string,
      let token = token(text, ignoresCase: query.ignoresCase, isWhole: false, key: "token")
    else { return nil }
    query.tokens = [token]
    return OccurrenceBody(
      query: query, message: message(["%1"]), least: root?["min"]?.int, most: root?["max"]?.int,
      scope: query.scope)
  }

  private mutating func repetition() -> (any PackBody)? {
    var query = query(ignoresCase: flag("ignorecase"))
    query.tokens = tokens(
      texts("tokens"), ignoresCase: query.ignoresCase, isWhole: false, key: "tokens")
    return RepetitionBody(
      query: query, message: message(["%s"]), scope: query.scope, ignoresCase: query.ignoresCase,
      onlyLetters: flag("alpha"), fix: .offer)
  }

  private mutating func consistency() -> (any PackBody)? {
    var query = query(ignoresCase: flag("ignorecase"))
    var count = 0
    for entry in root?["either"]?.map ?? [] {
      guard let other = entry.value.string,
        let left = token(
          entry.key, ignoresCase: query.ignoresCase, isWhole: !flag("nonword"), key: "either"),
        let right = token(
          other, ignoresCase: query.ignoresCase, isWhole: !flag("nonword"), key: "either")
      else { continue }
      query.tokens += [left, right]
      count += 1
    }
    query.overlaps = true
    return ConsistencyBody(query: query, message: message(["%s"]), pairs: count, fix: nil)
  }

  private mutating func conditional() -> (any PackBody)? {
    var query = query(ignoresCase: flag("ignorecase"))
    guard let first = root?["first"]?.string, let second = root?["second"]?.string,
      let one = token(first, ignoresCase: query.ignoresCase, isWhole: false, key: "first"),
      let two = token(second, ignoresCase: query.ignoresCase, isWhole: false, key: "second")
    else { return nil }
    query.tokens = [one, two]
    query.overlaps = true
    query.withGroups = true
    return ConditionalBody(query: query, message: message(["%s"]), isOnce: false)
  }

  private mutating func capitalization() -> (any PackBody)? {
    var query = query(ignoresCase: false)
    query.tokens = query.exceptions
    query.exceptions = []
    let match = root?["match"]?.string ?? "$title"
    let isChicago = root?["style"]?.string == "Chicago"
    var letters: LetterCase?
    var pattern: Pattern?
    switch match {
    case "$title": letters = .title(isChicago ? .chicago : .ap)
    case "$sentence": letters = .sentence
    case "$lower": letters = .lower
    case "$upper": letters = .upper
    default:
      do throws(PatternProblem) {
        pattern = try Pattern(match)
      } catch {
        note("the pattern '\(match)' cannot be used (\(error.message))", at: place("match"))
        return nil
      }
    }
    return CapitalizationBody(
      query: query, message: message(["%s"]), letters: letters, pattern: pattern,
      threshold: root?["threshold"]?.double ?? 0.8, fix: nil)
  }

  private mutating func metric() -> (any PackBody)? {
    guard let text = root?["formula"]?.string, let condition = root?["condition"]?.string,
      let holds = Condition(condition)
    else {
      note("this rule lacks a formula and a condition, so it is left out", at: place("formula"))
      return nil
    }
    do throws(FormulaMistake) {
      return MetricBody(
        message: message(["%s"]), formula: try Formula(text, known: Metrics.names),
        condition: holds)
    } catch {
      note("the formula cannot be used: \(error.message)", at: place("formula"))
      return nil
    }
  }

  private mutating func readability() -> (any PackBody)? {
    guard let grade = root?["grade"]?.double else {
      note("this rule names no grade, so it is left out", at: place("extends"))
      return nil
    }
    var metrics: [String] = []
    for name in texts("metrics") {
      if let formula = Self.grades[name] {
        metrics.append("(\(formula))")
      } else {
        note("'\(name)' is not worked out, so it is left out", at: place("metrics"))
      }
    }
    guard !metrics.isEmpty,
      let formula = try? Formula(
        "(\(metrics.joined(separator: " + "))) / \(metrics.count)", known: Metrics.names),
      let holds = Condition("> \(grade)")
    else { return nil }
    return MetricBody(message: message(["%s"]), formula: formula, condition: holds)
  }

  /// The grades by their published formulas.
  private static let grades = [
    "Flesch-Kincaid": "0.39 * words / sentences + 11.8 * syllables / words - 15.59",
    "Gunning Fog": "0.4 * (words / sentences + 100 * complex_words / words)",
    "Coleman-Liau": "5.88 * letters / words - 29.6 * sentences / words - 15.8",
    "SMOG": "1.0430 * sqrt(30 * complex_words / sentences) + 3.1291",
    "Automated Readability": "4.71 * characters / words + 0.5 * words / sentences - 21.43",
  ]
}

extension String {
  /// The parts between the places where `separator` stands.
  fileprivate func components(_ separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
