// SPDX-License-Identifier: Apache-2.0

import Configuration
import FrontMatter
import SourceText
import WebAddresses

/// Where a site is served from, as the host's own files in its folder and above tell.
struct FoundHost {
  private(set) var host = SiteHost.plain
  /// The file that told it.
  private(set) var origin: String?
  /// The address that the host's files name, and the file.
  private(set) var url: String?
  private(set) var urlOrigin: String?
  private(set) var redirects = RedirectTable()
  /// Whether the site has a host name of its own.
  private(set) var hasDomain = false

  /// In a site's sources, the folders whose files are copied to the root of the built site.
  private static let folders = ["", "static/", "public/"]

  init(
    paths: [String], named: String?, siteURL: String?, outer: [OuterFolder],
    read: (String) -> SourceText?
  ) {
    let known = named.flatMap { SiteHost.named($0) }
    var told: SiteHost?
    var settings: [SourceText] = []
    let ownHost = siteURL.map { WebAddress($0).site }
    func look(_ name: String, _ kind: SiteHost, at place: String) {
      guard let source = read(place) else { return }
      if told == nil { (told, origin) = (kind, place) }
      redirects.read(name, source, ownHost: ownHost)
      if kind == .vercel { settings.append(source) }
      if name == SiteHost.domainFile { hasDomain = true }
      if name == SiteHost.domainFile, siteURL == nil, url == nil, let domain = Self.domain(source) {
        url = "https://" + domain
        urlOrigin = place
      }
    }
    for folder in Self.folders {
      for (name, kind) in SiteHost.files { look(name, kind, at: folder + name) }
    }
    for folder in outer {
      for (name, kind) in SiteHost.files where SiteHost.projectFiles.contains(name) {
        guard folder.files.contains(name), Self.isFor(folder.inside, name, folder, read) else {
          continue
        }
        look(name, kind, at: folder.prefix + name)
      }
    }
    for name in SiteHost.foreignFiles {
      for prefix in [""] + outer.map(\.prefix) {
        guard let source = read(prefix + name), Self.holdsRules(source) else { continue }
        redirects.add(
          RedirectRule(
            pattern: RedirectPattern(parts: "/*"),
            effect: .unknown("the rules in '\(name)' are not read")))
      }
    }
    host = known ?? told ?? .plain
    for source in settings { host = host.configured(by: source) }
  }

  /// Whether the host's file `name` in `folder` is about the site at `inside`, as seen from there.
  private static func isFor(
    _ inside: String, _ name: String, _ folder: OuterFolder, _ read: (String) -> SourceText?
  ) -> Bool {
    guard name == SiteHost.netlify.files.first, let source = read(folder.prefix + name),
      let value = try? TOMLReader.read(source, in: source.wholeRange)
    else { return true }
    let base = value["build"]?["base"]?.string ?? ""
    let place = SitePath.join(base, value["build"]?["publish"]?.string ?? "")
    return place.isEmpty || place == inside || place.hasPrefix(inside + "/")
      || inside.hasPrefix(place + "/")
  }

  /// Whether a file of a host that Stet does not know sets up redirects or rewrites.
  private static func holdsRules(_ source: SourceText) -> Bool {
    let text = String(decoding: source.bytes, as: UTF8.self).lowercased()
    return ["redirect", "rewrite", "navigationfallback"].contains { text.contains($0) }
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
