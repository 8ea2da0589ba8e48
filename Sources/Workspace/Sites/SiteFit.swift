// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import Sites
import Synchronization
import WebAddresses

/// How well what Stet knows of a site fits the links of its pages. Where most of those from the root are broken, it is
/// not the links that are wrong.
struct SiteFit: Sendable {
  /// Why no link from the root can be judged; `nil` where they can.
  var misfit: String?
  /// The first folders of addresses under which the site has nothing, though many links go there.
  var unknownFolders: Set<String> = []

  /// So many addresses from the root, on so many pages, must be broken before they are more than mistakes.
  private static let leastMissing = 20
  private static let leastPages = 3
  /// So many where they share a folder that the site does not have.
  private static let leastInFolder = 8

  /// Whether `address` begins at the site's root.
  static func isRooted(_ address: WebAddress) -> Bool {
    address.host.isEmpty && address.scheme.isEmpty && address.text(address.path).hasPrefix("/")
  }

  /// What is known of the addresses in one folder.
  private struct Folder {
    var found = 0
    var missing = 0
    var pages: Set<Int> = []
  }

  /// The fit of a site whose page `number` has the addresses `page(number)`.
  init(_ index: SiteIndex, pages: [Int], addresses: (Int) -> [String]) {
    var seen: Set<CleanPath> = []
    var folders: [String: Folder] = [:]
    /// The pages with links that are broken.
    var lost: Set<Int> = []
    for number in pages {
      for text in addresses(number) {
        let address = WebAddress(text)
        guard Self.isRooted(address), !address.isOpaque,
          let path = CleanPath(address.text(address.path)), !path.path.isEmpty
        else { continue }
        let first = String(path.path.prefix { $0 != "/" })
        folders[first, default: Folder()].pages.insert(number)
        guard seen.insert(path).inserted else { continue }
        let answer = index.answer(address, from: index.entries[number].source)
        switch answer.outcome {
        case .missing where answer.right == nil:
          folders[first]?.missing += 1
          lost.insert(number)
        case .missing, .entry: folders[first]?.found += 1
        case .outside, .unknown: continue
        }
      }
    }
    let missing = folders.values.reduce(0) { $0 + $1.missing }
    let all = missing + folders.values.reduce(0) { $0 + $1.found }
    if missing >= Self.leastMissing, lost.count >= Self.leastPages, 2 * missing > all {
      misfit =
        "\(missing) of \(all) links from the site's root are broken; if its pages are elsewhere, "
        + "set 'root', 'url' or 'generator' under 'site'"
      return
    }
    unknownFolders = Set(
      folders.filter {
        $0.value.found == 0 && $0.value.missing >= Self.leastInFolder
          && $0.value.pages.count >= Self.leastPages && !index.hasFolder($0.key)
      }.keys)
  }

  /// Why no one can tell whether there is something at `path`, which was not found.
  func doubt(about path: CleanPath) -> String? {
    if let misfit { return misfit }
    let first = String(path.path.prefix { $0 != "/" })
    guard unknownFolders.contains(first) else { return nil }
    return
      "many links go to '/\(first)/', where Stet finds nothing; if it exists, set 'root' under 'site'"
  }
}

extension SiteSnapshot {
  /// The most pages whose links are looked up for it.
  private static let mostPages = 150

  package var misfit: String? { misfit(nil) }

  func misfit(_ assumed: Assumptions?) -> String? {
    if export != nil { return nil }
    guard let assumed, fit.withLock({ $0 == nil }) else { return fitting().misfit }
    assumed.add(.fits)
    return nil
  }

  /// Why no one can tell whether there is something at `path`, which was not found.
  func doubt(about path: CleanPath, _ assumed: Assumptions?) -> String? {
    guard let assumed, fit.withLock({ $0 == nil }) else { return fitting().doubt(about: path) }
    assumed.add(.lacks(path))
    return nil
  }

  func fitting() -> SiteFit {
    if let known = fit.withLock({ $0 }) { return known }
    let index = site.index
    let pages = index.entries.indices.filter { number in
      let entry = index.entries[number]
      return !entry.generated.outputs.isEmpty && ArticleReader.format(ofPath: entry.source) != nil
    }
    let step = max(1, (pages.count + Self.mostPages - 1) / Self.mostPages)
    let sample = stride(from: 0, to: pages.count, by: step).map { pages[$0] }
    let made = SiteFit(index, pages: sample) { self.text($0)?.addresses ?? [] }
    return fit.withLock { known in
      let kept = known ?? made
      known = kept
      return kept
    }
  }
}
