// SPDX-License-Identifier: Apache-2.0

import Linting

extension Preset {
  /// Every setting says in a comment why a newsroom wants it.
  static let news = Preset(
    name: "news",
    summary: "For newsrooms: credits and teasers count more, the shape of the text less",
    page: """
      For newsrooms and agencies: many hands, short deadlines, pictures that belong to others.

      Credits are held to what picture desks owe by contract. Teasers must stand on their own, since the front \
      page is read more than the story. A story is written with the news first, often without sections, so \
      rules on the shape of long texts say less or nothing.
      """,
    severities: .untouched,
    text: """
      rules:
        # A photo counts as somebody else's, whatever its file tells.
        image-credit: error
        # A credit is owed to the photographer and the agency, where readers see it.
        image-credit-hidden: error
        # An agency is named by contract; its pictures have no public page to link to.
        image-credit-link: off
        # The front page is made of pictures.
        lead-image: warning
        # A teaser that breaks off is what most readers will see of the story.
        excerpt-cut: error
        # The front page is written, not cut from the story.
        excerpt-missing: warning
        # News services take day, author and picture from here.
        article-json-ld: error
        # Most readers meet the story as a shared card.
        open-graph: error
        # The headline for search and the one above the story may differ on purpose.
        title-agreement: suggestion
        # The news comes first: sections of one story are rarely of one length.
        heading-balance: off
        # A report of ten lines is a whole story.
        post-length: {severity: suggestion, min-words: 100}
        # A recording that cannot be named is lost to readers who do not see it.
        embed-title: error
      """)
}
