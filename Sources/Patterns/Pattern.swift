// SPDX-License-Identifier: Apache-2.0

import CPCRE2
import Synchronization

/// Why a pattern cannot be used.
package struct PatternProblem: Error, Hashable, Sendable {
  /// A plain sentence without a full stop.
  package var message: String
  /// Where in the pattern, in bytes.
  package var offset: Int

  package init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}

/// A search was given up, as it took more steps than any sensible pattern needs.
package struct PatternLimitReached: Error, Hashable, Sendable {
  package init() {}
}

/// A regular expression of PCRE2 over UTF-8, compiled once and shared by all workers.
///
/// `$` is the end of the text only; classes such as `\w` know Unicode. The steps of a search are bounded, so that
/// no pattern and no text can hold up a run.
@safe
package final class Pattern: Sendable {
  /// The pattern as it was written.
  package let source: String
  /// PCRE2's compiled code, which is never changed once it is made and may be used by many threads at a time.
  /// A number, as a pointer says of itself that it may not be shared.
  private let address: UInt
  /// The address of ``codeForParts``; 0 before it is made.
  private let partial = Mutex<UInt>(0)

  /// The longest pattern, in bytes.
  package static let longest = 4000

  package init(_ source: String, ignoresCase: Bool = false) throws(PatternProblem) {
    self.source = source
    let bytes = Array(source.utf8)
    guard bytes.count <= Self.longest else {
      throw PatternProblem(
        message: "it is longer than \(Self.longest) bytes", offset: Self.longest)
    }
    var options =
      UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_DOLLAR_ENDONLY)
      | UInt32(PCRE2_NEVER_BACKSLASH_C) | UInt32(PCRE2_MATCH_INVALID_UTF)
      | UInt32(PCRE2_USE_OFFSET_LIMIT)
    if ignoresCase { options |= UInt32(PCRE2_CASELESS) }
    var number: Int32 = 0
    var offset = 0
    let code = unsafe bytes.withUnsafeBufferPointer {
      unsafe pcre2_compile_8($0.baseAddress, $0.count, options, &number, &offset, nil)
    }
    guard let code = unsafe code else {
      throw PatternProblem(message: Self.message(number), offset: min(offset, bytes.count))
    }
    // Where there is no JIT, the same match only takes longer.
    _ = unsafe pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    address = UInt(bitPattern: code)
  }

  deinit {
    unsafe pcre2_code_free_8(OpaquePointer(bitPattern: address))
    partial.withLock { unsafe pcre2_code_free_8(OpaquePointer(bitPattern: $0)) }
  }

  /// PCRE2's code.
  var code: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

  /// The same, translated by the JIT for texts that are shown in part: made when there is a long one.
  var codeForParts: OpaquePointer? {
    let address = partial.withLock { known in
      if known == 0, let copy = unsafe pcre2_code_copy_8(code) {
        _ = unsafe pcre2_jit_compile_8(copy, UInt32(PCRE2_JIT_PARTIAL_HARD))
        known = UInt(bitPattern: copy)
      }
      return known
    }
    return unsafe OpaquePointer(bitPattern: address)
  }

  /// The bytes of the first match in `text` at or after `start`.
  package func firstMatch(
    in text: [UInt8], from start: Int = 0
  ) throws(PatternLimitReached) -> Range<Int>? {
    var budget = MatchBudget(bytes: text.count)
    return try firstMatch(in: text, from: start, &budget)
  }

  /// The bytes of the first match in `text` at or after `start`, as far as `budget` goes.
  package func firstMatch(
    in text: [UInt8], from start: Int = 0, _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Range<Int>? {
    guard start <= text.count, let search = PatternSearch(self) else { throw PatternLimitReached() }
    guard try search.first(in: text, from: start, &budget) != nil else { return nil }
    let (first, last) = unsafe (search.places[0], search.places[1])
    // `\K` in a lookahead may put the start after the end.
    return min(first, last)..<last
  }

  /// One match of a pattern, with what its groups caught, in bytes; a group that caught nothing is nothing.
  package struct Match: Hashable, Sendable {
    package var range: Range<Int>
    package var groups: [Range<Int>?]
  }

  /// The first match in `text`, which may be empty, with its groups where `withGroups` asks for them.
  package func firstMatch(
    in text: [UInt8], withGroups: Bool, _ budget: inout MatchBudget
  ) throws(PatternLimitReached) -> Match? {
    guard let search = PatternSearch(self) else { throw PatternLimitReached() }
    guard let groups = try search.first(in: text, from: 0, &budget) else { return nil }
    let (first, last) = unsafe (search.places[0], search.places[1])
    return Match(
      range: min(first, last)..<last,
      groups: withGroups ? search.groups(groups, in: text.count) : [])
  }

  /// The number of groups that catch something.
  package var groups: Int {
    var count: UInt32 = 0
    guard let code = unsafe OpaquePointer(bitPattern: address) else { return 0 }
    _ = unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    return Int(count)
  }

  /// Calls `body` with all matches in `texts`, each after the one before; empty ones are left out. Groups are
  /// told where `withGroups` asks for them.
  package func forEachMatch<Texts: Sequence>(
    in texts: Texts, withGroups: Bool, _ budget: inout MatchBudget,
    _ body: (_ text: Int, _ match: Match) -> Void
  ) throws(PatternLimitReached) where Texts.Element == (number: Int, bytes: [UInt8]) {
    guard let search = PatternSearch(self) else { throw PatternLimitReached() }
    for (number, bytes) in texts {
      var start = 0
      while start < bytes.count, let groups = try search.first(in: bytes, from: start, &budget) {
        let (first, last) = unsafe (search.places[0], search.places[1])
        guard first < last else {
          // An empty match: go on after the next code point.
          start = max(start, max(first, last)) + 1
          while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
          continue
        }
        let caught = withGroups ? search.groups(groups, in: bytes.count) : []
        body(number, Match(range: first..<last, groups: caught))
        start = max(last, start + 1)
      }
    }
  }

  /// Whether it matches anywhere in `text`.
  package func matches(_ text: String) throws(PatternLimitReached) -> Bool {
    try firstMatch(in: Array(text.utf8)) != nil
  }

  /// PCRE2's own words for the error `number`.
  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe buffer.withUnsafeMutableBufferPointer {
      unsafe pcre2_get_error_message_8(number, $0.baseAddress, $0.count)
    }
    return length > 0
      ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "it cannot be read"
  }
}

extension Pattern: Hashable {
  package static func == (left: Pattern, right: Pattern) -> Bool { left.source == right.source }
  package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
