// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// Links to other sites go to pages that still exist.
package struct ExternalLinksRule: Rule {
  package struct Options: RuleOptions {
    var moved = true
    var fragments = true

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("moved", \.moved, "Whether links to permanently moved pages are reported"),
        Option("fragments", \.fragments, "Whether the anchor on the page is checked too"),
      ]
    }
  }

  package static let description = RuleDescription(
    "external-links", .links, .warning, fix: .offer, needs: .net,
    "Links to other sites go to pages that still exist")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let own = OwnSite(article)
    var places: [String: [Link]] = [:]
    var order: [(written: String, target: WebAddress)] = []
    for link in article.addresses {
      guard let written = link.address, let address = link.target, own.target(address) == .outbound,
        !isOnSite(written, article, report)
      else { continue }
      guard report.links != nil else {
        report.unverified(PostReport.Unverified.offline)
        return
      }
      if places[written] == nil { order.append((written, address)) }
      places[written, default: []].append(link)
    }
    guard let links = report.links, !order.isEmpty else { return report.notApplicable() }
    var doubt: String?
    for (written, target) in order {
      switch links.answer(to: written, from: article) {
      case .left: continue
      case .notAsked(let reason): doubt = reason
      case .known(let verdict):
        judge(verdict, written, target, places[written] ?? [], article, &report)
      }
    }
    if let doubt { report.unverified(doubt) }
  }

  /// Whether the site knows `written` as one of its own, whatever the post says of its host.
  private func isOnSite(_ written: String, _ article: Article, _ report: RuleContext) -> Bool {
    guard let site = report.site else { return false }
    switch site.target(of: written, from: article, depth: .state).target {
    case .outside, .unknown: return false
    case .page, .file, .missing: return true
    }
  }

  /// One finding for an address, however often the post links it.
  private func judge(
    _ verdict: LinkVerdict, _ written: String, _ target: WebAddress, _ links: [Link],
    _ article: Article, _ report: inout RuleContext
  ) {
    guard let first = links.first else { return }
    let host = target.host
    let message: Message
    var atMost: Severity?
    var isRaised = false
    var fix: Fix?
    switch verdict.kind {
    case .ok:
      guard options.fragments, verdict.lacksFragment, let fragment = target.fragment else { return }
      message = .noPlace(target.text(fragment), host)
    case .moved(let new):
      guard options.moved else { return }
      let whole = new + (target.fragment.map { "#" + target.text($0) } ?? "")
      message = .moved(host, whole)
      fix = article.readdressing(links.map(\.addressRange), from: written, to: whole)
    case .broken(let isSure):
      message = isSure ? .broken(host, verdict) : .brokenToday(host, verdict)
      isRaised = isSure
    case .blocked:
      message = .blocked(host, verdict)
      atMost = .suggestion
    case .flaky:
      message = .flaky(host, verdict)
      atMost = .suggestion
    }
    report.add(
      message, at: first.addressRange, atMost: atMost, isRaised: isRaised,
      related: links.dropFirst().map { RelatedPlace("the same link", $0.addressRange) },
      fix: fix,
      data: [
        .init("target", .text(written)), .init("verdict", .text(verdict.kind.name)),
        .init("status", .integer(verdict.status)), .init("places", .integer(links.count)),
      ])
  }

  package static let page = """
    A dead link stops the reader who follows it. Stet asks the network only with `--online`: each \
    address once, however many posts link to it, with limits per host, and never a private \
    address. There are five answers. *broken*: the page or the host is gone, an error; with a \
    cache (`--cache`) only after two runs a day apart. *moved*: permanently moved, a warning that \
    offers the new address. *blocked*: the site does not let programs in, and *flaky*: the request \
    failed in a way that may pass; both are suggestions to check by hand. *ok*: everything else. \
    Where no host name at all can be resolved, a note says so and no link is reported. \
    The settings under `links` control how to ask and what to skip.

    In the examples, `ferry.net/times` exists, `ferry.net/old` has moved to it, and \
    `ferry.net/gone` is gone.

    ## Flagged

    ```html
    <p>See the <a href="⟦https://ferry.net/gone⟧">fares</a>.</p>
    ```

    ```markdown
    See the [timetable](⟦https://ferry.net/old⟧ "The ferry").
    ```

    ## Not flagged

    ```html
    <p>See the <a href="https://ferry.net/times">timetable</a>.</p>
    ```

    ```markdown
    See the [timetable](https://ferry.net/times) and [our own](/fares).
    ```

    ```markdown {moved: false}
    See the [timetable](https://ferry.net/old).
    ```
    """
}

extension Message {
  /// What an answer was, in brackets; empty where nothing is known of it.
  private static func cause(_ verdict: LinkVerdict) -> String {
    if !verdict.reason.isEmpty { return " (\(verdict.reason))" }
    return verdict.status > 0 ? " (it answers with status \(verdict.status))" : ""
  }

  fileprivate static func broken(_ host: String, _ verdict: LinkVerdict) -> Message {
    Message(
      "This link to '\(host)' is broken\(cause(verdict))",
      help: "find the new address, link to another source, or remove the link")
  }

  fileprivate static func brokenToday(_ host: String, _ verdict: LinkVerdict) -> Message {
    Message(
      "This link to '\(host)' is broken today\(cause(verdict))",
      help: "check it by hand; if it is still broken in a day, it becomes an error")
  }

  fileprivate static func moved(_ host: String, _ new: String) -> Message {
    Message(
      "The page at '\(host)' has moved permanently",
      help: "link to its new address: \(new)")
  }

  fileprivate static func noPlace(_ fragment: String, _ host: String) -> Message {
    Message(
      "The page at '\(host)' has no anchor '#\(fragment)'",
      help: "find the right anchor on the page, or remove '#\(fragment)'")
  }

  fileprivate static func blocked(_ host: String, _ verdict: LinkVerdict) -> Message {
    Message(
      "This link to '\(host)' could not be checked\(cause(verdict))",
      help: "check it by hand, or skip the host with 'links: {exclude: [\(host)]}'")
  }

  fileprivate static func flaky(_ host: String, _ verdict: LinkVerdict) -> Message {
    Message(
      "The request to '\(host)' failed\(cause(verdict)), perhaps for the moment only",
      help: "run Stet again later, or check the link by hand")
  }
}
