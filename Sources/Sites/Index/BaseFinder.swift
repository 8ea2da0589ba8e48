// SPDX-License-Identifier: Apache-2.0

import Linting
import WebAddresses

/// What one page says of the place that it is served at.
package struct PageSample: Sendable {
  /// From the site's root.
  package var path: String
  /// The addresses that it calls its own: `rel=canonical`, `og:url`.
  package var own: [String]
  /// The addresses on it that begin with one `/`.
  package var rooted: [String]
  /// Its `<base href>`.
  package var base: String?

  package init(path: String, own: [String], rooted: [String], base: String? = nil) {
    self.path = path
    self.own = own
    self.rooted = rooted
    self.base = base
  }
}

/// Finds the path that a built site is served under by what its pages say.
enum BaseFinder {
  /// The path, and what told it.
  struct Base {
    var path: String
    var origin: String
  }

  /// At most so many pages are examined.
  private static let mostPages = 12
  /// So many addresses must agree where pages do not say their own.
  private static let leastAddresses = 5

  /// The path under which a built site is served, whose files are at `paths`.
  static func find(_ paths: [String], _ samples: ([String]) -> [PageSample]) -> Base? {
    let pages = paths.filter { ["html", "htm"].contains(SourceName($0).ending) }
    let home = pages.filter { !$0.utf8.contains(0x2F) && SourceName($0).stem == "index" }
    let chosen = home + some(of: pages).filter { !home.contains($0) }
    if chosen.isEmpty { return nil }
    let samples = samples(chosen)
    if let own = byOwnAddress(samples) {
      return own.isEmpty ? nil : Base(path: own, origin: "the pages' own addresses")
    }
    if let base = byBase(samples, paths) { return Base(path: base, origin: "the pages' <base>") }
    return byLinks(samples, paths, Set(paths))
  }

  /// The path under which a site is served whose sources, at `paths`, `generator` writes, though its settings name none.
  static func find(
    _ paths: [String], _ generator: any PageGenerator, _ samples: ([String]) -> [PageSample]
  ) -> Base? {
    var outputs: Set<String> = []
    var pages: [String] = []
    for path in paths {
      let made = generator.output(of: SourceFile(path, hasFrontMatter: true)).outputs
      outputs.formUnion(made)
      if !made.isEmpty, SourceName(path).isMarkdown { pages.append(path) }
    }
    let chosen = some(of: pages)
    return chosen.isEmpty ? nil : byLinks(samples(chosen), Array(outputs), outputs)
  }

  /// Some of the pages, from all over the site.
  private static func some(of pages: [String]) -> [String] {
    let step = max(1, (pages.count + mostPages - 1) / mostPages)
    return stride(from: 0, to: pages.count, by: step).map { pages[$0] }
  }

  /// The path of the `<base>` of all pages that have one, if the site has no such folder.
  private static func byBase(_ samples: [PageSample], _ paths: [String]) -> String? {
    let bases = Set(
      samples.compactMap(\.base).map { WebAddress($0) }.map { SitePath.join($0.text($0.path)) })
    guard bases.count == 1, let base = bases.first, !base.isEmpty,
      samples.contains(where: { $0.base?.hasPrefix("/") ?? false }), !isThere(base, paths)
    else { return nil }
    return base
  }

  /// Whether there is a file or folder `name`.
  private static func isThere(_ name: String, _ paths: [String]) -> Bool {
    paths.contains { $0 == name || $0.hasPrefix(name + "/") }
  }

  /// What is before a page's path in its own address, where most pages that name one agree.
  private static func byOwnAddress(_ samples: [PageSample]) -> String? {
    var votes: [String: Int] = [:]
    var voters = 0
    for sample in samples {
      let paths = Set(
        sample.own.compactMap { text -> String? in
          let address = WebAddress(text)
          return address.host.isEmpty ? nil : SitePath.join(address.text(address.path))
        })
      if paths.isEmpty { continue }
      voters += 1
      if let base = paths.lazy.compactMap({ base(of: $0, page: sample.path) }).first {
        votes[base, default: 0] += 1
      }
    }
    guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      2 * best.value > voters
    else { return nil }
    return best.key
  }

  /// What is in front of the path of the file `page` in the path of its address.
  private static func base(of path: String, page: String) -> String? {
    let name = SourceName(page)
    let folder = name.stem == "index" ? name.folder : SitePath.join(name.folder, name.stem)
    for own in [page, folder] {
      if own.isEmpty { return path }
      if path == own { return "" }
      if path.hasSuffix("/" + own) { return String(path.dropLast(own.count + 1)) }
    }
    return nil
  }

  /// The folder that most addresses from the root begin with, though the site has none of that name, if most of
  /// them are there without it.
  private static func byLinks(
    _ samples: [PageSample], _ paths: [String], _ outputs: Set<String>
  ) -> Base? {
    var addresses: Set<CleanPath> = []
    for address in samples.flatMap(\.rooted) {
      let address = WebAddress(address)
      if let path = CleanPath(address.text(address.path)), !path.path.isEmpty {
        addresses.insert(path)
      }
    }
    guard addresses.count >= leastAddresses else { return nil }
    let firsts = Dictionary(
      grouping: addresses, by: { String($0.path.prefix { $0 != "/" }) })
    guard let best = firsts.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
      4 * best.value.count >= 3 * addresses.count
    else { return nil }
    if isThere(best.key, paths) { return nil }
    let there = best.value.filter { path in
      guard let inside = path.below(best.key) else { return false }
      return SiteHost.plain.candidates(for: inside).contains { outputs.contains($0.output) }
    }
    return 2 * there.count > best.value.count
      ? Base(path: best.key, origin: "the folder that most links share") : nil
  }
}
