// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting
import Formats

/// Makes the bytes of a report in each format that `--format` knows.
struct ReportRenderer {
  private let arguments: LintArguments
  private let catalogue: RuleCatalogue
  private let console: Console

  /// `catalogue` holds every rule of the run.
  init(_ arguments: LintArguments, _ catalogue: RuleCatalogue, _ console: Console) {
    self.arguments = arguments
    self.catalogue = catalogue
    self.console = console
  }

  /// The report as `target` asks for it.
  func bytes(_ report: RunReport, _ target: ReportTarget) -> [UInt8] {
    let version = StetArguments.version
    switch target.format {
    case .text: return text(report, isFile: target.file != nil)
    case .compact: return Array(CompactFormat().text(report).utf8)
    case .json: return JSONFormat(toolVersion: version).bytes(report)
    case .jsonl: return JSONLinesFormat(toolVersion: version).bytes(report)
    case .sarif:
      return SARIFFormat(toolVersion: version, catalogue: catalogue).bytes(report)
    case .junit: return JUnitFormat().bytes(report)
    case .checkstyle: return CheckstyleFormat().bytes(report)
    case .github: return Array(GitHubFormat().text(report).utf8)
    case .gitlab: return GitLabFormat().bytes(report)
    case .markdown: return Array(MarkdownFormat().text(report).utf8)
    }
  }

  private func text(_ report: RunReport, isFile: Bool) -> [UInt8] {
    let output = console.environment.output
    let style =
      isFile && arguments.color != .always ? .plain : console.style(arguments.color, for: output)
    let format = TextFormat(
      style: style, width: isFile ? 80 : min(output.columns, 100),
      seconds: console.environment.seconds(), isQuiet: arguments.quiet,
      showsStatistics: arguments.stats, wrapsFirstLine: !isFile && output.isTerminal)
    return Array(format.text(report).utf8)
  }
}
