// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Linting
import Sites
import SourceText
import Synchronization

/// The site around the posts as rules may ask it: addresses through ``SiteFolder``, pages read when they are
/// first asked for.
final class SiteAdapter: SiteLookup {
  private let site: SiteFolder
  /// The absolute path of the working folder.
  private let folder: String
  private let pages = Mutex<[String: SitePage]>([:])
  private let images = Mutex<[String: SiteFile]>([:])

  /// The site in the folder `root`, an absolute path; nothing when there is none.
  init?(root: String, url: String?, folder: String) {
    guard let site = SiteFolder(root: root, url: url, files: DiskSite()) else { return nil }
    self.site = site
    self.folder = folder
  }

  func target(of address: String, from article: Article) -> SiteTarget {
    let post = PathText.join(folder, article.path)
    switch site.resolve(address, from: post, ownAddress: OwnAddress(article).canonical) {
    case .missing: return .missing
    case .outside: return .outside
    case .unknown(let reason): return .unknown(reason)
    case .file(let path):
      guard ArticleReader.format(ofPath: path) != nil else {
        return .file(path: PathText.relative(path, to: folder) ?? path)
      }
      var page = page(path)
      // However the post was named on the command line, it is the same page.
      if FileSystem.resolved(Array(path.utf8)) == FileSystem.resolved(Array(post.utf8)) {
        page.path = article.path
      }
      return .page(page)
    }
  }

  func file(of address: String, from article: Article) -> SiteFileTarget {
    let post = PathText.join(folder, article.path)
    switch site.file(address, from: post, ownAddress: OwnAddress(article).canonical) {
    case .missing(let siblings):
      let name = address.split(separator: "/").last ?? ""
      let decoded = Address.percentDecoded(Array(name.utf8))
      return .missing(
        nearest: Spelling.nearest(
          to: String(decoding: decoded, as: UTF8.self),
          among: Array(siblings.prefix(Self.mostSiblings))))
    case .outside: return .outside
    case .unknown(let reason): return .unknown(reason)
    case .file(let path, let spelling):
      var file = facts(path)
      file.spelling = spelling
      return .file(file)
    }
  }

  /// Names of a folder among which the nearest to a missing one is sought.
  private static let mostSiblings = 2000

  private func facts(_ path: String) -> SiteFile {
    if let known = images.withLock({ $0[path] }) { return known }
    var file = SiteFile(path: PathText.relative(path, to: folder) ?? path, bytes: 0)
    if let opened = OpenFile(Array(path.utf8)) {
      file.bytes = opened.count
      file.size = ImageHeader.size(
        of: ImageBytes(count: opened.count) { opened.bytes(at: $0, count: $1) })
    }
    images.withLock { $0[path] = file }
    return file
  }

  private func page(_ path: String) -> SitePage {
    if let known = pages.withLock({ $0[path] }) { return known }
    let page = read(path)
    pages.withLock { $0[path] = page }
    return page
  }

  private func read(_ path: String) -> SitePage {
    var page = SitePage(
      path: PathText.relative(path, to: folder) ?? path, title: nil, isDraft: false, date: nil)
    guard let format = ArticleReader.format(ofPath: path),
      let bytes = try? FileSystem.read(Array(path.utf8), limit: SourceText.largestSize),
      let reader = try? ArticleReader()
    else { return page }
    let post = PostSource(bytes, path: path, isHTML: format == .html)
    guard post.isReadable else { return page }
    let article = reader.read(post.source, format: format)
    page.title = article.title?.text
    if let values = article.frontMatter?.value {
      page.isDraft = values["draft"]?.bool == true || values["published"]?.bool == false
    }
    page.date = article.dates.first { $0.kind == .published }.flatMap { Day($0.text) }
    return page
  }
}

/// The disk as it is; folders are listed once.
private final class DiskSite: SiteFiles {
  private let folders = Mutex<[String: FolderNames]>([:])

  func names(_ path: String) -> FolderNames? {
    if let known = folders.withLock({ $0[path] }) { return known }
    guard let entries = try? FileSystem.list(Array(path.utf8)) else { return nil }
    let names = FolderNames(entries.map { String(decoding: $0.name, as: UTF8.self) })
    folders.withLock { $0[path] = names }
    return names
  }

  func kind(_ path: String) -> SiteFileKind? {
    switch try? FileSystem.kind(of: Array(path.utf8)) {
    case .file: .file
    case .folder: .folder
    case .other, nil: nil
    }
  }

  func resolved(_ path: String) -> String? {
    FileSystem.resolved(Array(path.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The sites of one run: the command line's, else each configuration's own, each read once.
struct KnownSites: Sendable {
  /// The command line's.
  private(set) var given: SiteAdapter?
  private var configured: [SiteOptions: SiteAdapter] = [:]

  init(root: String?, url: String?, tasks: [PostTask], folder: String) {
    if let root {
      given = SiteAdapter(root: PathText.join(folder, root), url: url, folder: folder)
      return
    }
    for options in Set(tasks.map(\.rules.site)) {
      guard let root = options.root else { continue }
      configured[options] = SiteAdapter(
        root: PathText.join(options.folder, root), url: url ?? options.url, folder: folder)
    }
  }

  /// The site of posts with the settings `options`; nothing when none is known.
  func site(_ options: SiteOptions) -> SiteAdapter? { given ?? configured[options] }
}
