// SPDX-License-Identifier: Apache-2.0

import Files

/// Lists the files of a site's folder.
enum SiteWalk {
  /// The files below `root`, an absolute path without links, as paths from there, in order, and the symbolic links, which
  /// are not followed. Hidden files and `node_modules` are left out.
  /// Where the folder `isFlat`, only folders are entered that are called like a year, a month or a day, or that hold an
  /// `index` page.
  static func paths(
    _ root: String, in files: any FileTree, isFlat: Bool = false
  ) -> (files: [String], links: [String]) {
    var paths: [String] = []
    var links: [String] = []
    let inside = root == "/" ? "/" : root + "/"
    var pending = [""]
    while let folder = pending.popLast() {
      let place = folder.isEmpty ? root : inside + folder
      guard let entries = try? files.list(place) else { continue }
      if isFlat, !folder.isEmpty, !isDated(folder),
        !entries.contains(where: { $0.kind == .file && $0.name.hasPrefix("index.") })
      {
        continue
      }
      let start = folder.isEmpty ? "" : folder + "/"
      var folders: [String] = []
      for entry in entries where entry.name.utf8.first != 0x2E {
        switch entry.kind {
        case .folder where ["node_modules", "_vendor"].contains(entry.name): continue
        case .folder: folders.append(start + entry.name)
        case .file: paths.append(start + entry.name)
        case .link: links.append(start + entry.name)
        case .other: continue
        }
      }
      pending.append(contentsOf: folders.reversed())
    }
    return (paths, links)
  }

  private static func isDated(_ folder: String) -> Bool {
    folder.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2F }
  }
}
