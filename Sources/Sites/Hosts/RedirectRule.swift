// SPDX-License-Identifier: Apache-2.0

import Patterns

/// One rule of a host: which addresses it holds for, and what the host does with them.
struct RedirectRule: Sendable {
  /// What becomes of an address.
  enum Effect: Sendable, Hashable {
    /// The browser is sent to the target.
    case redirect(String)
    /// The target is shown under the same address.
    case rewrite(String)
    /// The target is shown if it is there, else the next rule counts.
    case rewriteIfThere(String)
    /// The host says that there is nothing.
    case gone
    /// No one can tell before the site is served, and why (no full stop).
    case unknown(String)
  }

  var pattern: RedirectPattern
  var effect: Effect
  /// The names and values that the query must have; a value with `:` in front may be any.
  var query: [(name: String, value: String)] = []
  /// Whether it holds although there is a file at the address.
  var isForced = false
  /// Whether it holds for some readers only: by language, country, cookie.
  var isConditional = false
  /// What is before the name of a placeholder in the target.
  var mark = UInt8(ascii: ":")
  /// Where it is, as messages name it.
  var place = ""

  /// What the rule does with an address; `nil` when it does not hold for it. It is unknown where its pattern takes more
  /// steps than there are for an address, or for all of them in `pool`.
  func effect(on path: CleanPath, query text: String?, _ pool: MatchPool) -> Effect? {
    let found: RedirectPattern.Match?
    do { found = try pattern.match(path, pool) } catch {
      return .unknown("the pattern of the host's rule in \(place) takes too many steps")
    }
    guard var match = found else { return nil }
    if !query.isEmpty {
      let given = Self.parts(ofQuery: text ?? "")
      for (name, value) in query {
        guard let own = given.last(where: { $0.name == name }) else { return nil }
        if value.hasPrefix(":") {
          match.values.append((String(value.dropFirst()), own.value))
        } else if value != own.value {
          return nil
        }
      }
    }
    match.values.append(("path", "/" + path.path))
    switch effect {
    case .redirect(let target): return .redirect(match.filled(target, mark: mark))
    case .rewrite(let target): return .rewrite(match.filled(target, mark: mark))
    case .rewriteIfThere(let target): return .rewriteIfThere(match.filled(target, mark: mark))
    case .gone, .unknown: return effect
    }
  }

  private static func parts(ofQuery text: String) -> [(name: String, value: String)] {
    text.split(separator: "&").map { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(sides[0]), sides.count > 1 ? String(sides[1]) : "")
    }
  }
}
