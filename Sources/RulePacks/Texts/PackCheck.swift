// SPDX-License-Identifier: Apache-2.0

import Documents
import Articles
import Linting
import Patterns

/// What a kind makes of a page: the check itself, after what limits every rule of a pack.
protocol PackBody: Sendable {
  /// What the check looks for in texts; `nil` when it examines something else.
  var query: TextQuery? { get }
  /// Tells `report` what `post` gives.
  func check(_ post: PackPost, _ report: inout RuleContext)
}

/// A post as the check of a page sees it.
struct PackPost {
  let article: Article
  /// The texts in which ``matches`` lie; none when the check has no query.
  let texts: [PostText]
  /// The matches of the check's query.
  let matches: [TextMatch]

  /// The text that `match` found.
  func string(_ match: TextMatch) -> String {
    String(decoding: texts[match.text].mapped.bytes[match.range], as: UTF8.self)
  }

  /// The numbers of the texts that `scope` reads.
  func texts(in scope: ScopeFilter) -> [Int] {
    texts.indices.filter { scope.covers(texts[$0].scopes, key: texts[$0].key) }
  }
}

/// The posts that a rule holds for.
struct PackLimits: Sendable {
  /// Path patterns; none: all posts.
  var files: [Glob] = []
  /// The primary subtag of the language that posts must be in; nothing: any.
  var language: String?

  func cover(_ article: Article, path: String) -> Bool {
    if !files.isEmpty, !files.contains(where: { $0.covers(path) }) { return false }
    guard let language, let own = article.proseLanguage else { return true }
    return own.split(separator: "-").first.map { $0.lowercased() == language } ?? true
  }
}

/// A rule of a pack, ready to run.
struct PackCheck: GroupedCheck {
  let limits: PackLimits
  let body: any PackBody
  /// Shared with the other rules that are on.
  private var engine: TextEngine?
  /// The number of the rule's query there.
  private var number = 0

  init(limits: PackLimits, body: any PackBody) {
    self.limits = limits
    self.body = body
    engine = body.query.map { TextEngine([$0]) }
  }

  /// A check that finds nothing.
  static let none = PackCheck(limits: PackLimits(), body: NoBody())

  private struct NoBody: PackBody {
    var query: TextQuery? { nil }
    func check(_ post: PackPost, _ report: inout RuleContext) { report.notApplicable() }
  }

  static func joined(_ checks: [any GroupedCheck]) -> [any GroupedCheck] {
    var queries: [TextQuery] = []
    var result = checks
    var places: [Int] = []
    for (place, check) in checks.enumerated() {
      guard var own = check as? PackCheck, let query = own.body.query else { continue }
      own.number = queries.count
      queries.append(query)
      places.append(place)
      result[place] = own
    }
    guard queries.count > 1 else { return checks }
    let engine = TextEngine(queries)
    for place in places {
      guard var own = result[place] as? PackCheck else { continue }
      own.engine = engine
      result[place] = own
    }
    return result
  }

  func check(_ article: Article, _ report: inout RuleContext) {
    guard article.hasContent, limits.cover(article, path: report.path) else {
      return report.notApplicable()
    }
    guard let engine else {
      return body.check(PackPost(article: article, texts: [], matches: []), &report)
    }
    let reading = engine.reading(of: article)
    body.check(
      PackPost(article: article, texts: reading.texts, matches: reading.matches[number]), &report)
    if let pattern = reading.stopped[number] {
      report.stop(pattern, at: article)
    }
  }
}

extension RuleContext {
  /// Says that a pattern took more than its budget.
  mutating func stop(_ pattern: Pattern, at article: Article) {
    stop("the pattern /\(pattern.source)/ takes too many steps on this post", at: article)
  }

  /// Says that the rule's own check was stopped in the midst of a post, and why.
  mutating func stop(_ reason: String, at article: Article) {
    add(
      Message(
        "'\(rule)' did not check all of this post: \(reason)",
        help: "simplify the check on the rule's page"),
      at: article.place, atMost: .warning)
    unverified(reason)
  }
}
