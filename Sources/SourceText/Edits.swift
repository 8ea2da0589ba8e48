// SPDX-License-Identifier: Apache-2.0

/// One replacement: the bytes of `range` become `text`.
public struct Edit: Hashable, Sendable {
  /// The bytes of the source that go.
  public var range: ByteRange
  /// What is there instead.
  public var text: String

  /// An edit that puts `text` where `range` is.
  public init(_ range: ByteRange, _ text: String) {
    self.range = range
    self.text = text
  }

  /// An insertion in front of the byte at `offset`.
  public static func insert(_ text: String, at offset: Int) -> Edit {
    Edit(ByteRange(at: offset), text)
  }
}

extension SourceText {
  /// This text with `edits` carried out, or `nil` when two of them touch the same bytes or one lies outside.
  ///
  /// Insertions at the same offset keep the order in which they are given.
  public func applying(_ edits: [Edit]) -> SourceText? {
    let order = edits.indices.sorted {
      (edits[$0].range.start, edits[$0].range.end, $0)
        < (edits[$1].range.start, edits[$1].range.end, $1)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.utf8.count })
    var done = 0
    for index in order {
      let edit = edits[index]
      guard edit.range.start >= done, edit.range.end <= bytes.count else { return nil }
      result.append(contentsOf: bytes[done..<edit.range.start])
      result.append(contentsOf: edit.text.utf8)
      done = edit.range.end
    }
    result.append(contentsOf: bytes[done...])
    return SourceText(path: path, bytes: result)
  }
}
