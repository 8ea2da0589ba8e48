// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// Links to public hosts use HTTPS.
package struct LinkInsecureRule: Rule {
  package struct Options: RuleOptions {
    var allow: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [Option("allow", \.allow, "Hosts without HTTPS, including their subdomains")]
    }
  }

  package static let description = RuleDescription(
    "link-insecure", .links, .suggestion, fix: .offer, "Links to public hosts use HTTPS")

  package static let habits: [Habit] = [
    .fact(
      "have http links",
      meaning: "browsers warn about them")
  ]

  private let allowed: HostList

  package init(_ options: Options) { allowed = HostList(options.allow) }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let links = article.addresses
    if links.isEmpty { report.notApplicable() }
    // One finding for a host, however often the post links to it.
    var places: [String: [(link: Link, end: Int, hasPort: Bool)]] = [:]
    var order: [String] = []
    for link in links {
      guard let address = link.target, address.scheme == "http", !address.host.isEmpty,
        !address.isOpaque, let end = schemeEnd(link, article.source),
        !allowed.contains(address.host), !isLocal(address.host), !Self.isMeant(address)
      else { continue }
      if places[address.host] == nil { order.append(address.host) }
      places[address.host, default: []].append((link, end, address.hasPort))
    }
    for host in order {
      guard let found = places[host], let first = found.first else { continue }
      // Another port answers to another protocol.
      let edits = found.filter { !$0.hasPort }.map(\.end).sorted()
        .map { Edit(ByteRange(at: $0), "s") }
      report.add(
        .insecure(host, found.count), at: first.link.addressRange,
        related: found.dropFirst().map { RelatedPlace("the same host", $0.link.addressRange) },
        fix: edits.isEmpty ? nil : Fix("Use https", .offer, changing: .addresses, edits),
        data: [.init("host", .text(host)), .init("places", .integer(found.count))])
    }
  }

  /// Whether the address says itself that http is meant, as in `http://ferry.net/?http_ok`.
  private static func isMeant(_ address: WebAddress) -> Bool {
    guard let query = address.query.map({ address.text($0) }) else { return false }
    return query.lowercased().split(separator: "&").contains {
      ["http_ok", "http-ok", "httpok"].contains($0.prefix { $0 != "=" })
    }
  }

  private func isLocal(_ host: String) -> Bool {
    switch UnreachableHost.of(host) {
    // A placeholder is no host that could answer.
    case .local, .privateNetwork, .example: true
    case .staging, nil: false
    }
  }

  /// Where the source's own `http` ends; `nil` where the address is spelled without it, as in a bare `www.` link.
  private func schemeEnd(_ link: Link, _ source: SourceText) -> Int? {
    let bytes = source.bytes[link.addressRange.indices]
    let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
    let scheme = bytes[start...].prefix(4)
    guard scheme.map({ $0 | 0x20 }).elementsEqual("http".utf8) else { return nil }
    return scheme.endIndex
  }

  package static let page = """
    A page loaded over `http:` can be read and changed on the way, browsers warn about it, and \
    most sites have moved to `https:`. The fix needs review, because some hosts answer over HTTP \
    only: check the page before you keep it, or list the host under `allow`. Local hosts are \
    skipped, as are addresses that end in `?http_ok`, a mark that some projects use for checked \
    links. The links of a post to one host are one finding.

    ## Flagged

    ```html
    <p>See the <a href="⟦http://ferry.net/times?from=a&amp;to=b⟧">timetable</a>.</p>
    ```

    ```markdown
    See the [timetable], the [fares][timetable] and <⟦http://bus.net/⟧>.

    [timetable]: ⟦http://ferry.net/times⟧ "The ferry"
    ```

    ## Not flagged

    ```html
    <p>See the <a href="https://ferry.net/times">timetable</a> or <a href="http://localhost:8080/">your own</a>.</p>
    ```

    ```markdown
    See the [timetable](https://ferry.net/times), `http://ferry.net` or [the printer](http://192.168.0.7/).
    ```

    ```markdown
    See the [timetable](http://ferry.net/times?http_ok#noon).
    ```

    ```markdown {allow: [ferry.net]}
    See the [timetable](http://old.ferry.net/times).
    ```
    """
}

extension Message {
  fileprivate static func insecure(_ host: String, _ count: Int) -> Message {
    Message(
      (count == 1 ? "This link goes" : "This link and \(count - 1) more go")
        + " to '\(host)' over http",
      help: "use https, if the page is available there")
  }
}
