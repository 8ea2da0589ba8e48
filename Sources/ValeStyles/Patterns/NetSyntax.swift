// SPDX-License-Identifier: Apache-2.0

/// Reads a regular expression as regexp2 does in its mode for RE2, which Vale uses, and writes it for PCRE2.
///
/// There `\w`, `\d` and `\s` are ASCII, `\b` is Unicode, a letter after a backslash that means nothing stands for
/// itself, and `\uFFFF` is a code point.
struct NetSyntax {
  /// The same pattern for PCRE2.
  private(set) var written: [UInt8] = []
  /// Whether a flag, a group by number or a name may reach beyond the pattern when others are joined to it.
  private(set) var reachesOut = false
  /// What PCRE2 cannot do, without a full stop.
  private(set) var problem: String?
  /// Whether it has groups that catch something.
  private(set) var hasGroups = false

  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    written.reserveCapacity(bytes.count + 16)
    while index < bytes.count { readOne() }
  }

  var text: String { String(decoding: written, as: UTF8.self) }

  private func byte(_ offset: Int = 0) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  private mutating func take(_ count: Int = 1) {
    let end = min(index + count, bytes.count)
    written += bytes[index..<end]
    index = end
  }

  private mutating func readOne() {
    switch bytes[index] {
    case UInt8(ascii: "\\"): readEscape(inClass: false)
    case UInt8(ascii: "["): readClass()
    case UInt8(ascii: "("): readGroup()
    default: take()
    }
  }

  private mutating func readGroup() {
    guard byte(1) == UInt8(ascii: "?") else {
      hasGroups = true
      return take()
    }
    switch byte(2) {
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: ">"),
      UInt8(ascii: "#"):
      break
    case UInt8(ascii: "<") where byte(3) == UInt8(ascii: "=") || byte(3) == UInt8(ascii: "!"):
      break
    case UInt8(ascii: "<"), UInt8(ascii: "P"), UInt8(ascii: "'"): hasGroups = true
    default:
      // A flag, or a condition. `(?i:…)` ends with its own bracket.
      var place = index + 2
      while place < bytes.count, bytes[place] != UInt8(ascii: ":"), bytes[place] != 0x29 {
        place += 1
      }
      if place >= bytes.count || bytes[place] == 0x29 { reachesOut = true }
    }
    take(2)
  }

  /// The letters that mean something to both after a backslash.
  private static let known = Set("aefnrtbBAzGpPxck0123456789Z".utf8)

  private mutating func readEscape(inClass: Bool) {
    guard let next = byte(1) else { return take() }
    switch next {
    case UInt8(ascii: "w"), UInt8(ascii: "d"), UInt8(ascii: "s"), UInt8(ascii: "W"),
      UInt8(ascii: "D"), UInt8(ascii: "S"):
      index += 2
      written += Self.members(next, inClass: inClass)
    case UInt8(ascii: "v"):
      index += 2
      written += Array("\\x0B".utf8)
    case UInt8(ascii: "u"):
      let digits = bytes[min(index + 2, bytes.count)..<min(index + 6, bytes.count)]
      index += 2 + digits.count
      written += Array("\\x{".utf8) + digits + [0x7D]
    case UInt8(ascii: "1")...UInt8(ascii: "9") where !inClass, UInt8(ascii: "k") where !inClass:
      reachesOut = true
      take(2)
    case _ where Self.known.contains(next) || !Self.isLetterOrDigit(next):
      if !inClass, next == UInt8(ascii: "p") || next == UInt8(ascii: "P") {
        take(2)
        return
      }
      take(2)
    default:
      index += 1
      take()
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
  }

  private static func members(_ letter: UInt8, inClass: Bool) -> [UInt8] {
    let members =
      switch letter {
      case UInt8(ascii: "w"): "0-9A-Za-z_"
      case UInt8(ascii: "d"): "0-9"
      case UInt8(ascii: "s"): "\\t\\n\\f\\r "
      case UInt8(ascii: "W") where inClass: "\\x00-/:-@\\[-\\^`{-\\x{10FFFF}"
      case UInt8(ascii: "D") where inClass: "\\x00-/:-\\x{10FFFF}"
      case UInt8(ascii: "S") where inClass: "\\x00-\\x08\\x0B\\x0E-\\x1F!-\\x{10FFFF}"
      case UInt8(ascii: "W"): "^0-9A-Za-z_"
      case UInt8(ascii: "D"): "^0-9"
      default: "^\\t\\n\\f\\r "
      }
    return Array((inClass ? members : "[\(members)]").utf8)
  }

  private mutating func readClass() {
    take()
    if byte() == UInt8(ascii: "^") { take() }
    if byte() == UInt8(ascii: "]") { take() }
    while let next = byte() {
      switch next {
      case UInt8(ascii: "\\"): readEscape(inClass: true)
      case UInt8(ascii: "]"): return take()
      case UInt8(ascii: "-") where byte(1) == UInt8(ascii: "["):
        problem = "class subtraction, as in [a-z-[aeiou]], is not supported"
        take()
      case UInt8(ascii: "[") where byte(1) == UInt8(ascii: ":"):
        while let inner = byte(), inner != UInt8(ascii: "]") { take() }
        take()
      case UInt8(ascii: "["):
        written.append(UInt8(ascii: "\\"))
        take()
      default: take()
      }
    }
  }

  /// The group with which the pattern `text` begins, when it looks behind: what it looks for, whether it must not be
  /// there, and the rest of the pattern.
  static func leadingLookbehind(
    _ text: String
  ) -> (inner: String, isNegative: Bool, rest: String)? {
    guard text.hasPrefix("(?<!") || text.hasPrefix("(?<=") else { return nil }
    let bytes = Array(text.utf8)
    var depth = 0
    var place = 0
    var isClass = false
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "["): isClass = true
      case UInt8(ascii: "]"): isClass = false
      case UInt8(ascii: "(") where !isClass: depth += 1
      case UInt8(ascii: ")") where !isClass:
        depth -= 1
        if depth == 0 {
          let rest = String(decoding: bytes[(place + 1)...], as: UTF8.self)
          // `|` at the top would make the group one of several ways.
          guard !hasBar(bytes[(place + 1)...]) else { return nil }
          return (
            String(decoding: bytes[4..<place], as: UTF8.self), bytes[3] == UInt8(ascii: "!"), rest
          )
        }
      default: break
      }
      place += 1
    }
    return nil
  }

  private static func hasBar(_ bytes: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    var isClass = false
    var isEscape = false
    for byte in bytes {
      if isEscape {
        isEscape = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscape = true
      case UInt8(ascii: "["): isClass = true
      case UInt8(ascii: "]"): isClass = false
      case UInt8(ascii: "(") where !isClass: depth += 1
      case UInt8(ascii: ")") where !isClass: depth -= 1
      case UInt8(ascii: "|") where !isClass && depth == 0: return true
      default: break
      }
    }
    return false
  }

  /// Whether what a look behind asks for does not depend on what is after the place from which it looks.
  static func looksOnlyBack(_ inner: String) -> Bool {
    var bytes = Array(inner.utf8)
    // A boundary at the head has a sign of its own text after it.
    if inner.hasPrefix("\\b"), bytes.count > 2 { bytes.removeFirst(2) }
    for place in bytes.indices {
      switch bytes[place] {
      case UInt8(ascii: "^"), UInt8(ascii: "$"):
        if place == 0 || bytes[place - 1] != UInt8(ascii: "[") { return false }
      case UInt8(ascii: "("):
        // Only plain groups.
        guard place + 2 < bytes.count, bytes[place + 1] == UInt8(ascii: "?"),
          bytes[place + 2] == UInt8(ascii: ":")
        else { return place > 0 && bytes[place - 1] == UInt8(ascii: "\\") }
      case UInt8(ascii: "\\"):
        if place + 1 < bytes.count, "bBAzZG123456789k".utf8.contains(bytes[place + 1]) {
          return false
        }
      default: break
      }
    }
    return true
  }

  /// The letters of a token that is nothing but text, `\.` for `.`; `nil` for a pattern.
  static func literal(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var isEscape = false
    for byte in text.utf8 {
      if byte >= 0x80 { return nil }
      if isEscape {
        if isLetterOrDigit(byte) { return nil }
        isEscape = false
        result.append(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscape = true
      case UInt8(ascii: "."), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "$"),
        UInt8(ascii: "|"):
        return nil
      default: result.append(byte)
      }
    }
    return isEscape || result.isEmpty ? nil : result
  }
}
