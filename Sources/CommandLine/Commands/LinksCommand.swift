// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import LinkChecking
import Linting
import Formats
import SourceText
import WebAddresses
import Workspace

/// `stet links`: every link and where it leads, as far as the site tells; or the graph of the links between posts.
struct LinksCommand {
  private let arguments: LinksArguments
  private let console: Console

  /// One link; an empty text where nothing is known.
  struct Row {
    /// Where a link leads.
    enum Kind: String {
      /// A place on its own page.
      case anchor
      case `internal`
      case external
      /// A template tag writes it when the site is built.
      case template
      /// An e-mail address, a telephone number, a script.
      case other
    }

    var range: ByteRange
    var target: String
    var kind: Kind
    /// The file of the site that it links to, as printed.
    var resolved = ""
    /// `ok`, `moved` or `broken`; of what was asked of the network also `blocked` or `flaky`.
    var verdict = ""
    /// What a server answered.
    var status = ""
    /// Where a redirect leads.
    var final = ""
    /// Why, in a few words, where the status does not say it.
    var reason = ""
    /// Where an archive may have what is gone.
    var archive = ""
    /// Whether it is in the content, and not on a card of a related post.
    var isContent: Bool
    /// Whether it links to a page of the site.
    var isPage = false
  }

  private struct Post {
    var path: String
    var title: String
    /// The year in which it was published, as far as it says so.
    var year = ""
    var rows: [Row]
    var places: PlaceIndex
  }

  init(_ arguments: LinksArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() -> RunStatus {
    let listed = ListedPosts(
      arguments.paths, config: arguments.config, stdinFilename: arguments.stdinFilename, console)
    if let status = listed.failure() { return status }
    let request = KnownSites.Request(root: arguments.site, url: arguments.siteURL)
    guard let sites = listed.sites(request) else { return .wrongUse }
    var posts: [Post] = []
    listed.forEach { post in
      posts.append(
        Post(
          path: post.task.file.printed, title: post.article.title?.text ?? "",
          year: Self.year(post.article),
          rows: Self.rows(post.article, sites.site(for: post.task)).map { row in
            var row = row
            row.range = post.place(row.range)
            return row
          }, places: post.places))
    }
    if arguments.graph == nil, arguments.network.online || arguments.network.cache != nil {
      look(up: &posts, LinkOptions.together(listed.tasks.map(\.rules.links)))
    }
    switch (arguments.graph, arguments.format) {
    case (.dot?, _): console.write(graph(posts).dot)
    case (.json?, _): console.write(graph(posts).json)
    case (nil, .text): console.write(text(posts))
    case (nil, .json): console.write(json(posts))
    case (nil, .csv): console.write(csv(posts))
    }
    return listed.status
  }

  // MARK: The network

  private func look(up posts: inout [Post], _ options: LinkOptions) {
    let found = console.network(
      arguments.network, options, posts: arguments.paths.isEmpty ? ["."] : arguments.paths
    ).look(
      up: posts.flatMap { $0.rows.filter { $0.kind == .external }.map(\.target) })
    for post in posts.indices {
      for index in posts[post].rows.indices where posts[post].rows[index].kind == .external {
        guard let answer = found[posts[post].rows[index].target] else { continue }
        posts[post].rows[index].learn(
          answer.result, archive: arguments.archive ? posts[post].year : nil)
      }
    }
  }

  private static func year(_ article: Article) -> String {
    let year = Array((article.dates.first?.text ?? "").utf8.prefix(4))
    let isYear = year.count == 4 && year.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return isYear ? String(decoding: year, as: UTF8.self) : ""
  }

  // MARK: The links of a post

  /// The links of the content and of the related posts, in the order of the post.
  static func rows(_ article: Article, _ site: SiteSnapshot?) -> [Row] {
    let own = OwnSite(article)
    var rows: [Row] = []
    var seen: Set<ByteRange> = []
    func add(_ address: String, _ range: ByteRange, isContent: Bool) {
      guard seen.insert(range).inserted else { return }
      rows.append(row(address, range, isContent, own, article, site))
    }
    for link in article.addresses {
      if let address = link.address { add(address, link.addressRange, isContent: true) }
    }
    for card in article.related?.cards ?? [] {
      for link in card.links { add(link.address, link.addressRange, isContent: false) }
    }
    return rows.sorted { $0.range < $1.range }
  }

  private static func row(
    _ address: String, _ range: ByteRange, _ isContent: Bool, _ own: OwnSite, _ article: Article,
    _ site: SiteSnapshot?
  ) -> Row {
    var row = Row(range: range, target: address, kind: .internal, isContent: isContent)
    switch own.target(WebAddress(address)) {
    case .page: row.kind = .anchor
    case .own: row.kind = .internal
    case .outbound: row.kind = .external
    case .opaque: row.kind = .template
    case .other: row.kind = .other
    }
    guard row.kind != .other, row.kind != .template, let site else { return row }
    let answer = site.target(of: address, from: article, depth: .state)
    switch answer.target {
    case .outside, .unknown: return row
    case .missing:
      row.verdict = "broken"
    case .file(let path):
      row.resolved = path
      row.verdict = "ok"
    case .page(let page):
      row.resolved = page.path
      row.isPage = true
      switch answer.fragment {
      case .found: row.verdict = "ok"
      case .missing: row.verdict = "broken"
      case .unknown: break
      }
    }
    // An address on the site's own host is the site's, whatever the post knows of it.
    if row.kind == .external { row.kind = .internal }
    if let final = answer.redirect, row.verdict == "ok" {
      row.verdict = "moved"
      row.final = final
    }
    return row
  }

  // MARK: Lists

  private func text(_ posts: [Post]) -> String {
    var text = ""
    for post in posts {
      for row in post.rows {
        let place = post.places.position(at: row.range.start)
        text += "\(TerminalText.escaped(post.path)):\(place.line):\(place.column): "
        text += TerminalText.escaped(row.target) + "\n  " + row.kind.rawValue
        if !row.verdict.isEmpty { text += ", " + row.verdict }
        if !row.resolved.isEmpty { text += ": " + TerminalText.escaped(row.resolved) }
        if !row.status.isEmpty { text += " (\(row.status))" }
        if !row.reason.isEmpty { text += ": " + TerminalText.escaped(row.reason) }
        if !row.final.isEmpty { text += " through " + TerminalText.escaped(row.final) }
        if !row.archive.isEmpty { text += "\n  archive: " + TerminalText.escaped(row.archive) }
        text += "\n"
      }
    }
    let rows = posts.flatMap(\.rows)
    func count(_ verdict: String) -> Int { rows.count { $0.verdict == verdict } }
    let closed = count("blocked") + count("flaky")
    let uncertain = closed > 0 ? "\(count("blocked")) blocked, \(count("flaky")) flaky, " : ""
    return text + "\(rows.count) link\(rows.count == 1 ? "" : "s"): \(count("ok")) ok, "
      + "\(count("moved")) moved, \(count("broken")) broken, \(uncertain)\(count("")) not checked\n"
  }

  private func json(_ posts: [Post]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in
      for post in posts {
        for row in post.rows {
          writer.object { writer in
            writer.member("path", post.path)
            writer.key("range")
            JSONFormat.write(row.range, post.places, &writer)
            writer.member("target", row.target)
            writer.member("resolved", row.resolved)
            writer.member("kind", row.kind.rawValue)
            writer.member("verdict", row.verdict)
            writer.member("status", row.status)
            writer.member("final", row.final)
            if arguments.archive { writer.member("archive", row.archive) }
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private func csv(_ posts: [Post]) -> [UInt8] {
    var writer = CSVWriter()
    let last = arguments.archive ? ["archive"] : []
    writer.record(
      ["path", "line", "column", "target", "resolved", "kind", "verdict", "status", "final"] + last)
    for post in posts {
      for row in post.rows {
        let place = post.places.position(at: row.range.start)
        let fields = [
          post.path, String(place.line), String(place.column), row.target, row.resolved,
          row.kind.rawValue, row.verdict, row.status, row.final,
        ]
        writer.record(arguments.archive ? fields + [row.archive] : fields)
      }
    }
    return writer.bytes
  }

  // MARK: The graph

  private func graph(_ posts: [Post]) -> LinkGraph {
    var graph = LinkGraph()
    for post in posts {
      graph.add(post.path, title: post.title)
      for row in post.rows where row.isContent && row.isPage && row.resolved != post.path {
        graph.link(post.path, row.resolved)
      }
    }
    return graph
  }
}

extension LinksCommand.Row {
  /// Takes what the network said; `archive` is the year from which an archive is offered, or `nil` for none.
  mutating func learn(_ result: LinkResult, archive year: String?) {
    verdict = result.verdict.rawValue
    status = result.status > 0 ? String(result.status) : ""
    reason = result.reason
    if result.verdict == .moved { final = result.final }
    if let missing = result.missingFragments.min(), result.verdict == .ok {
      reason = "the page has no anchor #" + missing
    }
    if result.verdict == .broken, let year {
      archive = "https://web.archive.org/web/\(year)*/\(target)"
    }
  }
}
