// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText

/// Reads the `.gitignore` files that hold for a walk.
package struct FolderFilters {
  private static let largestSize = 1 << 20

  package init() {}

  /// The rules of the repository that hold in `folder` before its own file: those of the folders
  /// above it.
  func outer(_ folder: [UInt8]) -> IgnoreRules {
    var folders: [[UInt8]] = []
    var current = folder
    while !FileSystem.exists(FileSystem.join(current, Array(".git".utf8))) {
      let above = FileSystem.parent(current)
      // Without a repository no folder above has a say.
      if above.isEmpty || above == current { return IgnoreRules() }
      folders.append(above)
      current = above
    }
    var rules = IgnoreRules()
    if let file = read(FileSystem.join(current, Array(".git/info/exclude".utf8))) {
      rules = rules.adding(file, in: FileSystem.printed(current))
    }
    for folder in folders.reversed() { rules = inner(folder, rules) }
    return rules
  }

  /// `outer` with the file of `folder`.
  func inner(_ folder: [UInt8], _ outer: IgnoreRules) -> IgnoreRules {
    guard let file = read(FileSystem.join(folder, Array(".gitignore".utf8))) else { return outer }
    return outer.adding(file, in: FileSystem.printed(folder))
  }

  private func read(_ path: [UInt8]) -> GitIgnore? {
    guard let bytes = try? FileSystem.read(path, limit: Self.largestSize) else { return nil }
    return GitIgnore(SourceText(bytes: bytes))
  }
}
