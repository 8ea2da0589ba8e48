// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Linting

/// Where the folders of a Hugo site are mounted: what is content, in which language, and what is copied as it is.
struct HugoMounts: Sendable {
  /// A folder or file of the site's sources and the place that it is put to.
  struct Mount: Sendable {
    var source: String
    /// Below the content's or the static files' root; empty for the root itself.
    var target: String
    /// `nil` where the mount names none.
    var language: String?
    /// Whether it holds only for what no other mount holds for.
    var isRest = false
    /// Whether its folder is what a file's name seems to say, so that the folder may also be a part of the address.
    var isGuess = false

    /// What is left of `path` below the source, with the target in front; `nil` when it lies elsewhere.
    func place(of path: String) -> String? {
      if path == source { return target }
      guard path.hasPrefix(source + "/") else { return nil }
      return SitePath.join(target, String(path.dropFirst(source.utf8.count + 1)))
    }
  }

  private(set) var content: [Mount] = []
  private(set) var statics: [Mount] = []
  /// The places that are mounted from what is not there, as paths without slashes at their ends.
  private(set) var absent: [String] = []
  /// Whether a theme or module is used that is not there.
  private(set) var lacksTheme = false

  /// The most mounts, imports and languages that are examined: every file asks all of them.
  static let mostMounts = 500

  /// The mounts of content that hold for the file at `path`, and its place in each.
  func content(of path: String) -> [(mount: Mount, place: String)] {
    var found: [(mount: Mount, place: String)] = []
    for mount in content where !mount.isRest || found.isEmpty {
      if let place = mount.place(of: path) { found.append((mount, place)) }
    }
    return found
  }

  init(_ settings: HugoConfiguration, languages: HugoLanguages, paths: [String]) {
    let present = Presence(paths)
    for entry in (settings["module", "mounts"]?.list ?? []).prefix(Self.mostMounts) {
      add(entry, languages, present)
    }
    addUsual(settings, languages, paths)
    addThemes(settings, present)
    for entry in (settings["module", "imports"]?.list ?? []).prefix(Self.mostMounts) {
      lacksTheme = true
      for mount in entry.folded("mounts")?.list ?? [] {
        guard let target = mount.folded("target")?.string.map({ SitePath.join($0) }) else {
          continue
        }
        if let place = Self.place(target) { absent.append(Self.address(place)) }
      }
    }
  }

  /// Where a mount's target is found on the site; `nil` where it is nothing that readers see.
  private static func place(_ target: String) -> String? {
    for root in ["content", "static"] {
      if target == root { return "" }
      if target.hasPrefix(root + "/") { return String(target.dropFirst(root.utf8.count + 1)) }
    }
    return nil
  }

  /// The address, without slashes at its ends, of what is mounted at `place`.
  private static func address(_ place: String) -> String {
    let name = SourceName(place)
    guard HugoGenerator.isPage(name) else { return place }
    return ["index", "_index"].contains(name.stem)
      ? name.folder : SitePath.join(name.folder, name.stem)
  }

  private mutating func add(
    _ entry: DataValue, _ languages: HugoLanguages, _ present: Presence
  ) {
    guard let source = entry.folded("source")?.string.map({ SitePath.clean($0) }),
      let target = entry.folded("target")?.string.map({ SitePath.clean($0) }),
      let place = Self.place(target)
    else { return }
    let names = Self.languages(of: entry, languages)
    let isContent = target == "content" || target.hasPrefix("content/")
    let isThere = present.contains(source)
    for name in names.isEmpty ? [nil] : names.map(Optional.some) {
      let mount = Mount(source: source, target: place, language: name)
      if !isThere {
        let prefix = isContent ? languages.prefix(of: name) : ""
        // Of a site whose own content is away, nothing can be determined, and of one without files everything.
        if isContent || !place.isEmpty { absent.append(SitePath.join(prefix, Self.address(place))) }
      } else if isContent {
        content.append(mount)
      } else {
        statics.append(mount)
      }
    }
  }

  /// The languages that a mount is for: `lang`, or the newer `sites.matrix.languages`.
  private static func languages(of entry: DataValue, _ languages: HugoLanguages) -> [String] {
    if let name = entry.folded("lang")?.string, !name.isEmpty { return [name.lowercased()] }
    let matrix =
      entry.folded("sites")?.folded("matrix")?.folded("languages")?.texts
      ?? entry.folded("languages")?.texts ?? []
    return matrix.flatMap { text -> [String] in
      if text.contains("*") || text.contains("{") { return languages.names }
      return [text.lowercased()]
    }
  }

  /// What Hugo mounts by itself where the settings mount nothing in its place.
  private mutating func addUsual(
    _ settings: HugoConfiguration, _ languages: HugoLanguages, _ paths: [String]
  ) {
    let isMounted = !content.isEmpty || !absent.isEmpty
    if !isMounted {
      let folder = SitePath.clean(settings["contentDir"]?.string ?? "content")
      let own = languages.contentFolders
      for (name, folder) in own {
        content.append(Mount(source: folder, target: "", language: name))
      }
      if !own.contains(where: { $0.folder == folder }) {
        if own.isEmpty { addLanguageFolders(folder, languages, paths) }
        content.append(Mount(source: folder, target: "", language: nil, isRest: true))
      }
    }
    if statics.isEmpty {
      let own = settings["staticDir"]?.texts ?? []
      let folders = (own.isEmpty ? ["static"] : own) + languages.staticFolders
      statics += folders.map { Mount(source: SitePath.clean($0), target: "", language: nil) }
    }
  }

  /// Where the folders of the content are named as the site's languages, the settings that Stet does not see mostly
  /// mount each as the content of its language.
  private mutating func addLanguageFolders(
    _ folder: String, _ languages: HugoLanguages, _ paths: [String]
  ) {
    guard !languages.names.isEmpty else { return }
    var found: Set<String> = []
    for path in paths where path.hasPrefix(folder + "/") {
      let rest = path.dropFirst(folder.utf8.count + 1)
      guard let slash = rest.firstIndex(of: "/") else {
        if rest.hasPrefix("_index.") || rest.hasPrefix("index.") { continue }
        return
      }
      let name = String(rest[..<slash])
      guard found.contains(name) || languages.names.contains(name.lowercased()) else { return }
      found.insert(name)
    }
    for name in found.sorted() {
      content.append(
        Mount(
          source: folder + "/" + name, target: "", language: name.lowercased(), isGuess: true))
    }
  }

  private mutating func addThemes(_ settings: HugoConfiguration, _ present: Presence) {
    let folder = SitePath.clean(settings["themesDir"]?.string ?? "themes")
    let named = settings["theme"]?.texts ?? []
    let themes =
      named.isEmpty ? present.folders(in: folder) : named.map { SitePath.join(folder, $0) }
    for theme in themes {
      guard present.contains(theme) else {
        lacksTheme = true
        continue
      }
      statics.append(Mount(source: theme + "/static", target: "", language: nil))
      content.append(Mount(source: theme + "/content", target: "", language: nil))
    }
  }

  /// Which files and folders there are.
  private struct Presence {
    private var folders: Set<String> = []
    private let files: Set<String>

    init(_ paths: [String]) {
      files = Set(paths)
      for path in paths {
        var folder = PathText.folder(path)
        while !folder.isEmpty, folders.insert(folder).inserted { folder = PathText.folder(folder) }
      }
    }

    func contains(_ path: String) -> Bool { files.contains(path) || folders.contains(path) }

    func folders(in folder: String) -> [String] {
      folders.filter { PathText.folder($0) == folder && !folder.isEmpty }.sorted()
    }
  }
}

/// The languages of a Hugo site, keys in lower case.
struct HugoLanguages: Sendable {
  let names: [String]
  let usual: String
  private let isUsualInFolder: Bool
  /// Whether each language is served from a host of its own.
  let hasHosts: Bool
  let contentFolders: [(name: String, folder: String)]
  let staticFolders: [String]

  init(_ settings: HugoConfiguration) {
    let languages = settings.entries("languages").filter {
      $0.value.map != nil || $0.value.isNull
    }
    let disabled = settings["disableLanguages"]?.texts.map { $0.lowercased() } ?? []
    let used = languages.prefix(HugoMounts.mostMounts).filter {
      !disabled.contains($0.key) && $0.value.folded("disabled")?.bool != true
    }
    names = used.map(\.key)
    usual = settings["defaultContentLanguage"]?.string?.lowercased() ?? "en"
    isUsualInFolder = settings["defaultContentLanguageInSubdir"]?.bool ?? false
    hasHosts = used.contains { $0.value.folded("baseURL")?.string != nil }
    contentFolders = languages.prefix(HugoMounts.mostMounts).compactMap { entry in
      entry.value.folded("contentDir")?.string.map { (entry.key, SitePath.clean($0)) }
    }
    staticFolders = languages.flatMap { $0.value.folded("staticDir")?.texts ?? [] }
  }

  /// Whether `name` in a file's name, as in `post.fr.md`, is a language of the site.
  func isName(_ name: String) -> Bool { name == usual || names.contains(name) }

  /// The folder that the pages of a language are in; empty for the root.
  func prefix(of language: String?) -> String {
    let name = language ?? usual
    return name != usual || isUsualInFolder ? name : ""
  }
}
