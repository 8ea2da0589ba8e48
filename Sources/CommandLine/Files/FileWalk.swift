// SPDX-License-Identifier: Apache-2.0

package import Documents
import Linting

/// A post that was found, not yet read.
package struct PostFile: Hashable, Sendable {
  /// The path as it is printed and sorted by.
  package var path: [UInt8]
  /// The path as the system opens it.
  package var location: [UInt8]
  /// Whether a person gave this very path.
  package var isNamed: Bool

  package var printed: String { FileSystem.printed(path) }
}

/// Finds the posts in the files and folders that a command was given.
package struct FileWalk {
  /// What a walk found; `posts` in the order of their paths, each once.
  package struct Result {
    package var posts: [PostFile] = []
    /// Folders that could not be listed.
    package var failures: [FileFailure] = []
    /// Paths that were given and are not there.
    package var missing: [String] = []
    /// Folders that are links and were not entered.
    package var skippedLinks: [String] = []
  }

  /// The folder that relative paths start from; empty: the process's own.
  private let folder: [UInt8]
  private let filters: FolderFilters

  package init(folder: [UInt8], filters: FolderFilters = FolderFilters()) {
    self.folder = folder
    self.filters = filters
  }

  /// The posts at `paths`. A path that is given is taken even when it is hidden or ignored.
  package func posts(at paths: [String]) -> Result {
    var result = Result()
    var seen: Set<[UInt8]> = []
    for text in paths {
      let path = Self.normalized(Array(text.utf8))
      let location = FileSystem.join(folder, path)
      do {
        switch try FileSystem.kind(of: location) {
        case .folder: walk(path, location, &seen, &result)
        case .file, .other:
          if seen.insert(path).inserted {
            result.posts.append(PostFile(path: path, location: location, isNamed: true))
          } else if let index = result.posts.firstIndex(where: { $0.path == path }) {
            result.posts[index].isNamed = true
          }
        }
      } catch {
        if error.isMissing {
          result.missing.append(FileSystem.printed(path))
        } else {
          var failure = error
          failure.path = FileSystem.printed(path)
          result.failures.append(failure)
        }
      }
    }
    result.posts.sort { $0.path.lexicographicallyPrecedes($1.path) }
    return result
  }

  /// A stack instead of recursion: folders may be nested as deep as paths are long.
  private func walk(
    _ path: [UInt8], _ location: [UInt8], _ seen: inout Set<[UInt8]>, _ result: inout Result
  ) {
    var pending = [
      (path: path == [0x2E] ? [] : path, location: location, rules: filters.outer(location))
    ]
    while let (path, location, outer) = pending.popLast() {
      let entries: [FileSystem.Entry]
      do {
        entries = try FileSystem.list(location)
      } catch {
        var failure = error
        failure.path = FileSystem.printed(path.isEmpty ? [0x2E] : path)
        result.failures.append(failure)
        continue
      }
      let hasFile = entries.contains { $0.name.elementsEqual(".gitignore".utf8) }
      let rules = hasFile ? filters.inner(location, outer) : outer
      func leavesOut(_ place: [UInt8], isFolder: Bool) -> Bool {
        rules.ignores(FileSystem.printed(place), isFolder: isFolder)
      }
      var folders: [(path: [UInt8], location: [UInt8], rules: IgnoreRules)] = []
      for entry in entries where entry.name.first != 0x2E {
        let place = FileSystem.join(location, entry.name)
        let printed = FileSystem.join(path, entry.name)
        switch entry.kind {
        case .folder where entry.isLink:
          if !leavesOut(place, isFolder: false) {
            result.skippedLinks.append(FileSystem.printed(printed))
          }
        case .folder:
          if !leavesOut(place, isFolder: true) { folders.append((printed, place, rules)) }
        case .file:
          if PostFormat(name: entry.name) != nil, !leavesOut(place, isFolder: false),
            seen.insert(printed).inserted
          {
            result.posts.append(PostFile(path: printed, location: place, isNamed: false))
          }
        case .other, nil: break
        }
      }
      pending.append(contentsOf: folders.reversed())
    }
  }

  /// The path without `./` at its start, doubled slashes and a slash at its end.
  static func normalized(_ path: [UInt8]) -> [UInt8] {
    let parts = path.split(separator: 0x2F, omittingEmptySubsequences: true)
      .filter { $0 != [0x2E] }
    let joined = Array(parts.joined(separator: [0x2F]))
    if path.first == 0x2F { return [0x2F] + joined }
    return joined.isEmpty ? [0x2E] : joined
  }
}

/// What the extension of a file says about it.
package struct PostFormat: Hashable, Sendable {
  package var format: DocumentFormat
  /// Markdown with JSX.
  package var isMDX: Bool

  /// The format of a file of that name, or nothing for a file that is no post.
  package init?(name: [UInt8]) {
    guard let dot = name.lastIndex(of: 0x2E), dot > 0 else { return nil }
    let suffix = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    switch suffix {
    case "md", "markdown": format = .markdown
    case "mdx": format = .markdown
    case "html", "htm", "xhtml": format = .html
    default: return nil
    }
    isMDX = suffix == "mdx"
  }

  /// The format that `bytes`, in a file whose name says nothing, look like.
  package init(sniffing bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].prefix(4096).first { $0 > 0x20 }
    format = first == 0x3C ? .html : .markdown
    isMDX = false
  }
}
