// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
package import Exports
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
  /// The path under which the whole site is served, such as `blog`; empty for the root of the host.
  package let basePath: String
  /// The files that told the generator, the host, the address and the path; `nil` for what settings say or nothing told.
  package let generatorOrigin: String?
  package let hostOrigin: String?
  package let urlOrigin: String?
  package let baseOrigin: String?
  package let redirects: RedirectTable

  /// What lies around a site's folder and may say something of it.
  package struct Outer {
    /// The folders above, the nearest first, up to the repository's.
    package var folders: [OuterFolder]
    /// What pages say of their place, for those at some of the `paths`.
    package var samples: (_ paths: [String]) -> [PageSample]

    package init(
      folders: [OuterFolder] = [],
      samples: @escaping (_ paths: [String]) -> [PageSample] = { _ in [] }
    ) {
      self.folders = folders
      self.samples = samples
    }
  }

  /// The facts of the site with the files `paths`; `read` gives any file of it, hidden ones too, and of the folders
  /// above, whose names begin with `../`.
  package init(
    paths: [String], settings: Settings, outer: Outer = Outer(), read: (String) -> SourceText?
  ) {
    let found = FoundGenerator(
      FolderFiles(paths: paths), paths: paths, wanted: settings.generator, read: read)
    let builder = found == nil ? Self.builder(outer, read) : nil
    generatorName = settings.generator ?? found?.name ?? PlainGenerator.identity.name
    generatorOrigin = settings.generator == nil ? found?.file : nil
    let teller = found ?? builder
    let ownURL = settings.url ?? teller?.generator.siteURL
    let hosting = FoundHost(
      paths: paths, named: settings.host, siteURL: ownURL, outer: outer.folders, read: read)
    host = hosting.host
    hostOrigin = settings.host == nil ? hosting.origin : nil
    redirects = hosting.redirects
    url = ownURL ?? hosting.url
    urlOrigin =
      settings.url != nil
      ? nil : ownURL != nil ? teller?.file : hosting.url != nil ? hosting.urlOrigin : nil

    let settingsBase = settings.url.map(Self.path) ?? ""
    if !settingsBase.isEmpty {
      (basePath, baseOrigin) = (settingsBase, nil)
    } else if let teller, !teller.generator.basePath.isEmpty {
      (basePath, baseOrigin) = (teller.generator.basePath, teller.settingsFile)
    } else if found == nil, url == nil, let base = BaseFinder.find(paths, outer.samples) {
      (basePath, baseOrigin) = (base.path, base.origin)
    } else if let found, Self.mayHaveBase(url), settings.url == nil, !hosting.hasDomain,
      let base = BaseFinder.find(paths, found.generator, outer.samples)
    {
      (basePath, baseOrigin) = (base.path, base.origin)
    } else {
      (basePath, baseOrigin) = ("", nil)
    }
    generator =
      found?.generator
      ?? PlainGenerator(
        basePath: basePath, slugs: Generators.named(generatorName)?.slugsWithoutSources)
  }

  /// The generator above the site's folder that writes it there.
  private static func builder(
    _ outer: Outer, _ read: (String) -> SourceText?
  ) -> FoundGenerator? {
    for folder in outer.folders {
      guard
        let found = FoundGenerator(
          folder.files, paths: [], prefix: folder.prefix, wanted: nil, read: read)
      else { continue }
      return found.output == folder.inside ? found : nil
    }
    return nil
  }

  /// Whether the site at `url` may be served under a path that its settings do not name: hosts of project pages put one
  /// in front.
  private static func mayHaveBase(_ url: String?) -> Bool {
    guard let site = url.map({ WebAddress($0).site }), !site.isEmpty else { return true }
    return [".github.io", ".gitlab.io"].contains { site.hasSuffix($0) }
  }

  /// The path of an address, without slashes at its ends.
  private static func path(_ url: String) -> String {
    let address = WebAddress(url)
    return SitePath.join(address.text(address.path))
  }

  /// The facts of the site that `export` comes from.
  package init(_ export: WordPressExport, settings: Settings) {
    generator = WordPressGenerator(export)
    generatorName = WordPressGenerator.identity.name
    host = settings.host.flatMap { SiteHost.named($0) } ?? .plain
    url = settings.url ?? export.url
    basePath = generator.basePath
    baseOrigin = nil
    generatorOrigin = nil
    hostOrigin = nil
    urlOrigin = nil
    redirects = RedirectTable()
  }

  /// Whether blank lines may be before front matter, as Hugo allows.
  package var readsBlanks: Bool { generatorName == HugoGenerator.identity.name }

  /// How headings get their anchors.
  package var anchors: HeadingAnchors {
    if generatorName == PlainGenerator.identity.name { return .likely(.github) }
    return generator.slugs.map { HeadingAnchors.known($0) } ?? .unknown
  }
}
