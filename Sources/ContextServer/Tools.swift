// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Files
import Formats
import JSONRPC
import Linting
import Sessions
import SourceText
import Workspace

/// The tools, and the pages of rules as resources.
struct Tools: Sendable {
  let root: String
  let canWrite: Bool
  let writer: PostLinter.Write
  let settings: WorldSettings
  let version: String

  static let instructions = """
    Stet checks blog posts in Markdown and HTML as a copy editor would. Check a draft with lint_text, apply safe fixes with fix_text, and read why a rule exists with explain_rule. Paths are relative to the folder that the server was started for.
    """

  /// Something a call asks for wrongly, said to the assistant.
  struct Mistake: Error {
    var message: String
  }

  typealias Ask = @Sendable (_ question: JSONValue) async -> Bool

  /// The result of a call of `tools/call`.
  func call(_ params: JSONValue, _ ask: Ask) async -> Result<JSONValue, RPCError> {
    let arguments = params["arguments"] ?? [:]
    do throws(Mistake) {
      let value: JSONValue
      switch params["name"]?.string {
      case "lint_text": value = try await lintText(arguments)
      case "lint_paths": value = try await lintPaths(arguments)
      case "fix_text": value = try await fixText(arguments)
      case "explain_rule": value = try explain(arguments)
      case "credits": value = try await credits(arguments)
      case "site_links": value = try await links(arguments)
      case "fix_paths" where canWrite: value = try await fixPaths(arguments, ask)
      default:
        return .failure(RPCError(.invalidParams, "unknown tool"))
      }
      return .success([
        "content": [
          ["type": "text", "text": .string(String(decoding: value.bytes, as: UTF8.self))]
        ],
        "structuredContent": value, "isError": false,
      ])
    } catch {
      return .success([
        "content": [["type": "text", "text": .string(error.message)]], "isError": true,
      ])
    }
  }

  // MARK: Paths

  /// `path` from the root, where it lies in the root and no link leads out of it.
  private func admitted(_ path: String) throws(Mistake) -> String {
    let location = PathText.join(root, path)
    let outside = Mistake(message: "'\(path.prefix(200))' is outside the folder of this server")
    guard !path.utf8.contains(0), FilePath.isNormal(location), FilePath.isInside(location, root)
    else { throw outside }
    if let real = DiskTree.resolved(location), real != location { throw outside }
    return PathText.relative(location, to: root) ?? path
  }

  private func paths(_ arguments: JSONValue) throws(Mistake) -> [String] {
    guard let given = arguments["paths"]?.array else { return ["."] }
    var paths: [String] = []
    for path in given {
      guard let text = path.string else { throw Mistake(message: "'paths' is a list of strings") }
      let inside = try admitted(text)
      paths.append(inside.isEmpty ? "." : inside)
    }
    if paths.isEmpty { throw Mistake(message: "'paths' is empty") }
    return paths
  }

  private static let largestText = 16 << 20

  /// The text of a call, and where it stands for a file.
  private func text(_ arguments: JSONValue) throws(Mistake) -> (location: String, bytes: [UInt8]) {
    guard let text = arguments["text"]?.string else {
      throw Mistake(message: "'text' is missing")
    }
    guard text.utf8.count <= Self.largestText else {
      throw Mistake(message: "the text is too long")
    }
    let name = arguments["format"]?.string == "html" ? "draft.html" : "draft.md"
    let path = try admitted(arguments["path"]?.string ?? name)
    if path.isEmpty || PostFormat(name: PathText.name(path)) == nil {
      throw Mistake(message: "'path' must end in .md, .markdown, .mdx, .html, .htm or .xhtml")
    }
    return (PathText.join(root, path), Array(text.utf8))
  }

  private func world(
    _ posts: SiteWorld.Posts, edits: [String: [UInt8]] = [:]
  ) async throws(Mistake) -> SiteWorld {
    guard let world = await SiteWorld(root, posts: posts, edits: edits, settings: settings) else {
      throw Mistake(message: "the folder of this server cannot be read")
    }
    if let report = world.selection.mistakes.first, let finding = report.findings.first {
      throw Mistake(message: "the settings are wrong: \(report.path): \(finding.message)")
    }
    if let path = world.selection.missing.first {
      throw Mistake(message: "'\(path)' does not exist")
    }
    return world
  }

  // MARK: Checking

  private func report(_ posts: [PostReport], _ world: SiteWorld) throws(Mistake) -> JSONValue {
    var report = RunReport(
      posts: posts, configuration: world.selection.notes, exitStatus: 0)
    report.exitStatus = report.count(.error) > 0 ? 1 : 0
    let bytes = JSONFormat(toolVersion: version).bytes(report)
    guard let json = try? JSONParser.parse(bytes) else {
      throw Mistake(message: "the report is too large; name fewer paths")
    }
    return json
  }

  private func lintText(_ arguments: JSONValue) async throws(Mistake) -> JSONValue {
    let (location, bytes) = try text(arguments)
    let world = try await world(
      .named([PathText.relative(location, to: root) ?? ""]), edits: [location: bytes])
    guard let judged = world.judge(location, bytes) else {
      throw Mistake(message: "the text could not be checked")
    }
    return try report([judged.report], world)
  }

  /// The most posts in one answer; an assistant cannot read more.
  private static let mostPosts = 50

  private func lintPaths(_ arguments: JSONValue) async throws(Mistake) -> JSONValue {
    let world = try await world(.named(try paths(arguments)))
    let posts = await world.reports()
    let limit = max(1, min(arguments["limit"]?.int ?? Self.mostPosts, 1000))
    // Those with errors first, then those with most findings.
    let order = posts.indices.sorted { left, right in
      (posts[right].count(.error), posts[right].findingCount, left)
        < (posts[left].count(.error), posts[left].findingCount, right)
    }
    let shown = order.filter { !posts[$0].isClean }.prefix(limit).sorted().map { posts[$0] }
    let whole = RunReport(posts: posts, configuration: [], exitStatus: 0)
    let part = try report(shown, world)
    return .object(
      (part.members ?? []).map { member in
        guard member.name == "summary" else { return member }
        return .init("summary", Self.counts(member.value, of: whole))
      })
  }

  /// A summary with the counts of all posts.
  private static func counts(_ summary: JSONValue, of whole: RunReport) -> JSONValue {
    let counts = [
      "posts": whole.posts.count, "words": whole.words, "errors": whole.count(.error),
      "warnings": whole.count(.warning), "suggestions": whole.count(.suggestion),
      "suppressed": whole.suppressed, "fixable": whole.fixable, "heldBack": whole.heldBack,
      "exitStatus": whole.count(.error) > 0 ? 1 : 0,
    ]
    return .object(
      (summary.members ?? []).map { member in
        if member.name == "kinds" {
          let kinds = whole.kinds.map { JSONValue.Member($0.kind.rawValue, .integer($0.count)) }
          return .init("kinds", .object(kinds))
        }
        return counts[member.name].map { .init(member.name, .integer($0)) } ?? member
      })
  }

  private func fixText(_ arguments: JSONValue) async throws(Mistake) -> JSONValue {
    let (location, bytes) = try text(arguments)
    let world = try await world(
      .named([PathText.relative(location, to: root) ?? ""]), edits: [location: bytes])
    let safety: FixSafety = arguments["all"]?.bool ?? false ? .offer : .safe
    let fixed = world.fixed(location, bytes, safety) ?? bytes
    guard let judged = world.judge(location, fixed) else {
      throw Mistake(message: "the text could not be checked")
    }
    return [
      "text": .string(String(decoding: fixed, as: UTF8.self)), "changed": .bool(fixed != bytes),
      "report": try report([judged.report], world),
    ]
  }

  // MARK: Rules

  private var catalogue: RuleCatalogue { settings.catalogue.context.catalogue }

  private func explain(_ arguments: JSONValue) throws(Mistake) -> JSONValue {
    let id = arguments["id"]?.string ?? ""
    guard let rule = catalogue[id] else {
      throw Mistake(message: "unknown rule '\(id.prefix(100))': \(catalogue.help(for: id))")
    }
    return [
      "id": .string(id), "summary": .string(rule.description.summary),
      "severity": rule.description.severity.map { .string($0.rawValue) } ?? .null,
      "page": .string(rule.page),
    ]
  }

  private static let scheme = "stet://rules/"

  var resources: [JSONValue] {
    catalogue.definitions.map { rule in
      [
        "uri": .string(Self.scheme + rule.id), "name": .string(rule.id),
        "description": .string(rule.description.summary), "mimeType": "text/markdown",
      ]
    }
  }

  func resource(_ uri: String) -> JSONValue? {
    guard uri.hasPrefix(Self.scheme),
      let rule = catalogue[String(uri.dropFirst(Self.scheme.count))]
    else { return nil }
    let page = "# \(rule.id)\n\n\(rule.description.summary).\n\n\(rule.page)\n"
    return ["uri": .string(uri), "mimeType": "text/markdown", "text": .string(page)]
  }

  // MARK: Images and links

  private static let mostRows = 2000

  private func credits(_ arguments: JSONValue) async throws(Mistake) -> JSONValue {
    let world = try await world(.named(try paths(arguments)))
    var rows: [JSONValue] = []
    for task in world.selection.tasks where rows.count < Self.mostRows {
      guard let article = world.linter().judge(task).article else { continue }
      let places = PlaceIndex(article.source)
      for row in CreditRow.rows(article, path: task.file.printed) {
        rows.append(try Self.json { row.write(places, &$0) })
      }
    }
    return ["images": .array(rows), "isComplete": .bool(rows.count < Self.mostRows)]
  }

  private func links(_ arguments: JSONValue) async throws(Mistake) -> JSONValue {
    let world = try await world(.named(try paths(arguments)))
    let onlyBroken = arguments["broken"]?.bool ?? false
    var rows: [JSONValue] = []
    for task in world.selection.tasks where rows.count < Self.mostRows {
      guard let article = world.linter().judge(task).article else { continue }
      let places = PlaceIndex(article.source)
      for row in LinkRow.rows(article, world.sites.site(for: task))
      where !onlyBroken || row.verdict == "broken" {
        rows.append(try Self.json { row.write(path: task.file.printed, places, &$0) })
      }
    }
    return ["links": .array(rows), "isComplete": .bool(rows.count < Self.mostRows)]
  }

  private static func json(_ body: (inout JSONWriter) -> Void) throws(Mistake) -> JSONValue {
    var writer = JSONWriter()
    writer.object(body)
    guard let value = try? JSONParser.parse(writer.bytes) else {
      throw Mistake(message: "the row could not be written")
    }
    return value
  }

  // MARK: Writing

  private func fixPaths(_ arguments: JSONValue, _ ask: Ask) async throws(Mistake) -> JSONValue {
    let world = try await world(.named(try paths(arguments)))
    let safety: FixSafety = arguments["all"]?.bool ?? false ? .offer : .safe
    var changes: [(path: String, patch: [UInt8])] = []
    let shown = world.workspace.results(
      of: world.selection, by: world.linter(.show(safety)), jobs: nil)
    for await result in shown {
      guard let (old, new) = result.shown else { continue }
      let patch = PrintablePatch.make(old: old, new: new, path: result.report.path).bytes
      changes.append((result.report.path, patch))
    }
    var isApplied = false
    var failures: [JSONValue] = []
    if arguments["apply"]?.bool ?? false, !changes.isEmpty {
      let question: JSONValue = [
        "message": .string(
          "Apply fixes to \(CountText.counted(changes.count, "post")) in this folder?"),
        "requestedSchema": [
          "type": "object",
          "properties": ["apply": ["type": "boolean", "title": "Apply", "default": true]],
        ],
      ]
      guard await ask(question), !Task.isCancelled else {
        throw Mistake(message: "nothing was changed: the person declined")
      }
      let fresh = try await self.world(.named(try paths(arguments)))
      let linter = fresh.linter(.write(safety), write: writer)
      for await result in fresh.workspace.results(of: fresh.selection, by: linter, jobs: nil) {
        if let failure = result.failure {
          failures.append([
            "path": .string(failure.path), "reason": .string(failure.reason),
          ])
        }
      }
      isApplied = true
    }
    return [
      "applied": .bool(isApplied),
      "posts": .array(
        changes.prefix(Self.mostPosts).map { change in
          [
            "path": .string(change.path),
            "patch": .string(String(decoding: change.patch, as: UTF8.self)),
          ]
        }), "count": .integer(changes.count), "failures": .array(failures),
    ]
  }
}
