// SPDX-License-Identifier: Apache-2.0

import Linting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which rules are on, and what they take for granted.
public struct Settings: Sendable {
  /// What a `.stet.yml` would hold; `nil` for the defaults.
  public var yaml: String?
  /// A preset instead of those that ``yaml`` names, such as `news`.
  public var preset: String?
  /// The ids of the only rules that are on; all that the preset turns on if empty.
  public var only: [String]
  /// The date to use as today, as in `2026-01-31`; the system's if `nil` or not a date.
  public var today: String?

  /// Settings that are those of the preset `recommended` unless something else is said.
  public init(
    yaml: String? = nil, preset: String? = nil, only: [String] = [], today: String? = nil
  ) {
    self.yaml = yaml
    self.preset = preset
    self.only = only
    self.today = today
  }

  /// The date to use as today.
  var day: Day? {
    if let day = today.flatMap({ Day($0) }) { return day }
    var now = time(nil)
    var parts = unsafe tm()
    guard unsafe localtime_r(&now, &parts) != nil else { return nil }
    return unsafe Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}

/// What is wrong with settings, or with a folder that was named.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, without a full stop.
  public let message: String
  /// The line of the settings, from 1; `nil` where no line is at fault.
  public let line: Int?

  /// The message with its line.
  public var description: String { line.map { "line \($0): \(message)" } ?? message }
}
