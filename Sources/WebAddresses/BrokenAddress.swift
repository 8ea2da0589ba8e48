// SPDX-License-Identifier: Apache-2.0

/// An address that is broken by its form alone, whatever is on the web.
package struct BrokenAddress: Hashable, Sendable {
  /// What is wrong.
  package enum Reason: String, Hashable, Sendable {
    /// A scheme that is misspelled: `htps://`, `http//`, `https:/`.
    case scheme
    /// A host or a mail address without a scheme, which browsers look for next to the page.
    case schemeMissing = "scheme-missing"
    /// Quotation marks around it.
    case quotes
    /// A file of the writer's computer.
    case file
    /// A port above 65535.
    case port
    /// A host with a character or a dot that none has.
    case host
    /// `mailto:` or `tel:` without a target.
    case target
  }

  package var reason: Reason
  /// The address that was meant, where that can be determined.
  package var meant: String?
  /// Whether a file of that name next to the page would make it right.
  package var mayBeFile = false

  private init(_ reason: Reason, meant: String? = nil, mayBeFile: Bool = false) {
    self.reason = reason
    self.meant = meant
    self.mayBeFile = mayBeFile
  }

  /// Why `address` is broken; `nil` where its form is right or a template makes it.
  package init?(_ address: WebAddress) {
    if address.isOpaque { return nil }
    let first = address.bytes.firstIndex { $0 > 0x20 } ?? address.bytes.count
    let last = address.bytes.lastIndex { $0 > 0x20 } ?? first
    guard first <= last, first < address.bytes.count else { return nil }
    let bytes = address.bytes[first...last]
    // Most addresses are dismissed by how they begin.
    switch bytes.first ?? 0 {
    case UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "."): return nil
    default: break
    }
    if Self.isPlain(address, bytes) { return nil }
    guard let found = Self.find(address, bytes) else { return nil }
    self = found
  }

  /// Whether `bytes` are a web address whose host has labels of letters, digits and hyphens and no port, as most have.
  private static func isPlain(_ address: WebAddress, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard address.isWeb, let last = bytes.last,
      isInLabel(last) || last == UInt8(ascii: "/"),
      bytes.dropFirst(address.scheme.utf8.count).starts(with: "://".utf8)
    else { return false }
    var before = UInt8(ascii: ".")
    for byte in bytes.dropFirst(address.scheme.utf8.count + 3) {
      if byte == UInt8(ascii: "/") { break }
      guard isInLabel(byte) || byte == UInt8(ascii: ".") && before != byte else { return false }
      before = byte
    }
    return before != UInt8(ascii: ".")
  }

  /// Whether a label of a host may hold `byte`: an ASCII letter, a digit or a hyphen.
  private static func isInLabel(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
    default: false
    }
  }

  private static func find(_ address: WebAddress, _ bytes: ArraySlice<UInt8>) -> BrokenAddress? {
    let text = String(decoding: bytes, as: UTF8.self)
    if let inside = unquoted(text) { return BrokenAddress(.quotes, meant: inside) }
    switch address.scheme {
    case "http", "https": return web(address, text)
    case "mailto": return mail(address, bytes)
    case "tel", "sms":
      let number = bytes.drop { $0 != UInt8(ascii: ":") }
      return number.contains { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "*") || $0 >= 0x41 }
        ? nil : BrokenAddress(.target)
    case "file": return BrokenAddress(.file)
    case "": return relative(text, bytes)
    default:
      if address.scheme.utf8.count == 1, isDrive(bytes) { return BrokenAddress(.file) }
      if let slip = slips[address.scheme] {
        let rest = text.dropFirst(address.scheme.utf8.count + 1).drop { $0 == "/" || $0 == ":" }
        return rest.isEmpty ? nil : BrokenAddress(.scheme, meant: slip + "://" + rest)
      }
      return nil
    }
  }

  /// Slips of the pen in the two schemes of the web.
  private static let slips: [String: String] = {
    var slips: [String: String] = [:]
    for word in [
      "htps", "htpps", "hhtps", "hhttps", "htttps", "ttps", "htts", "hpps", "httpps", "httsp",
      "htpts", "thtps", "httos", "httpss", "hhtpps", "hytps", "https",
    ] {
      slips[word] = "https"
    }
    for word in [
      "htp", "ttp", "hhtp", "htttp", "hhttp", "htpp", "httpp", "thtp", "hppt", "htt", "hhttp",
    ] {
      slips[word] = "http"
    }
    slips["https"] = nil
    return slips
  }()

  private static func unquoted(_ text: String) -> String? {
    let signs: Set<Character> = ["\"", "'", "“", "”", "‘", "’", "„", "«", "»"]
    guard let first = text.first, let last = text.last, text.count > 2,
      signs.contains(first) || signs.contains(last)
    else { return nil }
    let inside = text.drop { signs.contains($0) }
    let plain = String(inside.reversed().drop { signs.contains($0) }.reversed())
    let isWhole = signs.contains(first) && signs.contains(last)
    return isWhole || plain.hasPrefix("http://") || plain.hasPrefix("https://") ? plain : nil
  }

  /// `C:\` and `C:/`.
  private static func isDrive(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = bytes.startIndex
    return bytes.count > 3
      && (bytes[start + 2] == UInt8(ascii: "\\") || bytes[start + 2] == UInt8(ascii: "/"))
  }

  // MARK: Addresses of the web

  private static func web(_ address: WebAddress, _ text: String) -> BrokenAddress? {
    let rest = text.dropFirst(address.scheme.utf8.count + 1)
    let scheme = address.scheme + "://"
    guard rest.hasPrefix("//") || rest.hasPrefix("\\\\") else {
      // `https:/ferry.net`, `https:://ferry.net`, `https:ferry.net`.
      let host = rest.drop { $0 == "/" || $0 == ":" }
      return host.isEmpty ? nil : BrokenAddress(.scheme, meant: scheme + host)
    }
    let authority = rest.dropFirst(2).prefix { !"/?#\\".contains($0) }
    if authority.isEmpty {
      // `https:///ferry.net`: browsers pass over it.
      return nil
    }
    // Words that are nothing but a place for an address, and addresses that are cut short, are another matter.
    if authority.contains("…") || authority.contains("...") || authority.contains("*") {
      return nil
    }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
    if host.first == " " || host.last == " " {
      let plain = host.filter { $0 != " " }
      guard !plain.isEmpty || rest.dropFirst(2).contains(where: { $0 != " " }) else { return nil }
      return BrokenAddress(
        .host,
        meant: plain.contains(".") ? scheme + plain + rest.dropFirst(2 + authority.count) : nil)
    }
    if host.contains("{") || host.contains("<") || host.contains("[") || host.contains("$") {
      return nil
    }
    let name = host.prefix { $0 != ":" }
    if name.contains("..") || name.first == "." {
      return BrokenAddress(.host, meant: nil)
    }
    if let bad = name.unicodeScalars.first(where: { forbidden.contains($0) }) {
      return BrokenAddress(
        .host,
        meant: corrected(String(name), bad, behind: rest.dropFirst(2 + name.count)).map {
          scheme + $0
        })
    }
    if host.count > name.count, host[name.endIndex...].utf8.first == UInt8(ascii: ":") {
      let port = host[name.endIndex...].dropFirst()
      if !port.isEmpty, port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        return (Int(port) ?? .max) > 65535 ? BrokenAddress(.port) : nil
      }
    }
    return nil
  }

  /// `name` without the sign `bad` at its end, or with a dot instead of a comma; `rest` is after it.
  private static func corrected(
    _ name: String, _ bad: Unicode.Scalar, behind rest: Substring
  ) -> String? {
    let isOnlyLast =
      name.unicodeScalars.last == bad
      && name.unicodeScalars.dropLast().allSatisfy { !forbidden.contains($0) }
    if isOnlyLast { return rest.isEmpty ? String(name.dropLast()) : nil }
    guard bad == ",", name.split(separator: ",").count == 2 else { return nil }
    return name.replacing(",", with: ".") + String(rest)
  }

  /// What the URL standard forbids in a host, and what no host has.
  private static let forbidden: Set<Unicode.Scalar> = [
    " ", ",", ";", "(", ")", "\"", "'", "`", "^", "|", "\\", "!", "=", "&", "“", "”", "’", "‘",
  ]

  // MARK: Mail

  private static func mail(
    _ address: WebAddress, _ bytes: ArraySlice<UInt8>
  ) -> BrokenAddress? {
    let target = String(decoding: address.bytes[address.path], as: UTF8.self)
      .replacing("%20", with: " ").replacing("%40", with: "@").drop { $0 == "/" || $0 == " " }
    if target.isEmpty {
      // A mail that the reader sends to whom they like.
      return address.query == nil ? BrokenAddress(.target) : nil
    }
    // Scripts write some of them.
    if target.contains("@") || target.contains("[") || target.contains("&") || target.contains("%")
    {
      return nil
    }
    return BrokenAddress(.target, meant: nil)
  }

  // MARK: Without a scheme

  private static func relative(_ text: String, _ bytes: ArraySlice<UInt8>) -> BrokenAddress? {
    let lower = text.lowercased()
    for (start, scheme) in [
      ("https//", "https"), ("http//", "http"), ("https;//", "https"), ("http;//", "http"),
      ("https/:/", "https"), ("http/:/", "http"), ("https.//", "https"), ("http.//", "http"),
      ("https\\\\", "https"), ("http\\\\", "http"), ("://", "https"),
    ] where lower.hasPrefix(start) {
      let rest = text.dropFirst(start.count).drop { $0 == "/" || $0 == ":" }
      return rest.isEmpty ? nil : BrokenAddress(.scheme, meant: scheme + "://" + rest)
    }
    let end = bytes.firstIndex { "/?#".utf8.contains($0) } ?? bytes.endIndex
    let first = bytes[..<end]
    if let at = first.firstIndex(of: UInt8(ascii: "@")) {
      guard end == bytes.endIndex || bytes[end] == UInt8(ascii: "?"), at > first.startIndex,
        isHost(first[(at + 1)...], labels: 2),
        first[..<at].allSatisfy({
          isHostByte($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "_")
        })
      else { return nil }
      return BrokenAddress(.schemeMissing, meant: "mailto:" + text, mayBeFile: true)
    }
    let isWWW = lower.hasPrefix("www.")
    guard
      isHost(
        first,
        labels: isWWW
          ? 2 : end < bytes.endIndex || first.count { $0 == UInt8(ascii: ".") } > 1 ? 2 : 3)
        || isWWW && isHost(first, labels: 2)
    else {
      // `ferry.com` alone: few files end so.
      guard isHost(first, labels: 2), isCommonDomain(first) else { return nil }
      return BrokenAddress(.schemeMissing, meant: "https://" + text, mayBeFile: true)
    }
    return BrokenAddress(.schemeMissing, meant: "https://" + text, mayBeFile: !isWWW)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  /// Whether the bytes are a host of so many labels and more, under a domain that no file's extension is.
  private static func isHost(_ bytes: ArraySlice<UInt8>, labels count: Int) -> Bool {
    guard bytes.count > 4, bytes.allSatisfy(isHostByte) else { return false }
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= count, labels.allSatisfy({ !$0.isEmpty }), let top = labels.last else {
      return false
    }
    return domains.contains(String(decoding: top, as: UTF8.self).lowercased())
  }

  private static func isCommonDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let dot = bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.startIndex
    let top = bytes[dot...].dropFirst()
    return ["com", "org", "net", "edu", "gov"].contains(
      String(decoding: top, as: UTF8.self).lowercased())
  }

  /// Domains that many links go to, less those that are also extensions of files.
  private static let domains: Set<String> = [
    "com", "org", "net", "edu", "gov", "int", "mil", "io", "dev", "info", "eu", "uk", "de", "fr",
    "nl", "be", "at", "ch", "es", "it", "pt", "se", "no", "dk", "fi", "jp", "cn", "kr", "in", "ru",
    "ua", "cz", "br", "mx", "ar", "au", "nz", "ca", "us", "ie", "gr", "hu", "tr", "il", "za",
  ]
}
