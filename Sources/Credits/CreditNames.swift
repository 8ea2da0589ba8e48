// SPDX-License-Identifier: Apache-2.0

import Language

/// What is in a creator's place.
enum CreditName {
  case name(Range<Int>)
  case placeholder(Range<Int>)
  case author(Range<Int>)
  case tool(String, Range<Int>)
  /// Prose, or nothing.
  case none
}

/// How much a name must look like one.
enum NameStrictness {
  /// A label, a BY and a source stand around it.
  case framed
  /// A label and a BY that only a name follows.
  case announced
  /// A label and a colon, or a BY that a subject may follow.
  case doubtful
  /// Nothing but a source after it.
  case bare
}

extension CreditReader {
  /// The most words of a name, particles not counted.
  private static let mostWords = 6

  /// Reads the tokens `range` as a creator.
  func name(
    _ range: Range<Int>, _ strictness: NameStrictness, isInBracket: Bool = false,
    source: ImageSource? = nil
  ) -> CreditName {
    var range = trimmed(range)
    guard !range.isEmpty else { return .none }
    if CreditWords.authors.contains(joinedKey(range)) {
      return .author(withoutArticle(range))
    }
    if let cut = range.dropFirst().first(where: {
      CreditWords.continuations.contains(tokens[$0].key)
    }),
      CreditWords.authors.contains(joinedKey(range.lowerBound..<cut))
    {
      return .author(withoutArticle(range.lowerBound..<cut))
    }
    if source?.id == "wikimedia-commons", CreditWords.unknowns.contains(joinedKey(range)) {
      return .name(range)
    }
    if isPlaceholder(range, isInBracket: isInBracket) { return .placeholder(range) }
    for tool in CreditWords.tools {
      if let count = tool.phrases.match(tokens, at: range.lowerBound, end: range.upperBound),
        count == range.count || isVersion(range.lowerBound + count..<range.upperBound)
      {
        return .tool(tool.name, range)
      }
    }
    if let known = sources.match(text, at: range.lowerBound, end: range.upperBound),
      known.count == range.count
    {
      return .none
    }
    if grammar.labels.match(tokens, at: range.lowerBound, end: range.upperBound) == range.count {
      return .none
    }
    let isLinked =
      link(over: text.bytes(range)).map { !ImageSources.host($0.address).isEmpty } ?? false
    if tokens[range.lowerBound].key == "the", text.string(range).hasPrefix("the ") {
      range = range.dropFirst().isEmpty ? range : range.lowerBound + 1..<range.upperBound
    }
    if let name = accepted(range, strictness, isLinked: isLinked) { return .name(name) }
    return .none
  }

  /// The part of `range` that is a name, if it begins with one.
  private func accepted(
    _ range: Range<Int>, _ strictness: NameStrictness, isLinked: Bool
  ) -> Range<Int>? {
    guard hasLetter(range), !text.string(range).contains("://") else { return nil }
    let fits = isShort(range)
    if fits, looksLikeName(range) { return withoutClient(range, strictness) }
    let first = tokens[range.lowerBound].key
    if fits, !CreditWords.proseOpeners.contains(first) {
      let count = wordCount(range)
      if isLinked, strictness != .bare { return range }
      switch strictness {
      case .framed: if count <= 4 { return range }
      case .announced: if count <= 3 { return range }
      case .doubtful: if count == 1, isHandle(range) { return range }
      case .bare:
        // A caption that opens in lower case opens with an account's name.
        if count == 1 || count == 2 && range.lowerBound == 0 && !isCapitalised(0) && end < 8 {
          return range
        }
      }
    }
    guard strictness == .announced || strictness == .framed else { return nil }
    return leadingName(range)
  }

  /// "Jane Doe for Acme" is by Jane Doe; so is "Jane Doe in Berlin" where no source follows.
  private func withoutClient(_ range: Range<Int>, _ strictness: NameStrictness) -> Range<Int> {
    let cut = range.dropFirst().first {
      ["for", "für", "pour", "para", "voor"].contains(tokens[$0].key)
        || strictness == .announced && ["in", "at"].contains(tokens[$0].key)
    }
    guard let cut, !isCapitalised(cut), wordCount(range.lowerBound..<cut) >= 2 else { return range }
    return range.lowerBound..<cut
  }

  /// The name that opens `range`, when something follows it that can follow a name.
  private func leadingName(_ range: Range<Int>) -> Range<Int>? {
    for index in range.dropFirst() {
      let token = tokens[index]
      guard token.kind == .word, CreditWords.continuations.contains(token.key) || isNumber(index),
        token.key == text.string(index..<index + 1)
      else { continue }
      let name = range.lowerBound..<index
      let count = wordCount(name)
      return count >= 2 && isShort(name) && looksLikeName(name) ? name : nil
    }
    return nil
  }

  // MARK: Looks

  /// `range` without marks and quotes at its ends, but with the full stop of an abbreviation.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, tokens[start].kind == .mark { start += 1 }
    while end > start, tokens[end - 1].kind == .mark {
      if tokens[end - 1].key == ".", end - 1 > start, keepsStop(end - 2) { break }
      end -= 1
    }
    // Years and dates after a name ("© Jane Doe 2019") and before it ("© 2019 Jane Doe").
    while end - 1 > start, isNumber(end - 1), tokens[end - 1].scalars.count == 4 { end -= 1 }
    while start < end, isNumber(start) { start += 1 }
    return start..<end
  }

  private func keepsStop(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word
      && (token.scalars.count == 1 || CreditWords.abbreviations.contains(token.key))
  }

  private func isNumber(_ index: Int) -> Bool {
    tokens[index].kind == .word
      && text.scalars[tokens[index].scalars].allSatisfy {
        let kind = ProseCharacter.of($0)
        return kind == .digit || kind == .joiner
      }
  }

  private func isVersion(_ range: Range<Int>) -> Bool {
    range.count <= 2
      && range.allSatisfy { isNumber($0) || tokens[$0].key.hasPrefix("v") || tokens[$0].key == "." }
  }

  private func joinedKey(_ range: Range<Int>) -> String {
    var result = ""
    for index in range {
      if index > range.lowerBound, tokens[index].hasSpaceBefore { result += " " }
      result += tokens[index].key
    }
    return result
  }

  private func withoutArticle(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 1,
      ["the", "der", "die", "el", "la", "o", "a", "de"].contains(tokens[range.lowerBound].key)
    else { return range }
    return range.lowerBound + 1..<range.upperBound
  }

  private func hasLetter(_ range: Range<Int>) -> Bool {
    range.contains { index in
      text.scalars[tokens[index].scalars].contains {
        let kind = ProseCharacter.of($0)
        return kind == .letter || kind == .ideograph
      }
    }
  }

  /// Words, a run of Han or Kana being one, particles left out.
  private func wordCount(_ range: Range<Int>) -> Int {
    var count = 0
    for index in range {
      switch tokens[index].kind {
      case .word: if !CreditWords.particles.contains(tokens[index].key) { count += 1 }
      case .ideograph:
        if index == range.lowerBound || tokens[index - 1].kind != .ideograph
          || tokens[index].hasSpaceBefore
        {
          count += 1
        }
      case .mark: break
      }
    }
    return count
  }

  private func isShort(_ range: Range<Int>) -> Bool {
    let run = range.count(where: { tokens[$0].kind == .ideograph })
    return wordCount(range) <= Self.mostWords && range.count <= 24 && run <= 16
  }

  /// A user name: one word with a digit, an underscore or an @.
  private func isHandle(_ range: Range<Int>) -> Bool {
    range.count == 1
      && text.scalars[tokens[range.lowerBound].scalars].contains {
        (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x40
      }
  }

  /// Whether every word is capitalised, a particle, a small word inside, or in a script without
  /// capitals.
  private func looksLikeName(_ range: Range<Int>) -> Bool {
    var hasCapital = false
    for index in range where tokens[index].kind == .word {
      let token = tokens[index]
      switch capital(token) {
      case .upper, .caseless:
        hasCapital = true
      case .number:
        // "2 Dogs Photo", but not a date ("12 May").
        if index == range.lowerBound { return false }
      case .lower:
        if CreditWords.particles.contains(token.key) { continue }
        let isInner = index > range.lowerBound && index + 1 < range.upperBound
        guard isInner && CreditWords.connectors.contains(token.key) || isHandle(index..<index + 1)
        else { return false }
        if isHandle(index..<index + 1) { hasCapital = true }
      }
    }
    if range.contains(where: { tokens[$0].kind == .ideograph }) { hasCapital = true }
    return hasCapital
  }

  private enum Capital {
    case upper
    case lower
    case caseless
    case number
  }

  private func capital(_ token: CreditToken) -> Capital {
    let scalars = text.scalars[token.scalars]
    guard let first = scalars.first, let scalar = Unicode.Scalar(first) else { return .lower }
    if ProseCharacter.of(first) == .digit { return .number }
    let properties = scalar.properties
    if properties.isUppercase || properties.generalCategory == .titlecaseLetter { return .upper }
    guard properties.isLowercase else {
      return properties.generalCategory == .otherLetter ? .caseless : .lower
    }
    // "d'Arcy", "al-Rashid", "iJustine".
    let hasLaterCapital = scalars.dropFirst().contains {
      Unicode.Scalar($0)?.properties.isUppercase ?? false
    }
    return hasLaterCapital ? .upper : .lower
  }

  // MARK: Placeholders

  private func isPlaceholder(_ range: Range<Int>, isInBracket: Bool) -> Bool {
    if CreditWords.placeholders.contains(joinedKey(range)) { return true }
    // "NAME on SOURCE".
    if let cut = range.dropFirst().first(where: { tokens[$0].key == "on" }),
      CreditWords.placeholders.contains(joinedKey(range.lowerBound..<cut))
    {
      return true
    }
    let first = range.lowerBound
    guard first > 0 else { return false }
    if tokens[first - 1].isMark("{") || tokens[first - 1].isMark("<")
      || tokens[first - 1].isMark("%")
    {
      return true
    }
    return isInBracket && tokens[first - 1].isMark("[")
      && CreditWords.placeholderOpeners.contains(tokens[first].key)
  }
}
