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
        # Teasers are what the description is made of where it is missing.
        excerpt-cut: error
        # The text of a link tells what its target is about.
        link-text: error
        # Links between the posts are how all of them are found and ranked.
        link-count: {severity: warning, internal: 3}
        # Each such link is a redirect, or a warning in the reader's browser.
        link-insecure: error
        # A parameter makes a second address of the same page.
        link-tracking: warning
      """)
}
