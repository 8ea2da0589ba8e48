// SPDX-License-Identifier: Apache-2.0

package import SourceText

// Blocks that look like front matter and that generators print, since something is above them or
// their fences are too long.

extension FrontMatterBlock {
  /// The block that the writer of `source` meant as front matter though it is not at the very start:
  /// a closed block of keys and values after blank lines or comments, or between longer fences.
  ///
  /// Two rules with a text between them are not one: the lines must be a map of YAML or TOML, and one
  /// of its keys must be one that generators know.
  package static func misplaced(in source: SourceText) -> FrontMatterBlock? {
    let bytes = source.bytes
    let start = source.contentStart
    var index = start
    var misplacement: Misplacement?
    while index < bytes.count {
      if isBlank(bytes[index]) || bytes[index] == 0x0A || bytes[index] == 0x0D {
        index += 1
        misplacement = misplacement ?? .blanks
      } else if bytes[index...].starts(with: "<!--".utf8) {
        guard let end = commentEnd(from: index + 4, in: bytes) else { return nil }
        index = end
        misplacement = .comment
      } else {
        break
      }
    }
    guard index < bytes.count else { return nil }
    let mark = bytes[index]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "+") else { return nil }
    let line = lineEnd(from: index, in: source)
    let length = bytes[index..<line.content].prefix { $0 == mark }.count
    guard length >= 3, bytes[(index + length)..<line.content].allSatisfy(isBlank) else {
      return nil
    }
    if length > 3 { misplacement = .longFence }
    guard let misplacement else { return nil }
    let format: Format = mark == UInt8(ascii: "-") ? .yaml : .toml
    guard
      opensWithKey(
        at: line.next, separator: format == .yaml ? UInt8(ascii: ":") : UInt8(ascii: "="),
        in: source),
      let close = closing(mark, from: line.next, in: source)
    else { return nil }
    let block = FrontMatterBlock(
      format: format, range: ByteRange(start, close.next),
      contentRange: ByteRange(line.next, close.line), isClosed: true, fenceLength: length,
      fenceStart: index, misplacement: misplacement)
    guard let entries = (try? block.read(source))?.map,
      entries.contains(where: { knownKeys.contains($0.key.lowercased()) })
    else { return nil }
    return block
  }

  /// Keys that tell a map from prose with a colon in it.
  private static let knownKeys: Set<String> = [
    "title", "date", "layout", "author", "authors", "tags", "categories", "category",
    "description", "draft", "slug", "permalink", "summary", "excerpt", "published", "lastmod",
    "updated", "pubdate", "weight",
  ]

  private static func commentEnd(from start: Int, in bytes: [UInt8]) -> Int? {
    var index = start
    while index + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"),
        bytes[index + 2] == UInt8(ascii: ">")
      {
        return index + 3
      }
      index += 1
    }
    return nil
  }

  /// The line of three marks or more that closes the block, and where the next one begins.
  private static func closing(
    _ mark: UInt8, from start: Int, in source: SourceText
  ) -> (line: Int, next: Int)? {
    var line = start
    while line < source.count {
      let end = lineEnd(from: line, in: source)
      let marks = source.bytes[line..<end.content].prefix { $0 == mark }.count
      if marks >= 3, source.bytes[(line + marks)..<end.content].allSatisfy(isBlank) {
        return (line, end.next)
      }
      line = end.next
    }
    return nil
  }
}
