// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText
import WebAddresses

/// Links have no tracking parameters.
package struct LinkTrackingRule: Rule {
  package struct Options: RuleOptions {
    var parameters: [String] = []
    var allow: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("parameters", \.parameters, "Additional tracking parameters"),
        Option("allow", \.allow, "Allowed parameters"),
      ]
    }
  }

  package static let description = RuleDescription(
    "link-tracking", .links, nil, fix: .safe,
    "Links have no tracking parameters")

  private let parameters: Set<String>
  private let allowed: Set<String>

  package init(_ options: Options) {
    parameters = Self.known.union(options.parameters.map { $0.lowercased() })
    allowed = Set(options.allow.map { $0.lowercased() })
  }

  /// What mailings, advertisements and share buttons add to an address, in lower case. No page needs them.
  private static let known: Set<String> = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid",
    "twclid", "ttclid", "li_fat_id", "igshid", "igsh", "rdt_cid", "epik", "srsltid", "mc_eid",
    "mc_cid",
    "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking", "mkt_tok", "vero_id",
    "vero_conv",
    "oly_anon_id", "oly_enc_id", "ml_subscriber", "ml_subscriber_hash", "ck_subscriber_id", "s_cid",
    "s_kwcid", "rb_clickid", "wickedid", "_openstat", "_ga", "_gl", "_kx", "_branch_match_id",
    "guce_referrer", "guce_referrer_sig", "ref_src", "ref_url", "mibextid", "sc_cid",
  ]

  package func check(_ article: Article, _ report: inout RuleContext) {
    let links = article.addresses
    if links.isEmpty { report.notApplicable() }
    for link in links {
      // Most addresses have no parameters.
      guard let target = link.target, target.mayHoldParameters,
        let index = article.document.attribute(link.node, .href)
      else { continue }
      let mapped = article.document.mappedValue(ofAttribute: index)
      let address = WebAddress(mapped.bytes)
      guard !address.isOpaque, address.isWeb else { continue }
      var cut = ParameterCut(address)
      let keepsCampaign = isUnsplashCredit(link, address)
      let found = cut.take { name in
        if allowed.contains(name) { return false }
        if name.hasPrefix("utm_"), name != "utm_" { return !keepsCampaign }
        return parameters.contains(name)
      }
      guard !found.isEmpty else { continue }
      report.add(
        .tracking(found), at: link.addressRange,
        fix: Fix(
          "Remove \(Message.list(found))", .safe, changing: .addresses,
          cut.cuts.map { Edit(mapped.source($0), "") }),
        data: [.init("parameters", .list(found.map { .text($0) }))])
    }
  }

  /// Unsplash asks for these parameters where a photo of its members is credited.
  private func isUnsplashCredit(_ link: Link, _ address: WebAddress) -> Bool {
    guard address.site == "unsplash.com" || address.site.hasSuffix(".unsplash.com") else {
      return false
    }
    let query = address.query.map(address.text) ?? ""
    return link.isInCredit || query.split(separator: "&").contains("utm_medium=referral")
  }

  package static let page = """
    Parameters such as `utm_source` and `fbclid` come with an address copied from a newsletter or \
    a social network. They tell the other site where its readers came from, make addresses long, \
    and credit your readers to someone else's campaign. The page is the same without them, so the \
    fix is safe; other parameters and the fragment stay. In a credit, Unsplash's own `utm_` \
    parameters stay.

    ## Flagged

    ```html
    <p>See the <a href="⟦https://ferry.net/times?day=1&amp;utm_source=letter&amp;utm_medium=mail&amp;to=b#top⟧">timetable</a>.</p>
    ```

    ```markdown
    See the [timetable] and [the bus](⟦https://bus.net/?fbclid=IwAR0x⟧).

    [timetable]: ⟦https://ferry.net/times?utm_campaign=may&day=1⟧
    ```

    ```markdown {parameters: [partner]}
    See the [timetable](⟦https://ferry.net/times?partner=7⟧).
    ```

    ## Not flagged

    ```html
    <figure><img src="/images/pier.jpg" alt="A pier at dawn"><figcaption>Photo by <a href="https://unsplash.com/@ann?utm_source=harbour&amp;utm_medium=referral">Ann Lee</a> on <a href="https://unsplash.com/?utm_source=harbour">Unsplash</a></figcaption></figure>
    ```

    ```markdown
    See the [timetable](https://ferry.net/times?day=1&id=7) and [how utm_source works](/utm_source=1).
    ```

    ```markdown {allow: [utm_source]}
    See the [timetable](https://ferry.net/times?utm_source=blog).
    ```
    """
}

extension Message {
  /// The first of `names`, and how many more there are.
  fileprivate static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 6 ? shown + " and \(names.count - 6) more" : shown
  }

  fileprivate static func tracking(_ names: [String]) -> Message {
    Message(
      "This link has tracking parameters: \(list(names))",
      help:
        "remove \(names.count == 1 ? "it" : "them"); the page is the same")
  }
}
