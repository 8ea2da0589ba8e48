// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// What the fuzzer begins with and what it once found, seen through its eyes.
@Suite("Strange input")
struct FuzzingTests {
  /// The files of one target, from the package's root.
  static func files(_ target: String) -> [String] {
    ["Fuzzing/seeds/\(target)", "Tests/Fixtures/Fuzzing/\(target)"].flatMap { folder in
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: "\(Suites.packageRoot)/\(folder)")
      return (names ?? []).sorted().map { "\(folder)/\($0)" }
    }
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    try Suites.bytes("\(Suites.packageRoot)/\(path)")
  }

  @Test("Every target has seeds and finds", arguments: ["html", "markdown", "frontmatter"])
  func complete(_ target: String) {
    #expect(Self.files(target).contains { $0.hasPrefix("Fuzzing/") })
    #expect(Self.files(target).contains { $0.hasPrefix("Tests/") })
  }

  @Test("HTML is read without a fault", arguments: files("html"))
  func html(_ path: String) throws { #expect(Probe.html(try bytes(path)) == []) }

  @Test("Markdown is read without a fault", arguments: files("markdown"))
  func markdown(_ path: String) throws { #expect(Probe.markdown(try bytes(path)) == []) }

  @Test("Front matter is read without a fault", arguments: files("frontmatter"))
  func frontMatter(_ path: String) throws { #expect(Probe.frontMatter(try bytes(path)) == []) }
}
