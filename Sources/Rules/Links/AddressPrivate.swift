// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// Why an address is the writer's own.
private enum PrivateReason: String {
  case admin, preview, redirector, copy, session
}

/// No link goes to a page that only its writer can open, or over someone who notes who follows it.
package struct AddressPrivateRule: Rule {
  package static let description = RuleDescription(
    "address-private", .links, .warning, fix: .offer,
    "Links do not go to the writer's private pages or through tracking redirects")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let links = article.addresses
    if links.isEmpty { report.notApplicable() }
    for link in links {
      guard let written = link.address, let address = link.target, !address.isOpaque,
        address.isWeb, Self.mayBePrivate(address), let (reason, meant) = Self.find(address)
      else { continue }
      report.add(
        .message(reason, address.host, meant), at: link.addressRange,
        fix: meant.flatMap { article.readdressing([link.addressRange], from: written, to: $0) },
        data: [.init("reason", .text(reason.rawValue)), .init("host", .text(address.host))])
    }
  }

  /// The beginnings of what ``find(_:)`` looks for, each with a byte that few addresses hold.
  private static let signs = [
    "preview", "wp-admin", "sessid", "jsessionid", ".translate.goog", "webcache.google",
    ".safelinks",
  ].map { Array($0.utf8) }

  /// Whether `address` holds any of the signs, in any case, or has the host and a parameter of a
  /// redirector. Most addresses are dismissed here, in one pass over their bytes.
  private static func mayBePrivate(_ address: WebAddress) -> Bool {
    if let query = address.query, !query.isEmpty,
      redirectors.contains(where: { hasHost($0.host, address) })
    {
      return true
    }
    let bytes = address.bytes.span
    var index = 0
    while index < bytes.count {
      switch bytes[index] | 0x20 {
      case UInt8(ascii: "p"), UInt8(ascii: "w"), UInt8(ascii: "s"), UInt8(ascii: "j"), 0x2E:
        if signs.contains(where: { holds($0, bytes, at: index) }) { return true }
      default: break
      }
      index += 1
    }
    return false
  }

  private static func holds(_ sign: [UInt8], _ bytes: Span<UInt8>, at index: Int) -> Bool {
    guard index + sign.count <= bytes.count else { return false }
    for offset in sign.indices where bytes[index + offset] | 0x20 != sign[offset] | 0x20 {
      return false
    }
    return true
  }

  private static func hasHost(_ host: String, _ address: WebAddress) -> Bool {
    let own = address.host.utf8
    return own.count == host.utf8.count && own.elementsEqual(host.utf8)
      || own.count == host.utf8.count + 4 && own.starts(with: "www.".utf8)
        && own.dropFirst(4).elementsEqual(host.utf8)
  }

  private static func find(_ address: WebAddress) -> (PrivateReason, String?)? {
    if let query = address.query {
      let parameters = parameters(address.text(query))
      if let name = redirectors.first(where: { matches(address, $0) })?.parameter {
        guard let target = parameters.first(where: { $0.name == name })?.value,
          target.hasPrefix("http://") || target.hasPrefix("https://")
        else { return nil }
        return (.redirector, target)
      }
      for parameter in parameters {
        if ["preview", "preview_id", "preview_nonce"].contains(parameter.name),
          parameter.name != "preview" || parameter.value == "true", !address.host.isEmpty
        {
          return (.preview, nil)
        }
        if ["phpsessid", "jsessionid"].contains(parameter.name.lowercased()),
          parameter.value.utf8.count > 8
        {
          return (.session, nil)
        }
      }
    }
    let path = address.text(address.path)
    if path.contains("/wp-admin/"), !path.hasSuffix("/wp-admin/"), !address.host.isEmpty,
      !path.hasSuffix("/admin-ajax.php")
    {
      return (.admin, nil)
    }
    if path.lowercased().contains(";jsessionid=") { return (.session, nil) }
    if address.host.hasSuffix(".translate.goog") { return (.copy, nil) }
    if address.host == "webcache.googleusercontent.com" { return (.copy, nil) }
    if address.host.hasSuffix(".safelinks.protection.outlook.com") { return (.redirector, nil) }
    return nil
  }

  /// Hosts and paths that only send on, and the parameter that names where.
  private static let redirectors: [(host: String, path: String, parameter: String)] = [
    ("google.com", "/url", "url"), ("google.com", "/url", "q"), ("l.facebook.com", "/l.php", "u"),
    ("lm.facebook.com", "/l.php", "u"), ("l.instagram.com", "/", "u"),
    ("youtube.com", "/redirect", "q"), ("t.umblr.com", "/redirect", "z"),
    ("out.reddit.com", "/", "url"), ("linkedin.com", "/safety/go", "url"),
    ("steamcommunity.com", "/linkfilter/", "url"), ("vk.com", "/away.php", "to"),
    ("slack-redir.net", "/link", "url"),
  ]

  private static func matches(
    _ address: WebAddress, _ entry: (host: String, path: String, parameter: String)
  ) -> Bool {
    let host = address.host.hasPrefix("www.") ? String(address.host.dropFirst(4)) : address.host
    let isOutlook = host.hasSuffix(".safelinks.protection.outlook.com") && entry.path == "/url"
    let query = address.query.map { address.text($0) } ?? ""
    let hasParameter =
      query.hasPrefix(entry.parameter + "=") || query.contains("&" + entry.parameter + "=")
    return hasParameter
      && (isOutlook && entry.parameter == "url"
        || host == entry.host && address.text(address.path).hasPrefix(entry.path))
  }

  private static func parameters(_ query: String) -> [(name: String, value: String)] {
    query.split(separator: "&").map { part in
      let name = part.prefix { $0 != "=" }
      let value = PercentCoding.decoded(Array(part.dropFirst(name.count + 1).utf8))
      return (String(name), String(decoding: value, as: UTF8.self))
    }
  }

  package static let page = """
    Addresses are copied from wherever the writer happens to be: the site's editor (`wp-admin`, \
    `preview=true`), a search page or a mail that sends readers through a tracking redirect, a \
    translation or a cached copy, an address with a session id. Readers see a login, a warning, or \
    nothing. Where the redirect contains the page's address, it is offered.

    ## Flagged

    ```html
    <p>See the <a href="⟦https://ferry.net/?p=7&amp;preview=true⟧">times</a> and the <a href="⟦https://ferry.net/wp-admin/post.php?post=7⟧">fares</a>.</p>
    ```

    ```markdown
    See the [times](⟦https://www.google.com/url?q=https://ferry.net/times&sa=D⟧) and the [fares](⟦https://ferry-net.translate.goog/fares⟧).
    ```

    ## Not flagged

    ```html
    <p><a href="https://www.google.com/search?q=ferry">Search</a>, or see <a href="/wp-admin/">your dashboard</a>.</p>
    ```

    ```markdown
    See the [times](https://ferry.net/times?preview=small) and the [fares](https://ferry.net/url?q=fares).
    ```
    """
}

extension Message {
  fileprivate static func message(
    _ reason: PrivateReason, _ host: String, _ meant: String?
  ) -> Message {
    let text =
      switch reason {
      case .admin: "This link goes to the editor of '\(host)'"
      case .preview: "This link goes to a preview"
      case .redirector: "This link goes through '\(host)', which tracks readers"
      case .copy: "This link goes to a temporary copy of the page on '\(host)'"
      case .session: "This link contains a session id"
      }
    return Message(
      text, help: meant.map { "link to '\($0)'" } ?? "link to the public page")
  }
}
