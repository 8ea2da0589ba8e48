// SPDX-License-Identifier: Apache-2.0

import Files

/// Lists the files of a site's folder.
enum SiteWalk {
  /// The files below `root`, an absolute path without links, as paths from there, in order. Hidden files,
  /// `node_modules` and symbolic links are left out.
  static func paths(_ root: String, in files: any FileTree) -> [String] {
    var paths: [String] = []
    let inside = root == "/" ? "/" : root + "/"
    var pending = [""]
    while let folder = pending.popLast() {
      let place = folder.isEmpty ? root : inside + folder
      guard let entries = try? files.list(place) else { continue }
      let start = folder.isEmpty ? "" : folder + "/"
      var folders: [String] = []
      for entry in entries where entry.name.utf8.first != 0x2E {
        switch entry.kind {
        case .folder where entry.name == "node_modules": continue
        case .folder: folders.append(start + entry.name)
        case .file: paths.append(start + entry.name)
        case .link, .other: continue
        }
      }
      pending.append(contentsOf: folders.reversed())
    }
    return paths
  }
}
