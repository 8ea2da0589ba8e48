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

/// The disk as it is.
private struct DiskSite: SiteFiles {
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
