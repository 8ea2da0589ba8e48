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

  /// Gives `sink` the report as `target` asks for it, in parts where it may be large.
  func write(_ report: RunReport, _ target: ReportTarget, to sink: ([UInt8]) -> Void) {
    let version = StetArguments.version
    switch target.format {
    case .text: write(report, isFile: target.file != nil, to: sink)
    case .compact: sink(Array(CompactFormat().text(report).utf8))
    case .json: JSONFormat(toolVersion: version).write(report, to: sink)
    case .jsonl: JSONLinesFormat(toolVersion: version).write(report, to: sink)
    case .sarif:
      let format = SARIFFormat(
        toolVersion: version, catalogue: catalogue, limit: arguments.sarifLimit?.limit,
        page: console.page)
      sink(format.bytes(report))
    case .junit: sink(JUnitFormat().bytes(report))
    case .checkstyle: sink(CheckstyleFormat().bytes(report))
    case .github: sink(Array(GitHubFormat().text(report).utf8))
    case .gitlab: sink(GitLabFormat().bytes(report))
    case .markdown: sink(Array(MarkdownFormat().text(report).utf8))
    }
  }

  private func write(_ report: RunReport, isFile: Bool, to sink: ([UInt8]) -> Void) {
    let output = console.environment.output
    let style =
      isFile && arguments.color != .always ? .plain : console.style(arguments.color, for: output)
    var format = TextFormat(
      style: style, width: isFile ? 80 : min(output.columns, 100),
      seconds: console.environment.seconds(), isQuiet: arguments.quiet,
      showsStatistics: arguments.stats, wrapsFirstLine: !isFile && output.isTerminal,
      givesOverview: !isFile && output.isTerminal && !arguments.all)
    if !isFile, console.showsLinks(on: output) { format.page = console.page }
    format.write(report) { sink(Array($0.utf8)) }
  }
}
