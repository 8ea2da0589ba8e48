// SPDX-License-Identifier: Apache-2.0

package import Files
import Linting

/// A post that was found, not yet read.
package struct PostFile: Hashable, Sendable {
  /// The path as it is printed and sorted by.
  package var path: String
  /// The absolute path without links, as a ``FileTree`` takes it.
  package var location: String
  /// Whether a person gave this very path.
  package var isNamed: Bool

  package init(path: String, location: String, isNamed: Bool) {
    self.path = path
    self.location = location
    self.isNamed = isNamed
  }

  package var printed: String { FilePath.printed(path) }

  /// Posts are in the order of the bytes of their paths.
  static func isBefore(_ left: PostFile, _ right: PostFile) -> Bool {
    left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }
}

/// Finds the posts in the files and folders that a person named.
package struct PostWalk {
  /// What a walk found; `posts` in the order of their paths, each once.
  package struct Result {
    package var posts: [PostFile] = []
    /// Folders that could not be listed.
    package var failures: [FileFailure] = []
    /// Paths that were given and are not there.
    package var missing: [String] = []
    /// Symbolic links, which are not followed.
    package var skippedLinks: [String] = []
    /// Whether a built site was left out.
    var hasBuilt = false
  }

  private let files: any FileTree
  /// The folder that relative paths start from.
  private let folder: String
  private let filters: FolderFilters
  private let folders: WalkedFolders

  /// `isSite` tells whether the settings name the folder at a path, or one below it, as the site's root.
  package init(
    _ files: any FileTree, folder: String,
    isSite: @escaping (_ location: String) -> Bool = { _ in false }
  ) {
    self.files = files
    self.folder = folder
    filters = FolderFilters(files)
    folders = WalkedFolders(files, isNamed: isSite)
  }

  /// The posts at `paths`. A path that is given is taken even when it is hidden or ignored, and may be a link. What
  /// programs wrote or brought is left out below it; a built site is read where there is nothing else.
  package func posts(at paths: [String]) -> Result {
    let result = posts(at: paths, readsBuilt: false)
    return result.posts.isEmpty && result.hasBuilt ? posts(at: paths, readsBuilt: true) : result
  }

  private func posts(at paths: [String], readsBuilt: Bool) -> Result {
    var result = Result()
    var places: [String: Int] = [:]
    for text in paths {
      let path = Self.normalized(text)
      do throws(FileFailure) {
        let location = try files.admit(PathText.join(folder, path))
        if files.info(location)?.kind == .folder {
          walk(path == "." ? "" : path, location, readsBuilt: readsBuilt, &places, &result)
        } else if let place = places[path] {
          result.posts[place].isNamed = true
        } else {
          places[path] = result.posts.count
          result.posts.append(PostFile(path: path, location: location, isNamed: true))
        }
      } catch {
        if error.isMissing {
          result.missing.append(FilePath.printed(path))
        } else {
          var failure = error
          failure.path = FilePath.printed(path)
          result.failures.append(failure)
        }
      }
    }
    result.posts.sort(by: PostFile.isBefore)
    return result
  }

  /// A stack instead of recursion: folders may be nested as deep as paths are long.
  private func walk(
    _ path: String, _ location: String, readsBuilt: Bool, _ places: inout [String: Int],
    _ result: inout Result
  ) {
    var pending = [Pending(path: path, location: location, rules: filters.outer(location))]
    while let current = pending.popLast() {
      let (path, location) = (current.path, current.location)
      let entries: [FileEntry]
      do throws(FileFailure) {
        entries = try files.list(location)
      } catch {
        var failure = error
        failure.path = FilePath.printed(path.isEmpty ? "." : path)
        result.failures.append(failure)
        continue
      }
      let hasFile = entries.contains { $0.name == ".gitignore" }
      let rules = hasFile ? filters.inner(location, current.rules) : current.rules
      let known = [(folder: location, known: folders.siblings(location, entries))] + current.known
      var inner: [Pending] = []
      for entry in entries where entry.name.utf8.first != 0x2E {
        let isFolder = entry.kind == .folder
        guard isFolder || entry.kind == .link || PostFormat(name: entry.name) != nil else {
          continue
        }
        let place = location == "/" ? "/" + entry.name : location + "/" + entry.name
        if rules.ignores(place, isFolder: isFolder) { continue }
        let printed = path.isEmpty ? entry.name : path == "/" ? place : path + "/" + entry.name
        switch entry.kind {
        case .folder:
          let reason = folders.reason(at: place, known)
          if reason == .built { result.hasBuilt = true }
          if reason == nil || reason == .built && readsBuilt {
            inner.append(
              Pending(
                path: printed, location: place, rules: rules,
                known: Array(known.prefix(Self.deepestOutput))))
          }
        case .link:
          if Self.mayHoldPosts(entry.name) { result.skippedLinks.append(FilePath.printed(printed)) }
        case .file:
          guard places[printed] == nil else { continue }
          places[printed] = result.posts.count
          result.posts.append(PostFile(path: printed, location: place, isNamed: false))
        case .other: break
        }
      }
      pending.append(contentsOf: inner.reversed())
    }
  }

  /// A folder that is still to be listed.
  private struct Pending {
    var path: String
    var location: String
    var rules: IgnoreRules
    /// What the folders above say about it.
    var known: [(folder: String, known: WalkedFolders.Siblings)] = []
  }

  /// So many folders above a built site its generator's settings may be.
  private static let deepestOutput = 2

  /// Whether what a link of that name goes to may be a post or a folder, so that leaving it out is worth a word.
  private static func mayHoldPosts(_ name: String) -> Bool {
    PostFormat(name: name) != nil || !name.utf8.contains(0x2E)
  }

  /// The path without `./` at its start, doubled slashes and a slash at its end.
  package static func normalized(_ path: String) -> String {
    let parts = path.utf8.split(separator: 0x2F).compactMap { String($0) }.filter { $0 != "." }
    let joined = parts.joined(separator: "/")
    if path.utf8.first == 0x2F { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }
}
