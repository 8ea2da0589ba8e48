// SPDX-License-Identifier: Apache-2.0

import Articles
import FrontMatter
import Language
import Linting
import Sites
import WebAddresses

extension PageBody {
  /// The facts of `article`, and what is kept of it besides. `headings` tells how its headings get anchors; only
  /// `withText` its text is made ready to be compared with others.
  static func read(
    _ article: Article, headings: HeadingAnchors, isHome: Bool, withText: Bool
  ) -> (body: PageBody, text: PageText) {
    let values = article.frontMatter?.value
    let isPost = !isHome && article.kind == .post && article.isPostForSure
    var body = PageBody(
      isPost: isPost,
      isDraft: values?["draft"]?.bool == true || values?["published"]?.bool == false,
      published: article.dates.first { $0.kind == .published }.flatMap { Day($0.text) },
      host: SiteSnapshot.host(of: article), base: SiteSnapshot.base(of: article),
      hasText: withText || !isPost, text: .none)
    var text = PageText(
      title: article.title?.text, teaser: article.teaser,
      fragments: FragmentLookup(article.document, isPage: article.isPage, headings))
    text.addresses = article.addresses.compactMap { link in
      link.target == nil ? nil : link.address
    }
    guard isPost else { return (body, text) }
    body.title = article.title.map { TitleText.foldedIgnoringCase($0.text) } ?? ""
    body.description = article.description.map { TitleText.foldedIgnoringCase($0.text) } ?? ""
    guard withText else { return (body, text) }
    let shingles = Shingles(article)
    text.shingles = shingles.numbers
    body.bands = SimilarPosts.bands(of: shingles)
    return (body, text)
  }
}
