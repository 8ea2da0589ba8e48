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

    UTF-8 is read as it is. UTF-16 with a byte order mark is read too, and so are HTML pages and WordPress \
    exports in the encodings that browsers know, when they declare one: Windows-1252, ISO-8859-2, KOI8-R, \
    Shift_JIS, GB18030, EUC-KR and the others. That is a warning: other programs may show their letters \
    wrongly. Places then count in the text as UTF-8, and fixes are not written.

    A page that is saved as UTF-8 but declares another encoding is a warning, since browsers believe the page \
    unless the server says better.

    In a WordPress export, a control character or an `&` that is not `&amp;` makes the one post unreadable in \
    which it stands; the others are checked. An Atom or RSS feed is not a post, and is refused.

    ## Flagged

    A file that is a picture under the name `post.md`; a file without permission to read it; a page in an \
    encoding that it does not name.

    ## Not flagged

    Any file in UTF-8, an empty one among them.
    """
}
