// SPDX-License-Identifier: Apache-2.0

package import SourceText
import WebAddresses

/// The file of a baseline: `PATH RULE NAME:VALUE …`, or `PATH RULE HASH HASH` as version 0.1 wrote it.
extension Baseline {
  /// A line that is not an entry.
  package struct Problem: Error, Hashable, Sendable {
    /// From 1.
    package var line: Int
    /// Without a full stop.
    package var message: String
    package var help: String
  }

  /// The first line of every baseline.
  private static let title =
    "# Findings that Stet ignores. 'stet adopt' and 'stet --write-baseline' write this file."

  /// What this and older versions begin a baseline with.
  private static let mark = "# Findings that Stet "

  /// The names that are in a line; others are of a later version and say nothing to this one.
  private enum Field: String {
    case text, own, head, tail, says, since, fix
  }

  /// Reads the file in `source`.
  package static func read(_ source: SourceText) throws(Problem) -> Baseline {
    var entries: [Entry] = []
    var number = 0
    let text = source.bytes[source.contentStart...]
    var rules: [ArraySlice<UInt8>: String] = [:]
    // Lines of one post follow each other.
    var path = (bytes: ArraySlice<UInt8>(), text: "")
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
      var line = text[start..<end]
      start = end + 1
      number += 1
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let parts = line.split(separator: 0x20)
      guard parts.count > 2 else { throw problem(line, number) }
      if parts[0] != path.bytes {
        path = (parts[0], String(decoding: PercentCoding.decoded(Array(parts[0])), as: UTF8.self))
      }
      let rule: String
      if let known = rules[parts[1]] {
        rule = known
      } else {
        rule = String(decoding: parts[1], as: UTF8.self)
        rules[parts[1]] = rule
      }
      var entry = Entry(path: path.text, rule: rule, names: FindingNames(text: 0))
      guard fill(&entry, parts[2...]) else { throw problem(line, number) }
      entries.append(entry)
    }
    return Baseline(
      entries, isOwn: !entries.isEmpty || text.isEmpty || text.starts(with: mark.utf8))
  }

  private static func fill(_ entry: inout Entry, _ parts: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    if parts.count == 2, let first = parts.first, let last = parts.last, !first.contains(0x3A) {
      guard hex(first, digits: 16) != nil, let text = hex(last, digits: 16) else { return false }
      entry.names.text = text
      return true
    }
    var hasText = false
    for part in parts {
      guard let colon = part.firstIndex(of: 0x3A) else { return false }
      let value = part[(colon + 1)...]
      switch Field(rawValue: String(decoding: part[..<colon], as: UTF8.self)) {
      case .text:
        guard let hash = hex(value, digits: 16) else { return false }
        entry.names.text = hash
        hasText = true
      case .own, .head, .tail, .says:
        guard let hash = hex(value, digits: 8),
          let kind = FindingNames.Kind(rawValue: String(decoding: part[..<colon], as: UTF8.self))
        else { return false }
        entry.names[kind] = UInt32(truncatingIfNeeded: hash)
      case .since:
        guard let day = Day(String(decoding: value, as: UTF8.self)) else { return false }
        entry.since = day
      case .fix: entry.isFixable = value.elementsEqual("safe".utf8)
      case nil: continue
      }
    }
    return hasText
  }

  private static func hex(_ text: ArraySlice<UInt8>, digits: Int) -> UInt64? {
    guard text.count == digits else { return nil }
    var value: UInt64 = 0
    for byte in text {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt64(byte - 0x30)
      case 0x61...0x66: value = value << 4 | UInt64(byte - 0x57)
      default: return nil
      }
    }
    return value
  }

  private static func problem(_ line: ArraySlice<UInt8>, _ number: Int) -> Problem {
    let isMark = ["<<<<<<<", "=======", ">>>>>>>"].contains { line.starts(with: $0.utf8) }
    return Problem(
      line: number,
      message: isMark ? "unresolved merge conflict" : "this line is not a baseline entry",
      help: isMark
        ? "keep the lines of both sides and remove the markers"
        : "remove the line, or rewrite the baseline with --write-baseline")
  }

  /// The file: one entry a line, sorted.
  package var bytes: [UInt8] {
    let lines = entries.map(Self.line).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Array(([Self.title] + lines).joined(separator: "\n").utf8) + [0x0A]
  }

  private static func line(_ entry: Entry) -> String {
    var line = "\(escaped(entry.path)) \(entry.rule) text:\(Fingerprint.hex(entry.names.text))"
    for kind in FindingNames.Kind.allCases where entry.names[kind] != 0 {
      let digits = String(entry.names[kind], radix: 16)
      line += " \(kind.rawValue):" + String(repeating: "0", count: 8 - digits.count) + digits
    }
    if let since = entry.since { line += " since:\(since)" }
    if entry.isFixable { line += " fix:safe" }
    return line
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
}
