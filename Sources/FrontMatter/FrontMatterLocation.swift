// SPDX-License-Identifier: Apache-2.0

package import SourceText

extension FrontMatterBlock {
  /// The block that opens `source`, if it has one; its first line must be the fence, which may name
  /// a format, as Eleventy has it (`---json`).
  /// Where `behindBlanks`, blank lines and blanks may be before it, as Hugo allows.
  package static func locate(
    in source: SourceText, behindBlanks: Bool = false
  ) -> FrontMatterBlock? {
    var start = source.contentStart
    while behindBlanks, start < source.count,
      isBlank(source.bytes[start]) || source.bytes[start] == 0x0A || source.bytes[start] == 0x0D
    {
      start += 1
    }
    guard start < source.count else { return nil }
    switch source.bytes[start] {
    case UInt8(ascii: "-"):
      return fenced(.yaml, with: UInt8(ascii: "-"), at: start, in: source)
    case UInt8(ascii: "+"):
      return fenced(.toml, with: UInt8(ascii: "+"), at: start, in: source)
    case UInt8(ascii: "{"):
      return object(at: start, in: source)
    default:
      return nil
    }
  }

  /// The values in the block.
  package func read(_ source: SourceText) throws(DataProblem) -> DataValue? {
    switch format {
    case .yaml: return try YAMLReader.read(source, in: contentRange)
    case .json:
      do {
        return try JSONReader.read(source, in: contentRange)
      } catch {
        // Of front matter the whole line is shown, as for the other formats.
        let bytes = source.bytes[contentRange.indices]
        throw DataProblem(
          message: error.message, range: YAMLReader.line(of: error.range.start, in: bytes))
      }
    case .toml: return try TOMLReader.read(source, in: contentRange)
    case .script: return nil
    }
  }

  static func fenced(
    _ format: Format, with mark: UInt8, at start: Int, in source: SourceText
  ) -> FrontMatterBlock? {
    let first = lineEnd(from: start, in: source)
    guard first.next > first.content,
      let format = opening(format, mark, start..<first.content, in: source)
    else { return nil }
    var line = first.next
    while line < source.count {
      let end = lineEnd(from: line, in: source)
      let isClosing =
        isFence(mark, line..<end.content, in: source)
        || (format == .yaml && isFence(UInt8(ascii: "."), line..<end.content, in: source))
      if isClosing {
        return FrontMatterBlock(
          format: format, range: ByteRange(start, end.next),
          contentRange: ByteRange(first.next, line), isClosed: true)
      }
      line = end.next
    }
    guard format == .yaml || format == .toml else { return nil }
    let separator = format == .yaml ? UInt8(ascii: ":") : UInt8(ascii: "=")
    guard opensWithKey(at: first.next, separator: separator, in: source) else { return nil }
    line = first.next
    while line < source.count {
      let end = lineEnd(from: line, in: source)
      if source.bytes[line..<end.content].allSatisfy(isBlank) { break }
      line = end.next
    }
    return FrontMatterBlock(
      format: format, range: ByteRange(start, line), contentRange: ByteRange(first.next, line),
      isClosed: false)
  }

  /// Where the line that begins at `start` ends, without and with its line end (LF, CR LF or CR).
  static func lineEnd(from start: Int, in source: SourceText) -> (content: Int, next: Int) {
    let bytes = source.bytes
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    guard index < bytes.count else { return (index, index) }
    let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    return (index, index + (isPair ? 2 : 1))
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  static func isFence(_ mark: UInt8, _ line: Range<Int>, in source: SourceText) -> Bool {
    let bytes = source.bytes[line]
    return bytes.count >= 3 && bytes.prefix(3).allSatisfy { $0 == mark }
      && bytes.dropFirst(3).allSatisfy(isBlank)
  }

  /// The format that the opening fence `line` names, else `format`; `nil` where it is not a fence.
  private static func opening(
    _ format: Format, _ mark: UInt8, _ line: Range<Int>, in source: SourceText
  ) -> Format? {
    if isFence(mark, line, in: source) { return format }
    let bytes = source.bytes[line]
    guard format == .yaml, bytes.count > 3, bytes.count < 32,
      bytes.prefix(3).allSatisfy({ $0 == mark })
    else { return nil }
    let name = String(
      decoding: bytes.dropFirst(3).drop(while: isBlank).reversed().drop(while: isBlank).reversed(),
      as: UTF8.self)
    switch name.lowercased() {
    case "yaml", "yml": return .yaml
    case "toml": return .toml
    case "json": return .json
    case "js", "javascript": return .script
    default: return nil
    }
  }

  /// Whether the line at `start` looks like `key:` (or `key =`), as no line of prose does.
  static func opensWithKey(at start: Int, separator: UInt8, in source: SourceText) -> Bool {
    let line = source.bytes[start..<lineEnd(from: start, in: source).content]
    guard let end = line.firstIndex(of: separator) else { return false }
    let key = line[..<end].reversed().drop(while: isBlank)
    let isKey = key.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "\""), UInt8(ascii: "'"):
        return true
      default:
        return byte >= 0x80
      }
    }
    guard isKey, !key.isEmpty else { return false }
    return separator != UInt8(ascii: ":") || end + 1 == line.endIndex || isBlank(line[end + 1])
  }

  /// A JSON object whose closing brace is the last thing on its line.
  private static func object(at start: Int, in source: SourceText) -> FrontMatterBlock? {
    let bytes = source.bytes
    var index = start + 1
    while index < bytes.count, isBlank(bytes[index]) || bytes[index] == 0x0A || bytes[index] == 0x0D
    {
      index += 1
    }
    guard index < bytes.count,
      bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "}")
    else { return nil }
    var depth = 1
    var isInString = false
    while index < bytes.count, depth > 0 {
      let byte = bytes[index]
      if isInString {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
      }
      index += 1
    }
    guard depth == 0 else { return nil }
    let end = lineEnd(from: index, in: source)
    guard bytes[index..<end.content].allSatisfy(isBlank) else { return nil }
    return FrontMatterBlock(
      format: .json, range: ByteRange(start, end.next), contentRange: ByteRange(start, index),
      isClosed: true, fenceLength: 1)
  }
}
