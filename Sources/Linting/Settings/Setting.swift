// SPDX-License-Identifier: Apache-2.0

/// One setting in force.
package struct Setting: Hashable, Sendable {
  /// As a path of keys: `rules.image-credit.require`.
  package var name: String
  /// As one would write it in YAML.
  package var value: String
  package var origin: SettingOrigin

  package init(name: String, value: String, origin: SettingOrigin) {
    self.name = name
    self.value = value
    self.origin = origin
  }
}

/// Where a setting was made.
package enum SettingOrigin: Hashable, Sendable, CustomStringConvertible {
  case builtIn
  case preset(String)
  /// As a configuration spells it.
  case pack(String)
  case file(path: String, line: Int)
  case commandLine
  /// The file of a site's generator.
  case generator(String)

  package var description: String {
    switch self {
    case .builtIn: "default"
    case .preset(let name): "preset \(name)"
    case .pack(let name): "pack \(name)"
    case .file(let path, let line): "\(path):\(line)"
    case .commandLine: "command line"
    case .generator(let file): "because of \(file)"
    }
  }
}
