// SPDX-License-Identifier: Apache-2.0

import Configuration
package import FrontMatter
import Linting
package import WebAddresses

/// Hugo: `content/` by sections and bundles, `static/` as it is, `slug`, `url`, `aliases` and `permalinks`.
package struct HugoGenerator: KnownGenerator {
  static let identity = SiteGenerator(
    "hugo", site: "a Hugo site",
    files: [
      "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "archetypes", "config/_default",
    ], filesTogether: ["config.toml", "content"], dialect: "hugo", posts: "content",
    ignored: ["public/**", "themes/**", "archetypes/**"])
  static let slugsWithoutSources: SlugDialect? = .hugo

  static func hasSources(_ paths: [String]) -> Bool {
    paths.contains { $0.hasPrefix("content/") }
  }

  /// Where the settings may be, the first that is there.
  private static let settingsFiles =
    ["hugo", "config/_default/hugo", "config", "config/_default/config"].flatMap { name in
      ["toml", "yaml", "yml", "json"].map { name + "." + $0 }
    }

  static func settingsFile(_ file: String?, isThere: (String) -> Bool) -> String? {
    settingsFiles.first(where: isThere)
  }

  init?(_ settings: GeneratorSettings, paths: [String]) {
    let values = settings.values
    // Zola keeps its sources alike and spells its settings otherwise.
    if !settings.isNamed, values?["base_url"] != nil { return nil }
    self.init(values, paths: paths)
  }

  package let basePath: String
  package let siteURL: String?
  package let slugs: SlugDialect?
  let content: String
  private let statics: [String]
  private let publish: String
  private let isUgly: Bool
  private let uglySections: Set<String>
  private let keepsCase: Bool
  /// Templates by section, of single pages and of section pages.
  private let pages: [String: String]
  private let sections: [String: String]
  /// The plural names under which terms are listed.
  private let taxonomies: [String]
  private let languages: Set<String>
  private let defaultLanguage: String
  private let defaultInFolder: Bool
  /// Folders that hold an `index.md`: what lies in them belongs to that page.
  private let bundles: Set<String>

  /// The generator that the site's configuration describes, for a site with the files `paths`.
  package init(_ configuration: DataValue?, paths: [String]) {
    let url = configuration?["baseURL"]?.string ?? configuration?["baseurl"]?.string
    siteURL = url
    basePath = SitePath.join(
      url.map {
        let address = WebAddress($0)
        return address.text(address.path)
      } ?? "")
    content = SitePath.join(configuration?["contentDir"]?.string ?? "content")
    let own = configuration?["staticDir"]?.texts ?? []
    statics = (own.isEmpty ? ["static"] : own).map { SitePath.join($0) }
    publish = SitePath.join(configuration?["publishDir"]?.string ?? "public")
    isUgly = configuration?["uglyURLs"]?.bool ?? false
    uglySections = Set(
      (configuration?["uglyURLs"]?.map ?? []).filter { $0.value.bool == true }.map(\.key))
    keepsCase = configuration?["disablePathToLower"]?.bool ?? false
    (pages, sections) = Self.templates(configuration?["permalinks"])
    taxonomies =
      configuration?["taxonomies"]?.map.map { $0.compactMap(\.value.string) }
      ?? ["tags", "categories"]
    languages = Set((configuration?["languages"]?.map ?? []).map(\.key))
    defaultLanguage = configuration?["defaultContentLanguage"]?.string ?? "en"
    defaultInFolder = configuration?["defaultContentLanguageInSubdir"]?.bool ?? false
    slugs =
      switch configuration?["markup"]?["goldmark"]?["parser"]?["autoHeadingIDType"]?.string {
      case "github-ascii": .hugoASCII
      case "blackfriday": .hugoBlackfriday
      default: .hugo
      }
    bundles = Set(
      paths.filter { SourceName($0).stem == "index" && $0.hasPrefix("content/") }
        .map { PathText.folder($0) })
  }

  /// `permalinks` by section: under `page` and `section`, or, as it was once, right below.
  private static func templates(
    _ value: DataValue?
  ) -> (pages: [String: String], sections: [String: String]) {
    var pages: [String: String] = [:]
    var sections: [String: String] = [:]
    for entry in value?.map ?? [] {
      if let template = entry.value.string {
        pages[entry.key] = template
      } else {
        for inner in entry.value.map ?? [] {
          guard let template = inner.value.string else { continue }
          if entry.key == "page" { pages[inner.key] = template }
          if entry.key == "section" { sections[inner.key] = template }
        }
      }
    }
    return (pages, sections)
  }

  package func readsFrontMatter(_ path: String) -> Bool {
    path.hasPrefix(content + "/") && isPage(SourceName(path))
  }

  private func isPage(_ name: SourceName) -> Bool {
    name.isMarkdown || ["html", "htm", "adoc", "org", "rst", "pandoc"].contains(name.ending)
  }

  package func output(of file: SourceFile) -> GeneratedFile {
    for folder in statics where file.path.hasPrefix(folder + "/") {
      return .asset(String(file.path.dropFirst(folder.utf8.count + 1)))
    }
    if let asset = themeAsset(file.path) { return .asset(asset) }
    guard file.path.hasPrefix(content + "/") else { return GeneratedFile() }
    let inside = String(file.path.dropFirst(content.utf8.count + 1))
    var name = SourceName(inside)
    var prefix = ""
    // `post.fr.md` is the French post.
    let parts = name.stem.split(separator: ".")
    if parts.count > 1, let last = parts.last.map(String.init), languages.contains(last) {
      if last != defaultLanguage || defaultInFolder { prefix = last }
      name = SourceName(
        SitePath.join(name.folder, parts.dropLast().joined(separator: ".")) + "." + name.ending)
    } else if defaultInFolder {
      prefix = defaultLanguage
    }
    guard isPage(name) else {
      return .asset(SitePath.join(prefix, path(name.folder), PathText.name(inside)))
    }
    return page(file, name, prefix: prefix)
  }

  /// Where a theme's own file is written: `themes/NAME/static/` answers at the root, too.
  private func themeAsset(_ path: String) -> String? {
    guard path.hasPrefix("themes/") else { return nil }
    let parts = path.split(separator: "/", maxSplits: 3)
    return parts.count == 4 && parts[2] == "static" ? String(parts[3]) : nil
  }

  private func page(_ file: SourceFile, _ name: SourceName, prefix: String) -> GeneratedFile {
    var made = GeneratedFile()
    let inBundle = isInBundle(SitePath.join(content, name.folder), itself: name.stem == "index")
    // A Markdown file beside an `index.md` is a part of that page and has no address of its own.
    if inBundle { return made }
    made.takeState(from: file.values)
    if file.values?["headless"]?.bool == true { return made }
    if let build = file.values?["build"] ?? file.values?["_build"],
      let render = build["render"]?.string, render == "never" || render == "false"
    {
      return made
    }
    let permalink = permalink(of: file, name, made.date)
    let url = prefix.isEmpty ? permalink : "/" + prefix + permalink
    made.outputs = [SitePath.output(forPermalink: url)]
    let folder = PathText.folder("/" + SitePath.join(url))
    made.redirects = (file.values?["aliases"]?.texts ?? []).map {
      $0.hasPrefix("/") ? $0 : "/" + SitePath.join(folder, $0)
    }
    return made
  }

  private func isInBundle(_ folder: String, itself: Bool) -> Bool {
    var folder = itself ? PathText.folder(folder) : folder
    while !folder.isEmpty, folder != content {
      if bundles.contains(folder) { return true }
      folder = PathText.folder(folder)
    }
    return false
  }

  private func permalink(of file: SourceFile, _ name: SourceName, _ date: Day?) -> String {
    if let url = file.values?["url"]?.string, !url.isEmpty {
      return url.hasPrefix("/") ? url : "/" + SitePath.join(path(name.folder), url)
    }
    let section = name.folders.first ?? ""
    if name.stem == "_index" {
      if name.folders.count == 1, let template = sections[section] { return template }
      return "/" + (name.folder.isEmpty ? "" : path(name.folder) + "/")
    }
    // The name of a bundle is its folder's.
    let isBundle = name.stem == "index"
    let folder = isBundle ? PathText.folder(name.folder) : name.folder
    let base = isBundle ? PathText.name(name.folder) : name.stem
    let slug = file.values?["slug"]?.string
    if isBundle, name.folder.isEmpty { return "/" }
    if let template = pages[section] ?? (section.isEmpty ? pages["/"] : nil) {
      let title = file.values?["title"]?.string
      let filled = Permalink.filled(template) { token in
        switch token {
        case "section": segment(section)
        case "sections": path(folder)
        case "title": segment(title ?? base)
        case "slug", "slugorfilename", "slugorcontentbasename":
          segment(slug ?? (token == "slug" ? title : nil) ?? base)
        case "filename", "contentbasename": segment(base)
        default: date.flatMap { Permalink.part(token, of: $0) }
        }
      }
      return filled.hasPrefix("/") ? filled : "/" + filled
    }
    let whole = "/" + SitePath.join(path(folder), segment(slug ?? base))
    return isUgly || uglySections.contains(section) ? whole + ".html" : whole + "/"
  }

  /// A path as Hugo writes it: in lower case, spaces as hyphens.
  private func path(_ text: String) -> String {
    text.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }.map(segment)
      .joined(separator: "/")
  }

  /// One part of an address: letters, digits, marks and `._-#+~@` stay, spaces become hyphens.
  private func segment(_ text: String) -> String {
    let kept = Set("._-#+~@/".unicodeScalars)
    var result = ""
    var isPending = false
    for scalar in (keepsCase ? text : text.lowercased()).unicodeScalars {
      if scalar.properties.isWhitespace {
        isPending = !result.isEmpty
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || kept.contains(scalar) || scalar.properties.generalCategory == .nonspacingMark
      {
        if isPending, !result.hasSuffix("-"), scalar != "-" { result += "-" }
        isPending = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The home page and the lists of sections need no source.
  package let makesHomePage = true

  package func doubt(about path: String) -> String? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }
    if parts.isEmpty || parts.contains(where: { taxonomies.contains($0) }) {
      return "Hugo makes this list when the site is built"
    }
    return GeneratedLists.doubt(about: path)
  }
}

extension HugoGenerator {
  /// A path from the content's folder or beside the page, with or without its ending, else a name that one page alone has.
  package func sources(of link: GeneratorLink, from post: String?) -> SourceSearch? {
    guard link.kind == .page else { return nil }
    let isRooted = link.name.hasPrefix("/")
    var folders = [content]
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
      search.folder = content
    }
    return search
  }
}
