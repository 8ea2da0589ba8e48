// SPDX-License-Identifier: Apache-2.0

import Files
import Linting
import Sites
import SourceText

/// What the files of a folder say about the generator that its site is made with.
enum GeneratorFolder {
  /// The folders in which generators keep settings besides, and the one that tells Hugo's.
  private static let further = ["config/_default", "config/production", "content"]

  /// The files and folders in which settings may be in the folder at `location`.
  static func files(_ location: String, in files: any FileTree) -> FolderFiles {
    func names(_ folder: String) -> [String] {
      ((try? files.list(folder)) ?? []).filter { $0.kind != .link }.map(\.name)
    }
    var places = names(location)
    let top = Set(places)
    for folder in further where top.contains(String(folder.prefix { $0 != "/" })) {
      let inside = names(PathText.join(location, folder))
      if !inside.isEmpty { places.append(folder) }
      if folder.utf8.contains(0x2F) { places += inside.map { folder + "/" + $0 } }
    }
    return FolderFiles(places: places)
  }

  /// Where the generator with settings in the folder at `location` writes the built site, as seen from there; `nil`
  /// where there is none.
  static func output(of location: String, in tree: any FileTree) -> String? {
    let found = FoundGenerator(files(location, in: tree), paths: [], wanted: nil) { name in
      (try? tree.read(PathText.join(location, name), limit: SourceText.largestSize)).map {
        SourceText(path: name, bytes: $0.bytes)
      }
    }
    return found?.output
  }
}
