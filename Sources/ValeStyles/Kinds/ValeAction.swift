// SPDX-License-Identifier: Apache-2.0

import Linting
import Patterns
import RulePacks
import SourceText

/// What a rule's `action` makes of what it found.
struct ValeAction: Sendable {
  enum Edit: Sendable {
    case pattern(Pattern, with: String)
    case trim(String, atStart: Bool, atEnd: Bool)
    case truncate(String)
    case split(String, Int)
  }

  enum Kind: Sendable {
    /// Writes one of these; none: those of the rule.
    case replace([String])
    case remove
    case simplify
    case edit(Edit)
  }

  let kind: Kind

  /// Whether it is there to take blanks away.
  var trimsBlanks: Bool {
    if case .edit(.trim(let signs, _, _)) = kind { return signs.contains(" ") }
    return false
  }

  /// What Vale would write for `match`; `nil` when nothing is to be said.
  func suggestions(for match: String) -> [String]? {
    switch kind {
    case .replace(let words): return words
    case .remove: return [""]
    case .simplify: return [Self.simple(match)]
    case .edit(let edit): return Self.edited(match, edit).map { [String($0.trimming())] }
    }
  }

  private static func edited(_ match: String, _ edit: Edit) -> String? {
    switch edit {
    case .pattern(let pattern, let replacement):
      return replaced(match, pattern, replacement)
    case .trim(let signs, let atStart, let atEnd):
      var text = match[...]
      if atStart { text = text.drop { signs.contains($0) } }
      if atEnd { while let last = text.last, signs.contains(last) { text = text.dropLast() } }
      return String(text)
    case .truncate(let separator):
      return match.range(of: separator).map { String(match[..<$0.lowerBound]) } ?? match
    case .split(let separator, let number):
      var parts: [String] = []
      var rest = match[...]
      while let range = rest.range(of: separator), !separator.isEmpty {
        parts.append(String(rest[..<range.lowerBound]))
        rest = rest[range.upperBound...]
      }
      parts.append(String(rest))
      return parts.indices.contains(number) ? parts[number] : nil
    }
  }

  /// `text` with `replacement` for each match, `$1` being what the first group caught.
  static func replaced(_ text: String, _ pattern: Pattern, _ replacement: String) -> String? {
    let bytes = Array(text.utf8)
    var budget = MatchBudget(bytes: bytes.count)
    guard let matcher = PatternMatcher(pattern) else { return nil }
    var result: [UInt8] = []
    var start = 0
    while start < bytes.count,
      let match = try? matcher.first(in: bytes, from: start, withGroups: true, &budget)
    {
      result += bytes[start..<match.range.lowerBound]
      result += Array(filled(replacement, match.groups, of: bytes).utf8)
      start = match.range.upperBound
      if match.range.isEmpty, start < bytes.count {
        result.append(bytes[start])
        start += 1
      }
    }
    result += bytes[min(start, bytes.count)...]
    return String(decoding: result, as: UTF8.self)
  }

  /// `template` with what groups caught for `$1` and `${1}`.
  static func filled(_ template: String, _ groups: [Range<Int>?], of bytes: [UInt8]) -> String {
    guard template.contains("$") else { return template }
    var result = template
    for (number, group) in groups.enumerated().reversed() {
      let text = group.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
      result = result.replacing("${\(number + 1)}", with: text)
        .replacing("$\(number + 1)", with: text)
    }
    return result
  }

  /// Words in lower case with one space between them, parted where a small letter meets a capital.
  private static func simple(_ text: String) -> String {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in text {
      let isPart = character.isLetter || character.isNumber
      if !isPart || wasLower && character.isUppercase {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isPart { word += character.lowercased() }
      wasLower = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words.joined(separator: " ")
  }
}

extension ValePost {
  /// The fix that writes what `action` makes of `match`; `nil` where it would not be read as meant.
  func fix(_ match: ValeMatch, _ action: ValeAction?) -> Fix? {
    guard let action, let words = action.suggestions(for: string(match)), words.count == 1 else {
      return nil
    }
    if case .remove = action.kind { return removal(of: match) }
    let core = String(
      decoding: units[match.unit].bytes[match.range].trimmingBlanks(), as: UTF8.self)
    // What only takes blanks away is meant where the rule says so.
    if words[0] == core, !action.trimsBlanks { return nil }
    return fix(match, words[0])
  }

  /// The fix that writes `word` for `match`.
  func fix(_ match: ValeMatch, _ word: String) -> Fix? {
    let unit = units[match.unit]
    let inner = unit.bytes[match.range].trimmingBlanks()
    guard !inner.isEmpty, !word.isEmpty else { return nil }
    let core = String(decoding: inner, as: UTF8.self)
    // What is only trimmed of blanks is about these blanks; otherwise they stay.
    let range = word == core ? match.range : inner.startIndex..<inner.endIndex
    guard unit.string(range) != word, unit.isPlain(range) else { return nil }
    return Fix("Write '\(word)'", .offer, [Edit(unit.source(range), word)])
  }

  /// The fix that takes `match` out with one of the blanks around it; `nil` where the rest would not read on.
  private func removal(of match: ValeMatch) -> Fix? {
    let unit = units[match.unit]
    let bytes = unit.bytes
    let inner = bytes[match.range].trimmingBlanks()
    guard let last = inner.last else { return nil }
    var range = inner.startIndex..<inner.endIndex
    let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : nil
    let after = range.upperBound < bytes.count ? bytes[range.upperBound] : nil
    let isEnd = after == nil || ".,;:!?)".utf8.contains(after ?? 0)
    if before == 0x20, after == 0x20 || after == 0x0A || isEnd {
      range = range.lowerBound - 1..<range.upperBound
    } else if let before, before > 0x20, last < 0x80, !WordRuns.isBoundary(bytes, range.upperBound),
      after == 0x20 || after == 0x0A
    {
      // Signs after a word.
    } else {
      return nil
    }
    guard unit.isPlain(range) else { return nil }
    let shown = String(decoding: inner, as: UTF8.self)
    return Fix("Remove '\(shown)'", .offer, [Edit(unit.source(range), "")])
  }
}

extension StringProtocol {
  /// The first place of `other`.
  fileprivate func range(of other: String) -> Range<Index>? {
    other.isEmpty ? nil : firstRange(of: other)
  }
}
