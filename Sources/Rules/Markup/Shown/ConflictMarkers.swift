// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No merge conflict is left in a post.
package struct ConflictMarkersRule: Rule {
  package static let description = RuleDescription(
    "conflict-markers", .markup, .error, "No marker of a merge conflict is left")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    for conflict in article.conflicts {
      report.add(
        .left, at: conflict.first,
        related: [RelatedPlace("where the conflict ends", conflict.last)])
    }
  }

  package static let page = """
    Where two branches changed the same lines, git writes both versions into the file and marks them. A \
    conflict that is not resolved is published with both versions and the markers. Markers in code are \
    examples. No other rule checks the lines of a conflict.

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
    "A merge conflict was left here", help: "keep one version and remove the markers")
}
