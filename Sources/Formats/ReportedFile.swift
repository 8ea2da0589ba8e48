// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText

/// A file with what was found in it: a post or a file of the configuration.
struct ReportedFile {
  var path: String
  var source: SourceText
  /// Each with its fingerprint.
  var findings: [Finding]
  /// Whether it is a file of settings or a rule's page; then no post was checked.
  var isConfiguration: Bool

  private init(_ path: String, _ source: SourceText, _ findings: [Finding], isConfiguration: Bool) {
    self.path = path
    self.source = source
    self.findings = findings
    self.isConfiguration = isConfiguration
    // The run names what it finds in posts; of settings, no one asked for names before.
    if findings.contains(where: \.fingerprint.isEmpty) {
      let names = Fingerprint.all(of: findings, in: source, path: path)
      for index in findings.indices where findings[index].fingerprint.isEmpty {
        self.findings[index].fingerprint = names[index]
      }
    }
  }

  init(_ post: PostReport) {
    self.init(post.path, post.source, post.findings, isConfiguration: false)
  }

  init(_ file: ConfigurationReport) {
    self.init(file.path, file.source, file.findings, isConfiguration: true)
  }
}

extension RunReport {
  /// The files in which something was found: those of the configuration, then the posts.
  var filesWithFindings: [ReportedFile] {
    configuration.filter { !$0.findings.isEmpty }.map { ReportedFile($0) }
      + posts.filter { !$0.isClean }.map { ReportedFile($0) }
  }

  /// Calls `body` with each file in which something was found, and the places in it.
  func eachFileWithFindings(_ body: (ReportedFile, PlaceIndex) -> Void) {
    var last: PlaceIndex?
    // One after another, as all of them may be many.
    func tell(_ file: ReportedFile) {
      let places = PlaceIndex(file.source, after: last)
      last = places
      body(file, places)
    }
    for file in configuration where !file.findings.isEmpty { tell(ReportedFile(file)) }
    for post in posts where !post.isClean { tell(ReportedFile(post)) }
  }

  /// The findings of `severity`, those on the configuration among them.
  func countEverywhere(_ severity: Severity) -> Int {
    configuration.reduce(count(severity)) { $0 + $1.findings.count { $0.severity == severity } }
  }

  /// The rules that were not checked, by rule and reason, each with the posts in which.
  var unverifiedRules: [(rule: String, reason: String, posts: [String])] {
    var paths: [PostReport.Unverified: [String]] = [:]
    for post in posts {
      for entry in post.unverified { paths[entry, default: []].append(post.path) }
    }
    return paths.map { ($0.key.rule, $0.key.reason, $0.value) }
      .sorted { ($0.rule, $0.reason) < ($1.rule, $1.reason) }
  }

  /// `2 errors, 1 suggestion`, without what there is none of; empty when nothing was found.
  var countedFindings: String { Severity.counted { countEverywhere($0) } }
}

extension Severity {
  /// `2 errors, 1 suggestion`, the most severe first, without what there is none of.
  static func counted(_ count: (Severity) -> Int) -> String {
    allCases.reversed().compactMap { severity in
      let number = count(severity)
      return number > 0 ? CountText.counted(number, severity.rawValue) : nil
    }.joined(separator: ", ")
  }
}

extension PostReport {
  /// The score as reports show it; `nil` for a post that was not checked or has none.
  var shownScore: Int? { status == .checked ? score.flatMap(Self.shown) : nil }

  /// A whole number from 0 to 100; `nil` for what is not a number.
  static func shown(_ score: Double) -> Int? {
    score.isFinite ? Int(min(max(score, 0), 100).rounded()) : nil
  }
}
