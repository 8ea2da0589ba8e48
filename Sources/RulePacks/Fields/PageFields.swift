// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Linting
import SourceText

/// The front matter of a page: each key is asked for by name, and what is wrong with it is kept.
struct PageFields {
  let source: SourceText
  private let entries: [DataEntry]
  /// What a finding about something missing stands on: the opening fence.
  private let fence: ByteRange
  private(set) var problems: [PackProblem] = []

  init(source: SourceText, entries: [DataEntry], fence: ByteRange) {
    self.source = source
    self.entries = entries
    self.fence = fence
  }

  mutating func tell(_ message: String, help: String = "", at range: ByteRange) {
    problems.append(
      PackProblem(path: source.path, range: range, message: message, help: help))
  }

  private static func place(_ entry: DataEntry) -> ByteRange {
    entry.value.range.isEmpty ? entry.keyRange : entry.value.range
  }

  /// Reports keys that are not in `keys` and keys that are set twice.
  mutating func checkKeys(_ keys: [String], of kind: String) {
    var seen: Set<String> = []
    for entry in entries {
      if !seen.insert(entry.key).inserted {
        tell("'\(entry.key)' is set twice", help: "remove one of them", at: entry.keyRange)
      }
      guard !keys.contains(entry.key) else { continue }
      let near = Suggestion.nearest(to: entry.key, among: keys)
      tell(
        "unknown key '\(entry.key)' in a rule of kind '\(kind)'",
        help: near.map { "did you mean '\($0)'?" }
          ?? "available keys: \(keys.joined(separator: ", "))",
        at: entry.keyRange)
    }
  }

  /// The text of `key`; one that is missing or empty is told when it is `needed`.
  mutating func text(_ key: String, needed: String? = nil) -> (text: String, value: DataValue)? {
    guard let entry = entries.last(where: { $0.key == key }) else {
      if let needed { tell("'\(key)' is missing", help: needed, at: fence) }
      return nil
    }
    guard let text = entry.value.string, text.utf8.contains(where: { $0 > 0x20 }) else {
      tell("'\(key)' must be a string", help: needed ?? "write a string", at: Self.place(entry))
      return nil
    }
    return (text, entry.value)
  }

  /// The one of `choices` that `key` names; `nil` when it is missing or none of them.
  mutating func choice(_ key: String, among choices: [String], needed: String? = nil) -> String? {
    guard let (text, value) = text(key, needed: needed) else { return nil }
    if choices.contains(text) { return text }
    let near = Suggestion.nearest(to: text, among: choices)
    tell(
      "'\(key)' must be one of: \(choices.joined(separator: ", "))",
      help: near.map { "did you mean '\($0)'?" } ?? "write one of them", at: value.range)
    return nil
  }

  /// The texts of the list at `key`, a single text being a list of one.
  mutating func texts(_ key: String, needed: String? = nil) -> [(text: String, value: DataValue)] {
    guard let entry = entries.last(where: { $0.key == key }) else {
      if let needed { tell("'\(key)' is missing", help: needed, at: fence) }
      return []
    }
    let found = (entry.value.list ?? [entry.value]).map { ($0.string, $0) }
    if found.isEmpty || found.contains(where: { $0.0?.isEmpty ?? true }) {
      let wrong = found.first { $0.0?.isEmpty ?? true }?.1.range ?? ByteRange(at: 0)
      tell(
        "'\(key)' must be a list of strings",
        help: needed ?? "write one string on each line, after '- '",
        at: wrong.isEmpty ? Self.place(entry) : wrong)
      return []
    }
    return found.compactMap { text, value in text.map { ($0, value) } }
  }

  /// The entries of the map at `key`; empty, once that was reported, if it has none.
  private mutating func map(_ key: String, needed: String) -> [DataEntry] {
    guard let entry = entries.last(where: { $0.key == key }) else {
      tell("'\(key)' is missing", help: needed, at: fence)
      return []
    }
    guard let map = entry.value.map, !map.isEmpty else {
      tell("'\(key)' must be a map", help: needed, at: Self.place(entry))
      return []
    }
    return map
  }

  /// The pairs of texts of the map at `key`.
  mutating func pairs(
    _ key: String, needed: String
  ) -> [(from: String, range: ByteRange, to: String)] {
    map(key, needed: needed).compactMap { pair in
      guard let to = pair.value.string else {
        tell("'\(pair.key)' must be a string", help: needed, at: Self.place(pair))
        return nil
      }
      return (pair.key, pair.keyRange, to)
    }
  }

  /// The lists of texts of the map at `key`, with the texts that are empty left out.
  mutating func lists(
    _ key: String, needed: String
  ) -> [(key: String, texts: [(text: String, value: DataValue)])] {
    map(key, needed: needed).map { pair in
      let values = (pair.value.list ?? [pair.value]).compactMap { value in
        value.string.flatMap { $0.isEmpty ? nil : ($0, value) }
      }
      if values.isEmpty {
        tell("'\(pair.key)' must be a list of strings", help: needed, at: Self.place(pair))
      }
      return (pair.key, values)
    }
  }

  /// The number at `key`, at least `least`.
  mutating func number(_ key: String, least: Double = 0) -> Double? {
    guard let entry = entries.last(where: { $0.key == key }) else { return nil }
    guard let number = entry.value.double, number.isFinite, number >= least else {
      tell(
        "'\(key)' must be a number of at least \(Int(least))", help: "write digits only",
        at: Self.place(entry))
      return nil
    }
    return number
  }

  /// `true` or `false` at `key`.
  mutating func flag(_ key: String, default value: Bool) -> Bool {
    guard let entry = entries.last(where: { $0.key == key }) else { return value }
    guard let flag = entry.value.bool else {
      tell("'\(key)' must be true or false", help: "write one of the two", at: Self.place(entry))
      return value
    }
    return flag
  }

  /// The value at `key` as it was read.
  func value(_ key: String) -> DataEntry? { entries.last { $0.key == key } }

  /// Tells that `key` is missing.
  mutating func missing(_ key: String, help: String) {
    tell("'\(key)' is missing", help: help, at: fence)
  }

  /// The bytes in the page that stand for the bytes `range` of the text that `value` holds; the whole value
  /// where quotes and escapes make them differ.
  func place(of range: ByteRange, in text: String, _ value: DataValue) -> ByteRange {
    guard let map = Self.map(Array(text.utf8), to: value.range, of: source), range.end < map.count
    else { return value.range }
    if range.isEmpty { return ByteRange(at: map[range.start]) }
    return ByteRange(map[range.start], map[range.end - 1] + 1)
  }

  /// The source offset of each byte of `text` and of its end. YAML folds and indents, so blanks may differ.
  private static func map(_ text: [UInt8], to range: ByteRange, of source: SourceText) -> [Int]? {
    var offset = range.start
    let bytes = source.bytes
    guard offset < range.end else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      offset += 1
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      while offset < range.end, bytes[offset] != 0x0A { offset += 1 }
    default:
      break
    }
    var map: [Int] = []
    for byte in text {
      if byte <= 0x20 {
        map.append(offset)
        if offset < range.end, bytes[offset] <= 0x20 { offset += 1 }
        continue
      }
      while offset < range.end, bytes[offset] <= 0x20 { offset += 1 }
      guard offset < range.end, bytes[offset] == byte else { return nil }
      map.append(offset)
      offset += 1
    }
    map.append(offset)
    return map
  }
}
