// SPDX-License-Identifier: Apache-2.0

/// What a page is to its site: only a post is judged as one.
package enum PageKind: String, CaseIterable, Sendable {
  case post
  /// The site's first page.
  case home
  /// A list of posts: an archive, a tag, a category, an author's posts, a further page of any of these.
  case list
  case search
  /// What readers see for a page that does not exist.
  case error
  /// A page that only sends its readers to another.
  case redirect
  /// A text about the folder or the repository, such as a README.
  case stub

  /// Folders of texts that other pages take in.
  package static let partFolders: Set<String> = [
    "_components", "_includes", "_partials", "_shared", "_snippets",
  ]

  /// The kind as a noun, for `count` pages of it.
  package func noun(_ count: Int) -> String {
    switch self {
    case .post: count == 1 ? "post" : "posts"
    case .home: count == 1 ? "home page" : "home pages"
    case .list: count == 1 ? "list" : "lists"
    case .search: count == 1 ? "search page" : "search pages"
    case .error: count == 1 ? "error page" : "error pages"
    case .redirect: count == 1 ? "redirect" : "redirects"
    case .stub: count == 1 ? "project file" : "project files"
    }
  }
}

/// A page's kind and what told it.
package struct FoundKind: Hashable, Sendable {
  package var kind: PageKind
  /// As it is shown: "the body class 'archive'".
  package var reason: String

  package init(_ kind: PageKind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }
}
