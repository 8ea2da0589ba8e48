// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText
import WebAddresses

/// Tells what a page is to its site, by what it says itself, then by where it lies, then by what it holds.
struct KindFinder {
  let document: Document
  let isPage: Bool
  let values: DataValue?
  /// Where the text below the front matter begins; `nil` without front matter.
  let bodyStart: Int?
  let head: PageHead?
  let linkedData: LinkedData?
  /// Whether a person named this very file, and so means a post unless the page itself says otherwise.
  let isNamed: Bool

  /// What tells the page's kind before its content is read; `nil` when nothing does.
  func find() -> FoundKind? {
    if let found = frontMatter() ?? bodyClass() { return found }
    if head?.isRedirect == true { return FoundKind(.redirect, "it is a redirect") }
    if isNamed { return nil }
    let parts = components
    if let found = fileName(parts) ?? listTemplate() { return found }
    return described() ?? folder(parts) ?? blank()
  }

  // MARK: What it says

  /// The layouts and types of generators that are not those of posts.
  private static let layouts: [String: PageKind] = [
    "404": .error, "error": .error, "home": .home, "homepage": .home, "landing": .home,
    "archive": .list, "archives": .list, "author": .list, "authors": .list, "blogroll": .list,
    "categories": .list, "category": .list, "list": .list, "posts-list": .list, "tag": .list,
    "tags": .list, "taxonomy": .list, "term": .list, "terms": .list, "redirect": .redirect,
    "redirected": .redirect, "search": .search,
  ]
  /// Those that are.
  private static let postLayouts: Set<String> = [
    "article", "blog-post", "blogpost", "news", "post", "single",
  ]

  private func frontMatter() -> FoundKind? {
    guard let values else { return nil }
    for key in ["redirect_to", "redirectTo", "redirectto", "redirect_url", "redirectUrl"] {
      guard let value = values[key] else { continue }
      if value.list?.isEmpty == false || value.string?.isEmpty == false, value.bool != false {
        return FoundKind(.redirect, "'\(key)' in the front matter")
      }
    }
    if values["pagination"]?.map != nil, values["pagination"]?["data"] != nil {
      return FoundKind(.list, "'pagination' in the front matter")
    }
    for key in ["layout", "type"] {
      guard let text = values[key]?.string, text.utf8.count < 200 else { continue }
      let file = text.lowercased().split(separator: "/").last.map(String.init) ?? ""
      let name = file.split(separator: ".").first.map(String.init) ?? ""
      if let kind = Self.layouts[name] {
        return FoundKind(kind, "\(key) '\(name)' in the front matter")
      }
      if Self.postLayouts.contains(name) {
        return FoundKind(.post, "\(key) '\(name)' in the front matter")
      }
    }
    return nil
  }

  /// The classes that WordPress and Ghost give the bodies of their pages.
  private static let bodyClasses: [(name: String, kind: PageKind)] = [
    ("error404", .error), ("error-template", .error), ("search", .search),
    ("search-results", .search), ("home", .home), ("home-template", .home), ("archive", .list),
    ("category", .list), ("tag", .list), ("author", .list), ("paged", .list),
    ("tag-template", .list), ("author-template", .list), ("post-type-archive", .list),
  ]
  private static let postClasses: Set<String> = [
    "single", "single-post", "singular", "postid", "post-template", "page-template",
  ]

  private func bodyClass() -> FoundKind? {
    guard isPage,
      let body = document.nodes.indices.first(where: { document.isElement(NodeID($0), .body) }),
      let value = document.value(NodeID(body), .class)
    else { return nil }
    let classes = value.split(whereSeparator: \.isWhitespace).prefix(200).map(String.init)
    let known = Set(classes)
    // A theme may give a post's body what its category is called.
    let isPost =
      !known.isDisjoint(with: Self.postClasses)
      || classes.contains { $0.hasPrefix("postid-") || $0.hasPrefix("single-") }
    for (name, kind) in Self.bodyClasses where known.contains(name) {
      if isPost, kind != .error, !known.contains("paged") { continue }
      if kind == .home, known.contains("paged") {
        return FoundKind(.list, "the body class 'paged'")
      }
      return FoundKind(kind, "the body class '\(name)'")
    }
    return isPost && !known.contains("page-template") ? FoundKind(.post, "its body class") : nil
  }

  // MARK: Where it lies

  /// Files that are about the folder or the repository, by their names in lower case.
  private static let stubs: Set<String> = [
    "agents", "authors", "changelog", "claude", "code-of-conduct", "code_of_conduct", "codeowners",
    "contributing", "contributors", "copying", "governance", "kitchen-sink", "licence", "license",
    "license-apache", "license-mit", "maintainers", "notice", "pull_request_template", "readme",
    "security", "support",
  ]
  /// Those of them that a post may be called, where they are not in capitals.
  private static let ambiguous: Set<String> = [
    "agents", "authors", "changelog", "claude", "contributors", "copying", "governance", "licence",
    "license", "maintainers", "notice", "security", "support",
  ]

  private var components: [String] {
    document.source.path.utf8.split(separator: UInt8(ascii: "/")).compactMap { part in
      part.elementsEqual(".".utf8) ? nil : String(part)
    }
  }

  private func fileName(_ parts: [String]) -> FoundKind? {
    guard let name = parts.last else { return nil }
    let stem = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[..<$0]) } ?? name
    if stem == "_index" || stem.hasPrefix("_index.") {
      return FoundKind(.list, "the name '_index', which is used for lists")
    }
    if stem == "404" { return FoundKind(.error, "the name '404'") }
    if document.format == .markdown, case let lower = stem.lowercased(), Self.stubs.contains(lower),
      !Self.ambiguous.contains(lower) || stem == stem.uppercased()
    {
      return FoundKind(.stub, "the name '\(stem)'")
    }
    return nil
  }

  private static let listFolders: Set<String> = [
    "_authors", "author", "authors", "categories", "category", "tag", "tags", "topics",
  ]

  /// Folders of files that pages show or offer, where a page is a demonstration or the report of a tool.
  private static let fileFolders: Set<String> = [
    "assets", "attachments", "images", "img", "static", "uploads",
  ]

  /// What the folders say around a page of a built site.
  private func folder(_ parts: [String]) -> FoundKind? {
    guard let name = parts.last else { return nil }
    if parts.dropLast().contains("_authors") {
      return FoundKind(.list, "the folder '_authors'")
    }
    if let folder = parts.dropLast().first(where: PageKind.partFolders.contains) {
      return FoundKind(.stub, "the folder '\(folder)', which contains parts of pages")
    }
    guard isPage else { return nil }
    if let folder = parts.dropLast().first(where: Self.fileFolders.contains) {
      return FoundKind(.stub, "the folder '\(folder)', which contains files for pages")
    }
    var folders = Array(parts.dropLast())
    if !name.hasPrefix("index.") {
      folders.append(name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name)
    }
    if folders.isEmpty { return FoundKind(.home, "it is the first page of its folder") }
    if folders.count == 1, name.hasPrefix("index."), isRoot(head?.canonical?.text) {
      return FoundKind(.home, "its own address, which is the site's")
    }
    for (place, folder) in folders.enumerated() {
      if folder == "page", place + 1 < folders.count, Int(folders[place + 1]) != nil {
        return FoundKind(.list, "the folder 'page/\(folders[place + 1])'")
      }
      if Self.listFolders.contains(folder) { return FoundKind(.list, "the folder '\(folder)'") }
    }
    if folders.last == "search" { return FoundKind(.search, "the folder 'search'") }
    return nil
  }

  /// A file of front matter alone: data that a template shows, or a stand-in for a page elsewhere.
  private func blank() -> FoundKind? {
    guard let bodyStart else { return nil }
    let body = document.source.bytes.dropFirst(bodyStart)
    guard body.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return nil }
    return FoundKind(.stub, "no text below its front matter")
  }

  /// A template of Jekyll or Eleventy that prints a list of the site's posts.
  private func listTemplate() -> FoundKind? {
    guard document.format == .html, values != nil else { return nil }
    let loops = [
      "in site.posts", "in paginator.posts", "in site.tags", "in site.categories",
      "in collections.", "in pagination.items",
    ]
    guard
      let loop = loops.first(where: { document.source.bytes[...].contains(run: Array($0.utf8)) })
    else {
      return nil
    }
    return FoundKind(.list, "its loop over '\(loop.dropFirst(3))'")
  }

  /// What the page's metadata says.
  private func described() -> FoundKind? {
    guard let head else { return nil }
    switch head.meta("og:type")?.text {
    case "article": return FoundKind(.post, "its og:type 'article'")
    case "profile": return FoundKind(.list, "its og:type 'profile'")
    default: break
    }
    if head.meta("article:published_time") != nil {
      return FoundKind(.post, "its article:published_time")
    }
    guard let linkedData else { return nil }
    if let article = linkedData.articles.first {
      return FoundKind(.post, "its JSON-LD of type '\(article.type)'")
    }
    for thing in linkedData.things {
      for type in LinkedData.types(of: thing) {
        switch type.name {
        case "CollectionPage", "ProfilePage":
          return FoundKind(.list, "its JSON-LD of type '\(type.name)'")
        case "SearchResultsPage":
          return FoundKind(.search, "its JSON-LD of type '\(type.name)'")
        default: continue
        }
      }
    }
    return nil
  }

  /// Whether an address names the first page of a host.
  private func isRoot(_ address: String?) -> Bool {
    guard let address else { return false }
    let web = WebAddress(address)
    return !web.host.isEmpty && ["", "/"].contains(web.text(web.path))
  }

  // MARK: What it holds

  private static let fewestCards = 3
  /// More words a card are an article in parts.
  private static let mostCardWords = 90

  /// Whether most of the content are headings that link to other pages of the site, each with a few words.
  func isMostlyCards(_ scan: ContentScan, _ site: PageHosts) -> Bool {
    guard isPage, !isNamed else { return false }
    var cards = 0
    var others = 0
    for heading in scan.headings where document.headingLevel(heading) != 1 {
      if isCardTitle(heading, site) { cards += 1 } else { others += 1 }
    }
    guard cards >= Self.fewestCards, cards >= 3 * others else { return false }
    let words = scan.blocks.reduce(0) { $1.isProse ? $0 + $1.words : $0 }
    return words <= cards * Self.mostCardWords
  }

  /// The link that the heading lies in, no further out than in a card.
  private func linkAround(_ heading: NodeID) -> NodeID? {
    var node = document.parent(heading)
    for _ in 0..<8 where !node.isNone {
      if document.isElement(node, .a) { return node }
      node = document.parent(node)
    }
    return nil
  }

  /// Whether the heading is, or lies in, one link to another page of the site.
  private func isCardTitle(_ heading: NodeID, _ site: PageHosts) -> Bool {
    let inside = document.descendants(heading).lazy.map { NodeID($0) }
      .first { document.isElement($0, .a) && document.attribute($0, .href) != nil }
    guard let link = inside ?? linkAround(heading), let href = document.value(link, .href) else {
      return false
    }
    let address = WebAddress(href)
    guard address.isWeb, !address.isOpaque, !address.isOnPage else { return false }
    guard address.host.isEmpty || site.hosts.contains(address.site) else { return false }
    return inside == nil
      || document.visibleText(link).bytes.count * 10 >= document.visibleText(heading).bytes.count
        * 8
  }
}

/// The hosts that a page says are its site's.
struct PageHosts {
  var hosts: Set<String> = []

  init(_ head: PageHead?, siteURL: String?) {
    for text in [head?.canonical?.text, head?.meta("og:url")?.text, siteURL] {
      let site = WebAddress(text ?? "").site
      if !site.isEmpty { hosts.insert(site) }
    }
  }
}
