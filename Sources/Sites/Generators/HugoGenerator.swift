// SPDX-License-Identifier: Apache-2.0

import Configuration
package import FrontMatter
import Linting
import Patterns
package import WebAddresses

/// Hugo: content by sections and bundles, static files, mounts and languages, `slug`, `url`, `aliases`, `permalinks`.
package struct HugoGenerator: KnownGenerator {
  static let identity = SiteGenerator(
    "hugo", site: "a Hugo site",
    files: [
      "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "archetypes", "config/_default",
    ],
    filesTogether: ["toml", "yaml", "yml", "json"].map { ["config." + $0, "content"] },
    dialect: "hugo", posts: "content", output: "public",
    templates: ["layouts", "archetypes", "themes", "resources"],
    ignored: ["public/**", "themes/**", "archetypes/**"])
  static let slugsWithoutSources: SlugDialect? = .hugo

  static func hasSources(_ paths: [String]) -> Bool {
    paths.contains { $0.hasPrefix("content/") }
  }

  static func settingsFiles(_ file: String?, _ files: FolderFiles) -> [String] {
    HugoConfiguration.files(files)
  }

  /// So many lists are asked for what they hand on, those near the top first.
  private static let mostLists = 200

  /// The lists with pages below them.
  static func pagesForOthers(_ paths: [String]) -> [String] {
    var folders: Set<String> = []
    var lists: [String] = []
    for path in paths where SourceName(path).isMarkdown {
      let name = SourceName(path)
      let isList = name.stem.prefix { $0 != "." } == "_index"
      if isList, !identity.templates.contains(name.folders.first ?? "") { lists.append(path) }
      var folder = isList ? PathText.folder(name.folder) : name.folder
      while !folder.isEmpty, folders.insert(folder).inserted { folder = PathText.folder(folder) }
    }
    let handing = lists.filter { folders.contains(PathText.folder($0)) }
    return Array(
      handing.sorted { ($0.utf8.count { $0 == 0x2F }, $0) < ($1.utf8.count { $0 == 0x2F }, $1) }
        .prefix(mostLists))
  }

  static func output(_ settings: GeneratorSettings) -> String? {
    let value = HugoConfiguration(settings.files)["publishDir"]?.string
    return value.map { SitePath.clean($0) } ?? identity.output
  }

  init?(_ settings: GeneratorSettings, paths: [String]) {
    let values = HugoConfiguration(settings.files)
    if !settings.isNamed {
      // Zola keeps its sources alike and spells its settings otherwise.
      if values["base_url"] != nil { return nil }
      // Other programs have a `config.yml` beside a folder `content`, too.
      let isOwn = settings.files.first.map { !$0.name.hasPrefix("config.") } ?? true
      let isTOML = settings.files.first.map { $0.name.hasSuffix(".toml") } ?? true
      if !isOwn, !isTOML, !Self.signs.contains(where: { values[$0] != nil }) { return nil }
    }
    self.init(values, lists: settings.pages, paths: paths)
  }

  /// The endings of files that Hugo makes beside a page.
  private static let madeEndings: Set<String> = ["xml", "json", "txt", "md", "ics", "csv", "html"]
  /// Settings that no other generator spells so.
  private static let signs = [
    "baseURL", "languageCode", "defaultContentLanguage", "theme", "taxonomies", "permalinks",
    "markup", "module", "outputFormats",
  ]

  package let basePath: String
  package let siteURL: String?
  package let slugs: SlugDialect?
  package let rootLinks: RootLinks
  package let early: EarlyPages
  private let mounts: HugoMounts
  private let languages: HugoLanguages
  private let permalinks: HugoPermalinks
  /// The plural names under which terms are listed.
  private let taxonomies: Set<String>
  /// The names of further files that are made of each page, such as `index.json`.
  private let formats: Set<String>
  /// By folder that holds an `index.md`: the sources of that page, to which all belongs that lies in it.
  private let bundles: [String: [String]]
  /// Folders whose pages a program adds when the site is built.
  private let adapted: [String]
  /// Whether a template of the site writes links otherwise.
  private let hasHook: Bool
  /// What the settings and lists say of the pages below them.
  private let cascade: HugoCascade
  /// The files of the sources that are not looked at.
  private let ignored: [Pattern]
  /// What their patterns may take all together.
  private let pool = MatchPool(bytes: 250_000)
  /// Whether the site writes a list of redirects itself.
  private let writesRedirects: Bool

  /// The generator for a site with these settings, in one file, and the files `paths`.
  package init(_ configuration: DataValue?, paths: [String]) {
    self.init(HugoConfiguration(configuration), paths: paths)
  }

  package init(
    _ settings: HugoConfiguration, lists: [(path: String, values: DataValue)] = [], paths: [String]
  ) {
    let url = settings["baseURL"]?.string
    siteURL = url.flatMap { WebAddress($0).host.isEmpty ? nil : $0 }
    basePath = SitePath.join(
      url.map {
        let address = WebAddress($0)
        return address.text(address.path)
      } ?? "")
    early = EarlyPages(
      drafts: settings["buildDrafts"]?.bool ?? false,
      future: settings["buildFuture"]?.bool ?? false,
      expired: settings["buildExpired"]?.bool ?? false)
    languages = HugoLanguages(settings)
    mounts = HugoMounts(settings, languages: languages, paths: paths)
    let own = settings.entries("taxonomies").compactMap(\.value.string)
    taxonomies = Set(own.isEmpty ? ["tags", "categories"] : own.map { $0.lowercased() })
    formats = Set(
      settings.entries("outputFormats").compactMap { $0.value.folded("baseName")?.string })
    slugs =
      switch settings["markup", "goldmark", "parser", "autoHeadingIDType"]?.string?.lowercased() {
      case "github-ascii": .hugoASCII
      case "blackfriday": .hugoBlackfriday
      default: .hugo
      }
    // A template for links may write them otherwise, and so does Hugo's own, which is on where there are languages.
    hasHook = paths.contains {
      $0.contains("/_markup/render-link") || $0.contains("/_markup/render-image")
    }
    let renders = settings["markup", "goldmark", "renderHooks", "link", "enableDefault"]?.bool
    rootLinks =
      settings["canonifyURLs"]?.bool == true
      ? .getBase : hasHook || renders ?? (languages.names.count > 1) ? .mayGetBase : .stay
    writesRedirects = formats.contains("_redirects")
    ignored = (settings["ignoreFiles"]?.texts ?? []).prefix(Self.mostPatterns).compactMap {
      try? Pattern($0)
    }
    let mounted = mounts.content
    cascade = HugoCascade(
      settings,
      lists: lists.flatMap { list in
        mounted.compactMap { mount in
          mount.place(of: list.path).map { (SourceName($0).folder, list.values) }
        }
      })
    let folders = HugoFolders(paths, mounts)
    bundles = folders.bundles
    adapted = folders.adapted
    permalinks = HugoPermalinks(settings, sections: folders.sections)
  }

  /// The most patterns that are asked for each file.
  private static let mostPatterns = 100

  /// Whether the settings keep the file at `path` out of the site.
  private func isIgnored(_ path: String) -> Bool {
    let text = Array(("/" + path).utf8)
    return ignored.contains { pattern in
      var isFound = false
      try? pool.spend(bytes: text.count) { budget throws(PatternLimitReached) in
        isFound = try pattern.firstMatch(in: text, withGroups: false, &budget) != nil
      }
      return isFound
    }
  }

  package func readsFrontMatter(_ path: String) -> Bool {
    Self.isPage(SourceName(path)) && mounts.content.contains { $0.place(of: path) != nil }
  }

  static func isPage(_ name: SourceName) -> Bool {
    name.isMarkdown || ["html", "htm", "adoc", "org", "rst", "pandoc"].contains(name.ending)
  }

  // MARK: Files

  package func output(of file: SourceFile) -> GeneratedFile {
    if !ignored.isEmpty, isIgnored(file.path) { return GeneratedFile() }
    for mount in mounts.statics {
      if let place = mount.place(of: file.path), !place.isEmpty { return .asset(place) }
    }
    var made = GeneratedFile()
    for (mount, place) in mounts.content(of: file.path) {
      add(file, at: place.isEmpty ? PathText.name(file.path) : place, mount, to: &made)
      if mount.isGuess, let language = mount.language, languages.prefix(of: language).isEmpty {
        // The folder is a part of the address where nothing mounts it.
        add(file, at: SitePath.join(PathText.name(mount.source), place), nil, to: &made)
        break
      }
      if mount.isGuess { break }
    }
    return made
  }

  /// Adds what becomes of `file`, whose place in the content is `place`.
  private func add(
    _ file: SourceFile, at place: String, _ mount: HugoMounts.Mount?, to made: inout GeneratedFile
  ) {
    var name = SourceName(place)
    var language = mount?.language
    // `post.fr.md` is the French post.
    let parts = name.stem.split(separator: ".")
    if parts.count > 1, let last = parts.last?.lowercased(), languages.isName(last) {
      language = last
      name = SourceName(
        SitePath.join(name.folder, parts.dropLast().joined(separator: ".")) + "." + name.ending)
    }
    let prefix = languages.prefix(of: language)
    let owner = owner(of: file.path, isIndex: name.stem == "index")
    guard Self.isPage(name) else {
      let output = SitePath.join(prefix, permalinks.path(name.folder), PathText.name(place))
      if let owner, made.owners.isEmpty {
        made.owners = owner.pages
        made.rest = String(file.path.dropFirst(owner.folder.utf8.count + 1))
      }
      if !made.outputs.contains(output) { made.outputs.append(output) }
      return
    }
    // A page beside an `index.md` is a part of that page and has no address of its own.
    if owner != nil {
      made.isPart = true
      return
    }
    var file = file
    file.values = cascade.values(file.values, of: name, language: language ?? languages.usual)
    made.takeState(from: file.values?.withFoldedKeys)
    let expiry = file.values?.folded("expiryDate") ?? file.values?.folded("unpublishDate")
    made.expires = expiry?.string.flatMap { Day($0) }
    guard !isHidden(file) else {
      made.isPart = true
      return
    }
    if permalinks.isComputed(file, name, made.date) {
      made.isComputed = true
      return
    }
    // What a list hands on to the pages below may move them.
    if name.stem == "_index", Self.handsOnAddresses(file.values) { made.isComputed = true }
    let url = permalinks.address(of: file, name, made.date, prefix: prefix)
    let output = SitePath.output(forPermalink: url)
    if !made.outputs.contains(output) { made.outputs.append(output) }
    let folder = PathText.folder("/" + SitePath.join(url))
    for alias in file.values?.folded("aliases")?.texts ?? [] {
      let path = alias.hasPrefix("/") ? alias : CleanPath(alias, from: folder)?.written ?? ""
      if !path.isEmpty, !made.redirects.contains(path) { made.redirects.append(path) }
    }
    guard writesRedirects else { return }
    for entry in file.values?.folded("redirects")?.list ?? [] {
      guard let from = entry["from"]?.string,
        let path = from.hasPrefix("/") ? from : CleanPath(from, from: url)?.written
      else { continue }
      // One that leads to a place on the page cannot be written as the page's address alone.
      if entry["to"]?.string?.utf8.contains(UInt8(ascii: "#")) ?? false {
        made.outputs.append(SitePath.output(forPermalink: path))
      } else {
        made.redirects.append(path)
      }
    }
  }

  /// Whether `cascade` in the front matter of a list sets where the pages below are written.
  private static func handsOnAddresses(_ values: DataValue?) -> Bool {
    guard let cascade = values?.folded("cascade") else { return false }
    return (cascade.list ?? [cascade]).prefix(mostPatterns).contains { entry in
      [entry, entry.folded("params") ?? entry].contains { values in
        ["url", "slug", "aliases"].contains { values.folded($0) != nil }
      }
    }
  }

  /// Whether the page is not written.
  private func isHidden(_ file: SourceFile) -> Bool {
    guard let values = file.values else { return false }
    if values.folded("headless")?.bool == true { return true }
    let build = values.folded("build") ?? values.folded("_build")
    return ["never", "false"].contains(build?.folded("render")?.string ?? "")
  }

  /// The page that the file at `path` belongs to, as its folder or one above holds it.
  private func owner(of path: String, isIndex: Bool) -> (folder: String, pages: [String])? {
    var folder = PathText.folder(path)
    if isIndex { folder = PathText.folder(folder) }
    while !folder.isEmpty {
      if let pages = bundles[folder] { return (folder, pages) }
      folder = PathText.folder(folder)
    }
    return nil
  }

  /// The home page and the lists of sections need no source.
  package let makesHomePage = true

  package func doubt(about path: String) -> String? {
    let clean = SitePath.join(path)
    let parts = clean.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }
    let isList =
      parts.isEmpty || permalinks.isSection(parts, languages.names)
      || parts.contains { taxonomies.contains($0.lowercased()) }
      || parts.count == 1 && languages.names.contains(parts[0])
    if isList { return "Hugo generates this list when the site is built" }
    let last = SourceName(clean)
    if last.stem == "index" && Self.madeEndings.contains(last.ending) || formats.contains(last.stem)
    {
      return "Hugo may generate this file when the site is built"
    }
    if hasHook, last.isMarkdown {
      return "a template of the site generates the address of this page"
    }
    if languages.hasHosts { return "each language of the site has a host of its own" }
    func isBelow(_ folder: String) -> Bool {
      folder.isEmpty || clean == folder || clean.hasPrefix(folder + "/")
    }
    if mounts.absent.contains(where: isBelow) {
      return "a folder that the settings mount there does not exist"
    }
    let isAdapted = adapted.contains { folder in
      mounts.content.contains { $0.place(of: folder).map { isBelow(permalinks.path($0)) } ?? false }
    }
    if isAdapted { return "a content adapter adds pages there when the site is built" }
    if mounts.lacksTheme, !last.ending.isEmpty, !Self.isPage(last) {
      return "the theme, which may contain this file, is missing"
    }
    return GeneratedLists.doubt(about: path)
  }
}

extension HugoGenerator {
  /// A path from the content's folder or beside the page, with or without its ending, else a name that one page alone has.
  package func sources(of link: GeneratorLink, from post: String?) -> SourceSearch? {
    guard link.kind == .page else { return nil }
    if link.name.isEmpty { return SourceSearch(paths: post.map { [$0] } ?? []) }
    let isRooted = link.name.hasPrefix("/")
    var folders = mounts.content.map(\.source)
    if !isRooted, let post { folders.insert(PathText.folder(post), at: 0) }
    var search = SourceSearch()
    for folder in folders {
      guard let clean = CleanPath(link.name, from: folder) else { continue }
      let path = isRooted ? SitePath.join(folder, clean.path) : clean.path
      search.paths += [path, path + ".md", path + "/index.md", path + "/_index.md"]
    }
    if !link.name.contains("/") {
      let name = SourceName(link.name)
      search.stem = name.isMarkdown ? name.stem : link.name
      search.folder =
        mounts.content.last { !$0.source.contains("/") }?.source
        ?? mounts.content.first.map { PathText.folder($0.source) } ?? "content"
    }
    return search
  }
}
