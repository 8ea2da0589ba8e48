// SPDX-License-Identifier: Apache-2.0

/// A label with what parts it from the name.
private struct LabelReading {
  /// The first token after it all.
  var next: Int
  var isScreenshot = false
  var isStrong = false
  var hasSeparator = false
  var hasStrongBy = false
  var hasWeakBy = false
  /// Whether a name may follow without anything between ("Photo credit Jane Doe").
  var isUnmistakable = false
  /// A source before the label ("AP Photo").
  var source: (source: ImageSource, tokens: Range<Int>)?
  /// Whether the label says that the picture shows nothing in particular.
  var isStock = false

  var hasBy: Bool { hasSeparator || hasStrongBy || hasWeakBy || isUnmistakable }
}

extension CreditReader {
  // MARK: With a label

  /// The credit that a label opens at `start`.
  func labelled(at start: Int) -> CreditDraft? {
    if let own = ownOrGenerated(at: start) { return own }
    guard let label = label(at: start) else { return nil }
    let stop = sentenceEnd(from: label.next, start: start)
    guard label.next < stop else { return labelAlone(start..<max(start, label.next), label, stop) }
    if let made = generated(at: label.next, start: start, stop: stop) { return made }
    var parts = parts(label.next..<stop, isLabelled: label.hasBy)
    var draft = CreditDraft(tokens: start..<label.next)
    draft.hasLabel = true
    if label.isScreenshot { draft.kind = .screenshot }
    takeTitle(&parts, &draft)
    if let source = label.source, !parts.segments.contains(where: { $0.source != nil }) {
      parts.segments.append(
        CreditSegment(
          tokens: source.tokens, source: source.source, boundary: .mark, isInBracket: false))
    }
    fill(&draft, from: parts, strictness: strictness(label))
    if let source = label.source, draft.sourceTokens == source.tokens {
      draft.tokens = min(start, source.tokens.lowerBound)..<draft.tokens.upperBound
    }
    return isCredit(draft, parts, label, stop: stop) ? draft : nil
  }

  private func strictness(_ label: LabelReading) -> NameStrictness {
    if label.hasStrongBy || label.isStrong && label.hasSeparator {
      return .announced
    }
    return label.hasBy ? .doubtful : .bare
  }

  /// Whether what was read is more than a caption that begins with "Photo".
  private func isCredit(
    _ draft: CreditDraft, _ parts: CreditParts, _ label: LabelReading, stop: Int
  ) -> Bool {
    let hasCreator = !draft.creators.isEmpty || draft.creatorName != nil || draft.placeholder != nil
    if label.hasBy {
      if hasCreator, draft.source == nil, draft.licence.isEmpty, label.hasWeakBy,
        !label.hasSeparator, !label.hasStrongBy, let first = draft.creators.first, first.count < 2,
        link(over: text.bytes(first)) == nil
      {
        return false
      }
      if hasCreator || draft.source != nil { return true }
      return !draft.licence.isEmpty && parts.segments.isEmpty
    }
    guard let first = parts.segments.first else { return !draft.licence.isEmpty }
    // Without a BY a source must follow, by a preposition or right after a name.
    guard draft.source != nil || !draft.licence.isEmpty else { return false }
    if first.source != nil {
      return [.start, .preposition].contains(first.boundary) || label.source != nil
    }
    return !draft.creators.isEmpty
      && draft.creators[0].lowerBound == trimmed(first.tokens).lowerBound
  }

  private func labelAlone(
    _ range: Range<Int>, _ label: LabelReading, _ stop: Int
  ) -> CreditDraft? {
    var draft = CreditDraft(tokens: range)
    draft.hasLabel = true
    if label.isScreenshot { draft.kind = .screenshot }
    if let source = label.source {
      draft.source = source.source
      draft.sourceTokens = source.tokens
      return draft
    }
    let isAll = range.lowerBound == 0 && stop + 1 >= end && label.isStrong
    let endsInMark = range.last.map { tokens[$0].key == "©" } ?? true
    return label.isStock || !endsInMark && (label.hasSeparator || isAll) ? draft : nil
  }

  private func label(at start: Int) -> LabelReading? {
    var index = start
    var stockEnd: Int?
    if let count = CreditWords.stockLabels.match(tokens, at: index, end: end) {
      stockEnd = index + count
    }
    var reading = LabelReading(next: index)
    for _ in 0..<3 {
      guard let count = CreditWords.adjectives.match(tokens, at: index, end: end),
        index + count < end
      else { break }
      index += count
    }
    if let known = sources.match(text, at: index, end: end),
      grammar.labels.match(tokens, at: index + known.count, end: end) != nil
    {
      reading.source = (known.source, index..<index + known.count)
      index += known.count
    }
    guard let first = grammar.labels.match(tokens, at: index, end: end) else {
      guard let stockEnd else { return nil }
      reading.next = stockEnd
      reading.isStock = true
      if stockEnd < end, tokens[stockEnd].isMark(":") {
        reading.next += 1
        reading.hasSeparator = true
      }
      return reading
    }
    // "AP Photo" is a source's name as well as a source with a label.
    note(index, first, &reading)
    index += first
    index = furtherLabels(index, &reading)
    reading.next = index
    if let stockEnd, stockEnd >= index {
      reading.next = stockEnd
      reading.isStock = true
    }
    readBy(&reading)
    return reading
  }

  private func note(_ index: Int, _ count: Int, _ reading: inout LabelReading) {
    if CreditWords.screenshots.match(tokens, at: index, end: end) == count {
      reading.isScreenshot = true
    }
    if grammar.strongLabels.match(tokens, at: index, end: end) == count {
      reading.isStrong = true
      // "Photo credit Jane Doe": no other sense of the words needs a colon.
      if count > 1 || tokens[index].key.hasPrefix("photograph") { reading.isUnmistakable = true }
    }
    if tokens[index].key == "©", tokens[index].scalars.count > 1 {
      // "(c)" may as well number a picture, so what follows must look like a name.
      reading.hasSeparator = true
      reading.isStrong = false
    } else if tokens[index].key == "©" || tokens[index].key == "copyright" {
      reading.hasStrongBy = true
    }
  }

  /// Steps over "and illustration", "/Grafik", ": Photo" when that is a label with a BY of its own.
  private func furtherLabels(_ start: Int, _ reading: inout LabelReading) -> Int {
    var index = start
    for _ in 0..<3 {
      if index < end, tokens[index].isMark("."), tokens[index - 1].key == "fot" { index += 1 }
      var next = index
      if next < end,
        ["/", "&", "and", "und", "+", ":", "-", "–", "|", ","].contains(tokens[next].key)
      {
        next += 1
      }
      guard let count = grammar.labels.match(tokens, at: next, end: end) else { break }
      let behind = next + count
      let isAnnounced =
        tokens[next].key == "©"
        || behind < end
          && (CreditWords.separators.contains(tokens[behind].key)
            || CreditWords.strongBy.match(tokens, at: behind, end: end) != nil)
      guard isAnnounced, next == index || tokens[next - 1].key != "," || tokens[next].key == "©"
      else { break }
      note(next, count, &reading)
      index = behind
    }
    return index
  }

  /// Reads separators, verbs and BY words after a label.
  private func readBy(_ reading: inout LabelReading) {
    var index = reading.next
    if let count = CreditWords.verbs.match(tokens, at: index, end: end),
      CreditWords.strongBy.match(tokens, at: index + count, end: end) != nil
        || CreditWords.weakBy.match(tokens, at: index + count, end: end) != nil
    {
      index += count
    }
    for _ in 0..<5 {
      guard index < end else { break }
      let token = tokens[index]
      if token.kind == .mark, CreditWords.separators.contains(token.key) {
        if token.key == "-", !token.hasSpaceBefore { break }
        reading.hasSeparator = true
        index += 1
      } else if let count = CreditWords.strongBy.match(tokens, at: index, end: end) {
        reading.hasStrongBy = true
        index += count
      } else if !reading.hasStrongBy, !reading.hasSeparator,
        let count = CreditWords.weakBy.match(tokens, at: index, end: end)
      {
        // "Photo de Unsplash" has its source after the preposition.
        if sources.match(text, at: index + count, end: end) != nil { break }
        reading.hasWeakBy = true
        index += count
      } else if reading.hasStrongBy || reading.isStrong, isYear(index) {
        index += 1
        if index < end, tokens[index].isMark(",") { index += 1 }
      } else {
        break
      }
    }
    reading.next = index
  }

  private func isYear(_ index: Int) -> Bool {
    let key = tokens[index].key
    return key.utf8.count >= 4 && key.utf8.count <= 9
      && key.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  // MARK: Names and sources

  /// Takes the title in quotes that is before a BY.
  func takeTitle(_ parts: inout CreditParts, _ draft: inout CreditDraft) {
    guard let first = parts.segments.first, first.source == nil, !first.tokens.isEmpty,
      isQuote(first.tokens.lowerBound)
    else { return }
    for index in first.tokens.dropFirst(2) where isQuote(index) {
      guard
        let count = CreditWords.strongBy.match(tokens, at: index + 1, end: first.tokens.upperBound)
          ?? CreditWords.weakBy.match(tokens, at: index + 1, end: first.tokens.upperBound)
      else { continue }
      draft.title = first.tokens.lowerBound + 1..<index
      parts.segments[0].tokens = index + 1 + count..<first.tokens.upperBound
      return
    }
  }

  /// Puts creators, agencies and source into `draft`; the last known source is the source.
  func fill(_ draft: inout CreditDraft, from parts: CreditParts, strictness: NameStrictness) {
    let last = parts.segments.lastIndex { $0.source != nil }
    draft.licence = parts.licence
    draft.licenceTokens = parts.licenceTokens
    if let last, let source = parts.segments[last].source {
      draft.source = source
      draft.sourceTokens = parts.segments[last].tokens
    }
    let isFramed = last != nil || !parts.licence.isEmpty
    let used =
      strictness == .doubtful && isFramed || strictness == .announced && isFramed
      ? .framed : strictness
    var names = Array(parts.segments.prefix(upTo: last ?? parts.segments.count))
    if let last, !names.contains(where: { $0.source == nil && !$0.isInBracket }) {
      let behind = parts.segments.suffix(from: last + 1)
      if let first = behind.first, [.mark, .by, .comma].contains(first.boundary) {
        names = Array(behind) + names
      }
    }
    addCreators(names, used, &draft)
    var upper = max(draft.tokens.upperBound, parts.end)
    for name in draft.creators + [draft.outlet].compactMap({ $0 }) {
      upper = max(upper, name.upperBound)
    }
    if let placeholder = draft.placeholder {
      upper = max(upper, placeholder.upperBound)
      while upper < end, tokens[upper].isMark("]") || tokens[upper].isMark("}") { upper += 1 }
    }
    if let last { upper = max(upper, parts.segments[last].tokens.upperBound) }
    // A bracket that the credit opens is closed in it.
    if upper < end, tokens[upper].isMark(")"),
      (draft.tokens.lowerBound..<upper).contains(where: {
        tokens[$0].isMark("(")
      })
    {
      upper += 1
    }
    draft.tokens = draft.tokens.lowerBound..<upper
  }

  /// Takes the outlet of "Ana Silva for Harbour News".
  private func takeClient(
    behind creator: Range<Int>, in segment: CreditSegment, _ draft: inout CreditDraft
  ) {
    let place = creator.upperBound
    guard draft.source == nil, draft.kind == .credit, place + 1 < segment.tokens.upperBound,
      ["for", "für", "pour", "para", "voor"].contains(tokens[place].key),
      case .name(let client) = name(place + 1..<segment.tokens.upperBound, .doubtful)
    else { return }
    draft.outlet = client
  }

  /// Whether a name in `segment`, which is after the creator's, is that of where the image comes from: after a
  /// slash, a bar, a `via` or in a bracket; after a comma, which also parts two creators, only when a word says so.
  private func opensOutlet(_ segment: CreditSegment) -> Bool {
    let words = trimmed(segment.tokens)
    guard let first = words.first(where: { tokens[$0].key != "the" }), isCapitalised(first) else {
      return false
    }
    switch segment.boundary {
    case .mark, .parting, .bracket: return true
    case .comma: return words.contains { CreditWords.outlets.contains(tokens[$0].key) }
    case .start, .preposition, .conjunction, .licence, .by: return false
    }
  }

  private func addCreators(
    _ names: [CreditSegment], _ strictness: NameStrictness, _ draft: inout CreditDraft
  ) {
    var agencies: [Range<Int>] = []
    for (number, segment) in names.enumerated() {
      if let source = segment.source {
        if source.id != draft.source?.id { agencies.append(segment.tokens) }
        continue
      }
      let isFirst = draft.creators.isEmpty && draft.creatorName == nil && draft.placeholder == nil
      let isOutlet =
        !isFirst && draft.source == nil && draft.kind == .credit && opensOutlet(segment)
      if segment.isInBracket, !isFirst, !(isOutlet && number == 1) { continue }
      if let link = link(over: text.bytes(segment.tokens)),
        CreditLicences.name(ofAddress: link.address) != nil
      {
        continue
      }
      let name = name(
        segment.tokens, isFirst ? strictness : isOutlet ? .announced : .doubtful,
        isInBracket: segment.isInBracket,
        source: draft.source)
      switch name {
      case .name(let range):
        if isOutlet, draft.outlet == nil {
          draft.outlet = range
        } else {
          draft.creators.append(range)
          if isFirst { takeClient(behind: range, in: segment, &draft) }
        }
      case .placeholder(let range):
        if isFirst { draft.placeholder = range }
      case .author(let range):
        // "Jane Doe - Own work" has its creator.
        if isFirst {
          if draft.kind == .credit { draft.kind = .own }
          draft.creators.append(range)
        }
      case .tool(let tool, let range):
        if isFirst {
          draft.kind = .aiGenerated(tool: tool)
          draft.creatorName = tool
          draft.creators.append(range)
        }
      case .none:
        // A prose opening leaves no creator; what follows is not one either, unless a dash or a bar
        // parts it.
        if isFirst, draft.source == nil, number == 0, hasWords(segment.tokens) {
          return
        }
      }
      // Without a source, words that are not a name end the list; after a mere colon they show that
      // it was not a list ("Photo: Golden Gate Bridge, seen from the north").
      if case .none = name, draft.source == nil, hasWords(segment.tokens) {
        if strictness == .doubtful { draft.creators = [] }
        break
      }
    }
    if draft.placeholder == nil { draft.creators += agencies }
  }

  private func hasWords(_ range: Range<Int>) -> Bool { !trimmed(range).isEmpty }
}
