// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// The HTML is such that no browser has to repair it.
package struct MarkupErrorRule: Rule {
  package static let description = RuleDescription(
    "markup-error", .markup, .error,
    "HTML elements are opened and closed correctly, without duplicate attributes")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard
      !document.problems.isEmpty
        || document.nodes.contains(where: { $0.kind == .element && !$0.flags.contains(.markdown) })
    else {
      report.notApplicable()
      return
    }
    for fault in MarkupFaults(document).faults where !Self.isIdle(fault) {
      report.add(
        Message(fault), at: fault.range,
        atMost: article.isPage && Self.isLast(fault, document)
          ? .suggestion : Self.mostSeverity(fault),
        related: fault.other.map { [RelatedPlace(Self.relation(fault), $0.range)] } ?? [],
        data: [.init("kind", .text(fault.kind.rawValue)), .init("name", .text(fault.name))])
    }
  }

  /// End tags that break what is around them, or whose start tag was lost with what it would have done.
  private static let seenEndTags: Set<String> = [
    "a", "article", "aside", "b", "blockquote", "code", "del", "details", "div", "em", "figure",
    "footer", "form", "header", "i", "ins", "main", "mark", "nav", "pre", "s", "section", "strong",
    "sub", "sup", "table", "u",
  ]

  /// Elements whose tags change nothing by themselves: they only carry a style.
  private static let idleElements: Set<String> = ["font", "span"]

  /// Elements that hold nothing: browsers pass over their end tags.
  private static let emptyElements: Set<String> = [
    "area", "base", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  private static func isIdle(_ fault: MarkupFault) -> Bool {
    fault.kind == .strayEndTag && emptyElements.contains(fault.name)
  }

  /// Whether it is an end tag of a division behind all text of the page, where browsers drop it without harm.
  private static func isLast(_ fault: MarkupFault, _ document: Document) -> Bool {
    guard fault.kind == .strayEndTag, ["div", "section", "main", "article"].contains(fault.name)
    else { return false }
    let rest = document.source.bytes[fault.range.end...].prefix(400)
    var isTag = false
    for byte in rest {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag, byte > 0x20 { return false }
      if byte == UInt8(ascii: ">") { isTag = false }
    }
    return rest.endIndex == document.source.bytes.endIndex
  }

  /// The severity of what browsers drop so that readers see the page as it was meant; `nil` for all else.
  private static func mostSeverity(_ fault: MarkupFault) -> Severity? {
    switch fault.kind {
    case .strayEndTag where idleElements.contains(fault.name): .suggestion
    case .strayEndTag: seenEndTags.contains(fault.name) ? nil : .warning
    case .rowMissing: .suggestion
    case .leftOpen: ["span", "font"].contains(fault.name) ? .suggestion : nil
    // `<a name="pier"/>` is an anchor, and what it swallows is shown as before.
    case .slash where fault.name == "a": .suggestion
    default: nil
    }
  }

  private static func relation(_ fault: MarkupFault) -> String {
    fault.kind == .duplicateAttribute
      ? "browsers keep this one" : "opened here, and not closed before"
  }

  package static let page = """
    Browsers never reject a page: they guess what was meant, and may guess wrong. An unclosed \
    element swallows what follows, a stray end tag ends another element too early, and the second \
    of two attributes with the same name is dropped. Tags that HTML lets you omit (`</p>`, \
    `</li>`, `</td>` …) are fine. Where a template tag may open or close the element, nothing is \
    reported. A missing quotation mark is one finding, whatever its consequences. A stray end tag \
    that browsers drop without harm (`</li>`) is a warning; one of an element without an effect of \
    its own (`</span>`) is a suggestion, as are an unclosed `<span>` and a cell without \
    a row. Content in a table \
    but outside its cells is one finding per table.

    ## Flagged

    ```html
    <p>The ferry leaves at six.</p>⟦</section>⟧
    ```

    ```html
    <section>⟦<div class="note">⟧<p>The ferry leaves at six.</p></section>
    ```

    ```html
    <p>The <b>ferry <i>leaves⟦</b>⟧ at</i> six.</p>
    ```

    ```html
    <p><a href="/ferry/" ⟦href⟧="/boats/">The ferry</a> leaves at six.</p>
    ```

    ```html
    <p>The ferry ⟦<span/>⟧ leaves at six.</p>
    ```

    ```html
    <p>⟦<a⟧ href="/ferry/>The ferry</a> leaves <b class="late">at six</b>.</p>
    ```

    ```html
    <table>⟦<p>⟧The ferry</p><tr><td>six</td></tr></table>
    ```

    ```html
    <table><tr><th>Ferry</th></tr>⟦<td>⟧six</td></tr></table>
    ```

    ```markdown
    The ferry ⟦<b>⟧leaves at six.

    It costs nothing.⟦</i>⟧
    ```

    ```markdown
    ⟦<div class="note">⟧

    The ferry leaves at six.
    ```

    ## Not flagged

    ```html
    <ul><li>The ferry<li>The bus</ul><p>Both leave at six.<p>Both are <my-word>late</my-word>.<br>
    <svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>
    ```

    ```markdown
    <div class="note">

    The ferry leaves at six. <br> It costs nothing.

    </div>
    ```

    ```markdown
    {% if page.wide %}<div class="wide">{% else %}<div>{% endif %}

    The ferry leaves at six.

    </div>
    ```
    """
}

extension Message {
  fileprivate init(_ fault: MarkupFault) {
    let name = fault.name
    switch fault.kind {
    case .strayEndTag where name == "p":
      self.init(
        "This </p> closes nothing: no paragraph is open here",
        help: "remove it; a list, heading or div inside a paragraph ends it")
    case .strayEndTag:
      self.init(
        "This </\(name)> closes nothing: no <\(name)> is open here",
        help: "remove it, or open the element where it should start")
    case .leftOpen where name.hasPrefix("http"), .slash where name.hasPrefix("http"):
      self.init(
        "This address is read as an HTML tag, so readers do not see it",
        help: "write <a href=\"…\">…</a>; Markdown is not read here")
    case .leftOpen:
      self.init(
        "This <\(name)> is not closed",
        help: "add </\(name)> where it ends; if it is not a tag, write &lt; for <")
    case .slash:
      self.init(
        "The slash does not close this <\(name)>",
        help: "write <\(name)></\(name)>")
    case .misnested:
      let inner = fault.other.map { "<\($0.name)>" } ?? "an element"
      self.init(
        "This </\(name)> overlaps with \(inner), which was opened inside <\(name)>",
        help: "close the inner element first")
    case .duplicateAttribute:
      self.init(
        "'\(name)' is set twice on this element; browsers drop the second",
        help: "keep one")
    case .misplaced:
      self.init(
        "A <\(name)> is not allowed here, so browsers drop or move it",
        help: "move it into the element it belongs in")
    case .rowMissing:
      self.init(
        "This <\(name)> is not in a row, so browsers add one",
        help: "write <tr> before it")
    case .outsideCell:
      self.init(
        "This is in a table but not in a cell, so browsers move it above the table",
        help: "move it into a cell or caption, or out of the table")
    case .openComment:
      self.init(
        "This comment is never closed and hides the text after it",
        help: "add --> where it ends")
    case .quote:
      self.init(
        "A quotation mark is missing in this <\(name)>",
        help: "add it where the value ends")
    case .doubledQuote:
      self.init(
        "The quotation marks in this <\(name)> do not match",
        help: "put one mark on each side of a value")
    case .openTag:
      self.init(
        "This tag is never closed and hides the text after it",
        help: "add > where it ends, and check its quotation marks")
    }
  }
}
