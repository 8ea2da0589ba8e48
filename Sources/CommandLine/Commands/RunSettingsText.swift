// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting

/// What the settings of a run mean, in words.
enum RunSettingsText {
  /// What fails a run, and which findings do not count.
  static func text(_ run: RunSettings) -> String {
    let level = run.failOn?.value ?? FailOn.error.rawValue
    var parts: [String] = []
    if level == FailOn.never.rawValue {
      parts.append("No finding fails it")
    } else if level == FailOn.error.rawValue {
      parts.append("Errors fail it; warnings and suggestions do not")
    } else {
      parts.append("Findings from \(level) up fail it")
    }
    if let most = run.maxWarnings?.value {
      parts.append("More than \(CountText.counted(most, "warning")) fail it")
    }
    parts.append(
      run.baseline.map { "The findings in \($0.value) do not count" }
        ?? "There is no baseline, so old findings count, too")
    return parts.joined(separator: ". ") + "."
  }

  /// The line of `.stet.yml` that names a baseline.
  static func line(_ baseline: String) -> String {
    "\(ConfigurationKeys.File.baseline.name): \(YAMLText.scalar(baseline))"
  }
}
