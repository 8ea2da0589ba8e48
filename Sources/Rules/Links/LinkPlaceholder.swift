// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// Every link leads to a place that its readers can reach.
package struct LinkPlaceholderRule: Rule {
  package struct Options: RuleOptions {
    var hosts: [String] = []
    var words: [String] = []
    var allow: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("hosts", \.hosts, "Further hosts that readers cannot reach, with all below them"),
        Option("words", \.words, "Further words that stand for an address that is not known yet"),
        Option("allow", \.allow, "Hosts that may stand, with all below them"),
      ]
    }
  }

  package static let description = RuleDescription(
    "link-placeholder", .links, .error,
    "Every link leads to a place that its readers can reach")

  private let hosts: HostList
  private let allowed: HostList
  private let words: Set<String>
  /// Whether a byte may stand in an address that is one of the words: most addresses have one early that may not.
  private let isInWord: [Bool]

  package init(_ options: Options) {
    hosts = HostList(options.hosts)
    allowed = HostList(options.allow)
    words = Self.knownWords.union(options.words.map(Self.key))
    // What is taken away or made a blank, and what may change with its case.
    var isInWord = [Bool](repeating: false, count: 128) + [Bool](repeating: true, count: 128)
    for byte in "%20-_+[]<>()#\t\n\r ".utf8 { isInWord[Int(byte)] = true }
    for byte in words.joined().utf8 where byte < 0x80 {
      isInWord[Int(byte)] = true
      if (0x61...0x7A).contains(byte) { isInWord[Int(byte ^ 0x20)] = true }
    }
    self.isInWord = isInWord
  }

  /// What writers and editors put where an address will stand, as ``key(_:)`` spells it.
  private static let knownWords: Set<String> = [
    "todo", "tbd", "tbc", "tba", "tk", "tktk", "fixme", "xxx", "url", "link", "href", "placeholder",
    "changeme", "insert link", "insert url", "insert link here", "insert url here", "link here",
    "url here", "add link", "add url", "add link here", "your link", "your url", "your link here",
    "your url here", "link to come", "link tk", "todo link", "link todo", "dummy", "dummy link",
  ]

  package func check(_ article: Article, _ report: inout RuleContext) {
    let links = article.addresses
    if links.isEmpty { report.notApplicable() }
    // Found out only where a host is none for readers.
    var site: OwnSite?
    for link in links {
      guard let written = link.address, let address = link.target else { continue }
      if address.isOpaque { continue }
      if address.scheme == "mailto" {
        if let host = mailHost(link, address, article.source) {
          report.add(
            .mail(host), at: link.addressRange,
            data: [.init("reason", "example"), .init("host", .text(host))])
        }
        continue
      }
      guard address.isWeb else { continue }
      if isWord(written, address) {
        report.add(.word(written), at: link.addressRange, data: data("word", address))
      } else if address.host.isEmpty {
        if !address.scheme.isEmpty, address.path.isEmpty || address.text(address.path) == "//" {
          report.add(.word(written), at: link.addressRange, data: data("word", address))
        }
      } else if !allowed.contains(address.host) {
        if hosts.contains(address.host) {
          report.add(.listed(address.host), at: link.addressRange, data: data("listed", address))
        } else if let reason = UnreachableHost.of(address.host) {
          let own = site ?? OwnSite(article)
          site = own
          guard !own.isOwn(address) || reason == .local || reason == .privateNetwork else {
            continue
          }
          if reason == .local, isSubject(link, address, article.document) { continue }
          report.add(
            .unreachable(address.host, reason), at: link.addressRange,
            data: data(reason.rawValue, address))
        }
      }
    }
  }

  /// Whether the link shows readers the address itself, which is on their own computer then: "open localhost:8080".
  private func isSubject(_ link: Link, _ address: WebAddress, _ document: Document) -> Bool {
    document.visibleText(link.node).string.lowercased().contains(address.host.lowercased())
  }

  /// The host of the first recipient when it is one for examples. An address that a reader of Markdown makes a link of
  /// by itself is meant as a text.
  private func mailHost(
    _ link: Link, _ address: WebAddress, _ source: SourceText
  ) -> String? {
    guard source.bytes[link.addressRange.indices].contains(UInt8(ascii: ":")) else { return nil }
    let recipient = address.bytes[address.path].prefix { $0 != UInt8(ascii: ",") }
    guard let sign = recipient.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let host = String(decoding: recipient[(sign + 1)...], as: UTF8.self).lowercased()
    return UnreachableHost.of(host) == .example && !allowed.contains(host) ? host : nil
  }

  private func data(_ reason: String, _ address: WebAddress) -> [Measure.Field] {
    [.init("reason", .text(reason)), .init("host", .text(address.host))]
  }

  /// Whether the address as a whole, or its host, is a word that stands for one. `#todo` may be a heading's anchor,
  /// `#TODO` is none.
  private func isWord(_ written: String, _ address: WebAddress) -> Bool {
    func mayBe(_ text: String) -> Bool { text.utf8.allSatisfy { isInWord[Int($0)] } }
    if !address.host.isEmpty {
      return mayBe(address.host) && words.contains(Self.key(address.host))
    }
    guard written.utf8.count < 60, mayBe(written), address.scheme.isEmpty,
      words.contains(Self.key(written))
    else {
      return false
    }
    return written.utf8.first != UInt8(ascii: "#")
      || !written.utf8.contains { (0x61...0x7A).contains($0) }
  }

  /// `text` in lower case, its words parted by single spaces, without brackets and number signs around it.
  private static func key(_ text: String) -> String {
    let words = text.lowercased().replacing("%20", with: " ").split {
      $0.isWhitespace || "-_+".contains($0)
    }
    let joined = words.joined(separator: " ")
    guard let first = joined.first, "[<(#".contains(first) else { return joined }
    return joined.trimming { "[]<>()#".contains($0) }
  }

  package static let page = """
    A link that was put in for the time being, or copied from the author's own computer, works for the \
    author and fails for every reader: names reserved for examples (`example.com`, `your-domain.com`), \
    `localhost` and private addresses, a staging copy of a site, a word such as `TODO`. The site's own \
    host is never one of them. Addresses in code are no links and are not looked at.

    ## Flagged

    ```html
    <p>See the <a href="⟦http://localhost:4000/ferry/⟧">ferry's page</a> and <a href="⟦https://www.example.com⟧">the bus</a>.</p>
    ```

    ```markdown
    See the [ferry's page](⟦https://staging.ferry.net/times⟧), the [bus](⟦TODO⟧) and the [train].

    [train]: ⟦http://192.168.0.12/train⟧
    ```

    ```markdown {hosts: [preview.ferry.net]}
    See the [ferry's page](⟦https://preview.ferry.net/times⟧).
    ```

    ## Not flagged

    ```html
    <p>See the <a href="https://ferry.net/localhost/">ferry's page</a>, <a href="/todo/">what is to be done</a> and <code>http://localhost</code>.</p>
    ```

    ```markdown
    See the [ferry's page]({{ site.staging }}/example.com), `http://example.com` and [the list](#todo).
    ```

    ```markdown
    Start the server and open [localhost:4000](http://localhost:4000/) in your browser.
    ```

    ```markdown {allow: [localhost]}
    Start the server and open [the page](http://localhost:4000/).
    ```
    """
}

extension String {
  /// This text without the characters at both ends for which `test` holds.
  fileprivate func trimming(_ test: (Character) -> Bool) -> String {
    var rest = self[...].drop(while: test)
    while let last = rest.last, test(last) { rest.removeLast() }
    return String(rest)
  }
}

extension Message {
  fileprivate static func word(_ address: String) -> Message {
    Message(
      "'\(address)' stands for an address that was never put in, so this link leads nowhere",
      help: "write the address, or take the link out")
  }

  fileprivate static func listed(_ host: String) -> Message {
    Message(
      "Readers cannot reach '\(host)': the settings list it", help: "link to the public page")
  }

  fileprivate static func mail(_ host: String) -> Message {
    Message(
      "'\(host)' is a name for examples, so mail to this address reaches nobody",
      help: "write the real address, or show the example as code")
  }

  fileprivate static func unreachable(_ host: String, _ reason: UnreachableHost) -> Message {
    switch reason {
    case .example:
      Message(
        "'\(host)' is a name for examples, so this link leads to no page of anybody's",
        help: "write the real address, or show the example as code")
    case .local:
      Message(
        "'\(host)' is known to one computer or network only, so readers cannot follow this link",
        help: "link to the public page, or show the address as code")
    case .privateNetwork:
      Message(
        "'\(host)' is an address inside a private network, so readers cannot follow this link",
        help: "link to the public page, or show the address as code")
    case .staging:
      Message(
        "'\(host)' is a copy of a site for trying things out, which readers may not see",
        help: "link to the public page")
    }
  }
}
