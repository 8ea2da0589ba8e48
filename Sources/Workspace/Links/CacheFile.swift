// SPDX-License-Identifier: Apache-2.0

import Files
import Linting
package import Storage

/// Where the cache of links is.
///
/// Posts and settings may come from a stranger, and with them a cache that declares dead links fine. So the settings
/// cannot name a file, and one that came with the posts is used only when a person names it.
struct CacheFile: Sendable {
  /// Why there is no cache.
  struct Refusal: Error {
    var message: String
    var help: String
  }

  /// The path for messages.
  let printed: String
  /// The path as the system is to open it.
  let path: String

  /// The file that a person named.
  init(typed: String, in folder: String) {
    printed = typed
    path = PathText.join(folder, typed)
  }

  /// The file in the user's cache folder `cache`, unless git tracks it or it is among the posts at `paths`, which are seen
  /// from `folder`.
  init(in cache: String?, posts paths: [String], folder: String) throws(Refusal) {
    guard let cache else {
      throw Refusal(
        message: "there is no folder for the link cache because HOME is not set",
        help: "name a file with --cache")
    }
    do throws(FileFailure) {
      try SafeWriter.createFolder(cache)
    } catch {
      throw Refusal(
        message: "\(error.path): cannot create the folder for the link cache: \(error.reason)",
        help: "name a file with --cache")
    }
    path = PathText.join(DiskTree.resolved(cache) ?? cache, "links.sqlite")
    printed = FilePath.printed(PathText.relative(path, to: folder) ?? path)
    let place = path
    let isAmongPosts = paths.contains { path in
      DiskTree.resolved(PathText.join(folder, path)).map { FilePath.isInside(place, $0) } ?? false
    }
    guard !isAmongPosts, !Self.isTracked(place) else {
      throw Refusal(
        message: isAmongPosts
          ? "\(printed) is among the posts, so it is not used as the link cache"
          : "\(printed) is tracked by git, so it is not used as the link cache",
        help: "if you trust it, name it: --cache \(printed)")
    }
  }

  /// Whether the file at `path` came with a repository; where git cannot tell, it is taken for one that did.
  private static func isTracked(_ path: String) -> Bool {
    let folder = PathText.folder(path)
    guard DiskTree(roots: [folder]).info(path) != nil else { return false }
    do throws(GitFailure) {
      return try GitRepository(around: folder).tracks(path)
    } catch {
      return error.cause != .noRepository
    }
  }
}

extension DatabaseFailure {
  /// What is wrong with `noun` at the path `printed`, and what to do.
  package func text(_ noun: String, _ printed: String) -> (message: String, help: String) {
    switch self {
    case .notAFile:
      ("'\(printed)' is not a regular file", "name a \(noun) that Stet wrote, or a new file")
    case .foreign:
      (
        "'\(printed)' is not a \(noun) that Stet wrote",
        "name a \(noun) that Stet wrote, or a new file; this one was not changed"
      )
    case .newer:
      (
        "the \(noun) '\(printed)' was written by a newer version of Stet",
        "update Stet, or name another file"
      )
    case .damaged:
      (
        "the \(noun) '\(printed)' is damaged",
        "restore it from a copy, or name another file; this one was not changed"
      )
    case .tooLarge:
      ("the \(noun) '\(printed)' is too large to read", "delete it, or name another file")
    case .tooLong: ("a value is too long for the \(noun) '\(printed)'", "name another file")
    case .busy: ("another process is using the \(noun) '\(printed)'", "try again when it is done")
    case .inaccessible:
      (
        "the \(noun) '\(printed)' cannot be opened or written",
        "check that its folder exists and can be written to"
      )
    }
  }
}
