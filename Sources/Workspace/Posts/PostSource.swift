// SPDX-License-Identifier: Apache-2.0

import Encodings
package import Linting
package import SourceText

/// The bytes of a post as UTF-8, or the reason why they are none.
package struct PostSource: Sendable {
  /// What rules read; for a post that cannot be read, the bytes as they are.
  package var source: SourceText
  /// Why the post cannot be linted, or that it was converted first.
  package var finding: Finding?
  /// Whether ``source`` is not what is in the file, so that nothing may be written back.
  package var isConverted: Bool

  /// Whether nothing of the post could be read.
  private var isRefused = false

  package var isReadable: Bool { !isRefused }

  private static let rule = "unreadable-post"

  /// What a file's own words about its encoding are looked for in.
  package enum Kind: Sendable {
    case html, xml, markdown
  }

  /// Reads `bytes` as UTF-8, as UTF-16 with a byte order mark, or, in HTML, as the encoding that
  /// the page declares.
  package init(_ bytes: [UInt8], path: String, isHTML: Bool) {
    self.init(bytes, path: path, kind: isHTML ? .html : .markdown)
  }

  /// Reads `bytes` as UTF-8, as UTF-16 with a byte order mark, or as the encoding that a file of that kind declares.
  package init(_ bytes: [UInt8], path: String, kind: Kind) {
    source = SourceText(path: path, bytes: bytes)
    isConverted = false
    if bytes.count > SourceText.largestSize {
      refuse("it is larger than \(SourceText.largestSize >> 20) MiB")
      return
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      decodeUTF16(bytes)
      return
    }
    if let zero = bytes.prefix(1024).firstIndex(of: 0) {
      reject(
        "This is not a text file: byte \(zero) is NUL",
        help: "rename the file, or add it to 'ignore' in .stet.yml",
        at: ByteRange(zero, zero + 1), data: [.init("offset", .integer(zero))])
      return
    }
    guard let bad = Self.firstInvalid(bytes) else {
      if kind == .html, !decodeEscapes(bytes) { noteOtherEncoding(bytes) }
      return
    }
    let declared = kind == .markdown ? nil : EncodingDeclaration.find(in: bytes, reach: .wholeHead)
    if let declared, !bytes.starts(with: [0xEF, 0xBB, 0xBF]),
      let encoding = TextEncoding(label: declared.label), encoding != .utf8
    {
      decode(bytes, encoding, declared.label, at: bad)
      return
    }
    if let declared, TextEncoding(label: declared.label) == nil {
      reject(
        "The page declares the encoding '\(declared.label)', which Stet does not support",
        help: "save the file as UTF-8 and declare it", at: bad,
        data: [.init("encoding", .text(declared.label)), .init("offset", .integer(bad.start))])
      return
    }
    let line = LineIndex(source).line(at: bad.start)
    reject(
      "Byte \(bad.start) (line \(line)) is not valid UTF-8",
      help: "save the file as UTF-8; many editors have 'Save with encoding'", at: bad,
      data: [.init("offset", .integer(bad.start)), .init("line", .integer(line))])
  }

  /// Notes that a page is UTF-8 but says that it is something else, so that browsers show other signs than the
  /// writer saw, unless the server says better.
  private mutating func noteOtherEncoding(_ bytes: [UInt8]) {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]),
      let declared = EncodingDeclaration.find(in: bytes, reach: .firstBytes),
      let encoding = TextEncoding(label: declared.label), encoding != .utf8,
      bytes.contains(where: { $0 >= 0x80 })
    else { return }
    finding = problem(
      """
      The page is UTF-8 but declares '\(declared.label)', so browsers show wrong characters
      """,
      help: "declare it as <meta charset=\"utf-8\">", at: declared.range,
      data: [.init("encoding", .text(declared.label))], severity: .warning)
  }

  /// Converts a page in ISO-2022-JP, whose bytes are all ASCII; tells whether it is one.
  private mutating func decodeEscapes(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(0x1B),
      let declared = EncodingDeclaration.find(in: bytes, reach: .wholeHead),
      let encoding = TextEncoding(label: declared.label), encoding == .other("ISO-2022-JP")
    else { return false }
    decode(bytes, encoding, declared.label, at: declared.range)
    return true
  }

  /// Converts `bytes` from the encoding that was declared under the name `label`; the first that are not UTF-8
  /// are at `bad`.
  private mutating func decode(
    _ bytes: [UInt8], _ encoding: TextEncoding, _ label: String, at bad: ByteRange
  ) {
    switch encoding.decode(bytes) {
    case .text(let text): convert(to: text, from: label)
    case .unknown:
      reject(
        "The page declares the encoding '\(label)', which Stet does not support",
        help: "save the file as UTF-8 and declare it", at: bad,
        data: [.init("encoding", .text(label)), .init("offset", .integer(bad.start))])
    case .wrong(let offset):
      let end = min(offset + 1, bytes.count)
      reject(
        "The page declares the encoding '\(label)', but byte \(offset) is invalid in it",
        help: "save the file as UTF-8 and declare it", at: ByteRange(min(offset, end), end),
        data: [.init("encoding", .text(label)), .init("offset", .integer(offset))])
    }
  }

  private mutating func reject(
    _ message: String, help: String, at range: ByteRange, data: [Measure.Field]
  ) {
    isRefused = true
    finding = problem(message, help: help, at: range, data: data)
  }

  /// A post whose file could not be read, and why (no full stop).
  package init(path: String, failure: String) {
    source = SourceText(path: path, "")
    isConverted = false
    refuse(failure)
  }

  /// A post that cannot be linted because of what is at `range`, and why (no full stop).
  package init(
    _ source: SourceText, refused reason: String,
    help: String = "export the site again, or remove the file", at range: ByteRange
  ) {
    self.source = source
    isConverted = false
    reject(
      "The file cannot be read: \(reason)",
      help: help, at: range, data: [])
  }

  private mutating func refuse(_ reason: String) {
    source = SourceText(path: source.path, "")
    reject(
      "The file cannot be read: \(reason)",
      help: "check that the file exists, is text and is readable", at: ByteRange(at: 0), data: [])
  }

  private func problem(
    _ message: String, help: String, at range: ByteRange, data: [Measure.Field],
    severity: Severity = .error
  ) -> Finding {
    Finding(
      rule: Self.rule, severity: severity, message: message, help: help, range: range, data: data)
  }

  private mutating func convert(to bytes: [UInt8], from encoding: String) {
    source = SourceText(path: source.path, bytes: bytes)
    isConverted = true
    finding = problem(
      """
      The file is in '\(encoding)', not UTF-8: positions refer to the converted text, and fixes are not applied
      """,
      help: "save the file as UTF-8", at: ByteRange(at: 0),
      data: [.init("encoding", .text(encoding))], severity: .warning)
  }

  private mutating func decodeUTF16(_ bytes: [UInt8]) {
    let isLittle = bytes[0] == 0xFF
    let units = stride(from: 2, to: bytes.count - 1, by: 2).lazy.map {
      isLittle
        ? UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        : UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var decoder = UTF16()
    var iterator = units.makeIterator()
    var offset = 2
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar) where scalar.value != 0:
        if let encoded = UTF8.encode(scalar) { text.append(contentsOf: encoded) }
        offset += scalar.value > 0xFFFF ? 4 : 2
      case .emptyInput where bytes.count % 2 == 0:
        convert(to: text, from: isLittle ? "UTF-16LE" : "UTF-16BE")
        return
      default:
        reject(
          "The file starts as UTF-16, but byte \(offset) is invalid",
          help: "save the file as UTF-8",
          at: ByteRange(min(offset, bytes.count - 1), min(offset + 2, bytes.count)),
          data: [.init("offset", .integer(offset))])
        return
      }
    }
  }

  /// The first bytes that are not UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> ByteRange? {
    if isUTF8(bytes) { return nil }
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return ByteRange(error.byteOffsets.lowerBound, error.byteOffsets.upperBound)
    }
  }
}

/// Whether `bytes` are well-formed UTF-8 (Unicode 16, table 3-7): eight at a time where they are ASCII.
private func isUTF8(_ bytes: [UInt8]) -> Bool {
  unsafe bytes.withUnsafeBytes { bytes in
    let count = bytes.count
    var index = 0
    func isTail(_ place: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      place < count && range.contains(unsafe bytes[place])
    }
    while index < count {
      while index + 8 <= count,
        unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      guard index < count else { return true }
      let first = unsafe bytes[index]
      switch first {
      case 0...0x7F: index += 1
      case 0xC2...0xDF:
        guard isTail(index + 1) else { return false }
        index += 2
      case 0xE0...0xEF:
        let second: ClosedRange<UInt8> =
          first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
        guard isTail(index + 1, second), isTail(index + 2) else { return false }
        index += 3
      case 0xF0...0xF4:
        let second: ClosedRange<UInt8> =
          first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
        guard isTail(index + 1, second), isTail(index + 2), isTail(index + 3) else { return false }
        index += 4
      default: return false
      }
    }
    return true
  }
}
