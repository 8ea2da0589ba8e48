// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import Patterns
import SourceText

/// What a rule of a style makes of what was found.
protocol ValeBody: Sendable {
  /// What it looks for in texts; none when it examines something else.
  var queries: [ValeQuery] { get }
  func check(_ post: ValePost, _ report: inout RuleContext)
}

/// A post as the check of a rule sees it.
struct ValePost {
  let article: Article
  let units: [ValeUnit]
  fileprivate let reading: ValeEngine.Reading?
  /// The number of the rule's first query.
  fileprivate let base: Int

  /// The matches of the rule's query `number`.
  func matches(_ number: Int) -> [ValeMatch] { reading?.matches[base + number] ?? [] }

  /// The numbers of the texts that the rule's query `number` reads.
  func texts(_ number: Int) -> [Int] { reading?.texts(of: base + number) ?? [] }

  func string(_ match: ValeMatch) -> String { units[match.unit].string(match.range) }

  func source(_ match: ValeMatch) -> ByteRange { units[match.unit].source(match.range) }

  /// Calls `body` with the steps that patterns may take over `unit`.
  func spending<Result>(on unit: ValeUnit, _ body: (inout MatchBudget) -> Result) -> Result {
    guard let pool = reading?.pool else {
      var budget = MatchBudget(bytes: unit.bytes.count)
      return body(&budget)
    }
    var result: Result?
    pool.spend(bytes: unit.bytes.count) { budget in result = body(&budget) }
    if let result { return result }
    var none = MatchBudget(bytes: 0, most: 0)
    return body(&none)
  }
}

/// A rule of a style, ready to run.
struct ValeCheck: GroupedCheck {
  private let body: any ValeBody
  private let settings: ValeSettings
  /// Shared with the other rules that are on.
  private var engine: ValeEngine?
  private var base = 0

  init(_ body: any ValeBody, _ settings: ValeSettings) {
    self.body = body
    self.settings = settings
    let queries = body.queries
    engine = queries.isEmpty ? nil : ValeEngine(queries, settings)
  }

  /// Rules of the same settings share one engine.
  static func joined(_ checks: [any GroupedCheck]) -> [any GroupedCheck] {
    var result = checks
    var groups: [String: [Int]] = [:]
    for (place, check) in checks.enumerated() {
      guard let own = check as? ValeCheck, own.engine != nil else { continue }
      groups[own.settings.key, default: []].append(place)
    }
    for places in groups.values where places.count > 1 {
      var queries: [ValeQuery] = []
      var owns: [(place: Int, check: ValeCheck)] = []
      for place in places {
        guard var own = checks[place] as? ValeCheck else { continue }
        own.base = queries.count
        queries += own.body.queries
        owns.append((place, own))
      }
      guard let first = owns.first else { continue }
      let engine = ValeEngine(queries, first.check.settings)
      for (place, check) in owns {
        var check = check
        check.engine = engine
        result[place] = check
      }
    }
    return result
  }

  func check(_ article: Article, _ report: inout RuleContext) {
    guard article.hasContent else { return report.notApplicable() }
    guard let engine else {
      return body.check(
        ValePost(article: article, units: [], reading: nil, base: 0), &report)
    }
    let reading = engine.reading(of: article)
    body.check(
      ValePost(article: article, units: reading.units, reading: reading, base: base), &report)
    for number in base..<base + body.queries.count {
      guard let pattern = reading.stopped[number] else { continue }
      let reason = "the pattern /\(pattern.source)/ takes too many steps on this post"
      report.add(
        Message(
          "'\(report.rule)' did not check all of this post: \(reason)",
          help: "simplify the pattern"),
        at: article.place, atMost: .warning)
      report.unverified(reason)
      break
    }
  }
}
