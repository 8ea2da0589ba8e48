// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting

/// Habits that were found, as the section `habits` of a `.stet.yml` records them.
enum FoundHabits {
  /// The record for `findings`, all of one rule: those values up to which its posts get no finding.
  static func record(_ findings: [SiteFinding]) -> HabitSettings.Record {
    if findings.allSatisfy({ $0.distribution == nil }) { return .accepted }
    var limits: [String: Double] = [:]
    for distribution in findings.compactMap(\.distribution) {
      let worst = worse(limits[distribution.field], distribution)
      limits[distribution.field] =
        (worst * 10).rounded(worst < distribution.limit ? .down : .up) / 10
    }
    return .beyond(limits)
  }

  private static func worse(_ known: Double?, _ distribution: SiteFinding.Distribution) -> Double {
    let own = distribution.percentile90
    guard let known else { return own }
    return own < distribution.limit ? min(known, own) : max(known, own)
  }

  /// The figures of the one among `findings` that most posts are in.
  static func reason(_ findings: [SiteFinding]) -> String {
    let most = findings.max { $0.posts < $1.posts }
    return most.map { String($0.message.prefix { $0 != ";" }) } ?? ""
  }
}
