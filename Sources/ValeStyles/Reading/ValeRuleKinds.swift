// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Linting
import Patterns
import RulePacks

// The check of each kind of rule, from what its file says.

extension ValeRule {
  mutating func existence() -> (any ValeBody)? {
    let ignoresCase = flag("ignorecase")
    let isNonword = flag("nonword")
    var query = ValeQuery(selector: selector())
    let raw = texts("raw").joined()
    let tokens = texts("tokens").filter { !$0.allSatisfy(\.isWhitespace) }
    let frame: ValePattern.Frame = isNonword || tokens.isEmpty ? .lines : .word
    // What a flag or a number in one token changes in the next is kept only in one pattern.
    let isJoined = !raw.isEmpty || tokens.contains { NetSyntax($0).reachesOut }
    if isJoined {
      let inner = tokens.joined(separator: "|")
      let framed = tokens.isEmpty ? "" : frame == .word ? "\\b(?:\(inner))\\b" : "(?:\(inner))"
      let text = flag("append") ? framed + raw : raw + framed
      if let pattern = pattern(
        text, ignoresCase: ignoresCase, .lines, key: raw.isEmpty ? "tokens" : "raw")
      {
        query.tokens = [.pattern(pattern)]
      }
    } else {
      query.tokens = tokens.compactMap {
        token($0, ignoresCase: ignoresCase, frame, key: "tokens")
      }
    }
    let exceptions = exceptions(usesVocabulary: !isNonword)
    let action = action()
    guard !query.tokens.isEmpty, !query.selector.ways.isEmpty else { return nil }
    return ValeExistence(
      query: query, message: message, exceptions: exceptions, action: action, limit: limit)
  }

  mutating func substitution() -> (any ValeBody)? {
    let ignoresCase = flag("ignorecase")
    let frame: ValePattern.Frame = flag("nonword") ? .lines : .word
    let action = action()
    var replaces = false
    var words: [String] = []
    if case .replace(let params)? = action?.kind {
      replaces = true
      words = params
    }
    var query = ValeQuery(selector: selector())
    var swaps: [ValeSubstitution.Swap] = []
    // Of several that begin together the longest key counts.
    let entries = (root?["swap"]?.map ?? []).enumerated().sorted {
      ($1.element.key.utf8.count, $0.offset) < ($0.element.key.utf8.count, $1.offset)
    }
    for (_, entry) in entries {
      guard let to = entry.value.string ?? (entry.value.isNull ? "" : nil),
        let token = token(entry.key, ignoresCase: ignoresCase, frame, key: "swap")
      else { continue }
      query.tokens.append(token)
      swaps.append(swap(to, words))
      if to.contains("$") { query.withGroups = true }
    }
    let exceptions = exceptions()
    guard !query.tokens.isEmpty, !query.selector.ways.isEmpty else { return nil }
    // Vale writes the words between quotation marks itself when it has several.
    var message = message
    if replaces, words.isEmpty { message = message.withoutFirstQuotes }
    return ValeSubstitution(
      query: query, swaps: swaps, message: message, exceptions: exceptions, replaces: replaces,
      capitalizes: flag("capitalize"), limit: limit)
  }

  private func swap(_ to: String, _ words: [String]) -> ValeSubstitution.Swap {
    var options: [String] = []
    var option = ""
    var isEscape = false
    for character in to {
      if isEscape {
        option += character == "|" ? "|" : "\\\(character)"
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else if character == "|" {
        options.append(option)
        option = ""
      } else {
        option.append(character)
      }
    }
    if isEscape { option += "\\" }
    options.append(option)
    let isPhrase = to.allSatisfy { $0.isLetter || $0 == " " }
    return ValeSubstitution.Swap(
      written: to, options: words.isEmpty ? options.filter { !$0.isEmpty } : words,
      fine: isPhrase ? nil : try? ValePattern("^(?:\(to))$", ignoresCase: false, .plain))
  }

  mutating func occurrence() -> (any ValeBody)? {
    var query = ValeQuery(selector: selector())
    guard let text = root?["token"]?.string,
      let token = token(text, ignoresCase: flag("ignorecase"), .plain, key: "token"),
      !query.selector.ways.isEmpty
    else { return nil }
    query.tokens = [token]
    return ValeOccurrence(
      query: query, message: message, least: number("min"), most: number("max"), limit: limit)
  }

  mutating func repetition() -> (any ValeBody)? {
    let ignoresCase = flag("ignorecase")
    var query = ValeQuery(selector: selector())
    let tokens = texts("tokens")
    let readsRuns = tokens == ["[^\\s]+"] || tokens == ["\\S+"]
    if !readsRuns {
      guard
        let pattern = pattern(
          tokens.joined(separator: "|"), ignoresCase: ignoresCase, .plain, key: "tokens")
      else { return nil }
      query.tokens = [.pattern(pattern)]
    }
    let exceptions = exceptions()
    let action = action()
    guard !tokens.isEmpty, !query.selector.ways.isEmpty else { return nil }
    return ValeRepetition(
      query: query, readsRuns: readsRuns, message: message, exceptions: exceptions,
      ignoresCase: ignoresCase, onlyLetters: flag("alpha"), most: number("max"), action: action,
      limit: limit)
  }

  mutating func consistency() -> (any ValeBody)? {
    let ignoresCase = flag("ignorecase")
    let frame: ValePattern.Frame = flag("nonword") ? .lines : .word
    let selector = selector()
    var queries: [ValeQuery] = []
    for entry in root?["either"]?.map ?? [] {
      guard let other = entry.value.string,
        let left = token(entry.key, ignoresCase: ignoresCase, frame, key: "either"),
        let right = token(other, ignoresCase: ignoresCase, frame, key: "either")
      else { continue }
      var query = ValeQuery(selector: selector)
      query.tokens = [left, right]
      queries.append(query)
    }
    guard !queries.isEmpty, !selector.ways.isEmpty else { return nil }
    return ValeConsistency(queries: queries, message: message, limit: limit)
  }

  mutating func conditional() -> (any ValeBody)? {
    let selector = selector()
    guard let first = root?["first"]?.string, let second = root?["second"]?.string,
      let one = pattern(first, ignoresCase: false, .plain, key: "first"),
      let two = pattern(second, ignoresCase: false, .plain, key: "second"),
      !selector.ways.isEmpty
    else { return nil }
    var query = ValeQuery(selector: selector)
    query.tokens = [.pattern(one)]
    var answer = ValeQuery(selector: selector)
    answer.tokens = [.pattern(two)]
    answer.withGroups = true
    return ValeConditional(
      queries: [query, answer], message: message, exceptions: exceptions(),
      asksForSame: two.pattern.groups > 0, limit: limit)
  }

  mutating func capitalization() -> (any ValeBody)? {
    let query = ValeQuery(selector: selector())
    let exceptions = exceptions()
    let match = root?["match"]?.string ?? ""
    let style: ValeCapitalization.Style
    switch match {
    case "$title": style = .title(isChicago: root?["style"]?.string == "Chicago")
    case "$sentence": style = .sentence
    case "$lower": style = .lower
    case "$upper": style = .upper
    default:
      guard let pattern = pattern(match, ignoresCase: false, .plain, key: "match") else {
        return nil
      }
      style = .pattern(pattern)
    }
    guard !query.selector.ways.isEmpty else { return nil }
    let threshold = root?["threshold"]?.double ?? 0
    return ValeCapitalization(
      query: query, style: style,
      words: ValeWords(
        exceptions: exceptionTerms(), indicators: texts("indicators"),
        threshold: threshold == 0 ? 0.8 : threshold, prefix: root?["prefix"]?.string),
      message: message, exceptions: exceptions, limit: limit)
  }

  mutating func metric() -> (any ValeBody)? {
    guard let text = root?["formula"]?.string, let condition = root?["condition"]?.string,
      let holds = Condition(condition)
    else {
      note("this rule has no formula with a condition; it is not run", at: place("formula"))
      return nil
    }
    do throws(FormulaMistake) {
      return ValeMetric(
        formula: try Formula(text, known: Metrics.names), condition: holds, message: message)
    } catch {
      note(
        "invalid formula: \(error.message); this rule is not run", at: place("formula"))
      return nil
    }
  }

  mutating func readability() -> (any ValeBody)? {
    guard let grade = root?["grade"]?.double else {
      note("this rule names no grade; it is not run", at: place("extends"))
      return nil
    }
    var metrics: [String] = []
    for name in texts("metrics") {
      if let formula = Self.grades[name] {
        metrics.append("(\(formula))")
      } else {
        note("unknown measure '\(name)'; it is ignored", at: place("metrics"))
      }
    }
    guard !metrics.isEmpty,
      let formula = try? Formula(
        "(\(metrics.joined(separator: " + "))) / \(metrics.count)", known: Metrics.names),
      let holds = Condition("> \(grade)")
    else { return nil }
    return ValeMetric(formula: formula, condition: holds, message: message)
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

extension ValeMessage {
  /// The same with `%s` for the first of two `'%s'`.
  var withoutFirstQuotes: ValeMessage {
    for quoted in ["'%s'", "\"%s\""] {
      let parts = text.split(separator: quoted, omittingEmptySubsequences: false)
      if parts.count == 3 {
        return ValeMessage(text: parts[0] + "%s" + parts[1] + quoted + parts[2], help: help)
      }
    }
    return self
  }
}
