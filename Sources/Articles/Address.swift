// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText

/// Compares addresses as far as a post alone can.
package enum Address {
  /// `address` without its fragment, its last slash and a closing `index.html`, percent signs decoded.
  package static func normalized(_ address: String) -> String {
    var bytes = Array(address.utf8)
    if let hash = bytes.firstIndex(of: UInt8(ascii: "#")) { bytes.removeSubrange(hash...) }
    bytes = percentDecoded(bytes)
    for ending in ["index.html", "index.htm"] where bytes.count > ending.utf8.count {
      if bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8),
        bytes[bytes.count - ending.utf8.count - 1] == UInt8(ascii: "/")
      {
        bytes.removeLast(ending.utf8.count)
      }
    }
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether two addresses are the same to whoever follows them; one without a host stands for its path.
  package static func same(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Parts(left), Parts(right))
    let hosts = left.host == nil || right.host == nil || left.host == right.host
    return hosts && left.path == right.path
  }

  /// What tells addresses apart.
  private struct Parts {
    /// With the scheme, in lower case; nothing in a relative address.
    var host: String?
    /// From its slash on, with the query, percent signs decoded.
    var path: [UInt8]

    init(_ address: String) {
      var rest = Array(address.utf8)[...]
      if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }
      let colon = rest.firstIndex(of: UInt8(ascii: ":"))
      if let colon, rest[(colon + 1)...].starts(with: "//".utf8) {
        let start = colon + 3
        let end = rest[start...].firstIndex { "/?".utf8.contains($0) } ?? rest.endIndex
        var name = String(decoding: rest[..<end], as: UTF8.self).lowercased()
        for (scheme, port) in [("http:", ":80"), ("https:", ":443")]
        where name.hasPrefix(scheme) && name.hasSuffix(port) {
          name.removeLast(port.count)
        }
        host = name
        rest = rest[end...]
      }
      path = PercentCoding.decoded(Array(rest))
      if path.first != UInt8(ascii: "/") { path.insert(UInt8(ascii: "/"), at: 0) }
    }
  }

  /// `%41` as `A`; what is no escape stays.
  package static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x41 + 10
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// `name` as one component of an address, escaped where that must be, or where `written` has escapes.
  package static func percentEncoded(_ name: String, like written: String) -> String {
    let escapesAll = written.utf8.contains(UInt8(ascii: "%"))
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      let mustEscape = "%?#/".utf8.contains(byte) || byte < 0x20
      if mustEscape
        || escapesAll && (byte <= 0x20 || byte >= 0x7F || "\"<>`{}|\\^".utf8.contains(byte))
      {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether two titles are the same but for white space and the shape of quotes, dashes and dots.
  package static func sameTitle(_ left: String, _ right: String) -> Bool {
    folded(left) == folded(right)
  }

  /// Whether two titles are the same even where one is in capitals.
  package static func sameTitleIgnoringCase(_ left: String, _ right: String) -> Bool {
    foldedIgnoringCase(left) == foldedIgnoringCase(right)
  }

  /// What two titles have in common that are the same even where one is in capitals.
  package static func foldedIgnoringCase(_ title: String) -> String { folded(title).lowercased() }

  private static func folded(_ title: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(title.utf8.count)
    var pendingSpace = false
    for scalar in title.unicodeScalars {
      let isBlank =
        scalar.isASCII
        ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
      if isBlank {
        pendingSpace = !result.isEmpty
        continue
      }
      if pendingSpace { result.append(0x20) }
      pendingSpace = false
      if scalar.isASCII {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
        continue
      }
      switch scalar {
      case "’", "‘": result.append(UInt8(ascii: "'"))
      case "“", "”": result.append(UInt8(ascii: "\""))
      case "–", "—": result.append(UInt8(ascii: "-"))
      case "…": result.append(contentsOf: "...".utf8)
      case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": break
      default: result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// The addresses under which a post itself may be reached, as far as the post tells.
package struct OwnAddress: Sendable {
  /// The address that the post says is its own, normalised.
  package private(set) var canonical: String?
  private var canonicalPath: String?
  /// The post's file as path components, without its extension, a date and `index`.
  private var components: [String] = []

  package init(_ article: Article) {
    if let address = article.head?.canonical?.text {
      canonical = WebAddress.normalized(address)
      canonicalPath = Self.path(address).map(WebAddress.normalized)
    }
    for key in ["permalink", "url"] where canonicalPath == nil {
      if let path = article.frontMatter?.value?[key]?.string, path.hasPrefix("/") {
        canonicalPath = WebAddress.normalized(path)
      }
    }
    components = article.path.split(separator: "/").map(String.init).filter { $0 != "." }
    if var last = components.popLast() {
      if let dot = last.lastIndex(of: ".") { last.removeSubrange(dot...) }
      if last != "index" { components.append(last) }
    }
  }

  /// The path of an absolute address.
  private static func path(_ address: String) -> String? {
    guard let scheme = address.utf8Range(of: "://") else { return address }
    let rest = address[scheme.upperBound...]
    guard let slash = rest.firstIndex(of: "/") else { return "/" }
    return String(rest[slash...])
  }

  /// Whether `address`, written in the post, leads to the post itself.
  package func matches(_ address: String) -> Bool {
    let target = WebAddress.normalized(address)
    if target.isEmpty { return true }
    if let canonical, WebAddress(canonical).page == WebAddress(address).page { return true }
    if address.utf8Range(of: "://") != nil || address.hasPrefix("//") { return false }
    if target.hasPrefix("/") {
      if let canonicalPath { return target == canonicalPath }
      var wanted = target.split(separator: "/").map(String.init)
      if let last = wanted.popLast() { wanted.append(Self.withoutExtension(last)) }
      return !wanted.isEmpty && components.suffix(wanted.count) == wanted[...]
    }
    // A relative address: a file or folder beside the post.
    var base = components
    if !base.isEmpty { base.removeLast() }
    for part in target.split(separator: "/") {
      if part == ".." {
        if base.isEmpty { return false }
        base.removeLast()
      } else if part != "." {
        base.append(String(part))
      }
    }
    if let last = base.popLast() { base.append(Self.withoutExtension(last)) }
    return !base.isEmpty && base == components
  }

  private static func withoutExtension(_ name: String) -> String {
    for ending in [".html", ".htm", ".md", ".markdown", ".mdx"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}

extension String {
  /// The first place of `other` in this string.
  func utf8Range(of other: String) -> Range<String.Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(other) {
        return index..<self.index(index, offsetBy: other.count)
      }
      index = self.index(after: index)
    }
    return nil
  }
}
