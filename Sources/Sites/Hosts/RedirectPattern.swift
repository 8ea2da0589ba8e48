// SPDX-License-Identifier: Apache-2.0

import Patterns

/// Which paths a redirect or rewrite rule of a host matches, and what its placeholders stand for.
struct RedirectPattern: Sendable {
  /// What a match gives to the target's placeholders.
  struct Match {
    /// By name: `splat`, `slug`, or the number of a group.
    var values: [(name: String, text: String)] = []

    /// `target` with each placeholder replaced, `mark` standing before its name. A `*` or `+` that
    /// follows a name belongs to it.
    func filled(_ target: String, mark: UInt8) -> String {
      let bytes = Array(target.utf8)
      var result: [UInt8] = []
      var index = 0
      while index < bytes.count {
        let rest = bytes[(index + 1)...]
        if bytes[index] == mark,
          let found = values.filter({ rest.starts(with: $0.name.utf8) })
            .max(by: { $0.name.utf8.count < $1.name.utf8.count })
        {
          result += Array(found.text.utf8)
          index += 1 + found.name.utf8.count
          if mark == UInt8(ascii: ":"), index < bytes.count, "*+".utf8.contains(bytes[index]) {
            index += 1
          }
        } else {
          result.append(bytes[index])
          index += 1
        }
      }
      return String(decoding: result, as: UTF8.self)
    }
  }

  private enum Form {
    /// Parts of a path; `:name` stands for one, a `*` at the end for all that follow.
    case parts([String])
    /// What lies at the path or below.
    case folder([String])
    case expression(Pattern, names: [String], mustMatch: Bool)
  }

  private let form: Form

  /// Netlify's and Cloudflare's form, `/blog/:slug/*`.
  init(parts path: String) {
    let parts = path.split(separator: "/").map(String.init)
    if parts.dropLast().contains(where: { $0.contains("*") })
      || (parts.last.map { $0 != "*" && $0.contains("*") } ?? false),
      let pattern = try? Pattern(Self.expression(ofParts: parts))
    {
      form = .expression(pattern, names: ["splat"], mustMatch: true)
    } else {
      form = .parts(parts)
    }
  }

  /// `path` and all that lies below it.
  init(folder path: String) { form = .folder(path.split(separator: "/").map(String.init)) }

  /// A regular expression over the path with a `/` in front, or, with `isInverted`, all that it does
  /// not match; `nil` for one that cannot be read.
  init?(
    expression: String, names: [String] = [], ignoresCase: Bool = false, isInverted: Bool = false
  ) {
    guard let pattern = try? Pattern(expression, ignoresCase: ignoresCase) else { return nil }
    form = .expression(pattern, names: names, mustMatch: !isInverted)
  }

  private static func expression(ofParts parts: [String]) -> String {
    let inner = parts.map { part in
      part.hasPrefix(":")
        ? "[^/]+"
        : escaped(part).split(
          separator: "\\*", omittingEmptySubsequences: false
        ).joined(separator: "(.*)")
    }
    return "^/" + inner.joined(separator: "/") + "/?$"
  }

  /// `text` with what has a meaning in a regular expression escaped.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text.unicodeScalars {
      if "\\^$.|?*+()[]{}".unicodeScalars.contains(character) { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result
  }

  /// The part that every path begins with that it matches; `nil` where that may be any.
  var firstPart: String? {
    switch form {
    case .parts(let parts), .folder(let parts):
      guard let first = parts.first, !first.hasPrefix(":"), first != "*" else { return nil }
      return first
    case .expression: return nil
    }
  }

  /// The path that it matches alone; `nil` where there are more.
  var exactPath: String? {
    guard case .parts(let parts) = form,
      !parts.contains(where: { $0.hasPrefix(":") || $0 == "*" })
    else { return nil }
    return parts.joined(separator: "/")
  }

  /// Whether a regular expression must be asked.
  var isExpression: Bool {
    if case .expression = form { return true }
    return false
  }

  /// Whether it matches a path that no one can have meant, as far as `pool` goes.
  func isCatchAll(_ pool: MatchPool) -> Bool {
    (try? match(CleanPath("zz-0q7/no-such-page", isFolder: false), pool)) != nil
  }

  /// What its placeholders stand for in `path`; `nil` where it does not match. Throws where the steps of one address,
  /// or those that are left in `pool`, do not tell.
  func match(_ path: CleanPath, _ pool: MatchPool) throws(PatternLimitReached) -> Match? {
    switch form {
    case .parts(let own):
      guard Self.mayMatch(own, path.path) else { return nil }
      return Self.match(own, Self.parts(of: path))
    case .folder(let own):
      let parts = Self.parts(of: path)
      guard parts.starts(with: own) else { return nil }
      let rest = parts.dropFirst(own.count).joined(separator: "/")
      return Match(values: [("splat", rest.isEmpty ? "" : "/" + rest)])
    case .expression(let pattern, let names, let mustMatch):
      let text = Array(path.written.utf8)
      var match: Pattern.Match?
      try pool.spend(bytes: text.count) { budget throws(PatternLimitReached) in
        match = try pattern.firstMatch(in: text, withGroups: mustMatch, &budget)
      }
      guard mustMatch else { return match == nil ? Match() : nil }
      return match.map { Self.values(of: $0, in: text, names) }
    }
  }

  /// What the groups of an expression caught, by number and by name.
  private static func values(
    of match: Pattern.Match, in text: [UInt8], _ names: [String]
  ) -> Match {
    var found = Match(values: [("0", String(decoding: text[match.range], as: UTF8.self))])
    for (number, group) in match.groups.enumerated() {
      let value = group.map { String(decoding: text[$0], as: UTF8.self) } ?? ""
      found.values.append((String(number + 1), value))
      if number < names.count { found.values.append((names[number], value)) }
    }
    return found
  }

  /// Whether the parts of `path` may be those of `own`: most rules are dismissed by the bytes of the
  /// first part. Parts with other characters than ASCII are left to the comparison of texts.
  private static func mayMatch(_ own: [String], _ path: String) -> Bool {
    var rest = path.utf8[...]
    for part in own {
      if part == "*" { return true }
      rest = rest.drop { $0 == UInt8(ascii: "/") }
      if rest.isEmpty { return false }
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      if part.utf8.first != UInt8(ascii: ":"), !rest[..<end].elementsEqual(part.utf8),
        rest[..<end].allSatisfy({ $0 < 0x80 })
      {
        return false
      }
      rest = rest[end...]
    }
    return rest.allSatisfy { $0 == UInt8(ascii: "/") }
  }

  private static func parts(of path: CleanPath) -> [String] {
    path.path.split(separator: "/").map(String.init)
  }

  private static func match(_ own: [String], _ parts: [String]) -> Match? {
    var found = Match()
    for (index, part) in own.enumerated() {
      if part == "*" {
        found.values.append(("splat", parts.dropFirst(index).joined(separator: "/")))
        return found
      }
      guard index < parts.count else { return nil }
      if part.hasPrefix(":") {
        found.values.append((String(part.dropFirst()), parts[index]))
      } else if part != parts[index] {
        return nil
      }
    }
    return parts.count == own.count ? found : nil
  }
}
