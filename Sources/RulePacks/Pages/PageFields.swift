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

  /// Tells of keys that are not in `keys`, and of those that stand there twice.
  mutating func checkKeys(_ keys: [String], of kind: String) {
    var seen: Set<String> = []
    for entry in entries {
      if !seen.insert(entry.key).inserted {
        tell("'\(entry.key)' is set twice", help: "leave one of them out", at: entry.keyRange)
      }
      guard !keys.contains(entry.key) else { continue }
      let near = Spelling.nearest(to: entry.key, among: keys)
      tell(
        "a rule of kind '\(kind)' has no key '\(entry.key)'",
        help: near.map { "did you mean '\($0)'?" } ?? "its keys: \(keys.joined(separator: ", "))",
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
      tell("'\(key)' takes a text", help: needed ?? "write a text", at: Self.place(entry))
      return nil
    }
    return (text, entry.value)
  }

  /// The one of `choices` that `key` names; nothing when it is missing or none of them.
  mutating func choice(_ key: String, among choices: [String], needed: String? = nil) -> String? {
    guard let (text, value) = text(key, needed: needed) else { return nil }
    if choices.contains(text) { return text }
    let near = Spelling.nearest(to: text, among: choices)
    tell(
      "'\(key)' takes one of: \(choices.joined(separator: ", "))",
      help: near.map { "did you mean '\($0)'?" } ?? "write one of them", at: value.range)
    return nil
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
