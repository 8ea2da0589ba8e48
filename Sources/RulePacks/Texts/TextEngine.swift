// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Patterns
import SourceText

/// Looks for what all rules of packs ask for, once in each post.
final class TextEngine: Sendable {
  private let queries: [TextQuery]
  private let trie: PhraseTrie
  /// What each phrase of the trie belongs to; an exception has no token.
  private let owners: [(query: Int, token: Int?)]
  private let wanted: TextScope
  /// Whether a pattern says what a text must hold for it.
  private let usesGrams: Bool

  init(_ queries: [TextQuery]) {
    self.queries = queries
    var trie = PhraseTrie()
    var owners: [(query: Int, token: Int?)] = []
    var wanted: TextScope = []
    var usesGrams = false
    for (number, query) in queries.enumerated() {
      wanted.formUnion(query.scope.wanted)
      for (tokens, isException) in [(query.tokens, false), (query.exceptions, true)] {
        for (index, token) in tokens.enumerated() {
          switch token {
          case .phrase(let words, written: _):
            trie.add(words, number: Int32(owners.count))
            owners.append((number, isException ? nil : index))
          case .pattern(_, let literals):
            if literals != nil { usesGrams = true }
          }
        }
      }
    }
    self.trie = trie
    self.owners = owners
    self.wanted = wanted
    self.usesGrams = usesGrams
  }

  /// What was found in one post.
  struct Reading: Sendable {
    var texts: [PostText]
    /// By query, sorted by text and place.
    fileprivate(set) var matches: [[TextMatch]]
    /// The patterns that were given up, by query.
    fileprivate(set) var stopped: [Int: Pattern] = [:]
  }

  /// What `article` holds; found once, whoever asks.
  func reading(of article: Article) -> Reading {
    article.memo.value(for: self) { read(article) }
  }

  private func read(_ article: Article) -> Reading {
    let texts = PostTexts(article, wanted: wanted).texts
    var reading = Reading(texts: texts, matches: Array(repeating: [], count: queries.count))
    var exceptions: [[TextMatch]] = Array(repeating: [], count: queries.count)
    var grams = Grams()
    for (number, text) in texts.enumerated() {
      if usesGrams { grams.add(text.mapped.bytes) }
      trie.scan(text.mapped.bytes) { phrase, range in
        let owner = owners[Int(phrase)]
        let query = queries[owner.query]
        guard query.scope.covers(text.scopes, key: text.key) else { return }
        let match = TextMatch(text: number, range: range, token: owner.token ?? 0)
        if let token = owner.token {
          guard query.ignoresCase || isWritten(query.tokens[token], text.mapped.bytes, range) else {
            return
          }
          reading.matches[owner.query].append(match)
        } else {
          exceptions[owner.query].append(match)
        }
      }
    }
    let bytes = texts.reduce(0) { $0 + $1.mapped.bytes.count }
    for (number, query) in queries.enumerated() {
      article.matchPool.spend(bytes: bytes) { budget in
        run(
          query.tokens, of: number, texts, grams, &budget, into: &reading.matches[number],
          &reading.stopped)
        if reading.matches[number].isEmpty { return }
        run(
          query.exceptions, of: number, texts, grams, &budget, into: &exceptions[number],
          &reading.stopped)
      }
      guard !reading.matches[number].isEmpty else { continue }
      reading.matches[number] = sorted(
        reading.matches[number], without: exceptions[number], overlaps: query.overlaps)
    }
    return reading
  }

  private func isWritten(_ token: TextQuery.Token, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard case .phrase(_, let written) = token else { return true }
    let found = text[range]
    if found.elementsEqual(written.utf8) { return true }
    return String(decoding: found, as: UTF8.self).replacing("\u{2019}", with: "'")
      .replacing("\u{A0}", with: " ") == written.replacing("\u{2019}", with: "'")
  }

  private func run(
    _ tokens: [TextQuery.Token], of number: Int, _ texts: [PostText], _ grams: borrowing Grams,
    _ budget: inout MatchBudget, into matches: inout [TextMatch], _ stopped: inout [Int: Pattern]
  ) {
    let query = queries[number]
    for (index, token) in tokens.enumerated() {
      guard case .pattern(let pattern, let literals) = token else { continue }
      if let literals, !literals.contains(where: { grams.mayHold($0) }) { continue }
      let read = texts.enumerated().lazy
        .filter { query.scope.covers($0.element.scopes, key: $0.element.key) }
        .map { (number: $0.offset, bytes: $0.element.mapped.bytes) }
      do {
        try pattern.forEachMatch(in: read, withGroups: query.withGroups, &budget) { text, match in
          matches.append(
            TextMatch(text: text, range: match.range, token: index, groups: match.groups))
        }
      } catch {
        stopped[number] = pattern
      }
    }
  }

  /// `matches` by place; of those that overlap the first counts, of those that begin together the longest.
  private func sorted(
    _ matches: [TextMatch], without exceptions: [TextMatch], overlaps: Bool
  ) -> [TextMatch] {
    let ordered = matches.sorted {
      if $0.text != $1.text { return $0.text < $1.text }
      if $0.range.lowerBound != $1.range.lowerBound {
        return $0.range.lowerBound < $1.range.lowerBound
      }
      if $0.range.upperBound != $1.range.upperBound {
        return $0.range.upperBound > $1.range.upperBound
      }
      return $0.token < $1.token
    }
    let fine = exceptions.sorted {
      ($0.text, $0.range.lowerBound) < ($1.text, $1.range.lowerBound)
    }
    var nextFine = 0
    // How far those reach that begin at or before the match, in its text.
    var fineEnd = (text: -1, end: 0)
    var kept: [TextMatch] = []
    for match in ordered {
      while nextFine < fine.count,
        (fine[nextFine].text, fine[nextFine].range.lowerBound)
          <= (match.text, match.range.lowerBound)
      {
        let exception = fine[nextFine]
        let end = fineEnd.text == exception.text ? fineEnd.end : 0
        fineEnd = (exception.text, max(end, exception.range.upperBound))
        nextFine += 1
      }
      if !overlaps, let last = kept.last, last.text == match.text,
        last.range.upperBound > match.range.lowerBound
      {
        continue
      }
      if fineEnd.text == match.text, fineEnd.end >= match.range.upperBound { continue }
      kept.append(match)
    }
    return kept
  }
}

/// The runs of three bytes in a text, as far as 65,536 bits tell them apart.
private struct Grams: ~Copyable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  private static func slot(_ gram: UInt32) -> Int {
    Int((gram &* 0x9E37_79B1) >> 16)
  }

  mutating func add(_ text: [UInt8]) {
    var gram: UInt32 = 0
    let span = text.span
    for index in 0..<span.count {
      let byte = span[index]
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      gram = (gram << 8 | UInt32(folded)) & 0xFF_FFFF
      if index >= 2 {
        let slot = Self.slot(gram)
        bits[slot >> 6] |= 1 << UInt64(slot & 63)
      }
    }
  }

  /// Whether `literal`, in lower case, may be in a text; false is certain.
  func mayHold(_ literal: [UInt8]) -> Bool {
    guard literal.count >= 3 else { return true }
    for index in 2..<literal.count {
      let gram =
        UInt32(literal[index - 2]) << 16 | UInt32(literal[index - 1]) << 8 | UInt32(literal[index])
      let slot = Self.slot(gram)
      if bits[slot >> 6] >> UInt64(slot & 63) & 1 == 0 { return false }
    }
    return true
  }
}

extension Article {
  private final class PoolKey: Sendable {}
  private static let poolKey = PoolKey()

  /// What the patterns of all packs may take over this post.
  var matchPool: MatchPool {
    memo.value(for: Self.poolKey) { MatchPool(bytes: source.count) }
  }
}
