// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import LinkChecking
import Linting
import Formats
import Sessions
import SourceText
import Workspace

/// `stet links`: every link and where it leads, as far as the site tells; or the graph of the links between posts.
struct LinksCommand {
  private let arguments: LinksArguments
  private let console: Console

  typealias Row = LinkRow

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
          rows: LinkRow.rows(post.article, sites.site(for: post.task)).map { row in
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
            row.write(path: post.path, post.places, &writer)
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
