// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting

/// One key of the section `links`, read.
struct LinkSetting: Sendable {
  enum Value: Sendable {
    case text(String)
    case flag(Bool)
    case number(Int)
    case exclusions([LinkExclusion])
    case headers([String: [String]])
  }

  var key: ConfigurationKeys.Links
  var value: Value
  var origin: SettingOrigin

  /// The words of a switch.
  static let switches = ["on", "off"]

  /// The line of a header; `nil` when it cannot be sent.
  static func header(_ name: String, _ value: String) -> String? {
    let isName = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
    }
    guard isName, !name.isEmpty, value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      return nil
    }
    return name + ": " + value
  }
}

/// Puts the sections `links` together, the weakest first.
struct LinkResolver {
  private(set) var options = LinkOptions()
  private var known: [ConfigurationKeys.Links: Setting] = [:]

  /// Every setting with where it was made, by name. Headers may hold secrets, so only their hosts
  /// are reported.
  var settings: [Setting] { known.values.sorted { $0.name < $1.name } }

  mutating func apply(_ settings: [LinkSetting]) {
    for setting in settings {
      let shown: String
      switch setting.value {
      case .text(let text):
        shown = YAMLText.scalar(text)
        if setting.key == .userAgent { options.userAgent = text }
      case .flag(let isOn):
        shown = isOn ? "on" : "off"
        if setting.key == .cache { options.cache = isOn }
      case .number(let number):
        shown = String(number)
        set(setting.key, number)
      case .exclusions(let exclusions):
        shown = YAMLText.list(exclusions.map(\.text))
        options.exclude = exclusions
      case .headers(let headers):
        shown = YAMLText.list(headers.keys.sorted())
        options.headers = headers
      }
      known[setting.key] = Setting(
        name: "links." + setting.key.name, value: shown, origin: setting.origin)
    }
  }

  private mutating func set(_ key: ConfigurationKeys.Links, _ number: Int) {
    switch key {
    case .timeout: options.timeout = number
    case .maxURLs: options.maxURLs = number
    case .perHost: options.perHost = number
    case .delay: options.delay = number
    case .cache, .exclude, .headers, .userAgent: break
    }
  }
}
