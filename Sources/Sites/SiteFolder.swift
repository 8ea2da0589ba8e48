// SPDX-License-Identifier: Apache-2.0

import Articles

/// What a place on the disk is.
package enum SiteFileKind: Sendable {
  case file
  case folder
}

/// The disk as a site sees it; tests bring their own. Paths are absolute.
package protocol SiteFiles: Sendable {
  /// What is at `path`, links followed; nothing when nothing is there.
  func kind(_ path: String) -> SiteFileKind?
  /// `path` with all links followed; nothing when it leads nowhere.
  func resolved(_ path: String) -> String?
  /// The names of what is in the folder at `path`; nothing when it is no folder that can be listed.
  func names(_ path: String) -> FolderNames?
}

/// Where an address of a site leads.
package enum SiteResolution: Hashable, Sendable {
  /// The file that answers, as an absolute path inside the root.
  case file(String)
  case missing
  /// To another site, or out of the root.
  case outside
  /// It cannot be told, and why (no full stop).
  case unknown(String)
}

/// A folder of pages or Markdown posts as the site that it makes: the plain rules, a file answering under its
/// own path, `index.html` for its folder, `x.md` for `/x`, `/x/` and `/x.html`; what lies under `static/` or
/// `public/` answers at the root too.
///
/// Nothing outside the root is ever looked at: `..` above it and links out of it do not resolve.
package struct SiteFolder: Sendable {
  /// The root with all links followed.
  let root: String
  /// The host of the site's own address, in lower case.
  private let host: String?
  let files: any SiteFiles

  /// The site in the folder `root`; nothing when there is no such folder.
  package init?(root: String, url: String?, files: any SiteFiles) {
    guard let resolved = files.resolved(root), files.kind(resolved) == .folder else { return nil }
    self.root = resolved
    self.files = files
    host = url.flatMap { Self.split($0)?.host }
  }

  /// Where `address`, written in the post at the absolute path `post`, leads. `ownAddress` is what the post
  /// says its own address is.
  package func resolve(
    _ address: String, from post: String, ownAddress: String? = nil
  ) -> SiteResolution {
    let target = String(address.prefix { $0 != "#" && $0 != "?" })
    if target.isEmpty { return .file(post) }
    switch paths(of: target, from: post, ownAddress: ownAddress) {
    case .outside: return .outside
    case .unknown(let reason): return .unknown(reason)
    case .paths(let paths):
      for path in paths {
        let found = inside(path)
        if found != .missing { return found }
      }
      return .missing
    }
  }

  /// The paths, from the root, at which the site may answer an address.
  enum Paths {
    case paths([String])
    case outside
    case unknown(String)
  }

  /// Where to look for `target`, an address without query and fragment that is written in `post`.
  func paths(of target: String, from post: String, ownAddress: String?) -> Paths {
    guard let parts = Self.split(target) else {
      // `mailto:`, `tel:`, `data:` and their like.
      return .outside
    }
    if let other = parts.host {
      let own = host ?? ownAddress.flatMap { Self.split($0)?.host }
      guard let own else {
        return .unknown("the site's own address is not known: give it with --site-url")
      }
      return other == own ? .paths(["/" + parts.path]) : .outside
    }
    if parts.path.hasPrefix("/") { return .paths([parts.path]) }
    guard let folder = folder(of: post) else {
      return .unknown("the post lies outside the site's folder")
    }
    // A Markdown post answers as a folder: what stands beside it in the browser is one level up.
    return .paths([
      folder + "/" + parts.path, Self.withoutExtension(post, below: root) + "/" + parts.path,
    ])
  }

  /// The host and path of an address; no host for one of this site; nothing for other schemes.
  private static func split(_ address: String) -> (host: String?, path: String)? {
    var rest = address[...]
    if let colon = address.firstIndex(of: ":"), !address[..<colon].contains("/") {
      let scheme = address[..<colon].lowercased()
      guard scheme == "http" || scheme == "https" else { return nil }
      rest = address[address.index(after: colon)...]
    }
    guard rest.hasPrefix("//") else { return (nil, String(rest)) }
    rest = rest.dropFirst(2)
    let host = rest.prefix { $0 != "/" }
    var name = host.lowercased()
    if name.hasPrefix("www.") { name.removeFirst(4) }
    return (name, String(rest.dropFirst(host.count).drop { $0 == "/" }))
  }

  /// The folder of `post` as a path from the root.
  private func folder(of post: String) -> String? {
    let path = files.resolved(post) ?? post
    guard path.hasPrefix(root + "/") else { return nil }
    let inside = path.dropFirst(root.count)
    guard let slash = inside.lastIndex(of: "/") else { return "" }
    return String(inside[..<slash])
  }

  private static func withoutExtension(_ post: String, below root: String) -> String {
    guard post.hasPrefix(root + "/") else { return "" }
    var path = String(post.dropFirst(root.count))
    if let dot = path.lastIndex(of: "."), !path[dot...].contains("/") {
      path.removeSubrange(dot...)
    }
    return path
  }

  private static let indexes = ["index.html", "index.htm", "index.md", "_index.md", "index.mdx"]
  private static let endings = [".html", ".htm", ".md", ".markdown", ".mdx", ".xhtml"]

  /// What answers at `path`, which begins at the root.
  private func inside(_ path: String) -> SiteResolution {
    guard let parts = parts(of: path) else { return .outside }
    let clean = parts.joined(separator: "/")
    guard !clean.utf8.contains(0) else { return .missing }
    for base in Self.bases {
      let place = [root, base, clean].filter { !$0.isEmpty }.joined(separator: "/")
      if let found = answer(place) { return found }
    }
    return .missing
  }

  /// Folders whose content answers at the root, too.
  static let bases = ["", "static", "public"]

  /// The decoded components of `path`, which begins at the root; nothing when it leads above it.
  func parts(of path: String) -> [String]? {
    let decoded = String(decoding: Address.percentDecoded(Array(path.utf8)), as: UTF8.self)
    var parts: [String] = []
    for part in decoded.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts
  }

  private func answer(_ place: String) -> SiteResolution? {
    switch files.kind(place) {
    case .file: return jailed(place)
    case .folder:
      for name in Self.indexes where files.kind(place + "/" + name) == .file {
        return jailed(place + "/" + name)
      }
      return source(place)
    case nil:
      return source(place)
    }
  }

  /// The source that answers at `place` under another ending.
  private func source(_ place: String) -> SiteResolution? {
    guard place != root else { return nil }
    for ending in Self.endings where files.kind(place + ending) == .file {
      return jailed(place + ending)
    }
    for ending in [".html", ".htm"] where place.hasSuffix(ending) {
      let bare = place.dropLast(ending.count)
      for other in Self.endings.dropFirst(2) where files.kind(bare + other) == .file {
        return jailed(bare + other)
      }
    }
    return nil
  }

  private func jailed(_ place: String) -> SiteResolution {
    guard let path = files.resolved(place), path.hasPrefix(root + "/") else { return .missing }
    return .file(path)
  }
}
