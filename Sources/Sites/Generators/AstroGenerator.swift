// SPDX-License-Identifier: Apache-2.0

import Configuration
import FrontMatter
import Linting
package import WebAddresses

/// Astro: routes under `src/pages`, collections of `src/content` where a route fills them in, `public/` as it is.
package struct AstroGenerator: KnownGenerator {
  static let identity = SiteGenerator(
    "astro", site: "an Astro site",
    files: ["mjs", "ts", "js", "mts", "cjs"].map { "astro.config." + $0 }, dialect: "astro",
    posts: "src", output: "dist", templates: ["src/layouts", "src/components"],
    ignored: ["dist/**", "node_modules/**"])
  static let slugsWithoutSources: SlugDialect? = .github

  static func hasSources(_ paths: [String]) -> Bool {
    paths.contains { $0.hasPrefix(pages) || $0.hasPrefix(content) }
  }

  init?(_ settings: GeneratorSettings, paths: [String]) {
    self.init(settings.script, paths: paths)
  }

  static func output(_ settings: GeneratorSettings) -> String? {
    settings.script["outDir"].map { SitePath.clean($0) } ?? identity.output
  }

  package let basePath: String
  package let siteURL: String?
  package let slugs: SlugDialect? = .github
  package let rootLinks: RootLinks
  private let writesFiles: Bool
  /// By collection: the folder of the route that shows its entries.
  private let routes: [String: String]
  /// The folders of all routes with a part that is filled in, such as `blog` for `blog/[...slug].astro`.
  private let open: [String]

  private static let pages = "src/pages/"
  private static let content = "src/content/"

  /// The generator for a site with the files `paths`, as far as its configuration, a program, shows it.
  package init(_ configuration: ScriptSettings, paths: [String]) {
    siteURL = configuration["site"]
    basePath = SitePath.join(configuration["base"] ?? "")
    writesFiles = configuration["format"] == "file"
    rootLinks =
      configuration.mentions("rehypePlugins") || configuration.mentions("remarkPlugins")
      ? .mayGetBase : .stay
    let open = paths.filter { $0.hasPrefix(Self.pages) && PathText.name($0).hasPrefix("[") }
      .map { PathText.folder(String($0.dropFirst(Self.pages.utf8.count))) }
    self.open = open
    let collections = Set(
      paths.filter { $0.hasPrefix(Self.content) }
        .compactMap { SourceName(String($0.dropFirst(Self.content.utf8.count))).folders.first })
    var routes: [String: String] = [:]
    for collection in collections {
      let named = open.first { $0 == collection || $0.hasSuffix("/" + collection) }
      // A single open route with a single collection can only belong to each other.
      routes[collection] = named ?? (open.count == 1 && collections.count == 1 ? open[0] : nil)
    }
    self.routes = routes
  }

  package func readsFrontMatter(_ path: String) -> Bool {
    SourceName(path).isMarkdown
      && (path.hasPrefix(Self.pages) || path.hasPrefix(Self.content))
  }

  package func output(of file: SourceFile) -> GeneratedFile {
    if file.path.hasPrefix("public/") { return .asset(String(file.path.dropFirst(7))) }
    if file.path.hasPrefix(Self.pages) {
      return page(file, at: String(file.path.dropFirst(Self.pages.utf8.count)))
    }
    guard file.path.hasPrefix(Self.content) else { return GeneratedFile() }
    let inside = SourceName(String(file.path.dropFirst(Self.content.utf8.count)))
    guard inside.isMarkdown, let collection = inside.folders.first, let route = routes[collection]
    else { return GeneratedFile() }
    let rest = inside.folders.dropFirst().joined(separator: "/")
    let stem = inside.stem == "index" ? "" : inside.stem
    let slug = file.values?["slug"]?.string ?? SitePath.join(rest, stem)
    return made(file, SitePath.join(route, slug.lowercased()))
  }

  private func page(_ file: SourceFile, at path: String) -> GeneratedFile {
    let name = SourceName(path)
    let isHidden = (name.folders + [name.stem]).contains { $0.hasPrefix("_") || $0.hasPrefix("[") }
    guard !isHidden else { return GeneratedFile() }
    guard name.isMarkdown || ["astro", "html"].contains(name.ending) else {
      // An endpoint such as `rss.xml.js` writes `rss.xml`.
      let isScript = ["js", "ts", "mjs"].contains(name.ending)
      return isScript ? .asset(SitePath.join(name.folder, name.stem)) : GeneratedFile()
    }
    return made(file, name.stem == "index" ? name.folder : SitePath.join(name.folder, name.stem))
  }

  private func made(_ file: SourceFile, _ route: String) -> GeneratedFile {
    let isFile = writesFiles || route == "404"
    var made = GeneratedFile([
      route.isEmpty ? "index.html" : isFile ? route + ".html" : route + "/index.html"
    ])
    made.takeState(from: file.values)
    return made
  }

  package func doubt(about path: String) -> String? {
    let clean = SitePath.join(path)
    let isOpen = open.contains { $0.isEmpty || clean == $0 || clean.hasPrefix($0 + "/") }
    return isOpen
      ? "Astro generates this route when the site is built" : GeneratedLists.doubt(about: path)
  }
}
