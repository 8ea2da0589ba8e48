// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import FrontMatter
package import Linting
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
    generatorName = settings.generator ?? found?.name ?? PlainGenerator.identity.name
    generatorOrigin = settings.generator == nil ? found?.file : nil
    var url = settings.url ?? found?.generator.siteURL
    var urlOrigin = settings.url == nil && url != nil ? found?.file : nil

    var redirects = RedirectTable()
    var host: (SiteHost, String)?
    for folder in ["", "static/", "public/"] {
      for (name, kind) in SiteHost.files {
        guard let source = read(folder + name) else { continue }
        if host == nil { host = (kind, folder + name) }
        redirects.read(name, source)
        if name == SiteHost.domainFile, url == nil, let domain = Self.domain(source) {
          url = "https://" + domain
          urlOrigin = folder + name
        }
      }
    }
    self.url = url
    self.urlOrigin = urlOrigin
    self.redirects = redirects
    self.host = settings.host.flatMap { SiteHost.named($0) } ?? host?.0 ?? .plain
    hostOrigin = settings.host == nil ? host?.1 : nil
    generator =
      found?.generator
      ?? PlainGenerator(
        basePath: url.map {
          let address = WebAddress($0)
          return address.text(address.path)
        } ?? "", slugs: Generators.named(generatorName)?.slugsWithoutSources)
  }

  /// The facts of the site that `export` comes from.
  package init(_ export: WordPressExport, settings: Settings) {
    generator = WordPressGenerator(export)
    generatorName = WordPressGenerator.identity.name
    host = settings.host.flatMap { SiteHost.named($0) } ?? .plain
    url = settings.url ?? export.url
    generatorOrigin = nil
    hostOrigin = nil
    urlOrigin = nil
    redirects = RedirectTable()
  }

  /// How headings get their anchors.
  package var anchors: HeadingAnchors {
    if generatorName == PlainGenerator.identity.name { return .likely(.github) }
    return generator.slugs.map { HeadingAnchors.known($0) } ?? .unknown
  }

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
    let found = Generators.all.find { name in
      places.contains(name) || (name.hasPrefix(".") && read(name) != nil)
    }
    if let found, wanted == nil || found.generator.name == wanted {
      name = found.generator.name
      file = found.file
    } else if let wanted, Generators.named(wanted)?.hasSources(paths) ?? false {
      name = wanted
    } else {
      return nil
    }
    guard let kind = Generators.named(name) else { return nil }
    let settings = kind.settingsFile(file, isThere: places.contains)
    let own = GeneratorSettings(
      file: settings, source: settings.flatMap(read), isNamed: wanted != nil)
    guard let generator = kind.init(own, paths: paths) else { return nil }
    self.generator = generator
  }

  /// The files and folders near the root, where settings are.
  private static func places(_ paths: [String]) -> Set<String> {
    var places: Set<String> = []
    // The deepest of the folders around the path before, with its slash: most paths lie in it, too.
    var last = ""
    for path in paths {
      if !last.isEmpty, path.utf8.starts(with: last.utf8) { continue }
      let parts = path.utf8.split(separator: 0x2F, maxSplits: deepest)
      for part in parts.prefix(deepest) { places.insert(String(path[..<part.endIndex])) }
      last = parts.count > deepest ? String(path[..<parts[deepest].startIndex]) : ""
    }
    return places
  }

  /// So many folders deep the files of a generator lie.
  private static let deepest = 3
}
