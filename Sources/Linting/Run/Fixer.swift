// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Carries out the fixes of findings.
package enum Fixer {
  /// The most rounds of fixing and linting again.
  package static let mostRounds = 10

  /// The text with the fixes of one round, and their number; nothing when no fix can be carried out.
  ///
  /// `safety` is the least safe kind that is wanted.
  package static func apply(
    _ findings: [Finding], to source: SourceText, safety: FixSafety
  ) -> (source: SourceText, applied: Int)? {
    let chosen = round(of: findings, in: source, safety: safety)
    guard !chosen.isEmpty, let result = source.applying(chosen.flatMap { $0 }) else { return nil }
    return (result, chosen.count)
  }

  /// The edits of as many fixes as do not touch each other, the first by place first.
  ///
  /// The edits' line feeds become the file's line ends.
  package static func round(
    of findings: [Finding], in source: SourceText, safety: FixSafety
  ) -> [[Edit]] {
    let usesCRLF = source.usesCRLF
    var candidates: [[Edit]] = []
    for finding in findings {
      guard let fix = finding.fix, fix.safety == .safe || safety == .offer else { continue }
      let edits = fix.edits.map { edit in
        usesCRLF ? Edit(edit.range, withCRLF(edit.text)) : edit
      }.sorted { $0.range < $1.range }
      if isPossible(edits, in: source) { candidates.append(edits) }
    }
    let order = candidates.indices.sorted {
      (candidates[$0][0].range, $0) < (candidates[$1][0].range, $1)
    }
    var taken: [ByteRange] = []
    var chosen: [[Edit]] = []
    for number in order where candidates[number].allSatisfy({ isFree($0.range, taken) }) {
      for edit in candidates[number] {
        taken.insert(edit.range, at: firstPlace(from: edit.range, in: taken))
      }
      chosen.append(candidates[number])
    }
    return chosen
  }

  /// The text after at most ``mostRounds`` rounds, and how many fixes were carried out.
  ///
  /// `lint` gives the findings on a text. Fixes that undo each other end at the first text seen before.
  package static func mend(
    _ source: SourceText, safety: FixSafety, lint: (SourceText) -> [Finding]
  ) -> (source: SourceText, applied: Int) {
    var current = source
    var seen = [source.bytes]
    var total = 0
    for _ in 0..<mostRounds {
      guard let (next, applied) = apply(lint(current), to: current, safety: safety),
        !seen.contains(next.bytes)
      else { break }
      current = next
      total += applied
      seen.append(next.bytes)
    }
    return (current, total)
  }

  /// Whether the edits, sorted, lie in the text without overlap and change it.
  private static func isPossible(_ edits: [Edit], in source: SourceText) -> Bool {
    var end = 0
    var changes = false
    for edit in edits {
      guard edit.range.start >= end, edit.range.end <= source.count else { return false }
      end = edit.range.end
      if !source.bytes[edit.range.indices].elementsEqual(edit.text.utf8) { changes = true }
    }
    return changes
  }

  /// Where a range that starts with or behind `range` stands among `taken`, which is sorted.
  private static func firstPlace(from range: ByteRange, in taken: [ByteRange]) -> Int {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle] < range { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether `range` neither overlaps nor touches any of `taken`, which is sorted and without overlap.
  private static func isFree(_ range: ByteRange, _ taken: [ByteRange]) -> Bool {
    let place = firstPlace(from: range, in: taken)
    if place < taken.count, taken[place].start <= range.end { return false }
    return place == 0 || taken[place - 1].end < range.start
  }

  private static func withCRLF(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0x0A, bytes.last != 0x0D { bytes.append(0x0D) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
