// SPDX-License-Identifier: Apache-2.0

/// ASCII upper case to lower case.
@inlinable
@inline(__always)
public func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

extension ArraySlice<UInt8> {
  /// Whether `word` is one of the words that white space parts in these bytes.
  @inlinable
  public func contains(word: [UInt8]) -> Bool {
    var start = startIndex
    while start < endIndex {
      while start < endIndex, self[start] <= 0x20 { start += 1 }
      var end = start
      while end < endIndex, self[end] > 0x20 { end += 1 }
      if end - start == word.count, end > start, self[start..<end].elementsEqual(word) {
        return true
      }
      start = end
    }
    return false
  }

  /// Whether `run` occurs in these bytes.
  @inlinable
  public func contains(run: [UInt8]) -> Bool {
    guard let first = run.first, count >= run.count else { return run.isEmpty }
    var index = startIndex
    let last = endIndex - run.count
    while index <= last {
      if self[index] == first, self[index..<index + run.count].elementsEqual(run) { return true }
      index += 1
    }
    return false
  }
}

extension String {
  /// The first place of the bytes of `other` in this string.
  public func utf8Range(of other: String) -> Range<String.Index>? {
    let sought = Array(other.utf8)
    let here = utf8.withContiguousStorageIfAvailable { Self.place(of: sought, in: $0) }
    guard
      let offset = here ?? Array(utf8).withUnsafeBufferPointer({ Self.place(of: sought, in: $0) })
    else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: sought.count)
  }

  private static func place(of sought: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = sought.first, text.count >= sought.count else {
      return sought.isEmpty ? 0 : nil
    }
    for start in 0...text.count - sought.count where text[start] == first {
      var length = 1
      while length < sought.count, text[start + length] == sought[length] { length += 1 }
      if length == sought.count { return start }
    }
    return nil
  }
}
