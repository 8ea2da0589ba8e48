// SPDX-License-Identifier: Apache-2.0

package import Linting

extension SiteFinding {
  /// What is said of a habit of the posts in `collection`; `examples` are the paths of some as printed.
  package init(
    _ rule: RuleDescription, _ place: Int, _ verdict: HabitVerdict, collection: String,
    examples: [String], heldBack: Int
  ) {
    let habit = rule.habits[place]
    let posts = "\(Self.grouped(verdict.count)) of \(Self.grouped(verdict.posts)) posts"
    var message = "\(posts) \(habit.shared): \(habit.meaning)"
    if let distribution = verdict.distribution {
      let (median, most) = (Self.shown(distribution.median), Self.shown(distribution.percentile90))
      message =
        "\(posts) \(habit.shared) of \(Self.shown(distribution.limit)), and the median is \(median): "
        + "\(habit.meaning); of the nine posts in ten up to \(most) nothing is said"
    }
    self.init(
      rule: rule.id, message: message,
      help:
        "to judge each post, run 'stet --only \(rule.id)' or set its severity in .stet.yml",
      collection: collection, count: verdict.count, posts: verdict.posts, examples: examples,
      distribution: verdict.distribution, heldBack: heldBack)
  }

  /// A number with a comma every three digits.
  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  /// A number with one decimal at most.
  private static func shown(_ number: Double) -> String {
    let rounded = (number * 10).rounded() / 10
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}
