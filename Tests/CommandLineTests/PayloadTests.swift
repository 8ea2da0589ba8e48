// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Foundation
import Formats
import TestKit
import Testing

/// A project of which every word comes from a stranger.
private final class HostileProject: Sendable {
  let folder: TemporaryFolder
  let posts: [String]
  static let pages = 8

  init(_ payloads: [String]) throws {
    folder = try TemporaryFolder()
    var posts: [String] = []
    for (number, payload) in payloads.enumerated() {
      // Some file systems take no other names.
      let name = String(payload.replacing("/", with: "_").replacing("\0", with: "").prefix(40))
      try folder.write("posts/\(name) \(number).md", "# \(Self.raw(payload))\n\n![](a.jpg)\n")
    }
    for start in stride(from: 0, to: payloads.count, by: 3) {
      let group = Array(payloads[start..<min(start + 3, payloads.count)])
      posts.append("posts/\(start).md")
      try folder.write(posts[posts.count - 1], Self.post(group, start))
    }
    self.posts = posts
    var settings = "extends: [recommended, own]\nrules:\n  bold-heading: error\n"
    settings += "article: {related-titles: [\(Self.quoted(payloads[0]))]}\n"
    try folder.write(".stet.yml", settings)
    for page in 0..<Self.pages {
      let own = payloads.enumerated().filter { $0.offset % Self.pages == page }.map(\.element)
      try folder.write("own/flag-\(page).md", Self.page(own.joined(separator: " "), page))
    }
    try Self.baseline(payloads).write(
      toFile: folder.path + "/old.txt", atomically: true, encoding: .utf8)
  }

  /// A text as YAML has it in quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      let hex = String(scalar.value, radix: 16)
      result += "\\U" + String(repeating: "0", count: 8 - hex.utf8.count) + hex
    }
    return result + "\""
  }

  /// A post with NUL is a program's file to Stet.
  private static func raw(_ payload: String) -> String { payload.replacing("\0", with: "") }

  private static func post(_ payloads: [String], _ number: Int) -> String {
    let (first, last) = (quoted(payloads[0]), quoted(payloads[payloads.count - 1]))
    return """
      ---
      title: \(first)
      author: \(last)
      description: \(quoted(payloads.joined(separator: " ")))
      date: \(last)
      \(first): \(last)
      ---

      Some the the words flag\(number % pages) here.

      """ + payloads.map(section).joined(separator: "\n\n")
  }

  private static func section(_ payload: String) -> String {
    let address = payload.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let payload = raw(payload)
    return """
      # \(payload)

      \(payload)

      **\(payload)**

      [\(payload)](http://example.org/\(address)?\(payload.replacing(" ", with: "")))
      [next](0.md#\(address)) and the the \(payload) here
      ![\(payload)](\(address).jpg "\(payload)")

      *Photo: \(payload)*

      <p title="\(payload)" id="\(payload)">\(payload)</p>

      - the list \(payload) ends
      """
  }

  private static func page(_ payload: String, _ number: Int) -> String {
    """
    ---
    kind: existence
    severity: warning
    summary: \(quoted("The summary " + payload))
    message: \(quoted("'%s' is " + payload))
    help: \(quoted("write " + payload))
    tokens: [flag\(number)]
    ---

    # \(payload)

    Why: \(payload)

    | \(payload) |

    ```html
    <p>\(payload)</p>
    ```
    """
  }

  private static func baseline(_ payloads: [String]) -> String {
    payloads.map { payload in
      let path = payload.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      return "\(path) image-alt 0123456789abcdef 0123456789abcdef\n"
    }.joined()
  }

  func arguments(_ output: Outputs) -> [[String]] {
    switch output.subject {
    case .posts: [output.arguments + ["posts"]]
    case .post: posts.map { output.arguments + [$0] }
    case .rule: (0..<Self.pages).map { output.arguments + ["flag-\($0)"] }
    case .pack: [output.arguments + ["own"]]
    case .nothing: [output.arguments]
    }
  }
}

/// What must not be in the log of a CI run or on a terminal.
private enum Log {
  /// The lines of `text` that act, each with the reason.
  static func problems(_ text: String, sink: Outputs.Sink = .text) -> [String] {
    var problems: [String] = []
    var lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
    if sink == .csv || sink == .mail {
      // Records and the lines of mails end in CR LF.
      lines = lines.map { $0.last == "\r" ? $0.dropLast() : $0 }
    }
    for line in lines {
      let shown = String(line).prefix(300)
      if let scalar = line.first(where: { acts($0) && $0 != "\t" }) {
        let code = String(scalar.value, radix: 16)
        problems.append("U+\(code) in: \(HostileProject.quoted(String(shown)))")
      }
      let trimmed = String(line).trimmingPrefix { $0.isWhitespace }
      if trimmed.hasPrefix("::"), !(sink == .commands && isOwn(trimmed)) {
        problems.append("a command: \(shown)")
      }
      let lower = String(line).lowercased()
      if lower.firstMatch(of: /##[a-z0-9._-]*\[/) != nil
        || lower.firstMatch(of: /section_(start|end):|travis_fold:|\[\[attachment\|/) != nil
      {
        problems.append("a mark: \(shown)")
      }
    }
    return problems
  }

  private static func isOwn(_ line: Substring) -> Bool {
    line.wholeMatch(
      of: /::(error|warning|notice) (file=[^,:]+,line=[0-9,A-Za-z=]+|)(,?title=Stet[^:]*)::.*/)
      != nil
  }

  /// By Unicode's own properties, and not by the table of the program.
  static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: break
    }
    return scalar.properties.isDefaultIgnorableCodePoint
      || scalar.properties.isNoncharacterCodePoint
  }
}

@Suite("What a stranger writes does nothing in any output")
struct PayloadTests {
  private static let project = try? HostileProject(Payloads.all)
  /// The same project with nothing in it that acts.
  private static let harmless = try? HostileProject(Payloads.all.map { _ in "plain words" })

  @Test("There are enough payloads, and all are different")
  func payloads() {
    #expect(Payloads.all.count >= 85)
    #expect(Set(Payloads.all.map { Array($0.utf8) }).count == Payloads.all.count)
  }

  @Test("No output speaks to a terminal or to the log of a CI run", arguments: Outputs.all.indices)
  func outputs(_ index: Int) async throws {
    let project = try #require(Self.project)
    let output = Outputs.all[index]
    for arguments in project.arguments(output) {
      let run = await TestRun.stet(arguments, in: project.folder.path)
      #expect(!run.output.isEmpty || output.sink == .patch, "\(arguments): \(run.error)")
      #expect(run.status <= 1, "\(arguments): \(run.error)")
      let problems = Log.problems(run.output, sink: output.sink) + Log.problems(run.error)
      #expect(problems == [], "\(arguments)")
      try await check(run.output, output, arguments)
    }
  }

  private func check(_ text: String, _ output: Outputs, _ arguments: [String]) async throws {
    switch output.sink {
    case .text, .commands, .page, .xml: break
    case .json: _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    case .jsonLines:
      for line in text.split(separator: "\n") {
        _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
      }
    case .csv:
      for cell in Sheet.cells(text) {
        #expect(!Sheet.isFormula(cell), "\(arguments): \(cell)")
      }
    case .markdown: #expect(Comment.problems(text) == [], "\(arguments)")
    case .mail:
      let headers = [
        "Subject: =?utf-8?B?", " =?utf-8?B?", "MIME-Version: 1.0", "Content-Type: multi",
      ]
      for line in text.replacing("\r", with: "").split(separator: "\n").prefix(while: { $0 != "--" }
      )
      .prefix(3) {
        #expect(headers.contains { line.hasPrefix($0) }, "\(line)")
      }
      let parts = text.components(separatedBy: "base64\r\n\r\n").dropFirst().map { part in
        let body = part.components(separatedBy: "\r\n--")[0]
        let data = Data(base64Encoded: body, options: .ignoreUnknownCharacters) ?? Data()
        return String(decoding: data, as: UTF8.self)
      }
      try #require(parts.count == 2)
      #expect(Log.problems(parts[0]) == [], "\(arguments)")
      #expect(parts[0].contains("Posts that need the most work"))
      let own = "html head meta title body h1 h2 p strong ul li br".split(separator: " ")
      for tag in Comment.tags(parts[1]) {
        #expect(
          own.contains { tag.hasPrefix("<\($0)") || tag.hasPrefix("</\($0)") }
            || tag == "<!doctype html>", "\(tag)")
      }
    case .html:
      let more = Comment.tags(text).subtracting(try await harmlessTags())
      #expect(more == [], "\(arguments)")
    case .dot:
      for line in text.split(separator: "\n").dropFirst(2).dropLast() {
        let name = #""(?:[^"\\]|\\.)*""#
        let pattern = try Regex(
          "  \(name)( -> \(name))?( \\[(label=\(name)|weight=[0-9]+)\\])?;")
        #expect(line.wholeMatch(of: pattern) != nil, "\(line)")
      }
    case .patch: try apply(text, arguments)
    }
  }

  /// Sees that a patch is one that git applies.
  private func apply(_ patch: String, _ arguments: [String]) throws {
    guard hasGit, !patch.isEmpty, let project = Self.project else { return }
    let file = project.folder.path + "/\(UUID().uuidString).patch"
    try patch.write(toFile: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "apply", "--check", file]
    process.currentDirectoryURL = URL(filePath: project.folder.path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(arguments)")
  }

  private func harmlessTags() async throws -> Set<String> {
    let project = try #require(Self.harmless)
    let page = await TestRun.stet(["report", "--authors", "posts"], in: project.folder.path).output
    // The points of a chart, of which there may be none.
    return Comment.tags(page).union(["<circle class= cx= cy= r=>", "</circle>"])
  }

  @Test("What is wrong with settings is told without their texts acting", arguments: [0, 1, 2])
  func settings(_ part: Int) async throws {
    let folder = try TemporaryFolder()
    try folder.write("posts/a.md", "# Title\n\nWords.\n")
    var text = "rules:\n"
    for payload in Payloads.all {
      let quoted = HostileProject.quoted(payload)
      switch part {
      case 0: text += "  \(quoted): \(quoted)\n"
      case 1: text += "  ? \"\(payload.replacing("\"", with: "'"))\"\n  : error\n"
      default:
        text = text.hasPrefix("extends") ? text : "extends:\n"
        text += "  - \(quoted)\n"
      }
    }
    if part == 2 {
      text += "site: {url: \(HostileProject.quoted(Payloads.all.joined(separator: " ")))}\n"
    }
    try folder.write(".stet.yml", text)
    // What is wrong ends a run before it is printed in a format, but for those of lint.
    let others = [["report", "--authors", "--format", "html"], ["links", "--format", "csv"]]
    for output in Outputs.all
    where output.arguments.starts(with: ["lint", "--format"]) || output.arguments == ["config"]
      || others.contains(output.arguments)
    {
      let run = await TestRun.stet(output.arguments + ["posts"], in: folder.path)
      #expect(run.status == 2, "\(output.arguments)")
      #expect(Log.problems(run.output, sink: output.sink) + Log.problems(run.error) == [])
    }
  }

  @Test("Neither does what a baseline or a history holds, nor what is typed")
  func files() async throws {
    let project = try #require(Self.project)
    func check(_ arguments: [String], sink: Outputs.Sink = .text) async {
      let run = await TestRun.stet(arguments, in: project.folder.path)
      #expect(Log.problems(run.output, sink: sink) + Log.problems(run.error) == [], "\(arguments)")
    }
    await check(["posts", "--baseline", "old.txt", "--quiet"])
    await check(["posts", "--baseline", "old.txt", "--write-baseline", "new.txt", "--quiet"])
    for format in ["html", "markdown", "json", "csv"] {
      let history = project.folder.path + "/\(format).db"
      await check(
        ["report", "posts/0.md", "--history", "\(format).db", "--format", format],
        sink: format == "csv" ? .csv : .text)
      let rows = Payloads.all.map { payload in
        let text = payload.replacing("'", with: "''").replacing("\0", with: "")
        return """
          INSERT INTO runs (date, hash, version, score, posts, findings)
          VALUES ('2020-01-01', '\(text)', 1, 50, 1, 1), ('\(text)', 'ab', 1, 50, 1, 1);
          INSERT OR IGNORE INTO rules VALUES (1, '\(text)', 5);
          INSERT OR IGNORE INTO findings VALUES (1, '\(text)');
          """
      }
      try SQLiteFile.run("BEGIN; \(rows.joined()) COMMIT", at: history)
      await check(
        ["report", "posts/0.md", "--history", "\(format).db", "--format", format],
        sink: format == "csv" ? .csv : .text)
    }
    for (number, payload) in Payloads.all.enumerated() where !payload.contains("\0") {
      await check(["lint", payload])
      if number % 5 == 0 { await check(["rules", payload]) }
      if number % 5 == 1 { await check(["posts/0.md", "--only", payload]) }
    }
  }

  @Test("Neither do names of folders and settings in what is set up", .enabled(if: hasGit))
  func setUp() async throws {
    let repository = try Repository()
    for (number, name) in ["\u{1B}[31m##vso[task]x", "::error::x", "\u{202E}##teamcity[x]"]
      .enumerated()
    {
      let folder = "site\(number) \(name)"
      try repository.folder.write("\(folder)/_posts/2024-01-01-a.md", "# A\n\nText.\n")
      try repository.folder.write("\(folder)/_config.yml", "title: '\(name)'\nurl: '\(name)'\n")
      let path = repository.path + "/" + folder
      for arguments in [
        ["init"], ["init"], ["config", "_posts/2024-01-01-a.md"], ["hook", "install"],
        ["hook", "install"], ["hook", "uninstall"],
      ] {
        let run = await TestRun.stet(arguments, in: path)
        #expect(Log.problems(run.output) + Log.problems(run.error) == [], "\(arguments)")
      }
    }
  }

  @Test("The table of characters that are not seen is Unicode's")
  func table() {
    var wrong: [UInt32] = []
    for value in UInt32(0x20)...0x10FFFF {
      // Nothing but letters, or nothing at all.
      if (0x3400..<0xA000).contains(value) || (0xAC00..<0xD7A4).contains(value)
        || (0xE000..<0xF900).contains(value)
      {
        continue
      }
      if value & 0xFFFE != 0xFFFE, (0x20000..<0xE0000).contains(value) || value > 0xE1000 {
        continue
      }
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      if Log.acts(scalar) != (TerminalText.escaped(text) != text) { wrong.append(value) }
    }
    #expect(wrong == [])
  }
}
