// SPDX-License-Identifier: Apache-2.0

package import Configuration
package import Linting
import SourceText

/// Reads the packs that lie in a project: folders of pages.
package struct ProjectPacks: PackReader {
  package init() {}

  /// The most pages of one pack.
  private static let mostPages = 2000

  package func read(
    _ name: String, in folder: String, _ files: any FileAccess, taken: Set<String>
  ) -> PackReading? {
    guard let names = files.list(folder) else { return nil }
    var pages: [PackPage] = []
    var mistakes: [ConfigurationReport] = []
    for file in names.filter({ $0.hasSuffix(".md") }).prefix(Self.mostPages) {
      let path = PathText.join(folder, file)
      // A link may not show what lies elsewhere.
      guard PathText.relative(files.resolved(path), to: files.resolved(folder)) != nil else {
        continue
      }
      switch files.read(path) {
      case .text(let source): pages.append(PackPage(path: source.path, bytes: Array(source.bytes)))
      case .missing: break
      case .unreadable(let reason):
        mistakes.append(
          ConfigurationReport(
            path: path, source: SourceText(path: path, ""),
            findings: [
              Self.finding(
                "cannot read this page: \(reason)", help: "check its permissions",
                at: ByteRange(at: 0))
            ]))
      }
    }
    if pages.isEmpty, mistakes.isEmpty { return nil }
    let loaded = PackLoader(taken: taken).load(pages)
    mistakes += Self.reports(loaded.problems, pages)
    // Nothing is linted with a mistake, but the configuration may speak of the rule all the same.
    let known = Set(loaded.rules.map(\.id))
    let wrong = pages.map(\.name).filter { RulePage.isRuleName($0) && !known.contains($0) }
    let rules = loaded.rules + wrong.filter { !taken.contains($0) }.map(Self.empty)
    return PackReading(pack: RulePack(name: name, rules: rules), mistakes: mistakes)
  }

  private static func empty(_ id: String) -> RuleDefinition {
    RuleDefinition(description: RuleDescription(id, .markup, nil, ""), page: "") { entries in
      (PackCheck.none, NoOptions.read(entries).1)
    }
  }

  /// The problems of pages as findings on them.
  package static func reports(
    _ problems: [PackProblem], _ pages: [PackPage]
  ) -> [ConfigurationReport] {
    pages.compactMap { page in
      let own = problems.filter { $0.path == page.source.path }
      if own.isEmpty { return nil }
      return ConfigurationReport(
        path: page.source.path, source: page.source,
        findings: own.map { finding($0.message, help: $0.help, at: $0.range) })
    }
  }

  private static func finding(_ message: String, help: String, at range: ByteRange) -> Finding {
    Finding(
      rule: ConfigurationReport.rule, severity: .error, message: message, help: help, range: range)
  }
}
