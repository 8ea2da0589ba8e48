// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Linting

/// What a Hugo site hands on to its pages: `cascade` in the settings and in the front matter of lists.
struct HugoCascade: Sendable {
  /// Values for the pages in one folder of the content.
  private struct Part: Sendable {
    /// Below the content's root; empty for all pages.
    var folder: String
    /// The beginning of the paths in it.
    var inside: String
    /// What the pages must match besides; `nil` where nothing is asked.
    var path: Glob?
    var kind: Glob?
    var language: Glob?
    var values: [DataEntry]
    /// The keys of ``values`` in lower case.
    var keys: [String]

    /// Whether the pages in `other` are in its folder.
    func holds(_ other: String) -> Bool {
      folder.isEmpty || other == folder || other.utf8.starts(with: inside.utf8)
    }
  }

  /// The nearest to a page first.
  private var parts: [Part] = []

  /// The most parts that are asked for each page.
  private static let mostParts = 200

  /// The values that `settings` and the `lists`, each with its folder in the content, hand on.
  init(_ settings: HugoConfiguration, lists: [(folder: String, values: DataValue)]) {
    let deepestFirst = lists.sorted {
      ($0.folder.utf8.count, $1.folder) > ($1.folder.utf8.count, $0.folder)
    }
    for list in deepestFirst { add(list.values.folded("cascade"), list.folder) }
    add(settings["cascade"], "")
  }

  private mutating func add(_ cascade: DataValue?, _ folder: String) {
    for entry in cascade?.list ?? cascade.map({ [$0] }) ?? [] {
      guard parts.count < Self.mostParts, let values = entry.map else { continue }
      let target = entry.folded("target") ?? entry.folded("_target")
      func glob(_ key: String) -> Glob? {
        target?.folded(key)?.string.flatMap { try? Glob($0) }
      }
      if let environment = glob("environment"), !environment.matches("production") { continue }
      let own = values.filter { !["target", "_target"].contains($0.key.lowercased()) }
      let part = Part(
        folder: folder, inside: folder + "/", path: glob("path"), kind: glob("kind"),
        language: glob("lang"), values: own, keys: own.map { $0.key.lowercased() })
      // What is asked of a page and not understood may be anything.
      let asked = (target?.map ?? []).filter { $0.key.lowercased() != "environment" }.count
      let isUnderstood = asked == [part.path, part.kind, part.language].count { $0 != nil }
      if isUnderstood { parts.append(part) }
    }
  }

  /// Whether nothing is handed on.
  var isEmpty: Bool { parts.isEmpty }

  /// The `own` values of the page at `name` in the content, with what it gets from above.
  func values(_ own: DataValue?, of name: SourceName, language: String) -> DataValue? {
    guard !parts.isEmpty else { return own }
    let isList = name.stem == "_index"
    let kind = !isList ? "page" : name.folder.isEmpty ? "home" : "section"
    let isBundle = isList || name.stem == "index"
    let page = "/" + (isBundle ? name.folder : SitePath.join(name.folder, name.stem))
    var entries = own?.map ?? []
    if own != nil, own?.map == nil { return own }
    var keys = Set(entries.map { $0.key.lowercased() })
    // A part is not copied to be asked.
    for place in parts.indices where parts[place].holds(name.folder) {
      guard parts[place].kind?.matches(kind) ?? true, parts[place].path?.matches(page) ?? true,
        parts[place].language?.matches(language) ?? true
      else { continue }
      for (key, entry) in zip(parts[place].keys, parts[place].values)
      where keys.insert(key).inserted {
        entries.append(entry)
      }
    }
    guard let range = own?.range ?? entries.first?.keyRange else { return own }
    return DataValue(.map(entries), range: range)
  }
}
