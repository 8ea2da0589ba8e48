// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// How much a finding matters, from a hint to something that must not be published.
package enum Severity: String, CaseIterable, Hashable, Sendable, Comparable {
  case suggestion
  case warning
  case error

  var rank: Int {
    switch self {
    case .suggestion: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  /// One step up; an error stays one.
  package var raised: Severity { self == .suggestion ? .warning : .error }
}

/// Whether a fix may be applied without a look.
package enum FixSafety: String, CaseIterable, Sendable {
  /// Applied by `--fix`: the meaning stays.
  case safe
  /// Applied by `--fix=all` only: it needs a person's review.
  case offer
}

/// Another place that has to do with a finding.
package struct RelatedPlace: Hashable, Sendable {
  package var message: String
  /// The file, when it is another than the finding's.
  package var path: String?
  package var range: ByteRange

  package init(_ message: String, path: String? = nil, _ range: ByteRange) {
    self.message = message
    self.path = path
    self.range = range
  }
}

/// A measured value in a finding's `data`.
package indirect enum Measure: Hashable, Sendable {
  case integer(Int)
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([Measure])
  case record([Field])

  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: Measure

    package init(_ name: String, _ value: Measure) {
      self.name = name
      self.value = value
    }
  }
}

extension Measure: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral
{
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(stringLiteral value: String) { self = .text(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// What a finding says: one sentence on what is wrong and why it matters to a reader, and one on what to do.
/// Neither ends in a full stop.
package struct Message: Hashable, Sendable {
  package var text: String
  package var help: String

  package init(_ text: String, help: String) {
    self.text = text
    self.help = help
  }
}

/// One problem at its exact place.
package struct Finding: Hashable, Sendable {
  package var rule: String
  package var severity: Severity
  package var message: String
  package var help: String
  package var range: ByteRange
  package var related: [RelatedPlace]
  package var fix: Fix?
  /// Why the finding's fix was not applied, although that was asked for; `nil` for all others.
  package var fixRefused: String?
  package var data: [Measure.Field]
  /// Stays when lines move; set by the run, of the rule, the path and the text around the place.
  package var fingerprint: String = ""

  package init(
    rule: String, severity: Severity, message: String, help: String, range: ByteRange,
    related: [RelatedPlace] = [], fix: Fix? = nil, data: [Measure.Field] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.help = help
    self.range = range
    self.related = related
    self.fix = fix
    self.data = data
  }
}
