// SPDX-License-Identifier: Apache-2.0

import JSONRPC
import Linting
import Sessions
import SourceText

/// What can be done about the findings in a range: fix them, suppress them, read about their rules.
struct CodeActions {
  let context: PostContext

  static let fixAll = "source.fixAll.stet"
  static let kinds: JSONValue = ["quickfix", .string(fixAll)]

  /// The actions for the range and the kinds in `params`.
  func json(_ params: JSONValue) -> JSONValue {
    let wanted = params.at("context", "only")?.array?.compactMap(\.string)
    func wants(_ kind: String) -> Bool {
      wanted.map { $0.contains { kind == $0 || kind.hasPrefix($0 + ".") } } ?? true
    }
    var actions: [JSONValue] = []
    if wants("quickfix"), let range = context.positions.range(params["range"]) {
      let found = context.judgement.report.findings.filter { Self.touches($0.range, range) }
      for finding in found.prefix(Self.most) { actions += quickFixes(finding) }
      for finding in found.prefix(Self.most) {
        if let action = suppression(finding) { actions.append(action) }
      }
      var seen: Set<String> = []
      for finding in found where seen.insert(finding.rule).inserted {
        actions.append(page(finding.rule))
      }
    }
    if wants(Self.fixAll), wanted != nil || context.judgement.report.fixable > 0 {
      if let edit = fixAllEdit {
        actions.append([
          "title": "Apply all safe fixes of Stet", "kind": .string(Self.fixAll), "edit": edit,
        ])
      }
    }
    return .array(actions)
  }

  /// At so many findings in one range, actions for each are of no use.
  private static let most = 20

  private static func touches(_ one: ByteRange, _ other: ByteRange) -> Bool {
    one.start <= other.end && other.start <= one.end
  }

  /// The edits that apply all safe fixes; `nil` where there is nothing to fix.
  var fixAllEdits: [(range: ByteRange, text: String)]? {
    let old = context.document.bytes
    return context.world.fixed(context.document.location, old, .safe)
      .map { TextChanges.edits(old, $0) }
  }

  private var fixAllEdit: JSONValue? { fixAllEdits.map { context.edit($0) } }

  private func diagnostic(_ finding: Finding) -> JSONValue {
    DiagnosticList(positions: context.positions, uri: context.document.uri).diagnostic(finding)
  }

  private func quickFixes(_ finding: Finding) -> [JSONValue] {
    guard let fix = finding.fix else { return [] }
    let action: JSONValue = [
      "title": .string(fix.title), "kind": "quickfix", "diagnostics": [diagnostic(finding)],
      "isPreferred": .bool(fix.safety == .safe),
    ]
    return completed(action, finding, "fix", reason: "")
  }

  private func suppression(_ finding: Finding) -> JSONValue? {
    let action: JSONValue = [
      "title": .string("Suppress \(finding.rule) here"), "kind": "quickfix",
      "diagnostics": [diagnostic(finding)],
    ]
    return completed(action, finding, "suppress", reason: Self.reason).first
  }

  /// The reason that the writer replaces.
  static let reason = "reason"

  private func page(_ rule: String) -> JSONValue {
    [
      "title": .string("Open the page of the rule \(rule)"), "kind": "quickfix",
      "command": [
        "title": "Open the rule's page", "command": .string(Commands.openRule),
        "arguments": [.string(rule)],
      ],
    ]
  }

  /// `action` with its edit, or with what makes it where the client asks for edits later.
  private func completed(
    _ action: JSONValue, _ finding: Finding, _ kind: String, reason: String
  ) -> [JSONValue] {
    if context.features.resolvesEdits {
      return [
        action.adding(
          "data",
          [
            "uri": .string(context.document.uri), "kind": .string(kind),
            "rule": .string(finding.rule), "start": .integer(finding.range.start),
            "end": .integer(finding.range.end), "reason": .string(reason),
            "version": context.document.version.map { .integer($0) } ?? .null,
          ])
      ]
    }
    return edit(kind, finding, reason: reason).map { [action.adding("edit", $0)] } ?? []
  }

  /// The edit of an action that was offered without one; `nil` where the text has changed since.
  func resolved(_ data: JSONValue) -> JSONValue? {
    guard data["version"]?.int == context.document.version,
      let kind = data["kind"]?.string, let rule = data["rule"]?.string,
      let finding = finding(rule, data["start"]?.int, data["end"]?.int)
    else { return nil }
    return edit(kind, finding, reason: data["reason"]?.string ?? Self.reason)
  }

  private func finding(_ rule: String, _ start: Int?, _ end: Int?) -> Finding? {
    context.judgement.report.findings.first {
      $0.rule == rule && $0.range.start == start && $0.range.end == end
    }
  }

  private func edit(_ kind: String, _ finding: Finding, reason: String) -> JSONValue? {
    let old = context.document.bytes
    let new =
      kind == "suppress"
      ? context.world.suppressed(context.document.location, old, finding, reason: reason)
      : context.world.fixed(context.document.location, old, finding)
    return new.map { context.edit(TextChanges.edits(old, $0)) }
  }

  /// The edit that suppresses the finding of `rule` at `range`, for the reason that a person gave.
  func suppression(of rule: String, at range: JSONValue?, reason: String) -> JSONValue? {
    guard let place = context.positions.range(range) else { return nil }
    let found = context.judgement.report.findings.first {
      $0.rule == rule && Self.touches($0.range, place)
    }
    return found.flatMap { edit("suppress", $0, reason: reason) }
  }
}

/// The commands that a client may run.
enum Commands {
  static let openRule = "stet.openRule"
  static let fixAll = "stet.fixAll"
  static let suppress = "stet.suppress"
  static let report = "stet.report"
  static let restart = "stet.restart"
  static let all: JSONValue = [
    .string(openRule), .string(fixAll), .string(suppress), .string(report), .string(restart),
  ]
}
