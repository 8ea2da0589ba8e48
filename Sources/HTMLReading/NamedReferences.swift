// SPDX-License-Identifier: Apache-2.0

/// The named character references, searchable by the bytes of a name without `&` and `;`.
struct NamedReferences: Sendable {
  static let shared = NamedReferences()

  /// What one name stands for: one code point or two (0: none).
  struct Entry: Sendable {
    var first: UInt32
    var second: UInt32
    /// Whether the name is also allowed without its semicolon.
    var isLegacy: Bool
  }

  /// The longest name that is also allowed without its semicolon has this many bytes.
  static let longestLegacy = 6
  /// The longest name of all has this many bytes.
  static let longest = 31

  /// The names one after the other in the order of their bytes, and where each begins.
  private var text: [UInt8] = []
  private var starts: [UInt16] = []
  private var entries: [Entry] = []

  private init() {
    starts.reserveCapacity(2200)
    entries.reserveCapacity(2200)
    text.reserveCapacity(16_384)
    let data = UnsafeBufferPointer(start: Self.data.utf8Start, count: Self.data.utf8CodeUnitCount)
    var index = 0
    while index < data.count {
      starts.append(UInt16(text.count))
      while data[index] != UInt8(ascii: "="), data[index] != UInt8(ascii: "!") {
        text.append(data[index])
        index += 1
      }
      var entry = Entry(first: 0, second: 0, isLegacy: data[index] == UInt8(ascii: "!"))
      index += 1
      var value: UInt32 = 0
      while index < data.count, data[index] > UInt8(ascii: " ") {
        if data[index] == UInt8(ascii: ",") {
          entry.first = value
          value = 0
        } else {
          value = value << 4 | UInt32(hexadecimalValue(data[index]))
        }
        index += 1
      }
      if entry.first == 0 { entry.first = value } else { entry.second = value }
      entries.append(entry)
      while index < data.count, data[index] <= UInt8(ascii: " ") { index += 1 }
    }
    starts.append(UInt16(text.count))
  }

  /// What the name `bytes` stands for, if it is one.
  func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      switch compare(middle, bytes) {
      case 0: return entries[middle]
      case ..<0: low = middle + 1
      default: high = middle
      }
    }
    return nil
  }

  /// Negative when the name numbered `index` sorts before `bytes`, positive when after.
  private func compare(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let start = Int(starts[index])
    let count = Int(starts[index + 1]) - start
    var offset = 0
    while offset < count, offset < bytes.count {
      let difference = Int(text[start + offset]) - Int(bytes[offset])
      if difference != 0 { return difference }
      offset += 1
    }
    return count - bytes.count
  }
}

/// The value of a hexadecimal digit; 0 for anything else.
func hexadecimalValue(_ byte: UInt8) -> UInt8 {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: 0
  }
}
