// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Linting

/// A post's file can be read, as text in a known encoding. The reading itself reports; this is its page.
package struct UnreadablePostRule: Rule {
  package static let description = RuleDescription(
    "unreadable-post", .reading, .error, "Posts are readable text in a known encoding")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {}

  package static let page = """
    A post that cannot be opened, is not text, or has an unknown encoding cannot be checked, and \
    readers may see garbage. Every other post is still checked.

    UTF-8 needs no declaration. UTF-16 with a byte order mark is read too, as are HTML pages and \
    WordPress exports that declare one of the encodings browsers know: Windows-1252, ISO-8859-2, \
    KOI8-R, Shift_JIS, GB18030, EUC-KR and the others. That is a warning, because other programs \
    may garble the text. Positions then refer to the text as UTF-8, and fixes are not applied.

    A page saved as UTF-8 that declares another encoding is a warning, since browsers believe the \
    declaration unless the server overrides it.

    In a WordPress export, a control character or an `&` that is not `&amp;` makes only its own \
    post unreadable. An Atom or RSS feed is not a post and is refused.

    ## Flagged

    A picture saved as `post.md`; a file without read permission; a page in an undeclared \
    encoding.

    ## Not flagged

    Any UTF-8 file, including an empty one.
    """
}
