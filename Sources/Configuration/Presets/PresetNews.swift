// SPDX-License-Identifier: Apache-2.0

import Linting

extension Preset {
  /// Every setting says in a comment why a newsroom wants it.
  static let news = Preset(
    name: "news",
    summary: "For newsrooms: stricter on credits and teasers, more relaxed about structure",
    page: """
      For newsrooms and agencies: many authors, short deadlines, pictures that belong to others.

      Credits must meet the contracts of picture desks. Teasers must work on their own, since the front page is read more than the story. A story puts the news first, often without sections, so rules on the structure of long texts are off or suggestions.
      """,
    severities: .untouched,
    text: """
      rules:
        # Every photo counts as someone else's.
        image-credit: error
        # The photographer and the agency must be credited visibly.
        image-credit-hidden: error
        # Agency pictures have no public page to link to.
        image-credit-link: off
        # The front page is made of pictures.
        lead-image: warning
        # Most readers see only the teaser.
        excerpt-cut: error
        # Teasers are written, not cut from the story.
        excerpt-missing: warning
        # News services read the date, author and picture from it.
        article-json-ld: error
        # Most readers first see the story as a shared card.
        open-graph: error
        # The headline for search may differ from the one above the story.
        title-agreement: suggestion
        # The news comes first, so sections rarely have the same length.
        heading-balance: off
        # Ten lines can be a complete story.
        post-length: {severity: suggestion, min-words: 100}
        # Recordings without a title are lost to readers who cannot see them.
        embed-title: error
      """)
}
