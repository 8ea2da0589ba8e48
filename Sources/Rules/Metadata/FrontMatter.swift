// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
package import Linting

/// The front matter can be read.
package struct FrontMatterRule: Rule {
  package static let description = RuleDescription(
    "front-matter", .metadata, .error, "The front matter can be read")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout Report) {
    guard let reading = article.frontMatter else {
      report.notApplicable()
      return
    }
    if let problem = reading.problem {
      report.add(
        reading.block.isClosed ? .broken(problem.message) : .unclosed, at: problem.range)
    }
  }

  package static let page = """
    A generator that cannot read the front matter builds the post without its title, date and image, or \
    does not build it at all. The finding stands on the line that cannot be read; the rest of the post is \
    checked all the same.

    ## Flagged

    ```markdown
    ⟦---⟧
    title: The ferry

    The ferry leaves at six.
    ```

    ## Not flagged

    ```markdown
    ---
    title: The ferry
    ---

    The ferry leaves at six.
    ```

    ```html
    ---
    title: The ferry
    ---
    <p>The ferry leaves at six.</p>
    ```
    """
}

extension Message {
  fileprivate static let unclosed = Message(
    "The front matter that opens here is never closed, so its fields are printed as text",
    help: "close it with a line of three hyphens")

  fileprivate static func broken(_ what: String) -> Message {
    Message(
      "The front matter cannot be read: \(what)",
      help: "correct this line; a value with a colon or a quote in it needs quotes around it")
  }
}
