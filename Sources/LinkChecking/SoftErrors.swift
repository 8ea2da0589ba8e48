// SPDX-License-Identifier: Apache-2.0

/// Pages that are gone although their server answers with status 200.
enum SoftErrors {
  /// The most bytes of a page that is worth a second look: those that say so are small.
  static let mostBytes = 16_384

  /// What the title of an HTML page says of it, in a few words; `nil` where it says nothing of the kind.
  static func reason(_ page: [UInt8]) -> String? {
    guard let title = title(page) else { return nil }
    if title.hasPrefix("404") || title.hasSuffix("404") || title.contains("page not found")
      || title == "not found"
    {
      return "the page says that it was not found"
    }
    if title.contains("domain is for sale") || title.contains("domain for sale")
      || title.hasSuffix(" is for sale") && title.split(separator: " ").count == 4
      || title.contains("parked domain") || title.contains("domain is parked")
    {
      return "its domain is for sale"
    }
    return nil
  }

  /// Whether `final` is the home page of the site on which `asked` is a page of its own.
  static func isHome(_ final: String, insteadOf asked: String) -> Bool {
    let (host, path) = parts(final)
    let (oldHost, oldPath) = parts(asked)
    return host == oldHost && (path.isEmpty || path == "/") && oldPath.utf8.count > 4
      && !oldPath.hasPrefix("/index.") && !oldPath.hasPrefix("/?")
  }

  private static func parts(_ url: String) -> (host: Substring, path: Substring) {
    let rest = url[...].firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let host = rest.prefix { !"/?#".contains($0) }
    return (host.hasPrefix("www.") ? host.dropFirst(4) : host, rest.dropFirst(host.count))
  }

  private static func title(_ page: [UInt8]) -> String? {
    let text = String(decoding: page.prefix(mostBytes), as: UTF8.self).lowercased()
    guard let start = text.firstRange(of: "<title>"),
      let end = text[start.upperBound...].firstRange(of: "</title")
    else { return nil }
    return text[start.upperBound..<end.lowerBound].split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
