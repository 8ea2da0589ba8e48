// SPDX-License-Identifier: Apache-2.0

import CommandLine
import Configuration
import Foundation
import FrontMatter
import Linting
import SourceText
import TestKit
import Testing

@Suite("The schema of .stet.yml says what its reader does")
struct SchemaTests {
  private static let folder = Suites.packageRoot + "/Tests/Fixtures/Settings"
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  private func schema() async throws -> Schema {
    Schema(try JSON.read(Array(await TestRun.stet(["config", "--schema"]).output.utf8)))
  }

  private func json(_ yaml: String) throws -> JSON {
    let source = SourceText(yaml)
    return json(try YAMLReader.read(source, in: source.wholeRange))
  }

  /// A value as a program that reads YAML 1.2 has it.
  private func json(_ value: DataValue) -> JSON {
    switch value.content {
    case .null: .null
    case .list(let values): .array(values.map { json($0) })
    case .map(let entries):
      .object(Dictionary(uniqueKeysWithValues: entries.map { ($0.key, json($0.value)) }))
    case .scalar(let text, let isQuoted):
      if !isQuoted, text == "true" || text == "false" {
        .bool(text == "true")
      } else if let number = value.int {
        .integer(number)
      } else if let number = value.double {
        .number(number)
      } else {
        .string(text)
      }
    }
  }

  @Test("There are good settings and bad ones")
  func fixtures() {
    #expect(Self.names.contains { $0.hasPrefix("good-") })
    #expect(Self.names.count { $0.hasPrefix("bad-") } > 10)
  }

  @Test("A file is right for both or wrong for both", arguments: names)
  func agree(_ name: String) async throws {
    let text = String(decoding: try Suites.bytes(Self.folder + "/" + name), as: UTF8.self)
    let folder = try TemporaryFolder()
    try folder.write(".stet.yml", text)
    let run = await TestRun.stet(["config"], in: folder.path)
    let problems = try await schema().problems(json(text))
    if name.hasPrefix("good-") {
      #expect(run.status == 0, "\(run.output)")
      #expect(problems == [])
    } else {
      #expect(run.status == 2)
      #expect(problems.count { !$0.contains("not understood") } > 0)
      #expect(!problems.contains { $0.contains("not understood") })
    }
  }

  @Test("What a preset sets is right, and every setting says why", arguments: Preset.builtIn)
  func presets(_ preset: Preset) async throws {
    let folder = try TemporaryFolder()
    try folder.write(".stet.yml", preset.text)
    let run = await TestRun.stet(["config"], in: folder.path)
    #expect(run.status == 0, "\(run.output)")
    #expect(try await schema().problems(json(preset.text)) == [])
    #expect(!preset.page.isEmpty)
    let lines = preset.text.split(separator: "\n").dropFirst()
    #expect(lines.first.map { $0.hasPrefix("  # ") } ?? true)
  }

  @Test("A preset that adds sets nothing that holds anyway")
  func idle() async throws {
    func settings(_ preset: String) async throws -> [Substring: String] {
      let run = await TestRun.stet(["config", "--preset", preset])
      let lines = run.output.split(separator: "\n").compactMap { $0.split(separator: " ") }
      return Dictionary(
        uniqueKeysWithValues: lines.filter { $0[0].hasPrefix("rules.") }.map {
          ($0[0], $0.prefix { $0 != "#" }.joined(separator: " "))
        })
    }
    let plain = try await settings("recommended")
    for preset in Preset.builtIn where preset.severities == .untouched {
      let changed = try await settings(preset.name)
      let source = SourceText(preset.text)
      let value = try YAMLReader.read(source, in: source.wholeRange)
      // A severity that is set holds for photos, too, whatever it is.
      for entry in value["rules"]?.map ?? [] where entry.key != "image-credit" {
        let names = Set(plain.keys).union(changed.keys).filter {
          $0 == "rules.\(entry.key):" || $0.hasPrefix("rules.\(entry.key).")
        }
        #expect(names.contains { plain[$0] != changed[$0] }, "\(preset.name): \(entry.key)")
      }
    }
  }

  @Test("What init writes is right")
  func initial() async throws {
    let folder = try TemporaryFolder()
    #expect(await TestRun.stet(["init"], in: folder.path).status == 0)
    let text = try folder.read(".stet.yml")
    #expect(try await schema().problems(json(text)) == [])
    // Each setting that is offered in a comment is one that there is.
    let offered = text.replacing(/\n( *)# (?=[a-z-]+:[ \n]|  - files|    rules)/) {
      "\n\($0.output.1)"
    }
    #expect(offered != text)
    try folder.write(".stet.yml", offered)
    let run = await TestRun.stet(["config"], in: folder.path)
    #expect(run.status == 0, "\(run.output)\(offered)")
  }

  @Test("Every rule and every option stands in it, with its meaning")
  func complete() async throws {
    let schema = try JSON.read(Array(await TestRun.stet(["config", "--schema"]).output.utf8))
    let list = try JSON.read(Array(await TestRun.stet(["rules", "--format", "json"]).output.utf8))
    guard case .array(let rules) = list else { return #expect(Bool(false), "no list") }
    #expect(rules.count > 10)
    for rule in rules {
      let id = try #require(rule["id"]?.string)
      let entry = try #require(schema["$defs"]?["rules"]?["properties"]?[id], "\(id)")
      #expect(entry["description"] == rule["summary"])
      guard case .array(let options)? = rule["options"] else { continue }
      for option in options {
        let name = try #require(option["name"]?.string)
        let described = entry["anyOf"]?[1]["properties"]?[name]
        #expect(described?["description"] == option["summary"], "\(id).\(name)")
        #expect(described?["default"] == option["default"], "\(id).\(name)")
      }
    }
  }
}

@Suite struct PresetTests {
  private func severity(_ rule: String, extends: String, _ arguments: [String] = []) async throws
    -> String
  {
    let folder = try TemporaryFolder()
    try folder.write(".stet.yml", "extends: [\(extends)]\n")
    let run = await TestRun.stet(["config"] + arguments, in: folder.path)
    let line = run.output.split(separator: "\n").first { $0.hasPrefix("rules.\(rule): ") }
    return line.map { String($0.dropFirst("rules.\(rule): ".count)) } ?? run.output
  }

  @Test("A preset that adds stands on what was named before it, or on recommended")
  func layers() async throws {
    #expect(
      try await severity("heading-balance", extends: "news").split(separator: " ")
        == ["off", "#", "preset", "news"])
    #expect(
      try await severity("image-alt", extends: "news").hasSuffix("# preset recommended"))
    #expect(
      try await severity("fake-list", extends: "minimal, news").hasPrefix("off "))
    #expect(
      try await severity("heading-balance", extends: "news, seo").hasPrefix("off "))
    #expect(
      try await severity("heading-balance", extends: "strict, seo").hasPrefix("warning "))
  }

  @Test("A preset of the command line takes the place of all that a file names")
  func commandLine() async throws {
    let severity = try await severity(
      "heading-balance", extends: "news", ["--preset", "recommended"])
    #expect(severity.split(separator: " ") == ["suggestion", "#", "preset", "recommended"])
  }

  @Test("rules --preset shows the preset's page and what each rule is under it")
  func page() async throws {
    let run = await TestRun.stet(["rules", "--preset", "news"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("# news\n\nFor newsrooms"))
    #expect(run.output.contains("  heading-balance           off "))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
    let wrong = await TestRun.stet(["rules", "--preset", "mews"])
    #expect(wrong.status == 2)
    #expect(wrong.error == "error: unknown preset 'mews'\nhelp: did you mean 'news'?\n")
    let json = await TestRun.stet(
      ["rules", "heading-balance", "--preset", "news", "--format", "json"])
    #expect(json.output.contains(#""severity": "off""#))
  }
}
