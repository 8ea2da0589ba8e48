// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No mark of Markdown is left for readers to see.
package struct MarkdownErrorRule: Rule {
  package static let description = RuleDescription(
    "markdown-error", .markup, .error, fix: .safe, "No Markdown is left as text for readers to see")

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
    Markdown never fails: what it cannot read as markup becomes text, and readers see stars, brackets and \
    number signs. Bold text must not begin or end with a space, and when it ends with punctuation, its closing \
    marks need a space or punctuation after them. A heading needs a space after its number signs. The address of \
    a link follows its text directly and has no spaces in it. A numbered list or a table needs a blank line \
    before it. What counts depends on the site's generator, which Stet takes into account. Code, formulas and \
    escaped marks are ignored. Bold text that is never closed, lists, indented prose in posts, `:::` that the \
    generator does not know, and prices that a site with remark-math takes for a formula (`$5 to $6`) are \
    warnings. So is what kramdown shows as meant, where the generator is not known.

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
        "Readers see these \(text), which do not mark any text",
        help: "put no space inside the marks, and a space or punctuation outside them")
    case .emphasisOpen:
      self.init(
        "Readers see this \(text), which is never closed",
        help: "close it, or write a backslash before each mark")
    case .heading:
      self.init(
        "This is not a heading: readers see the \(text)", help: "put a space after the \(text)")
    case .linkSpace:
      self.init(
        "This is not a link: there is a space between its text and its address",
        help: "write the address right after the text: [text](address)")
    case .linkSwapped:
      self.init(
        "This is not a link: its round and square brackets are swapped",
        help: "write [text](address)")
    case .linkOpen:
      self.init("This is not a link: a bracket is missing", help: "write [text](address)")
    case .linkTitle:
      self.init(
        "This is not a link: \(text) is not a title that Markdown reads",
        help: "put the title between straight quotes, as in [text](address \"title\")")
    case .linkNested:
      self.init(
        "This is not a link: its text contains another link",
        help: "remove one of the two links")
    case .addressSpace:
      self.init(
        "This is not a link: there is a space in '\(text)'",
        help: "write %20 for each space, or put the address between < and >")
    case .list:
      self.init(
        "These \(text) lines are not a list: they belong to the paragraph above",
        help: "put a blank line before the list")
    case .table:
      self.init(
        "This is not a table: it belongs to the paragraph above",
        help: "put a blank line before the table")
    case .tableColumns:
      self.init(
        "This is not a table: \(text)",
        help: "write as many cells as there are columns")
    case .bracket:
      self.init(
        "Readers see this bracket, which is never closed", help: "remove it, or close it")
    case .formula:
      self.init(
        "This site makes a formula of the text between two dollar signs",
        help: "write \\$ for each sign")
    case .code:
      self.init(
        "Readers see this text as code, since it is indented by four spaces",
        help: "remove the spaces, or fence it if it is code")
    case .directive:
      self.init(
        "Readers see this '\(text)', which the site's generator does not know",
        help: "use what the generator knows, such as a quotation or a shortcode")
    }
  }
}
