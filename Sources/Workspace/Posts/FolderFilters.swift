// SPDX-License-Identifier: Apache-2.0

import Files
import Linting
import SourceText

/// Reads the `.gitignore` files that hold for a walk.
struct FolderFilters {
  private static let largestSize = 1 << 20

  private let files: any FileTree

  init(_ files: any FileTree) { self.files = files }

  /// The rules of the repository that hold in `folder` before its own file: those of the folders above it.
  func outer(_ folder: String) -> IgnoreRules {
    var folders: [String] = []
    var current = folder
    while files.info(PathText.join(current, ".git")) == nil {
      let above = PathText.folder(current)
      // Without a repository no folder above has a say.
      if above.isEmpty || above == current { return IgnoreRules() }
      folders.append(above)
      current = above
    }
    var rules = IgnoreRules()
    if let file = read(PathText.join(current, ".git/info/exclude")) {
      rules = rules.adding(file, in: current)
    }
    for folder in folders.reversed() { rules = inner(folder, rules) }
    return rules
  }

  /// `outer` with the file of `folder`.
  func inner(_ folder: String, _ outer: IgnoreRules) -> IgnoreRules {
    guard let file = read(PathText.join(folder, ".gitignore")) else { return outer }
    return outer.adding(file, in: folder)
  }

  private func read(_ path: String) -> GitIgnore? {
    guard let contents = try? files.read(path, limit: Self.largestSize) else { return nil }
    return GitIgnore(SourceText(bytes: contents.bytes))
  }
}
