// SPDX-License-Identifier: Apache-2.0

package import Articles
package import SourceText

/// How a rule ended for a post.
package enum Outcome: Hashable, Sendable {
  /// It looked, with or without findings.
  case applied
  /// The post has nothing for it to look at.
  case notApplicable
  /// It could not look, and why (no full stop).
  case unverified(String)
}

/// What one rule says of one post. A rule gets it, fills it, and forgets it.
package struct Report: Sendable {
  package let rule: String
  package let severity: Severity
  /// What the site around the post can tell; nothing when no site was given.
  package let site: (any SiteLookup)?
  /// The day that counts as today.
  package let today: Day
  /// The ids of all rules that are on for this post.
  package let active: Set<String>
  package private(set) var findings: [Finding] = []
  /// Findings behind ``mostFindings``.
  package private(set) var dropped = 0
  package private(set) var outcome = Outcome.applied

  /// At most this many findings of one rule are kept for one post.
  package static let mostFindings = 1000

  package init(
    rule: String, severity: Severity, site: (any SiteLookup)? = nil, today: Day,
    active: Set<String> = []
  ) {
    self.rule = rule
    self.severity = severity
    self.site = site
    self.today = today
    self.active = active
  }

  /// Reports a problem at `range`. `atMost` makes it milder than the rule's severity.
  package mutating func add(
    _ message: Message, at range: ByteRange, atMost: Severity? = nil,
    related: @autoclosure () -> [RelatedPlace] = [], fix: @autoclosure () -> Fix? = nil,
    data: @autoclosure () -> [Measure.Field] = []
  ) {
    guard findings.count < Self.mostFindings else {
      dropped += 1
      return
    }
    findings.append(
      Finding(
        rule: rule, severity: atMost.map { min($0, severity) } ?? severity, message: message.text,
        help: message.help, range: range, related: related(), fix: fix(), data: data()))
  }

  /// Whether the rule `id` is on for this post.
  package func isOn(_ id: String) -> Bool { active.contains(id) }

  /// Says that the post has nothing for this rule to look at.
  package mutating func notApplicable() { outcome = .notApplicable }

  /// Says that something could not be looked at, and why. Findings may stand beside it.
  package mutating func unverified(_ reason: String) { outcome = .unverified(reason) }
}

/// A day of the Gregorian calendar.
package struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var year: Int
  package var month: Int
  package var day: Int

  /// Nothing when there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day at the start of an ISO 8601 date or date and time: `2024-03-01`, `2024-03-01T09:00:00Z`.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes.count == 10 || [0x54, 0x74, 0x20].contains(bytes[10])
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  package static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// What a site tells of an address in one of its posts.
package enum SiteTarget: Hashable, Sendable {
  /// A page of the site: its file, its title, and whether it is a draft or not yet published.
  case page(SitePage)
  /// A file that is no page.
  case file(path: String)
  /// Nothing answers.
  case missing
  /// The address leaves the site.
  case outside
  /// It cannot be told, and why (no full stop).
  case unknown(String)
}

/// A page as other posts see it.
package struct SitePage: Hashable, Sendable {
  /// The file, as printed.
  package var path: String
  package var title: String?
  package var isDraft: Bool
  package var date: Day?

  package init(path: String, title: String?, isDraft: Bool, date: Day?) {
    self.path = path
    self.title = title
    self.isDraft = isDraft
    self.date = date
  }
}

/// What a rule may ask of the site around a post. The command line puts the real one in; tests bring their own.
package protocol SiteLookup: Sendable {
  /// What `address`, written in `article`, leads to.
  func target(of address: String, from article: Article) -> SiteTarget
}
