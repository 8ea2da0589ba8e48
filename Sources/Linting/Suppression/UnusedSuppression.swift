// SPDX-License-Identifier: Apache-2.0

package import Articles

/// Every suppression names a rule, is still in force, and silences something.
package struct UnusedSuppression: Rule {
  package static let description = RuleDescription(
    "unused-suppression", .reading, .warning, fix: .safe,
    "Every suppression names a rule, is still in force, and silences something")

  package init(_ options: NoOptions) {}

  /// Says nothing: what is unused shows only when all other rules have run, so the run itself reports it.
  package func check(_ article: Article, _ report: inout RuleContext) {}

  package static let page = """
    A suppression lets one thing stand: `<!-- stet image-alt: decoration -->` before a block. When the thing is
    gone the comment stays behind, and silences the next mistake that is made in its place. So a suppression that
    silences nothing, whose end has passed (`until 2026-12-31`), or that names no rule is told, and `--fix`
    takes it out. A misspelled name is offered the rule that was meant.

    A suppression of a rule that is off, or that could not look at the post, is not judged. Nothing in a post
    silences this rule; a configuration may turn it off.

    ## Flagged

    ```markdown
    <!-- stet ⟦photo-crediting⟧: our own photo -->

    The harbour at dawn.
    ```

    ```html
    <p data-stet="⟦colour-of-headings⟧">The harbour at dawn.</p>
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
    """
}
