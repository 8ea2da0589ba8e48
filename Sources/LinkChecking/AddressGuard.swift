// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which addresses of the network may be met: those that are globally reachable, as posts come from strangers.
///
/// The tables are IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890 and what followed it), and
/// those of multicast and reserved space.
package struct AddressGuard: Hashable, Sendable {
  /// One address with its port, which a test may meet though it is private.
  package struct Exception: Hashable, Sendable {
    package var address: [UInt8]
    package var port: Int

    /// `address` has 4 or 16 bytes.
    package init(address: [UInt8], port: Int) {
      self.address = address
      self.port = port
    }
  }

  /// Whether everything may be met, on every port.
  package var allowsPrivate: Bool
  /// What may be met besides.
  package var exceptions: Set<Exception>

  package init(allowsPrivate: Bool = false, exceptions: Set<Exception> = []) {
    self.allowsPrivate = allowsPrivate
    self.exceptions = exceptions
  }

  /// Whether a connection to `address` (4 or 16 bytes, in the network's order) and `port` may be opened.
  package func allows(_ address: [UInt8], port: Int) -> Bool {
    if allowsPrivate || exceptions.contains(Exception(address: address, port: port)) { return true }
    return allows(port: port) && Self.isGlobal(address)
  }

  /// The bytes of an IP address used as a host, IPv6 in brackets; `nil` for a name.
  package static func literal(_ host: String) -> [UInt8]? {
    let isIPv6 = host.hasPrefix("[") && host.hasSuffix("]")
    // What is after a percent sign is a zone.
    let text = isIPv6 ? String(host.dropFirst().dropLast().prefix { $0 != "%" }) : host
    var bytes = [UInt8](repeating: 0, count: isIPv6 ? 16 : 4)
    let status = unsafe bytes.withUnsafeMutableBytes {
      unsafe inet_pton(isIPv6 ? AF_INET6 : AF_INET, text, $0.baseAddress)
    }
    return status == 1 ? bytes : nil
  }

  /// Whether an address may name `port`.
  package func allows(port: Int) -> Bool {
    allowsPrivate || port == 80 || port == 443 || exceptions.contains { $0.port == port }
  }

  /// Whether `address` is reachable from everywhere. Nothing of another length than 4 or 16 bytes is.
  package static func isGlobal(_ address: [UInt8]) -> Bool {
    switch address.count {
    case 4: !specialIPv4.contains { $0.holds(address) }
    case 16: isGlobalIPv6(address)
    default: false
    }
  }

  private static func isGlobalIPv6(_ address: [UInt8]) -> Bool {
    if let inner = embeddedIPv4(address) { return inner.allSatisfy(isGlobal) }
    // Only 2000::/3 has been given out at all.
    guard address[0] & 0xE0 == 0x20 else { return false }
    return !specialIPv6.contains { $0.holds(address) }
  }

  /// The IPv4 addresses that a packet to `address` would be handed on to; `nil` when it is IPv6 throughout.
  private static func embeddedIPv4(_ address: [UInt8]) -> [[UInt8]]? {
    let last = Array(address[12...])
    if address[..<10].allSatisfy({ $0 == 0 }) {
      // ::ffff:a.b.c.d, and the old ::a.b.c.d, which holds :: and ::1 too.
      if address[10] == 0xFF, address[11] == 0xFF { return [last] }
      return nil
    }
    if address.starts(with: [0x00, 0x64, 0xFF, 0x9B]) {
      // NAT64's own prefix. The local one, 64:ff9b:1::/48, is never global.
      return address[4..<12].allSatisfy { $0 == 0 } ? [last] : nil
    }
    // 6to4 (RFC 3056).
    if address[0] == 0x20, address[1] == 0x02 { return [Array(address[2..<6])] }
    // Teredo (RFC 4380): its server, and its client with all bits turned.
    if address.starts(with: [0x20, 0x01, 0x00, 0x00]) {
      return [Array(address[4..<8]), last.map { ~$0 }]
    }
    return nil
  }

  /// The first bits of addresses.
  private struct Prefix: Sendable {
    var bytes: [UInt8]
    var bits: Int

    init(_ bytes: [UInt8], _ bits: Int) {
      self.bytes = bytes
      self.bits = bits
    }

    func holds(_ address: [UInt8]) -> Bool {
      for index in 0..<(bits + 7) / 8 {
        let left = min(8, bits - index * 8)
        let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - left))
        let wanted = index < bytes.count ? bytes[index] : 0
        if address[index] & mask != wanted & mask { return false }
      }
      return true
    }
  }

  private static let specialIPv4 = [
    Prefix([0], 8), Prefix([10], 8), Prefix([100, 64], 10), Prefix([127], 8),
    Prefix([169, 254], 16), Prefix([172, 16], 12), Prefix([192, 0, 0], 24),
    Prefix([192, 0, 2], 24), Prefix([192, 31, 196], 24), Prefix([192, 52, 193], 24),
    Prefix([192, 88, 99], 24), Prefix([192, 168], 16), Prefix([192, 175, 48], 24),
    Prefix([198, 18], 15), Prefix([198, 51, 100], 24), Prefix([203, 0, 113], 24),
    Prefix([224], 4), Prefix([240], 4),
  ]

  private static let specialIPv6 = [
    Prefix([0x20, 0x01, 0x00], 23), Prefix([0x20, 0x01, 0x0D, 0xB8], 32),
    Prefix([0x26, 0x20, 0x00, 0x4F, 0x80, 0x00], 48), Prefix([0x3F, 0xFF], 20),
  ]
}
