// SPDX-License-Identifier: Apache-2.0

/// Labels of definitions by their normalised form: case folded, runs of white space as one space.
struct LabelTable {
  private var numbers: [[UInt8]: Int32] = [:]

  var isEmpty: Bool { numbers.isEmpty }

  /// The longest label in bytes, as CommonMark sets it.
  static let longest = 999

  /// Notes `number` for `label` unless it has one.
  mutating func insert(_ label: ArraySlice<UInt8>, _ number: Int) {
    let key = Self.normalised(label)
    if !key.isEmpty, numbers[key] == nil { numbers[key] = Int32(truncatingIfNeeded: number) }
  }

  func find(_ label: ArraySlice<UInt8>) -> Int? {
    if numbers.isEmpty || label.count > Self.longest { return nil }
    return numbers[Self.normalised(label)].map(Int.init)
  }

  static func normalised(_ label: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(label.count)
    var isSpacePending = false
    var isASCII = true
    for byte in label {
      if byte.isWhite {
        isSpacePending = !result.isEmpty
        continue
      }
      if isSpacePending {
        result.append(Ascii.space)
        isSpacePending = false
      }
      if byte >= 0x80 { isASCII = false }
      result.append(byte.lowered)
    }
    if isASCII { return result }
    // Mapping to lower and then to upper case is as good as full case folding here: ẞ, ß and ss all become SS.
    return Array(
      String(decoding: result, as: UTF8.self).lowercased().uppercased().lowercased().utf8)
  }
}
