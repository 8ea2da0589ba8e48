// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Paths as text that keeps every byte.
///
/// A path is absolute and normalized: `/a/b`, without `.`, `..`, doubled slashes or a slash at its
/// end. A system's path may hold any bytes but NUL. Those that are not well-formed UTF-8, and the
/// code points U+10FF80...U+10FFFF themselves, are carried byte by byte as U+10FF00 + byte; all
/// other text is itself.
package enum FilePath {
  private static let slash = UInt8(ascii: "/")
  /// The first byte of the code points that carry bytes, and of few others.
  private static let mark: UInt8 = 0xF4

  /// The text for `bytes`.
  package static func text(_ bytes: [UInt8]) -> String {
    unsafe bytes.withUnsafeBufferPointer { unsafe text($0) }
  }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if unsafe !bytes.contains(mark), let text = unsafe String(validating: bytes, as: UTF8.self) {
      return text
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let length = unsafe sequence(bytes, index)
      if length > 0, unsafe !isCarrier(bytes, index) {
        unsafe text.append(contentsOf: bytes[index..<index + length])
        index += length
      } else {
        let byte = unsafe bytes[index]
        text += [mark, 0x8F, 0xBC + byte >> 6, 0x80 + byte & 0x3F]
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that `path` stands for.
  package static func bytes(_ path: String) -> [UInt8] {
    var path = path
    return path.withUTF8 { text in
      guard unsafe text.contains(mark) else { return unsafe Array(text) }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count)
      var index = 0
      while index < text.count {
        if unsafe isCarrier(text, index) {
          unsafe bytes.append((text[index + 2] & 3) << 6 | text[index + 3] & 0x3F)
          index += 4
        } else {
          unsafe bytes.append(text[index])
          index += 1
        }
      }
      return bytes
    }
  }

  /// Whether `path` may hold code points that carry bytes.
  static func carriesBytes(_ path: inout String) -> Bool {
    path.withUTF8 { text in
      for index in text.indices where unsafe text[index] == mark { return true }
      return false
    }
  }

  /// The path for people: what is not UTF-8 shows as U+FFFD.
  package static func printed(_ path: String) -> String {
    path.utf8.contains(mark) ? String(decoding: bytes(path), as: UTF8.self) : path
  }

  /// Whether a code point at `index` is one of U+10FF80...U+10FFFF.
  private static func isCarrier(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    unsafe bytes[index] == mark && index + 3 < bytes.count && bytes[index + 1] == 0x8F
      && bytes[index + 2] >= 0xBE && bytes[index + 2] < 0xC0 && bytes[index + 3] & 0xC0 == 0x80
  }

  /// The length of the well-formed sequence at `index` (Unicode 16, table 3-7); 0 where there is
  /// none.
  private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let first = unsafe bytes[index]
    let second: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, unsafe second.contains(bytes[index + 1]) else {
      return 0
    }
    for place in index + 2..<max(index + 2, index + length) where unsafe bytes[place] & 0xC0 != 0x80
    {
      return 0
    }
    return length
  }
}

// MARK: Parts

extension FilePath {
  /// Whether `path` is absolute and normalized.
  package static func isNormal(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { unsafe isNormal($0) }
  }

  static func isNormal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard unsafe bytes.first == slash else { return false }
    if bytes.count == 1 { return true }
    var length = 0
    var dots = 0
    for index in 1..<bytes.count {
      let byte = unsafe bytes[index]
      if byte == slash {
        if length == 0 || length == dots && dots < 3 { return false }
        (length, dots) = (0, 0)
      } else if byte == 0 {
        return false
      } else {
        length += 1
        if byte == UInt8(ascii: ".") { dots += 1 }
      }
    }
    return length > 0 && (length != dots || dots > 2)
  }

  /// The folder that holds `path`; `/` holds itself.
  package static func folder(of path: String) -> String {
    guard let cut = path.utf8.lastIndex(of: slash), cut > path.utf8.startIndex else { return "/" }
    return String(path[..<cut])
  }

  /// The last part of `path`.
  package static func name(of path: String) -> String {
    guard let cut = path.utf8.lastIndex(of: slash) else { return path }
    return String(path[path.utf8.index(after: cut)...])
  }

  /// The entry `name` of `folder`, or a path below it.
  package static func join(_ folder: String, _ name: String) -> String {
    folder.utf8.last == slash ? folder + name : folder + "/" + name
  }

  /// Whether `path` is `folder` or lies below it.
  package static func isInside(_ path: String, _ folder: String) -> Bool {
    guard path.utf8.starts(with: folder.utf8) else { return false }
    return path.utf8.count == folder.utf8.count || folder.utf8.count == 1
      || path.utf8.dropFirst(folder.utf8.count).first == slash
  }

  /// Whether `left` comes first in the order of the bytes.
  package static func isBefore(_ left: String, _ right: String) -> Bool {
    var (left, right) = (left, right)
    let order = left.withUTF8 { one in
      right.withUTF8 { other -> Int? in
        let count = min(one.count, other.count)
        guard count > 0, let start = one.baseAddress, let otherStart = other.baseAddress else {
          return one.count - other.count
        }
        if unsafe memchr(start, Int32(mark), one.count) != nil
          || memchr(otherStart, Int32(mark), other.count) != nil
        {
          return nil
        }
        let order = unsafe Int(memcmp(start, otherStart, count))
        return order == 0 ? one.count - other.count : order
      }
    }
    guard let order else { return bytes(left).lexicographicallyPrecedes(bytes(right)) }
    return order < 0
  }
}

/// A path, or a part of one, as a key: two are the same only when their bytes are. Strings are also
/// equal when one has "é" in one code point and the other in two, and folders can hold both.
struct PathKey: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: PathKey, right: PathKey) -> Bool {
    var (left, right) = (left.text, right.text)
    return left.withUTF8 { one in
      right.withUTF8 { other in
        guard one.count == other.count else { return false }
        guard let start = one.baseAddress, let otherStart = other.baseAddress else { return true }
        return unsafe memcmp(start, otherStart, one.count) == 0
      }
    }
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
