// SPDX-License-Identifier: Apache-2.0

/// Where each code point of a piece of UTF-8 begins, found in constant time.
///
/// libyaml and toml++ count code points; this keeps the byte offset of every 64th and walks the rest.
struct CodePointOffsets {
  private static let stride = 64

  private let bytes: ArraySlice<UInt8>
  private var samples: [Int] = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    var count = 0
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
      if count % Self.stride == 0 { samples.append(index) }
      count += 1
    }
  }

  /// The byte offset in the source of the code point numbered `index`; the end for one past the
  /// last.
  func offset(_ index: Int) -> Int {
    guard index >= 0, index / Self.stride < samples.count else { return bytes.endIndex }
    var offset = samples[index / Self.stride]
    for _ in 0..<index % Self.stride where offset < bytes.endIndex {
      offset += 1
      while offset < bytes.endIndex, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }
}
