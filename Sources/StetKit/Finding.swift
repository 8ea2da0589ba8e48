// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText

/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, CaseIterable {
  /// Certain, and it hurts readers.
  case error
  /// Most editors of most sites would act on it.
  case warning
  /// Worth a look.
  case suggestion
}

/// A rule.
public struct Rule: Hashable, Sendable {
  /// As settings and suppressions name it.
  public let id: String
  /// What it asks for, in a sentence without a full stop.
  public let summary: String
  /// The severity that the preset `recommended` gives it; `nil` where it is off there.
  public let severity: Severity?
  /// Its page in Markdown: why it is there, with examples.
  public let page: String

  init(_ definition: RuleDefinition) {
    id = definition.id
    summary = definition.description.summary
    severity = definition.description.severity.flatMap { Severity(rawValue: $0.rawValue) }
    page = definition.page
  }
}

/// A place in a post.
public struct Position: Hashable, Sendable {
  /// In bytes of UTF-8, from 0.
  public let offset: Int
  /// From 1.
  public let line: Int
  /// In Unicode code points, from 1.
  public let column: Int
}

/// Something that a rule reports.
public struct Finding: Hashable, Sendable {
  /// A text to put instead of another.
  public struct Edit: Hashable, Sendable {
    /// In bytes of UTF-8.
    public let range: Range<Int>
    /// What replaces it.
    public let text: String
  }

  /// What would correct it.
  public struct Fix: Hashable, Sendable {
    /// Whether no reader could want the text as it was; else it needs a person's review.
    public let isSafe: Bool
    /// In order; none touches another.
    public let edits: [Edit]
  }

  /// The rule's id.
  public let rule: String
  /// The severity that the settings give the rule.
  public let severity: Severity
  /// What is wrong, without a full stop.
  public let message: String
  /// What to do.
  public let help: String
  /// Where it begins.
  public let start: Position
  /// After its last character.
  public let end: Position
  /// What would correct it; `nil` where a person has to.
  public let fix: Fix?

  init(_ finding: Linting.Finding, _ lines: LineIndex) {
    rule = finding.rule
    severity = Severity(rawValue: finding.severity.rawValue) ?? .warning
    message = finding.message
    help = finding.help
    func position(_ offset: Int) -> Position {
      let place = lines.position(at: offset)
      return Position(offset: offset, line: place.line, column: place.column)
    }
    start = position(finding.range.start)
    end = position(finding.range.end)
    fix = finding.fix.map { fix in
      Fix(
        isSafe: fix.safety == .safe,
        edits: fix.edits.map {
          Edit(range: $0.range.indices, text: $0.text)
        })
    }
  }
}

/// A post with its findings.
public struct Post: Hashable, Sendable {
  /// From the folder that was checked.
  public let path: String
  /// By place.
  public let findings: [Finding]
}
