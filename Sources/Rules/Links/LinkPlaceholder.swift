// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// Links do not go to placeholders or private hosts.
package struct LinkPlaceholderRule: Rule {
  package struct Options: RuleOptions {
    var hosts: [String] = []
    var words: [String] = []
    var allow: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "hosts", \.hosts, "Additional hosts that readers cannot reach, including their subdomains"
        ),
        Option("words", \.words, "Additional words that are placeholders for an address"),
        Option("allow", \.allow, "Allowed hosts, including their subdomains"),
      ]
    }
  }

  package static let description = RuleDescription(
    "link-placeholder", .links, .error, fix: .offer,
    "Links do not go to placeholders or private hosts")

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
    var tutorial = Tutorial(article)
    let tellsBroken = report.isOn("address-broken")
    for link in links {
      guard let written = link.address, let address = link.target else { continue }
      if address.isOpaque { continue }
      if tellsBroken, BrokenAddress(address) != nil { continue }
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
      } else if Self.isCutShort(address.host) {
        continue
      } else if let meant = Self.meant(written, address) {
        report.add(
          .misspelled(written, meant), at: link.addressRange,
          fix: article.readdressing([link.addressRange], from: written, to: meant),
          data: data("misspelled", address) + [.init("offer", .text(meant))])
      } else if !allowed.contains(address.host) {
        if hosts.contains(address.host) {
          report.add(.listed(address.host), at: link.addressRange, data: data("listed", address))
        } else if let reason = UnreachableHost.of(address.host) {
          let own = site ?? OwnSite(article)
          site = own
          guard !own.isOwn(address) || reason == .local || reason == .privateNetwork else {
            continue
          }
          // No host has such a name: the address is broken, and leads to no network.
          if address.host.utf8.contains(UInt8(ascii: "%")) { continue }
          let isName = !address.host.utf8.contains(UInt8(ascii: ".")) && address.host != "localhost"
          if !isName, isSubject(link, address, article.document) { continue }
          if reason == .local, Self.isStartedByReaders(written, address) { continue }
          if reason == .local, tutorial.speaks(of: address.host) { continue }
          report.add(
            .unreachable(address.host, reason), at: link.addressRange,
            // Some copies for trying things out are public, and meant.
            atMost: reason == .staging ? .warning : nil,
            data: data(reason.rawValue, address))
        }
      }
    }
  }

  /// Whether the host is no more than dots: `http://…` is shown for an address that is cut short.
  private static func isCutShort(_ host: String) -> Bool {
    host.allSatisfy { ".…*".contains($0) } || host == "%e2%80%a6" || host == "xn--fug"
  }

  /// The address that was meant where a slip of the pen makes a host of something else: a scheme that is written twice,
  /// a path of the site that begins with two slashes.
  private static func meant(_ written: String, _ address: WebAddress) -> String? {
    let schemes = ["http", "https"]
    // A host has a dot in it, if it is not on the reader's own network.
    guard !address.host.utf8.contains(UInt8(ascii: ".")), address.host.first != "[" else {
      return nil
    }
    if schemes.contains(address.host) {
      var rest = written.lowercased()[...]
      for scheme in [address.scheme, address.host] where rest.hasPrefix(scheme) {
        rest = rest.dropFirst(scheme.count).drop { $0 == ":" || $0 == "/" }
      }
      return rest.isEmpty ? nil : address.host + "://" + written.suffix(rest.count)
    }
    if address.scheme.isEmpty, written.hasPrefix("//"), address.host != "localhost",
      !address.hasPort
    {
      return String(written.dropFirst())
    }
    return nil
  }

  /// Whether the address has a port, and not one at which generators show a site to its author.
  private static func isStartedByReaders(_ written: String, _ address: WebAddress) -> Bool {
    address.hasPort && !previewPorts.contains { written.contains(":\($0)") }
  }

  /// Jekyll, Hugo, Zola, Astro and Vite.
  private static let previewPorts = ["4000", "1313", "1111", "4321", "5173"]

  /// What a post says of its readers' own computers.
  private struct Tutorial {
    private let article: Article
    private var text: String?

    init(_ article: Article) { self.article = article }

    /// Whether the post's text or code names `host`, as one does that tells readers to start a server there.
    mutating func speaks(of host: String) -> Bool {
      let known = text ?? article.document.visibleText(.document).string.lowercased()
      text = known
      if host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") {
        return known.contains("localhost") || known.contains("127.0.0.1")
      }
      return host.utf8.contains(UInt8(ascii: ".")) && known.contains(host)
    }
  }

  /// Whether the link shows readers the address itself, which is what it speaks of: "open localhost:8080".
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
    A placeholder link, or one copied from the author's own computer, fails for every reader: \
    hosts reserved for examples (`example.com`, `your-domain.com`), `localhost` and private \
    addresses, a staging copy of a site, a word such as `TODO`. The site's own host is never \
    flagged. Addresses in code are not links and are not checked, nor is an address that the link \
    shows as its text, or a local one in a post that explains it elsewhere, as a tutorial does. A \
    staging copy is a warning, since some are public. Where a typo produced a wrong host \
    (`https://https://…`, `//blog/post`), the intended address is offered.

    ## Flagged

    ```html
    <p>See the <a href="⟦http://localhost:4000/ferry/⟧">ferry's page</a> and <a href="⟦https://www.example.com⟧">the bus</a>.</p>
    ```

    ```markdown
    See the [ferry's page](⟦https://staging.ferry.net/times⟧), the [bus](⟦TODO⟧) and the [train].

    [train]: ⟦http://192.168.0.12/train⟧
    ```

    ```markdown
    See the [fares](⟦https://https://ferry.net/fares⟧) and [the post](⟦//blog/fares⟧).
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
      "'\(address)' is a placeholder for an address",
      help: "write the address, or remove the link")
  }

  fileprivate static func misspelled(_ address: String, _ meant: String) -> Message {
    Message("'\(address)' is misspelled, so this link is broken", help: "did you mean '\(meant)'?")
  }

  fileprivate static func listed(_ host: String) -> Message {
    Message(
      "'\(host)' is listed in the settings as not reachable", help: "link to the public page")
  }

  fileprivate static func mail(_ host: String) -> Message {
    Message(
      "'\(host)' is a placeholder domain",
      help: "write the real address, or show the example as code")
  }

  fileprivate static func unreachable(_ host: String, _ reason: UnreachableHost) -> Message {
    switch reason {
    case .example:
      Message(
        "'\(host)' is a placeholder domain",
        help: "write the real address, or show the example as code")
    case .local:
      Message(
        "'\(host)' is only reachable from one computer or network",
        help: "link to the public page, or show the address as code")
    case .privateNetwork:
      Message(
        "'\(host)' is an address in a private network",
        help: "link to the public page, or show the address as code")
    case .staging:
      Message(
        "'\(host)' is a staging site",
        help: "link to the public page")
    }
  }
}
