// SPDX-License-Identifier: Apache-2.0

import Articles
package import SourceText
import WebAddresses

/// The findings of an older run that are suppressed, so that only new ones count.
///
/// In its file each stands on a line of its own, and the lines are sorted: what git makes of two such files that it merges
/// is one again.
package struct Baseline: Sendable {
  /// One old finding.
  package struct Entry: Hashable, Sendable {
    /// The post, as the report printed it.
    package var path: String
    package var rule: String
    package var fingerprint: String
    /// The fingerprint without the path, so that a post that was renamed keeps its past.
    package var key: String
  }

  /// A line that is no entry.
  package struct Problem: Error, Hashable, Sendable {
    /// From 1.
    package var line: Int
    /// Without a full stop.
    package var message: String
    package var help: String
  }

  package private(set) var entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  // MARK: The file

  /// The first line of every baseline.
  private static let title =
    "# Findings that Stet ignores. 'stet --write-baseline' writes this file."

  /// Reads the file in `source`.
  package static func read(_ source: SourceText) throws(Problem) -> Baseline {
    var entries: [Entry] = []
    var number = 0
    let text = source.bytes[source.contentStart...]
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let parts = line.split(separator: 0x20)
      guard parts.count == 4, parts[2...].allSatisfy(isFingerprint) else {
        let isMark = ["<<<<<<<", "=======", ">>>>>>>"].contains { line.starts(with: $0.utf8) }
        throw Problem(
          line: number,
          message: isMark ? "unresolved merge conflict" : "this line is not a baseline entry",
          help: isMark
            ? "keep the lines of both sides and remove the markers"
            : "remove the line, or rewrite the baseline with --write-baseline")
      }
      let path = PercentCoding.decoded(Array(parts[0]))
      let texts = [path[...], parts[1], parts[2], parts[3]].map {
        String(decoding: $0, as: UTF8.self)
      }
      entries.append(Entry(path: texts[0], rule: texts[1], fingerprint: texts[2], key: texts[3]))
    }
    return Baseline(entries)
  }

  private static func isFingerprint(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 16 && text.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// The file: one entry a line, sorted.
  package var bytes: [UInt8] {
    let lines = entries.map { entry in
      [Self.escaped(entry.path), entry.rule, entry.fingerprint, entry.key].joined(separator: " ")
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Array(([Self.title] + lines).joined(separator: "\n").utf8) + [0x0A]
  }

  /// `path` without spaces and what would end a line or begin a comment.
  private static func escaped(_ path: String) -> String {
    var isFirst = true
    return PercentCoding.encoded(path.utf8) { byte in
      defer { isFirst = false }
      return byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "%")
        || isFirst && "#<=>".utf8.contains(byte)
    }
  }

  // MARK: The findings

  /// What the findings of `posts` are.
  package static func entries(of posts: [PostReport]) -> [Entry] {
    posts.flatMap { post in
      zip(post.findings, keys(of: post)).map { finding, key in
        Entry(path: post.path, rule: finding.rule, fingerprint: finding.fingerprint, key: key)
      }
    }
  }

  private static func keys(of post: PostReport) -> [String] {
    Fingerprint.all(of: post.findings, in: post.source, path: "")
  }

  /// Takes the findings that it holds out of `posts`, and returns how many these were and the outdated
  /// entries. `exists` tells whether a post is still there: one that is not may have been renamed. `wasSought` tells
  /// whether the run would have met it under its path.
  package func apply(
    to posts: inout [PostReport], exists: (_ path: String) -> Bool,
    wasSought: (_ path: String) -> Bool = { _ in true }
  ) -> (baselined: Int, stale: [Entry]) {
    var left: [Entry: Int] = [:]
    for entry in entries { left[entry, default: 0] += 1 }
    var byFingerprint: [String: [Entry]] = [:]
    for entry in left.keys { byFingerprint[entry.fingerprint, default: []].append(entry) }
    var baselined = 0
    func take(_ candidates: [Entry]?, _ rule: String) -> Bool {
      let fitting = (candidates ?? []).filter { $0.rule == rule && left[$0] ?? 0 > 0 }
      // Any would do; the choice must not depend on the order of a hash table.
      guard let entry = fitting.min(by: Self.isBefore) else { return false }
      left[entry, default: 0] -= 1
      baselined += 1
      return true
    }
    var open: [(post: Int, finding: Int, rule: String, key: String)] = []
    var taken = posts.map { [Bool](repeating: false, count: $0.findingCount) }
    for post in posts.indices where !posts[post].isClean {
      let keys = Self.keys(of: posts[post])
      for (index, finding) in posts[post].findings.enumerated() {
        if take(byFingerprint[finding.fingerprint], finding.rule) {
          taken[post][index] = true
        } else {
          open.append((post, index, finding.rule, keys[index]))
        }
      }
    }
    var known: [String: Bool] = [:]
    func isGone(_ path: String) -> Bool {
      if let known = known[path] { return known }
      let answer = !exists(path)
      known[path] = answer
      return answer
    }
    if !open.isEmpty {
      var byKey: [String: [Entry]] = [:]
      for (entry, count) in left where count > 0 && isGone(entry.path) {
        byKey[entry.key, default: []].append(entry)
      }
      for (post, index, rule, key) in open where take(byKey[key], rule) {
        taken[post][index] = true
      }
    }
    for post in posts.indices where taken[post].contains(true) {
      let marks = taken[post]
      posts[post].findings = zip(posts[post].findings, marks).filter { !$0.1 }.map(\.0)
    }
    let checked = Set(posts.map(\.path))
    let stale = left.flatMap { entry, count in
      count > 0 && (checked.contains(entry.path) || wasSought(entry.path) && isGone(entry.path))
        ? [Entry](repeating: entry, count: count) : []
    }
    return (baselined, stale.sorted(by: Self.isBefore))
  }

  private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    (left.path, left.rule, left.fingerprint, left.key)
      < (right.path, right.rule, right.fingerprint, right.key)
  }

  /// This baseline for the posts that a run did not look at, and `new` for those that it did.
  package func replaced(
    by new: [Entry], checked: Set<String>, exists: (_ path: String) -> Bool,
    wasSought: (_ path: String) -> Bool
  ) -> Baseline {
    Baseline(
      entries.filter { entry in
        !checked.contains(entry.path) && (exists(entry.path) || !wasSought(entry.path))
      } + new)
  }
}
