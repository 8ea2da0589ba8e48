// SPDX-License-Identifier: Apache-2.0

/// An address that template tags write, as far as its own text shows where it may lead:
/// `{{ "/boats/" | relative_url }}`, `{{ site.baseurl }}/boats/`, `{{< link "/boats/" >}}`.
package enum TemplateAddress {
  /// The paths from the site's root that are in `address`: after its tags, and in quotation marks in them.
  package static func paths(in address: String) -> [String] {
    var found: [String] = []
    var rest = address.utf8[...]
    var quote: UInt8?
    var start = rest.startIndex
    var index = rest.startIndex
    var last: UInt8 = 0
    while index < rest.endIndex {
      let byte = rest[index]
      let next = rest.index(after: index)
      if let open = quote {
        if byte == open {
          add(rest[start..<index], &found)
          quote = nil
        }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        start = next
      } else if byte == UInt8(ascii: "}"), last == UInt8(ascii: "}") || last == UInt8(ascii: "%") {
        if next < rest.endIndex, rest[next] == UInt8(ascii: "/") {
          add(rest[next...], &found)
          rest = rest[..<next]
        }
      }
      last = byte
      index = next
    }
    return found
  }

  private static func add(_ text: Substring.UTF8View, _ found: inout [String]) {
    guard text.first == UInt8(ascii: "/"), !text.contains(UInt8(ascii: "{")) else { return }
    found.append(String(Substring(text)))
  }
}
