// SPDX-License-Identifier: Apache-2.0

import Documents

/// What a text of a post is, in Vale's words.
struct ValeScope: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let text = ValeScope(rawValue: 1 << 0)
  static let heading = ValeScope(rawValue: 1 << 1)
  static let list = ValeScope(rawValue: 1 << 2)
  static let blockquote = ValeScope(rawValue: 1 << 3)
  static let table = ValeScope(rawValue: 1 << 4)
  static let header = ValeScope(rawValue: 1 << 5)
  static let cell = ValeScope(rawValue: 1 << 6)
  static let caption = ValeScope(rawValue: 1 << 7)
  static let figure = ValeScope(rawValue: 1 << 8)
  static let frontMatter = ValeScope(rawValue: 1 << 9)
  static let attribute = ValeScope(rawValue: 1 << 10)
  static let alt = ValeScope(rawValue: 1 << 11)
  static let paragraph = ValeScope(rawValue: 1 << 12)
  // Texts of a size of their own, and parts of others: only a rule that names them reads them.
  static let sentence = ValeScope(rawValue: 1 << 13)
  static let summary = ValeScope(rawValue: 1 << 14)
  static let raw = ValeScope(rawValue: 1 << 15)
  static let link = ValeScope(rawValue: 1 << 16)
  static let strong = ValeScope(rawValue: 1 << 17)
  static let emphasis = ValeScope(rawValue: 1 << 18)
  static let code = ValeScope(rawValue: 1 << 19)

  static let inline: ValeScope = [.link, .strong, .emphasis, .code]
  static let byName: ValeScope = [
    .sentence, .summary, .raw, .link, .strong, .emphasis, .code,
  ]

  static func level(_ level: Int) -> ValeScope { ValeScope(rawValue: 1 << UInt32(20 + level)) }

  static let names: [String: ValeScope] = [
    "text": .text, "heading": .heading, "list": .list, "blockquote": .blockquote, "table": .table,
    "header": .header, "cell": .cell, "caption": .caption, "figure": .figure,
    "frontmatter": .frontMatter, "attr": .attribute, "alt": .alt, "paragraph": .paragraph,
    "sentence": .sentence, "summary": .summary, "raw": .raw, "link": .link, "strong": .strong,
    "emphasis": .emphasis, "code": .code, "h1": .level(1), "h2": .level(2), "h3": .level(3),
    "h4": .level(4), "h5": .level(5), "h6": .level(6),
  ]
}

/// The texts that a rule reads: any of some selectors, of each of which all parts hold.
struct ValeSelector: Hashable, Sendable {
  struct Part: Hashable, Sendable {
    var isNegated = false
    var scopes: ValeScope = []
    /// The key of the front matter.
    var key: String?
    /// The file's extension, as in `heading.md`.
    var fileExtension: String?
  }

  private(set) var ways: [[Part]] = []
  /// Names of scopes that Stet's formats do not have.
  private(set) var unknown: [String] = []

  /// The extensions by which a scope may name a format; those of formats that Stet does not read among them.
  private static let extensions: Set<String> = Set(
    FileExtensions.markdown + FileExtensions.furtherMarkdown + FileExtensions.html + [
      "rst", "adoc", "asciidoc", "txt", "org", "xml", "dita", "tex",
    ])

  init(_ names: [String]) {
    for name in names {
      var way: [Part] = []
      var isKnown = true
      for text in name.split(separator: "&") {
        guard let part = part(text) else {
          unknown.append(name.trimming().description)
          isKnown = false
          break
        }
        way.append(part)
      }
      if isKnown, !way.isEmpty { ways.append(way) }
    }
  }

  private func part(_ text: Substring) -> Part? {
    var part = Part()
    var text = text.trimming()
    if text.first == "~" {
      part.isNegated = true
      text = text.dropFirst().trimming()
    }
    for section in text.split(separator: ".") {
      let name = section.trimming().lowercased()
      if let scope = ValeScope.names[name] {
        part.scopes.insert(scope)
      } else if part.scopes.contains(.frontMatter), part.key == nil {
        part.key = String(section)
      } else if Self.extensions.contains(name), part.fileExtension == nil {
        part.fileExtension = name
      } else {
        return nil
      }
    }
    return part.scopes.isEmpty && part.fileExtension == nil ? nil : part
  }

  /// What must be gathered for it.
  var wanted: ValeScope {
    ways.reduce(into: ValeScope()) { all, way in
      for part in way where !part.isNegated { all.formUnion(part.scopes) }
    }
  }

  /// Whether a text of `scopes`, of the front matter's `key`, in a file with that extension, is read.
  func covers(_ scopes: ValeScope, key: String?, _ fileExtension: String) -> Bool {
    let named = scopes.intersection(.byName)
    return ways.contains { way in
      var positive: ValeScope = []
      for part in way {
        let holds =
          part.scopes.isSubset(of: scopes) && (part.key == nil || part.key == key)
          && (part.fileExtension == nil || part.fileExtension == fileExtension)
        if part.isNegated {
          if holds || !named.isDisjoint(with: [.raw, .summary]) { return false }
        } else if holds {
          positive.formUnion(part.scopes)
        } else {
          return false
        }
      }
      return named.isSubset(of: positive)
    }
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  func trimming() -> SubSequence {
    let rest = drop(while: \.isWhitespace)
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return rest.prefix(0) }
    return rest[...last]
  }
}
