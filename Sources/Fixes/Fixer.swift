// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Linting
package import SourceText

/// Carries out the fixes of findings, and holds each to its promise: it removes its finding, and it
/// changes nothing that it does not say.
package enum Fixer {
  /// One text of a post, read and linted.
  package struct Post: Sendable {
    package var article: Article
    package var report: PostReport

    package init(_ article: Article, _ report: PostReport) {
      self.article = article
      self.report = report
    }
  }

  /// A fix that may be carried out, with the line ends of the text around it.
  package struct Candidate: Sendable {
    /// The place of its finding in the report.
    package var finding: Int
    package var rule: String
    package var title: String
    package var scope: FixScope
    /// In the order of their places.
    package var edits: [Edit]
    /// Which of ``edits`` write markup that keeps links whole.
    package var markup: Set<Int>
    /// Where the last of its edits ends, or its finding.
    package var end: Int
  }

  /// What came of fixing a post.
  package struct Result: Sendable {
    /// The text as it is now, with the findings that are left.
    package var post: Post
    /// How many fixes were applied.
    package var applied: Int
    /// How many findings were suppressed instead.
    package var suppressed = 0
    /// The findings whose fixes were refused, by their fingerprints, and why.
    package var refused: [String: String]

    init(post: Post, applied: Int, refused: [String: String]) {
      self.post = post
      self.applied = applied
      self.refused = refused
    }
  }

  /// Applies fixes to `post` and lints it again, until nothing is left to fix.
  ///
  /// The result is the same for a post that was fixed before: fixes that undo each other, or come to no
  /// end, are not applied.
  ///
  /// - Parameters:
  ///   - post: The post as it is.
  ///   - safety: The least safe kind of fixes that is wanted.
  ///   - read: Reads a text as the post's.
  ///   - lint: The report on what was read.
  /// - Returns: The post as it is then, and which fixes were refused.
  package static func fix(
    _ post: Post, safety: FixSafety, read: @escaping (SourceText) -> Article,
    lint: @escaping (Article) -> PostReport
  ) -> Result {
    var run = FixRun(safety: safety, size: post.article.source.count, read: read, lint: lint)
    return run.settle(post)
  }

  /// As many fixes as do not touch each other, the first by place first. The line feeds that they
  /// write become the line ends of the place.
  package static func round(
    of findings: [Finding], in source: SourceText, safety: FixSafety,
    without rules: Set<String> = [], besides failed: Set<Int> = []
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    for (number, finding) in findings.enumerated()
    where !rules.contains(finding.rule) && !failed.contains(number) {
      guard let fix = finding.fix, fix.safety == .safe || safety == .offer else { continue }
      let candidate = candidate(fix, of: finding, number, in: source)
      if isPossible(candidate.edits, in: source) { candidates.append(candidate) }
    }
    let order = candidates.indices.sorted {
      (candidates[$0].edits[0].range, $0) < (candidates[$1].edits[0].range, $1)
    }
    var taken: [ByteRange] = []
    var chosen: [Candidate] = []
    for number in order where candidates[number].edits.allSatisfy({ isFree($0.range, taken) }) {
      for edit in candidates[number].edits {
        taken.insert(edit.range, at: firstPlace(from: edit.range, in: taken))
      }
      chosen.append(candidates[number])
    }
    return chosen
  }

  private static func candidate(
    _ fix: Fix, of finding: Finding, _ number: Int, in source: SourceText
  ) -> Candidate {
    let first = fix.edits.count - fix.markupEdits
    let order = fix.edits.indices.sorted {
      (fix.edits[$0].range, $0) < (fix.edits[$1].range, $1)
    }
    var markup: Set<Int> = []
    for (place, index) in order.enumerated() where index >= first { markup.insert(place) }
    let edits = order.map { LineEnds.adapted(fix.edits[$0], to: source) }
    return Candidate(
      finding: number, rule: finding.rule, title: fix.title, scope: fix.scope, edits: edits,
      markup: markup, end: max(edits.last?.range.end ?? 0, finding.range.end))
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

  /// Where a range that starts with or after `range` is among `taken`, which is sorted.
  private static func firstPlace(from range: ByteRange, in taken: [ByteRange]) -> Int {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle] < range { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether `range` neither overlaps nor touches any of `taken`, which is sorted and without
  /// overlap.
  private static func isFree(_ range: ByteRange, _ taken: [ByteRange]) -> Bool {
    let place = firstPlace(from: range, in: taken)
    if place < taken.count, taken[place].start <= range.end { return false }
    return place == 0 || taken[place - 1].end < range.start
  }
}

/// The line ends that fixes write.
enum LineEnds {
  /// `edit` with the line end of the place in place of each line feed.
  static func adapted(_ edit: Edit, to source: SourceText) -> Edit {
    guard edit.text.utf8.contains(0x0A) else { return edit }
    let end = lineEnd(at: edit.range.end, in: source)
    if end == [0x0A] { return edit }
    var bytes: [UInt8] = []
    for byte in edit.text.utf8 where byte != 0x0D {
      if byte == 0x0A { bytes += end } else { bytes.append(byte) }
    }
    return Edit(edit.range, String(decoding: bytes, as: UTF8.self))
  }

  /// How the line that holds `offset` ends, or, if it is the last one, the line before it.
  private static func lineEnd(at offset: Int, in source: SourceText) -> [UInt8] {
    let bytes = source.bytes
    var index = offset
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    if index == bytes.count {
      index = offset - 1
      while index >= 0, bytes[index] != 0x0A, bytes[index] != 0x0D { index -= 1 }
      guard index >= 0 else { return [0x0A] }
      if bytes[index] == 0x0A, index > 0, bytes[index - 1] == 0x0D { index -= 1 }
    } else if bytes[index] == 0x0A, index > 0, bytes[index - 1] == 0x0D {
      index -= 1
    }
    if bytes[index] == 0x0A { return [0x0A] }
    return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
  }
}
