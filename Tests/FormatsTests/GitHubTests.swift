// SPDX-License-Identifier: Apache-2.0

import Documents
import Linting
import Formats
import SourceText
import Testing

/// What GitHub's runner makes of a line of a log.
struct WorkflowCommand: Equatable {
  var name: String
  var properties: [String: String] = [:]
  var message: String

  /// Every command that the runner knows.
  private static let names: Set<String> = [
    "error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher",
    "remove-matcher", "set-env", "set-output", "save-state", "add-path", "echo", "stop-commands",
  ]

  /// The command in `line`, in either of the runner's notations; nothing when it is plain text.
  init?(_ line: String) {
    let start = line.drop { $0.isWhitespace }
    if start.hasPrefix("::"), let end = start.dropFirst(2).firstRange(of: "::") {
      let info = start[start.index(start.startIndex, offsetBy: 2)..<end.lowerBound]
      let parts = info.split(separator: " ", maxSplits: 1)
      guard let name = parts.first, Self.names.contains(String(name)) else { return nil }
      self.name = String(name)
      message = Self.unescaped(start[end.upperBound...])
      for pair in (parts.count > 1 ? parts[1] : "").split(separator: ",") {
        let sides = pair.split(separator: "=", maxSplits: 1)
        properties[String(sides[0])] = sides.count > 1 ? Self.unescaped(sides[1]) : ""
      }
    } else if let prefix = line.firstRange(of: "##["),
      let end = line[prefix.upperBound...].firstIndex(of: "]"),
      case let name = line[prefix.upperBound..<end].prefix(while: { $0 != " " }),
      Self.names.contains(String(name))
    {
      self.name = String(name)
      message = String(line[end...].dropFirst())
    } else {
      return nil
    }
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("%0D", with: "\r").replacing("%0A", with: "\n")
      .replacing("%3A", with: ":").replacing("%2C", with: ",").replacing("%25", with: "%")
  }

  /// The commands in a log, with nothing for a line that is plain text.
  static func all(in log: String) -> [WorkflowCommand?] {
    log.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
      .dropLast().map { WorkflowCommand(String($0)) }
  }
}

@Suite("Workflow commands") struct GitHubTests {
  @Test("A report with everything in it looks as in the snapshot")
  func snapshot() throws {
    try Samples.expectSnapshot(GitHubFormat().text(Samples.full), "report.github.txt")
  }

  @Test(
    "Whatever a post holds, its finding is one command, of Stet's own",
    arguments: Samples.hostileTexts)
  func hostile(_ text: String) throws {
    let report = RunReport(posts: [Samples.hostilePost(text)], configuration: [], exitStatus: 1)
    let commands = WorkflowCommand.all(in: GitHubFormat().text(report))
    try #require(commands.count == 1)
    let command = try #require(commands[0])
    #expect(command.name == "error")
    #expect(
      Set(command.properties.keys).subtracting(["col", "endColumn"]) == [
        "file", "line", "endLine", "title",
      ])
    #expect(command.properties["title"] == "Stet: some-rule")
    #expect(command.properties["file"] == TerminalText.escaped("posts/\(text.prefix(100)).md"))
    #expect(command.message.hasPrefix("The title is '"))
    #expect(command.message.split(separator: "\n").count == 2)
  }

  @Test("In no format does a post speak to the runner of a CI")
  func otherFormats() {
    let report = Samples.hostile
    let logs: [String] = [
      TextFormat().text(report), TextFormat(width: 40, wrapsFirstLine: true).text(report),
      CompactFormat().text(report), MarkdownFormat().text(report),
      String(decoding: JSONFormat(toolVersion: "1").bytes(report), as: UTF8.self),
      String(decoding: JSONLinesFormat(toolVersion: "1").bytes(report), as: UTF8.self),
      String(
        decoding: SARIFFormat(toolVersion: "1", catalogue: RuleCatalogue([])).bytes(report),
        as: UTF8.self),
      String(decoding: JUnitFormat().bytes(report), as: UTF8.self),
      String(decoding: CheckstyleFormat().bytes(report), as: UTF8.self),
      String(decoding: GitLabFormat().bytes(report), as: UTF8.self),
    ]
    for log in logs {
      #expect(log.utf8.count > 5000)
      #expect(WorkflowCommand.all(in: log).compactMap { $0 } == [])
      #expect(log.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }
  }

  @Test(
    "Findings are commands in their order, as many of a kind as GitHub shows, with a word about the rest"
  )
  func cap() {
    let commands = WorkflowCommand.all(in: GitHubFormat().text(Samples.many(20, findings: 3)))
    let names = commands.map { $0?.name }
    #expect(names.count { $0 == "error" } == 10)
    #expect(names.count { $0 == "warning" } == 10)
    #expect(names.count { $0 == "notice" } == 10)
    #expect(
      commands.last??.message == """
        10 errors, 10 warnings, 11 suggestions more; GitHub shows only 10 annotations of each kind per \
        step. Use another format for all of them, such as --format sarif=stet.sarif
        """)
  }

  @Test("As many as there is room for are shown without a word about a rest")
  func exactly() {
    let commands = WorkflowCommand.all(in: GitHubFormat().text(Samples.many(10, findings: 3)))
    #expect(commands.count == 30)
    #expect(commands.allSatisfy { $0?.properties["file"] != nil })
  }

  @Test("Columns are told of a stretch on one line, as GitHub refuses them of others")
  func columns() {
    let source = SourceText("aé\nb")
    var post = PostReport(path: "a.md", format: .markdown, status: .checked, source: source)
    post.findings = [
      Finding(rule: "r", severity: .warning, message: "m", help: "", range: ByteRange(1, 3)),
      Finding(rule: "r", severity: .suggestion, message: "m", help: "h", range: ByteRange(1, 5)),
    ]
    let report = RunReport(posts: [post], configuration: [], exitStatus: 0)
    #expect(
      GitHubFormat().text(report) == """
        ::warning file=a.md,line=1,endLine=1,col=2,endColumn=3,title=Stet%3A r::m
        ::notice file=a.md,line=1,endLine=2,title=Stet%3A r::m%0Ah

        """)
  }

  @Test("Nothing found, nothing said")
  func nothing() {
    #expect(GitHubFormat().text(Samples.empty) == "")
  }
}
