// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
package import Linting
import SourceText

/// Some other post of the site links to this one from its text.
package struct OrphanPostRule: Rule {
  package static let description = RuleDescription(
    "orphan-post", .links, nil, needs: .site, judgesPages: false,
    "Every post is linked from the text of another post")

  package static let habits: [Habit] = [
    .fact(
      "are not linked from any other post",
      meaning: "readers find them through lists and search only")
  ]

  package init(_ options: NoOptions) {}

  package var compares: SiteNeighbours.Aspects { .links }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard let neighbours = report.neighbours(of: article, compares) else { return }
    guard neighbours.isPublished, neighbours.others > 0, !Self.isExpired(article, report.today)
    else {
      report.notApplicable()
      return
    }
    guard neighbours.incoming == 0 else { return }
    if let misfit = report.site?.misfit {
      report.unverified(misfit)
      return
    }
    report.add(
      .orphan, at: article.titlePlace,
      data: [.init("others", .integer(neighbours.others)), .init("incoming", .integer(0))])
  }

  /// Whether the generator takes the post off the site, as its front matter asks for.
  private static func isExpired(_ article: Article, _ today: Day) -> Bool {
    let entry = article.frontMatter?.value?.map?.last { $0.key.lowercased() == "expirydate" }
    return entry?.value.string.flatMap { Day($0) }.map { $0 <= today } ?? false
  }

  package static let page = """
    A post that no other post links to is found through search alone once the lists of new posts \
    have moved on. Links in the text of published posts count; menus, lists of related posts and \
    archives do not.

    This rule reads all pages of the site, so it needs `--site` or a site that Stet finds by \
    itself. Pages without a date of publication, such as the home page, are not checked, nor are \
    drafts and posts whose `expiryDate` has passed.

    ## Flagged

    ```markdown
    ---
    title: ⟦A lonely ferry⟧
    date: 2024-01-05
    ---

    The ferry leaves at six.
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><title>A lonely ferry</title></head>
    <body><main><h1>⟦A lonely ferry⟧</h1><p>The ferry leaves at six.</p></main></body></html>
    ```

    ## Not flagged

    ```markdown
    ---
    title: Two piers
    date: 2024-01-05
    ---

    The town has two piers.
    ```
    """
}

extension Message {
  fileprivate static let orphan = Message(
    "No other post links to this one",
    help: "link to it from a post on the same subject")
}

extension Article {
  /// The place of a finding about the post as a whole.
  var titlePlace: ByteRange {
    title?.range ?? metadataPlace ?? ByteRange(at: source.contentStart)
  }
}

extension RuleContext {
  /// What the site's other posts have to do with `article`, as far as `aspects` go; not applicable where there is no site, the article is not a page
  /// of it, or no post.
  mutating func neighbours(
    of article: Article, _ aspects: SiteNeighbours.Aspects
  ) -> SiteNeighbours? {
    if let site, !site.comparesPosts {
      unverified("posts are compared only in a run over the whole site")
      return nil
    }
    if let neighbours = site?.neighbours(of: article, aspects), neighbours.isPost {
      return neighbours
    }
    notApplicable()
    return nil
  }
}
