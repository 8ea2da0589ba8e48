// SPDX-License-Identifier: Apache-2.0

import Patterns

/// One pattern of a style, ready to run.
struct ValePattern: Sendable {
  let pattern: Pattern
  /// One of them is in every text that matches, in lower case; `nil` when that is not known.
  let literals: [[UInt8]]?
  /// What must, or must not, end where a match begins: a look behind of any length, at the head of the pattern.
  private let behind: (pattern: Pattern, isNegative: Bool)?

  /// How a token is written in the pattern that Vale makes of it.
  enum Frame {
    /// Between the boundaries of words, `^` and `$` being those of lines.
    case word
    /// As it is, `^` and `$` being those of lines.
    case lines
    /// As it is.
    case plain

    func wrapped(_ text: String) -> String {
      switch self {
      case .word: "(?m)\\b(?:\(text))\\b"
      case .lines: "(?m)(?:\(text))"
      case .plain: "(?:\(text))"
      }
    }
  }

  /// The pattern that a style writes as `text`.
  init(_ text: String, ignoresCase: Bool, _ frame: Frame) throws(PatternProblem) {
    let syntax = NetSyntax(text)
    if let problem = syntax.problem { throw PatternProblem(message: problem, offset: 0) }
    let framed = frame.wrapped(syntax.text)
    do throws(PatternProblem) {
      pattern = try Pattern(framed, ignoresCase: ignoresCase)
      behind = nil
    } catch {
      guard error.message.contains("lookbehind"),
        let split = NetSyntax.leadingLookbehind(syntax.text),
        NetSyntax.looksOnlyBack(split.inner)
      else { throw Self.told(error) }
      pattern = try Pattern(frame.wrapped(split.rest), ignoresCase: ignoresCase)
      behind = (
        try Pattern("(?:\(split.inner))\\z", ignoresCase: ignoresCase), split.isNegative
      )
    }
    literals = PatternLiterals.required(by: pattern.source, shortest: 1)
  }

  /// PCRE2's words for what regexp2 can do, in the words of a style's writer.
  private static func told(_ problem: PatternProblem) -> PatternProblem {
    guard problem.message.contains("lookbehind") else { return problem }
    return PatternProblem(
      message: "a lookbehind of variable length is only supported at the start of a pattern",
      offset: problem.offset)
  }

  /// The first match in `text` at or after `start`; it may be empty.
  func first(
    in text: [UInt8], from start: Int, _ matcher: borrowing PatternMatcher, withGroups: Bool,
    _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Pattern.Match? {
    var start = start
    while let match = try matcher.first(in: text, from: start, withGroups: withGroups, &budget) {
      guard let behind else { return match }
      let isBehind = try behind.pattern.matches(
        Array(text[..<match.range.lowerBound]), &budget)
      if isBehind != behind.isNegative { return match }
      start = match.range.lowerBound + 1
      while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
    }
    return nil
  }

  /// Whether it matches anywhere in `text`.
  func matches(_ text: [UInt8], _ budget: inout MatchBudget) throws(PatternLimitReached) -> Bool {
    guard let matcher = PatternMatcher(pattern) else { throw PatternLimitReached() }
    return try first(in: text, from: 0, matcher, withGroups: false, &budget) != nil
  }
}

extension Pattern {
  fileprivate func matches(
    _ text: [UInt8], _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Bool {
    try firstMatch(in: text, from: 0, &budget) != nil
  }
}

/// Patterns of which one is enough: those of a long list, which no single pattern may hold.
struct AnyPattern: Sendable {
  private let patterns: [ValePattern]

  var isEmpty: Bool { patterns.isEmpty }

  private static let longest = 3000

  /// `wrong` is called with those that cannot be used, and why.
  init(
    _ texts: [String], ignoresCase: Bool, _ frame: ValePattern.Frame,
    wrong: (String, String) -> Void = { _, _ in }
  ) {
    var patterns: [ValePattern] = []
    var group: [String] = []
    var length = 0
    func finish() {
      guard !group.isEmpty else { return }
      let joined = group.map { "(?:\($0))" }.joined(separator: "|")
      if let pattern = try? ValePattern(joined, ignoresCase: ignoresCase, frame) {
        patterns.append(pattern)
      } else {
        for text in group {
          do throws(PatternProblem) {
            patterns.append(try ValePattern(text, ignoresCase: ignoresCase, frame))
          } catch {
            wrong(text, error.message)
          }
        }
      }
      group = []
      length = 0
    }
    for text in texts {
      if length + text.utf8.count > Self.longest { finish() }
      group.append(text)
      length += text.utf8.count + 5
    }
    finish()
    self.patterns = patterns
  }

  /// Whether one of them matches anywhere in `text`.
  func matches(_ text: [UInt8], _ budget: inout MatchBudget) -> Bool {
    for pattern in patterns {
      if (try? pattern.matches(text, &budget)) == true { return true }
    }
    return false
  }

  /// Whether one of them matches in `text` so that `range` lies in the match.
  func covers(_ range: Range<Int>, of text: [UInt8], _ budget: inout MatchBudget) -> Bool {
    for pattern in patterns {
      guard let matcher = PatternMatcher(pattern.pattern) else { continue }
      var start = 0
      while start <= range.lowerBound,
        let match = try? pattern.first(
          in: text, from: start, matcher, withGroups: false, &budget),
        match.range.lowerBound <= range.lowerBound
      {
        if range.upperBound <= match.range.upperBound { return true }
        start = max(match.range.upperBound, match.range.lowerBound + 1)
      }
    }
    return false
  }
}
