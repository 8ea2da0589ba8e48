// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Linting

/// A post's file can be read, as text in a known encoding. The reading itself reports; this is its page.
package struct UnreadablePostRule: Rule {
  package static let description = RuleDescription(
    "unreadable-post", .reading, .error, "A post can be read, as text in a known encoding")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {}

  package static let page = """
    A post that cannot be opened, that is no text, or whose letters are stored in an unknown way cannot be \
    checked, and what readers see of it is anyone's guess. Every other post is still checked.

    UTF-8 is read as it is. UTF-16 with a byte order mark, and pages that declare Latin-1 or Windows-1252, \
    are read too, with a warning: other programs may show their letters wrongly. Places then count in the \
    text as UTF-8, and fixes are not written.

    ## Flagged

    A file that is a picture under the name `post.md`; a file without permission to read it; a page in an \
    encoding that it does not name.

    ## Not flagged

    Any file in UTF-8, an empty one among them.
    """
}
