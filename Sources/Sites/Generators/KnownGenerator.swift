// SPDX-License-Identifier: Apache-2.0

package import Configuration
import FrontMatter
import SourceText
import WebAddresses

/// A generator that the registry holds: what it is, and how it is made for a site.
protocol KnownGenerator: PageGenerator {
  static var identity: SiteGenerator { get }
  /// How headings get their anchors on a site whose settings name the generator and that shows no
  /// sources of it.
  static var slugsWithoutSources: SlugDialect? { get }
  /// Whether the site's files are its sources, though none of its own files is there.
  static func hasSources(_ paths: [String]) -> Bool
  /// The file with its settings: `file` is the one that gave it away, `isThere` tells of others.
  static func settingsFile(_ file: String?, isThere: (String) -> Bool) -> String?
  /// The generator with these settings for a site with the files `paths`; nothing where they are
  /// another's.
  init?(_ settings: GeneratorSettings, paths: [String])
}

extension KnownGenerator {
  static var slugsWithoutSources: SlugDialect? { nil }
  static func hasSources(_ paths: [String]) -> Bool { false }
  static func settingsFile(_ file: String?, isThere: (String) -> Bool) -> String? { file }
  init?(_ settings: GeneratorSettings, paths: [String]) { return nil }
}

/// A generator's own settings, as data or as a program.
struct GeneratorSettings {
  /// Nothing where there is no such file, or it is not the site's to read.
  let file: String?
  let source: SourceText?
  /// Whether Stet's settings name the generator.
  let isNamed: Bool

  var values: DataValue? {
    guard let file, let source else { return nil }
    switch SourceName(file).ending {
    case "toml": return try? TOMLReader.read(source, in: source.wholeRange)
    case "json": return try? JSONReader.read(source, in: source.wholeRange)
    default: return try? YAMLReader.read(source, in: source.wholeRange)
    }
  }

  var script: ScriptSettings { source.map { ScriptSettings($0) } ?? ScriptSettings() }
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
