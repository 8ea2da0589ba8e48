// SPDX-License-Identifier: Apache-2.0

import Configuration
import Documents
import Linting
import Sites

/// Finds the root of the site that a post belongs to by the files around it.
struct SiteFinder {
  /// The absolute path of the working folder.
  private let workingFolder: String
  private var listed: [String: Set<String>] = [:]

  init(workingFolder: String) { self.workingFolder = workingFolder }

  /// The site's root around the post at the absolute path `post`: the nearest folder upwards with a generator's
  /// settings, else the outermost with a home page and another page, else the nearest WordPress export. Nothing outside the repository, or without one
  /// the working folder, is looked at.
  mutating func root(around post: String) -> String? {
    let folder = FileSystem.resolved(Array(PathText.folder(post).utf8)).map(FileSystem.printed)
    guard let folder, let top = boundary(folder) else { return nil }
    var current = folder
    var plain: String?
    var export: String?
    while true {
      let names = names(in: current)
      let place = current
      let generator = SiteGenerator.find { name in
        names.contains(name)
          || name.contains("/") && FileSystem.exists(Array(PathText.join(place, name).utf8))
      }
      if generator != nil { return current }
      if names.contains("index.html"), hasOtherPage(current, post) { plain = current }
      export = export ?? self.export(in: current)
      if current == top || current == "/" { return plain ?? export }
      current = PathText.folder(current)
    }
  }

  /// The folder of the repository around `folder`, else the working folder if it is around it.
  private mutating func boundary(_ folder: String) -> String? {
    var current = folder
    while true {
      if names(in: current).contains(".git") { return current }
      if current == "/" { break }
      current = PathText.folder(current)
    }
    return PathText.relative(folder, to: workingFolder) == nil ? nil : workingFolder
  }

  private mutating func names(in folder: String) -> Set<String> {
    if let known = listed[folder] { return known }
    let entries = (try? FileSystem.list(Array(folder.utf8))) ?? []
    let found = Set(entries.map { FileSystem.printed($0.name) })
    listed[folder] = found
    return found
  }

  private mutating func export(in folder: String) -> String? {
    names(in: folder).filter { $0.hasSuffix(".xml") }.sorted().prefix(Self.mostExports)
      .map { PathText.join(folder, $0) }.first { Self.isExport(Array($0.utf8)) }
  }

  /// Whether the file at `path` opens as WordPress writes its exports.
  static func isExport(_ path: [UInt8]) -> Bool {
    guard (try? FileSystem.kind(of: path)) == .file,
      let head = try? FileSystem.head(path, count: 8192)
    else { return false }
    return WordPressExport.isExport(head)
  }

  /// The most files of a folder that are looked at for an export.
  private static let mostExports = 20

  /// Whether there is a page in `folder`, or below it, besides its `index.html`: a lone saved page is no site.
  private func hasOtherPage(_ folder: String, _ post: String) -> Bool {
    let index = PathText.join(folder, "index.html")
    let isPage = Self.isPage(Array(PathText.name(post).utf8))
    let own = FileSystem.resolved(Array(post.utf8)).map(FileSystem.printed)
    if isPage, own != index { return true }
    var pending = [Array(folder.utf8)]
    var looked = 0
    while looked < pending.count, looked < Self.mostFolders {
      let current = pending[looked]
      looked += 1
      for entry in (try? FileSystem.list(current)) ?? [] where entry.name.first != 0x2E {
        let path = FileSystem.join(current, entry.name)
        if entry.kind == .folder, !entry.isLink {
          // Browsers keep the parts of a saved page in a folder of that name.
          let isLeftOut =
            entry.name.suffix(6).elementsEqual("_files".utf8)
            || entry.name.elementsEqual("node_modules".utf8)
          if !isLeftOut { pending.append(path) }
        } else if entry.kind == .file, Self.isPage(entry.name), !path.elementsEqual(index.utf8) {
          return true
        }
      }
    }
    return false
  }

  /// The most folders in which another page is sought.
  private static let mostFolders = 200

  private static func isPage(_ name: [UInt8]) -> Bool {
    PostFormat(name: name)?.format == .html
  }
}
