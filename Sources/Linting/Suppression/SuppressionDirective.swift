// SPDX-License-Identifier: Apache-2.0

import SourceText

/// What one comment, attribute or front matter entry says of suppressing.
struct SuppressionDirective {
  enum Kind: String, CaseIterable {
    case next = "stet"
    case begin = "stet-begin"
    case end = "stet-end"
    case file = "stet-file"
  }

  enum Carrier {
    case comment
    /// With the number of the attribute in the document.
    case attribute(Int)
    case frontMatter
  }

  struct Word {
    var text: String
    var range: ByteRange
  }

  enum End {
    case never
    case day(Day, ByteRange)
    /// Written as a day that there is not.
    case wrong(Word)
  }

  /// The word that it begins with, in a comment.
  var command = Word(text: "", range: ByteRange(at: 0))
  var kind: Kind
  var carrier: Carrier
  /// The whole comment; the value for others.
  var range: ByteRange
  var names: [Word] = []
  var hasReason = false
  var end = End.never
}

/// Reads the words of a suppression from the source's own bytes.
struct SuppressionParser {
  enum Result {
    case none
    /// Its command begins with `stet-`, but is not a word of this language.
    case unknown(SuppressionDirective)
    /// It is for another linter.
    case foreign(SuppressionDirective.Word, names: [SuppressionDirective.Word])
    case directive(SuppressionDirective)
  }

  private let source: SourceText
  private var index: Int
  private let end: Int

  private init(_ source: SourceText, _ range: ByteRange) {
    self.source = source
    index = range.start
    end = min(range.end, source.count)
  }

  /// The suppression in the comment at `range`, which reaches from `<!--` to `-->` or from `{/*` to `*/}`.
  static func comment(_ range: ByteRange, of source: SourceText) -> Result {
    let bytes = source.bytes[range.indices]
    let isMDX = bytes.starts(with: "{/*".utf8)
    guard isMDX || bytes.starts(with: "<!--".utf8) else { return .none }
    let opening = isMDX ? 3 : 4
    var closing = 0
    for mark in isMDX ? ["*/}"] : ["-->", "--!>"]
    where bytes.count >= opening + mark.utf8.count
      && bytes.suffix(mark.utf8.count).elementsEqual(mark.utf8)
    {
      closing = mark.utf8.count
    }
    var parser = SuppressionParser(
      source, ByteRange(range.start + opening, range.end - closing))
    guard let word = parser.word() else { return .none }
    let isForeign = word.text != "stet" && !word.text.utf8.starts(with: "stet-".utf8)
    if isForeign, !Self.isOfAnotherLinter(word.text) { return .none }
    let kind = SuppressionDirective.Kind(rawValue: word.text)
    var directive = SuppressionDirective(kind: kind ?? .next, carrier: .comment, range: range)
    directive.command = word
    parser.read(into: &directive)
    if isForeign { return .foreign(word, names: directive.names) }
    return kind == nil ? .unknown(directive) : .directive(directive)
  }

  /// Whether a comment that begins with `word` tells another linter what to leave alone.
  private static func isOfAnotherLinter(_ word: String) -> Bool {
    foreignWords.contains(word)
      || foreignParts.contains { part in
        word.utf8.count < 64 && word.utf8.count > part.utf8.count && word.contains(part)
      }
  }

  private static let foreignWords: Set = ["vale", "lint", "alex", "proselint", "eslint"]
  private static let foreignParts = ["-disable", "-ignore"]

  /// The suppression in an attribute's value: names, then perhaps a colon and a reason.
  static func attribute(
    _ number: Int, value range: ByteRange, of source: SourceText
  ) -> SuppressionDirective {
    var directive = SuppressionDirective(kind: .next, carrier: .attribute(number), range: range)
    var parser = SuppressionParser(source, range)
    parser.read(into: &directive)
    return directive
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The next word, which ends at a blank, a comma or a colon.
  private mutating func word() -> SuppressionDirective.Word? {
    while index < end, isSpace(source.bytes[index]) || source.bytes[index] == UInt8(ascii: ",") {
      index += 1
    }
    let start = index
    while index < end, !isSpace(source.bytes[index]), source.bytes[index] != UInt8(ascii: ","),
      source.bytes[index] != UInt8(ascii: ":")
    {
      index += 1
    }
    guard index > start else { return nil }
    let range = ByteRange(start, index)
    return SuppressionDirective.Word(text: source.string(range), range: range)
  }

  private mutating func read(into directive: inout SuppressionDirective) {
    while let word = word() {
      switch word.text {
      // A dash before the reason is as clear as a colon.
      case "-", "--", "–", "—":
        readReason(into: &directive)
        return
      // The mark of a quotation that a comment goes on in.
      case ">":
        continue
      case "until":
        let day = self.word()
        directive.end = Self.end(day ?? word)
      default:
        directive.names.append(word)
      }
    }
    if index < end, source.bytes[index] == UInt8(ascii: ":") {
      index += 1
      readReason(into: &directive)
    }
  }

  /// Whether anything but an end is said, and the end: `until` before what looks like a day.
  private mutating func readReason(into directive: inout SuppressionDirective) {
    while index < end {
      if source.bytes[index] == UInt8(ascii: ":") { index += 1 }
      guard let word = word() else { continue }
      if word.text == "until" || word.text == "(until" {
        let back = index
        if let day = self.word(), Self.looksLikeDay(day.text) {
          directive.end = Self.end(day)
          continue
        }
        index = back
      }
      directive.hasReason = true
    }
  }

  private static func end(_ word: SuppressionDirective.Word) -> SuppressionDirective.End {
    var word = word
    // A full stop or bracket may close the sentence after the day.
    while word.text.utf8.count > 10, let last = word.text.utf8.last,
      [UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: ";")].contains(last)
    {
      word.text.removeLast()
      word.range.endOffset -= 1
    }
    guard word.text.utf8.count == 10, let day = Day(word.text) else { return .wrong(word) }
    return .day(day, word.range)
  }

  private static func looksLikeDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(10))
    return bytes.count == 10
      && bytes.indices.allSatisfy {
        $0 == 4 || $0 == 7 ? bytes[$0] == 0x2D : (0x30...0x39).contains(bytes[$0])
      }
  }
}
