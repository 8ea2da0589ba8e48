// SPDX-License-Identifier: Apache-2.0

import Configuration
import Documents
package import Files
import Linting
import Sites

/// Finds the root of the site that a post belongs to by the files around it.
package struct SiteFinder {
  /// A site's root, and what told it: a file, or what is in the folder.
  package struct Found: Sendable {
    package var root: String
    package var sign: String
  }

  private let files: any FileTree
  /// The absolute path of the working folder.
  private let workingFolder: String
  private var listed: [String: Set<String>] = [:]
  /// By folder, the one of the repository around it.
  private var repositories: [String: String?] = [:]
  /// By folder, the file that reveals a generator.
  private var signs: [String: String?] = [:]
  /// By the folder of a generator, where it writes the built site.
  private var outputs: [String: String?] = [:]

  package init(_ files: any FileTree, workingFolder: String) {
    self.files = files
    self.workingFolder = workingFolder
  }

  /// The site around the post at `post`: the nearest folder upwards with a generator's settings, or, for a page that it
  /// wrote, the folder of the built site; else the nearest vault, else the outermost folder with a home page and another
  /// page, else the nearest WordPress export. Nothing outside the repository, or without one the working folder, is looked at.
  package mutating func site(around post: String) -> Found? {
    let folder = PathText.folder(post)
    guard let top = boundary(of: folder) else { return nil }
    var current = folder
    var plain: String?
    var vault: String?
    var export: String?
    while true {
      let names = names(in: current)
      if let sign = generatorSign(in: current, names) {
        if let output = output(of: current), post.hasPrefix(output + "/") {
          return Found(root: output, sign: sign)
        }
        return Found(root: current, sign: sign)
      }
      if names.contains("index.html"), hasOtherPage(current, post) { plain = current }
      if vault == nil, names.contains(MarkdownHome.vaultFolder) { vault = current }
      export = export ?? self.export(in: current)
      if current == top || current == "/" {
        return vault.map { Found(root: $0, sign: MarkdownHome.vaultFolder) }
          ?? plain.map { Found(root: $0, sign: "index.html and another page") }
          ?? export.map { Found(root: $0, sign: "what is in the file") }
      }
      current = PathText.folder(current)
    }
  }

  /// The file in `folder`, which holds `names`, that reveals a generator; looked for once per folder.
  private mutating func generatorSign(in folder: String, _ names: Set<String>) -> String? {
    if let known = signs[folder] { return known }
    let generator = Generators.all.find { name in
      names.contains(name)
        || name.utf8.contains(0x2F) && files.info(PathText.join(folder, name)) != nil
    }
    signs[folder] = .some(generator?.file)
    return generator?.file
  }

  /// The folder that the generator with settings in `folder` writes the built site to, if it is there.
  private mutating func output(of folder: String) -> String? {
    if let known = outputs[folder] { return known }
    let output = GeneratorFolder.output(of: folder, in: files).map { PathText.join(folder, $0) }
    // Settings may come from a stranger: what they name outside the folder is not the site's.
    let isThere =
      output.map {
        !(PathText.relative($0, to: folder) ?? "").isEmpty && files.info($0)?.kind == .folder
      } ?? false
    outputs[folder] = .some(isThere ? output : nil)
    return isThere ? output : nil
  }

  /// The same as ``boundary(of:in:_:)``, with each folder looked at once.
  private mutating func boundary(of folder: String) -> String? {
    var passed: [String] = []
    var current = folder
    var found: String?
    while true {
      if let known = repositories[current] {
        found = known
        break
      }
      passed.append(current)
      if files.info(PathText.join(current, ".git")) != nil {
        found = current
        break
      }
      if current == "/" { break }
      current = PathText.folder(current)
    }
    for folder in passed { repositories[folder] = .some(found) }
    return found
      ?? (PathText.relative(folder, to: workingFolder) == nil ? nil : workingFolder)
  }

  /// The folder of the repository around `folder`, else the `workingFolder` if it is around it.
  static func boundary(
    of folder: String, in files: any FileTree, _ workingFolder: String
  ) -> String? {
    repository(around: folder, in: files)
      ?? (PathText.relative(folder, to: workingFolder) == nil ? nil : workingFolder)
  }

  /// The folder of the repository around `folder`.
  package static func repository(around folder: String, in files: any FileTree) -> String? {
    var current = folder
    while files.info(PathText.join(current, ".git")) == nil {
      if current == "/" { return nil }
      current = PathText.folder(current)
    }
    return current
  }

  private mutating func names(in folder: String) -> Set<String> {
    if let known = listed[folder] { return known }
    let found = Set(((try? files.list(folder)) ?? []).filter { $0.kind != .link }.map(\.name))
    listed[folder] = found
    return found
  }

  private mutating func export(in folder: String) -> String? {
    names(in: folder).filter { $0.hasSuffix(".xml") }.sorted().prefix(Self.mostExports)
      .map { PathText.join(folder, $0) }.first { ExportItem.isExport($0, in: files) }
  }

  /// The most files of a folder that are looked at for an export.
  private static let mostExports = 20

  /// Whether there is a page in `folder`, or below it, besides its `index.html`: a lone saved page is no site.
  private func hasOtherPage(_ folder: String, _ post: String) -> Bool {
    let index = PathText.join(folder, "index.html")
    if Self.isPage(PathText.name(post)), post != index { return true }
    var pending = [folder]
    var looked = 0
    while looked < pending.count, looked < Self.mostFolders {
      let current = pending[looked]
      looked += 1
      for entry in (try? files.list(current)) ?? [] where entry.name.utf8.first != 0x2E {
        let path = PathText.join(current, entry.name)
        if entry.kind == .folder {
          // Browsers keep the parts of a saved page in a folder of that name.
          if !entry.name.hasSuffix("_files"), entry.name != "node_modules" { pending.append(path) }
        } else if entry.kind == .file, path != index, Self.isPage(entry.name) {
          return true
        }
      }
    }
    return false
  }

  /// The most folders in which another page is sought.
  private static let mostFolders = 200

  private static func isPage(_ name: String) -> Bool {
    PostFormat(name: name)?.format == .html
  }
}
