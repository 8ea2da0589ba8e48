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
    let bytes = source.bytes
    var reader = LineReader()
    var entries: [Entry] = []
    var number = 0
    var start = source.contentStart
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
      start = end + 1
      number += 1
      if line.isEmpty || bytes[line.lowerBound] == UInt8(ascii: "#") { continue }
      guard let entry = reader.entry(bytes, line) else { throw problem(bytes[line], number) }
      entries.append(entry)
    }
    let isOwn =
      !entries.isEmpty || source.contentStart == bytes.count
      || bytes[source.contentStart...].starts(with: mark.utf8)
    return Baseline(entries, isOwn: isOwn)
  }

  /// Reads lines, of which those of one post follow each other and many name the same rule and day.
  private struct LineReader {
    private var path = (bytes: ArraySlice<UInt8>(), text: "")
    private var rules: [ArraySlice<UInt8>: String] = [:]
    private var since = (bytes: ArraySlice<UInt8>(), day: Day?.none)

    /// The entry in `line`; `nil` where there is none.
    mutating func entry(_ bytes: [UInt8], _ line: Range<Int>) -> Entry? {
      var place = line.lowerBound
      func word() -> ArraySlice<UInt8>? {
        while place < line.upperBound, bytes[place] == 0x20 { place += 1 }
        let start = place
        while place < line.upperBound, bytes[place] != 0x20 { place += 1 }
        return start == place ? nil : bytes[start..<place]
      }
      guard let first = word(), let rule = word(), let name = word() else { return nil }
      if first != path.bytes {
        path = (first, String(decoding: PercentCoding.decoded(Array(first)), as: UTF8.self))
      }
      var entry = Entry(path: path.text, rule: text(ofRule: rule), names: FindingNames(text: 0))
      if !name.contains(0x3A) {
        guard Baseline.hex(name, digits: 16) != nil, let last = word(), word() == nil,
          let text = Baseline.hex(last, digits: 16)
        else { return nil }
        entry.names.text = text
        return entry
      }
      var hasText = false
      var next: ArraySlice<UInt8>? = name
      while let field = next {
        guard fill(&entry, field, &hasText) else { return nil }
        next = word()
      }
      return hasText ? entry : nil
    }

    private mutating func text(ofRule bytes: ArraySlice<UInt8>) -> String {
      if let known = rules[bytes] { return known }
      let rule = String(decoding: bytes, as: UTF8.self)
      rules[bytes] = rule
      return rule
    }

    /// Reads `NAME:VALUE` into `entry`; false where it is not that.
    private mutating func fill(
      _ entry: inout Entry, _ part: ArraySlice<UInt8>, _ hasText: inout Bool
    ) -> Bool {
      guard let colon = part.firstIndex(of: 0x3A) else { return false }
      let value = part[(colon + 1)...]
      // A short text needs no memory of its own.
      let name = String(decoding: part[..<min(colon, part.startIndex + 15)], as: UTF8.self)
      guard let field = Field(rawValue: name) else { return true }
      switch field {
      case .text:
        guard let hash = Baseline.hex(value, digits: 16) else { return false }
        entry.names.text = hash
        hasText = true
      case .own, .head, .tail, .says:
        guard let hash = Baseline.hex(value, digits: 8),
          let kind = FindingNames.Kind(rawValue: name)
        else { return false }
        entry.names[kind] = UInt32(truncatingIfNeeded: hash)
      case .since:
        if value != since.bytes {
          since = (value, Day(String(decoding: value, as: UTF8.self)))
        }
        guard let day = since.day else { return false }
        entry.since = day
      case .fix: entry.isFixable = value.elementsEqual("safe".utf8)
      }
      return true
    }
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
