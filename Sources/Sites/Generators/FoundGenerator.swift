// SPDX-License-Identifier: Apache-2.0

import Configuration
import FrontMatter
package import SourceText

/// The files and folders near the top of a folder, where settings are.
package struct FolderFiles: Sendable {
  private var places: Set<String>

  /// As paths from the folder: files, and the folders that they lie in.
  package init(places: some Sequence<String>) { self.places = Set(places) }

  /// The files at `paths` and the folders around them.
  init(paths: [String]) {
    var places: Set<String> = []
    // The deepest of the folders around the path before, with its slash: most paths lie in it, too.
    var last = ""
    for path in paths {
      if !last.isEmpty, path.utf8.starts(with: last.utf8) { continue }
      let parts = path.utf8.split(separator: 0x2F, maxSplits: Self.deepest)
      for part in parts.prefix(Self.deepest) { places.insert(String(path[..<part.endIndex])) }
      last = parts.count > Self.deepest ? String(path[..<parts[Self.deepest].startIndex]) : ""
    }
    self.places = places
  }

  /// So many folders deep the files of a generator lie.
  private static let deepest = 3

  package func contains(_ path: String) -> Bool { places.contains(path) }

  /// What lies right in `folder`, in order.
  func inside(_ folder: String) -> [String] {
    places.filter { $0.hasPrefix(folder + "/") && !$0.dropFirst(folder.count + 1).contains("/") }
      .sorted()
  }
}

/// A folder above a site's, which may hold the settings of what builds or serves it.
package struct OuterFolder: Sendable {
  /// `../` for the nearest, `../../` for the next.
  package var prefix: String
  /// The site's folder as seen from there.
  package var inside: String
  package var files: FolderFiles

  package init(prefix: String, inside: String, files: FolderFiles) {
    self.prefix = prefix
    self.inside = inside
    self.files = files
  }
}

/// The generator that a folder's own files tell.
package struct FoundGenerator {
  package let name: String
  /// The file that tells it, as `read` names it; `nil` where its sources do.
  let file: String?
  /// The file with its settings.
  let settingsFile: String?
  let generator: any PageGenerator
  /// The folder that the built site is written to, from the generator's.
  package let output: String?

  /// The one whose settings there are in a folder with `files`, or the `wanted` one where its sources are; `nil` for
  /// pages as they are. `read` gives a file, whose name begins with `prefix`.
  package init?(
    _ files: FolderFiles, paths: [String], prefix: String = "", wanted: String?,
    read: (String) -> SourceText?
  ) {
    let found = Generators.all.find { name in
      files.contains(name) || (name.hasPrefix(".") && read(prefix + name) != nil)
    }
    if let found, wanted == nil || found.generator.name == wanted {
      name = found.generator.name
      file = prefix + found.file
    } else if let wanted, Generators.named(wanted)?.hasSources(paths) ?? false {
      name = wanted
      file = nil
    } else {
      return nil
    }
    guard let kind = Generators.named(name) else { return nil }
    let sources = kind.settingsFiles(found?.file, files).compactMap { name in
      read(prefix + name).map { (name: name, source: $0) }
    }
    let pages = kind.pagesForOthers(paths).compactMap { path in
      read(prefix + path).flatMap { source in
        FrontMatterBlock.locate(in: source, behindBlanks: true)
          .flatMap { (try? $0.read(source)) ?? nil }.map { (path: path, values: $0) }
      }
    }
    let settings = GeneratorSettings(files: sources, pages: pages, isNamed: wanted != nil)
    guard let generator = kind.init(settings, paths: paths) else { return nil }
    self.generator = generator
    settingsFile = sources.first.map { prefix + $0.name }
    output = kind.output(settings)
  }
}
