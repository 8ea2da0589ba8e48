// SPDX-License-Identifier: Apache-2.0

import CPCRE2

/// One search with a pattern: what PCRE2 needs for it, and the bounds of its work.
///
/// PCRE2 bounds the steps from each place where a match may begin, and neither their sum nor the bytes that it runs
/// over without a choice. So a search that takes more than a few steps is done again place by place, with a bound that
/// grows and is paid for; and in a long text only so much is shown as a match from there may need.
@safe
struct PatternSearch: ~Copyable {
  private let pattern: Pattern
  private let code: OpaquePointer
  private let data: OpaquePointer
  private let context: OpaquePointer
  /// The starts and ends of the match and of its groups.
  let places: UnsafeMutablePointer<Int>
  let pairs: Int

  /// Steps from one place that are not counted, and those that are taken to be this many a byte.
  private static let fewSteps: UInt32 = 32
  private static let someSteps: UInt32 = 256
  private static let someStepsPerByte = 24
  /// The most steps from one place, and the most memory, in KiB.
  private static let mostSteps: UInt32 = 1_000_000
  private static let mostMemory: UInt32 = 20_000
  /// How many places are tried together once a text takes many steps.
  private static let stretch = 16
  /// A longer text is shown in parts: so many places at a time, with so many bytes after them.
  private static let longText = 16_384
  private static let longStretch = 4096
  private static let lookahead = 8192
  /// PCRE2_UNSET, for an offset that is not one.
  private static let anywhere = -1

  /// A search with `pattern`; nil when memory is short.
  init?(_ pattern: Pattern) {
    guard let code = unsafe pattern.code,
      let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil)
    else { return nil }
    guard let context = unsafe pcre2_match_context_create_8(nil),
      let places = unsafe pcre2_get_ovector_pointer_8(data)
    else {
      unsafe pcre2_match_data_free_8(data)
      return nil
    }
    self.pattern = pattern
    unsafe self.code = code
    unsafe self.data = data
    unsafe self.context = context
    unsafe self.places = places
    pairs = unsafe Int(pcre2_get_ovector_count_8(data))
    unsafe pcre2_set_heap_limit_8(context, Self.mostMemory)
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
  }

  /// Finds the first match in `text` at or after `start`: for how many groups ``places`` has offsets, or nil for no match.
  func first(
    in text: [UInt8], from start: Int, _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Int? {
    text.count > Self.longText
      ? try firstInParts(text, start, &budget) : try first(text, start, text.count, &budget)
  }

  /// What each group of the last match caught in a text of `count` bytes, where ``places`` has offsets for `known` groups.
  func groups(_ known: Int, in count: Int) -> [Range<Int>?] {
    (1..<max(pairs, 1)).map { pair in
      let (from, to) = unsafe (places[2 * pair], places[2 * pair + 1])
      return pair < known && from >= 0 && from <= to && to <= count ? from..<to : nil
    }
  }

  private func first(
    _ text: [UInt8], _ start: Int, _ end: Int, _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Int? {
    let result = try together(text, start, end, upTo: text.count, &budget)
    guard Self.isExhausted(result) else { return try Self.groups(result) }
    var place = start
    while place <= end {
      let next = Self.place(behind: place, Self.stretch, in: text)
      let result = try oneByOne(text, place, min(next - 1, end), upTo: text.count, &budget)
      if let groups = try Self.groups(result) { return groups }
      place = next
    }
    return nil
  }

  /// The same in a long text, of which only a part is shown where that is enough.
  private func firstInParts(
    _ text: [UInt8], _ start: Int, _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Int? {
    var place = start
    var width = Self.longStretch
    while place <= text.count {
      let next = Self.place(behind: place, width, in: text)
      let shown = Self.place(behind: next, Self.lookahead, in: text)
      if shown >= text.count { return try first(text, place, text.count, &budget) }
      var result =
        width > Self.stretch
        ? try together(text, place, next - 1, upTo: shown, &budget)
        : try oneByOne(text, place, next - 1, upTo: shown, &budget)
      if Self.isExhausted(result) || result == PCRE2_ERROR_PARTIAL && width > 1 {
        // A match from one of these places takes many steps, or may go on after what is shown.
        width = width > Self.stretch ? Self.stretch : 1
        continue
      }
      if result == PCRE2_ERROR_PARTIAL {
        guard budget.spend((text.count - place) / 8) else { throw PatternLimitReached() }
        result = try oneByOne(text, place, next - 1, upTo: text.count, &budget)
      }
      if let groups = try Self.groups(result) { return groups }
      place = next
      width = min(width * 2, Self.longStretch)
    }
    return nil
  }

  /// Tries the places from `start` to `last` in one go, as long as none of them takes more than some steps.
  private func together(
    _ text: [UInt8], _ start: Int, _ last: Int, upTo shown: Int, _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Int32 {
    var result = run(text, start, upTo: shown, last: last, steps: Self.fewSteps)
    guard Self.isExhausted(result) else { return result }
    result = run(text, start, upTo: shown, last: last, steps: Self.someSteps)
    if Self.isExhausted(result) { return result }
    let reached = result > 0 ? unsafe max(places[0], start) : min(last, shown)
    guard budget.spend((reached - start + 1) * Self.someStepsPerByte) else {
      throw PatternLimitReached()
    }
    return result
  }

  /// Tries the places from `place` to `last`, each with as many steps as it takes, as far as the budget goes.
  private func oneByOne(
    _ text: [UInt8], _ place: Int, _ last: Int, upTo shown: Int, _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Int32 {
    let result = run(text, place, upTo: shown, last: last, steps: Self.fewSteps)
    guard Self.isExhausted(result) else { return result }
    var place = place
    while place <= last {
      let next = Self.place(behind: place, 1, in: text)
      let result = try dear(text, place, min(next - 1, last), upTo: shown, &budget)
      guard result == PCRE2_ERROR_NOMATCH else { return result }
      place = next
    }
    return PCRE2_ERROR_NOMATCH
  }

  /// Tries one place with more and more steps.
  private func dear(
    _ text: [UInt8], _ place: Int, _ last: Int, upTo shown: Int, _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Int32 {
    var steps = Self.fewSteps
    while true {
      let result = run(text, place, upTo: shown, last: last, steps: steps)
      guard Self.isExhausted(result) else { return result }
      guard steps < Self.mostSteps else { throw PatternLimitReached() }
      steps = min(steps * 4, Self.mostSteps)
      guard budget.spend(Int(steps)) else { throw PatternLimitReached() }
    }
  }

  /// One call of PCRE2. `last` is the last place where a match may begin.
  private func run(
    _ text: [UInt8], _ start: Int, upTo shown: Int, last: Int, steps: UInt32
  ) -> Int32 {
    unsafe pcre2_set_match_limit_8(context, steps)
    unsafe pcre2_set_depth_limit_8(context, steps)
    unsafe pcre2_set_offset_limit_8(context, last >= text.count ? Self.anywhere : last)
    let isPart = shown < text.count
    let options = isPart ? UInt32(PCRE2_PARTIAL_HARD) : 0
    let code = unsafe isPart ? pattern.codeForParts ?? code : code
    return unsafe text.withUnsafeBufferPointer { buffer in
      let fast = unsafe pcre2_match_8(
        code, buffer.baseAddress, shown, start, options, data, context)
      // The JIT's stack is small; without it a match only takes longer.
      return fast == PCRE2_ERROR_JIT_STACKLIMIT
        ? unsafe pcre2_match_8(
          code, buffer.baseAddress, shown, start, options | UInt32(PCRE2_NO_JIT), data, context)
        : fast
    }
  }

  private static func isExhausted(_ result: Int32) -> Bool {
    result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_DEPTHLIMIT
  }

  private static func groups(_ result: Int32) throws(PatternLimitReached) -> Int? {
    if result == PCRE2_ERROR_NOMATCH { return nil }
    guard result > 0 else { throw PatternLimitReached() }
    return Int(result)
  }

  /// The place `count` bytes after `place`, or a little further on, where a code point begins.
  private static func place(behind place: Int, _ count: Int, in text: [UInt8]) -> Int {
    var next = place + count
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}

/// A pattern that is looked for in many texts, one after the other.
package struct PatternMatcher: ~Copyable {
  private let search: PatternSearch

  /// A matcher of `pattern`; nil when memory is short.
  package init?(_ pattern: Pattern) {
    guard let search = PatternSearch(pattern) else { return nil }
    self.search = search
  }

  /// The first match in `text` at or after `start`, which may be empty, with its groups where `withGroups` asks for
  /// them.
  package func first(
    in text: [UInt8], from start: Int, withGroups: Bool, _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Pattern.Match? {
    guard start <= text.count, let known = try search.first(in: text, from: start, &budget) else {
      return nil
    }
    let (first, last) = unsafe (search.places[0], search.places[1])
    return Pattern.Match(
      range: min(first, last)..<last,
      groups: withGroups ? search.groups(known, in: text.count) : [])
  }
}
