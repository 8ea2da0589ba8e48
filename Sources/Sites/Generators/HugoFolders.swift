// SPDX-License-Identifier: Apache-2.0

import Linting

/// What the folders of a Hugo site's content are: bundles, sections, and those that a program fills.
struct HugoFolders {
  /// By folder that holds an `index.md`: the sources of that page in all languages, to which all belongs that lies in it.
  private(set) var bundles: [String: [String]] = [:]
  /// The places in the content that are sections: each first folder, and those with an `_index.md`.
  private(set) var sections: Set<String> = []
  /// Folders whose pages a content adapter adds when the site is built.
  private(set) var adapted: [String] = []

  init(_ paths: [String], _ mounts: HugoMounts) {
    var pages: [String: [String]] = [:]
    var places: [String: String] = [:]
    for path in paths {
      guard let place = mounts.content.lazy.compactMap({ $0.place(of: path) }).first else {
        continue
      }
      let name = SourceName(place)
      if let first = name.folders.first { sections.insert(first) }
      if name.stem == "_content", name.ending == "gotmpl" { adapted.append(PathText.folder(path)) }
      guard HugoGenerator.isPage(name), !name.folder.isEmpty else { continue }
      let stem = String(name.stem.prefix { $0 != "." })
      if stem == "_index" { sections.insert(name.folder) }
      if stem == "index" {
        pages[name.folder, default: []].append(path)
        places[PathText.folder(path)] = name.folder
      }
    }
    for (folder, place) in places { bundles[folder] = pages[place] }
  }
}
