// SPDX-License-Identifier: Apache-2.0

import Configuration
package import FrontMatter
import Linting
package import WebAddresses

/// Jekyll: `_posts` with dates in their names, pages where they lie, collections, `permalink` by style or template.
package struct JekyllGenerator: KnownGenerator {
  static let identity = SiteGenerator(
    "jekyll", site: "a Jekyll site", files: ["_config.yml", "_config.yaml", "_config.toml"],
    dialect: "jekyll", posts: "_posts", output: "_site",
    templates: ["_layouts", "_includes", "_sass", "_data"],
    ignored: ["_site/**", "_drafts/**", "vendor/**"])
  static let slugsWithoutSources: SlugDialect? = .kramdownGFM

  static func hasSources(_ paths: [String]) -> Bool {
    paths.contains { $0.hasPrefix("_posts/") || $0.contains("/_posts/") }
  }

  init?(_ settings: GeneratorSettings, paths: [String]) { self.init(settings.values) }

  static func output(_ settings: GeneratorSettings) -> String? {
    settings.values?["destination"]?.string.map { SitePath.clean($0) } ?? identity.output
  }

  /// A collection of `_config.yml`.
  private struct Collection {
    var isWritten: Bool
    var permalink: String?
  }

  /// One entry of `defaults`: values for the files under a path, of a type.
  private struct Default {
    var path: String
    var type: String?
    var values: DataValue
  }

  package let basePath: String
  package let siteURL: String?
  package let slugs: SlugDialect?
  package let early: EarlyPages
  private let permalink: String
  private let collections: [String: Collection]
  private let defaults: [Default]
  /// The folder of the sources and, in it, the one of the collections; empty where they are the site's own.
  private let source: String
  private let collectionsFolder: String
  /// Whether a theme brings files of its own.
  private let hasTheme: Bool
  private let excluded: [String]
  private let included: Set<String>

  /// The generator that `_config.yml` describes; the defaults where there is none.
  package init(_ configuration: DataValue?) {
    basePath = SitePath.join(configuration?["baseurl"]?.string ?? "")
    siteURL = configuration?["url"]?.string
    slugs = configuration?["kramdown"]?["input"]?.string == "kramdown" ? .kramdown : .kramdownGFM
    early = EarlyPages(
      drafts: configuration?["show_drafts"]?.bool ?? false,
      future: configuration?["future"]?.bool ?? false)
    source = SitePath.clean(configuration?["source"]?.string ?? "")
    collectionsFolder = SitePath.clean(configuration?["collections_dir"]?.string ?? "")
    hasTheme = configuration?["theme"] != nil || configuration?["remote_theme"] != nil
    permalink = Self.template(configuration?["permalink"]?.string ?? "date")
    var collections: [String: Collection] = [:]
    if let list = configuration?["collections"]?.list {
      for name in list.compactMap(\.string) { collections[name] = Collection(isWritten: false) }
    }
    for entry in configuration?["collections"]?.map ?? [] {
      collections[entry.key] = Collection(
        isWritten: entry.value["output"]?.bool ?? false,
        permalink: entry.value["permalink"]?.string)
    }
    self.collections = collections
    defaults = (configuration?["defaults"]?.list ?? []).compactMap { entry in
      entry["values"].map {
        Default(
          path: SitePath.join(entry["scope"]?["path"]?.string ?? ""),
          type: entry["scope"]?["type"]?.string, values: $0)
      }
    }
    excluded =
      (configuration?["exclude"]?.texts ?? []).map { SitePath.join($0) }
      + ["node_modules", "vendor/bundle", "vendor/cache", "vendor/gems", "vendor/ruby", "Gemfile"]
    included = Set((configuration?["include"]?.texts ?? []).map { SitePath.join($0) })
  }

  /// The template of a built-in style, or `name` itself.
  private static func template(_ name: String) -> String {
    switch name {
    case "date": "/:categories/:year/:month/:day/:title:output_ext"
    case "pretty": "/:categories/:year/:month/:day/:title/"
    case "ordinal": "/:categories/:year/:y_day/:title:output_ext"
    case "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext"
    case "none": "/:categories/:title:output_ext"
    default: name
    }
  }

  package func readsFrontMatter(_ path: String) -> Bool {
    ["md", "markdown", "html", "htm", "xml", "json", "txt", "css", "scss"]
      .contains(SourceName(path).ending)
  }

  package func output(of file: SourceFile) -> GeneratedFile {
    var file = file
    if !source.isEmpty {
      guard file.path.hasPrefix(source + "/") else { return GeneratedFile() }
      file.path = String(file.path.dropFirst(source.utf8.count + 1))
    }
    if !collectionsFolder.isEmpty, file.path.hasPrefix(collectionsFolder + "/_") {
      file.path = String(file.path.dropFirst(collectionsFolder.utf8.count + 1))
    }
    let name = SourceName(file.path)
    if isExcluded(file.path) { return GeneratedFile() }
    let folders = name.folders
    if let place = folders.firstIndex(where: { $0 == "_posts" || $0 == "_drafts" }) {
      return post(file, name, place: place)
    }
    if let first = folders.first, first.hasPrefix("_"),
      let collection = collections[String(first.dropFirst())]
    {
      guard collection.isWritten else { return GeneratedFile() }
      return document(file, name, of: String(first.dropFirst()), collection)
    }
    if folders.contains(where: { isHidden($0) }) || isHidden(PathText.name(file.path)) {
      return GeneratedFile()
    }
    return page(file, name)
  }

  private func isHidden(_ name: String) -> Bool {
    (name.hasPrefix("_") || name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~"))
      && !included.contains(name)
  }

  private func isExcluded(_ path: String) -> Bool {
    excluded.contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  /// The value of `key` in the file, else in the most exact of the defaults that hold for it.
  private func value(_ key: String, _ file: SourceFile, type: String) -> DataValue? {
    if let own = file.values?[key] { return own }
    let holding = defaults.filter {
      ($0.type == nil || $0.type == type)
        && ($0.path.isEmpty || file.path == $0.path || file.path.hasPrefix($0.path + "/"))
        && $0.values[key] != nil
    }
    return holding.max { $0.path.utf8.count < $1.path.utf8.count }?.values[key]
  }

  /// Writes the file at `permalink`; `ending`, with its dot, is put after one that has no slash or ending of that kind.
  private func finish(
    _ made: inout GeneratedFile, _ file: SourceFile, permalink: String, ending: String = ".html"
  ) {
    let clean = SitePath.join(permalink)
    if clean.isEmpty || permalink.hasSuffix("/") {
      made.outputs = [clean.isEmpty ? "index.html" : clean + "/index.html"]
    } else {
      made.outputs = [clean.hasSuffix(ending) ? clean : clean + ending]
    }
    made.redirects = (file.values?["redirect_from"]?.texts ?? []).map {
      "/" + $0.drop { $0 == "/" }
    }
    let date = made.date
    made.takeState(from: file.values)
    made.date = made.date ?? date
  }

  private func post(_ file: SourceFile, _ name: SourceName, place: Int) -> GeneratedFile {
    var made = GeneratedFile()
    guard file.hasFrontMatter else { return made }
    let dated = Self.dated(name.stem)
    made.isDraft = name.folders[place] == "_drafts"
    // A post whose name has no date is left out by Jekyll.
    guard dated != nil || made.isDraft else { return made }
    let date = file.values?["date"]?.string.flatMap { Day($0) } ?? dated?.date
    made.date = date
    let title = file.values?["slug"]?.string ?? dated?.rest ?? name.stem
    let categories = self.categories(file, name.folders[..<place])
    let template =
      value("permalink", file, type: made.isDraft ? "drafts" : "posts")?.string ?? permalink
    let path = Permalink.filled(template) { token in
      switch token {
      case "categories": categories.joined(separator: "/")
      case "slugified_categories":
        categories.map { Self.slug($0).lowercased() }.joined(separator: "/")
      case "title": Self.slug(title)
      case "slug": Self.slug(title).lowercased()
      case "output_ext": ".html"
      case "collection": "posts"
      case "name": name.stem
      default: date.flatMap { Permalink.part(token, of: $0) }
      }
    }
    finish(&made, file, permalink: path)
    return made
  }

  /// The date with which a post's name begins, and the name after it: `2024-3-5-ferry`, too.
  private static func dated(_ stem: String) -> (date: Day, rest: String)? {
    let parts = stem.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, (2...4).contains(parts[0].utf8.count),
      parts[1...2].allSatisfy({ (1...2).contains($0.utf8.count) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      let date = Day(year: year < 100 ? 2000 + year : year, month: month, day: day)
    else { return nil }
    return (date, String(parts[3]))
  }

  private func categories(_ file: SourceFile, _ folders: ArraySlice<String>) -> [String] {
    var names = Array(folders)
    for key in ["category", "categories"] {
      guard
        let value = file.values?[key]
          ?? (key == "categories" ? self.value(key, file, type: "posts") : nil)
      else { continue }
      if key == "categories", let text = value.string {
        names += text.split(separator: " ").map(String.init)
      } else {
        names += value.texts
      }
    }
    var seen: Set<String> = []
    return names.map { $0.lowercased() }.filter { seen.insert($0).inserted }
  }

  private func document(
    _ file: SourceFile, _ name: SourceName, of collection: String, _ settings: Collection
  ) -> GeneratedFile {
    let inside = SitePath.join(name.folders.dropFirst().joined(separator: "/"))
    guard file.hasFrontMatter else {
      return .asset(SitePath.join(collection, inside, PathText.name(file.path)))
    }
    var made = GeneratedFile()
    let ending = name.isMarkdown ? ".html" : "." + name.ending
    let template =
      value("permalink", file, type: collection)?.string
      ?? settings.permalink.map(Self.template) ?? "/:collection/:path:output_ext"
    let title = file.values?["slug"]?.string ?? name.stem
    let path = Permalink.filled(template) { token in
      switch token {
      case "collection": collection
      case "path": SitePath.join(inside, name.stem)
      case "name": name.stem
      case "title", "slug": Self.slug(title)
      case "output_ext": ending
      default: made.date.flatMap { Permalink.part(token, of: $0) }
      }
    }
    finish(&made, file, permalink: path, ending: ending)
    return made
  }

  private func page(_ file: SourceFile, _ name: SourceName) -> GeneratedFile {
    // A Markdown file without front matter is copied; GitHub Pages makes a page of it as well.
    guard file.hasFrontMatter || name.isMarkdown else { return .asset(file.path) }
    let ending =
      switch name.ending {
      case _ where name.isMarkdown: "html"
      case "scss", "sass": "css"
      default: name.ending
      }
    var made = GeneratedFile()
    let isIndex = name.stem == "index" || (name.stem == "README" && !file.hasFrontMatter)
    let isPretty = permalink.hasSuffix("/") && ending == "html"
    var path = "/" + SitePath.join(name.folder, isIndex ? "index" : name.stem) + "." + ending
    if isPretty, !isIndex { path = "/" + SitePath.join(name.folder, name.stem) + "/" }
    if let own = value("permalink", file, type: "pages")?.string {
      path = Permalink.filled(own) { token in
        switch token {
        case "path": name.folder
        case "basename", "title", "name": name.stem
        case "output_ext": "." + ending
        default: nil
        }
      }
    }
    finish(&made, file, permalink: path, ending: "." + ending)
    if ending == "css", name.ending != ending { made.outputs.append(made.outputs[0] + ".map") }
    if !file.hasFrontMatter { made.outputs.append(file.path) }
    return made
  }

  package func doubt(about path: String) -> String? {
    if hasTheme, SitePath.join(path).hasPrefix("assets/") {
      return "the theme, which may contain this file, is not read"
    }
    return GeneratedLists.doubt(about: path)
  }

  /// Jekyll's `slugify` in the mode `pretty`, the case kept: what may not be in an address becomes one hyphen.
  private static func slug(_ text: String) -> String {
    let kept = Set("._~!$&'()+,;=@".unicodeScalars)
    var slug = ""
    var isPending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || kept.contains(scalar)
      {
        if isPending, !slug.isEmpty { slug += "-" }
        isPending = false
        slug.unicodeScalars.append(scalar)
      } else {
        isPending = true
      }
    }
    return slug
  }
}

extension JekyllGenerator {
  /// `link` names a file by its path; `post_url` a post by its name, which may lie in a folder of a category.
  package func sources(of link: GeneratorLink, from post: String?) -> SourceSearch? {
    var search = SourceSearch()
    guard let clean = CleanPath(link.name) else { return search }
    switch link.kind {
    case .page: return nil
    case .file:
      search.paths =
        [SitePath.join(source, clean.path)]
        + (collectionsFolder.isEmpty ? [] : [SitePath.join(source, collectionsFolder, clean.path)])
    case .post:
      let folder = SitePath.join(source, collectionsFolder, "_posts")
      search.paths = ["md", "markdown", "html"].map { "\(folder)/\(clean.path).\($0)" }
      search.stem = PathText.name(clean.path)
      search.folder = "_posts"
    }
    return search
  }
}
