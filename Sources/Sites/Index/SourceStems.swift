// SPDX-License-Identifier: Apache-2.0

import Linting
import Synchronization

/// The sources by the names of their files.
struct SourceStems: Sendable {
  private let entries: [String: [Int32]]

  init(_ sources: [SiteIndex.Entry]) {
    var entries: [String: [Int32]] = [:]
    for (number, entry) in sources.enumerated() {
      let name = SourceName(entry.source)
      let stem = ["index", "_index"].contains(name.stem) ? PathText.name(name.folder) : name.stem
      if !stem.isEmpty { entries[stem, default: []].append(Int32(number)) }
    }
    self.entries = entries
  }

  func numbers(_ stem: String) -> [Int] { (entries[stem] ?? []).map(Int.init) }
}

extension SiteIndex {
  /// What a search for a source gives.
  package enum Source: Hashable, Sendable {
    case entry(Int)
    case missing
    /// More than one has the name.
    case ambiguous
  }

  /// The source that `search` leads to.
  package func source(_ search: SourceSearch) -> Source {
    for path in search.paths {
      if let number = entry(ofSource: path) { return .entry(number) }
    }
    guard !search.stem.isEmpty else { return .missing }
    let found = stems.withLock { known in
      let stems = known ?? SourceStems(entries)
      known = stems
      return stems.numbers(search.stem)
    }
    .filter { SourceName(entries[$0].source).folders.contains(search.folder) }
    if found.count > 1 { return .ambiguous }
    return found.first.map { .entry($0) } ?? .missing
  }
}
