// SPDX-License-Identifier: Apache-2.0

import Linting
import Synchronization

/// The sources by the names of their files.
struct SourceStems: Sendable {
  /// Made once so many were asked for that it is worth it: for one post it is not.
  private var entries: [String: [Int32]]?
  private var searches = 0
  private static let fewSearches = 8

  /// The numbers of those among `sources` with that name, which is not empty.
  mutating func numbers(_ stem: String, in sources: [SiteIndex.Entry]) -> [Int] {
    searches += 1
    if entries == nil, searches > Self.fewSearches { entries = Self.table(sources) }
    if let entries { return (entries[stem] ?? []).map(Int.init) }
    let bytes = Array(stem.utf8)
    return sources.indices.filter { number in
      sources[number].source.utf8.holds(bytes) && Self.stem(of: sources[number]) == stem
    }
  }

  private static func table(_ sources: [SiteIndex.Entry]) -> [String: [Int32]] {
    var entries: [String: [Int32]] = [:]
    for (number, entry) in sources.enumerated() {
      let stem = stem(of: entry)
      if !stem.isEmpty { entries[stem, default: []].append(Int32(number)) }
    }
    return entries
  }

  private static func stem(of entry: SiteIndex.Entry) -> String {
    let name = SourceName(entry.source)
    return ["index", "_index"].contains(name.stem) ? PathText.name(name.folder) : name.stem
  }
}

extension String.UTF8View {
  /// Whether `bytes` stand in it.
  fileprivate func holds(_ bytes: [UInt8]) -> Bool {
    let isHere = unsafe withContiguousStorageIfAvailable { text in
      guard let first = bytes.first, text.count >= bytes.count else { return bytes.isEmpty }
      for start in 0...text.count - bytes.count where unsafe text[start] == first {
        if bytes.indices.allSatisfy({ unsafe text[start + $0] == bytes[$0] }) { return true }
      }
      return false
    }
    // Strings of ours are contiguous; others are examined closely.
    return isHere ?? true
  }
}

extension SiteIndex {
  /// What a search for a source gives.
  package enum Source: Hashable, Sendable {
    case entry(Int)
    case missing
    /// More than one has the name.
    case ambiguous
  }

  /// The source that `search` finds.
  package func source(_ search: SourceSearch) -> Source {
    for path in search.paths {
      if let number = entry(ofSource: path) { return .entry(number) }
    }
    guard !search.stem.isEmpty else { return .missing }
    let found = stems.withLock { known in
      known.numbers(search.stem, in: entries)
    }
    .filter { SourceName(entries[$0].source).folders.contains(search.folder) }
    if found.count > 1 { return .ambiguous }
    return found.first.map { .entry($0) } ?? .missing
  }
}
