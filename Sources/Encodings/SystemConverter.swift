// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Converts texts by the tables of the C library (`iconv`).
@safe
enum SystemConverter {
  /// One wrong byte in so many is a slip, as browsers take it; more are another encoding.
  private static let bytesPerSlip = 100
  private static let freeSlips = 4
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  private static let bufferSize = 1 << 16
  /// What `iconv` returns when it stops early.
  private static let failed = -1

  /// `bytes`, which are in the encoding `name`, as UTF-8. Takes time in proportion to them.
  static func decode(_ bytes: [UInt8], from name: String) -> TextEncoding.Decoded {
    guard let converter = unsafe iconv_open("UTF-8", name),
      Int(bitPattern: converter) != failed
    else { return .unknown }
    defer { unsafe _ = iconv_close(converter) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 2)
    var input = bytes.map { CChar(bitPattern: $0) }
    var buffer = [CChar](repeating: 0, count: bufferSize)
    var slips = 0
    var firstSlip = 0
    var place = 0
    while place < bytes.count {
      let step = unsafe step(converter, &input, from: place, &buffer)
      text += buffer[..<step.written].lazy.map { UInt8(bitPattern: $0) }
      place += step.read
      if step.isWhole { break }
      if step.isFull { continue }
      // A byte that is not part of the text, or a sign that the end cuts.
      if slips == 0 { firstSlip = place }
      slips += 1
      if slips > freeSlips + bytes.count / bytesPerSlip { return .wrong(at: firstSlip) }
      text += replacement
      place += 1
    }
    return .text(text)
  }

  /// What one call of the converter did.
  private struct Step {
    var read: Int
    var written: Int
    /// Whether it came to the end.
    var isWhole: Bool
    /// Whether it stopped because the buffer is full.
    var isFull: Bool
  }

  private static func step(
    _ converter: UnsafeMutableRawPointer, _ input: inout [CChar], from place: Int,
    _ buffer: inout [CChar]
  ) -> Step {
    let count = input.count - place
    return unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe buffer.withUnsafeMutableBufferPointer { buffer in
        guard let start = input.baseAddress, let output = buffer.baseAddress else {
          return Step(read: 0, written: 0, isWhole: true, isFull: false)
        }
        var from: UnsafeMutablePointer<CChar>? = unsafe start + place
        var left = count
        var to: UnsafeMutablePointer<CChar>? = unsafe output
        var room = bufferSize
        let result = unsafe iconv(converter, &from, &left, &to, &room)
        let isFull = errno == E2BIG
        return Step(
          read: count - left, written: bufferSize - room, isWhole: result != failed, isFull: isFull)
      }
    }
  }
}
