// SPDX-License-Identifier: Apache-2.0

import Articles
package import FrontMatter
import Linting
import Synchronization
package import WebAddresses

/// Everything that answers on a site, by the file that it is written to. Built once per run; pages are not read for it,
/// only the front matter of sources whose generator asks for it.
package final class SiteIndex: Sendable {
  /// One source file and what becomes of it.
  package struct Entry: Sendable {
    /// From the site's root.
    package var source: String
    package var generated: GeneratedFile

    package init(source: String, generated: GeneratedFile) {
      self.source = source
      self.generated = generated
    }
  }

  /// Where an address leads.
  package struct Answer: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
      /// The number of the entry that answers.
      case entry(Int)
      case missing
      /// To another site, or out of the root.
      case outside
      /// It cannot be told, and why (no full stop).
      case unknown(String)
    }

    package var outcome: Outcome
    /// The address that the host, or a page, redirects to first.
    package var redirect: String?
    /// The path that was looked for, if one was.
    package var sought: CleanPath?
    /// The path of what is missing, under the path that the whole site is served under.
    package var right: String?
  }

  package let entries: [Entry]
  package let host: SiteHost
  package let generator: any PageGenerator
  /// The path under which the whole site is served.
  package let basePath: String
  /// The site's own hosts, without `www.`.
  let hosts: Set<String>
  let outputs: [String: Int32]
  private let bySource: [String: Int32]
  let redirects: RedirectTable
  /// The files and folders of the built site that symbolic links would make, which are not followed.
  let linked: [String]
  /// Whether some source's address is known to the build alone.
  let hasComputedPages: Bool
  /// Whether it has a home page, so that it is a site and not a part of one.
  let isWhole: Bool
  /// Made when something was not found.
  let neighbourhood = Mutex<SiteNeighbourhood?>(nil)
  /// For tags that name a source that is not where they say.
  let stems = Mutex(SourceStems())
  /// Made for the first link of a vault.
  let vault = Mutex<VaultNames?>(nil)

  /// The index of the files at `paths`, from the site's root. `read` gives the values of a source's front matter.
  package convenience init(
    paths: [String], generator: any PageGenerator, host: SiteHost, url: String?,
    basePath: String? = nil, redirects: RedirectTable = RedirectTable(),
    read: (String) -> (values: DataValue?, hasFrontMatter: Bool)
  ) {
    let entries = paths.map { path in
      var file = SourceFile(path)
      if generator.readsFrontMatter(path) {
        (file.values, file.hasFrontMatter) = read(path)
      }
      return Entry(source: path, generated: generator.output(of: file))
    }
    self.init(
      entries: entries, generator: generator, host: host, url: url, basePath: basePath,
      redirects: redirects)
  }

  /// The index of `entries`, in the order of their sources. What lies behind the symbolic links at `links`, from the
  /// site's root, is not known.
  package init(
    entries: [Entry], generator: any PageGenerator, host: SiteHost, url: String?,
    basePath: String? = nil, redirects: RedirectTable = RedirectTable(), links: [String] = []
  ) {
    self.generator = generator
    self.basePath = basePath ?? generator.basePath
    linked = links.map { path in
      // A link below the sources may become anything.
      let isSource = !generator.output(of: SourceFile(path + "/post.md")).outputs.contains {
        $0 == path + "/post.md"
      }
      return isSource ? generator.output(of: SourceFile(path)).outputs.first ?? "" : path
    }
    self.host = host
    hosts = Set(
      [url, generator.siteURL].compactMap { $0.map { WebAddress($0).site } }.filter { !$0.isEmpty })
    var outputs: [String: Int32] = [:]
    var bySource: [String: Int32] = [:]
    var table = redirects
    outputs.reserveCapacity(entries.count)
    bySource.reserveCapacity(entries.count)
    for (place, entry) in entries.enumerated() {
      let number = Int32(place)
      bySource[entry.source] = number
      let generated = entry.generated
      for output in generated.outputs where outputs[output] == nil { outputs[output] = number }
      if let output = generated.outputs.first {
        for address in generated.redirects { table.add(address, to: Self.address(of: output)) }
      }
    }
    for (place, entry) in entries.enumerated() where !entry.generated.owners.isEmpty {
      for owner in entry.generated.owners {
        guard let number = bySource[owner] else { continue }
        for page in entries[Int(number)].generated.outputs {
          let output = SitePath.join(PathText.folder(page), entry.generated.rest)
          if outputs[output] == nil { outputs[output] = Int32(place) }
        }
      }
    }
    self.entries = entries
    self.outputs = outputs
    self.bySource = bySource
    self.redirects = table
    hasComputedPages = entries.contains { $0.generated.isComputed }
    isWhole = generator.makesHomePage || outputs["index.html"] != nil || outputs["index.htm"] != nil
  }

  /// The entry of the source at `path`, from the site's root.
  package func entry(ofSource path: String) -> Int? { bySource[path].map(Int.init) }

  /// The path, with a `/` in front, under which readers meet an entry; nothing for what is not published.
  package func address(of entry: Int) -> String? {
    entries[entry].generated.outputs.first.map { prefixed(Self.address(of: $0)) }
  }

  static func address(of output: String) -> String {
    if output == "index.html" { return "/" }
    return "/" + (output.hasSuffix("/index.html") ? String(output.dropLast(10)) : output)
  }

  func prefixed(_ path: String) -> String {
    basePath.isEmpty ? path : "/" + basePath + path
  }

  // MARK: Answers

  /// Where `address` leads when it is written in the source at `post`, from the site's root.
  ///
  /// `ownHost` is the host that the post itself says it is published on; `base` its `<base href>`.
  package func answer(
    _ address: WebAddress, from post: String?, ownHost: String? = nil, base: String? = nil
  ) -> Answer {
    guard address.isWeb else { return Answer(outcome: .outside) }
    if address.isOpaque {
      return Answer(
        outcome: .unknown("a template tag generates the address when the site is built"))
    }
    let path = address.text(address.path)
    let query = address.query.map(address.text)
    if !address.host.isEmpty {
      if hosts.isEmpty, ownHost == nil {
        return Answer(
          outcome: .unknown("the site's own address is not known (site.url)"))
      }
      guard isOwn(address.site, ownHost) else { return Answer(outcome: .outside) }
      if let named = named(by: address) { return named }
      return lookup(CleanPath("/" + path), query: query, isAbsolute: true)
    }
    if let named = named(by: address) { return named }
    if path.hasPrefix("/") { return lookup(CleanPath(path), query: query) }
    if let base, !base.isEmpty {
      return relative(path, to: WebAddress(base), from: post, ownHost)
    }
    if path.isEmpty {
      guard let post, let entry = entry(ofSource: post) else {
        return Answer(outcome: .unknown("the post is outside the site's folder"))
      }
      return Answer(outcome: .entry(entry))
    }
    return besides(path, post)
  }

  /// What the address's query names, where the generator looks there.
  private func named(by address: WebAddress) -> Answer? {
    guard let query = address.query, let source = generator.source(ofQuery: address.text(query))
    else { return nil }
    return Answer(outcome: entry(ofSource: source).map { .entry($0) } ?? .missing)
  }

  private func isOwn(_ host: String, _ ownHost: String?) -> Bool {
    hosts.isEmpty ? host == ownHost : hosts.contains(host)
  }

  /// An address under a `<base href>`; an empty one is the base itself.
  private func relative(
    _ path: String, to base: WebAddress, from post: String?, _ ownHost: String?
  ) -> Answer {
    let basePath = base.text(base.path)
    let isRooted = !base.host.isEmpty || basePath.hasPrefix("/")
    if !base.host.isEmpty, !isOwn(base.site, ownHost) { return Answer(outcome: .outside) }
    let whole: String
    if path.isEmpty {
      whole = basePath
    } else {
      let end = basePath.utf8.lastIndex(of: UInt8(ascii: "/"))
      whole = (end.map { String(basePath[...$0]) } ?? "") + path
    }
    if isRooted { return lookup(CleanPath("/" + whole)) }
    if whole.isEmpty {
      return post.flatMap { entry(ofSource: $0) }.map { Answer(outcome: .entry($0)) }
        ?? Answer(outcome: .unknown("the post is outside the site's folder"))
    }
    return besides(whole, post)
  }

  /// A relative address: from the page as readers meet it, else from the source file, as generators resolve it.
  private func besides(_ path: String, _ post: String?) -> Answer {
    guard let post, let number = entry(ofSource: post) else {
      return Answer(outcome: .unknown("the post is outside the site's folder"))
    }
    var first: Answer?
    for output in entries[number].generated.outputs {
      let own = prefixed("/" + output)
      let answer = lookup(CleanPath(path, from: PathText.folder(own)))
      if case .entry = answer.outcome { return answer }
      first = first ?? answer
    }
    if let clean = CleanPath(path, from: PathText.folder(post)),
      let source = bySource[clean.path], !entries[Int(source)].generated.outputs.isEmpty
    {
      return Answer(outcome: .entry(Int(source)))
    }
    // What stands beside a post that the build alone gives a place cannot be told.
    return first
      ?? Answer(outcome: .unknown("the post's own address is only known after the build"))
  }
}
