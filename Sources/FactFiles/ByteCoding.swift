// SPDX-License-Identifier: Apache-2.0

/// Writes values one after the other, as ``ByteReader`` reads them.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// Seven bits a byte, the lowest first.
  package mutating func number(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Eight bytes, the lowest first.
  package mutating func word(_ value: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  package mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func raw(_ content: some Collection<UInt8>) {
    number(content.count)
    bytes.append(contentsOf: content)
  }

  /// Adds all that another writer wrote.
  package mutating func append(_ other: ByteWriter) { bytes += other.bytes }

  package mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void)
  {
    byte(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  package mutating func list<Element>(
    _ elements: [Element], _ write: (inout ByteWriter, Element) -> Void
  ) {
    number(elements.count)
    for element in elements { write(&self, element) }
  }

  /// Writes eight bytes at `offset`, which were written before.
  package mutating func patch(_ value: UInt64, at offset: Int) {
    for place in 0..<8 {
      bytes[offset + place] = UInt8(truncatingIfNeeded: value >> UInt64(8 * place))
    }
  }
}

/// Reads what ``ByteWriter`` wrote. What is not as it should be throws ``Damage``: nothing is taken on trust.
package struct ByteReader {
  package struct Damage: Error {
    package init() {}
  }

  private let bytes: ArraySlice<UInt8>
  package private(set) var offset: Int

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  package var isAtEnd: Bool { offset == bytes.endIndex }

  package mutating func byte() throws(Damage) -> UInt8 {
    guard offset < bytes.endIndex else { throw Damage() }
    defer { offset += 1 }
    return bytes[offset]
  }

  package mutating func number() throws(Damage) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return Int(Int64(bitPattern: value)) }
    }
    throw Damage()
  }

  /// A number of elements, each of at least one byte.
  package mutating func count() throws(Damage) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.endIndex - offset else { throw Damage() }
    return count
  }

  package mutating func word() throws(Damage) -> UInt64 {
    guard bytes.endIndex - offset >= 8 else { throw Damage() }
    let place = offset - bytes.startIndex
    offset += 8
    return unsafe bytes.withUnsafeBytes { raw in
      UInt64(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
  }

  package mutating func raw() throws(Damage) -> ArraySlice<UInt8> {
    let count = try count()
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  package mutating func text() throws(Damage) -> String {
    String(decoding: try raw(), as: UTF8.self)
  }

  package mutating func flag() throws(Damage) -> Bool { try byte() != 0 }

  package mutating func optional<Value>(
    _ read: (inout ByteReader) throws(Damage) -> Value
  ) throws(Damage) -> Value? {
    try flag() ? try read(&self) : nil
  }

  package mutating func list<Element>(
    _ read: (inout ByteReader) throws(Damage) -> Element
  ) throws(Damage) -> [Element] {
    let count = try count()
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

}

/// A quick hash of bytes by which damage and change show; not for security.
package struct QuickHash {
  package private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  package init() {}

  package mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0xFF51_AFD7_ED55_8CCD
    value ^= value >> 32
  }

  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe add($0) }
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { unsafe add(UnsafeRawBufferPointer($0)) }
  }

  private mutating func add(_ raw: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 8 <= raw.count {
      add(unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var last = UInt64(raw.count)
    while offset < raw.count {
      last = last << 8 | UInt64(unsafe raw[offset])
      offset += 1
    }
    add(last)
  }
}
