// SPDX-License-Identifier: Apache-2.0

// What YAML 1.2 allows and libyaml does not. Each is changed in a copy that has as many code points,
// so that every place stays what it was.

/// The copy of a YAML text in which libyaml reads what it stumbled over.
struct YAMLLeniency {
  /// So many places are changed, each of which takes one more reading.
  private static let mostChanges = 32

  private(set) var bytes: ArraySlice<UInt8>
  private var changes = 0
  /// Stands for a tab that belongs to the text of a block scalar.
  private let standIn: [UInt8]?

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    // A private character that the text does not use, of three bytes (U+E000 to U+E03F).
    let used = Set(
      bytes.indices.lazy.filter { bytes[$0] == 0xEE && $0 + 2 < bytes.endIndex }
        .map { [bytes[$0 + 1], bytes[$0 + 2]] })
    standIn = (0x80...0xBF).map { [0xEE, 0x80, $0] }.first { !used.contains([$0[1], $0[2]]) }
  }

  /// Changes what `failure` is about; false where it is a mistake in YAML 1.2, too.
  mutating func tolerate(_ failure: YAMLFailure) -> Bool {
    guard changes < Self.mostChanges else { return false }
    changes += 1
    let place = CodePointOffsets(bytes).offset(failure.problemIndex)
    guard place < bytes.endIndex else { return false }
    switch failure.problem {
    case "found a tab character where an indentation space is expected":
      return mendTab(at: place)
    case "found unexpected ':'":
      return mendColon(at: place)
    default: return false
    }
  }

  /// A tab after the spaces that indent the first line of a block scalar is text.
  private mutating func mendTab(at place: Int) -> Bool {
    guard let standIn, bytes[place] == 0x09, place > bytes.startIndex,
      bytes[place - 1] == 0x20
    else { return false }
    bytes.replaceSubrange(place...place, with: standIn)
    return true
  }

  /// `{key:}` and `{key:, …}` are keys without a value.
  private mutating func mendColon(at place: Int) -> Bool {
    guard bytes[place] == UInt8(ascii: ":"), place + 1 < bytes.endIndex,
      [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[place + 1])
    else { return false }
    bytes[place] = 0x20
    return true
  }

  /// What a scalar of the copy says in the text itself.
  func restored(_ text: String) -> String {
    guard changes > 0, let standIn else { return text }
    let bytes = Array(text.utf8)
    guard bytes.contains(standIn[0]) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: standIn) {
        result.append(0x09)
        index += standIn.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
