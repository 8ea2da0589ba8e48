// SPDX-License-Identifier: Apache-2.0

/// Where a theme puts the parts of an article: CSS selectors for each role, the first that matches wins.
package struct ThemePreset: Sendable {
  package let name: String
  /// What tells the theme; empty for those that a generator's name tells.
  let foundBy: String
  let selectors: [Role: String]
  /// How many of the selectors of the content are names that themes give it; nil: all.
  var ownContentSelectors: Int? = nil

  /// All presets in the order in which a page is asked for them; the last fits every page.
  package static let all: [ThemePreset] = [
    kadence, ghost, wordpress, astro, hugo, jekyll, plain,
  ]

  package static func named(_ name: String) -> ThemePreset? { all.first { $0.name == name } }

  private static let never = """
    .entry-footer, .navigation, .comments-area, .sharedaddy, .author-box, nav, aside, \
    header.site-header, footer.site-footer, .screen-reader-text, .sr-only, .visually-hidden, [hidden], [aria-hidden=true i], \
    .author-card, .subscribe-form, .post-navigation, .toc, #toc, .table-of-contents, #comments, .share-buttons, .newsletter, \
    [role=navigation], [role=complementary]
    """

  private static let captions = """
    figcaption, .wp-element-caption, .wp-caption-text, .image-credit, .photo-credit, .image-caption
    """

  static let kadence = ThemePreset(
    name: "kadence",
    foundBy: """
      .entry.content-bg, [class*=kadence-], body.content-style-boxed, body.content-style-unboxed
      """,
    selectors: [
      .content: ".entry-content.single-content, .entry-content",
      .title: "h1.entry-title, h2.entry-title",
      .leadImage: ".article-post-thumbnail img",
      .leadCaption: ".article-post-thumbnail-caption",
      .caption: captions,
      .byline: ".posted-by .author",
      .date: "time.entry-date",
      .related: ".entry-related",
      .card: ".loop-entry",
      .cardTitle: ".entry-title a[rel=bookmark], .entry-title a",
      .cardExcerpt: ".entry-summary",
      .never: never,
    ])

  static let wordpress = ThemePreset(
    name: "wordpress",
    foundBy: """
      body.single-post, .wp-block-post-content, .entry-content, meta[name=generator][content^=WordPress]
      """,
    selectors: [
      .content: ".wp-block-post-content, .entry-content, .post-content, [itemprop=articleBody]",
      .title: """
      h1.entry-title, h1.wp-block-post-title, h1.post-title, h2.entry-title, h2.post-title
      """,
      .leadImage: """
      figure.wp-block-post-featured-image img, .post-thumbnail img, img.wp-post-image
      """,
      .leadCaption: """
      .wp-block-post-featured-image figcaption, .featured-image-caption, .post-thumbnail .wp-caption-text
      """,
      .caption: captions,
      .byline: ".byline .author, .byline, .wp-block-post-author-name, .author",
      .excerpt: ".wp-block-post-excerpt__excerpt",
      .date: "time.published, time.entry-date, .wp-block-post-date time",
      .related: """
      .yarpp, .yarpp-related, #jp-relatedposts, .jp-relatedposts-items, .jp-relatedposts-i2, \
      .wp-block-jetpack-related-posts, .related-posts, .crp_related, .td_block_related_posts, \
      .jp-related-posts-i2
      """,
      .card: """
      .jp-relatedposts-post, .yarpp li, .yarpp-thumbnail, .related-posts article, \
      .related-posts li, .crp_related li, .wp-block-jetpack-related-posts li, \
      .jp-related-posts-i2__post
      """,
      .cardTitle: ".jp-relatedposts-post-title a, a[rel=bookmark], .entry-title a",
      .cardExcerpt: ".jp-relatedposts-post-excerpt, .entry-summary, .excerpt",
      .never: never,
    ])

  static let ghost = ThemePreset(
    name: "ghost",
    foundBy: """
      .gh-content, .gh-article, body.post-template .gh-head, .gh-article-title, \
      meta[name=generator][content^=Ghost], .post-full-content
      """,
    selectors: [
      .content: ".gh-content, .post-content, .post-full-content",
      .title: "h1.gh-article-title, h1.article-title, h1.post-full-title",
      .leadImage: ".gh-article-image img, .post-full-image img",
      .leadCaption: ".gh-article-image figcaption, .post-full-image figcaption",
      .caption: captions,
      .byline: ".gh-article-author-name",
      .excerpt: ".gh-article-excerpt, .article-excerpt",
      .date: ".gh-article-meta time, .post-full-meta time, .byline-meta-content time, time",
      .related: """
      .gh-read-next, .read-more-feed, .gh-readmore, .read-more-wrap, .read-next, .read-next-feed
      """,
      .card: ".gh-card, .post-card, .read-next-card",
      .cardTitle: ".gh-card-title, .post-card-title",
      .cardExcerpt: ".gh-card-excerpt, .post-card-excerpt",
      .never: never,
    ])

  private static func generated(_ name: String, foundBy: String) -> ThemePreset {
    ThemePreset(
      name: name, foundBy: foundBy,
      selectors: [
        .content: """
        .post-content, .e-content, [itemprop=articleBody], .entry-content, .article-content, \
        .post-full-content, .post-body, .article-body, .blog-post, main article, article, .post, main, [role=main], \
        #content
        """,
        .title:
          """
        h1.post-title, h1.p-name, h1[itemprop=headline], h1.entry-title, h2.post-title, h2.entry-title
        """,
        .caption: captions,
        .byline: ".p-author, [itemprop=author], .byline",
        .excerpt: ".p-summary",
        .date: "time.dt-published, time[itemprop=datePublished], time",
        // The bare class is on tables of related terms as well.
        .related:
          ".related-posts, .read-next, div.related, section.related, aside.related, nav.related",
        .card: """
        .related-posts li, .related-posts article, .related li, .related article, .read-next article, \
        .read-next-feed article
        """,
        .never: never,
      ],
      ownContentSelectors: 9)
  }

  static let jekyll = generated("jekyll", foundBy: "meta[name=generator][content^=Jekyll]")
  static let hugo = generated("hugo", foundBy: "meta[name=generator][content^=Hugo]")
  static let astro = generated(
    "astro", foundBy: "meta[name=generator][content^=Astro], [data-astro-cid], astro-island")
  static let plain = generated("plain", foundBy: "")
}
