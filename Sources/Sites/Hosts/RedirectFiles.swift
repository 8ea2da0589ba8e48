// SPDX-License-Identifier: Apache-2.0

import FrontMatter
package import SourceText
import WebAddresses

// The files in which hosts are told about redirects and rewrites.

extension RedirectTable {
  /// The names of the files that ``read(_:_:ownHost:)`` knows.
  package static let files = ["_redirects", "netlify.toml", "vercel.json", ".htaccess"]

  /// Adds what the file of that name says; what cannot be read adds nothing. Rules for another host than `ownHost` are
  /// left out.
  package mutating func read(_ name: String, _ source: SourceText, ownHost: String? = nil) {
    switch name {
    case "_redirects": readLines(source, ownHost)
    case "netlify.toml": readNetlify(source, ownHost)
    case "vercel.json":
      if let value = try? JSONReader.read(source, in: source.wholeRange) {
        readVercel(value, HostPlaces(source))
      }
    case ".htaccess":
      readApache(source)
    default: break
    }
  }

  private mutating func readApache(_ source: SourceText) {
    var table = self
    ApacheDirectives.forEachRule(source, pool, hasRoom: { table.takesExpression() }) {
      table.add($0)
    }
    self = table
  }

  // MARK: Netlify and Cloudflare

  /// `/from name=:value /to 301! Language=de`, a line each.
  private mutating func readLines(_ source: SourceText, _ ownHost: String?) {
    for (number, line) in source.trimmedLines where !line.hasPrefix("#") {
      var words = line.split(whereSeparator: \.isWhitespace).map(String.init)[...]
      if let comment = words.firstIndex(where: { $0.hasPrefix("#") }) { words = words[..<comment] }
      guard let from = words.popFirst(), !from.contains("{{") else { continue }
      var query: [(String, String)] = []
      while let word = words.first, !word.hasPrefix("/"), !word.contains("://"),
        let mark = word.firstIndex(of: "=")
      {
        query.append((String(word[..<mark]), String(word[word.index(after: mark)...])))
        words.removeFirst()
      }
      guard let to = words.popFirst() else { continue }
      var status = 301
      var isForced = false
      if let word = words.first, let number = Int(word.prefix(3)) {
        status = number
        isForced = word.hasSuffix("!")
        words.removeFirst()
      }
      addEntry(
        from, to, status, query: query, isForced: isForced, isConditional: !words.isEmpty,
        place: HostPlaces.place(source.path, line: number), ownHost)
    }
  }

  private mutating func readNetlify(_ source: SourceText, _ ownHost: String?) {
    guard let value = try? TOMLReader.read(source, in: source.wholeRange) else { return }
    let places = HostPlaces(source)
    for entry in value["redirects"]?.list ?? [] {
      guard let from = entry["from"]?.string else { continue }
      let query = (entry["query"]?.map ?? []).map { ($0.key, $0.value.string ?? ":") }
      addEntry(
        from, entry["to"]?.string, entry["status"]?.int ?? 301, query: query,
        isForced: entry["force"]?.bool ?? false,
        isConditional: !(entry["conditions"]?.map ?? []).isEmpty, place: places.place(of: entry),
        ownHost)
    }
    for entry in value["edge_functions"]?.list ?? [] {
      // One for all paths usually inspects requests and lets them through.
      guard let path = entry["path"]?.string, path != "/*" else { continue }
      add(
        RedirectRule(
          pattern: RedirectPattern(parts: path), effect: .unknown(Self.isProgram)))
    }
  }

  private mutating func addEntry(
    _ from: String, _ to: String?, _ status: Int, query: [(String, String)], isForced: Bool,
    isConditional: Bool, place: String, _ ownHost: String?
  ) {
    let address = WebAddress(from)
    if !address.host.isEmpty, address.site != ownHost { return }
    let path = address.host.isEmpty ? from : address.text(address.path)
    guard address.host.isEmpty ? from.hasPrefix("/") : true, hasRoom(for: path) else {
      return
    }
    let pattern = RedirectPattern(parts: path)
    let effect: RedirectRule.Effect
    switch (status, to) {
    case (200, let to?): effect = rewrite(pattern, to, placeholder: ":")
    case (300..<400, let to?): effect = .redirect(to)
    case (404, _), (410, _), (451, _):
      // The page for what is not found, at any address.
      if pattern.isCatchAll(pool) { return }
      effect = .gone
    case (401, _), (403, _): effect = .unknown("the host blocks this address")
    default: return
    }
    add(
      RedirectRule(
        pattern: pattern, effect: effect, query: query, isForced: isForced,
        isConditional: isConditional, place: place))
  }

  /// Whether the table has room for a rule of this path; those with a star inside need an expression.
  private mutating func hasRoom(for path: String) -> Bool {
    !(path.hasSuffix("/*") ? path.dropLast() : path[...]).contains("*") || takesExpression()
  }

  private static let isNotUnderstood =
    "the host has a rule for this address that Stet does not support"
  private static let isProgram = "a function of the host serves this address"

  /// What a rewrite does: one that shows a single page at every address makes nothing of what is not there.
  private func rewrite(
    _ pattern: RedirectPattern, _ target: String, placeholder: Character
  ) -> RedirectRule.Effect {
    let isFixed = !target.dropFirst().contains(placeholder) || target.hasPrefix("http")
    return pattern.isCatchAll(pool) && isFixed
      ? .unknown("the host answers every address with '\(target)'") : .rewrite(target)
  }

  // MARK: Vercel

  private mutating func readVercel(_ value: DataValue, _ places: HostPlaces) {
    for entry in value["redirects"]?.list ?? [] {
      guard let to = entry["destination"]?.string else { continue }
      addVercel(entry, places) { _, _ in .redirect(to) }
    }
    for entry in value["rewrites"]?.list ?? value["rewrites"]?["beforeFiles"]?.list ?? [] {
      guard let to = entry["destination"]?.string else { continue }
      addVercel(entry, places) { $0.rewrite($1, Self.unified(to), placeholder: ":") }
    }
    for entry in value["routes"]?.list ?? [] { addRoute(entry, places) }
    add(
      RedirectRule(
        pattern: RedirectPattern(parts: "/api/*"), effect: .unknown(Self.isProgram)))
  }

  private mutating func addVercel(
    _ entry: DataValue, _ places: HostPlaces,
    _ effect: (RedirectTable, RedirectPattern) -> RedirectRule.Effect
  ) {
    guard let path = entry["source"]?.string, takesExpression() else { return }
    let isConditional = entry["has"] != nil || entry["missing"] != nil
    guard let pattern = VercelPath.pattern(path) else {
      add(
        RedirectRule(
          pattern: RedirectPattern(folder: VercelPath.literalFolder(of: path)),
          effect: .unknown(Self.isNotUnderstood)))
      return
    }
    var made = effect(self, pattern)
    if case .redirect(let target) = made { made = .redirect(Self.unified(target)) }
    add(
      RedirectRule(
        pattern: pattern, effect: made, isConditional: isConditional,
        place: places.place(of: entry)))
  }

  /// `$1` as `:1`, the other form of the same.
  private static func unified(_ target: String) -> String {
    var result = ""
    var isMark = false
    for scalar in target.unicodeScalars {
      if isMark { result += ("0"..."9").contains(scalar) ? ":" : "$" }
      isMark = scalar == "$"
      if !isMark { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// The older form: a regular expression, and what becomes of what it matches.
  private mutating func addRoute(_ entry: DataValue, _ places: HostPlaces) {
    guard let path = entry["src"]?.string, takesExpression() else { return }
    guard let pattern = RedirectPattern(expression: "^(?:\(path))$") else {
      add(
        RedirectRule(
          pattern: RedirectPattern(parts: "/*"), effect: .unknown(Self.isNotUnderstood)))
      return
    }
    let status = entry["status"]?.int ?? 200
    let location = entry["headers"]?["Location"]?.string ?? entry["headers"]?["location"]?.string
    var rule = RedirectRule(
      pattern: pattern, effect: .gone, isConditional: entry["has"] != nil,
      mark: UInt8(ascii: "$"), place: places.place(of: entry))
    if let location, (300..<400).contains(status) {
      rule.effect = .redirect(location)
    } else if status == 404 || status == 410 {
      if pattern.isCatchAll(pool) { return }
    } else if let target = entry["dest"]?.string {
      rule.effect = rewrite(pattern, target, placeholder: "$")
    } else {
      return
    }
    add(rule)
  }
}

extension SourceText {
  /// The lines without white space at their ends, with their numbers; empty ones left out.
  var trimmedLines: [(number: Int, text: Substring)] {
    String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated().compactMap { number, line in
      let rest = line.drop(while: \.isWhitespace)
      guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return nil }
      return (number + 1, rest[...last])
    }
  }

}
