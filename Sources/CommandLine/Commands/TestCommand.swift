// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Files
import Linting
import Formats
import RulePacks
import SourceText
import ValeStyles
import Workspace

/// `stet test`: runs the examples on the pages of packs and says what failed where.
struct TestCommand {
  private let arguments: TestArguments
  private let console: Console

  /// How deep below a named folder pages are looked for.
  private static let deepest = 4

  init(_ arguments: TestArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() -> RunStatus {
    let tree = console.environment.files()
    let files = ConfigurationFiles(tree, folder: console.environment.folder)
    var pages: [PackPage] = []
    var styles: [StyleSummary] = []
    for path in arguments.paths {
      let typed = PathText.join(console.environment.folder, path)
      let place = (try? tree.admit(typed)) ?? typed
      let found = self.pages(at: place, files, depth: 0)
      if found.isEmpty, let style = StyleSummary(of: place, files) {
        styles.append(style)
        continue
      }
      if found.isEmpty {
        console.error(
          "no rule pages found in '\(path)'",
          help: "name a folder with packs, as in 'stet test rules'")
        return .wrongUse
      }
      pages += found
    }
    for style in styles { tell(style) }
    if pages.isEmpty { return .success }
    let loaded = PackLoader(taken: Set(Catalogue.written.map(\.id))).load(pages)
    guard loaded.problems.isEmpty else {
      let report = RunReport(
        posts: [], configuration: ProjectPacks.reports(loaded.problems, pages),
        exitStatus: RunStatus.wrongUse.rawValue)
      let format = TextFormat(
        style: console.style(.auto, for: console.environment.output), isQuiet: true)
      console.write(format.text(report))
      return .wrongUse
    }
    return test(loaded.rules, pages)
  }

  /// Says what a style of Vale asks for that Stet does not do.
  private func tell(_ style: StyleSummary) {
    var text = ""
    for report in style.notes {
      let lines = PlaceIndex(report.source)
      for finding in report.findings {
        let place = lines.position(at: finding.range.start)
        text +=
          TerminalText.escaped(
            "\(report.path):\(place.line):\(place.column): \(finding.message)") + "\n"
      }
    }
    text += "\(counted(style.files, "file")) of a Vale style, \(counted(style.rules, "rule")) run\n"
    console.write(text)
  }

  private func pages(at path: String, _ files: ConfigurationFiles, depth: Int) -> [PackPage] {
    guard depth <= Self.deepest else { return [] }
    if let names = files.list(path) {
      return names.filter { !$0.hasPrefix(".") }
        .flatMap { pages(at: PathText.join(path, $0), files, depth: depth + 1) }
    }
    guard path.hasSuffix(".md"), case .text(let source) = files.read(path) else { return [] }
    let page = PackPage(path: source.path, bytes: source.bytes)
    return page.name.lowercased() == "readme" ? [] : [page]
  }

  private func test(_ rules: [RuleDefinition], _ pages: [PackPage]) -> RunStatus {
    var text = ""
    var examples = 0
    var failures = 0
    var withoutExamples: [String] = []
    for rule in rules {
      guard let page = pages.first(where: { $0.name == rule.id }) else { continue }
      let result = PageTest(page, rule)
      if result.examples == 0 { withoutExamples.append(page.source.path) }
      examples += result.examples
      failures += result.failures.count
      for failure in result.failures {
        text +=
          TerminalText.escaped("\(page.source.path):\(failure.line): \(failure.message)") + "\n"
      }
    }
    for path in withoutExamples { text += TerminalText.escaped("\(path): no examples") + "\n" }
    text += "\(counted(rules.count, "rule")), \(counted(examples, "example")), "
    text += failures == 0 ? "all pass\n" : "\(failures) wrong\n"
    console.write(text)
    return failures == 0 ? .success : .findings
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
