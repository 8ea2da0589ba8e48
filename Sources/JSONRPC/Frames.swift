// SPDX-License-Identifier: Apache-2.0

/// How messages are told apart in a stream of bytes.
package enum Framing: Sendable {
  /// Behind a header with `Content-Length`, as the Language Server Protocol has it.
  case header
  /// One message a line, as the Model Context Protocol has it.
  case lines
}

/// Cuts a stream of bytes into messages. What is malformed never makes it hold more than ``largest`` bytes.
package struct FrameReader {
  package enum Frame: Hashable, Sendable {
    case message([UInt8])
    /// Something was skipped; why, without a full stop.
    case skipped(String)
  }

  /// The stream can be read no further; why, without a full stop.
  package struct Broken: Error, Hashable, Sendable {
    package var reason: String
  }

  /// The largest message, in bytes; larger ones are skipped.
  package static let largest = 64 << 20
  /// The longest header, in bytes.
  package static let longestHeader = 8 << 10

  private let framing: Framing
  private var buffer: [UInt8] = []
  /// Where the unread part of ``buffer`` begins.
  private var start = 0
  /// How far a line end was looked for in vain.
  private var searched = 0
  /// The length of the message that is being read.
  private var length: Int?
  /// How many bytes are still to be skipped; with ``Framing/lines``, anything but 0 skips to the end of the line.
  private var skipping = 0

  package init(_ framing: Framing) { self.framing = framing }

  /// How many bytes are kept.
  package var held: Int { buffer.count }

  /// Takes in what was read.
  package mutating func append(_ bytes: [UInt8]) {
    if start > 1 << 16, start > buffer.count / 2 {
      buffer.removeFirst(start)
      searched = max(0, searched - start)
      start = 0
    }
    buffer += bytes
  }

  /// The next message; `nil` where more bytes are needed.
  package mutating func next() throws(Broken) -> Frame? {
    switch framing {
    case .header: try nextFramed()
    case .lines: nextLine()
    }
  }

  private mutating func take(_ count: Int) -> [UInt8] {
    let bytes = Array(buffer[start..<start + count])
    drop(count)
    return bytes
  }

  private mutating func drop(_ count: Int) {
    start += count
    searched = start
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 20)
      start = 0
      searched = 0
    }
  }

  // MARK: Headers

  private mutating func nextFramed() throws(Broken) -> Frame? {
    if skipping > 0 {
      let count = min(skipping, buffer.count - start)
      skipping -= count
      drop(count)
      if skipping > 0 { return nil }
    }
    if length == nil {
      guard let header = try header() else { return nil }
      guard let found = Self.contentLength(header) else {
        throw Broken(reason: "a message has no valid Content-Length")
      }
      if found > Self.largest {
        skipping = found
        return .skipped("the message is larger than \(Self.largest >> 20) MiB")
      }
      length = found
    }
    guard let wanted = length, buffer.count - start >= wanted else { return nil }
    length = nil
    return .message(take(wanted))
  }

  /// The next header with its empty line.
  private mutating func header() throws(Broken) -> [UInt8]? {
    var index = max(searched, start)
    while index + 3 < buffer.count {
      if buffer[index] == 0x0D, buffer[index + 1] == 0x0A, buffer[index + 2] == 0x0D,
        buffer[index + 3] == 0x0A
      {
        return take(index + 4 - start)
      }
      index += 1
    }
    searched = index
    if buffer.count - start > Self.longestHeader {
      throw Broken(reason: "a header is longer than \(Self.longestHeader >> 10) KiB")
    }
    return nil
  }

  private static func contentLength(_ header: [UInt8]) -> Int? {
    var length: Int?
    for line in header.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      if name != "content-length" { continue }
      let digits = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      let end = digits.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? digits.startIndex
      let number = digits[..<end]
      guard !number.isEmpty, number.count <= 15,
        number.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      length = Int(String(decoding: number, as: UTF8.self))
    }
    return length
  }

  // MARK: Lines

  private mutating func nextLine() -> Frame? {
    while true {
      let from = max(searched, start)
      guard let end = buffer[from...].firstIndex(of: 0x0A) else {
        searched = buffer.count
        if skipping > 0 {
          drop(buffer.count - start)
        } else if buffer.count - start > Self.largest {
          drop(buffer.count - start)
          skipping = 1
        }
        return nil
      }
      var line = take(end + 1 - start)
      line.removeLast()
      if skipping > 0 {
        skipping = 0
        return .skipped("the message is larger than \(Self.largest >> 20) MiB")
      }
      if line.last == 0x0D { line.removeLast() }
      if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return .message(line) }
    }
  }
}

extension Framing {
  /// `message` as it is written to the stream.
  package func frame(_ message: [UInt8]) -> [UInt8] {
    switch self {
    case .header: Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
    case .lines: message + [0x0A]
    }
  }
}
