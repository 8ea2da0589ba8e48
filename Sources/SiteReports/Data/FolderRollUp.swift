// SPDX-License-Identifier: Apache-2.0

import Linting

/// The folders that posts are grouped by: one that holds a single post counts as part of the folder above it, as a bundle or
/// the folder of a day does.
struct FolderRollUp {
  private let folders: [String: String]

  init(_ paths: [String]) {
    var folders: [String: String] = [:]
    for path in paths { folders[path] = Self.parent(of: path) }
    // Each round takes one level from posts that are alone; deep trees are not worth more rounds.
    for _ in 0..<8 {
      var counts: [String: Int] = [:]
      for folder in folders.values { counts[folder, default: 0] += 1 }
      var isDone = true
      for (path, folder) in folders where counts[folder] == 1 && folder.contains("/") {
        folders[path] = Self.parent(of: folder)
        isDone = false
      }
      if isDone { break }
    }
    self.folders = folders
  }

  func folder(of path: String) -> String { folders[path] ?? Self.parent(of: path) }

  private static func parent(of path: String) -> String {
    path.utf8.contains(0x2F) ? PathText.folder(path) : "."
  }
}
