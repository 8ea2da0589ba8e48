// SPDX-License-Identifier: Apache-2.0

package import Articles

/// Suppressions are used and valid.
package struct UnusedSuppression: Rule {
  package static let description = RuleDescription(
    "unused-suppression", .reading, .warning, fix: .safe,
    "Suppressions are used and valid")

  package init(_ options: NoOptions) {}

  /// Whether no post can suppress findings of `rule`.
  package static func isLoud(_ rule: String) -> Bool {
    rule == description.id || rule == "unreadable-post"
  }

  /// Says nothing: what is unused shows only when all other rules have run, so the run itself reports it.
  package func check(_ article: Article, _ report: inout RuleContext) {}

  package static let page = """
    A suppression such as `<!-- stet image-alt: decorative -->` before a block hides one finding. When the
    finding is gone, the comment stays behind and hides the next mistake in that place. So a suppression that
    is unused, has expired (`until 2026-12-31`) or names no rule is reported, and `--fix`
    removes it. For a misspelled name, the right one is offered.

    A `stet-begin` without its `stet-end`, a comment behind its block and a comment for another linter that names one of
    Stet's rules are reported, too.

    Suppressions of a rule that is off, or that could not check the post, are not reported. Nothing in a post
    suppresses this rule; a configuration can turn it off.

    ## Flagged

    ```markdown
    <!-- stet ⟦photo-crediting⟧: our own photo -->

    The harbour at dawn.
    ```

    ```html
    <p data-stet="⟦colour-of-headings⟧">The harbour at dawn.</p>
    ```

    ```markdown
    The harbour at dawn. <!-- stet ⟦image-alt⟧: our own photo -->
    ```

    ```markdown
    <!-- stet-begin ⟦image-alt⟧: decorative -->

    The harbour at dawn.
    ```

    ```markdown
    <!-- ⟦markdownlint-disable⟧ image-alt -->

    The harbour at dawn.
    ```

    ```markdown
    ⟦<!-- stet -->⟧

    The harbour at dawn.
    ```

    ## Not flagged

    ```markdown
    <!-- stetson hats are left as they are -->

    The harbour at dawn.
    ```

    ```html
    <p data-status="draft">The harbour at dawn.</p>
    ```

    ```markdown
    <!-- markdownlint-disable MD033 -->

    The harbour at dawn.
    ```
    """
}
