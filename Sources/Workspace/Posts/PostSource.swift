// SPDX-License-Identifier: Apache-2.0

package import Linting
package import SourceText

/// The bytes of a post as UTF-8, or the reason why they are none.
package struct PostSource: Sendable {
  /// What rules read; for a post that cannot be read, the bytes as they are.
  package var source: SourceText
  /// Why the post cannot be linted, or that it was converted first.
  package var finding: Finding?
  /// Whether ``source`` is not what stands in the file, so that nothing may be written back.
  package var isConverted: Bool

  package var isReadable: Bool { finding == nil || isConverted }

  private static let rule = "unreadable-post"

  /// Reads `bytes` as UTF-8, as UTF-16 with a byte order mark, or, in HTML, as the encoding that
  /// the page declares.
  package init(_ bytes: [UInt8], path: String, isHTML: Bool) {
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
      finding = problem(
        "Byte \(zero) is NUL, so this is no text: a program's file may have got this name",
        help: "give the file its own extension, or leave it out with 'ignore' in .stet.yml",
        at: ByteRange(zero, zero + 1), data: [.init("offset", .integer(zero))])
      return
    }
    guard let bad = Self.firstInvalid(bytes) else { return }
    if isHTML, let label = EncodingDeclaration.label(in: bytes) {
      if EncodingDeclaration.isWindows1252(label) {
        convert(to: Windows1252.decode(bytes), from: label)
        return
      }
      if !EncodingDeclaration.isUTF8(label) {
        finding = problem(
          "The page says that it is written in '\(label)', which Stet does not read",
          help: "save the file as UTF-8 and declare that",
          at: bad, data: [.init("encoding", .text(label)), .init("offset", .integer(bad.start))])
        return
      }
    }
    let line = LineIndex(source).line(at: bad.start)
    finding = problem(
      "Byte \(bad.start) (line \(line)) is no UTF-8, so readers would see a wrong sign there",
      help: "save the file as UTF-8; most editors have it under 'Save with encoding'", at: bad,
      data: [.init("offset", .integer(bad.start)), .init("line", .integer(line))])
  }

  /// A post whose file could not be read, and why (no full stop).
  package init(path: String, failure: String) {
    source = SourceText(path: path, "")
    isConverted = false
    refuse(failure)
  }

  /// A post that cannot be linted for what stands at `range`, and why (no full stop).
  package init(_ source: SourceText, refused reason: String, at range: ByteRange) {
    self.source = source
    isConverted = false
    finding = problem(
      "The file cannot be read: \(reason)",
      help: "export the site again, or take the file out", at: range, data: [])
  }

  private mutating func refuse(_ reason: String) {
    source = SourceText(path: source.path, "")
    finding = problem(
      "The file cannot be read: \(reason)",
      help: "see that the file is there, is a text and may be read", at: ByteRange(at: 0), data: [])
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
      The file is in '\(encoding)', not in UTF-8; it was converted to be read, so offsets count the \
      converted text and nothing can be fixed
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
        finding = problem(
          "The file begins as UTF-16, but byte \(offset) is none",
          help: "save the file as UTF-8",
          at: ByteRange(min(offset, bytes.count - 1), min(offset + 2, bytes.count)),
          data: [.init("offset", .integer(offset))])
        return
      }
    }
  }

  /// The first bytes that are no UTF-8.
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

/// The encoding that a page names in its first bytes, as the HTML standard looks for it (13.2.3.2).
enum EncodingDeclaration {
  private static let reach = 1024

  /// The name in lower case; nothing when the page names none.
  static func label(in bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(reach))
    if let label = xmlLabel(head) { return label }
    var index = 0
    while index < head.count {
      guard head[index] == 0x3C else {
        index += 1
        continue
      }
      if starts(head, index, "<!--") {
        index = find("-->", in: head, from: index + 2).map { $0 + 3 } ?? head.count
      } else if starts(head, index, "<meta"), index + 5 < head.count,
        head[index + 5] <= 0x20 || head[index + 5] == 0x2F
      {
        let (attributes, end) = attributes(head, from: index + 5)
        if let label = label(attributes) { return label }
        index = end
      } else {
        index += 1
      }
    }
    return nil
  }

  static func isWindows1252(_ label: String) -> Bool {
    [
      "ansi_x3.4-1968", "ascii", "cp1252", "cp819", "csisolatin1", "ibm819", "iso-8859-1",
      "iso-ir-100", "iso8859-1", "iso88591", "iso_8859-1", "iso_8859-1:1987", "l1", "latin1",
      "us-ascii", "windows-1252", "x-cp1252",
    ].contains(label)
  }

  static func isUTF8(_ label: String) -> Bool {
    ["unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "utf-8", "utf8", "x-unicode20utf8"]
      .contains(label)
  }

  private static func label(_ attributes: [(name: String, value: String)]) -> String? {
    if let charset = attributes.first(where: { $0.name == "charset" }) {
      return trimmed(charset.value)
    }
    guard attributes.contains(where: { $0.name == "http-equiv" && $0.value == "content-type" }),
      let content = attributes.first(where: { $0.name == "content" })?.value,
      let found = find("charset", in: Array(content.utf8), from: 0)
    else { return nil }
    let rest = Array(content.utf8)[(found + 7)...].drop { $0 <= 0x20 }
    guard rest.first == 0x3D else { return nil }
    return trimmed(String(decoding: rest.dropFirst().prefix { $0 != 0x3B }, as: UTF8.self))
  }

  private static func trimmed(_ text: String) -> String {
    let quotes: Set<UInt8> = [0x22, 0x27]
    let kept = text.utf8.filter { $0 > 0x20 && !quotes.contains($0) }
    return String(decoding: kept, as: UTF8.self).lowercased()
  }

  private static func xmlLabel(_ head: [UInt8]) -> String? {
    guard starts(head, 0, "<?xml"), let end = find("?>", in: head, from: 0),
      let found = find("encoding", in: Array(head[..<end]), from: 0)
    else { return nil }
    let rest = head[(found + 8)..<end].drop { $0 <= 0x20 }
    guard rest.first == 0x3D else { return nil }
    let value = rest.dropFirst().drop { $0 <= 0x20 }
    guard let quote = value.first, quote == 0x22 || quote == 0x27 else { return nil }
    return trimmed(String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self))
  }

  /// The attributes behind a tag's name, in lower case, and the offset at which they end.
  private static func attributes(
    _ head: [UInt8], from start: Int
  ) -> ([(name: String, value: String)], Int) {
    var result: [(name: String, value: String)] = []
    var index = start
    func text(_ range: Range<Int>) -> String {
      String(decoding: head[range], as: UTF8.self).lowercased()
    }
    while index < head.count, head[index] != 0x3E {
      if head[index] <= 0x20 || head[index] == 0x2F || head[index] == 0x3D {
        index += 1
        continue
      }
      let nameStart = index
      while index < head.count, head[index] > 0x20, ![0x2F, 0x3D, 0x3E].contains(head[index]) {
        index += 1
      }
      let name = text(nameStart..<index)
      while index < head.count, head[index] <= 0x20 { index += 1 }
      guard index < head.count, head[index] == 0x3D else {
        result.append((name, ""))
        continue
      }
      index += 1
      while index < head.count, head[index] <= 0x20 { index += 1 }
      guard index < head.count else { break }
      let quote = head[index]
      let isQuoted = quote == 0x22 || quote == 0x27
      if isQuoted { index += 1 }
      let valueStart = index
      while index < head.count,
        isQuoted ? head[index] != quote : head[index] > 0x20 && head[index] != 0x3E
      {
        index += 1
      }
      result.append((name, text(valueStart..<index)))
      if isQuoted, index < head.count { index += 1 }
    }
    // A tag that the first bytes do not hold whole declares nothing.
    return (index < head.count ? result : [], index)
  }

  /// Whether `word` (in lower case) stands at `index`, in any case.
  private static func starts(_ bytes: [UInt8], _ index: Int, _ word: String) -> Bool {
    let word = word.utf8
    guard index + word.count <= bytes.count else { return false }
    return zip(bytes[index...], word).allSatisfy { byte, wanted in
      byte == wanted || ((0x41...0x5A).contains(byte) && byte | 0x20 == wanted)
    }
  }

  private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return (start..<bytes.count).first { starts(bytes, $0, word) }
  }
}

/// The encoding that browsers use for what calls itself Latin 1.
enum Windows1252 {
  /// What the bytes 0x80 to 0x9F stand for; elsewhere a byte is its code point.
  private static let high: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let value = byte < 0xA0 ? high[Int(byte - 0x80)] : UInt16(byte)
      if let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) {
        text.append(contentsOf: encoded)
      }
    }
    return text
  }
}
