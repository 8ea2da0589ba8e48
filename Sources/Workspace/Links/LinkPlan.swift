// SPDX-License-Identifier: Apache-2.0

import Articles
import LinkChecking
package import Linting
import Synchronization
import WebAddresses

/// What the rules of a run get to know of links on the web: all that they will ask for is looked up before they run.
package struct LinkPlan: Sendable {
  private var known: [String: LinkVerdict] = [:]
  /// Why an address is not known.
  private var reason: String

  /// Looks up what the posts of `tasks` link to; `nil` where no rule asks, or none may.
  package static func look(
    _ online: NetworkLinks, _ tasks: [PostTask], loader: PostLoader, sites: KnownSites, today: Day,
    jobs: Int?
  ) async -> LinkPlan? {
    guard asks(online, tasks) else { return nil }
    let wanted = await Workers.map(tasks, jobs: jobs) { task in
      Self.addresses(of: task, loader, sites, today)
    }
    var seen: Set<String> = []
    let addresses = wanted.joined().filter { seen.insert($0).inserted }
    let reason =
      online.isOnline
      ? "not all addresses were checked" : "the cache does not contain every address"
    return LinkPlan(
      known: online.look(up: addresses).mapValues(LinkVerdict.init), reason: reason)
  }

  /// Whether a rule asks, and may.
  package static func asks(_ online: NetworkLinks, _ tasks: [PostTask]) -> Bool {
    online.knowsAnything && tasks.contains(where: \.rules.asksNetwork)
  }

  /// What the rules want to know of the links in one post, in its order.
  private static func addresses(
    of task: PostTask, _ loader: PostLoader, _ sites: KnownSites, _ today: Day
  ) -> [String] {
    guard task.rules.asksNetwork else { return [] }
    let text = task.read(loader)
    guard text.post.isReadable, let reader = try? ArticleReader(task.rules.article) else {
      return []
    }
    let list = Asked(exclude: task.rules.links.exclude)
    Linter.gather(
      task.article(in: text.post.source, text.format, by: reader), rules: task.rules,
      site: sites.site(for: task),
      links: list, today: today)
    return list.addresses
  }

  /// The answers for a post of which the settings leave out `exclude`.
  package func without(_ exclude: [LinkExclusion]) -> any LinkVerdicts {
    Known(links: self, exclude: exclude)
  }

  private struct Known: LinkVerdicts {
    let links: LinkPlan
    let exclude: [LinkExclusion]

    func answer(to address: String, from article: Article) -> LinkAnswer {
      if exclude.contains(address) { return .left }
      return links.known[address].map { .known($0) } ?? .notAsked(links.reason)
    }
  }

  /// Writes down what is asked for.
  private final class Asked: LinkVerdicts {
    private let exclude: [LinkExclusion]
    private let list = Mutex<[String]>([])

    init(exclude: [LinkExclusion]) { self.exclude = exclude }

    var addresses: [String] { list.withLock { $0 } }

    func answer(to address: String, from article: Article) -> LinkAnswer {
      if exclude.contains(address) { return .left }
      list.withLock { $0.append(address) }
      return .notAsked("")
    }
  }
}

extension [LinkExclusion] {
  fileprivate func contains(_ address: String) -> Bool {
    guard !isEmpty else { return false }
    let address = WebAddress(address)
    return contains { $0.covers(address) }
  }
}

extension LinkVerdict {
  /// What `answer` means for a link.
  fileprivate init(_ answer: NetworkLinks.Answer) {
    let result = answer.result
    let kind: Kind =
      switch result.verdict {
      case .ok: .ok
      case .moved: .moved(to: result.final)
      case .broken: .broken(isSure: answer.isSure)
      case .blocked: .blocked
      case .flaky: .flaky
      }
    self.init(
      kind, status: result.status, reason: result.reason,
      lacksFragment: !result.missingFragments.isEmpty)
  }
}
