// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Linting
import SourceText

/// What a settings file says of a whole run, and not of single posts. It counts in the project's root file only.
package struct RunSettings: Sendable {
  /// The words for `fail-on`.
  package static let levels = Severity.allCases.reversed().map(\.rawValue) + ["never"]
  /// What `max-warnings` may be.
  package static let warnings = 0...1_000_000

  /// The baseline, from the file's folder and inside it.
  package var baseline: Located<String>?
  /// The lowest severity that fails a run; `never` for none.
  package var failOn: Located<String>?
  package var maxWarnings: Located<Int>?
  /// The folder of the file.
  package internal(set) var folder = ""
  /// The file's path as printed.
  package internal(set) var path = ""

  package init() {}

  /// The keys that are set, as they are written.
  var keys: [String] {
    [
      (baseline != nil, ConfigurationKeys.File.baseline),
      (failOn != nil, .failOn), (maxWarnings != nil, .maxWarnings),
    ].filter(\.0).map(\.1.name)
  }

  /// With where each was set.
  var settings: [Setting] {
    var settings: [Setting] = []
    func add<Value>(_ key: ConfigurationKeys.File, _ value: Located<Value>?, _ text: String) {
      guard let value else { return }
      settings.append(Setting(name: key.name, value: text, origin: value.origin))
    }
    add(.baseline, baseline, YAMLText.scalar(baseline?.value ?? ""))
    add(.failOn, failOn, failOn?.value ?? "")
    add(.maxWarnings, maxWarnings, String(maxWarnings?.value ?? 0))
    return settings
  }
}

extension ConfigurationReader {
  mutating func readBaseline(_ entry: DataEntry) {
    guard let path = text(entry) else { return }
    let inside = PathText.normalized(path)
    guard path.utf8.first != UInt8(ascii: "/"), !inside.isEmpty,
      PathText.relative(inside, to: "") != nil, !path.utf8.contains(0)
    else {
      note(
        "the baseline '\(path)' is outside this folder",
        help: "name a file in this folder or below it, or use --baseline",
        at: place(entry))
      return
    }
    file.run.baseline = Located(value: inside, origin: origin(entry.keyRange))
  }

  mutating func readFailOn(_ entry: DataEntry) {
    file.run.failOn = choice(entry, among: RunSettings.levels).map {
      Located(value: $0, origin: origin(entry.keyRange))
    }
  }

  mutating func readMaxWarnings(_ entry: DataEntry) {
    file.run.maxWarnings = number(entry, in: RunSettings.warnings).map {
      Located(value: $0, origin: origin(entry.keyRange))
    }
  }
}

extension ConfigurationLoader {
  /// The settings of the run from the project's root file: the topmost one at or above the working folder inside its
  /// repository, else the one file that holds for all posts that were asked for.
  ///
  /// - Returns: The settings, and the files, as printed with their keys, whose settings of the run do not count.
  package mutating func runSettings() -> (
    settings: RunSettings, unused: [(path: String, keys: [String])]
  ) {
    let root = rootFile()
    var settings = RunSettings()
    var unused: [(path: String, keys: [String])] = []
    for (path, file) in readFiles.sorted(by: { $0.path < $1.path }) {
      if path == root {
        settings = file.run
        settings.folder = runFolder(of: path)
        settings.path = file.source.path
      } else if !file.run.keys.isEmpty {
        unused.append((file.source.path, file.run.keys))
      }
    }
    return (settings, unused)
  }
}
