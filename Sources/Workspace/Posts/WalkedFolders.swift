// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import Sites

/// Tells which folders hold what programs wrote or brought, so that a walk from above leaves them out.
struct WalkedFolders {
  /// Why a folder is left out.
  enum Reason {
    /// It holds what others wrote: packages, environments, layouts.
    case foreign
    /// It holds the built site.
    case built
  }

  private let files: any FileTree
  /// Whether the settings name the folder at a path, or one below it, as the site's root.
  private let isNamed: (_ location: String) -> Bool

  init(_ files: any FileTree, isNamed: @escaping (_ location: String) -> Bool) {
    self.files = files
    self.isNamed = isNamed
  }

  /// Names of folders for the packages of a project's tools.
  private static let packages: Set<String> = [
    "node_modules", "bower_components", "site-packages", "_vendor",
  ]
  /// Files next to which a folder `vendor` holds such packages.
  private static let manifests = [
    "Gemfile", "composer.json", "go.mod", "package.json", "Cargo.toml",
  ]
  /// What the tools themselves put into it.
  private static let vendored = ["bundle", "autoload.php", "modules.txt"]
  /// The file that a virtual environment of Python has at its top.
  private static let environment = "pyvenv.cfg"

  /// What is known of the folders in one folder.
  struct Siblings {
    /// By name, or by path where a generator writes deeper.
    fileprivate var reasons: [String: Reason] = [:]
  }

  /// What the entries of the folder at `location` say about the folders next to them.
  func siblings(_ location: String, _ entries: [FileEntry]) -> Siblings {
    var found = Siblings()
    let names = Set(entries.map(\.name))
    for name in Self.packages where names.contains(name) { found.reasons[name] = .foreign }
    let tree = files
    let generator = Generators.all.find { name in
      names.contains(name)
        || name.utf8.contains(0x2F) && names.contains(String(name.prefix { $0 != "/" }))
          && tree.info(PathText.join(location, name)) != nil
    }
    if generator != nil || Self.manifests.contains(where: names.contains) {
      found.reasons["vendor"] = .foreign
    }
    // Jekyll and Eleventy need no settings to write there.
    if names.contains("_site") { found.reasons["_site"] = .built }
    guard let generator else { return found }
    for name in generator.generator.templates { found.reasons[name] = .foreign }
    if let output = GeneratorFolder.output(of: location, in: tree) {
      found.reasons[output] = .built
    }
    return found
  }

  /// Why the folder at `place` is left out, by what the folders above tell; `nil` where it is read.
  func reason(at place: String, _ siblings: [(folder: String, known: Siblings)]) -> Reason? {
    var reason: Reason?
    for (folder, known) in siblings where reason == nil {
      if let path = PathText.relative(place, to: folder) { reason = known.reasons[path] }
    }
    if reason == nil, files.info(PathText.join(place, Self.environment)) != nil {
      reason = .foreign
    }
    if reason == nil, PathText.name(place) == "vendor",
      Self.vendored.contains(where: { files.info(PathText.join(place, $0)) != nil })
    {
      reason = .foreign
    }
    return reason.flatMap { isNamed(place) ? nil : $0 }
  }
}
