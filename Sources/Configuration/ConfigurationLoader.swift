// SPDX-License-Identifier: Apache-2.0

import Articles
package import Linting
import SourceText

/// Finds, reads and puts together the configuration of each post; whatever is found twice is read once.
///
/// Paths are normalized and of one kind: all absolute, or all as seen from one folder. A caller asks for every
/// post first, and runs nothing when ``reports`` is not empty: a wrong configuration is never half used.
package struct ConfigurationLoader: Sendable {
  /// The name of a configuration file.
  package static let fileName = ".stet.yml"
  /// What people call a configuration file who do not look it up.
  private static let otherNames = [
    ".stet.yaml", "stet.yml", "stet.yaml", ".stet.json", ".stet.toml", "stet.json", "stet.toml",
  ]
  /// How deep files may extend each other.
  package static let greatestDepth = 16

  /// What there is, with the packs of the configurations that were read.
  package private(set) var context: ConfigurationContext
  private let files: any FileAccess
  private let commandLine: CommandLineSettings
  /// Where the search upwards ends.
  private let root: String
  private let workingFolder: String

  private struct Place: Sendable {
    var path: String?
    /// The folder that the file may not reach out of.
    var boundary: String
  }

  /// Files that are meant to be configurations and have another name, sorted.
  package var misnamed: [String] { strays.sorted() }
  private var strays: Set<String> = []

  private struct Read: Sendable {
    var file: ConfigurationFile
    var findings: [Finding]
  }

  /// By folder.
  private var places: [String: Place] = [:]
  /// By path.
  private var reads: [String: Read] = [:]
  /// The files that are being read.
  private var isReading: Set<String> = []
  /// The packs of the project by the path of their folders, with what is to be said of them.
  private var packs: [String: PackReading] = [:]
  /// By path, "" where there is none.
  private var configurations: [String: Configuration] = [:]
  private var resolved: [String: [Circumstances: ResolvedRules]] = [:]
  /// The names in folders that were looked into; `nil` for one of which they are not known.
  private var listed: [String: Set<String>?] = [:]
  /// The dialect of each folder's Markdown, by what the folder is.
  private var dialects: [String: Located<String>] = [:]

  /// What makes the rules of one configuration differ between posts.
  private struct Circumstances: Hashable {
    var overrides: [Int]
    var dialect: String
    var origin: SettingOrigin
  }

  /// `root` is the folder at which the search for a file ends, at the latest; `workingFolder` is the one that
  /// the patterns of a file named on the command line are seen from.
  package init(
    _ context: ConfigurationContext, files: any FileAccess,
    commandLine: CommandLineSettings = CommandLineSettings(), root: String,
    workingFolder: String? = nil
  ) {
    self.context = context
    self.files = files
    self.commandLine = commandLine
    self.root = root
    self.workingFolder = workingFolder ?? root
  }

  /// The rules for the post at `path`.
  package mutating func rules(for path: String) -> ResolvedRules {
    let (key, configuration) = found(for: path)
    let overrides = configuration.overrides(for: path)
    let dialect = dialect(of: PathText.folder(path), configuration)
    let circumstances = Circumstances(
      overrides: overrides, dialect: dialect.value, origin: dialect.origin)
    if let known = resolved[key]?[circumstances] { return known }
    var resolver = RuleResolver(configuration, context)
    let rules = resolver.resolve(overrides: overrides, dialect: dialect, commandLine)
    for mistake in resolver.mistakes { noteLate(mistake) }
    resolved[key, default: [:]][circumstances] = rules
    return rules
  }

  /// The dialect of the site's generator: the one that the configuration names, or that of the files
  /// in `folder` or the nearest folder above.
  private mutating func dialect(
    of folder: String, _ configuration: Configuration
  ) -> Located<String> {
    let usual = Located(value: ArticleOptions.usualDialect, origin: SettingOrigin.builtIn)
    if let setting = configuration.settings.first(where: { $0.name == "site.generator" }) {
      let dialect = context.generators.named(setting.value)?.dialect
      return dialect.map { Located(value: $0, origin: setting.origin) } ?? usual
    }
    var visited: [String] = []
    var current = folder
    var result: Located<String>?
    while result == nil {
      if let known = dialects[current] {
        result = known
        break
      }
      visited.append(current)
      result = own(of: current, usual)
      let above = PathText.folder(current)
      if isTop(current) || above == current { break }
      current = above
    }
    for folder in visited { dialects[folder] = result ?? usual }
    return result ?? usual
  }

  /// The dialect that the files in `folder` itself give away.
  private mutating func own(of folder: String, _ usual: Located<String>) -> Located<String>? {
    if Self.holdsPosts(folder) { return nil }
    let home = MarkdownHome.find { has($0, in: folder) }
    let found = context.generators.find { has($0, in: folder) }
    let files = files
    // A file of its own says more than settings that several programs name alike.
    guard let (generator, file) = found, let dialect = generator.dialect, home == nil else {
      if let home { return Located(value: home.home.dialect, origin: .generator(home.file)) }
      return found == nil ? nil : usual
    }
    let variant = DialectVariant { file in
      guard case .text(let source) = files.read(PathText.join(folder, file)) else { return nil }
      return source
    }
    return Located(value: variant.variant(of: dialect, file: file), origin: .generator(file))
  }

  /// Whether Jekyll keeps its posts in `folder`, which may be very many, and nothing else.
  private static func holdsPosts(_ folder: String) -> Bool {
    ["_posts", "_drafts"].contains(PathText.name(folder))
  }

  /// Whether `name` is in `folder`: of many names one look at the folder tells all.
  private mutating func has(_ name: String, in folder: String) -> Bool {
    guard !name.utf8.contains(UInt8(ascii: "/")), let names = names(in: folder) else {
      return files.exists(PathText.join(folder, name))
    }
    return names.contains(name)
  }

  private mutating func names(in folder: String) -> Set<String>? {
    if let known = listed[folder] { return known }
    // Of a larger folder not all are told.
    let names = files.list(folder).flatMap { $0.count < Self.mostNames ? Set($0) : nil }
    listed[folder] = .some(names)
    return names
  }

  private static let mostNames = 10_000

  /// The configuration that holds for the post at `path`.
  package mutating func configuration(for path: String) -> Configuration { found(for: path).1 }

  /// Whether `ignore` leaves the post at `path` out.
  package mutating func ignores(_ path: String) -> Bool {
    configuration(for: path).ignores(path)
  }

  /// Patterns of `overrides` that match none of `posts`, all those in `folders`, with the files that they are in.
  package func unmatchedPatterns(
    _ posts: [String], in folders: [String]
  ) -> [(file: String, pattern: String)] {
    var found: [(file: String, pattern: String)] = []
    for (_, configuration) in configurations.sorted(by: { $0.key < $1.key })
    where folders.contains(where: { PathText.relative(configuration.folder, to: $0) != nil }) {
      let patterns = configuration.overrides.flatMap(\.files)
      if patterns.isEmpty { continue }
      let paths = posts.lazy.map(configuration.patternPath)
      for pattern in patterns where !paths.contains(where: pattern.covers) {
        found.append((configuration.path ?? Self.fileName, pattern.pattern))
      }
    }
    return found
  }

  /// The files with something wrong, sorted by path.
  package var reports: [ConfigurationReport] {
    let own = reads.values.filter { !$0.findings.isEmpty }
      .map {
        ConfigurationReport(
          path: $0.file.source.path, source: $0.file.source, findings: Self.unique($0.findings))
      }
    return (own + packs.values.flatMap(\.mistakes)).sorted { $0.path < $1.path }
  }

  /// What the projects' packs ask for that Stet does not do, sorted by path.
  package var notes: [ConfigurationReport] {
    packs.values.flatMap(\.notes).sorted { $0.path < $1.path }
  }

  /// By place, each once: a file that several others extend is looked at as often.
  private static func unique(_ findings: [Finding]) -> [Finding] {
    var seen: Set<Finding> = []
    return findings.filter { seen.insert($0).inserted }
      .sorted { ($0.range, $0.message) < ($1.range, $1.message) }
  }

  private mutating func noteLate(_ mistake: RuleResolver.LateMistake) {
    for path in reads.keys where reads[path]?.file.source.path == mistake.path {
      reads[path]?.findings.append(mistake.finding)
    }
  }

  // MARK: Where

  private mutating func found(for path: String) -> (String, Configuration) {
    let place: Place
    if let given = commandLine.configurationPath {
      if let known = configurations[given] { return (given, known) }
      place = Place(path: given, boundary: boundary(of: PathText.folder(given)))
    } else {
      place = self.place(for: PathText.folder(path))
    }
    let key = place.path ?? ""
    if let known = configurations[key] { return (key, known) }
    let configuration = assemble(place)
    configurations[key] = configuration
    return (key, configuration)
  }

  /// The nearest file upwards of `folder`.
  private mutating func place(for folder: String) -> Place {
    var visited: [String] = []
    var current = folder
    var result: Place?
    while result == nil {
      if let known = places[current] {
        result = known
        break
      }
      visited.append(current)
      let path = PathText.join(current, Self.fileName)
      let above = PathText.folder(current)
      let holdsPosts = Self.holdsPosts(current)
      let isThere = holdsPosts ? files.exists(path) : has(Self.fileName, in: current)
      if !isThere, !holdsPosts {
        for name in Self.otherNames where has(name, in: current) {
          strays.insert(PathText.join(current, name))
        }
      }
      if isThere {
        result = Place(path: path, boundary: boundary(of: current))
      } else if isTop(current) || above == current {
        result = Place(path: nil, boundary: current)
      }
      current = above
    }
    let place = result ?? Place(path: nil, boundary: folder)
    for folder in visited { places[folder] = place }
    return place
  }

  /// The files that were read, by path.
  var readFiles: [(path: String, file: ConfigurationFile)] {
    reads.map { ($0.key, $0.value.file) }
  }

  /// The folder that what the file at `path` says of the run is seen from.
  func runFolder(of path: String) -> String {
    commandLine.configurationPath == nil ? PathText.folder(path) : workingFolder
  }

  /// The file whose settings of the run count; `nil` where there is none, or no single one.
  mutating func rootFile() -> String? {
    if let given = commandLine.configurationPath { return given }
    var found: String?
    var current = workingFolder
    while true {
      let path = PathText.join(current, Self.fileName)
      if has(Self.fileName, in: current) { found = path }
      let above = PathText.folder(current)
      if isTop(current) || above == current { break }
      current = above
    }
    if let found {
      _ = read(found)
      return found
    }
    let own = configurations.keys.filter { !$0.isEmpty }
    return own.count == 1 ? own.first : nil
  }

  private func isTop(_ folder: String) -> Bool {
    folder == root || files.exists(PathText.join(folder, ".git"))
  }

  /// The repository, or the root, that holds `folder`; the folder itself where there is none.
  private func boundary(of folder: String) -> String {
    var current = folder
    while !isTop(current) {
      let above = PathText.folder(current)
      if above == current { return folder }
      current = above
    }
    return current
  }

  // MARK: What

  private mutating func assemble(_ place: Place) -> Configuration {
    var assembly = Assembly(boundary: place.boundary)
    var folder = root
    if let path = place.path {
      folder = commandLine.configurationPath == nil ? PathText.folder(path) : workingFolder
      if read(path) == nil {
        // Named by a person, and not there: a finding, as nothing else would say so.
        reads[path] = Read(
          file: ConfigurationFile(source: SourceText(path: path, "")),
          findings: [
            ConfigurationReader.finding(
              "file '\(path)' not found", help: "check the path",
              at: ByteRange(at: 0))
          ])
      }
      add(path, to: &assembly, depth: 0)
    }
    var builder = assembly.builder
    if let name = commandLine.preset, let preset = context.preset(name) {
      builder.layers.removeAll { if case .preset = $0 { true } else { false } }
      assembly = Assembly(boundary: place.boundary)
      add(preset, to: &assembly)
      builder.layers = assembly.builder.layers + builder.layers
    } else if place.path == nil || (assembly.lacksExtends && !assembly.hasPreset),
      let preset = context.preset("recommended")
    {
      builder.layers.insert(.preset(preset, rules: []), at: 0)
    }
    return builder.build(
      folder: folder, path: place.path.flatMap { reads[$0]?.file.source.path })
  }

  private struct Assembly {
    let boundary: String
    var builder = ConfigurationBuilder()
    /// The files being read, from the first to the one that it extends, and so on.
    var chain: [String] = []
    var done: Set<String> = []
    var hasPreset = false
    /// Whether a file says nothing about what it extends.
    var lacksExtends = false

    init(boundary: String) { self.boundary = boundary }
  }

  /// Reads the file at `path`; `nil` if there is none.
  private mutating func read(_ path: String) -> ConfigurationFile? {
    if let known = reads[path] { return known.file }
    switch files.read(path) {
    case .missing:
      return nil
    case .unreadable(let reason):
      let file = ConfigurationFile(source: SourceText(path: path, ""))
      reads[path] = Read(
        file: file,
        findings: [
          ConfigurationReader.finding(
            "cannot read this file: \(reason)", help: "check its permissions", at: ByteRange(at: 0))
        ])
      return file
    case .text(let source):
      var (file, findings) = ConfigurationReader.read(source, context)
      if readPacks(of: file, at: path) {
        (file, findings) = ConfigurationReader.read(source, context)
      }
      reads[path] = Read(file: file, findings: findings)
      return file
    }
  }

  /// Reads the packs that the file at `path`, or a file that it extends, brings into the project; whether there were
  /// any that bring rules.
  private mutating func readPacks(of file: ConfigurationFile, at path: String) -> Bool {
    guard context.packReader != nil, isReading.count < Self.greatestDepth,
      isReading.insert(path).inserted
    else { return false }
    defer { isReading.remove(path) }
    let count = context.catalogue.ids.count
    let boundary = boundary(of: PathText.folder(path))
    for item in file.extends ?? [] where context.preset(item.name) == nil {
      guard let target = target(item, of: path, boundary: boundary) else { continue }
      if packs[target] != nil { continue }
      if let reading = context.packReader?.read(
        item.name, in: target, files, taken: context.taken)
      {
        packs[target] = reading
        context.add(reading.pack)
      } else if !isReading.contains(target), files.list(target) == nil {
        _ = read(target)
      }
    }
    return context.catalogue.ids.count > count
  }

  /// The path of what `item` names in the file at `path`; `nil` when it lies outside `boundary`.
  private func target(
    _ item: ConfigurationFile.Extension, of path: String, boundary: String
  ) -> String? {
    let name = item.name.hasPrefix("vale:") ? String(item.name.dropFirst(5)) : item.name
    let target = PathText.join(PathText.folder(path), name)
    guard name.utf8.first != UInt8(ascii: "/"),
      PathText.relative(target, to: boundary) != nil,
      PathText.relative(files.resolved(target), to: files.resolved(boundary)) != nil
    else { return nil }
    return target
  }

  /// Adds the file at `path` behind what it extends. Never deeper than ``greatestDepth``.
  private mutating func add(_ path: String, to assembly: inout Assembly, depth: Int) {
    guard let file = read(path) else { return }
    assembly.chain.append(path)
    if file.extends == nil { assembly.lacksExtends = true }
    for item in file.extends ?? [] {
      if let preset = context.preset(item.name) {
        add(preset, to: &assembly)
        continue
      }
      let target = target(item, of: path, boundary: assembly.boundary)
      if let target, let pack = packs[target]?.pack {
        assembly.builder.layers.append(.pack(pack))
      } else if let target, files.list(target) == nil, read(target) != nil {
        if assembly.chain.contains(target) {
          note(
            "'\(item.name)' extends this file, which is circular",
            help: "remove one of the two 'extends'", at: item.range, in: path)
        } else if depth + 1 >= Self.greatestDepth {
          note(
            "files extend each other more than \(Self.greatestDepth) levels deep",
            help: "extend fewer files", at: item.range, in: path)
        } else if !assembly.done.contains(target) {
          add(target, to: &assembly, depth: depth + 1)
        }
      } else if let pack = context.pack(item.name) {
        assembly.builder.layers.append(.pack(pack))
      } else if target == nil {
        note(
          "'\(item.name)' is outside the repository",
          help: "extend a file inside it, or use --config", at: item.range, in: path)
      } else {
        note(
          "unknown preset, pack or file '\(item.name)'",
          help: Suggestion.nearest(to: item.name, among: context.extendable).map {
            "did you mean '\($0)'?"
          }
            ?? "use one of: \(context.extendable.joined(separator: ", ")), or a file next to this one",
          at: item.range, in: path)
      }
    }
    assembly.builder.layers.append(.rules(file.rules))
    assembly.builder.files.append(file)
    assembly.chain.removeLast()
    assembly.done.insert(path)
  }

  /// A preset sets rules and nothing else.
  private func add(_ preset: Preset, to assembly: inout Assembly) {
    if case .untouched = preset.severities, !assembly.hasPreset,
      let base = context.preset("recommended")
    {
      assembly.builder.layers.append(.preset(base, rules: []))
    }
    assembly.hasPreset = true
    var rules: [RuleSetting] = []
    if !preset.text.isEmpty {
      rules =
        ConfigurationReader.read(
          SourceText(preset.text), context, origin: .preset(preset.name)
        ).0.rules
    }
    assembly.builder.layers.append(.preset(preset, rules: rules))
  }

  private mutating func note(
    _ message: String, help: String, at range: ByteRange, in path: String
  ) {
    reads[path]?.findings.append(ConfigurationReader.finding(message, help: help, at: range))
  }
}
