// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Documents
import Linting
import SourceText

/// How a house writes its credits: `{Photo|Image} by {creator} on {source}`.
struct CreditTemplate: Sendable {
  enum Field: String, CaseIterable {
    case creator, source, licence, title
  }

  private enum Piece {
    case words(String)
    /// One of several words, the first when none fits.
    case choice([String])
    case field(Field)
  }

  /// The words before each field, in pieces, and the fields in order.
  private var steps: [(before: [Piece], field: Field)] = []
  /// The words after the last field.
  private var closing: [Piece] = []

  init(_ text: String) {
    var rest = text[...]
    var pieces: [Piece] = []
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      let inner = String(rest[rest.index(after: open)..<close])
      if let field = Field(rawValue: inner) {
        steps.append((pieces, field))
        pieces = []
      } else {
        pieces.append(.choice(inner.split(separator: "|").map(String.init)))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    closing = pieces
  }

  /// How a credit differs from the template; `nil` when it follows it, or lacks what it names.
  func difference(
    _ found: ImageCredit, _ sources: ImageSources
  ) -> (expected: String, edits: [Edit])? {
    let fields = steps.map { Self.range(of: $0.field, in: found.credit) }
    let places = fields.compactMap { $0 }
    guard places.count == steps.count, let last = places.last else { return nil }
    let isInOrder = zip(places, places.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    let line = Line(found: found, sources: sources)
    let label = line.string(found.credit.range.lowerBound..<places[0].lowerBound)
    var expected = ""
    var edits: [Edit]? = isInOrder ? [] : nil
    var differs = !isInOrder
    var end = min(found.credit.range.lowerBound, places[0].lowerBound)
    for (step, place) in zip(steps, places) {
      let words = Self.words(step.before, like: label)
      let name = line.name(step.field, place)
      expected += words + name
      if isInOrder {
        differs = line.compare(end..<place.lowerBound, with: words, &edits) || differs
        differs = line.compare(place, with: name, &edits) || differs
      }
      end = place.upperBound
    }
    let words = Self.words(closing, like: label)
    expected += words
    if !words.isEmpty {
      let behind = last.upperBound..<min(found.text.bytes.count, last.upperBound + words.utf8.count)
      if line.string(behind) != words {
        differs = true
        edits = nil
      }
    }
    guard differs else { return nil }
    return (expected, edits ?? line.replaced(by: expected, places))
  }

  private static func range(of field: Field, in credit: Credit) -> Range<Int>? {
    switch field {
    case .creator:
      guard let first = credit.creatorRanges.first, let last = credit.creatorRanges.last,
        first.lowerBound <= last.upperBound
      else { return nil }
      return first.lowerBound..<last.upperBound
    case .source: return credit.sourceRange
    case .licence: return credit.licenceRange
    case .title: return credit.title?.range
    }
  }

  /// The words of `pieces`, each choice the one that `label` begins with.
  private static func words(_ pieces: [Piece], like label: String) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .words(let text): result += text
      case .choice(let words):
        let used = label.lowercased()
        let word = words.first { used.hasPrefix($0.lowercased()) } ?? words.first ?? ""
        // One line may credit several images.
        let rest = used.dropFirst(word.count)
        let isPlural =
          used.hasPrefix(word.lowercased() + "s")
          && !(rest.dropFirst().first?.isLetter ?? false)
        result += isPlural ? word + "s" : word
      case .field: break
      }
    }
    return result
  }

  /// The text of a credit and what may be changed in it.
  private struct Line {
    let found: ImageCredit
    let sources: ImageSources

    func string(_ range: Range<Int>) -> String {
      String(decoding: found.text.bytes[range], as: UTF8.self)
    }

    /// What stands for `field`: as it is written, but a source by one of its names.
    func name(_ field: Field, _ range: Range<Int>) -> String {
      let written = string(range)
      guard field == .source,
        let source = sources.all.first(where: { $0.id == found.credit.sourceID }),
        !source.aliases.contains(written) || source.domains.contains(written)
      else { return written }
      return source.name
    }

    /// Whether the bytes `range` are not `words`; adds the edit that makes them so, or gives all edits up.
    func compare(_ range: Range<Int>, with words: String, _ edits: inout [Edit]?) -> Bool {
      if string(range) == words { return false }
      if edits != nil, canReplace(range, words) {
        edits?.append(Edit(found.text.source(range), words))
      } else {
        edits = nil
      }
      return true
    }

    /// Whether `range` is one run of plain text in which nothing else is named.
    private func canReplace(_ range: Range<Int>, _ words: String) -> Bool {
      guard found.channel != .frontMatter, Self.isPlain(words) else { return false }
      if range.isEmpty {
        // Next to a link it is not known whether the words belong into it.
        return !found.links.contains {
          $0.range.lowerBound <= range.lowerBound && range.lowerBound <= $0.range.upperBound
        }
      }
      let pieces = found.text.pieces(in: range)
      let isOneRun = zip(pieces, pieces.dropFirst()).allSatisfy { $0.source.end == $1.source.start }
      let named = [found.credit.licenceRange, found.credit.title?.range].compactMap { $0 }
      return isOneRun
        && !named.contains { $0.overlaps(range) && $0 != range }
    }

    /// One edit for the whole credit, where no markup and nothing more is in it.
    func replaced(by words: String, _ places: [Range<Int>]) -> [Edit] {
      let end = places.map(\.upperBound).max() ?? found.credit.range.upperBound
      let range = found.credit.range.lowerBound..<end
      guard !range.isEmpty, canReplace(range, words),
        !found.links.contains(where: { $0.range.overlaps(range) }),
        found.credit.creators.count == 1
      else { return [] }
      return [Edit(found.text.source(range), words)]
    }

    /// Whether `words` mean the same in every format.
    private static func isPlain(_ words: String) -> Bool {
      !words.utf8.contains { "<>&*_[]`\\\"".utf8.contains($0) || $0 < 0x20 }
    }
  }
}
