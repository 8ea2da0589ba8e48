// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct RuleListTests {
  /// A file that declares a rule.
  struct RuleFile: Sendable, CustomStringConvertible {
    var file: TrackedFile
    /// The folder that it lies in, which is the rule's family.
    var folder: String
    /// The name of the type that is the rule.
    var type: String
    /// The id in the rule's description.
    var id: String?
    /// The family in the rule's description.
    var family: String?

    var description: String { file.path }
  }

  static let ruleFiles: [RuleFile] = Repository.sources.compactMap { file in
    guard file.folders.count >= 3, file.folders[1] == "Rules",
      let declaration = file.text.firstMatch(of: /struct (\w+)(?:<[^>]*>)?: (?:[\w, ]*, )?Rule\b/)
    else { return nil }
    let description = file.text.firstMatch(of: /"([a-z][a-z0-9-]*)",\s*\.([a-z]+),/)
    return RuleFile(
      file: file, folder: file.folders[2], type: String(declaration.output.1),
      id: description.map { String($0.output.1) }, family: description.map { String($0.output.2) })
  }

  static let list = Repository.sources.first { $0.path.hasSuffix("/RuleList.swift") }

  /// The types that the list names.
  static let listed: [String] =
    list?.codeLines.flatMap { line in
      line.text.matches(of: /\b([A-Z]\w*)\.self\b/).map { String($0.output.1) }
    } ?? []

  @Test("The list of rules names every rule file")
  func everyFile() {
    #expect(
      Self.ruleFiles.isEmpty || Self.list != nil, "Sources/Rules/RuleList.swift is not there")
    for rule in Self.ruleFiles {
      #expect(
        Self.listed.contains(rule.type),
        "\(rule) declares \(rule.type), which no user can turn on: add \(rule.type).self to RuleList.all"
      )
    }
  }

  @Test("Every rule in the list has its file")
  func everyEntry() {
    let types = Self.ruleFiles.map(\.type)
    for name in Self.listed {
      #expect(
        types.contains(name),
        "RuleList.all names \(name), and no file in a folder of Sources/Rules declares it: one file a rule"
      )
    }
    #expect(Set(Self.listed).count == Self.listed.count, "RuleList.all names a rule twice")
  }

  @Test("A rule's file, type, id and family agree", arguments: ruleFiles)
  func names(_ rule: RuleFile) {
    #expect(
      rule.type == rule.file.name + "Rule",
      "\(rule) declares \(rule.type): name the type \(rule.file.name)Rule")
    let id = rule.id ?? ""
    #expect(
      id.filter { $0 != "-" } == rule.file.name.lowercased(),
      "\(rule) declares the rule '\(id)': file and id must be the same words")
    #expect(
      rule.family == rule.folder.lowercased(),
      "\(rule) lies in \(rule.folder) and says .\(rule.family ?? "?"): move it or mend its description"
    )
  }

  @Test("A rule knows no other rule", arguments: ruleFiles)
  func alone(_ rule: RuleFile) {
    for (number, text) in rule.file.codeLines {
      for other in Self.ruleFiles where other.type != rule.type {
        #expect(
          !text.contains(other.type + "(") && !text.contains(other.type + "."),
          "\(rule):\(number) uses \(other.type): move what they share to the article")
      }
    }
  }
}
