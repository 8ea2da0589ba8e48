// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Linting
import SourceText
import WebAddresses

/// Pages have complete Open Graph metadata for sharing.
package struct OpenGraphRule: Rule {
  package static let description = RuleDescription(
    "open-graph", .metadata, nil, "Pages have complete Open Graph metadata for sharing")

  package static let habits: [Habit] = [
    .fact(
      "have incomplete Open Graph data",
      meaning: "social networks choose title and image themselves")
  ]

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard let head = article.head, !head.isRedirect else {
      report.notApplicable()
      return
    }
    let image = head.meta("og:image") ?? head.meta("og:image:url")
    let values = [
      ("og:title", head.meta("og:title")), ("og:type", head.meta("og:type")),
      ("og:image", image), ("og:url", head.meta("og:url")),
    ]
    let missing = values.filter { $0.1?.text.isEmpty ?? true }.map(\.0)
    if !missing.isEmpty, head.isTemplate {
      report.isTemplate()
    } else if !missing.isEmpty {
      // One that is there without a value is where the writer has to go.
      let empty = missing.count == 1 ? values.first { $0.0 == missing[0] }?.1 : nil
      report.add(
        .missing(missing), at: empty?.range ?? head.place,
        data: [.init("missing", .list(missing.map { .text($0) }))])
    }
    for (name, value) in [("og:image", image), ("og:url", head.meta("og:url"))] {
      guard let value, !value.text.isEmpty, !article.source.holdsTemplate(value.range) else {
        continue
      }
      let address = WebAddress(value.text)
      guard address.scheme.isEmpty, address.host.isEmpty, !address.isOpaque else { continue }
      report.add(
        .relative(name, value.text), at: value.range,
        data: [.init("property", .text(name)), .init("address", .text(value.text))])
    }
    if let address = head.meta("og:url"), let canonical = head.canonical, !address.text.isEmpty,
      !canonical.text.isEmpty, !article.source.holdsTemplate(address.range),
      !article.source.holdsTemplate(canonical.range), !WebAddress(address.text).scheme.isEmpty,
      !WebAddress.same(address.text, canonical.text)
    {
      report.add(
        .otherAddress(canonical.text), at: address.range,
        related: [RelatedPlace("the canonical address", canonical.range)],
        data: [.init("url", .text(address.text)), .init("canonical", .text(canonical.text))])
    }
  }

  package static let page = """
    A shared post is shown as a card with a title, a picture and an address. Without metadata each \
    network guesses, and often shows a logo or nothing. The Open Graph protocol requires four \
    properties of every page: `og:title`, `og:type`, `og:image` and `og:url`. The last should be \
    the page's canonical address; where the two differ, shares are counted for two pages. Networks \
    cannot resolve relative addresses, so both addresses must be complete.

    Only whole pages are checked; for Markdown a generator writes these elements.

    ## Flagged

    ```html
    <!doctype html>
    <html lang="en">⟦<head>⟧<title>The ferry</title>
    <meta property="og:title" content="The ferry"><meta property="og:type" content="article">
    </head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <link rel="canonical" href="https://ferry.example/boat/">
    <meta property="og:title" content="The ferry"><meta property="og:type" content="article">
    <meta property="og:image" content="https://ferry.example/boat.jpg">
    <meta property="og:url" content="⟦https://ferry.example/?p=12⟧">
    </head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <meta property="og:title" content="The ferry"><meta property="og:type" content="article">
    <meta property="og:image" content="⟦/boat.jpg⟧"><meta property="og:url" content="⟦/boat/⟧">
    </head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ## Not flagged

    ```html
    <!doctype html>
    <html lang="en"><head><title>The ferry</title>
    <link rel="canonical" href="https://ferry.example/boat/">
    <meta property="og:title" content="The ferry"><meta property="og:type" content="article">
    <meta property="og:image" content="https://ferry.example/boat.jpg">
    <meta property="og:url" content="https://ferry.example/boat/">
    </head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```markdown
    ---
    title: The ferry
    ---

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static func missing(_ names: [String]) -> Message {
    Message(
      "This page has no \(names.listed("or"))",
      help: "add \(names.count == 1 ? "it" : "them") as meta elements to the head")
  }

  fileprivate static func relative(_ name: String, _ address: String) -> Message {
    Message(
      "\(name) is a relative address, '\(address)'",
      help: "add the scheme and host of the site")
  }

  fileprivate static func otherAddress(_ canonical: String) -> Message {
    Message(
      "og:url differs from the page's canonical address",
      help: "use '\(canonical)' in both")
  }
}

extension [String] {
  /// The names as one reads them out: `a`, `a and b`, `a, b and c`.
  func listed(_ word: String) -> String {
    guard let last else { return "" }
    if count == 1 { return last }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
