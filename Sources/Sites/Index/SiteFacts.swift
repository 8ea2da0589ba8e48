// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import FrontMatter
import Linting
package import SourceText
import WebAddresses

/// What a site is made with and served from, and how that is known.
package struct SiteFacts: Sendable {
  /// What settings say; nothing where they leave it to be found.
  package struct Settings: Hashable, Sendable {
    package var generator: String?
    package var host: String?
    package var url: String?

    package init(generator: String? = nil, host: String? = nil, url: String? = nil) {
      self.generator = generator
      self.host = host
      self.url = url
    }
  }

  package let generator: any PageGenerator
  package let generatorName: String
  package let host: SiteHost
  package let url: String?
  /// The files that told the generator, the host and the address; nothing for what settings say or nothing told.
  package let generatorOrigin: String?
  package let hostOrigin: String?
  package let urlOrigin: String?
  package let redirects: RedirectTable

  /// The facts of the site with the files `paths`; `read` gives any file of it, hidden ones too.
  package init(paths: [String], settings: Settings, read: (String) -> SourceText?) {
    let found = FoundGenerator(paths: paths, wanted: settings.generator, read: read)
    generatorName = settings.generator ?? found?.name ?? "plain"
    generatorOrigin = settings.generator == nil ? found?.file : nil
    var url = settings.url ?? found?.generator.siteURL
    var urlOrigin = settings.url == nil && url != nil ? found?.file : nil

    var redirects = RedirectTable()
    var host: (SiteHost, String)?
    for folder in ["", "static/", "public/"] {
      for (name, kind) in Self.hostFiles {
        guard let source = read(folder + name) else { continue }
        if host == nil { host = (kind, folder + name) }
        redirects.read(name, source)
        if name == "CNAME", url == nil, let domain = Self.domain(source) {
          url = "https://" + domain
          urlOrigin = folder + name
        }
      }
    }
    self.url = url
    self.urlOrigin = urlOrigin
    self.redirects = redirects
    self.host = settings.host.flatMap { SiteHost(rawValue: $0) } ?? host?.0 ?? .plain
    hostOrigin = settings.host == nil ? host?.1 : nil
    generator =
      found?.generator
      ?? PlainGenerator(
        basePath: url.map {
          let address = WebAddress($0)
          return address.text(address.path)
        } ?? "", slugs: Self.slugs[generatorName])
  }

  /// The facts of the site that `export` comes from.
  package init(_ export: WordPressExport, settings: Settings) {
    generator = WordPressGenerator(export)
    generatorName = "wordpress"
    host = settings.host.flatMap { SiteHost(rawValue: $0) } ?? .plain
    url = settings.url ?? export.url
    generatorOrigin = nil
    hostOrigin = nil
    urlOrigin = nil
    redirects = RedirectTable()
  }

  /// What tells a host, the surest first.
  private static let hostFiles: [(name: String, host: SiteHost)] = [
    ("netlify.toml", .netlify), ("_redirects", .netlify), ("vercel.json", .vercel),
    (".htaccess", .apache), ("CNAME", .githubPages), (".nojekyll", .githubPages),
  ]

  /// How generators whose sources are elsewhere make anchors.
  private static let slugs: [String: SlugDialect] = [
    "astro": .github, "hugo": .hugo, "jekyll": .kramdownGFM,
  ]

  /// The host name that a `CNAME` file holds.
  private static func domain(_ source: SourceText) -> String? {
    let line = source.bytes.prefix { $0 > 0x20 }
    guard !line.isEmpty, line.allSatisfy({ $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
      return nil
    }
    return String(decoding: line, as: UTF8.self)
  }
}

/// The generator that a site's own files tell.
private struct FoundGenerator {
  var name: String
  /// The file that tells it; nothing where its sources do.
  var file: String?
  var generator: any PageGenerator

  /// The one whose settings there are, or the `wanted` one where its sources are; nothing for pages as they are.
  init?(paths: [String], wanted: String?, read: (String) -> SourceText?) {
    let places = Self.places(paths)
    let found = SiteGenerator.find { name in
      places.contains(name) || (name.hasPrefix(".") && read(name) != nil)
    }
    if let found, wanted == nil || found.generator.rawValue == wanted {
      name = found.generator.rawValue
      file = found.file
    } else if let wanted, Self.hasSources(wanted, paths) {
      name = wanted
    } else {
      return nil
    }
    let settings = name == "hugo" ? Self.hugoFiles.first { places.contains($0) } : file
    let source = settings.flatMap(read)
    switch name {
    case "jekyll": generator = JekyllGenerator(Self.values(settings, source))
    case "hugo":
      let values = Self.values(settings, source)
      // Zola keeps its sources alike and spells its settings otherwise.
      if wanted == nil, values?["base_url"] != nil { return nil }
      generator = HugoGenerator(values, paths: paths)
    case "astro":
      generator = AstroGenerator(
        source.map { ScriptSettings($0) } ?? ScriptSettings(), paths: paths)
    case "eleventy":
      generator = EleventyGenerator(source.map { ScriptSettings($0) } ?? ScriptSettings())
    default: return nil
    }
  }

  /// The files and folders near the root, where settings are.
  private static func places(_ paths: [String]) -> Set<String> {
    var places: Set<String> = []
    var last: [Substring.UTF8View] = []
    for path in paths {
      let parts = path.utf8.split(separator: 0x2F, maxSplits: deepest, omittingEmptySubsequences: true)
      let own = Array(parts.prefix(deepest))
      if own.count == last.count, zip(own, last).allSatisfy({ $0.elementsEqual($1) }) { continue }
      last = own
      for count in 1...max(1, own.count) {
        guard let end = own.prefix(count).last?.endIndex else { continue }
        places.insert(String(path[..<end]))
      }
    }
    return places
  }

  /// So many folders deep the files of a generator lie.
  private static let deepest = 3

  /// Where Hugo's settings may be, the first that is there.
  private static let hugoFiles =
    ["hugo", "config/_default/hugo", "config", "config/_default/config"].flatMap { name in
      ["toml", "yaml", "yml", "json"].map { name + "." + $0 }
    }

  private static func hasSources(_ name: String, _ paths: [String]) -> Bool {
    switch name {
    case "jekyll": paths.contains { $0.hasPrefix("_posts/") || $0.contains("/_posts/") }
    case "hugo": paths.contains { $0.hasPrefix("content/") }
    case "astro": paths.contains { $0.hasPrefix("src/pages/") || $0.hasPrefix("src/content/") }
    case "eleventy": paths.contains { SourceName($0).isMarkdown }
    default: false
    }
  }

  private static func values(_ file: String?, _ source: SourceText?) -> DataValue? {
    guard let file, let source else { return nil }
    switch SourceName(file).ending {
    case "toml": return try? TOMLReader.read(source, in: source.wholeRange)
    case "json": return try? JSONReader.read(source, in: source.wholeRange)
    default: return try? YAMLReader.read(source, in: source.wholeRange)
    }
  }
}
