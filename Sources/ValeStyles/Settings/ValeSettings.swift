// SPDX-License-Identifier: Apache-2.0

import Configuration
import FrontMatter
import Linting
import Patterns
import SourceText

/// What `.vale.ini` says of how files are read; the rest of it has its place in Stet's own configuration.
struct ValeSettings: Sendable {
  /// The same for the same settings.
  private(set) var key = ""
  private(set) var ignores = ValeIgnores()
  /// Extensions of files by those that they are read as: `[formats]`.
  private(set) var formats: [String: String] = [:]
  /// The vocabularies to use; `nil` where no settings were found: all.
  private(set) var vocabularies: [String]?
  /// What cannot be done, as findings on the settings.
  private(set) var source: SourceText?
  private(set) var notes: [Finding] = []

  private static let names = [".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale"]
  /// How far up a project's top is looked for.
  private static let highest = 8

  init() {}

  /// The settings for the style in `folder`: in a folder above it, inside the project.
  init(above folder: String, style: String, _ files: any FileAccess) {
    for place in Self.places(above: folder, files) {
      for name in Self.names {
        let path = PathText.join(place, name)
        guard PathText.relative(files.resolved(path), to: files.resolved(place)) != nil,
          case .text(let source) = files.read(path)
        else { continue }
        read(source, style: style)
        return
      }
    }
  }

  /// The folders above `folder` up to the project's top, which holds `.stet.yml` or `.git`; where none does, the two
  /// next to it.
  private static func places(above folder: String, _ files: any FileAccess) -> [String] {
    var places: [String] = []
    var place = PathText.folder(folder)
    while places.count < highest {
      places.append(place)
      if [".stet.yml", ".git"].contains(where: { files.exists(PathText.join(place, $0)) }) {
        return places
      }
      let above = PathText.folder(place)
      if above == place || above.isEmpty { break }
      place = above
    }
    return Array(places.prefix(2))
  }

  private mutating func read(_ source: SourceText, style: String) {
    self.source = source
    key = source.path + "\u{0}" + source.string(ByteRange(source.contentStart, source.count))
    vocabularies = []
    for line in INILines(source) {
      switch (line.section, line.key) {
      case ("formats", _): formats[line.key.lowercased()] = line.value.lowercased()
      case ("", "Vocab"): vocabularies = line.list
      case ("", "SkippedScopes"): ignores.skipped = Set(line.list)
      case ("", "IgnoredScopes"): ignores.masked = Set(line.list)
      case ("", "IgnoredClasses"): ignores.classes.formUnion(line.list)
      case ("", "WordTemplate"):
        note("'WordTemplate' is not supported; words end at '\\b'", line)
      case (_, "TokenIgnores"), (_, "BlockIgnores"), (_, "IgnorePatterns"): add(line)
      case (_, let key) where key.hasPrefix(style + "."):
        let id = StyleName.id(style) + "-" + StyleName.id(String(key.dropFirst(style.count + 1)))
        note("'\(key)' is not supported here; set '\(id)' in .stet.yml", line)
      default: break
      }
    }
  }

  private mutating func add(_ line: INILines.Line) {
    let files = line.section == "*" || line.section.isEmpty ? [] : [ValeGlob(line.section, formats)]
    for text in line.list {
      do throws(PatternProblem) {
        ignores.patterns.append(
          (files, try ValePattern(text, ignoresCase: false, .plain)))
      } catch {
        note("invalid pattern '\(text)' (\(error.message)); it is ignored", line)
      }
    }
  }

  private mutating func note(_ message: String, _ line: INILines.Line) {
    notes.append(
      Finding(
        rule: ConfigurationReport.rule, severity: .suggestion, message: message,
        help: "the other settings are used", range: line.range))
  }
}
