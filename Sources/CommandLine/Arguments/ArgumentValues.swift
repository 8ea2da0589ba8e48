// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Configuration
import Formats
import Linting

/// Where colours are used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

/// From which severity on a finding makes the command fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error
  case warning
  case suggestion
  case never

  /// The least severity that counts; nothing for ``never``.
  var severity: Severity? { Severity(rawValue: rawValue) }
}

/// Whose limits a SARIF report is kept within.
enum SARIFReader: String, ExpressibleByArgument, CaseIterable {
  case github

  var limit: SARIFLimit {
    switch self {
    case .github: .github
    }
  }
}

/// Which fixes are applied.
enum FixChoice: String, ExpressibleByArgument, CaseIterable {
  case safe
  case all
}

/// The name under which the files of arguments, where `Option` is the parser's, know a day.
typealias CalendarDay = Day

extension Day: ExpressibleByArgument {
  init?(argument: String) {
    guard argument.utf8.count == 10 else { return nil }
    self.init(argument)
  }
}

/// The presets as help texts list them.
enum PresetNames {
  static let all = Preset.builtIn.map(\.name).joined(separator: ", ")
}

extension ConfigurationArguments {
  /// These settings as the engine takes them; whether there are rules of those names shows when the configurations
  /// were read.
  func commandLineSettings(
    _ context: ConfigurationContext
  ) throws(UsageError) -> CommandLineSettings {
    var settings = CommandLineSettings()
    settings.preset = preset
    settings.only = only.flatMap(CommandLineSettings.ids)
    for text in rules { settings.rules += try CommandLineSettings.rules(text).get() }
    settings.rules += exclude.flatMap(CommandLineSettings.ids).map { ($0, .off) }
    if let mistake = settings.presetMistake(context) { throw mistake }
    return settings
  }
}
