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
    Where two branches changed the same lines, git writes both into the file and marks them. Whoever solves \
    the conflict takes one of the two, and the markers, out. What is left is published with both versions. \
    Markers in code are examples. As long as a conflict is left, no other rule judges its lines.

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
    "A merge conflict was left here", help: "keep one version, and take the markers out")
}
