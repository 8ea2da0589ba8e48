// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No mark of Markdown is left for readers to see.
package struct MarkdownErrorRule: Rule {
  package static let description = RuleDescription(
    "markdown-error", .markup, .error, fix: .safe, "Markdown works: readers do not see its marks")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard article.format == .markdown else { return report.notApplicable() }
    let shown = ShownMarks.of(article)
    let faults =
      EmphasisFaults(article, shown).faults + LinkFaults(article, shown).faults
      + LineFaults(article, shown).faults + ProseAsCode(article).faults
      + FormulaFaults(article, shown).faults
    for fault in faults {
      report.add(
        Message(fault), at: fault.range, atMost: fault.severity, fix: fault.fix,
        data: [.init("kind", .text(fault.kind.rawValue))])
    }
  }

  package static let page = """
    Markdown never fails: what it cannot read as markup becomes text, and readers see asterisks, \
    brackets and number signs. Bold text must not start or end with a space, and its closing marks \
    need a space or punctuation after them when punctuation comes before them. A heading needs a \
    space after its number signs. A link's address follows its text directly, without spaces in \
    it. A numbered list or a table needs a blank line before it. What is read depends on the \
    site's generator, which Stet takes into account. Code, formulas and escaped marks are not \
    checked. Unclosed bold text, lists, indented prose in posts, an unknown `:::`, and prices that \
    a site with remark-math takes for a formula (`$5 to $6`) are warnings. So is what kramdown \
    shows as intended, where the generator is unknown.

    ## Flagged

    ```markdown
    ⟦**Fares: **⟧Children go free, ⟦** dogs **⟧ do not.
    ```

    ```markdown
    ⟦**Fares:**⟧children go free, and ⟦~~dogs (small ones)~~⟧too.
    ```

    ```markdown
    ⟦##Boats⟧

    They leave at six. ⟦**⟧Tickets are sold at the pier.
    ```

    ```markdown
    See the ⟦[times] (https://ferry.net/times)⟧ and the ⟦(fares)[https://ferry.net/fares]⟧.
    ```

    ```markdown
    See the ⟦[map](/files/the map.pdf)⟧ and the ⟦[times](https://ferry.net/times⟧ of the ferry.
    ```

    ```markdown
    There are more boats:
    ⟦2. The ferry
    3. The tug⟧
    ```

    ```markdown
    | Boat | Time | Fare |
    ⟦|------|------|⟧
    | Tug  | six  | 2    |
    ```

    ```markdown
    The ferry leaves at six.

        ⟦The ferry comes back at nine in the evening, when the sun is low.⟧
    ```

    ## Not flagged

    ```html
    <p>**Fares: **Children go free.</p>
    ```

    ```markdown
    **Fares:** children go free. `** dogs **` and \\*\\* cats \\*\\* do not, and 2 ** 3 is 8.

    Use `**kwargs` or **kwargs, look for **/*.md, and see #boats.

    The price** is for adults.

    ** Children go free.
    ```

    ```markdown
    As Ana wrote [1] (see https://ferry.net), the array a[i](j) is [sic] (as it stands) right.

    In the year of the storm, which was
    2019. The ferry did not leave.

        ferry --leave=6 --come-back=9
    ```
    """
}

extension Message {
  fileprivate init(_ fault: MarkdownFault) {
    let text = fault.text
    switch fault.kind {
    case .emphasis:
      self.init(
        "These \(text) do not work: readers see them",
        help: "remove spaces inside the marks, and put a space or punctuation outside them")
    case .emphasisOpen:
      self.init(
        "This \(text) is never closed: readers see it",
        help: "close it, or put a backslash before each mark")
    case .heading:
      self.init(
        "This is not a heading: readers see the \(text)", help: "add a space after the \(text)")
    case .linkSpace:
      self.init(
        "This is not a link: there is a space between its text and address",
        help: "remove the space: [text](address)")
    case .linkSwapped:
      self.init(
        "This is not a link: its round and square brackets are swapped",
        help: "write [text](address)")
    case .linkOpen:
      self.init("This is not a link: a bracket is missing", help: "write [text](address)")
    case .linkTitle:
      self.init(
        "This is not a link: \(text) is not a valid title",
        help: "put the title in straight quotes: [text](address \"title\")")
    case .linkNested:
      self.init(
        "This is not a link: its text contains another link",
        help: "remove one of the two links")
    case .addressSpace:
      self.init(
        "This is not a link: there is a space in '\(text)'",
        help: "write %20 for each space, or put the address between < and >")
    case .addressBreak:
      self.init(
        "This is not a link: its address is split over two lines",
        help: "put the address on one line")
    case .list:
      self.init(
        "These \(text) lines are not a list: they belong to the paragraph above",
        help: "add a blank line before the list")
    case .table:
      self.init(
        "This is not a table: it belongs to the paragraph above",
        help: "add a blank line before the table")
    case .tableColumns:
      self.init(
        "This is not a table: \(text)",
        help: "use the same number of cells in both rows")
    case .bracket:
      self.init(
        "Readers see this bracket: it is never closed", help: "remove it, or close it")
    case .formula:
      self.init(
        "This site shows the text between two dollar signs as a formula",
        help: "write \\$ for each sign")
    case .code:
      self.init(
        "This text shows as code: it is indented by four spaces",
        help: "remove the indentation, or fence it if it is code")
    case .directive:
      self.init(
        "The site's generator does not know '\(text)': readers see it",
        help: "use syntax that the generator knows, such as a quotation or a shortcode")
    }
  }
}
