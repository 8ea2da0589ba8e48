// SPDX-License-Identifier: Apache-2.0

import SourceText

// Addresses compared as far as a post alone can.

extension WebAddress {
  /// `address` without its fragment, its last slash and a closing `index.html`, percent signs decoded.
  package static func normalized(_ address: String) -> String {
    var bytes = Array(address.utf8)
    if let hash = bytes.firstIndex(of: UInt8(ascii: "#")) { bytes.removeSubrange(hash...) }
    bytes = PercentCoding.decoded(bytes)
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
    let (left, right) = (PlainParts(left), PlainParts(right))
    let hosts = left.host == nil || right.host == nil || left.host == right.host
    return hosts && left.path == right.path
  }

  /// What tells addresses apart.
  private struct PlainParts {
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
}
