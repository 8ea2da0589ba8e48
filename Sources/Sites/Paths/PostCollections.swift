// SPDX-License-Identifier: Apache-2.0

/// Which posts of a site belong together: what the generator keeps in one section, whatever the folders of years and
/// single posts in it.
package struct PostCollections {
  /// Folders that hold the sections of a site and are none.
  private static let outer: Set<Substring> = [
    "content", "src", "source", "pages", "app", "public", "docs", "site", "_site", "dist",
  ]
  private var last: (folder: String, collection: String)?

  /// For pages of one site, best in the order of their folders.
  package init() {}

  /// The collection of the page at `path` from the site's root: the folder of its section from there, empty for pages
  /// that lie in none.
  package mutating func collection(of path: String) -> String {
    let folder = folder(of: path)
    if let last, last.folder == folder { return last.collection }
    let collection = Self.collection(folder)
    last = (String(folder), collection)
    return collection
  }

  /// The folder of the page, or that of the bundle around it.
  private func folder(of path: String) -> Substring {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "" }
    let folder = path[..<slash]
    let name = path[slash...].dropFirst()
    guard name.hasPrefix("index.") else { return folder }
    return folder.utf8.lastIndex(of: 0x2F).map { folder[..<$0] } ?? ""
  }

  private static func collection(_ folder: Substring) -> String {
    let parts = folder.split(separator: "/")
    // Jekyll's collections may lie below folders of categories.
    if let part = parts.first(where: { $0.utf8.first == UInt8(ascii: "_") && $0 != "_site" }) {
      return String(part)
    }
    var kept: [Substring] = []
    for part in parts {
      if part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { continue }
      kept.append(part)
      if outer.contains(part) || isLanguage(part) { continue }
      break
    }
    return kept.joined(separator: "/")
  }

  /// Whether a folder is called like a language: `de`, `pt-br`.
  private static func isLanguage(_ name: Substring) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "-"))
    return !parts.isEmpty && parts.count <= 2
      && parts.allSatisfy { $0.count == 2 && $0.allSatisfy { 0x61...0x7A ~= $0 | 0x20 } }
  }
}
