// SPDX-License-Identifier: Apache-2.0

import Linting

extension Preset {
  /// Every setting says in a comment what search engines do with it.
  static let seo = Preset(
    name: "seo",
    summary: "For sites that depend on search: stricter on titles, descriptions and links",
    page: """
      For sites whose readers come from search results and shared links.

      The metadata that search engines and social networks show must be complete and consistent. Links between posts are counted. No rule counts keywords: what is good for readers is what is \
      measured.
      """,
    severities: .untouched,
    text: """
      rules:
        # Readers click on the title, if they can read all of it.
        post-title: {severity: error, max-width: 600}
        # The description is the text below the title.
        meta-description: {severity: error, min-characters: 120, max-characters: 156}
        # Where the titles disagree, a search engine picks one of its own.
        title-agreement: error
        # Shared links without a picture get fewer clicks.
        lead-image: warning
        # Shared links are shown with these.
        open-graph: error
        # Rich results are based on it.
        article-json-ld: error
        # Lists of posts need their own texts.
        excerpt-missing: warning
        # Without a description, the teaser is used.
        excerpt-cut: error
        # Link text says what the target is about.
        link-text: error
        # Image search reads alt text.
        image-alt-text: error
        # Links between posts help to find and rank them.
        link-count: {severity: warning, internal: 3}
        # Search engines show only one of two near-identical posts.
        post-duplicate: warning
        # Posts without incoming links are found last, if at all.
        orphan-post: warning
        # Very short pages count as thin content.
        post-length: warning
        # Parameters create duplicate addresses of a page.
        link-tracking: warning
        # Duplicate headings answer no question.
        heading-duplicate: error
        # Overused words count as keyword stuffing.
        word-overuse: warning
      """)
}
