// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No link carries a parameter that only tells on the reader.
package struct LinkTrackingRule: Rule {
  package struct Options: RuleOptions {
    var parameters: [String] = []
    var allow: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("parameters", \.parameters, "Further parameters that track readers"),
        Option("allow", \.allow, "Parameters that may stand"),
      ]
    }
  }

  package static let description = RuleDescription(
    "link-tracking", .links, .suggestion, fix: .safe,
    "No link carries a parameter that only tells on the reader")

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

  package func check(_ article: Article, _ report: inout Report) {
    let links = article.addresses
    if links.isEmpty { report.notApplicable() }
    for link in links {
      // Most addresses have no parameters.
      guard link.address?.utf8.contains(where: { $0 == 0x3F || $0 == 0x23 }) ?? false,
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
          "Remove \(found.joined(separator: ", "))", .safe,
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
    Parameters such as `utm_source` and `fbclid` come with an address that was copied from a newsletter or \
    a social network. They tell the other site where its readers were before, make addresses long, and \
    credit your readers to somebody's campaign. The page is the same without them, so the fix is safe; the \
    other parameters and the fragment stay. In a credit, Unsplash's own `utm_` parameters stay.

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

/// Takes parameters out of an address and leaves the others as they are.
private struct ParameterCut {
  let address: WebAddress
  /// The bytes to take out, in order.
  private(set) var cuts: [Range<Int>] = []

  init(_ address: WebAddress) { self.address = address }

  /// Takes out the parameters whose name, in lower case, `test` wants out; gives their names, each once.
  mutating func take(_ test: (String) -> Bool) -> [String] {
    var names: [String] = []
    for part in [address.query, address.fragment].compactMap({ $0 }) {
      let parameters = split(part)
      // A word without a value may be the name of a place.
      let needsValue = part == address.fragment
      let taken = parameters.map { range in
        let name = name(range, needsValue: needsValue)
        guard test(name) else { return false }
        if !names.contains(name) { names.append(name) }
        return true
      }
      cut(parameters, taken, in: part)
    }
    return names
  }

  private func split(_ part: Range<Int>) -> [Range<Int>] {
    var parameters: [Range<Int>] = []
    var start = part.lowerBound
    for index in part where address.bytes[index] == UInt8(ascii: "&") {
      parameters.append(start..<index)
      start = index + 1
    }
    parameters.append(start..<part.upperBound)
    return parameters
  }

  private func name(_ parameter: Range<Int>, needsValue: Bool) -> String {
    let bytes = address.bytes[parameter]
    let sign = bytes.firstIndex(of: UInt8(ascii: "="))
    if sign == nil, needsValue { return "" }
    return String(decoding: bytes[..<(sign ?? bytes.endIndex)], as: UTF8.self).lowercased()
  }

  private mutating func cut(_ parameters: [Range<Int>], _ taken: [Bool], in part: Range<Int>) {
    guard taken.contains(true) else { return }
    let isLeft = zip(parameters, taken).contains { !$1 && !$0.isEmpty }
    guard isLeft else {
      // With the question mark or number sign.
      cuts.append(part.lowerBound - 1..<part.upperBound)
      return
    }
    var index = 0
    while index < taken.count {
      let first = index
      while index < taken.count, taken[index] { index += 1 }
      if index > first {
        cuts.append(
          index < taken.count
            ? parameters[first].lowerBound..<parameters[index].lowerBound
            : parameters[first].lowerBound - 1..<part.upperBound)
      }
      index += 1
    }
  }
}

extension Message {
  fileprivate static func tracking(_ names: [String]) -> Message {
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    return Message(
      "This link tells the other site where your reader comes from: \(list)",
      help:
        "take \(names.count == 1 ? "the parameter" : "these parameters") out; the page is the same")
  }
}
