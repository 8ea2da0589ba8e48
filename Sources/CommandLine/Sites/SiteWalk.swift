// SPDX-License-Identifier: Apache-2.0

/// Lists the files of a site's folder.
enum SiteWalk {
  /// The files below `root`, an absolute path without links, as paths from there, in order. Hidden files and
  /// `node_modules` are left out, and so is every link that leads out of the root.
  static func paths(_ root: String) -> [String] {
    var paths: [String] = []
    let base = Array(root.utf8)
    let inside = base + [0x2F]
    var pending: [(path: [UInt8], isBehindLink: Bool)] = [([], false)]
    while let (folder, isBehindLink) = pending.popLast() {
      guard let entries = try? FileSystem.list(FileSystem.join(base, folder)) else { continue }
      var folders: [(path: [UInt8], isBehindLink: Bool)] = []
      for entry in entries where entry.name.first != 0x2E {
        let path = FileSystem.join(folder, entry.name)
        if entry.isLink {
          guard let target = FileSystem.resolved(base + [0x2F] + path), target.starts(with: inside)
          else { continue }
          // One that leads up to what holds it has no end.
          let place = inside + path
          if entry.kind == .folder, isBehindLink || place.starts(with: target + [0x2F]) { continue }
        }
        switch entry.kind {
        case .folder where entry.name.elementsEqual("node_modules".utf8): continue
        case .folder: folders.append((path, isBehindLink || entry.isLink))
        case .file: paths.append(FileSystem.printed(path))
        case .other, nil: continue
        }
      }
      pending.append(contentsOf: folders.reversed())
    }
    return paths
  }
}
