// SPDX-License-Identifier: Apache-2.0

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
        # Headings are how a search engine cuts a page into answers.
        bold-heading: error
        heading-levels: error
        heading-density: {severity: warning, max-words: 300}
        # Image search knows an image by its alt text.
        image-alt: error
        # Teasers on lists of posts are what the description is made of where it is missing.
        excerpt-cut: error
      """)
}
