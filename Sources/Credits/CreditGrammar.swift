// SPDX-License-Identifier: Apache-2.0

import Language

/// Reads the credit in a caption.
package struct CreditGrammar: Sendable {
  package let sources: ImageSources
  /// What the image is, or that what follows is its credit.
  let labels: CreditPhrases
  /// Labels that say of themselves that a name follows, so that it need not look like one.
  let strongLabels: CreditPhrases

  /// The grammar with the words that are known.
  package static let standard = CreditGrammar(
    sources: .standard,
    labels: CreditPhrases(
      CreditLabelTexts.kinds.all.union(CreditLabelTexts.credits.all)
        .union(CreditLabelTexts.screenshots.all)),
    strongLabels: CreditPhrases(CreditLabelTexts.credits.all))

  private init(sources: ImageSources, labels: CreditPhrases, strongLabels: CreditPhrases) {
    self.sources = sources
    self.labels = labels
    self.strongLabels = strongLabels
  }

  /// The ``standard`` grammar with additional sources, and with additional labels that a name follows.
  package init(adding sources: [ImageSource], labels: [String] = []) {
    self.sources = ImageSources(adding: sources)
    self.labels = Self.standard.labels.adding(labels)
    strongLabels = Self.standard.strongLabels.adding(labels)
  }

  /// What is examined of a text: so many bytes from its start and as many up to its end.
  private static let window = 800

  /// The credit in `line`, or `nil` when it is a plain caption.
  package func read(_ line: CreditLine) -> Credit? {
    let count = line.bytes.count
    if count <= 2 * Self.window { return read(line, in: 0..<count) }
    let head = 0..<boundary(in: line.bytes, from: Self.window)
    let tail = boundary(in: line.bytes, from: count - Self.window)..<count
    let found = [read(line, in: head), read(line, in: tail)].compactMap { $0 }
    return found.max { $0.level < $1.level }
  }

  /// The end of the word at `offset`, not far after it.
  private func boundary(in bytes: [UInt8], from offset: Int) -> Int {
    var index = offset
    while index < bytes.count, index < offset + 64, bytes[index] > 0x20 { index += 1 }
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  private func read(_ line: CreditLine, in range: Range<Int>) -> Credit? {
    let reader = CreditReader(
      text: CreditText(line.bytes, in: range),
      links: line.links.filter { $0.range.overlaps(range) && !$0.range.isEmpty }, grammar: self)
    return reader.read()
  }
}

/// What was read at one place of a caption, before it is judged.
struct CreditDraft {
  var kind = Credit.Kind.credit
  /// Tokens of each creator.
  var creators: [Range<Int>] = []
  /// A name that is not written so: the author's, a tool's.
  var creatorName: String?
  var source: ImageSource?
  var sourceTokens: Range<Int>?
  /// The name after the creator's where no known source is named: "Photo: Ana Silva / Harbour News".
  var outlet: Range<Int>?
  var licence = ""
  var licenceTokens: Range<Int>?
  var title: Range<Int>?
  var placeholder: Range<Int>?
  var hasLabel = false
  /// The tokens of all of it.
  var tokens: Range<Int>
}

/// One pass over one caption.
struct CreditReader {
  let text: CreditText
  let links: [CreditLine.Link]
  let grammar: CreditGrammar

  var sources: ImageSources { grammar.sources }
  var tokens: [CreditToken] { text.tokens }
  var end: Int { text.tokens.count }

  /// More tokens than this are in no credit.
  static let longest = 60

  func read() -> Credit? {
    var best: Credit?
    var found: [Credit] = []
    for draft in drafts() {
      let credit = finish(draft)
      guard credit.level > .none || credit.placeholder != nil else { continue }
      found.append(credit)
      if best.map({ $0.level < credit.level }) ?? true { best = credit }
    }
    guard var best else { return nil }
    if best.source.isEmpty, !best.creators.isEmpty,
      let other = found.first(where: {
        $0.level == .sourceOnly && $0.range.lowerBound >= best.range.upperBound
      })
    {
      best.source = other.source
      best.sourceID = other.sourceID
      best.sourceRange = other.sourceRange
      best.sourceLink = other.sourceLink
      best.range = best.range.lowerBound..<other.range.upperBound
      complete(&best)
    }
    return best
  }

  /// What is anywhere in the caption, in order; a label counts before what only a source shows.
  private func drafts() -> [CreditDraft] {
    let places = starts()
    let withLabel = places.compactMap { labelled(at: $0) }
    guard namesSourceOrLicence() else { return withLabel }
    var result = withLabel
    for start in places where start == 0 || tokens[start - 1].key != "," {
      guard let draft = unlabelled(at: start),
        !withLabel.contains(where: { $0.tokens.overlaps(draft.tokens) })
      else { continue }
      result.append(draft)
    }
    return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether a source or a licence is named or linked anywhere, without which no label can be
  /// missing.
  private func namesSourceOrLicence() -> Bool {
    tokens.indices.contains {
      sources.match(text, at: $0, end: end) != nil
        || CreditLicences.name(tokens, at: $0, end: end) != nil
    }
      || links.contains {
        sources.source(ofAddress: $0.address) != nil
          || CreditLicences.name(ofAddress: $0.address) != nil
      }
  }

  /// Where a credit may open: the caption, a sentence, a line, a bracket, what a dash or a bar
  /// parts off.
  private func starts() -> [Int] {
    var result: [Int] = []
    for index in tokens.indices {
      let token = tokens[index]
      guard index > 0, !token.hasLineBreakBefore else {
        result.append(index)
        continue
      }
      let before = tokens[index - 1]
      if token.key == "©" || opensAgencyPair(index) { result.append(index) }
      guard before.kind == .mark, result.last != index else { continue }
      switch before.key {
      case ",", "(", "[", "|", "–", "—", "•", "·", ";", "*", "_", "。", "！", "？", "!", "?", "/",
        "\"", "“",
        "»",
        "”", "'":
        result.append(index)
      case ".", ":", "-", ")", "]":
        if token.hasSpaceBefore || before.key == "." { result.append(index) }
      default:
        // An emoji or another symbol may be before a credit.
        if let first = before.key.unicodeScalars.first, first.value >= 0x2190 {
          result.append(index)
        }
      }
    }
    return result
  }

  /// Whether "REUTERS/Jane Doe" begins here, which agencies put after a caption without a mark.
  private func opensAgencyPair(_ index: Int) -> Bool {
    guard index + 1 < end, tokens[index + 1].isMark("/"),
      let known = sources.match(text, at: index, end: end), known.count == 1
    else { return false }
    let written = text.string(index..<index + 1)
    return written.count > 1 && written == written.uppercased()
  }

  // MARK: Where a sentence ends

  func isQuote(_ index: Int) -> Bool {
    tokens[index].kind == .mark
      && ["'", "’", "‘", "\"", "“", "”", "„", "«", "»", "‹", "›", "「", "」"].contains(
        tokens[index].key)
  }

  /// The end of the sentence or bracket that `index` is in.
  func sentenceEnd(from index: Int, start: Int) -> Int {
    var depth = 0
    var place = index
    let limit = min(end, index + Self.longest)
    while place < limit {
      let token = tokens[place]
      if token.kind == .mark {
        switch token.key {
        case "(", "[": depth += 1
        case ")", "]":
          depth -= 1
          if depth < 0 { return place }
        case ".": if isFullStop(place) { return place }
        case "!", "?", "。", "！", "？", ";": return place
        default: break
        }
      }
      // A line that begins with a label is a credit of its own.
      if place > index, token.hasLineBreakBefore,
        grammar.labels.match(tokens, at: place, end: end) != nil
      {
        return place
      }
      if place > index, opensNextCredit(place) { return place - 1 }
      place += 1
    }
    return place
  }

  /// Whether another credit follows a comma or an "and".
  private func opensNextCredit(_ index: Int) -> Bool {
    guard tokens[index - 1].key == "," || CreditWords.conjunctions.contains(tokens[index - 1].key),
      let count = grammar.labels.match(tokens, at: index, end: end)
    else { return false }
    return CreditWords.strongBy.match(tokens, at: index + count, end: end) != nil
  }

  /// Whether the word at `index` is written with a capital.
  func isCapitalised(_ index: Int) -> Bool {
    let first = text.scalars[tokens[index].scalars.lowerBound]
    return Unicode.Scalar(first)?.properties.isUppercase ?? false
  }

  /// Whether the full stop at `index` ends a sentence and not a name's initial or `Jr.`
  private func isFullStop(_ index: Int) -> Bool {
    guard index > 0, !tokens[index].hasSpaceBefore else { return true }
    let before = tokens[index - 1]
    guard before.kind == .word else { return true }
    let isInitial =
      before.scalars.count == 1
      && ProseCharacter.of(text.scalars[before.scalars.lowerBound]) == .letter
    guard isInitial || CreditWords.abbreviations.contains(before.key) else { return true }
    guard index + 1 < end else { return false }
    let next = tokens[index + 1]
    return Abbreviations.openers.contains(next.key) && isCapitalised(index + 1)
      || grammar.labels.match(tokens, at: index + 1, end: end) != nil
  }

  // MARK: Links

  /// The link that lies over at least half of the bytes `range`.
  func link(over range: Range<Int>) -> CreditLine.Link? {
    links.first { link in
      let shared = link.range.clamped(to: range).count
      return shared > 0 && shared * 2 >= range.count
    }
  }

  /// Whether the tokens on both sides of `index` are in one link.
  func isInsideLink(_ index: Int) -> Bool {
    guard index > 0, index + 1 < end else { return false }
    let before = tokens[index - 1].range
    let after = tokens[index + 1].range
    return links.contains {
      $0.range.lowerBound <= before.lowerBound && after.upperBound <= $0.range.upperBound
        && !($0.range.lowerBound <= tokens[0].range.lowerBound
          && $0.range.upperBound >= tokens[end - 1].range.upperBound)
    }
  }

  // MARK: The result

  private func finish(_ draft: CreditDraft) -> Credit {
    var credit = Credit(range: text.bytes(draft.tokens))
    credit.kind = draft.kind
    for creator in draft.creators {
      credit.creators.append(text.string(creator))
      credit.creatorRanges.append(text.bytes(creator))
    }
    if let name = draft.creatorName {
      if credit.creators.isEmpty {
        credit.creators = [name]
        credit.creatorRanges = [credit.range]
      } else {
        credit.creators[0] = name
      }
    }
    if let source = draft.source {
      credit.source = source.name
      credit.sourceID = source.id
      credit.sourceRange = draft.sourceTokens.map { text.bytes($0) }
    }
    if draft.source == nil, let outlet = draft.outlet {
      credit.source = text.string(outlet)
      credit.sourceRange = text.bytes(outlet)
    }
    credit.title = draft.title.map { Credit.Part(text: text.string($0), range: text.bytes($0)) }
    credit.placeholder = draft.placeholder.map {
      Credit.Part(text: text.string($0), range: text.bytes($0))
    }
    credit.licence = draft.licence
    credit.licenceRange = draft.licenceTokens.map { text.bytes($0) }
    if credit.licence.isEmpty, draft.tokens.upperBound < end { readLicenceBehind(draft, &credit) }
    complete(&credit)
    return credit
  }

  /// A licence may be in a sentence of its own after the credit.
  private func readLicenceBehind(_ draft: CreditDraft, _ credit: inout Credit) {
    let first = draft.tokens.upperBound
    guard tokens[first].kind == .mark else { return }
    var index = first
    let limit = min(end, first + 3)
    while index < limit {
      if let licence = CreditLicences.match(tokens, at: index, end: end) {
        credit.licence = licence.name
        let range = text.bytes(licence.tokens)
        credit.licenceRange = range
        credit.range = credit.range.lowerBound..<range.upperBound
        return
      }
      index += 1
    }
  }

  /// Adds what the links tell, and the level.
  private func complete(_ credit: inout Credit) {
    let deed = links.first {
      $0.range.upperBound > credit.range.lowerBound
        && CreditLicences.name(ofAddress: $0.address) != nil
    }
    if let deed, let name = CreditLicences.name(ofAddress: deed.address) {
      credit.licenceLink = deed.address
      if credit.licence.isEmpty || name.hasPrefix(credit.licence) { credit.licence = name }
      if deed.range.upperBound > credit.range.upperBound {
        credit.range = credit.range.lowerBound..<deed.range.upperBound
      }
    }
    let range = credit.range
    credit.links = links.filter { $0.range.overlaps(range) }.map(\.address)
    func isProfile(_ link: CreditLine.Link) -> Bool {
      !ImageSources.host(link.address).isEmpty
        && CreditLicences.name(ofAddress: link.address) == nil
    }
    if let creator = credit.creatorRanges.first, let link = link(over: creator), isProfile(link) {
      credit.creatorLink = link.address
    }
    if let place = credit.sourceRange, let link = link(over: place), isProfile(link) {
      credit.sourceLink = link.address
    }
    let linkedSource = credit.creatorLink.flatMap { sources.source(ofAddress: $0) }
    if credit.source.isEmpty, !credit.creators.isEmpty, let linkedSource {
      credit.source = linkedSource.name
      credit.sourceID = linkedSource.id
    }
    credit.level = level(of: credit, linkedSource: linkedSource)
  }

  private func level(of credit: Credit, linkedSource: ImageSource?) -> CreditLevel {
    guard !credit.creators.isEmpty else {
      return credit.source.isEmpty ? .labelOnly : .sourceOnly
    }
    guard !credit.source.isEmpty else { return .creatorOnly }
    let isSourceLinked = credit.sourceLink != nil || linkedSource?.id == credit.sourceID
    guard credit.creatorLink != nil, isSourceLinked else { return .creatorSource }
    return credit.title != nil && CreditLicences.asksForAttribution(credit.licence)
      ? .licence : .linked
  }
}
