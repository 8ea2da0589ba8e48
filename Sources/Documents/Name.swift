// SPDX-License-Identifier: Apache-2.0

/// The name of an element or an attribute as a number: two names are equal when their numbers are.
///
/// HTML names are stored in lower case; SVG's keep the case that the standard gives them.
package struct Name: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt32

  @inlinable
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  // Spelled out, as the one derived from RawRepresentable is not specialised in other modules.
  @inlinable
  package static func == (left: Name, right: Name) -> Bool { left.rawValue == right.rawValue }

  /// No name: what text, comments and the document itself have.
  @inlinable package static var none: Name { Name(rawValue: 0) }
}

/// Turns spellings into names: the known ones by a fixed table, the others as they come.
package struct NameTable: Sendable {
  private(set) var extra: [[UInt8]] = []
  /// An open-addressing table of ``extra``: a position in it and one, or 0. Its hash is seeded, so that no
  /// post can be written to make it slow.
  private var slots: [UInt32] = []
  private let known = KnownNameTable.shared

  package init() {}

  /// The name spelled `bytes`, made when it is new.
  package mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> Name {
    let number = known.find(bytes)
    if number > 0 { return Name(rawValue: number) }
    if extra.count * 2 >= slots.count { grow() }
    let slot = self.slot(of: bytes)
    if slots[slot] == 0 {
      extra.append(Array(bytes))
      slots[slot] = UInt32(extra.count)
    }
    return Name(rawValue: UInt32(known.count) + slots[slot])
  }

  /// The name spelled `bytes`, made when it is new.
  package mutating func name(_ bytes: ArraySlice<UInt8>) -> Name {
    bytes.withUnsafeBufferPointer { name($0) }
  }

  package mutating func name(_ spelling: String) -> Name { name(Array(spelling.utf8)[...]) }

  /// The name spelled `bytes` where this table has it.
  package func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Name? {
    let number = known.find(bytes)
    if number > 0 { return Name(rawValue: number) }
    guard !slots.isEmpty else { return nil }
    let found = slots[slot(of: bytes)]
    return found == 0 ? nil : Name(rawValue: UInt32(known.count) + found)
  }

  /// The name spelled `bytes` where this table has it.
  package func find(_ bytes: ArraySlice<UInt8>) -> Name? {
    bytes.withUnsafeBufferPointer { find($0) }
  }

  /// How `name` is spelled; empty for ``Name/none``.
  package func spelling(_ name: Name) -> String {
    let number = Int(name.rawValue)
    if number == 0 { return "" }
    if number <= known.count { return Name.knownSpellings[number - 1] }
    return String(decoding: extra[number - known.count - 1], as: UTF8.self)
  }

  /// How many names every document shares.
  package static var knownCount: Int { KnownNameTable.shared.count }

  /// The known name spelled `bytes`, if it is one.
  package static func known(_ bytes: ArraySlice<UInt8>) -> Name? {
    let number = bytes.withUnsafeBufferPointer { KnownNameTable.shared.find($0) }
    return number > 0 ? Name(rawValue: number) : nil
  }

  /// Where in ``slots`` the name spelled `bytes` stands or would stand.
  private func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    let mask = slots.count - 1
    var slot = hasher.finalize() & mask
    while slots[slot] != 0, !extra[Int(slots[slot]) - 1].elementsEqual(bytes) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: max(64, slots.count * 2))
    for index in extra.indices {
      let slot = extra[index].withUnsafeBufferPointer { self.slot(of: $0) }
      slots[slot] = UInt32(index + 1)
    }
  }
}

/// An open-addressing table of the known spellings, made once.
private struct KnownNameTable: Sendable {
  static let shared = KnownNameTable()

  let count: Int
  private var slots: [UInt16]
  /// The spellings one behind the other, and where each begins.
  private var text: [UInt8] = []
  private var starts: [UInt16] = []

  private init() {
    count = Name.knownSpellings.count
    slots = Array(repeating: 0, count: 1024)
    for (index, spelling) in Name.knownSpellings.enumerated() {
      var slot = Array(spelling.utf8).withUnsafeBufferPointer { Self.hash($0) }
      while slots[slot] != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = UInt16(index + 1)
      starts.append(UInt16(text.count))
      text.append(contentsOf: spelling.utf8)
    }
    starts.append(UInt16(text.count))
  }

  /// A hash of the length, the first, second, middle and last bytes: enough to tell the known names apart.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let count = bytes.count
    guard count > 0 else { return 0 }
    var hash = UInt32(truncatingIfNeeded: count) &* 0x9E37_79B1
    hash = (hash ^ UInt32(bytes[0])) &* 0x85EB_CA6B
    hash = (hash ^ UInt32(bytes[count / 2])) &* 0xC2B2_AE35
    hash = (hash ^ UInt32(bytes[count - 1])) &* 0x27D4_EB2F
    if count > 1 { hash = (hash ^ UInt32(bytes[1])) &* 0x1656_67B1 }
    return Int((hash ^ (hash >> 15)) & 1023)
  }

  /// The number of the name spelled `bytes`, or 0.
  func find(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var slot = Self.hash(bytes)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      let start = Int(starts[index])
      if Int(starts[index + 1]) - start == bytes.count {
        var offset = 0
        while offset < bytes.count, text[start + offset] == bytes[offset] { offset += 1 }
        if offset == bytes.count { return UInt32(index + 1) }
      }
      slot = (slot + 1) & 1023
    }
    return 0
  }
}
