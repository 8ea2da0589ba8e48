// SPDX-License-Identifier: Apache-2.0

import JSONRPC
import Linting
import SourceText

/// Findings as diagnostics.
struct DiagnosticList {
  let positions: TextPositions
  let uri: String
  /// The place in another file; `nil` where it cannot be read.
  var elsewhere: (_ path: String, _ range: ByteRange) -> JSONValue? = { _, _ in nil }

  /// The diagnostics of `findings`, in their order.
  func json(_ findings: [Finding]) -> JSONValue {
    .array(findings.prefix(Self.most).map(diagnostic))
  }

  /// Of more findings on one post, editors would show none in time.
  private static let most = 5000

  func diagnostic(_ finding: Finding) -> JSONValue {
    var json: JSONValue = [
      "range": positions.json(finding.range),
      "severity": .integer(Self.severity(finding.severity)),
      "code": .string(finding.rule), "source": "stet",
      "message": .string(Self.message(finding)),
    ]
    let related = finding.related.compactMap { place -> JSONValue? in
      let location: JSONValue? =
        place.path.map { elsewhere($0, place.range) }
        ?? ["uri": .string(uri), "range": positions.json(place.range)]
      return location.map { ["location": $0, "message": .string(place.message)] }
    }
    if !related.isEmpty { json = json.adding("relatedInformation", .array(related)) }
    if finding.rule == UnusedSuppression.description.id { json = json.adding("tags", [1]) }
    return json.adding("data", ["fingerprint": .string(finding.fingerprint)])
  }

  static func message(_ finding: Finding) -> String {
    finding.help.isEmpty ? finding.message : finding.message + "\n" + finding.help
  }

  private static func severity(_ severity: Severity) -> Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .suggestion: 3
    }
  }
}
