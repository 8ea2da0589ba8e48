// SPDX-License-Identifier: Apache-2.0

import FrontMatter
package import SourceText

/// The redirects that a site's own files set up: `_redirects`, `netlify.toml`, `vercel.json`, `.htaccess`, and those
/// of its pages.
package struct RedirectTable: Sendable {
  private struct Pattern {
    /// Parts of a path; `:name` stands for one, `*` for all that follow.
    var parts: [String]
    var target: String
  }

  private var exact: [String: String] = [:]
  private var patterns: [Pattern] = []

  package init() {}

  /// Whether there is none.
  package var isEmpty: Bool { exact.isEmpty && patterns.isEmpty }

  /// Adds one; the first for a path counts.
  package mutating func add(_ path: String, to target: String) {
    let clean = SitePath.join(path)
    let parts = clean.split(separator: "/").map(String.init)
    if parts.contains(where: { $0.hasPrefix(":") || $0.hasSuffix("*") }) {
      patterns.append(Pattern(parts: parts, target: target))
    } else if exact[clean] == nil {
      exact[clean] = target
    }
  }

  /// Where the path redirects to; nothing when it does not.
  package func target(of path: CleanPath) -> String? {
    if let target = exact[path.path] { return target }
    if patterns.isEmpty { return nil }
    let parts = path.path.split(separator: "/").map(String.init)
    for pattern in patterns {
      if let target = Self.match(pattern, parts) { return target }
    }
    return nil
  }

  private static func match(_ pattern: Pattern, _ parts: [String]) -> String? {
    var target = pattern.target
    for (index, part) in pattern.parts.enumerated() {
      if part.hasSuffix("*") {
        let rest = parts.dropFirst(index).joined(separator: "/")
        return replaced(target, ":splat", rest)
      }
      guard index < parts.count else { return nil }
      if part.hasPrefix(":") {
        target = replaced(target, part, parts[index])
      } else if part != parts[index] {
        return nil
      }
    }
    return parts.count == pattern.parts.count ? target : nil
  }

  private static func replaced(_ text: String, _ name: String, _ value: String) -> String {
    var result = ""
    var rest = text[...]
    while let colon = rest.firstIndex(of: ":") {
      result += rest[..<colon]
      rest = rest[colon...]
      if rest.hasPrefix(name) {
        result += value
        rest = rest.dropFirst(name.count)
      } else {
        result += ":"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  // MARK: Files

  /// The names of the files that ``read(_:_:)`` knows.
  package static let files = ["_redirects", "netlify.toml", "vercel.json", ".htaccess"]

  /// Adds what the file of that name says; what cannot be read adds nothing.
  package mutating func read(_ name: String, _ source: SourceText) {
    switch name {
    case "_redirects": readLines(source)
    case "netlify.toml":
      let value = try? TOMLReader.read(source, in: source.wholeRange)
      for entry in value?["redirects"]?.list ?? [] { readEntry(entry, "from", "to") }
    case "vercel.json":
      let value = try? JSONReader.read(source, in: source.wholeRange)
      for entry in value?["redirects"]?.list ?? [] { readEntry(entry, "source", "destination") }
    case ".htaccess": readDirectives(source)
    default: break
    }
  }

  private mutating func readEntry(_ entry: DataValue, _ from: String, _ to: String) {
    guard let path = entry[from]?.string, let target = entry[to]?.string else { return }
    // A rewrite shows another page under the same address.
    if let status = entry["status"]?.int, status == 200 || status >= 400 { return }
    add(path, to: target)
  }

  /// `/from /to 301`, a line each.
  private mutating func readLines(_ source: SourceText) {
    for line in Self.lines(source) where !line.hasPrefix("#") {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard words.count >= 2, words[0].hasPrefix("/") else { continue }
      let status = words.dropFirst(2).lazy.compactMap { Int($0.prefix(3)) }.first ?? 301
      if (300..<400).contains(status) { add(words[0], to: words[1]) }
    }
  }

  /// Apache's `Redirect [status] /from /to`; rewrite rules are left alone.
  private mutating func readDirectives(_ source: SourceText) {
    for line in Self.lines(source) {
      var words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let name = words.first?.lowercased(),
        ["redirect", "redirectpermanent", "redirecttemp"].contains(name)
      else { continue }
      words.removeFirst()
      if let first = words.first, !first.hasPrefix("/") { words.removeFirst() }
      if words.count >= 2 { add(words[0], to: words[1]) }
    }
  }

  private static func lines(_ source: SourceText) -> [Substring] {
    String(decoding: source.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.drop(while: \.isWhitespace) }
  }
}
