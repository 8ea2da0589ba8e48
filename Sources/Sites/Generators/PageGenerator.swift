// SPDX-License-Identifier: Apache-2.0

package import FrontMatter
package import Linting
package import WebAddresses

/// What a generator makes of an address in a post that begins with a slash, on a site that is served under a path.
package enum RootLinks: Sendable {
  /// It stays as it is written.
  case stay
  /// The site's own templates may put the path in front.
  case mayGetBase
  /// The path is put in front.
  case getBase
}

/// Knows where a generator writes each source file of a site.
package protocol PageGenerator: Sendable {
  /// The path under which the whole site is served, such as `/blog`; empty for the root of the host.
  var basePath: String { get }
  /// The address that the generator's own configuration gives the site.
  var siteURL: String? { get }
  /// What becomes of addresses from the root.
  var rootLinks: RootLinks { get }
  /// How headings get their anchors; `nil` where no heading gets one by itself.
  var slugs: SlugDialect? { get }
  /// Whether the front matter of a file at `path` has a say in where it is written.
  func readsFrontMatter(_ path: String) -> Bool
  /// What becomes of a source file.
  func output(of file: SourceFile) -> GeneratedFile
  /// What is written although it is not out yet.
  var early: EarlyPages { get }
  /// Whether the site gets a home page even where no source makes one.
  var makesHomePage: Bool { get }
  /// Why no one can tell before the site is built whether there is something at `path`, which begins with `/`;
  /// nothing where that can be determined.
  func doubt(about path: String) -> String?
  /// The source that the query of an address names, whatever its path; empty where it names one that is not there, nothing
  /// where queries name none.
  func source(ofQuery query: String) -> String?
  /// Where the source lies that the tag `link` names in the source at `post`; nothing where the generator has no such tag.
  func sources(of link: GeneratorLink, from post: String?) -> SourceSearch?
}

extension PageGenerator {
  package func source(ofQuery query: String) -> String? { nil }
  package func sources(of link: GeneratorLink, from post: String?) -> SourceSearch? { nil }
  package var basePath: String { "" }
  package var rootLinks: RootLinks { .stay }
  package var siteURL: String? { nil }
  package var makesHomePage: Bool { false }
  package var early: EarlyPages { EarlyPages() }
  package func doubt(about path: String) -> String? { nil }
}

/// The lists and feeds that generators and their plug-ins make of posts when the site is built.
enum GeneratedLists {
  private static let folders: Set<String> = [
    "tag", "tags", "category", "categories", "topic", "topics", "series", "author", "authors",
    "archive", "archives", "page", "search",
  ]
  private static let files: Set<String> = [
    "feed.xml", "atom.xml", "rss.xml", "index.xml", "feed", "rss", "sitemap.xml", "robots.txt",
    "feed.json", "manifest.json", "sw.js", "search.json",
  ]

  /// Why no one can tell whether such a list is at `path`; `nil` for what looks like none.
  static func doubt(about path: String) -> String? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }
    guard let last = parts.last else { return nil }
    let isList =
      parts.contains { folders.contains($0) || isPageNumber($0) } || files.contains(last)
    return isList ? "lists of posts are generated when the site is built" : nil
  }

  /// `page2`, as Jekyll's paginator has it.
  private static func isPageNumber(_ part: String) -> Bool {
    part.hasPrefix("page") && part.utf8.count > 4
      && part.utf8.dropFirst(4).allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// A file of a site's sources.
package struct SourceFile: Sendable {
  /// From the site's root, without a `/` in front.
  package var path: String
  /// The values of the front matter; `nil` when it has none or they cannot be read.
  package var values: DataValue?
  package var hasFrontMatter: Bool

  package init(_ path: String, values: DataValue? = nil, hasFrontMatter: Bool = false) {
    self.path = path
    self.values = values
    self.hasFrontMatter = hasFrontMatter
  }
}

/// What a generator makes of one source file.
package struct GeneratedFile: Hashable, Sendable {
  /// The files it is written to, from the root of the built site, the canonical one first: `posts/a/index.html`.
  /// None for what is not part of the built site.
  package var outputs: [String] = []
  /// The sources of the page that it belongs to and is written next to, wherever that is; its path from there.
  package var owners: [String] = []
  package var rest = ""
  /// Paths, each with a `/` in front, that redirect to it.
  package var redirects: [String] = []
  /// Whether readers do not get to see it as it is.
  package var isDraft = false
  /// Whether it has no page of its own and is shown on others.
  package var isPart = false
  /// Whether only the build knows where it is written.
  package var isComputed = false
  /// When it is published, where its name or its front matter says so.
  package var date: Day?
  /// From which day on it is not written any more.
  package var expires: Day?

  package init(_ outputs: [String] = []) { self.outputs = outputs }

  /// A file that is written as it is.
  package static func asset(_ path: String) -> GeneratedFile { GeneratedFile([path]) }
}

extension DataValue {
  /// A text as a list of one, a list as its texts.
  var texts: [String] {
    string.map { [$0] } ?? list?.compactMap(\.string) ?? []
  }

  /// The map with its keys in the letter case that Stet knows them in.
  var withFoldedKeys: DataValue {
    guard case .map(let entries) = content else { return self }
    let known = ["draft", "published", "date", "publishDate", "pubDate"]
    var value = self
    value.content = .map(
      entries.map { entry in
        var entry = entry
        let key = entry.key.lowercased()
        entry.key = known.first { $0.lowercased() == key } ?? entry.key
        return entry
      })
    return value
  }
}
