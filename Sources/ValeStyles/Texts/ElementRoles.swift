// SPDX-License-Identifier: Apache-2.0

import Documents

/// What each element does to the texts of a post, looked up by its name.
struct ElementRoles: Sendable {
  struct Role: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    /// Stands in a line of text.
    static let inline = Role(rawValue: 1 << 0)
    /// Is left out with all that it holds.
    static let skipped = Role(rawValue: 1 << 1)
    /// Its text is read as stars.
    static let masked = Role(rawValue: 1 << 2)
  }

  private static let inlineNames = [
    "b", "big", "i", "small", "abbr", "acronym", "cite", "dfn", "em", "kbd", "strong", "a", "br",
    "img", "span", "sub", "sup", "code", "tt", "del", "ins", "mark", "u", "s", "q", "samp", "wbr",
    "input", "label", "font", "time", "picture", "source", "button", "strike",
  ]

  private var known = [Role](repeating: [], count: NameTable.knownCount + 1)
  /// Those of elements that only a post knows.
  private var others: [String: Role] = [:]

  init(_ ignores: ValeIgnores) {
    for name in Self.inlineNames { add(.inline, name) }
    for name in ignores.skipped { add(.skipped, name) }
    for name in ignores.masked.union(["samp"]) { add(.masked, name) }
  }

  private mutating func add(_ role: Role, _ name: String) {
    if let number = NameTable.known(Array(name.utf8)[...])?.rawValue, Int(number) < known.count {
      known[Int(number)].insert(role)
    } else {
      others[name, default: []].insert(role)
    }
  }

  func role(_ name: Name, in document: Document) -> Role {
    if Int(name.rawValue) < known.count { return known[Int(name.rawValue)] }
    return others.isEmpty ? [] : others[document.names.spelling(name)] ?? []
  }
}
