// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import FrontMatter
import Language
import Linting
import SourceText

/// Reads one configuration file. Whatever it does not know is a finding at its place, and not used.
struct ConfigurationReader {
  private let source: SourceText
  let context: ConfigurationContext
  /// What the file's settings come from, when it is not a file.
  private let fixedOrigin: SettingOrigin?
  private let lines: LineIndex
  private var findings: [Finding] = []
  var file: ConfigurationFile

  /// The id of the findings on configuration files.
  static let rule = "configuration"

  /// The file in `source` and what is wrong with it, by place. `origin` stands for its lines when it is not a file.
  static func read(
    _ source: SourceText, _ context: ConfigurationContext, origin: SettingOrigin? = nil
  ) -> (ConfigurationFile, [Finding]) {
    var reader = ConfigurationReader(source, context, origin)
    reader.read()
    return (reader.file, reader.findings.sorted { $0.range < $1.range })
  }

  private init(
    _ source: SourceText, _ context: ConfigurationContext, _ origin: SettingOrigin?
  ) {
    self.source = source
    self.context = context
    fixedOrigin = origin
    lines = LineIndex(source)
    file = ConfigurationFile(source: source)
  }

  static func finding(_ message: String, help: String, at range: ByteRange) -> Finding {
    Finding(rule: rule, severity: .error, message: message, help: help, range: range)
  }

  mutating func note(_ message: String, help: String, at range: ByteRange) {
    findings.append(Self.finding(message, help: help, at: range))
  }

  func origin(_ range: ByteRange) -> SettingOrigin {
    fixedOrigin ?? .file(path: source.path, line: lines.line(at: range.start))
  }

  func place(_ entry: DataEntry) -> ByteRange {
    entry.value.range.isEmpty ? entry.keyRange : entry.value.range
  }

  private mutating func read() {
    let value: DataValue
    do {
      value = try YAMLReader.read(source, in: source.wholeRange)
    } catch {
      note(error.message, help: "the file must be YAML", at: error.range)
      return
    }
    if value.isNull { return }
    guard value.map != nil else {
      let keys = ConfigurationKeys.File.all.map(\.name).joined(separator: ", ")
      note(
        "a configuration must be a map of settings", help: "available keys: \(keys)",
        at: lines.range(ofLine: lines.line(at: value.range.start)))
      return
    }
    for (key, entry) in entries(value, ConfigurationKeys.File.self, of: "a configuration") {
      switch key {
      case .extends: readExtends(entry)
      case .rules: file.rules = readRules(entry)
      case .overrides: readOverrides(entry)
      case .habits: readHabits(entry)
      case .ignore:
        file.ignore = globs(entry).map { Located(value: $0, origin: origin(place(entry))) }
      case .baseline: readBaseline(entry)
      case .failOn: readFailOn(entry)
      case .maxWarnings: readMaxWarnings(entry)
      case .article: file.article = readArticle(entry)
      case .site: readSite(entry)
      case .links: readLinks(entry)
      case .suppressions: readSuppressions(entry)
      }
    }
  }

  // MARK: Shapes

  /// The entries of a map that has only the keys of `type`, each key once.
  private mutating func entries<Key: ConfigurationKey>(
    _ value: DataValue, _ type: Key.Type, of owner: String
  ) -> [(key: Key, entry: DataEntry)] {
    let known = Key.all
    return entries(value, keys: known.map(\.name), of: owner).compactMap { entry in
      known.first { $0.name == entry.key }.map { ($0, entry) }
    }
  }

  /// The entries of a map whose key is in `keys` (any when nothing is given), each key once.
  mutating func entries(_ value: DataValue, keys: [String]?, of owner: String)
    -> [DataEntry]
  {
    var seen: Set<String> = []
    var result: [DataEntry] = []
    for entry in value.map ?? [] {
      if let keys, !keys.contains(entry.key) {
        note(
          "unknown key '\(entry.key)' in \(owner)",
          help: Suggestion.nearest(to: entry.key, among: keys).map { "did you mean '\($0)'?" }
            ?? "available keys: \(keys.joined(separator: ", "))",
          at: entry.keyRange)
      } else if !seen.insert(entry.key).inserted {
        note(
          "'\(entry.key)' is set twice", help: "keep one",
          at: entry.keyRange)
      } else {
        result.append(entry)
      }
    }
    return result
  }

  /// The entries of the section under `entry`; an empty value is an empty map.
  private mutating func section<Key: ConfigurationKey>(
    _ entry: DataEntry, _ type: Key.Type
  ) -> [(key: Key, entry: DataEntry)] {
    guard isMap(entry, help: "available keys: \(Key.all.map(\.name).joined(separator: ", "))")
    else {
      return []
    }
    return entries(entry.value, type, of: "'\(entry.key)'")
  }

  /// Whether a map stands under `entry`; anything else but nothing is a mistake.
  private mutating func isMap(_ entry: DataEntry, help: String) -> Bool {
    if entry.value.map != nil || entry.value.isNull { return entry.value.map != nil }
    note("'\(entry.key)' must be a map", help: help, at: place(entry))
    return false
  }

  /// The texts of a list, or one text, each with its range.
  private mutating func texts(_ entry: DataEntry) -> [(text: String, range: ByteRange)] {
    if let text = entry.value.string { return [(text, entry.value.range)] }
    if entry.value.isNull { return [] }
    guard let list = entry.value.list else {
      note("'\(entry.key)' must be a list of strings", help: "write a list", at: place(entry))
      return []
    }
    var texts: [(String, ByteRange)] = []
    for value in list {
      if let text = value.string {
        texts.append((text, value.range))
      } else {
        note(
          "'\(entry.key)' must be a list of strings", help: "write a string here",
          at: value.range.isEmpty ? entry.keyRange : value.range)
      }
    }
    return texts
  }

  mutating func text(_ entry: DataEntry) -> String? {
    if let text = entry.value.string, !text.isEmpty { return text }
    note("'\(entry.key)' must be a string", help: "write a string", at: place(entry))
    return nil
  }

  mutating func choice(_ entry: DataEntry, among names: [String]) -> String? {
    if let text = entry.value.string, names.contains(text) { return text }
    let type = OptionType.choice(names)
    note(
      "'\(entry.key)' must be \(type.expectation)", help: Suggestion.help(entry.value.string, type),
      at: place(entry))
    return nil
  }

  private mutating func globs(_ entry: DataEntry) -> [Glob] {
    var globs: [Glob] = []
    for (text, range) in texts(entry) {
      do throws(GlobProblem) {
        globs.append(try Glob(path: text))
      } catch {
        note(
          "'\(text)' is not a valid path pattern: \(error.message)",
          help: "write a pattern such as 'posts/archive/**'", at: range)
      }
    }
    return globs
  }

  // MARK: Sections

  private mutating func readExtends(_ entry: DataEntry) {
    file.extends = texts(entry).map { text, range in
      ConfigurationFile.Extension(name: text, range: range, origin: origin(range))
    }
  }

  private mutating func readRules(_ entry: DataEntry) -> [RuleSetting] {
    guard isMap(entry, help: "write 'rule: severity' pairs below it") else { return [] }
    return entries(entry.value, keys: nil, of: "'\(entry.key)'").compactMap { readRule($0) }
  }

  private mutating func readRule(_ entry: DataEntry) -> RuleSetting? {
    guard let definition = context.catalogue[entry.key] else {
      note(
        "unknown rule '\(entry.key)'", help: context.catalogue.help(for: entry.key),
        at: entry.keyRange)
      return nil
    }
    var setting = RuleSetting(
      id: entry.key, level: nil, options: [], origin: origin(entry.keyRange))
    if entry.value.map == nil {
      guard let level = level(entry) else { return nil }
      setting.level = Located(value: level, origin: setting.origin)
      return setting
    }
    for option in entries(entry.value, keys: nil, of: "'\(entry.key)'") {
      if option.key == "severity" {
        guard let level = level(option) else { continue }
        setting.level = Located(value: level, origin: origin(option.keyRange))
      } else {
        setting.options.append(Located(value: option, origin: origin(option.keyRange)))
      }
    }
    let (_, mistakes) = definition.make(setting.options.map { OptionEntry($0.value) })
    for mistake in mistakes {
      note("\(entry.key): \(mistake.message)", help: mistake.help, at: mistake.range)
    }
    return setting
  }

  private mutating func level(_ entry: DataEntry) -> RuleLevel? {
    if let word = entry.value.string {
      if let level = RuleLevel(rawValue: word) { return level }
      note(
        "'\(word)' is not a severity", help: RuleLevel.help(for: word), at: place(entry))
    } else {
      note(
        "'\(entry.key)' has no value",
        help: "write a severity, or a map with 'severity' and options", at: place(entry))
    }
    return nil
  }

  private mutating func readOverrides(_ entry: DataEntry) {
    if entry.value.isNull { return }
    guard let list = entry.value.list else {
      note(
        "'overrides' must be a list", help: "write '- files: [\"posts/archive/**\"]' below it",
        at: place(entry))
      return
    }
    for item in list {
      guard item.map != nil else {
        note(
          "an override must be a map with 'files' and 'rules'",
          help: "write 'files' with a list of patterns, and 'rules' or 'article'",
          at: item.range.isEmpty ? entry.keyRange : item.range)
        continue
      }
      let parts = entries(item, ConfigurationKeys.Override.self, of: "an override")
      var override = OverrideSetting(files: [], rules: [])
      for (key, part) in parts {
        switch key {
        case .files: override.files = globs(part)
        case .rules: override.rules = readRules(part)
        case .article: override.article = readArticle(part)
        }
      }
      let said = Set(parts.filter { !$0.entry.value.isNull }.map(\.key))
      for key in [ConfigurationKeys.Override.files, .rules] where !said.contains(key) {
        if key == .rules, said.contains(.article) { continue }
        note(
          "this override has no '\(key.name)'",
          help: key == .files ? "say which posts it applies to" : "say what it changes",
          at: parts.first?.entry.keyRange ?? (item.range.isEmpty ? entry.keyRange : item.range))
      }
      file.overrides.append(override)
    }
  }

  private mutating func readArticle(_ entry: DataEntry) -> ArticleSettings {
    var settings = ArticleSettings()
    for (key, entry) in section(entry, ConfigurationKeys.Article.self) {
      let from = origin(entry.keyRange)
      switch key {
      case .preset:
        settings.preset = choice(entry, among: context.articlePresets).map {
          Located(value: $0, origin: from)
        }
      case .relatedTitles:
        settings.relatedTitles = Located(value: texts(entry).map(\.text), origin: from)
      case .creditLabels:
        settings.creditLabels = Located(value: texts(entry).map(\.text), origin: from)
      case .creditSources:
        settings.creditSources = Located(value: creditSources(entry), origin: from)
      case .language:
        guard let tag = text(entry) else { continue }
        if LanguageTag.isWellFormed(tag) {
          settings.language = Located(value: tag, origin: from)
        } else {
          note(
            "'\(tag)' is not a language tag", help: "write a tag such as 'en' or 'pt-BR'",
            at: place(entry))
        }
      case .dialect:
        settings.dialect = choice(entry, among: ArticleOptions.dialects).map {
          Located(value: $0, origin: from)
        }
      case .kind:
        settings.kind = choice(entry, among: PageKind.allCases.map(\.rawValue)).map {
          Located(value: $0, origin: from)
        }
      case .role(let role):
        guard let selector = text(entry) else { continue }
        if let problem = context.selectorProblem(selector) {
          note(
            "'\(selector)' is not a valid selector: \(problem)",
            help: "write a CSS selector such as '.entry-content'", at: place(entry))
        } else {
          settings.selectors.append((role, Located(value: selector, origin: from)))
        }
      }
    }
    return settings
  }

  /// Sources by name: a map to the hosts of each, or a list of names alone.
  private mutating func creditSources(_ entry: DataEntry) -> [ImageSource] {
    guard entry.value.map != nil else {
      return texts(entry).map { ImageSource(named: $0.text, domains: []) }
    }
    return entries(entry.value, keys: nil, of: "'\(entry.key)'").map { source in
      ImageSource(
        named: source.key, domains: texts(source).map { ImageSources.host($0.text) })
    }
  }

  private mutating func readSite(_ entry: DataEntry) {
    for (key, entry) in section(entry, ConfigurationKeys.Site.self) {
      let value: String?
      switch key {
      case .root: value = siteRoot(entry)
      case .url: value = siteURL(entry)
      case .generator: value = choice(entry, among: context.generatorNames)
      case .host: value = choice(entry, among: context.hosts)
      case .name: value = text(entry)
      case .editURL: value = editURL(entry)
      }
      if let value {
        file.site.append((key, Located(value: value, origin: origin(entry.keyRange))))
      }
    }
  }

  private mutating func editURL(_ entry: DataEntry) -> String? {
    guard let address = text(entry) else { return nil }
    guard address.hasPrefix("https://") || address.hasPrefix("http://"), address.contains("{path}")
    else {
      note(
        "'edit-url' must be a web address with {path}",
        help: "write one such as https://example.org/edit/{path}#L{line}", at: place(entry))
      return nil
    }
    return address
  }

  private mutating func siteRoot(_ entry: DataEntry) -> String? {
    guard let path = text(entry) else { return nil }
    guard PathText.relative(PathText.normalized(path), to: "") != nil else {
      note(
        "the site's root '\(path)' is outside this folder",
        help: "use a folder inside this one, or --site", at: place(entry))
      return nil
    }
    return path
  }

  private mutating func siteURL(_ entry: DataEntry) -> String? {
    guard let url = text(entry) else { return nil }
    let lower = url.lowercased().utf8
    let host = lower.dropFirst(lower.starts(with: "https://".utf8) ? 8 : 7)
    guard lower.starts(with: "https://".utf8) || lower.starts(with: "http://".utf8),
      !host.isEmpty, host.first != UInt8(ascii: "/")
    else {
      note(
        "'\(url)' is not the address of a site", help: "write one such as 'https://example.org'",
        at: place(entry))
      return nil
    }
    return url
  }

  private mutating func readLinks(_ entry: DataEntry) {
    for (key, entry) in section(entry, ConfigurationKeys.Links.self) {
      let value: LinkSetting.Value?
      switch key {
      case .cache: value = cache(entry).map { .flag($0) }
      case .userAgent:
        value = text(entry).flatMap { text in
          guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return .text(text) }
          note(
            "'\(key.name)' contains a control character", help: "write it on one line",
            at: place(entry))
          return nil
        }
      case .exclude:
        value = .exclusions(
          texts(entry).compactMap { text, range in
            do throws(GlobProblem) {
              return try LinkExclusion(text)
            } catch {
              note(
                "'\(text)' is not a valid address pattern: \(error.message)",
                help: "write a host, or a pattern such as 'example.net/private/**'", at: range)
              return nil
            }
          })
      case .headers: value = .headers(headers(entry))
      case .timeout, .delay, .maxURLs, .perHost:
        value = number(entry, in: key.bounds ?? 0...0).map { .number($0) }
      }
      if let value {
        file.links.append(LinkSetting(key: key, value: value, origin: origin(entry.keyRange)))
      }
    }
  }

  /// Whether there is a cache. A configuration may come from a stranger, so it does not say where.
  private mutating func cache(_ entry: DataEntry) -> Bool? {
    guard let text = text(entry) else { return nil }
    if LinkSetting.switches.contains(text) { return text == LinkSetting.switches[0] }
    note(
      "'cache' is 'on' or 'off'",
      help: "name a file with --cache on the command line", at: place(entry))
    return nil
  }

  mutating func number(_ entry: DataEntry, in bounds: ClosedRange<Int>) -> Int? {
    if let number = entry.value.int, bounds.contains(number) { return number }
    note(
      "'\(entry.key)' must be a number from \(bounds.lowerBound) to \(bounds.upperBound)",
      help: "write a whole number", at: place(entry))
    return nil
  }

  /// The headers of each host.
  private mutating func headers(_ entry: DataEntry) -> [String: [String]] {
    guard isMap(entry, help: "write a host with its headers below it") else { return [:] }
    var headers: [String: [String]] = [:]
    for host in entries(entry.value, keys: nil, of: "'\(entry.key)'") {
      guard isMap(host, help: "write headers such as 'Accept: text/html' below it") else {
        continue
      }
      for header in entries(host.value, keys: nil, of: "'\(host.key)'") {
        guard let value = text(header) else { continue }
        if let line = LinkSetting.header(header.key, value) {
          headers[host.key.lowercased(), default: []].append(line)
        } else {
          note(
            "'\(header.key)' is not a valid header",
            help: "use a name of letters, digits and '-', and a value on one line",
            at: header.keyRange)
        }
      }
    }
    return headers
  }

  private mutating func readSuppressions(_ entry: DataEntry) {
    for (key, entry) in section(entry, ConfigurationKeys.Suppressions.self) {
      switch key {
      case .reason:
        guard let word = choice(entry, among: context.reasons) else { continue }
        file.requiresReason = Located(value: word == "required", origin: origin(entry.keyRange))
      }
    }
  }
}
