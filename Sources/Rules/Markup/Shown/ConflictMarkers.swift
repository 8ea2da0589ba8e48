// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No merge conflict is left in a post.
package struct ConflictMarkersRule: Rule {
  package static let description = RuleDescription(
    "conflict-markers", .markup, .error, "No merge conflict markers are left")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    for conflict in article.conflicts {
      report.add(
        .left, at: conflict.first,
        related: [RelatedPlace("where the conflict ends", conflict.last)])
    }
  }

  package static let page = """
    Where two branches changed the same lines, git writes both versions into the file and marks \
    them. What is not resolved is published with both versions. Markers in code are examples. \
    Other rules do not check the lines of a conflict.

    ## Flagged

    ```markdown
    The ferry leaves

    ⟦<<<<<<< HEAD⟧
    at six.
    =======
    at seven.
    >>>>>>> summer
    ```

    ```html
    <p>The ferry leaves</p>
    ⟦<<<<<<< HEAD⟧
    <p>at six.</p>
    =======
    <p>at seven.</p>
    >>>>>>> summer
    ```

    ## Not flagged

    ```html
    <pre>
    <<<<<<< HEAD
    =======
    >>>>>>> summer
    </pre>
    ```

    ```markdown
    ~~~
    <<<<<<< HEAD
    at six.
    =======
    at seven.
    >>>>>>> summer
    ~~~
    ```
    """
}

extension Message {
  fileprivate static let left = Message(
    "This merge conflict is not resolved", help: "keep one version, and remove the markers")
}
