// SPDX-License-Identifier: Apache-2.0

import Documents
import Patterns
import SourceText

/// What the settings of Vale leave unread: elements, classes, and what patterns find in the source.
struct ValeIgnores: Sendable {
  /// Elements that are left out with all that they hold.
  var skipped: Set<String> = ["script", "style", "pre", "figure", "noscript", "iframe"]
  /// Elements in a line whose text is read as stars.
  var masked: Set<String> = ["tt", "code", "kbd"]
  /// Elements of these classes are left out.
  var classes: Set<String> = ["problematic", "pre", "code"]
  /// Patterns over the source, with the path patterns of the files that they hold for; nothing: all.
  var patterns: [(files: [ValeGlob], pattern: ValePattern)] = []

  /// The bytes of `source` that the patterns find, in order, none of them over another.
  func ranges(in source: SourceText, path: String) -> [ByteRange] {
    var found: [ByteRange] = []
    var budget = MatchBudget(bytes: source.count)
    for (files, pattern) in patterns
    where files.isEmpty || files.contains(where: { $0.covers(path) }) {
      guard let matcher = PatternMatcher(pattern.pattern) else { continue }
      var start = source.contentStart
      while start <= source.count,
        let match = try? pattern.first(
          in: source.bytes, from: start, matcher, withGroups: true, &budget)
      {
        // The first group is what is to be ignored, where there is one.
        let range = match.groups.first.flatMap { $0 } ?? match.range
        if !range.isEmpty { found.append(ByteRange(range.lowerBound, range.upperBound)) }
        start = max(match.range.upperBound, match.range.lowerBound + 1)
      }
    }
    found.sort()
    return found.reduce(into: []) { all, range in
      if let last = all.last, last.end >= range.start {
        all[all.count - 1] = last.union(range)
      } else {
        all.append(range)
      }
    }
  }
}

extension MappedText {
  /// The same with a star for each byte that stands for one of `ranges`, which are in order.
  func masking(_ ranges: [ByteRange], of source: SourceText) -> MappedText {
    guard ranges.contains(where: { $0.overlaps(sourceRange) }) else { return self }
    var result = MappedText()
    for part in pieces(in: 0..<bytes.count) {
      let own = ranges.filter { $0.overlaps(part.source) }
      guard part.isVerbatim else {
        if own.isEmpty {
          result.append(bytes[part.bytes], for: part.source)
        } else {
          result.append(String(repeating: "*", count: part.bytes.count), for: part.source)
        }
        continue
      }
      var start = part.source.start
      for range in own {
        let first = max(range.start, start)
        let last = min(range.end, part.source.end)
        if start < first { result.append(run: ByteRange(start, first), of: source) }
        result.append(
          String(repeating: "*", count: last - first), for: ByteRange(first, last))
        start = last
      }
      if start < part.source.end {
        result.append(run: ByteRange(start, part.source.end), of: source)
      }
    }
    return result
  }
}
