// SPDX-License-Identifier: Apache-2.0

import Language
import SourceText

/// One word or mark of a credit.
struct CreditToken {
  enum Kind {
    case word
    /// One Han or Kana character.
    case ideograph
    case mark
  }

  var kind: Kind
  /// In lower case, apostrophes straight, a web address as its host.
  var key: String
  /// The folded code points.
  var scalars: Range<Int>
  /// The bytes of the text.
  var range: Range<Int>
  var hasSpaceBefore: Bool
  var hasLineBreakBefore: Bool

  func isMark(_ key: String) -> Bool { kind == .mark && self.key == key }
}

/// A piece of text folded to what a reader sees: compatibility forms replaced, invisible characters
/// gone.
///
/// This is as much of Unicode's NFKC as credits need, with the way back to the bytes.
struct CreditText {
  private(set) var scalars: [UInt32] = []
  /// The bytes that each of ``scalars`` stands for.
  private(set) var places: [Range<Int>] = []
  private(set) var tokens: [CreditToken] = []

  init(_ bytes: [UInt8], in range: Range<Int>) {
    fold(bytes, range.clamped(to: 0..<bytes.count))
    tokenize()
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, in: 0..<bytes.count)
  }

  /// The words of `text` as keys, for tables.
  static func keys(_ text: String) -> [String] { CreditText(text).tokens.map(\.key) }

  /// The folded text of the tokens `range`, blanks between them made one space.
  func string(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    var result = ""
    var isBlank = false
    for scalar in scalars[tokens[first].scalars.lowerBound..<tokens[last].scalars.upperBound] {
      if scalar == 0x20 || scalar == 0x0A {
        isBlank = true
      } else {
        if isBlank { result.append(" ") }
        isBlank = false
        result.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      }
    }
    return result
  }

  /// The bytes of the text from the first to the last of the tokens `range`.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else {
      let place =
        tokens.indices.contains(range.lowerBound) ? tokens[range.lowerBound].range.lowerBound : 0
      return place..<place
    }
    return tokens[first].range
      .lowerBound..<max(tokens[first].range.lowerBound, tokens[last].range.upperBound)
  }

  // MARK: Folding

  private mutating func fold(_ bytes: [UInt8], _ range: Range<Int>) {
    let span = bytes.span
    var index = range.lowerBound
    while index < range.upperBound {
      let (code, length) = UTF8Reading.decode(span, at: index, end: range.upperBound)
      let place = index..<index + length
      index += length
      switch code {
      case 0x0A, 0x0D: append(0x0A, place)
      case 0x09, 0x20, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
        append(0x20, place)
      case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
        0..<0x20, 0x7F..<0xA0, 0xFE00...0xFE0F:
        break
      case 0xFF01...0xFF5E: append(code - 0xFF00 + 0x20, place)
      case 0xFB00...0xFB06:
        for scalar in Self.ligatures[Int(code - 0xFB00)].unicodeScalars {
          append(scalar.value, place)
        }
      case 0x2026: for _ in 0..<3 { append(0x2E, place) }
      case 0x1D400...0x1D6A3: append(Self.letterOfMathematics(code), place)
      default: append(code, place)
      }
    }
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

  /// Mathematical alphabets, which some use for bold text, run A to Z, a to z thirteen times.
  private static func letterOfMathematics(_ code: UInt32) -> UInt32 {
    let letter = (code - 0x1D400) % 52
    return letter < 26 ? 0x41 + letter : 0x61 + letter - 26
  }

  private mutating func append(_ scalar: UInt32, _ place: Range<Int>) {
    scalars.append(scalar)
    places.append(place)
  }

  // MARK: Words

  private mutating func tokenize() {
    var index = 0
    var hasSpace = false
    var hasBreak = false
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == 0x20 || scalar == 0x0A {
        hasSpace = true
        if scalar == 0x0A { hasBreak = true }
        index += 1
        continue
      }
      let start = index
      let kind: CreditToken.Kind
      var key: String?
      if let end = copyrightEnd(index) {
        kind = .mark
        key = "©"
        index = end
      } else if let end = addressEnd(index) {
        kind = .word
        key = host(start..<end)
        index = end
      } else if ProseCharacter.of(scalar) == .ideograph {
        kind = .ideograph
        index += 1
      } else if isWordStart(index) {
        kind = .word
        index = wordEnd(index)
        // A domain with one word after it names a user: "iStock.com/jane".
        if index < scalars.count, scalars[index] == 0x2F, isDomain(start..<index),
          scalars[(index + 1)..<pathEnd(index)].contains(0x2F)
        {
          key = host(start..<index)
          index = pathEnd(index)
        }
      } else {
        kind = .mark
        index += 1
      }
      tokens.append(
        CreditToken(
          kind: kind, key: key ?? self.key(start..<index), scalars: start..<index,
          range: places[start].lowerBound..<places[index - 1].upperBound, hasSpaceBefore: hasSpace,
          hasLineBreakBefore: hasBreak))
      hasSpace = false
      hasBreak = false
    }
  }

  private func key(_ range: Range<Int>) -> String {
    let letters = scalars[range]
    if letters.allSatisfy({ $0 < 0x80 }) {
      let bytes = letters.map { lowercased(UInt8(truncatingIfNeeded: $0)) }
      return String(decoding: bytes, as: UTF8.self)
    }
    var text = ""
    for scalar in letters {
      let scalar = scalar == 0x2019 || scalar == 0x2018 ? 0x27 : scalar
      text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
    }
    return text.lowercased()
  }

  private func isLetterOrDigit(_ index: Int) -> Bool {
    guard index < scalars.count else { return false }
    let kind = ProseCharacter.of(scalars[index])
    return kind == .letter || kind == .digit
  }

  private func isWordStart(_ index: Int) -> Bool {
    if isLetterOrDigit(index) { return true }
    return (scalars[index] == 0x40 || scalars[index] == 0x5F) && isLetterOrDigit(index + 1)
  }

  private func isHangul(_ scalar: UInt32) -> Bool { (0xAC00...0xD7A3).contains(scalar) }

  private func wordEnd(_ start: Int) -> Int {
    var index = start + 1
    while index < scalars.count {
      switch ProseCharacter.of(scalars[index]) {
      case .letter, .digit:
        // Korean particles are glued to Latin names.
        if isHangul(scalars[index]) != isHangul(scalars[index - 1]), scalars[index - 1] > 0x40 {
          return index
        }
        index += 1
      case .mark:
        index += 1
      case .joiner:
        guard isLetterOrDigit(index + 1) else { return index }
        index += 2
      default:
        switch scalars[index] {
        case 0x40, 0x5F, 0xB7:
          guard isLetterOrDigit(index + 1) else {
            return scalars[index] == 0x5F ? index + 1 : index
          }
          index += 2
        case 0x2E:
          guard joinsAtStop(index) else { return index }
          index += 2
        default: return index
        }
      }
    }
    return index
  }

  /// Whether a full stop is inside a number or a domain, and does not end a sentence without a
  /// space.
  private func joinsAtStop(_ index: Int) -> Bool {
    guard isLetterOrDigit(index + 1) else { return false }
    let next = scalars[index + 1]
    if (0x30...0x39).contains(next) { return (0x30...0x39).contains(scalars[index - 1]) }
    if (0x61...0x7A).contains(next) { return true }
    var end = index + 1
    while end < scalars.count, end < index + 5, isLetterOrDigit(end) { end += 1 }
    return !isLetterOrDigit(end) && ["com", "org", "net"].contains(key(index + 1..<end))
  }

  /// After `(c)`, which is read as a ©.
  private func copyrightEnd(_ index: Int) -> Int? {
    guard index + 2 < scalars.count, scalars[index] == 0x28, scalars[index + 2] == 0x29,
      scalars[index + 1] | 0x20 == 0x63
    else { return nil }
    return index + 3
  }

  private func addressEnd(_ index: Int) -> Int? {
    guard scalars[index] == 0x68 else { return nil }
    let limit = min(index + 8, scalars.count)
    let opening = scalars[index..<limit]
    guard
      opening.starts(with: "http://".unicodeScalars.map(\.value))
        || opening.starts(with: "https://".unicodeScalars.map(\.value))
    else { return nil }
    return pathEnd(index)
  }

  private func pathEnd(_ start: Int) -> Int {
    var index = start
    while index < scalars.count,
      ![0x20, 0x0A, 0x29, 0x5D, 0x3E, 0x22, 0x2C].contains(scalars[index])
    {
      index += 1
    }
    while index > start + 1, scalars[index - 1] == 0x2E { index -= 1 }
    return index
  }

  private func isDomain(_ range: Range<Int>) -> Bool {
    range.dropFirst().dropLast().contains { scalars[$0] == 0x2E } && !key(range).contains("@")
      && range.contains { ProseCharacter.of(scalars[$0]) == .letter }
  }

  private func host(_ range: Range<Int>) -> String { ImageSources.host(key(range)) }
}

/// Phrases of a table, found by their first word, the longest first.
struct CreditPhrases: Sendable {
  private var phrases: [String: [[String]]] = [:]

  init(_ texts: some Sequence<String>) { add(texts) }

  /// These phrases and `texts`.
  func adding(_ texts: [String]) -> CreditPhrases {
    var result = self
    result.add(texts)
    return result
  }

  private mutating func add(_ texts: some Sequence<String>) {
    for text in texts {
      let keys = CreditText.keys(text)
      guard let first = keys.first else { continue }
      let known = phrases[first, default: []]
      let place = known.firstIndex { $0.count < keys.count } ?? known.count
      phrases[first, default: []].insert(keys, at: place)
    }
  }

  /// The number of tokens at `index` that are one of the phrases; the longest.
  func match(_ tokens: [CreditToken], at index: Int, end: Int) -> Int? {
    guard index < end, let candidates = phrases[tokens[index].key] else { return nil }
    for keys in candidates where index + keys.count <= end {
      if keys.indices.allSatisfy({ tokens[index + $0].key == keys[$0] }) { return keys.count }
    }
    return nil
  }
}
