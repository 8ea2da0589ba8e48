// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Foundation
import Linting
import Synchronization
import Testing
import Workspace

/// A small site on the disk that a test changes as people and programs do.
private final class EditedSite {
  let folder: String
  let cache: String
  private var random: UInt64
  private var posts: [String] = []
  private var number = 0

  init(seed: UInt64) throws {
    let base = FileManager.default.temporaryDirectory
      .appendingPathComponent("stet-snapshot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: base.appendingPathComponent("site/.git"), withIntermediateDirectories: true)
    let path = base.resolvingSymlinksInPath().path
    folder = path + "/site"
    cache = path + "/cache"
    random = seed
    try write("_config.yml", "url: https://harbour.example\npermalink: /:title/\n")
    try write("index.md", "---\nlayout: default\n---\n\n[a](/post1/)\n")
    try write("assets/pier.svg", "<svg width='800' height='600'/>")
    for _ in 0..<12 { try addPost() }
  }

  deinit {
    _ = try? FileManager.default.removeItem(
      atPath: String(folder.dropLast("/site".count)))
  }

  func next(_ count: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(random >> 33) % count
  }

  private func write(_ name: String, _ text: String, isInPlace: Bool = false) throws {
    let url = URL(fileURLWithPath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url, options: isInPlace ? [] : .atomic)
  }

  private func read(_ name: String) -> String {
    (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
  }

  private static let words = ["ferry", "tides", "ropes", "boats", "waves", "storm", "light"]

  private func sentence() -> String {
    let words = (0..<8).map { _ in Self.words[next(Self.words.count)] }
    return words.joined(separator: " ") + "."
  }

  private func text() -> String {
    let links = (0..<2).map { _ in
      "[x](/post\(next(16))/\(["", "#wave\(next(3))", "#top"][next(3)]))"
    }
    let image = "![A pier](/assets/\(["pier", "quay"][next(2)]).svg)"
    return """
      ---
      title: Post \(next(6))
      description: \(Self.words[next(3)])
      ---

      ## Wave\(next(3))

      \((0..<8).map { _ in sentence() }.joined(separator: " "))

      \(links.joined(separator: " and ")) \(next(3) == 0 ? image : "")

      """
  }

  private func addPost() throws {
    number += 1
    let name = "_posts/2024-01-\(10 + number % 18)-post\(number % 16).md"
    if !posts.contains(name) { posts.append(name) }
    try write(name, text())
  }

  /// Changes something; what, for the message of a failure.
  func edit() throws -> String {
    guard let name = posts.isEmpty ? nil : posts[next(posts.count)] else {
      try addPost()
      return "added a post"
    }
    switch next(10) {
    case 0:
      try addPost()
      return "added a post"
    case 1 where posts.count > 4:
      posts.removeAll { $0 == name }
      try FileManager.default.removeItem(atPath: folder + "/" + name)
      return "removed \(name)"
    case 2:
      let moved = name.replacingOccurrences(of: "-post", with: "-past", options: .backwards)
      guard moved != name, !posts.contains(moved) else { fallthrough }
      try FileManager.default.moveItem(
        atPath: folder + "/" + name, toPath: folder + "/" + moved)
      posts.removeAll { $0 == name }
      posts.append(moved)
      return "moved \(name)"
    case 3:
      try write("assets/\(["pier", "quay"][next(2)]).svg", "<svg width='\(400 + next(5))00'/>")
      return "changed an image"
    case 4:
      _ = try? FileManager.default.removeItem(atPath: folder + "/assets/quay.svg")
      return "removed an image"
    case 5:
      try write("_config.yml", "permalink: \(["/:title/", "/:year/:title/"][next(2)])\n")
      return "changed the settings of the site"
    case 6, 7:
      // The same size within the same second, in the same file.
      let text = read(name)
      let old = Self.words[next(Self.words.count)]
      let changed = text.replacingOccurrences(of: old, with: Self.words[next(Self.words.count)])
      try write(name, changed, isInPlace: true)
      return "changed words of \(name) in place"
    case 8:
      try write(name, read(name).replacingOccurrences(of: "Wave0", with: "Wave1"))
      return "changed a heading of \(name)"
    default:
      try write(name, text())
      return "wrote \(name) anew"
    }
  }
}

/// Facts that are kept between requests change no verdict.
@Suite struct SnapshotTests {
  private static let rules = [
    "internal-links", "image-file", "image-size", "orphan-post", "post-duplicate",
    "meta-description", "related-links", "excerpt-stale",
  ]

  /// What a run says. With `isEarly`, posts are judged when their site is read.
  private static func findings(
    _ workspace: Workspace, _ paths: [String], only: [String] = rules, isEarly: Bool = false
  ) async throws -> [String] {
    var request = PostRequest(paths)
    request.settings.only = only
    let posts = workspace.select(request)
    let sites = try #require(workspace.sites(of: posts, .init()))
    var linter = PostLinter(
      loader: workspace.loader, sites: sites, siteURL: nil,
      today: try #require(Day("2026-01-31")))
    if isEarly { linter.early = EarlyReports(posts.tasks, linter) }
    await sites.prepare(for: posts.tasks, jobs: 2, linter.early)
    await sites.prepareHabits(for: posts.tasks, jobs: 2, linter.early)
    var lines: [String] = []
    for await result in workspace.results(of: posts, by: linter, jobs: 2) {
      for finding in result.report.findings {
        lines.append(
          "\(result.report.path) \(finding.range) \(finding.rule) \(finding.message) \(finding.help)"
        )
      }
      lines += result.report.unverified.map { "\(result.report.path) \($0.rule) \($0.reason)" }
      lines += result.report.heldBack.map {
        "\(result.report.path) \($0.rule) \($0.habit) \($0.count)"
      }
    }
    sites.save()
    return lines
  }

  @Test("After each of 500 edits, kept facts give what a fresh run gives", arguments: [1, 2])
  func edits(seed: UInt64) async throws {
    let site = try EditedSite(seed: seed)
    let catalogue = Catalogue()
    let facts = FactCaches(folder: site.cache)
    let lasting = Workspace(
      files: DiskTree(roots: [site.folder]), folder: site.folder, catalogue: catalogue,
      facts: facts)
    for number in 0..<250 {
      let edit = try site.edit()
      let fresh = Workspace(
        files: DiskTree(roots: [site.folder]), folder: site.folder, catalogue: catalogue)
      let expected = try await Self.findings(fresh, ["."])
      let one = try await Self.findings(lasting, ["."], isEarly: number % 2 == 0)
      #expect(one == expected, "edit \(number): \(edit), in one workspace")
      // Another run of the command knows no more than what lies in the folder.
      let later = Workspace(
        files: DiskTree(roots: [site.folder]), folder: site.folder, catalogue: catalogue,
        facts: FactCaches(folder: site.cache))
      let two = try await Self.findings(later, ["."], isEarly: true)
      #expect(two == expected, "edit \(number): \(edit), between two runs")
      guard one == expected, two == expected else { return }
      if number % 10 == 0, let path = expected.first?.prefix(while: { $0 != " " }) {
        let alone = try await Self.findings(later, [String(path)])
        #expect(alone == expected.filter { $0.hasPrefix(path + " ") }, "\(path) alone")
      }
    }
    #expect(facts.told.isEmpty)
  }

  @Test("After each of 100 edits, posts that are judged as the site is read get the same verdicts")
  func early() async throws {
    let site = try EditedSite(seed: 4)
    let catalogue = Catalogue()
    func findings(_ only: [String], isEarly: Bool) async throws -> [String] {
      let workspace = Workspace(
        files: DiskTree(roots: [site.folder]), folder: site.folder, catalogue: catalogue)
      return try await Self.findings(workspace, ["."], only: only, isEarly: isEarly)
    }
    for number in 0..<100 {
      let edit = try site.edit()
      // All rules of the preset take turns with those that ask the site most.
      let only = number % 5 == 0 ? [] : Self.rules
      let expected = try await findings(only, isEarly: false)
      let early = try await findings(only, isEarly: true)
      #expect(early == expected, "edit \(number): \(edit)")
      guard early == expected else { return }
    }
  }

  @Test("A file of facts that is damaged or somebody else's is told, ignored and written anew")
  func damage() async throws {
    let site = try EditedSite(seed: 3)
    let catalogue = Catalogue()
    func run() async throws -> (findings: [String], told: [Notice]) {
      let facts = FactCaches(folder: site.cache)
      let workspace = Workspace(
        files: DiskTree(roots: [site.folder]), folder: site.folder, catalogue: catalogue,
        facts: facts)
      return (try await Self.findings(workspace, ["."]), facts.told)
    }
    // Files that were just written are not kept.
    try await Task.sleep(for: .milliseconds(60))
    let expected = try await run().findings
    let names = try FileManager.default.contentsOfDirectory(atPath: site.cache)
    let name = try #require(names.first { $0.hasSuffix(".facts") })
    let path = site.cache + "/" + name
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try await run().told.isEmpty)
    for damage in [
      Data(), whole.prefix(30), whole.prefix(whole.count - 1), whole + [0], Data("{}".utf8),
      Data(whole.enumerated().map { $0.offset == whole.count - 9 ? $0.element ^ 1 : $0.element }),
      Data(whole.enumerated().map { $0.offset == 9 ? 200 : $0.element }),
    ] {
      try damage.write(to: URL(fileURLWithPath: path))
      let run = try await run()
      #expect(run.findings == expected)
      #expect(run.told.count == 1, "\(damage.count) bytes")
    }
    // Damage among the texts shows when one is asked for.
    var texts = whole
    for index in 64..<whole.count / 2 { texts[index] = 0xFF }
    try texts.write(to: URL(fileURLWithPath: path))
    #expect(try await run().findings == expected)
  }

  /// Findings of a fresh look at the site in `folder`, with what is said of kept facts.
  private static func run(
    _ folder: String, _ cache: String
  ) async throws -> (findings: [String], told: [Notice]) {
    let facts = FactCaches(folder: cache)
    let workspace = Workspace(
      files: DiskTree(roots: [folder]), folder: folder, catalogue: Catalogue(), facts: facts)
    return (try await findings(workspace, ["."]), facts.told)
  }

  private static func kept(_ site: EditedSite) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: site.cache).sorted()
  }

  @Test("A file of facts that is a link, or another user's, is told and ignored")
  func foreign() async throws {
    let site = try EditedSite(seed: 5)
    try await Task.sleep(for: .milliseconds(60))
    let expected = try await Self.run(site.folder, site.cache).findings
    let path = site.cache + "/" + (try #require(try Self.kept(site).first))
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    let elsewhere = site.cache + "/elsewhere"
    try whole.write(to: URL(fileURLWithPath: elsewhere))
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere)
    var run = try await Self.run(site.folder, site.cache)
    #expect(run.findings == expected)
    #expect(run.told == [.note("\(path) is owned by another user and is ignored")])
    #expect(try Data(contentsOf: URL(fileURLWithPath: elsewhere)) == whole)
    // Only root can give a file away.
    guard geteuid() == 0 else { return }
    try whole.write(to: URL(fileURLWithPath: path))
    #expect(chown(path, 65_534, 65_534) == 0)
    run = try await Self.run(site.folder, site.cache)
    #expect(run.findings == expected)
    #expect(run.told == [.note("\(path) is owned by another user and is ignored")])
  }

  @Test("Runs at once on one site give what one run gives, and leave no file half written")
  func together() async throws {
    let site = try EditedSite(seed: 6)
    try await Task.sleep(for: .milliseconds(60))
    let expected = try await Self.run(site.folder, site.cache).findings
    for _ in 0..<3 {
      for name in try Self.kept(site) {
        try FileManager.default.removeItem(atPath: site.cache + "/" + name)
      }
      try await withThrowingTaskGroup(of: (findings: [String], told: [Notice]).self) { group in
        let (folder, cache) = (site.folder, site.cache)
        for _ in 0..<6 { group.addTask { try await Self.run(folder, cache) } }
        for try await run in group {
          #expect(run.findings == expected)
          #expect(run.told.isEmpty)
        }
      }
      let names = try Self.kept(site)
      #expect(names.count == 1 && names[0].hasSuffix(".facts"), "\(names)")
    }
  }

  @Test("Without a folder to write to nothing is kept, and nothing said")
  func noFolder() async throws {
    let site = try EditedSite(seed: 4)
    let facts = FactCaches(folder: "/proc/no/such/folder")
    let workspace = Workspace(
      files: DiskTree(roots: [site.folder]), folder: site.folder, catalogue: Catalogue(),
      facts: facts)
    #expect(try await !Self.findings(workspace, ["."]).isEmpty)
    #expect(facts.told.isEmpty)
  }
}

/// What goes on at the same time.
@Suite struct RequestTests {
  private static func site(_ count: Int) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = ["/site/_config.yml": Array("title: x\n".utf8)]
    for number in 0..<count {
      let text =
        "# Post \(number)\n\nText.\n\n**Bold**\n\nThe ferry left the pier with all that it had.\n"
      files["/site/_posts/2024-01-01-\(number).md"] = Array(text.utf8)
    }
    return files
  }

  private static func stream(
    _ files: any FileTree
  ) throws -> (results: AsyncStream<PostLinter.Result>, count: Int) {
    let workspace = Workspace(files: files, folder: "/site", catalogue: Catalogue())
    var request = PostRequest(["."])
    request.settings.only = ["bold-heading", "heading-levels"]
    let posts = workspace.select(request)
    let sites = try #require(workspace.sites(of: posts, .init()))
    let linter = PostLinter(
      loader: workspace.loader, sites: sites, siteURL: nil,
      today: try #require(Day("2026-01-31")))
    return (workspace.results(of: posts, by: linter, jobs: 2), posts.tasks.count)
  }

  @Test("Results come in the order of the paths, whichever was done first")
  func order() async throws {
    let (results, count) = try Self.stream(MemoryTree(Self.site(60)))
    var paths: [String] = []
    for await result in results { paths.append(result.report.path) }
    #expect(paths.count == count)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test("Once nobody asks for more, nothing more is read")
  func cancel() async throws {
    let counting = CountingTree(MemoryTree(Self.site(400)))
    do {
      let (results, _) = try Self.stream(counting)
      for await _ in results { break }
    }
    // What was begun is ended; then nothing is read any more.
    var before = -1
    while before != counting.count {
      before = counting.count
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(counting.count < 400)
  }
}

/// Counts what is read.
private final class CountingTree: FileTree {
  private let base: any FileTree
  private let reads = Mutex(0)

  init(_ base: any FileTree) { self.base = base }

  var count: Int { reads.withLock { $0 } }

  func info(_ path: String) -> FileInfo? { base.info(path) }
  func list(_ folder: String) throws(FileFailure) -> [FileEntry] { try base.list(folder) }
  func read(_ path: String, limit: Int) throws(FileFailure) -> FileContents {
    if path.hasSuffix(".md") { reads.withLock { $0 += 1 } }
    return try base.read(path, limit: limit)
  }
  func open(_ path: String) throws(FileFailure) -> any OpenedFile { try base.open(path) }
}
