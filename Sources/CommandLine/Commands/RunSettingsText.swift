// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting

/// A description of the settings of a run.
enum RunSettingsText {
  /// What fails a run, and which findings do not count.
  static func text(_ run: RunSettings) -> String {
    let level = run.failOn?.value ?? FailOn.error.rawValue
    var parts: [String] = []
    if level == FailOn.never.rawValue {
      parts.append("No finding fails the run")
    } else if level == FailOn.error.rawValue {
      parts.append("Errors fail the run; warnings and suggestions do not")
    } else {
      parts.append("Findings of severity \(level) or higher fail the run")
    }
    if let most = run.maxWarnings?.value {
      parts.append("More than \(CountText.counted(most, "warning")) fail the run")
    }
    parts.append(
      run.baseline.map { "Findings in \($0.value) are ignored" }
        ?? "There is no baseline, so old findings count too")
    return parts.joined(separator: ". ") + "."
  }

  /// The line of `.stet.yml` that names a baseline.
  static func line(_ baseline: String) -> String {
    "\(ConfigurationKeys.File.baseline.name): \(YAMLText.scalar(baseline))"
  }
}
