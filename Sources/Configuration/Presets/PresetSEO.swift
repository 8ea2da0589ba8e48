// SPDX-License-Identifier: Apache-2.0

import Linting

extension Preset {
  /// Every setting says in a comment what search engines do with it.
  static let seo = Preset(
    name: "seo",
    summary: "For sites that live by search: titles, descriptions and links count more",
    page: """
      For sites whose readers come from search results and shared links.

      What a search engine or a social network shows of a post must be there and must agree. Links between the \
      posts are counted. Nothing here is about the density of words: what is good for readers is what is \
      measured.
      """,
    severities: .untouched,
    text: """
      rules:
        # The title is the line that a result is clicked for, as long as it is shown whole.
        post-title: {severity: error, max-width: 600}
        # The description is the text below it, and the room for it is used.
        meta-description: {severity: error, min-characters: 120, max-characters: 156}
        # Where the titles disagree, a search engine picks one of its own.
        title-agreement: error
        # A shared link without a picture is passed over.
        lead-image: warning
        # A shared link is drawn from these.
        open-graph: error
        # Rich results are made of it.
        article-json-ld: error
        # Lists of posts are pages too, and need texts of their own.
        excerpt-missing: warning
        # Teasers are what the description is made of where it is missing.
        excerpt-cut: error
        # The text of a link tells what its target is about.
        link-text: error
        # Image search reads the text in place of a picture.
        image-alt-text: error
        # Links between the posts are how all of them are found and ranked.
        link-count: {severity: warning, internal: 3}
        # Of two posts that are much the same, search engines show one.
        post-duplicate: warning
        # A post that no other links to is found last, if at all.
        orphan-post: warning
        # A page of a few lines is taken for thin.
        post-length: warning
        # A parameter makes a second address of the same page.
        link-tracking: warning
        # Two sections of one name answer no question.
        heading-duplicate: error
        # A word that comes back too often is taken for stuffing.
        word-overuse: warning
      """)
}
