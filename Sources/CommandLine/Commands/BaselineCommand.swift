// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Formats
import Linting
import SourceText
import Workspace

/// `stet baseline`: shows what is in a baseline.
struct BaselineCommand {
  private let arguments: BaselineFileArguments
  private let console: Console

  init(_ arguments: BaselineFileArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() -> RunStatus {
    do throws(UsageError) {
      let (name, baseline) = try read()
      console.write(Self.text(name, baseline))
      return .success
    } catch {
      console.error(error)
      return .wrongUse
    }
  }

  private func read() throws(UsageError) -> (String, Baseline) {
    if let name = arguments.file {
      guard let baseline = try BaselineFiles.typed(name, console) else {
        throw UsageError(
          message: "baseline '\(name)' not found",
          help: "write one with 'stet adopt', or with --write-baseline \(name)")
      }
      return (name, baseline)
    }
    let (run, mistakes) = console.runSettings()
    if let mistake = mistakes.first, let finding = mistake.findings.first {
      throw UsageError(message: "\(mistake.path): \(finding.message)", help: finding.help)
    }
    guard let name = run.baseline?.value else {
      throw UsageError(
        message: "no baseline is set",
        help: "name a file (stet baseline FILE), or write one with 'stet adopt'")
    }
    guard let baseline = try BaselineFiles.inFolder(name, run.folder, console) else {
      throw UsageError(
        message: "baseline '\(name)', set in \(run.path), not found",
        help: "write it with 'stet adopt'")
    }
    return (name, baseline)
  }

  static func text(_ name: String, _ baseline: Baseline) -> String {
    let entries = baseline.entries
    let posts = Set(entries.map(\.path)).count
    var text =
      "\(TerminalText.escaped(name)): \(CountText.counted(entries.count, "finding")) in "
      + "\(CountText.counted(posts, "post"))\n"
    if entries.isEmpty { return text }
    let fixable = entries.count(where: \.isFixable)
    if fixable > 0 {
      text +=
        "'stet --fix' corrected \(CountText.grouped(fixable)) of them when they were accepted.\n"
    }
    text +=
      "\nBy rule\n"
      + rows(groups(entries, \.rule).sorted { ($1.count, $0.name) < ($0.count, $1.name) })
    let ages = groups(entries) { $0.since.map { String($0.description.prefix(7)) } ?? "unknown" }
    text += "\nBy month of acceptance\n" + rows(ages.sorted { $0.name < $1.name })
    return text
  }

  private struct Group {
    var name: String
    var count: Int
    var posts: Set<String>
    var fixable: Int
  }

  private static func groups(_ entries: [Baseline.Entry], _ name: (Baseline.Entry) -> String)
    -> [Group]
  {
    var groups: [String: Group] = [:]
    for entry in entries {
      let name = name(entry)
      groups[name, default: Group(name: name, count: 0, posts: [], fixable: 0)].count += 1
      groups[name]?.posts.insert(entry.path)
      if entry.isFixable { groups[name]?.fixable += 1 }
    }
    return Array(groups.values)
  }

  private static func rows(_ groups: [Group]) -> String {
    let names = groups.map { TerminalText.escaped($0.name) }
    let counts = groups.map { CountText.grouped($0.count) }
    let width = names.map { TerminalText.width(of: $0) }.max() ?? 0
    let digits = counts.map(\.utf8.count).max() ?? 0
    var text = ""
    for (index, group) in groups.enumerated() {
      let gap = String(repeating: " ", count: width - TerminalText.width(of: names[index]))
      let indent = String(repeating: " ", count: digits - counts[index].utf8.count)
      text += "  \(names[index])\(gap)  \(indent)\(counts[index]) in "
      text += CountText.counted(group.posts.count, "post")
      if group.fixable > 0 { text += ", \(CountText.grouped(group.fixable)) fixable" }
      text += "\n"
    }
    return text
  }
}
