// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Patterns
import SourceText

/// Looks for what all rules of styles ask for, once in each post.
final class ValeEngine: Sendable {
  private let queries: [ValeQuery]
  private let ignores: ValeIgnores
  private let formats: [String: String]
  private let elements: ElementRoles
  private let index: WordIndex
  private let wanted: ValeScope
  /// The selectors of the queries, each once, and which of them is whose.
  private let selectors: [ValeSelector]
  private let selectorNumbers: [Int]
  /// The patterns of all queries.
  private let patterns: [PatternEntry]
  private let asksWords: [Int]

  private struct PatternEntry: Sendable {
    var query: Int
    var token: Int
    var pattern: ValePattern
    /// One of them is in every text that matches; empty when that is not known.
    var literals: TextFilter.Literals
  }

  init(_ queries: [ValeQuery], _ settings: ValeSettings) {
    self.queries = queries
    ignores = settings.ignores
    formats = settings.formats
    elements = ElementRoles(settings.ignores)
    var words: [(query: Int, token: Int, text: [UInt8], ignoresCase: Bool)] = []
    var patterns: [PatternEntry] = []
    var asksWords: [Int] = []
    var wanted: ValeScope = []
    var selectors: [ValeSelector] = []
    var selectorNumbers: [Int] = []
    for (number, query) in queries.enumerated() {
      wanted.formUnion(query.selector.wanted)
      if let known = selectors.firstIndex(of: query.selector) {
        selectorNumbers.append(known)
      } else {
        selectorNumbers.append(selectors.count)
        selectors.append(query.selector)
      }
      for (place, token) in query.tokens.enumerated() {
        switch token {
        case .literal(let text, let ignoresCase):
          words.append((number, place, text, ignoresCase))
        case .pattern(let pattern):
          patterns.append(
            PatternEntry(
              query: number, token: place, pattern: pattern,
              literals: TextFilter.Literals(pattern.literals ?? [])))
        case .words: asksWords.append(number)
        }
      }
    }
    index = WordIndex(words)
    self.patterns = patterns
    self.asksWords = asksWords
    self.wanted = wanted
    self.selectors = selectors
    self.selectorNumbers = selectorNumbers
  }

  /// What was found in one post.
  struct Reading: Sendable {
    var units: [ValeUnit]
    /// By query, sorted by text and place, none over another.
    fileprivate(set) var matches: [[ValeMatch]]
    /// The texts that are read, by the number of the selector: their numbers, and each yes or no.
    fileprivate var read: [(numbers: [Int], flags: [Bool])] = []
    /// The patterns that were given up, by query.
    fileprivate(set) var stopped: [Int: Pattern] = [:]
    let pool: MatchPool
    fileprivate let selectors: [Int]

    /// The numbers of the texts that the query reads.
    func texts(of query: Int) -> [Int] { read[selectors[query]].numbers }
  }

  /// What `article` holds; found once, whoever asks.
  func reading(of article: Article) -> Reading {
    article.memo.value(for: self) { read(article) }
  }

  private func read(_ article: Article) -> Reading {
    let units = ValeTexts(article, ignores, elements, wanted: wanted).units
    let pool = MatchPool(bytes: article.source.count)
    var reading = Reading(
      units: units, matches: Array(repeating: [], count: queries.count), pool: pool,
      selectors: selectorNumbers)
    let ending = fileExtension(article.path)
    for selector in selectors {
      let flags = units.map { selector.covers($0.scopes, key: $0.key, ending) }
      reading.read.append((flags.indices.filter { flags[$0] }, flags))
    }
    lookForWords(&reading)
    runPatterns(&reading)
    for number in queries.indices where reading.matches[number].count > 1 {
      resolve(number, &reading)
    }
    return reading
  }

  private func fileExtension(_ path: String) -> String {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let own = String(path[path.index(after: dot)...]).lowercased()
    return formats[own] ?? own
  }

  private func lookForWords(_ reading: inout Reading) {
    guard !index.isEmpty || !asksWords.isEmpty else { return }
    var found = reading.matches
    let (read, numbers) = (reading.read, selectorNumbers)
    for (unit, text) in reading.units.enumerated() {
      let words = asksWords.filter { read[numbers[$0]].flags[unit] }
      WordRuns.scan(text.bytes) { range, isASCII in
        index.look(text.bytes, range) { entry, range in
          guard read[numbers[Int(entry.query)]].flags[unit] else { return }
          found[Int(entry.query)].append(
            ValeMatch(unit: unit, range: range, token: Int(entry.token)))
        }
        guard isASCII else { return }
        for number in words {
          found[number].append(ValeMatch(unit: unit, range: range, token: 0))
        }
      }
    }
    reading.matches = found
  }

  private func runPatterns(_ reading: inout Reading) {
    guard !patterns.isEmpty else { return }
    let filter = TextFilter(reading.units)
    let bytes = reading.units.reduce(0) { $0 + $1.bytes.count }
    for entry in patterns {
      var chosen = reading.texts(of: entry.query)
      if !entry.literals.isEmpty {
        guard filter.mayHold(entry.literals) else { continue }
        chosen = filter.texts(of: chosen, thatMayHold: entry.literals)
      }
      guard !chosen.isEmpty, let matcher = PatternMatcher(entry.pattern.pattern) else { continue }
      reading.pool.spend(bytes: bytes) { budget in
        do {
          for unit in chosen { try run(entry, unit, matcher, &budget, &reading) }
        } catch {
          reading.stopped[entry.query] = entry.pattern.pattern
        }
      }
    }
  }

  private func run(
    _ entry: PatternEntry, _ unit: Int, _ matcher: borrowing PatternMatcher,
    _ budget: inout MatchBudget, _ reading: inout Reading
  ) throws(PatternLimitReached) {
    let text = reading.units[unit].bytes
    var start = 0
    while start <= text.count,
      let match = try entry.pattern.first(
        in: text, from: start, matcher, withGroups: queries[entry.query].withGroups, &budget)
    {
      reading.matches[entry.query].append(
        ValeMatch(unit: unit, range: match.range, token: entry.token, groups: match.groups))
      start = Self.next(behind: match.range, in: text)
    }
  }

  private static func next(behind range: Range<Int>, in text: [UInt8]) -> Int {
    guard range.isEmpty else { return range.upperBound }
    var next = range.upperBound + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  /// Leaves of the matches of a query those that all its tokens in one pattern would find.
  private func resolve(_ number: Int, _ reading: inout Reading) {
    let queue = reading.matches[number].sorted(by: Self.isBefore)
    guard queries[number].tokens.count > 1 else {
      reading.matches[number] = queue
      return
    }
    var kept: [ValeMatch] = []
    kept.reserveCapacity(queue.count)
    // What a token finds after a match that took the place of its own; at most one of each token.
    var late: [ValeMatch] = []
    var place = 0
    while place < queue.count || !late.isEmpty {
      let match: ValeMatch
      if let first = late.first, place >= queue.count || Self.isBefore(first, queue[place]) {
        match = late.removeFirst()
      } else {
        match = queue[place]
        place += 1
      }
      guard let last = kept.last, last.unit == match.unit,
        match.range.lowerBound < last.range.upperBound || match.range == last.range
      else {
        kept.append(match)
        continue
      }
      guard let next = search(match, number, from: last.range.upperBound, reading) else { continue }
      let spot = Self.spot(of: next, in: queue, from: place)
      if spot < queue.count, !Self.isBefore(next, queue[spot]) { continue }
      late.removeAll { $0.token == next.token }
      late.insert(next, at: late.firstIndex { Self.isBefore(next, $0) } ?? late.count)
    }
    reading.matches[number] = kept
  }

  /// The first place of `queue` after `start` where no match before `match` begins.
  private static func spot(of match: ValeMatch, in queue: [ValeMatch], from start: Int) -> Int {
    var (low, high) = (start, queue.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(queue[middle], match) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func isBefore(_ left: ValeMatch, _ right: ValeMatch) -> Bool {
    (left.unit, left.range.lowerBound, left.token)
      < (right.unit, right.range.lowerBound, right.token)
  }

  private func search(
    _ match: ValeMatch, _ number: Int, from start: Int, _ reading: Reading
  ) -> ValeMatch? {
    guard case .pattern(let pattern) = queries[number].tokens[match.token],
      match.range.upperBound > start, let matcher = PatternMatcher(pattern.pattern)
    else { return nil }
    let text = reading.units[match.unit].bytes
    var next: ValeMatch?
    reading.pool.spend(bytes: text.count - start) { budget in
      guard
        let found = try? pattern.first(
          in: text, from: start, matcher, withGroups: queries[number].withGroups, &budget)
      else { return }
      next = ValeMatch(
        unit: match.unit, range: found.range, token: match.token, groups: found.groups)
    }
    return next
  }
}
