// SPDX-License-Identifier: Apache-2.0

/// Why a host is not one that readers of a public post can reach.
package enum UnreachableHost: String, Hashable, Sendable {
  /// Reserved for examples (RFC 2606, RFC 5737, RFC 3849), or a name such as `your-domain.com`.
  case example
  /// A name that only the author's computer or network knows.
  case local
  /// An address inside a private network (RFC 1918, RFC 4193 and their like).
  case privateNetwork = "private"
  /// A copy of a site that is shown before it is published.
  case staging

  /// `nil` for a host that may be public. `host` is in lower case, without a port.
  package static func of(_ host: String) -> UnreachableHost? {
    if host.isEmpty { return nil }
    if host.utf8.first == UInt8(ascii: "[") { return ofIPv6(host.dropFirst().dropLast()) }
    if host.utf8.first == UInt8(ascii: "<"), host.utf8.last == UInt8(ascii: ">") { return .example }
    let labels = labels(host)
    if let address = ipv4(labels) { return ofIPv4(address) }
    guard labels.count > 1 else { return .local }
    let top = labels[labels.count - 1]
    let domain = labels[labels.count - 2]
    if localDomains.contains(top) || (top == "arpa" && domain == "home") { return .local }
    if top == "example" || top == "invalid" { return .example }
    if domain == "example", ["com", "net", "org", "edu"].contains(top) { return .example }
    if labels.contains(where: placeholderLabels.contains) { return .example }
    let isStaging = labels.dropLast(2).contains {
      $0 == "staging" || $0.hasPrefix("staging-") || $0.hasSuffix("-staging")
    }
    return isStaging ? .staging : nil
  }

  private static let localDomains: Set<String> = [
    "localhost", "local", "localdomain", "test", "internal", "intranet", "lan", "corp", "home",
  ]

  /// What people write for a name that the reader is to fill in.
  private static let placeholderLabels: Set<String> = [
    "yourdomain", "your-domain", "yoursite", "your-site", "yourwebsite", "your-website",
    "yourblog", "your-blog", "yourcompany", "your-company", "yourusername", "your-username",
    "yourname", "your-name", "mydomain", "my-domain", "mywebsite", "my-website",
  ]

  private static func labels(_ host: String) -> [String] {
    let bytes = Array(host.utf8)
    var labels: [String] = []
    labels.reserveCapacity(4)
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: ".") {
      labels.append(String(decoding: bytes[start..<index], as: UTF8.self))
      start = index + 1
    }
    labels.append(String(decoding: bytes[start...], as: UTF8.self))
    return labels
  }

  private static func ipv4(_ labels: [String]) -> [UInt8]? {
    guard labels.count == 4 else { return nil }
    let parts = labels.compactMap { UInt8($0) }
    return parts.count == 4 ? parts : nil
  }

  private static func ofIPv4(_ address: [UInt8]) -> UnreachableHost? {
    switch (address[0], address[1], address[2]) {
    case (192, 0, 2), (198, 51, 100), (203, 0, 113): .example
    case (0, _, _), (127, _, _): .local
    case (10, _, _), (192, 168, _), (169, 254, _), (172, 16...31, _), (100, 64...127, _),
      (198, 18...19, _), (224...255, _, _):
      .privateNetwork
    default: nil
    }
  }

  private static func ofIPv6(_ text: Substring) -> UnreachableHost? {
    if text == "::" || text == "::1" { return .local }
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    if text.hasPrefix("::ffff:"), let last = groups.last {
      return ipv4(last.split(separator: ".").map(String.init)).flatMap(ofIPv4)
    }
    guard let first = groups.first.flatMap({ UInt16($0, radix: 16) }) else { return nil }
    if first == 0x2001, groups.count > 1, groups[1] == "db8" { return .example }
    return first & 0xFE00 == 0xFC00 || first & 0xFFC0 == 0xFE80 ? .privateNetwork : nil
  }
}
