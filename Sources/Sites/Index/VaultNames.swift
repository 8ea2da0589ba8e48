// SPDX-License-Identifier: Apache-2.0

import Linting
import Synchronization

/// The files of a vault by their names, whatever their case and folder; notes without their ending.
struct VaultNames: Sendable {
  private let numbers: [String: [Int32]]

  init(_ entries: [SiteIndex.Entry]) {
    var numbers: [String: [Int32]] = [:]
    for (number, entry) in entries.enumerated() {
      numbers[PathText.name(Self.key(entry.source)), default: []].append(Int32(number))
    }
    self.numbers = numbers
  }

  /// The numbers of those of `entries` that `name` may mean: a name, or the end of a path.
  func find(_ name: String, in entries: [SiteIndex.Entry]) -> [Int] {
    var key = Self.key(name)
    while let start = ["./", "../", "/"].first(where: key.hasPrefix) {
      key.removeFirst(start.count)
    }
    let found = (numbers[PathText.name(key)] ?? []).map(Int.init)
    guard key.utf8.contains(UInt8(ascii: "/")) else { return found }
    return found.filter {
      let source = Self.key(entries[$0].source)
      return source == key || source.hasSuffix("/" + key)
    }
  }

  private static func key(_ path: String) -> String {
    let lower = path.lowercased()
    return lower.hasSuffix(".md") ? String(lower.dropLast(3)) : lower
  }
}

extension SiteIndex {
  /// The numbers of the entries that a link of a vault to `name` may mean.
  package func vaultEntries(_ name: String) -> [Int] {
    vault.withLock { known in
      let names = known ?? VaultNames(entries)
      known = names
      return names.find(name, in: entries)
    }
  }
}
