// SPDX-License-Identifier: Apache-2.0

package import Documents
import SourceText
package import WebAddresses

/// The places of a page that a fragment may refer to.
package struct PageAnchors: Hashable, Sendable {
  /// As written on the page, without `#`, in the order of the page.
  package private(set) var names: [String] = []
  private var known: Set<String> = []

  /// The anchors of the page in `document`: each `id`, each `name` of an `a`, and, in Markdown, each heading's own in
  /// the dialect `slugs`; only the latter with `headingsOnly`, and with `anyHeading` those of headings in HTML, too. Unless
  /// `readsLists`, `{#id}` after a heading is text, and headings in HTML have anchors, as on GitHub.
  package init(
    _ document: Document, slugs: SlugDialect?, headingsOnly: Bool = false, anyHeading: Bool = false,
    readsLists: Bool = true
  ) {
    var counter = slugs.map { SlugCounter($0) }
    let isMarkdown = document.format == .markdown
    /// What lies in a `template` is not part of the page.
    var templateEnd = 0
    for index in document.nodes.indices where index >= templateEnd {
      if document.nodes[index].kind == .fragment {
        templateEnd = document.subtreeEnd(NodeID(index))
        continue
      }
      guard document.nodes[index].kind == .element else { continue }
      let node = NodeID(index)
      let isHeading =
        isMarkdown && (anyHeading || !readsLists || document[node].flags.contains(.markdown))
        && document.headingLevel(node) != nil
      guard isHeading || !headingsOnly else { continue }
      let hasList = !readsLists && isHeading && document[node].tail.count > 3
      let id =
        document.nodes[index].attributeCount > 0 && !hasList ? document.value(node, .id) : nil
      if let id, !id.isEmpty { add(id) }
      if document.isElement(node, .a), let name = document.value(node, .name), !name.isEmpty {
        add(name)
      }
      guard isHeading else { continue }
      if let id {
        counter?.reserve(id)
      } else if let slugs {
        let text =
          hasList
          ? document.visibleText(node).string + listText(document[node].tail, document)
          : slugs.readsSource
            ? document.source.string(document.contentRange(node))
            : document.visibleText(node).string
        if let anchor = counter?.anchor(text) { add(anchor) }
      }
    }
  }

  /// The list of attributes after a heading without what closes the heading.
  private func listText(_ tail: ByteRange, _ document: Document) -> String {
    let bytes = document.source.bytes[tail.indices]
    guard let end = bytes.lastIndex(of: UInt8(ascii: "}")) else { return "" }
    return String(decoding: bytes[...end], as: UTF8.self)
  }

  /// The anchors `names`, each once, less those that are among `others`.
  package init(names: [String], besides others: PageAnchors? = nil) {
    for name in names where !(others?.known.contains(name) ?? false) { add(name) }
  }

  private mutating func add(_ name: String) {
    if known.insert(name).inserted { names.append(name) }
  }

  /// What a fragment refers to on a page.
  package enum Answer: Hashable, Sendable {
    case found
    case missing
    /// It cannot be determined, and why (no full stop).
    case unknown(String)
  }

  /// Whether `fragment`, without `#`, leads somewhere (HTML, 7.4.2.3.3): as written, then with its escapes decoded.
  package func answer(_ fragment: String) -> Answer {
    // What is after `:~:` is for the browser (URL Fragment Text Directives, 3.2) and names no anchor.
    let name = fragment.utf8Prefix(before: ":~:")
    if name.isEmpty { return .found }
    let forProgram = Answer.unknown("the part after '#' is for a script on the page")
    if fragment.hasPrefix("/") || fragment.hasPrefix("!") { return forProgram }
    if known.contains(name) { return .found }
    let decoded = PercentCoding.decoded(name)
    if known.contains(decoded) || decoded.lowercased() == "top" { return .found }
    return Self.isForProgram(decoded) ? forProgram : .missing
  }

  /// Whether a script on the page reads the fragment: pop-ups, consent, places in a film, a table or a document.
  private static func isForProgram(_ fragment: String) -> Bool {
    let name = fragment.lowercased()
    if name.contains("|") || openings.contains(where: name.hasPrefix) { return true }
    // `t=30`, `page=4`, `xpointer(…)`: no heading and no writer makes such a name.
    let word = name.utf8.prefix { (0x61...0x7A).contains($0) }
    guard let sign = name.utf8[word.endIndex...].first, !word.isEmpty else { return false }
    return sign == UInt8(ascii: "=") || sign == UInt8(ascii: "(") && name.hasSuffix(")")
  }

  private static let openings = [
    "elementor-action", "popmake-", "pum-", "brz-popup", "tb_inline", "cmplz-", "gform_",
    "wpforms-",
  ]
}

extension String {
  /// What is before the first `mark`; all of it if there is none.
  fileprivate func utf8Prefix(before mark: String) -> String {
    var rest = utf8[...]
    while !rest.isEmpty {
      if rest.starts(with: mark.utf8) { return String(self[..<rest.startIndex]) }
      rest = rest.dropFirst()
    }
    return self
  }
}
