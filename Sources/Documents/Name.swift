// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The name of an element or an attribute as a number: two names are equal when their numbers are.
///
/// HTML names are stored in lower case; SVG's keep the case that the standard gives them.
public struct Name: RawRepresentable, Hashable, Sendable {
  /// The name's number; 0 for none.
  public let rawValue: UInt32

  /// The name of that number.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  // Spelled out, as the one derived from RawRepresentable is not specialised in other modules.
  /// Whether both are one name.
  @inlinable @inline(__always)
  public static func == (left: Name, right: Name) -> Bool { left.rawValue == right.rawValue }

  /// No name: what text, comments and the document itself have.
  @inlinable public static var none: Name { Name(rawValue: 0) }
}

/// Turns spellings into names: the known ones by a fixed table, the others as they come.
public struct NameTable: Sendable {
  /// The spellings of the others, one after the other, and where each ends.
  private var extra: [UInt8] = []
  private var ends: [UInt32] = []
  /// An open-addressing table of them. Its hash is seeded, so that no post can be written to make it
  /// slow.
  private var slots: [Slot] = []
  private let known = KnownNameTable.shared

  /// A part of the hash, so that few spellings are examined, and the spelling's number and one (0:
  /// free).
  private struct Slot {
    var hash: UInt32 = 0
    var number: UInt32 = 0
  }

  /// A table of the known names.
  public init() {}

  /// The name spelled `input[start..<stop]`, made when it is new.
  public mutating func name(_ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int) -> Name
  {
    let number = known.find(input, start, stop)
    return number > 0
      ? Name(rawValue: number) : unknown(UnsafeBufferPointer(rebasing: input[start..<stop]))
  }

  /// The name spelled `bytes`, made when it is new.
  public mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> Name {
    name(bytes, 0, bytes.count)
  }

  /// The name of that spelling, which is none of the known ones.
  private mutating func unknown(_ bytes: UnsafeBufferPointer<UInt8>) -> Name {
    if ends.count * 2 >= slots.count { grow() }
    let hash = Self.hash(bytes)
    let slot = self.slot(of: bytes, hash)
    if slots[slot].number == 0 {
      extra.append(contentsOf: bytes)
      ends.append(UInt32(truncatingIfNeeded: extra.count))
      slots[slot] = Slot(hash: hash, number: UInt32(truncatingIfNeeded: ends.count))
    }
    return Name(rawValue: UInt32(known.count) + slots[slot].number)
  }

  /// The name spelled `bytes`, made when it is new.
  public mutating func name(_ bytes: ArraySlice<UInt8>) -> Name {
    bytes.withUnsafeBufferPointer { name($0) }
  }

  /// The name that `spelling` has here, a new one if need be.
  public mutating func name(_ spelling: String) -> Name { name(Array(spelling.utf8)[...]) }

  /// The name spelled `bytes` where this table has it.
  public func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Name? {
    let number = known.find(bytes, 0, bytes.count)
    if number > 0 { return Name(rawValue: number) }
    guard !slots.isEmpty else { return nil }
    let found = slots[slot(of: bytes, Self.hash(bytes))].number
    return found == 0 ? nil : Name(rawValue: UInt32(known.count) + found)
  }

  /// The name spelled `bytes` where this table has it.
  public func find(_ bytes: ArraySlice<UInt8>) -> Name? {
    bytes.withUnsafeBufferPointer { find($0) }
  }

  /// How `name` is spelled; empty for ``Name/none`` and for a name of another table.
  public func spelling(_ name: Name) -> String {
    let number = Int(name.rawValue)
    if number == 0 { return "" }
    if number <= known.count { return Name.knownSpellings[number - 1] }
    guard number - known.count <= ends.count else { return "" }
    return String(decoding: extra[range(number - known.count)], as: UTF8.self)
  }

  /// How many names every document shares.
  public static var knownCount: Int { KnownNameTable.shared.count }

  /// The known name spelled `bytes`, if it is one.
  public static func known(_ bytes: ArraySlice<UInt8>) -> Name? {
    let number = bytes.withUnsafeBufferPointer { KnownNameTable.shared.find($0, 0, $0.count) }
    return number > 0 ? Name(rawValue: number) : nil
  }

  /// Where in ``extra`` the spelling with this number is, counted from 1.
  private func range(_ number: Int) -> Range<Int> {
    (number > 1 ? Int(ends[number - 2]) : 0)..<Int(ends[number - 1])
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }

  /// Where in ``slots`` the name spelled `bytes` is or would be.
  private func slot(of bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot].number != 0 {
      if slots[slot].hash == hash, extra[range(Int(slots[slot].number))].elementsEqual(bytes) {
        break
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: max(64, old.count * 2))
    let mask = slots.count - 1
    for entry in old where entry.number != 0 {
      var slot = Int(entry.hash) & mask
      while slots[slot].number != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}

/// An open-addressing table of the known spellings, made once.
private struct KnownNameTable: Sendable {
  static let shared = KnownNameTable()

  /// One place of the table: a name's first eight bytes as a number, its length and its number (0:
  /// free).
  private struct Slot {
    var key: UInt64 = 0
    var count: UInt32 = 0
    var number: UInt32 = 0
  }

  let count: Int
  private var slots: [Slot]

  private init() {
    count = Name.knownSpellings.count
    slots = Array(repeating: Slot(), count: 1024)
    for (index, spelling) in Name.knownSpellings.enumerated() {
      let bytes = Array(spelling.utf8)
      let key = bytes.withUnsafeBufferPointer { Self.key($0, 0, $0.count) }
      var slot = Self.place(key, bytes.count)
      while slots[slot].number != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = Slot(key: key, count: UInt32(bytes.count), number: UInt32(index + 1))
    }
  }

  /// The first eight of the bytes as a number.
  @inline(__always)
  private static func key(_ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int) -> UInt64
  {
    if start + 8 <= input.count, stop > start {
      let word = input.eightBytes(at: start)
      return stop - start >= 8 ? word : word & ~(UInt64.max << UInt64((stop - start) * 8))
    }
    var key: UInt64 = 0
    var index = min(stop, start + 8)
    while index > start {
      index -= 1
      key = key << 8 | UInt64(input[index])
    }
    return key
  }

  @inline(__always)
  private static func place(_ key: UInt64, _ count: Int) -> Int {
    let mixed = (key ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 54)
  }

  /// The number of the name spelled `input[start..<stop]`, or 0.
  func find(_ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int) -> UInt32 {
    let key = Self.key(input, start, stop)
    let count = stop - start
    var slot = Self.place(key, count)
    return slots.withUnsafeBufferPointer { slots in
      while true {
        let found = slots[slot]
        if found.number == 0 { return 0 }
        if found.key == key, Int(found.count) == count,
          count <= 8
            || Self.hasEnd(
              of: Int(found.number), UnsafeBufferPointer(rebasing: input[start..<stop]))
        {
          return found.number
        }
        slot = (slot + 1) & 1023
      }
    }
  }

  /// Whether `bytes` continue after the eighth as the name numbered `number` does.
  private static func hasEnd(of number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    Name.knownSpellings[number - 1].utf8.dropFirst(8).elementsEqual(bytes.dropFirst(8))
  }
}
