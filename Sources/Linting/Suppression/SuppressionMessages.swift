// SPDX-License-Identifier: Apache-2.0

/// What is said of suppressions.
extension Message {
  static func ranOut(_ day: Day) -> Message {
    Message(
      "This suppression expired on \(day)",
      help: "remove it, or set a later date")
  }

  static func noDay(_ text: String) -> Message {
    Message(
      "'\(text)' is not a date",
      help: "write the last day, as in 'until 2026-12-31'")
  }

  static func namesNoRule(_ kind: String) -> Message {
    Message(
      "This suppression names no rule",
      help: "name the rule: '\(kind) image-alt: reason'")
  }

  static let noReason = Message(
    "This suppression gives no reason",
    help: "add one after a colon: 'stet image-alt: decorative'")

  static func unknownRule(_ name: String, _ near: String?) -> Message {
    Message(
      "Unknown rule '\(name)': nothing is suppressed",
      help: near.map { "did you mean '\($0)'?" }
        ?? "name a rule, with a reason after a colon; 'stet rules' lists the rules")
  }

  static func loudRule(_ name: String) -> Message {
    Message(
      "'\(name)' cannot be suppressed in a post",
      help: "remove it here, or turn the rule off in the configuration")
  }

  static func endsNothing(_ name: String) -> Message {
    Message(
      "There is no 'stet-begin \(name)' before this",
      help: "remove it, or add 'stet-begin \(name)' where the range starts")
  }

  static func unused(_ name: String) -> Message {
    Message(
      "'\(name)' finds nothing here",
      help: "remove the suppression")
  }

  static func unknownCommand(_ word: String, _ help: String) -> Message {
    Message("Unknown command '\(word)': nothing is suppressed", help: help)
  }

  static func behind(_ name: String) -> Message {
    Message(
      "This suppression of '\(name)' comes after its block, so it suppresses nothing",
      help: "move it to the line before the block")
  }

  static func neverEnds(_ name: String) -> Message {
    Message(
      "There is no 'stet-end \(name)' after this: '\(name)' is suppressed to the end of the post",
      help: "add 'stet-end \(name)', or write 'stet-file \(name)' if the whole post is meant")
  }

  static func foreign(_ word: String, _ name: String) -> Message {
    Message(
      "'\(word)' is for another linter: '\(name)' is not suppressed",
      help: "write 'stet \(name): reason' before the block")
  }
}
