// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import Formats
import SourceText
import TestKit
import Testing

@Suite("SARIF") struct SARIFTests {
  private static let catalogue = RuleCatalogue([
    RuleDefinition(
      description: RuleDescription(
        "bold-heading", .headings, .error, fix: .safe,
        "No bold paragraph is used as a heading"),
      page:
        "Bold text looks like a heading\nand is none.\n\nMore.\n\n## Flagged\n\n```html\n<b>x</b>\n```\n",
      make: { _ in (Nothing(), []) }),
    RuleDefinition(
      description: RuleDescription("image-alt", .images, nil, "Images have alt texts"), page: "",
      make: { _ in (Nothing(), []) }),
  ])

  private struct Nothing: Check {
    func check(_ article: Article, _ report: inout RuleContext) {}
  }

  private func bytes(_ report: RunReport) -> [UInt8] {
    SARIFFormat(toolVersion: "0.1.0", catalogue: Self.catalogue).bytes(report)
  }

  private func run(_ report: RunReport) throws -> JSON {
    try #require(try JSON.read(bytes(report))["runs"]?[0])
  }

  private func list(_ value: JSON?) -> [JSON] {
    if case .array(let elements)? = value { elements } else { [] }
  }

  @Test("A report with everything in it looks as in the snapshot")
  func snapshot() throws {
    try Samples.expectSnapshot(String(decoding: bytes(Samples.full), as: UTF8.self), "report.sarif")
  }

  @Test("A rule has the address of its page, where there is one")
  func pages() throws {
    let format = SARIFFormat(toolVersion: "0.1.0", catalogue: Self.catalogue) { rule in
      rule == "image-alt" ? nil : DocumentationSite.page(of: rule, base: "https://stet.example/")
    }
    let run = try #require(try JSON.read(format.bytes(Samples.full))["runs"]?[0])
    let rules = list(run["tool"]?["driver"]?["rules"])
    #expect(rules.contains { $0["helpUri"]?.string == "https://stet.example/rules/bold-heading/" })
    #expect(rules.allSatisfy { $0["id"]?.string != "image-alt" || $0["helpUri"] == nil })
  }

  @Test("Each result names its rule by its place among the rules")
  func rules() throws {
    let run = try run(Samples.full)
    let rules = list(run["tool"]?["driver"]?["rules"])
    let results = list(run["results"])
    #expect(results.count == 3)
    for result in results {
      let index = try #require(result["ruleIndex"]?.number)
      #expect(rules[Int(index)]["id"] == result["ruleId"])
    }
  }

  @Test("Findings on settings are notifications of a run that failed, and no results")
  func configuration() throws {
    var report = Samples.full
    report.posts = []
    let run = try run(report)
    #expect(list(run["results"]) == [])
    let invocation = run["invocations"]?[0]
    #expect(invocation?["executionSuccessful"] == .bool(false))
    #expect(invocation?["exitCode"]?.number == 2)
    let notes = list(invocation?["toolConfigurationNotifications"])
    #expect(notes.count == 1)
    #expect(
      notes[0]["message"]?["text"] == .string("there is no key 'rulez'; did you mean 'rules'?"))
  }

  @Test(
    "Findings are no failure of the run", arguments: [(0, true), (1, true), (2, false), (3, false)])
  func status(_ status: Int32, _ isSuccess: Bool) throws {
    let report = RunReport(posts: [], configuration: [], exitStatus: status)
    let invocation = try run(report)["invocations"]?[0]
    #expect(invocation?["executionSuccessful"] == .bool(isSuccess))
    #expect(invocation?["exitCode"] == .integer(Int(status)))
  }

  @Test("The bytes of each region are what the finding is about", arguments: Samples.hostileTexts)
  func regions(_ text: String) throws {
    let post = Samples.hostilePost(text)
    let report = RunReport(posts: [post], configuration: [], exitStatus: 1)
    let result = try run(report)["results"]?[0]
    let change = result?["fixes"]?[0]["artifactChanges"]?[0]["replacements"]?[0]
    for region in [
      result?["locations"]?[0]["physicalLocation"]?["region"], change?["deletedRegion"],
    ] {
      let offset = Int(try #require(region?["byteOffset"]?.number))
      let length = Int(try #require(region?["byteLength"]?.number))
      #expect(post.source.string(ByteRange(offset, offset + length)) == text)
    }
    #expect(change?["insertedContent"]?["text"] == .string(text))
  }

  @Test(
    "Paths are relative references, percent-encoded",
    arguments: [
      ("posts/a.md", "posts/a.md", true), ("posts/a b.md", "posts/a%20b.md", true),
      ("é/日.md", "%C3%A9/%E6%97%A5.md", true), ("a:b?c#d%20.md", "a%3Ab%3Fc%23d%2520.md", true),
      ("../a.md", "../a.md", true), ("/srv/a b.md", "file:///srv/a%20b.md", false),
      ("[x](y)\n.md", "%5Bx%5D%28y%29%0A.md", true),
    ])
  func paths(_ path: String, _ uri: String, _ isRelative: Bool) throws {
    let report = RunReport(
      posts: [Samples.post("a", "a", path: path)], configuration: [], exitStatus: 0)
    let location = try run(report)["results"]?[0]["locations"]?[0]["physicalLocation"]
    #expect(location?["artifactLocation"]?["uri"] == .string(uri))
    #expect(
      location?["artifactLocation"]?["uriBaseId"] == (isRelative ? .string("%SRCROOT%") : nil))
  }

  @Test(
    "Nothing in a message is a link or a placeholder",
    arguments: [
      ("[x](https://evil.example)", "\\[x\\](https://evil.example)"), ("a [b] c", "a [b] c"),
      ("{0} {12} {a} {{ b }} {", "{{0}} {{12}} {a} {{ b }} {"), ("\u{1B}[0m", "\\u{1B}[0m"),
    ])
  func messages(_ text: String, _ expected: String) throws {
    let report = RunReport(
      posts: [Samples.post("a", "a", message: text, help: "")], configuration: [], exitStatus: 0)
    #expect(try run(report)["results"]?[0]["message"]?["text"] == .string(expected))
  }

  @Test("Within a limit the most severe findings are kept, in their order, and the rest is named")
  func limits() throws {
    var post = Samples.post("a", "abcdef")
    let place = post.findings[0]
    post.findings = [Severity.suggestion, .error, .warning, .suggestion, .error].enumerated().map {
      var finding = place
      finding.severity = $1
      finding.message = "number \($0)"
      finding.related = (0..<7).map { RelatedPlace("place \($0)", ByteRange(at: 0)) }
      return finding
    }
    let report = RunReport(posts: [post], configuration: [], exitStatus: 1)
    func run(_ limit: SARIFLimit) throws -> JSON {
      let format = SARIFFormat(toolVersion: "0.1.0", catalogue: Self.catalogue, limit: limit)
      return try #require(try JSON.read(format.bytes(report))["runs"]?[0])
    }
    func notes(_ run: JSON) -> [JSON?] {
      list(run["invocations"]?[0]["toolExecutionNotifications"]).map { $0["message"]?["text"] }
    }
    let few = try run(SARIFLimit(results: 3, locations: 5, bytes: 1_000_000))
    #expect(list(few["results"]).count == 3)
    let levels = list(few["results"]).map { $0["level"] }
    #expect(levels == [.string("error"), .string("warning"), .string("error")])
    #expect(list(few["results"]?[0]["relatedLocations"]).count == 4)
    #expect(
      notes(few) == [
        .string("2 findings left out by the limit of 3 results; the most severe were kept"),
        .string("9 related places left out by the limit of 5 for each result"),
      ])
    let all = try run(.github)
    #expect(list(all["results"]).count == 5 && notes(all).isEmpty)
    // What is too large loses results until it fits.
    let small = SARIFFormat(
      toolVersion: "0.1.0", catalogue: Self.catalogue,
      limit: SARIFLimit(results: 5, locations: 100, bytes: 8_000))
    let bytes = small.bytes(report)
    #expect(bytes.count <= 8_000)
    let left = list(try JSON.read(bytes)["runs"]?[0]["results"])
    #expect(!left.isEmpty && left.count < 5)
    #expect(left[0]["level"] == .string("error"))
  }

  @Test("Without posts there is a run without results")
  func nothing() throws {
    let run = try run(Samples.empty)
    #expect(run["results"] == .array([]))
    #expect(run["tool"]?["driver"]?["rules"] == .array([]))
    #expect(run["invocations"]?[0]["toolExecutionNotifications"] == .array([]))
  }
}
