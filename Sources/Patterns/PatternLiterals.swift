// SPDX-License-Identifier: Apache-2.0

/// What a text must hold for a pattern to match: one of some literals, in lower-case ASCII.
///
/// It is read off the pattern without running it. Where that is not plain (free spacing, recursion,
/// conditions), nothing is said, and the pattern has to be tried.
package enum PatternLiterals {
  /// The shortest literal that is worth looking for, in bytes.
  package static let shortest = 3

  /// Literals of at least `shortest` bytes, at least one of which is in every text that `pattern` matches; `nil` if
  /// that is not known.
  package static func required(
    by pattern: String, shortest: Int = PatternLiterals.shortest
  ) -> [[UInt8]]? {
    var reader = Reader(bytes: Array(pattern.utf8), shortest: shortest)
    guard let found = reader.alternatives(depth: 0), reader.index == reader.bytes.count else {
      return nil
    }
    return found.isEmpty ? nil : found
  }

  private struct Reader {
    let bytes: [UInt8]
    let shortest: Int
    var index = 0
    private static let deepest = 64
    private static let digits = Array("[0-9]".utf8)

    init(bytes: [UInt8], shortest: Int) {
      self.bytes = bytes
      self.shortest = shortest
    }

    private func byte(_ offset: Int = 0) -> UInt8? {
      index + offset < bytes.count ? bytes[index + offset] : nil
    }

    /// The literals of branches up to a `)` or the end; empty: none are known; nothing: give up.
    mutating func alternatives(depth: Int) -> [[UInt8]]? {
      guard depth < Self.deepest else { return nil }
      var all: [[UInt8]] = []
      var isKnown = true
      while true {
        guard let branch = branch(depth: depth) else { return nil }
        if branch.isEmpty { isKnown = false }
        all += branch
        guard byte() == UInt8(ascii: "|") else { break }
        index += 1
      }
      return isKnown ? all : []
    }

    private static func worth(_ literals: [[UInt8]]) -> Int {
      literals.map(\.count).min() ?? 0
    }

    private mutating func branch(depth: Int) -> [[UInt8]]? {
      var best: [[UInt8]] = []
      var run: [UInt8] = []
      func better(_ found: [[UInt8]]) {
        if Self.worth(found) >= shortest, Self.worth(found) > Self.worth(best) { best = found }
      }
      while let next = byte(), next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
        var literal: UInt8?
        var group: [[UInt8]] = []
        switch next {
        case UInt8(ascii: "("):
          guard let inner = self.group(depth: depth) else { return nil }
          group = inner
        case UInt8(ascii: "["):
          if shortest == 1, bytes[index...].starts(with: Self.digits) {
            group = (0x30...0x39).map { [$0] }
          }
          guard skipClass() else { return nil }
        case UInt8(ascii: "\\"):
          guard let escaped = byte(1) else { return nil }
          index += 2
          switch escaped {
          case UInt8(ascii: "Q"), UInt8(ascii: "E"), UInt8(ascii: "K"): return nil
          case UInt8(ascii: "b"), UInt8(ascii: "B"):
            // No width: the run goes on.
            continue
          case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "x"), UInt8(ascii: "o"),
            UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "N"), UInt8(ascii: "c"):
            if byte() == UInt8(ascii: "{") {
              while let inner = byte(), inner != UInt8(ascii: "}") {
                _ = inner
                index += 1
              }
              index = min(index + 1, bytes.count)
            } else if escaped == UInt8(ascii: "x") {
              while let digit = byte(), Self.isHex(digit) { index += 1 }
            } else if byte() != nil {
              index += 1
            }
          default:
            if !Self.isWord(escaped), escaped < 0x80 { literal = escaped }
          }
        case UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"):
          index += 1
        case 0x80...:
          // Letters beyond ASCII may match others that ignoring case makes equal.
          while let more = byte(), more >= 0x80 { index += 1 }
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
          return nil
        default:
          literal = next
          index += 1
        }
        let repeats = quantifier()
        guard let literal else {
          better([run])
          run = []
          if repeats != .optional { better(group) }
          continue
        }
        if repeats != .optional { run.append(Self.lowercased(literal)) }
        if repeats != .once {
          better([run])
          run = repeats == .many ? [Self.lowercased(literal)] : []
        }
      }
      better([run])
      return best
    }

    private enum Repeats {
      case once
      case many
      case optional
    }

    private mutating func quantifier() -> Repeats {
      var result = Repeats.once
      switch byte() {
      case UInt8(ascii: "*"), UInt8(ascii: "?"):
        index += 1
        result = .optional
      case UInt8(ascii: "+"):
        index += 1
        result = .many
      case UInt8(ascii: "{"):
        guard let first = byte(1), first == UInt8(ascii: ",") || (0x30...0x39).contains(first)
        else { return .once }
        var place = index + 1
        var least = 0
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
          least = min(least * 10 + Int(bytes[place] - 0x30), 1000)
          place += 1
        }
        while place < bytes.count, bytes[place] != UInt8(ascii: "}") { place += 1 }
        index = min(place + 1, bytes.count)
        result = least == 0 ? .optional : .many
      default:
        return .once
      }
      if byte() == UInt8(ascii: "?") || byte() == UInt8(ascii: "+") { index += 1 }
      return result
    }

    /// The literals of a group; empty for what has no width or sets a flag.
    private mutating func group(depth: Int) -> [[UInt8]]? {
      index += 1
      if byte() == UInt8(ascii: "*") { return nil }
      var counts = true
      if byte() == UInt8(ascii: "?") {
        index += 1
        guard let kind = byte() else { return nil }
        switch kind {
        case UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: ">"):
          index += 1
        case UInt8(ascii: "="), UInt8(ascii: "!"):
          counts = false
          index += 1
        case UInt8(ascii: "<") where byte(1) == UInt8(ascii: "=") || byte(1) == UInt8(ascii: "!"):
          counts = false
          index += 2
        case UInt8(ascii: "<"), UInt8(ascii: "P"), UInt8(ascii: "'"):
          guard kind != UInt8(ascii: "P") || byte(1) == UInt8(ascii: "<") else { return nil }
          let close = kind == UInt8(ascii: "'") ? kind : UInt8(ascii: ">")
          index += kind == UInt8(ascii: "P") ? 2 : 1
          while let letter = byte(), letter != close {
            _ = letter
            index += 1
          }
          index = min(index + 1, bytes.count)
        case UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "-"):
          while let flag = byte(), flag != UInt8(ascii: ")"), flag != UInt8(ascii: ":") {
            guard [0x69, 0x6D, 0x73, 0x2D].contains(flag) else { return nil }
            index += 1
          }
          guard let end = byte() else { return nil }
          index += 1
          if end == UInt8(ascii: ")") { return [] }
        default:
          return nil
        }
      }
      guard let inner = alternatives(depth: depth + 1), byte() == UInt8(ascii: ")") else {
        return nil
      }
      index += 1
      return counts ? inner : []
    }

    private mutating func skipClass() -> Bool {
      index += 1
      if byte() == UInt8(ascii: "^") { index += 1 }
      if byte() == UInt8(ascii: "]") { index += 1 }
      while let next = byte() {
        if next == UInt8(ascii: "\\") {
          if byte(1) == UInt8(ascii: "Q") { return false }
          index += 2
        } else if next == UInt8(ascii: "["), byte(1) == UInt8(ascii: ":") {
          index += 2
          while let inner = byte(), inner != UInt8(ascii: "]") {
            _ = inner
            index += 1
          }
          index += 1
        } else if next == UInt8(ascii: "]") {
          index += 1
          return true
        } else {
          index += 1
        }
      }
      return false
    }

    private static func isWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isHex(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
      (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
  }
}
