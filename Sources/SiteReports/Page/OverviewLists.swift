// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting

/// The overview's lists of folders, authors and posts that need their neighbours.
struct OverviewLists {
  private let report: EditorialReport

  init(_ report: EditorialReport) { self.report = report }

  var folders: HTML {
    if report.folders.count < 2 { return HTML() }
    let folders = report.folders.sorted { ($1.posts, $0.name) < ($0.posts, $1.name) }
    return PageParts.card(
      "Folders", note: "By number of posts. Folders of a single post count as their parent.",
      groups(folders) { PageAddress.posts(folder: $0) })
  }

  var authors: HTML {
    if report.authors.isEmpty { return HTML() }
    return PageParts.card(
      "Authors", note: "By name, with the average score of their posts.",
      groups(report.authors) { PageAddress.posts(author: $0) })
  }

  private func groups(
    _ groups: [EditorialReport.Group], _ address: (String) -> String
  ) -> HTML {
    PageParts.list(
      groups.map { group in
        PageParts.row(
          PageParts.link(address(group.name), group.name == "." ? "Top folder" : group.name)
            + PageParts.soft(ReportText.counted(group.posts, "post")), PageParts.score(group.score))
      }, shown: 10, empty: "")
  }

  private func named(_ title: String, _ posts: [PostDigest], _ empty: String) -> HTML {
    HTML("h3", [], HTML("\(title): \(ReportText.number(posts.count))"))
      + PageParts.list(
        posts.map { post in
          PageParts.row(
            PageParts.link(PageAddress.post(post.path), post.title),
            HTML(
              "span", [("class", "soft")],
              HTML(
                "\(ReportText.number(report.incoming[post.path] ?? 0)) in, \(ReportText.number(post.leadsTo.count)) out"
              )))
        }, shown: 5, most: 300, empty: empty)
  }

  /// How the posts are linked with each other, where that is known.
  var links: HTML {
    if report.incoming.isEmpty { return HTML() }
    let isPost = { (post: PostDigest) in post.kind == .post }
    return PageParts.card(
      "Links between posts", note: "Links to and from the text of other posts.",
      named(
        "Nothing links to", report.orphans.filter(isPost), "Every post is linked from another."),
      named("Link to nothing", report.deadEnds.filter(isPost), "Every post links to another."),
      named("Most linked", Array(report.hubs.prefix(20)), "No post has several incoming links."))
  }

  var duplicates: HTML {
    let posts = report.posts.filter { !$0.similar.isEmpty }
    if posts.isEmpty { return HTML() }
    return PageParts.card(
      "Duplicate posts", note: "Posts with the title or most of the text of another.",
      PageParts.list(
        posts.map { post in
          HTML(
            "li", [],
            PageParts.link(PageAddress.post(post.path), post.title)
              + PageParts.soft("like " + ReportText.list(post.similar)))
        }, shown: 8, most: 300, empty: ""))
  }
}
