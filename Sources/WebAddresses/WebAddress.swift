// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

/// An address taken apart as browsers do it, as far as its own text tells.
///
/// Every range counts bytes of the text that was read.
package struct WebAddress: Hashable, Sendable {
  /// The text as it was given.
  package let bytes: [UInt8]
  /// In lower case, without the colon; empty for a relative address.
  package private(set) var scheme = ""
  /// In lower case, without user, port and last dot; empty where the address names none.
  package private(set) var host = ""
  package private(set) var path: Range<Int>
  /// After the question mark.
  package private(set) var query: Range<Int>?
  /// After the number sign.
  package private(set) var fragment: Range<Int>?
  /// Whether the address names a port.
  package private(set) var hasPort = false
  /// Whether a template tag is in it, so that only the built site knows where it leads.
  package let isOpaque: Bool

  package init(_ address: String) { self.init(Array(address.utf8)) }

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isOpaque = Self.holdsTemplateTag(bytes)
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    if let hash = bytes[start..<end].firstIndex(of: UInt8(ascii: "#")) {
      fragment = hash + 1..<end
      end = hash
    }
    if let mark = bytes[start..<end].firstIndex(of: UInt8(ascii: "?")) {
      query = mark + 1..<end
      end = mark
    }
    if let colon = Self.schemeEnd(bytes[start..<end]) {
      scheme = Self.scheme(bytes[start..<colon])
      start = colon + 1
    }
    path = start..<end
    guard scheme.isEmpty || Self.schemesWithHost.contains(scheme), end - start >= 2,
      Self.isSlash(bytes[start]), Self.isSlash(bytes[start + 1])
    else { return }
    start += 2
    let hostEnd = bytes[start..<end].firstIndex(where: Self.isSlash) ?? end
    (host, hasPort) = Self.host(bytes[start..<hostEnd])
    path = hostEnd..<end
  }

  /// Whether a browser opens it with HTTP, or resolves it against the page.
  package var isWeb: Bool { scheme.isEmpty || scheme == "http" || scheme == "https" }

  /// Whether it goes to a place on the page that it is on.
  package var isOnPage: Bool {
    scheme.isEmpty && host.isEmpty && path.isEmpty && query == nil && fragment != nil
  }

  /// The host without `www.`, its letters as readers see them.
  package var site: String {
    HostName.decoded(host.hasPrefix("www.") ? String(host.dropFirst(4)) : host)
  }

  /// What tells two pages apart: HTTP and HTTPS, `www.`, a last slash, a closing `index.html` and the fragment make no
  /// difference. Begins with two slashes where a host is named.
  package var page: String {
    let end = query.map { "?" + text($0) } ?? ""
    guard isWeb else { return scheme + ":" + text(path) + end }
    let normal = WebAddress.normalized(withoutDots)
    if host.isEmpty { return normal + end }
    return "//" + site + (normal == "/" ? "" : normal) + end
  }

  /// The path without its parts `.` and `..`.
  private var withoutDots: String {
    let path = text(path)
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == ".", !parts.isEmpty { continue }
      if part == "..", let last = parts.last, !last.isEmpty, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  private static let schemesWithHost: Set<String> = ["http", "https", "ftp", "ws", "wss"]

  private static func scheme(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.elementsEqual("https".utf8) { return "https" }
    // Browsers leave out tabs and line ends, wherever they are.
    return String(decoding: bytes.filter { $0 > 0x20 }.map(lowercased), as: UTF8.self)
  }

  private static func schemeEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    for index in bytes.indices {
      let byte = bytes[index]
      switch lowercased(byte) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: ":"): return index > bytes.startIndex ? index : nil
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if index == bytes.startIndex { return nil }
      default: return nil
      }
    }
    return nil
  }

  private static func host(_ authority: ArraySlice<UInt8>) -> (host: String, hasPort: Bool) {
    var rest = authority
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[(at + 1)...] }
    // The colons of an IPv6 address are in brackets.
    let bracket = rest.firstIndex(of: UInt8(ascii: "]"))
    let end =
      rest[(bracket ?? rest.startIndex)...].firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
    let hasPort = end < rest.endIndex - 1
    rest = rest[..<end]
    if rest.last == UInt8(ascii: ".") { rest = rest.dropLast() }
    return (String(decoding: rest, as: UTF8.self).lowercased(), hasPort)
  }

  /// Liquid, Go templates, JSX, ERB, PHP, JavaScript: no real address holds their brackets.
  private static func holdsTemplateTag(_ bytes: [UInt8]) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "{"):
        if last == byte || last == UInt8(ascii: "$") { return true }
      case UInt8(ascii: "%"):
        if last == UInt8(ascii: "{") || last == UInt8(ascii: "<") { return true }
      case UInt8(ascii: "?"):
        if last == UInt8(ascii: "<") { return true }
      default: break
      }
      last = byte
    }
    return bytes.first == UInt8(ascii: "{")
  }
}
