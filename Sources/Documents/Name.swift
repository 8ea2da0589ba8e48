// SPDX-License-Identifier: Apache-2.0

/// The name of an element or an attribute as a number: two names are equal when their numbers are.
///
/// HTML names are stored in lower case; SVG's keep the case that the standard gives them.
package struct Name: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt32

  @inlinable
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// No name: what text, comments and the document itself have.
  @inlinable package static var none: Name { Name(rawValue: 0) }
}

/// Turns spellings into names: the known ones by a fixed table, the others as they come.
package struct NameTable: Sendable {
  private(set) var extra: [[UInt8]] = []
  private var numbers: [[UInt8]: UInt32] = [:]

  package init() {}

  private static let known = KnownNameTable()

  /// The name spelled `bytes`, made when it is new.
  package mutating func name(_ bytes: ArraySlice<UInt8>) -> Name {
    if let name = Self.known.find(bytes) { return name }
    let spelling = Array(bytes)
    if let number = numbers[spelling] { return Name(rawValue: number) }
    extra.append(spelling)
    let number = UInt32(Self.known.count + extra.count)
    numbers[spelling] = number
    return Name(rawValue: number)
  }

  package mutating func name(_ spelling: String) -> Name { name(Array(spelling.utf8)[...]) }

  /// The name spelled `bytes` where this table has it.
  package func find(_ bytes: ArraySlice<UInt8>) -> Name? {
    if let name = Self.known.find(bytes) { return name }
    return numbers[Array(bytes)].map { Name(rawValue: $0) }
  }

  /// How `name` is spelled; empty for ``Name/none``.
  package func spelling(_ name: Name) -> String {
    let number = Int(name.rawValue)
    if number == 0 { return "" }
    if number <= Self.known.count { return Name.knownSpellings[number - 1] }
    return String(decoding: extra[number - Self.known.count - 1], as: UTF8.self)
  }

  /// How many names every document shares.
  package static var knownCount: Int { known.count }

  /// The known name spelled `bytes`, if it is one.
  package static func known(_ bytes: ArraySlice<UInt8>) -> Name? { known.find(bytes) }
}

/// An open-addressing table of the known spellings, made once.
private struct KnownNameTable: Sendable {
  let count: Int
  private var slots: [UInt16]
  private let spellings: [[UInt8]]

  init() {
    spellings = Name.knownSpellings.map { Array($0.utf8) }
    count = spellings.count
    slots = Array(repeating: 0, count: 1024)
    for (index, spelling) in spellings.enumerated() {
      var slot = Self.hash(spelling[...])
      while slots[slot] != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = UInt16(index + 1)
    }
  }

  /// A hash of the length, the first, second, middle and last bytes: enough to tell the known names apart.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    let count = bytes.count
    guard count > 0 else { return 0 }
    let start = bytes.startIndex
    var hash = UInt32(truncatingIfNeeded: count) &* 0x9E37_79B1
    hash = (hash ^ UInt32(bytes[start])) &* 0x85EB_CA6B
    hash = (hash ^ UInt32(bytes[start + count / 2])) &* 0xC2B2_AE35
    hash = (hash ^ UInt32(bytes[start + count - 1])) &* 0x27D4_EB2F
    if count > 1 { hash = (hash ^ UInt32(bytes[start + 1])) &* 0x1656_67B1 }
    return Int((hash ^ (hash >> 15)) & 1023)
  }

  func find(_ bytes: ArraySlice<UInt8>) -> Name? {
    var slot = Self.hash(bytes)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if spellings[index].count == bytes.count, spellings[index].elementsEqual(bytes) {
        return Name(rawValue: UInt32(index + 1))
      }
      slot = (slot + 1) & 1023
    }
    return nil
  }
}
