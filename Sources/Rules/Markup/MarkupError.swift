// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// The HTML is such that no browser has to repair it.
package struct MarkupErrorRule: Rule {
  package static let description = RuleDescription(
    "markup-error", .markup, .error,
    "Every HTML element is opened and closed where it should be, and has no attribute twice")

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
    for fault in MarkupFaults(document).faults {
      report.add(
        Message(fault), at: fault.range, atMost: Self.mostSeverity(fault),
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

  /// Elements whose tags change nothing by themselves: those that hold nothing, and those that only carry a style.
  private static let idleElements: Set<String> = [
    "area", "base", "col", "embed", "font", "hr", "img", "input", "link", "meta", "source", "span",
    "track", "wbr",
  ]

  /// The severity of what browsers drop so that readers see the page as it was meant; `nil` for all else.
  private static func mostSeverity(_ fault: MarkupFault) -> Severity? {
    switch fault.kind {
    case .strayEndTag where idleElements.contains(fault.name): .suggestion
    case .strayEndTag: seenEndTags.contains(fault.name) ? nil : .warning
    case .leftOpen: ["span", "font"].contains(fault.name) ? .suggestion : nil
    default: nil
    }
  }

  private static func relation(_ fault: MarkupFault) -> String {
    fault.kind == .duplicateAttribute
      ? "browsers keep this one" : "opened here, and not closed before"
  }

  package static let page = """
    Browsers never refuse a page: they guess what was meant, and may guess wrong. An element left open \
    swallows what follows it, a stray end tag ends another element too early, and of two attributes of one \
    name the second is dropped. Tags that HTML lets out (`</p>`, `</li>`, `</td>` …) are no error. Where a \
    template tag may open or close the element, nothing is said. A quotation mark that is missing is one finding, \
    whatever comes of it. A stray end tag that browsers drop without harm (`</li>`) is a warning, one of an element \
    that does nothing by itself (`</span>`, `</img>`) a suggestion, and so is a `<span>` that is left open. What stands \
    in a table outside of its cells is one finding for the table.

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
        "This </p> closes nothing: a block such as a list, a heading or a div has ended its paragraph",
        help: "end the paragraph before the block, or take the tag out")
    case .strayEndTag:
      self.init(
        "This </\(name)> closes nothing, as no <\(name)> is open here",
        help: "take it out, or open the element where it should begin")
    case .leftOpen:
      self.init(
        "This <\(name)> is not closed where it should be, so browsers guess where it ends",
        help: "write </\(name)> where it ends; if no tag is meant, write &lt; for <")
    case .slash:
      self.init(
        "The slash does not close this <\(name)>: browsers take what follows for its content",
        help: "write <\(name)></\(name)>")
    case .misnested:
      let inner = fault.other.map { "<\($0.name)>" } ?? "an element"
      self.init(
        "This </\(name)> stands before the end of \(inner) that was opened inside <\(name)>, so the two overlap",
        help: "close first what was opened last")
    case .duplicateAttribute:
      self.init(
        "This '\(name)' is the second on its element, so browsers drop it",
        help: "keep one of the two")
    case .misplaced:
      self.init(
        "A <\(name)> cannot stand here, so browsers drop it or put it elsewhere",
        help: "put it into the element that it belongs in")
    case .outsideCell:
      self.init(
        "This stands in a table and in no cell, so browsers put it in front of the table",
        help: "put it into a cell or a caption, or outside the table")
    case .openComment:
      self.init(
        "This comment is never closed, so no reader sees what follows",
        help: "write --> where it ends")
    case .quote:
      self.init(
        "A quotation mark is missing in this <\(name)>, so it swallows what follows up to the next one",
        help: "write the mark where the value ends")
    case .doubledQuote:
      self.init(
        "The quotation marks in this <\(name)> do not pair up, so browsers read its attributes wrong",
        help: "write one mark on each side of a value")
    case .openTag:
      self.init(
        "This tag is never closed, so no reader sees what follows",
        help: "write > where it ends, and look for a quotation mark that is missing in it")
    }
  }
}
