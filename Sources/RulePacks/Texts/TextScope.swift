// SPDX-License-Identifier: Apache-2.0

import Linting

/// What a text of a post is.
struct TextScope: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let title = TextScope(rawValue: 1 << 0)
  static let heading = TextScope(rawValue: 1 << 1)
  static let paragraph = TextScope(rawValue: 1 << 2)
  static let list = TextScope(rawValue: 1 << 3)
  static let quote = TextScope(rawValue: 1 << 4)
  static let table = TextScope(rawValue: 1 << 5)
  static let caption = TextScope(rawValue: 1 << 6)
  static let alt = TextScope(rawValue: 1 << 7)
  static let link = TextScope(rawValue: 1 << 8)
  static let credit = TextScope(rawValue: 1 << 9)
  static let excerpt = TextScope(rawValue: 1 << 10)
  static let frontMatter = TextScope(rawValue: 1 << 11)
  /// Any text of the content but credits.
  static let content = TextScope(rawValue: 1 << 12)
  /// The title, the content and the post's own excerpt.
  static let post = TextScope(rawValue: 1 << 13)
  /// Each sentence of paragraphs, lists and quotations for itself.
  static let sentence = TextScope(rawValue: 1 << 14)

  /// `h1` to `h6`.
  static func level(_ level: Int) -> TextScope {
    TextScope(rawValue: 1 << UInt32(15 + min(max(level, 1), 6)))
  }

  /// Texts of the content that are one block each.
  static let prose: TextScope = [.paragraph, .list, .quote]
  /// What a rule reads that names no scope.
  static let usual: TextScope = [.paragraph, .list, .quote, .heading]

  /// The scopes by the names that a page gives them.
  static let names: [(name: String, scope: TextScope)] =
    [
      ("title", .title), ("heading", .heading), ("paragraph", .paragraph), ("sentence", .sentence),
      ("list", .list), ("quote", .quote), ("table", .table), ("caption", .caption), ("alt", .alt),
      ("link", .link), ("credit", .credit), ("excerpt", .excerpt), ("content", .content),
      ("post", .post),
    ] + (1...6).map { ("h\($0)", .level($0)) }
}

/// The texts that a rule reads.
struct ScopeFilter: Hashable, Sendable {
  var included: TextScope = []
  var excluded: TextScope = []
  /// Keys of the front matter, those inside a map after a dot.
  var keys: [String] = []
  var excludedKeys: [String] = []

  /// Paragraphs, lists, quotations and headings.
  static let usual = ScopeFilter(included: .usual)

  /// Whether each sentence is a text of its own.
  var isBySentence: Bool { included.contains(.sentence) }
  /// Whether all texts of the post together are one.
  var isWhole: Bool { !included.isDisjoint(with: [.content, .post]) }

  /// What must be gathered from a post.
  var wanted: TextScope {
    keys.isEmpty ? included : included.union(.frontMatter)
  }

  /// Whether a text of the scopes `scopes`, of the front matter's `key`, is read.
  func covers(_ scopes: TextScope, key: String?) -> Bool {
    if !excluded.isDisjoint(with: scopes) { return false }
    if let key {
      if excludedKeys.contains(where: { Self.holds($0, key) }) { return false }
      if included.contains(.frontMatter) || keys.contains(where: { Self.holds($0, key) }) {
        return true
      }
    }
    let included = isBySentence ? included.union(.prose) : included
    return !included.isDisjoint(with: scopes)
  }

  private static func holds(_ name: String, _ key: String) -> Bool {
    key == name || (key.hasPrefix(name) && key.dropFirst(name.count).first == ".")
  }

  /// Takes in the scope that a page names; false when there is none of that name.
  mutating func add(_ name: String) -> Bool {
    let isExcluded = name.hasPrefix("!")
    let name = isExcluded ? name.dropFirst() : name[...]
    if name == "front-matter" {
      if isExcluded { excluded.insert(.frontMatter) } else { included.insert(.frontMatter) }
      return true
    }
    if name.hasPrefix("front-matter.") {
      let key = String(name.dropFirst("front-matter.".count))
      guard !key.isEmpty else { return false }
      if isExcluded { excludedKeys.append(key) } else { keys.append(key) }
      return true
    }
    let plain = name.hasPrefix("heading.") ? name.dropFirst("heading.".count) : name
    guard let scope = TextScope.names.first(where: { $0.name == plain })?.scope else {
      return false
    }
    if isExcluded { excluded.insert(scope) } else { included.insert(scope) }
    return true
  }

  /// The same, reading what is usual when only scopes to leave out were named.
  var completed: ScopeFilter {
    var filter = self
    if included.isEmpty, keys.isEmpty { filter.included = .usual }
    return filter
  }
}
