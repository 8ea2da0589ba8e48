// SPDX-License-Identifier: Apache-2.0

// Credits that no label opens, and those whose creator is the author or a machine.

extension CreditReader {
  /// The credit at `start` that shows itself by a source or a licence alone.
  func unlabelled(at start: Int) -> CreditDraft? {
    guard start < end, start == 0 || tokens[start - 1].key != "/" else { return nil }
    let stop = sentenceEnd(from: start, start: start)
    guard start < stop else { return nil }
    var first = start
    if let count = CreditWords.partings.match(tokens, at: start, end: stop)
      ?? CreditWords.strongBy.match(tokens, at: start, end: stop)
    {
      first = start + count
    }
    var draft = CreditDraft(tokens: start..<start)
    var parts = parts(first..<stop, isLabelled: false)
    if let opening = parts.segments.first {
      parts.segments = [opening] + parts.segments.dropFirst().filter { !isAuthor($0) }
    } else if !parts.licence.isEmpty, start == 0, parts.end + 1 >= end {
      draft.licence = parts.licence
      draft.licenceTokens = parts.licenceTokens
      draft.tokens = start..<parts.end
      return draft
    }
    if parts.licence.isEmpty, parts.segments.contains(where: { $0.source?.needsLabel ?? false }) {
      return nil
    }
    if parts.segments.count == 1, let source = parts.segments[0].source,
      parts.segments[0].tokens == first..<stop || parts.end >= stop,
      first == start || tokens[start].key != "by"
    {
      guard standsAlone(source, start..<stop) else { return nil }
      draft.source = source
      draft.sourceTokens = parts.segments[0].tokens
      draft.licence = parts.licence
      draft.licenceTokens = parts.licenceTokens
      draft.tokens = start..<parts.end
      return draft
    }
    let isByline = first > start
    if !isByline { readTitle(&parts, &draft) }
    guard let last = parts.segments.last(where: { $0.source != nil }) ?? parts.segments.first,
      last.source != nil || CreditLicences.asksForAttribution(parts.licence)
        || parts.licence == "CC0"
    else { return linkedName(start..<stop) }
    if isByline, parts.licence.isEmpty, last.boundary != .preposition { return nil }
    takeNamedWork(&parts, &draft, start: start)
    guard fits(parts) else { return nil }
    fill(&draft, from: parts, strictness: draft.title == nil && !isByline ? .bare : .announced)
    guard !draft.creators.isEmpty || draft.placeholder != nil else { return nil }
    let names = parts.segments.filter { $0.source == nil && !$0.isInBracket }
    if draft.title == nil, draft.creators.count < min(names.count, 2) { return nil }
    draft.tokens = start..<draft.tokens.upperBound
    return draft
  }

  private func isAuthor(_ segment: CreditSegment) -> Bool {
    if case .author = name(segment.tokens, .bare) { return segment.source == nil }
    return false
  }

  /// Whether a source's name alone is a credit: as the whole caption, in a bracket, or, of an
  /// agency or a stock site, as the last sentence.
  private func standsAlone(_ source: ImageSource, _ range: Range<Int>) -> Bool {
    if text.string(range).contains("://") { return false }
    if range.lowerBound > 0, tokens[range.lowerBound - 1].isMark("(") { return true }
    guard range.upperBound + 1 >= end else { return false }
    return range.lowerBound == 0 || !Self.isPublicBody(source)
  }

  /// Whether the segments have an order that only credits have: a name, then a source, and nothing after them.
  private func fits(_ parts: CreditParts) -> Bool {
    guard parts.segments.count <= 4 else { return false }
    guard let last = parts.segments.lastIndex(where: { $0.source != nil }) else {
      return !parts.licence.isEmpty && parts.segments.count <= 2
    }
    let source = parts.segments[last]
    if source.isInBracket, last > 0, parts.segments[last - 1].isInBracket,
      !parts.segments[0].isInBracket
    {
      return false
    }
    if !parts.licence.isEmpty { return true }
    // An agency may open: "REUTERS/Jane Doe".
    let opens = parts.segments.prefix(last + 1).allSatisfy { $0.source != nil }
    if opens {
      return parts.segments.count == last + 2 && parts.segments[last + 1].boundary == .mark
    }
    guard last == parts.segments.count - 1 else { return false }
    switch source.boundary {
    case .preposition, .bracket, .licence: return true
    case .mark: return true
    case .comma, .conjunction, .start, .by, .parting:
      // "Cape Canaveral, NASA" says what is seen.
      let hasTwoWords = parts.segments[0].tokens.count >= 2
      return hasTwoWords && source.source.map { !Self.isPublicBody($0) } ?? false
    }
  }

  private static func isPublicBody(_ source: ImageSource) -> Bool {
    source.licence == "public domain" || ["esa", "eso", "nih", "cdc"].contains(source.id)
  }

  /// Takes what is between a name and a licence as the work's title: "Ada Lee - Low tide (2) - CC BY 4.0".
  private func takeNamedWork(_ parts: inout CreditParts, _ draft: inout CreditDraft, start: Int) {
    guard start == 0, draft.title == nil, parts.segments.count > 2, !parts.licence.isEmpty,
      parts.end + 1 >= end, parts.segments.allSatisfy({ $0.source == nil }),
      parts.segments[1].boundary == .mark, parts.segments[0].tokens.count >= 2,
      case .name = name(parts.segments[0].tokens, .bare), let last = parts.segments.last
    else { return }
    let title = trimmed(parts.segments[1].tokens.lowerBound..<last.tokens.upperBound)
    draft.title = title
    parts.segments.removeLast(parts.segments.count - 1)
  }

  /// Takes the words before a BY as the work's title.
  private func readTitle(_ parts: inout CreditParts, _ draft: inout CreditDraft) {
    takeTitle(&parts, &draft)
    guard draft.title == nil, let first = parts.segments.first, first.source == nil,
      first.tokens.count > 2
    else { return }
    for index in first.tokens.dropFirst().prefix(12) where tokens[index].key == "by" {
      guard index + 1 < first.tokens.upperBound else { return }
      draft.title = trimmed(first.tokens.lowerBound..<index)
      parts.segments[0].tokens = index + 1..<first.tokens.upperBound
      return
    }
  }

  /// A whole caption that is one link to a known source: the creator's name.
  private func linkedName(_ range: Range<Int>) -> CreditDraft? {
    guard range.lowerBound == 0, range.upperBound + 1 >= end,
      let link = link(over: text.bytes(range)),
      sources.source(ofAddress: link.address) != nil,
      case .name(let name) = name(range, .bare)
    else { return nil }
    var draft = CreditDraft(tokens: range)
    draft.creators = [name]
    return draft
  }

  // MARK: The author's, a machine's

  /// "Own photo", "AI-generated (Midjourney)".
  func ownOrGenerated(at start: Int) -> CreditDraft? {
    if let count = CreditWords.ownSentences.match(tokens, at: start, end: end) {
      let stop = sentenceEnd(from: start + count, start: start)
      guard start + count == stop else { return nil }
      var draft = CreditDraft(tokens: start..<stop)
      draft.kind = .own
      draft.creatorName = "author"
      return draft
    }
    guard
      CreditWords.generated.match(tokens, at: start, end: end) != nil
        || CreditWords.generatedByTool.match(tokens, at: start, end: end) != nil
    else { return nil }
    return generated(at: start, start: start, stop: sentenceEnd(from: start, start: start))
  }

  /// A credit to a machine whose words are at `index`.
  func generated(at index: Int, start: Int, stop: Int) -> CreditDraft? {
    let isLabelled = index > start
    let needsTool: Bool
    let next: Int
    if let count = CreditWords.generatedByTool.match(tokens, at: index, end: stop),
      CreditWords.generated.match(tokens, at: index, end: stop) ?? 0 <= count
    {
      needsTool = true
      next = index + count
    } else if let count = CreditWords.generated.match(tokens, at: index, end: stop) {
      needsTool = false
      next = index + count
    } else {
      return nil
    }
    for place in next..<max(next, min(stop, next + 12)) {
      for tool in CreditWords.tools {
        guard let count = tool.phrases.match(tokens, at: place, end: stop) else { continue }
        if needsTool, place > next + 2 { continue }
        var draft = CreditDraft(tokens: start..<place + count)
        if place + count < end, tokens[place + count].isMark(")") {
          draft.tokens = start..<place + count + 1
        }
        draft.kind = .aiGenerated(tool: tool.name)
        draft.creatorName = tool.name
        draft.creators = [place..<place + count]
        return draft
      }
    }
    let isBrief =
      stop - next <= 2 || grammar.labels.match(tokens, at: next, end: stop) != nil
    guard !needsTool, isLabelled || isBrief else { return nil }
    var draft = CreditDraft(tokens: start..<next)
    draft.kind = .aiGenerated(tool: "")
    return draft
  }
}
