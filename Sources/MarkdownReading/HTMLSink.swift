// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// Prints HTML the way CommonMark's own examples are printed.
struct HTMLSink: MarkdownSink, ~Copyable {
  private let bytes: [UInt8]
  private let names = NameTable()
  private let filtersTags: Bool
  private(set) var output: [UInt8] = []
  private var attributes: [UInt8] = []
  private var segments: [Segment] = []
  private var auxiliary: [UInt8] = []
  private var isInCode = false

  var isDone: Bool { false }

  init(_ source: SourceText, options: MarkdownDialect.Options) {
    bytes = source.bytes
    filtersTags = options.contains(.tagFilter)
    output.reserveCapacity(source.count + source.count / 4)
  }

  mutating func append(_ segment: Segment, after previous: Int32) -> Int32 {
    segments.append(segment)
    let number = Int32(truncatingIfNeeded: segments.count - 1)
    if previous >= 0 { segments[Int(previous)].next = number }
    return number
  }

  mutating func literal(_ text: StaticString, for range: ByteRange) -> Segment {
    let start = UInt32(truncatingIfNeeded: auxiliary.count)
    text.withUTF8Buffer { auxiliary.append(contentsOf: $0) }
    return Segment(range, .literal, start, UInt32(truncatingIfNeeded: auxiliary.count))
  }

  private mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  private mutating func startLine() {
    if let last = output.last, last != Ascii.newline { output.append(Ascii.newline) }
  }

  // MARK: - Elements

  mutating func attribute(_ attribute: AttributeRecord) {
    attributes.append(Ascii.space)
    attributes.append(contentsOf: names.spelling(attribute.name).utf8)
    attributes.append(contentsOf: "=\"".utf8)
    let isAddress = attribute.name == .href || attribute.name == .src
    var value: [UInt8] = []
    if attribute.payload < 0 {
      value.append(contentsOf: bytes[attribute.valueRange.indices])
    } else {
      var next = attribute.payload
      while next >= 0 {
        append(segments[Int(next)], to: &value)
        next = segments[Int(next)].next
      }
    }
    Self.escape(value[...], isAddress: isAddress, to: &attributes)
    attributes.append(Ascii.quote)
  }

  private func append(_ segment: Segment, to result: inout [UInt8]) {
    switch segment.content {
    case .verbatim: result.append(contentsOf: bytes[segment.range.indices])
    case .literal: result.append(contentsOf: auxiliary[Int(segment.first)..<Int(segment.second)])
    case .scalars:
      for value in [segment.first, segment.second] where value != 0 {
        if let scalar = Unicode.Scalar(value) {
          result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
    }
  }

  mutating func open(_ name: Name, _ head: ByteRange, _ flags: NodeFlags) -> NodeID {
    if flags.contains(.tight), name == .p { return .none }
    if Self.isBlock(name) { startLine() }
    output.append(Ascii.less)
    output.append(contentsOf: names.spelling(name).utf8)
    output.append(contentsOf: attributes)
    attributes.removeAll(keepingCapacity: true)
    write(flags.contains(.void) ? " />" : ">")
    if name == .blockquote || name == .ul || name == .ol || name == .dl || name == .hr
      || name == .br
    {
      output.append(Ascii.newline)
    }
    return .none
  }

  mutating func close(_ name: Name, _ tail: ByteRange, _ flags: NodeFlags) {
    if flags.contains(.void) || (flags.contains(.tight) && name == .p) { return }
    if name == .blockquote || name == .ul || name == .ol || name == .dl || name == .div {
      startLine()
    }
    write("</")
    output.append(contentsOf: names.spelling(name).utf8)
    output.append(Ascii.greater)
    if Self.isBlock(name) { output.append(Ascii.newline) }
  }

  private static func isBlock(_ name: Name) -> Bool {
    switch name {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .ul, .ol, .li, .pre, .hr, .div, .table,
      .thead, .tbody, .tr, .th, .td, .dl, .dt, .dd:
      true
    default: false
    }
  }

  // MARK: - Text

  mutating func text(_ range: ByteRange) {
    Self.escape(bytes[range.indices], isAddress: false, to: &output)
  }

  mutating func text(_ segment: Segment) {
    var value: [UInt8] = []
    append(segment, to: &value)
    Self.escape(value[...], isAddress: false, to: &output)
  }

  mutating func opaque(_ range: ByteRange) { text(range) }

  mutating func marker(_ range: ByteRange, of node: NodeID) {}

  mutating func definition(_ definition: Document.Definition) {}

  private static func escape(_ text: ArraySlice<UInt8>, isAddress: Bool, to result: inout [UInt8]) {
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      case Ascii.ampersand: result.append(contentsOf: "&amp;".utf8)
      case Ascii.less where !isAddress: result.append(contentsOf: "&lt;".utf8)
      case Ascii.greater where !isAddress: result.append(contentsOf: "&gt;".utf8)
      case Ascii.quote where !isAddress: result.append(contentsOf: "&quot;".utf8)
      case 0: result.append(contentsOf: "\u{FFFD}".utf8)
      case Ascii.carriageReturn: result.append(Ascii.newline)
      case Ascii.newline where previous == Ascii.carriageReturn: break
      default:
        if isAddress, !isSafeInAddress(byte) {
          PercentCoding.append(byte, to: &result)
        } else {
          result.append(byte)
        }
      }
      previous = byte
    }
  }

  private static func isSafeInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case Ascii.quote, Ascii.less, Ascii.greater, Ascii.leftBracket, Ascii.backslash,
      Ascii.rightBracket, Ascii.caret, Ascii.backtick, Ascii.leftBrace, Ascii.pipe,
      Ascii.rightBrace:
      false
    default: byte > Ascii.space && byte < 0x7F
    }
  }

  // MARK: - Raw HTML

  private static let filteredTags: [StaticString] = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  mutating func rawHTML(_ pieces: [ByteRange], isBlock: Bool) {
    if isBlock { startLine() }
    for piece in pieces {
      var index = piece.start
      while index < piece.end {
        let byte = bytes[index]
        if byte == Ascii.less, filtersTags, isFiltered(index, before: piece.end) {
          write("&lt;")
        } else if byte == 0 {
          write("\u{FFFD}")
        } else if byte == Ascii.carriageReturn {
          if bytes.byte(index + 1) != Ascii.newline { output.append(Ascii.newline) }
        } else {
          output.append(byte)
        }
        index += 1
      }
    }
    if isBlock { startLine() }
  }

  private func isFiltered(_ index: Int, before end: Int) -> Bool {
    let start = bytes.byte(index + 1) == Ascii.slash ? index + 2 : index + 1
    for name in Self.filteredTags where bytes.hasFolded(name, at: start, before: end) {
      let behind = start + name.utf8CodeUnitCount
      if behind >= end || bytes[behind].isWhite || bytes[behind] == Ascii.greater { return true }
      if bytes[behind] == Ascii.slash, bytes.byte(behind + 1) == Ascii.greater { return true }
    }
    return false
  }
}
