// SPDX-License-Identifier: Apache-2.0

/// Finds keys with more parts, and brackets with more in each other, than may be read.
///
/// toml++ bounds the brackets but not the parts of a dotted key, and takes its tables apart by
/// recursion, so a key of many thousand parts would exhaust the stack.
struct TOMLDepth {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// Where the depth first becomes too great.
  mutating func firstTooDeep() -> Int? {
    index = bytes.startIndex
    /// How much deeper each open bracket made it, with the dots of the key before it.
    var open: [Int] = []
    var depth = 0
    var dots = 0
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        skipString()
        continue
      case UInt8(ascii: "#"):
        while index < bytes.endIndex, bytes[index] != 0x0A { index += 1 }
        continue
      case UInt8(ascii: "."):
        dots += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(dots + 1)
        depth += dots + 1
        dots = 0
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= open.popLast() ?? 0
        dots = 0
      case UInt8(ascii: ","), 0x0A:
        dots = 0
      default:
        break
      }
      if depth + dots > TOMLReader.greatestDepth { return index }
      index += 1
    }
    return nil
  }

  /// Moves after the string that begins here; one that is not closed ends with its line.
  private mutating func skipString() {
    let quote = bytes[index]
    let hasEscapes = quote == UInt8(ascii: "\"")
    let isLong = run(of: quote) >= 3
    index += isLong ? 3 : 1
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == quote {
        guard isLong else {
          index += 1
          return
        }
        let count = run(of: quote)
        // Two quotes may come before the three that close.
        index += min(count, 5)
        if count >= 3 { return }
      } else if byte == 0x0A, !isLong {
        return
      } else {
        index = min(index + (hasEscapes && byte == UInt8(ascii: "\\") ? 2 : 1), bytes.endIndex)
      }
    }
  }

  /// How many of `quote` stand here, counted to five.
  private func run(of quote: UInt8) -> Int {
    bytes[index...].prefix(5).prefix { $0 == quote }.count
  }
}
