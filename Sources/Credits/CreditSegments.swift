// SPDX-License-Identifier: Apache-2.0

/// A stretch of a credit between two separators: a source, or what may be a name.
struct CreditSegment {
  enum Boundary {
    case start
    /// A preposition that a known source follows.
    case preposition
    /// `via`, `from`, `courtesy of` before something that is not known.
    case parting
    case comma
    case mark
    case conjunction
    case bracket
    case licence
    /// A BY after a source.
    case by
  }

  var tokens: Range<Int>
  var source: ImageSource?
  var boundary: Boundary
  var isInBracket: Bool
}

/// A region of a credit, cut up.
struct CreditParts {
  var segments: [CreditSegment] = []
  var licence = ""
  var licenceTokens: Range<Int>?
  /// The end of the last thing that was understood.
  var end: Int
}

extension CreditReader {
  /// Cuts the tokens `range`, which are after a label and its BY, at separators, sources and
  /// licences.
  func parts(_ range: Range<Int>, isLabelled: Bool) -> CreditParts {
    var cutter = SegmentCutter(reader: self, range: range, isLabelled: isLabelled)
    return cutter.cut()
  }
}

private struct SegmentCutter {
  let reader: CreditReader
  let range: Range<Int>
  let isLabelled: Bool
  var parts: CreditParts
  var first: Int
  var boundary = CreditSegment.Boundary.start
  /// How many brackets are open.
  var depth = 0

  var tokens: [CreditToken] { reader.text.tokens }

  init(reader: CreditReader, range: Range<Int>, isLabelled: Bool) {
    self.reader = reader
    self.range = range
    self.isLabelled = isLabelled
    parts = CreditParts(end: range.lowerBound)
    first = range.lowerBound
  }

  mutating func cut() -> CreditParts {
    var index = range.lowerBound
    while index < range.upperBound {
      index = step(index)
    }
    close(at: range.upperBound)
    return parts
  }

  /// Handles what is at `index`; the next place to examine.
  private mutating func step(_ index: Int) -> Int {
    if let licence = CreditLicences.match(tokens, at: index, end: range.upperBound) {
      close(at: index)
      if parts.licence.isEmpty {
        parts.licence = licence.name
        parts.licenceTokens = licence.tokens
      }
      parts.end = licence.tokens.upperBound
      restart(licence.tokens.upperBound, .licence)
      return first
    }
    if first == index {
      if let next = skippedLabel(index) {
        restart(next, boundary)
        return next
      }
      if parts.segments.last?.source != nil,
        let count = by(index) ?? genitive(index) ?? user(index), index + count < range.upperBound
      {
        restart(index + count, .by)
        return first
      }
      if let next = source(at: index, boundary) { return next }
    }
    if let count = CreditWords.prepositions.match(tokens, at: index, end: range.upperBound),
      let known = reader.sources.match(reader.text, at: index + count, end: range.upperBound),
      isEnd(index + count + known.count)
    {
      close(at: index)
      restart(index + count, .preposition)
      return source(at: first, .preposition) ?? first
    }
    if first < index || !parts.segments.isEmpty,
      let count = CreditWords.partings.match(tokens, at: index, end: range.upperBound)
    {
      close(at: index)
      restart(index + count, .parting)
      return first
    }
    if let next = separator(index) { return next }
    return index + 1
  }

  private func by(_ index: Int) -> Int? {
    CreditWords.strongBy.match(tokens, at: index, end: range.upperBound)
      ?? CreditWords.weakBy.match(tokens, at: index, end: range.upperBound)
  }

  /// Japanese and Korean say the source first.
  private func genitive(_ index: Int) -> Int? {
    let token = tokens[index]
    return ["の", "의"].contains(token.key) && !token.hasSpaceBefore ? 1 : nil
  }

  /// "Flickr user jane".
  private func user(_ index: Int) -> Int? {
    ["user", "member", "photographer"].contains(tokens[index].key) ? 1 : nil
  }

  /// After a label inside the region ("Jane Doe, source: Unsplash").
  private func skippedLabel(_ index: Int) -> Int? {
    guard index > range.lowerBound,
      let count = reader.grammar.labels.match(tokens, at: index, end: range.upperBound),
      index + count < range.upperBound, tokens[index + count].isMark(":")
    else { return nil }
    return index + count + 1
  }

  /// Takes the known source at `index` as a segment of its own; the place after it.
  private mutating func source(at index: Int, _ boundary: CreditSegment.Boundary) -> Int? {
    guard let known = reader.sources.match(reader.text, at: index, end: range.upperBound),
      isEnd(index + known.count)
    else { return nil }
    parts.segments.append(
      CreditSegment(
        tokens: index..<index + known.count, source: known.source, boundary: boundary,
        isInBracket: depth > 0))
    parts.end = index + known.count
    restart(index + known.count, .mark)
    return first
  }

  /// Whether a source's name may end in front of `index`.
  private func isEnd(_ index: Int) -> Bool {
    guard index < range.upperBound else { return true }
    let token = tokens[index]
    if token.kind == .mark { return token.key != "'" && token.key != "’" }
    return by(index) != nil || genitive(index) != nil || user(index) != nil
      || CreditWords.continuations.contains(token.key)
      || CreditWords.conjunctions.contains(token.key)
      || ["上", "からの", "tarafından", "license", "contributor"].contains(token.key)
      || CreditWords.prepositions.match(tokens, at: index, end: range.upperBound) != nil
      || CreditLicences.match(tokens, at: index, end: range.upperBound) != nil
  }

  /// Closes the segment at a separator; the place after it.
  private mutating func separator(_ index: Int) -> Int? {
    let token = tokens[index]
    if CreditWords.conjunctions.contains(token.key) {
      guard first < index, index + 1 < range.upperBound, !reader.isInsideLink(index) else {
        return nil
      }
      close(at: index)
      restart(index + 1, .conjunction)
      return first
    }
    guard token.kind == .mark else { return nil }
    let boundary: CreditSegment.Boundary
    switch token.key {
    case ",", "、", "،":
      guard !isSuffix(index + 1), !reader.isInsideLink(index) else { return nil }
      boundary = .comma
    case "/", "|", "–", "—", "·", "•", "∙", "‧", "*", ":", "=":
      guard !reader.isInsideLink(index) else { return nil }
      boundary = .mark
    case "-":
      guard token.hasSpaceBefore, !reader.isInsideLink(index) else { return nil }
      boundary = .mark
    case "(", "[", "{", "<":
      close(at: index)
      depth += 1
      restart(index + 1, .bracket)
      return first
    case ")", "]", "}", ">":
      close(at: index)
      depth = max(0, depth - 1)
      restart(index + 1, .bracket)
      return first
    default:
      return nil
    }
    close(at: index)
    restart(index + 1, boundary)
    return first
  }

  private func isSuffix(_ index: Int) -> Bool {
    index < range.upperBound && CreditWords.suffixes.contains(tokens[index].key)
  }

  private mutating func restart(_ index: Int, _ boundary: CreditSegment.Boundary) {
    first = index
    self.boundary = boundary
  }

  /// Ends the open segment in front of `index`, parting off a source that ends it without a
  /// separator.
  private mutating func close(at index: Int) {
    guard first < index else { return }
    if isLabelled {
      for place in max(first + 1, index - 4)..<max(first + 1, index) {
        guard let known = reader.sources.match(reader.text, at: place, end: index),
          place + known.count == index, !known.source.isExact
        else { continue }
        append(first..<place)
        _ = source(at: place, .mark)
        return
      }
    }
    append(first..<index)
  }

  private mutating func append(_ tokens: Range<Int>) {
    parts.segments.append(
      CreditSegment(tokens: tokens, source: nil, boundary: boundary, isInBracket: depth > 0))
  }
}
