// SPDX-License-Identifier: Apache-2.0

import Linting
import Formats

extension Console {
  /// Lists on standard error what each rule took and its share of the process's CPU time until now.
  func listTimes(_ times: RuleTimes) {
    let whole = RuleTimes.process()
    var rows = times.all
    rows.append(("all rules", rows.reduce(0) { $0 + $1.nanoseconds }))
    rows.append(("the whole run", whole))
    let width = rows.map(\.rule.utf8.count).max() ?? 0
    var text = ""
    for (name, nanoseconds) in rows {
      let share = Double(nanoseconds) / Double(max(whole, 1)) * 100
      text += TerminalText.escaped(name) + String(repeating: " ", count: width - name.utf8.count)
      text += aligned(Double(nanoseconds) / 1_000_000) + " ms" + aligned(share) + " %\n"
    }
    _ = environment.error.write(Array(text.utf8))
  }

  /// With one digit after the point, in ten cells.
  private func aligned(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let digits = "\(tenths / 10).\(tenths % 10)"
    return String(repeating: " ", count: max(1, 10 - digits.utf8.count)) + digits
  }
}
