// SPDX-License-Identifier: Apache-2.0

package import Linting

extension SiteFinding {
  /// The report on a habit of the posts in `collection`; `examples` are the paths of some of them, as printed.
  package init(
    _ rule: RuleDescription, _ place: Int, _ verdict: HabitVerdict, collection: String,
    examples: [String], heldBack: Int
  ) {
    let habit = rule.habits[place]
    let posts = "\(CountText.grouped(verdict.count)) of \(CountText.grouped(verdict.posts)) posts"
    var message = "\(posts) \(habit.shared); \(habit.meaning)"
    if let distribution = verdict.distribution {
      let (limit, median) = (Self.shown(distribution.limit), Self.shown(distribution.median))
      // What is measured is said with the numbers: "are short, in words".
      let parts = habit.shared.split(separator: ", ", maxSplits: 1)
      let unit = parts.count == 2 ? "\(parts[1]): " : ""
      message =
        "\(posts) \(parts.first ?? "") (\(unit)limit \(limit), median \(median)); only posts "
      message += habit.isLow ? "below" : "above"
      message += " \(Self.shown(distribution.percentile90)) are reported"
    }
    self.init(
      rule: rule.id, message: message,
      help:
        "to check every post, run 'stet --only \(rule.id)' or set the rule's severity in .stet.yml",
      collection: collection, count: verdict.count, posts: verdict.posts, examples: examples,
      distribution: verdict.distribution, heldBack: heldBack)
  }

  /// A number with one decimal at most.
  private static func shown(_ number: Double) -> String {
    let rounded = (number * 10).rounded() / 10
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}
