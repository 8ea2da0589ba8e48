// SPDX-License-Identifier: Apache-2.0

import FactFiles
import Habits

/// Facts as they are kept: the keys of all first, since those of most posts are the same; then a byte for each fact,
/// then the values.
extension PostFacts {
  /// The facts as bytes, and after them those in `old` of rules that are not among them.
  func bytes(adding old: ArraySlice<UInt8>) -> [UInt8] {
    var writer = ByteWriter()
    guard case .post(let language, var facts) = self else {
      writer.byte(1)
      return writer.bytes
    }
    let keys = Set(facts.map(\.key))
    facts +=
      PostFactView(old)?.facts.filter { !keys.contains($0.key) }.prefix(Self.mostOthers) ?? []
    writer.byte(2)
    writer.text(language)
    writer.number(facts.count)
    for fact in facts {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        writer.byte(UInt8(truncatingIfNeeded: fact.key >> shift))
      }
    }
    for fact in facts {
      let state: UInt8 = fact.objects.map { $0 ? 2 : 1 } ?? 0
      writer.byte(state | UInt8(min(fact.values.count, Self.mostValues)) << 2)
    }
    for value in facts.flatMap({ $0.values.prefix(Self.mostValues) }) {
      writer.byte(value.map { $0.isOver ? 2 : 1 } ?? 0)
      guard let value else { continue }
      writer.word(value.value.bitPattern)
      writer.word(value.limit.bitPattern)
    }
    return writer.bytes
  }

  /// So many facts are kept that this run does not ask for.
  private static let mostOthers = 40
  private static let mostValues = 63
}

/// Facts of a post, read from their bytes as they are asked for.
struct PostFactView {
  /// The bytes of the language, and of the keys.
  let language: ArraySlice<UInt8>
  let keys: ArraySlice<UInt8>
  private let states: ArraySlice<UInt8>
  private let values: ArraySlice<UInt8>

  /// `nil` for no facts, for a page that is not a post, and for damaged bytes.
  init?(_ bytes: ArraySlice<UInt8>) {
    var reader = ByteReader(bytes)
    guard let kind = try? reader.byte(), kind == 2, let language = try? reader.raw(),
      let count = try? reader.count(), bytes.endIndex - reader.offset >= count * 5
    else { return nil }
    self.language = language
    let start = reader.offset
    keys = bytes[start..<start + count * 4]
    states = bytes[start + count * 4..<start + count * 5]
    values = bytes[(start + count * 5)...]
  }

  var count: Int { states.count }

  func key(_ fact: Int) -> UInt32 {
    let place = keys.startIndex + fact * 4
    return (0..<4).reduce(0) { $0 | UInt32(keys[place + $1]) << UInt32(8 * $1) }
  }

  /// Hands over whether each rule objects, and what each measured, by the number of the fact; false for damaged bytes.
  func each(
    _ state: (_ fact: Int, _ objects: Bool) -> Void,
    _ value: (_ fact: Int, _ index: Int, _ value: PostFact.Value) -> Void
  ) -> Bool {
    unsafe values.withUnsafeBytes { values in
      var place = 0
      for (fact, byte) in states.enumerated() {
        if byte & 3 != 0 { state(fact, byte & 3 == 2) }
        for index in 0..<Int(byte >> 2) {
          guard place < values.count else { return false }
          let kind = unsafe values[place]
          place += 1
          if kind == 0 { continue }
          guard place + 16 <= values.count else { return false }
          let number = unsafe values.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          let limit = unsafe values.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)
          place += 16
          value(
            fact, index,
            PostFact.Value(
              Double(bitPattern: UInt64(littleEndian: number)),
              limit: Double(bitPattern: UInt64(littleEndian: limit)), isOver: kind == 2))
        }
      }
      return true
    }
  }

  /// All of them.
  var facts: [PostFact] {
    var facts = states.enumerated().map { fact, byte in
      PostFact(
        key: key(fact), objects: byte & 3 == 0 ? nil : byte & 3 == 2,
        values: Array(repeating: nil, count: Int(byte >> 2)))
    }
    let isWhole = each({ _, _ in }) { fact, index, value in facts[fact].values[index] = value }
    return isWhole ? facts : []
  }
}
