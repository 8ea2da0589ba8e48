// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import SourceText
import Synchronization
package import WebAddresses

/// What is around an address that was not found.
struct SiteNeighbourhood: Sendable {
  /// The outputs by their names in lower case.
  private var cases: [String: String] = [:]
  /// The folders by what is in them: the addresses by their names.
  private var folders: [String: Folder] = [:]
  /// Addresses by their names, wherever they are: the first of each, and whether it is the only one.
  private var names: [String: (address: String, isOnly: Bool)] = [:]
  /// The folders in which, or below which, there are Markdown sources.
  private var sourceFolders: Set<String> = []
  /// The folders at the root.
  private var topFolders: Set<String> = []
  /// The endings of all names.
  private var endings: Set<String> = []
  /// Whether there is a folder of files that answer at the root.
  private(set) var hasAssets = false

  private final class Folder: Sendable {
    /// The addresses by their names.
    let addresses: [String: String]
    /// The endings of the names.
    let endings: Set<String>
    /// Made when a name is looked for.
    private let names = Mutex<NearestName?>(nil)

    init(_ addresses: [String: String]) {
      self.addresses = addresses
      endings = Set(addresses.keys.map(SiteNeighbourhood.ending))
    }

    func nearest(to name: String) -> String? {
      // To sort many names takes long, and the nearest of so many helps no one.
      if addresses.count > SiteNeighbourhood.mostSiblings { return nil }
      return names.withLock { names in
        let known = names ?? NearestName(addresses.keys.sorted())
        names = known
        return known.nearest(to: name)
      }
    }
  }

  init(_ index: SiteIndex) {
    var folders: [String: [String: String]] = [:]
    cases.reserveCapacity(index.outputs.count)
    for output in index.outputs.keys.sorted() {
      let key = output.lowercased()
      if cases[key] == nil { cases[key] = output }
      if let slash = output.firstIndex(of: "/") { topFolders.insert(String(output[..<slash])) }
      let address = SiteIndex.address(of: output)
      let clean = SitePath.join(address)
      let name = PathText.name(clean)
      if name.isEmpty { continue }
      folders[PathText.folder(clean), default: [:]][name] = address
      if let known = names[name] {
        names[name] = (known.address, known.isOnly && known.address == address)
      } else {
        names[name] = (address, true)
      }
    }
    self.folders = folders.mapValues(Folder.init)
    for folder in self.folders.values { endings.formUnion(folder.endings) }
    hasAssets = index.entries.contains {
      $0.source.hasPrefix("static/") || $0.source.hasPrefix("public/")
    }
    for entry in index.entries where SourceName(entry.source).isMarkdown {
      for output in entry.generated.outputs {
        var folder = PathText.folder(SitePath.join(SiteIndex.address(of: output)))
        while !folder.isEmpty, sourceFolders.insert(folder).inserted {
          folder = PathText.folder(folder)
        }
      }
    }
  }

  /// Whether anything lies in the folder `name` at the root.
  func hasFolder(_ name: String) -> Bool { topFolders.contains(name) }

  /// Whether pages made from Markdown lie below the folder at `path`, so that a generator may list them there.
  func isListing(_ path: String) -> Bool { !path.isEmpty && sourceFolders.contains(path) }

  /// Whether the folder of `path` holds something of its like: a page for a page, a `.png` for a `.png`. The root
  /// counts for nothing.
  func hasLike(_ path: String) -> Bool {
    let folder = PathText.folder(path)
    guard !folder.isEmpty else { return false }
    return folders[folder]?.endings.contains(Self.ending(path)) ?? false
  }

  /// Whether any folder holds a file with that ending.
  func has(ending: String) -> Bool { endings.contains(ending) }

  /// The ending of a file's name; one for all pages.
  private static func ending(_ path: String) -> String {
    let name = SourceName(path)
    return name.isMarkdown || ["html", "htm"].contains(name.ending) ? "" : name.ending
  }

  /// The output of that name, in lower case.
  func output(ignoringCase name: String) -> String? { cases[name] }

  /// The address in the folder of `path` that is spelled most like it, else the only one of its name.
  func nearest(to path: String) -> String? {
    let name = PathText.name(path)
    if let siblings = folders[PathText.folder(path)],
      let near = siblings.nearest(to: name), let address = siblings.addresses[near]
    {
      return address
    }
    guard let found = names[name], found.isOnly, !name.hasPrefix("index.") else { return nil }
    return found.address
  }

  /// The most names among which the nearest is sought.
  private static let mostSiblings = 1000
}

extension SiteIndex {
  func withNeighbourhood<Result: Sendable>(_ body: (SiteNeighbourhood) -> Result) -> Result {
    neighbourhood.withLock { known in
      let made = known ?? SiteNeighbourhood(self)
      known = made
      return body(made)
    }
  }

  // MARK: Offers

  /// The address that differs from `path` in letter case only, if there is one.
  package func otherCase(of path: CleanPath) -> String? {
    guard let inside = path.below(basePath) else { return nil }
    for candidate in host.candidates(for: inside) {
      let output = withNeighbourhood { $0.output(ignoringCase: candidate.output.lowercased()) }
      guard let output else { continue }
      let right = Self.address(of: output)
      let isFolder = right.hasSuffix("/")
      if inside.isFolder == isFolder { return prefixed(right) }
      // The spelling that was chosen, with or without an ending, is kept.
      let count = inside.path.utf8.count
      let start = right.utf8.dropFirst().prefix(count)
      guard start.count == count, let same = String(start) else { return prefixed(right) }
      return prefixed("/" + same + (inside.isFolder ? "/" : ""))
    }
    return nil
  }

  /// The published address nearest to `path` by spelling: in the same folder first, then of the same name anywhere.
  package func nearest(to path: CleanPath) -> String? {
    guard let inside = path.below(basePath), !inside.path.isEmpty else { return nil }
    guard let near = withNeighbourhood({ $0.nearest(to: inside.path) }) else { return nil }
    // What only takes folders off the front would take the site's base off an address that is right.
    let isShorter = ("/" + inside.path).hasSuffix("/" + SitePath.join(near))
    return isShorter ? nil : prefixed(near)
  }

  /// `address`, written in a post, with its path corrected to `right`, which was found in place of `sought`; relative
  /// as it was where that can be.
  package static func rewritten(
    _ address: WebAddress, sought: CleanPath?, right: String
  ) -> String {
    let head = address.text(0..<address.path.lowerBound)
    let tail = address.text(address.path.upperBound..<address.bytes.count)
    let path = address.text(address.path)
    let escaped = escape(right)
    if path.hasPrefix("/") || !address.host.isEmpty { return head + escaped + tail }
    let written = path.split(separator: "/").map(String.init)
    let count = written.reversed().prefix { $0 != ".." && $0 != "." }.count
    let new = SitePath.join(right).split(separator: "/")
    let old = (sought?.path ?? "").split(separator: "/")
    guard sought != nil, count > 0, new.count == old.count, new.count >= count,
      new.dropLast(count) == old.dropLast(count)
    else { return head + escaped + tail }
    let parts = written.dropLast(count) + new.suffix(count).map { escape(String($0)) }
    return head + parts.joined(separator: "/") + (right.hasSuffix("/") ? "/" : "") + tail
  }

  /// `address` in the letter case of `right`, part by part from its end; rewritten where they differ in more.
  package static func respelled(
    _ address: WebAddress, sought: CleanPath?, right: String
  ) -> String {
    var written = address.text(address.path).split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    var rest = right.split(separator: "/").map(String.init)[...]
    for index in written.indices.reversed() {
      if written[index].isEmpty || written[index] == "." { continue }
      guard written[index] != "..", let name = rest.popLast() else { break }
      let decoded = PercentCoding.decoded(Array(written[index].utf8))
      if decoded.elementsEqual(name.utf8) { continue }
      guard String(decoding: decoded, as: UTF8.self).lowercased() == name.lowercased() else {
        return rewritten(address, sought: sought, right: right)
      }
      written[index] = PercentCoding.encoded(name, like: written[index])
    }
    return address.text(0..<address.path.lowerBound) + written.joined(separator: "/")
      + address.text(address.path.upperBound..<address.bytes.count)
  }

  /// `path` with what may not be in an address escaped.
  private static func escape(_ path: String) -> String {
    PercentCoding.encoded(path.utf8) {
      $0 <= 0x20 || $0 == 0x7F || "%?#\"<>`\\^{}|()".utf8.contains($0)
    }
  }
}
