// SPDX-License-Identifier: Apache-2.0

package import Configuration
import FrontMatter
import SourceText
import WebAddresses

/// A generator that the registry holds: what it is, and how it is made for a site.
protocol KnownGenerator: PageGenerator {
  static var identity: SiteGenerator { get }
  /// How headings get their anchors on a site whose settings name the generator and that shows no sources of it.
  static var slugsWithoutSources: SlugDialect? { get }
  /// Whether the site's files are its sources, though none of its own files is there.
  static func hasSources(_ paths: [String]) -> Bool
  /// The files with its settings, each going before those after it: `file` is the one that gave it away.
  static func settingsFiles(_ file: String?, _ files: FolderFiles) -> [String]
  /// The pages among `paths` whose front matter holds for others, too.
  static func pagesForOthers(_ paths: [String]) -> [String]
  /// The folder that the built site is written to, from the one with the settings.
  static func output(_ settings: GeneratorSettings) -> String?
  /// The generator with these settings for a site with the files `paths`; empty where they are another's.
  init?(_ settings: GeneratorSettings, paths: [String])
}

extension KnownGenerator {
  static var slugsWithoutSources: SlugDialect? { nil }
  static func hasSources(_ paths: [String]) -> Bool { false }
  static func settingsFiles(_ file: String?, _ files: FolderFiles) -> [String] {
    file.map { [$0] } ?? []
  }
  static func pagesForOthers(_ paths: [String]) -> [String] { [] }
  static func output(_ settings: GeneratorSettings) -> String? { identity.output }
  init?(_ settings: GeneratorSettings, paths: [String]) { return nil }
}

/// A generator's own settings, as data or as a program.
struct GeneratorSettings {
  /// One file; its name is the path from the generator's folder.
  typealias File = (name: String, source: SourceText)

  let files: [File]
  /// The front matter of pages that holds for others, too, with their paths.
  var pages: [(path: String, values: DataValue)] = []
  /// Whether Stet's settings name the generator.
  let isNamed: Bool

  /// The values in the first file.
  var values: DataValue? { files.first.flatMap(Self.values) }

  /// The values in one of the files; `nil` where it cannot be read.
  static func values(_ file: File) -> DataValue? {
    let source = file.source
    switch SourceName(file.name).ending {
    case "toml": return try? TOMLReader.read(source, in: source.wholeRange)
    case "json": return try? JSONReader.read(source, in: source.wholeRange)
    default: return try? YAMLReader.read(source, in: source.wholeRange)
    }
  }

  var script: ScriptSettings {
    files.first.map { ScriptSettings($0.source) } ?? ScriptSettings()
  }
}

/// The registry: each generator once, in the order in which a site's files are asked for them.
package enum Generators {
  static let known: [any KnownGenerator.Type] = [
    JekyllGenerator.self, HugoGenerator.self, AstroGenerator.self, EleventyGenerator.self,
    WordPressGenerator.self, PlainGenerator.self,
  ]

  /// What each of them is.
  package static let all: [SiteGenerator] = known.map { $0.identity }

  /// Those that no file gives away: an export, and pages as they are.
  package static let wordpress = WordPressGenerator.identity
  package static let plain = PlainGenerator.identity

  static func named(_ name: String) -> (any KnownGenerator.Type)? {
    known.first { $0.identity.name == name }
  }
}
