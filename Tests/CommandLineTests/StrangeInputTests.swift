// SPDX-License-Identifier: Apache-2.0

import Foundation
import ProbeKit
import TestKit
import Testing

/// What the fuzzer begins with and what it once found in exports, settings, pages, styles, patterns and images.
@Suite("Strange files of a site")
struct StrangeInputTests {
  static let targets = ["export", "settings", "page", "style", "glob", "image"]

  /// The files of all targets, from the package's root.
  static let files = targets.flatMap { target in
    ["Fuzzing/seeds/\(target)", "Tests/Fixtures/Fuzzing/\(target)"].flatMap { folder in
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: "\(Suites.packageRoot)/\(folder)")
      return (names ?? []).sorted().map { (target: target, path: "\(folder)/\($0)") }
    }
  }

  @Test("Every target has seeds", arguments: targets)
  func complete(_ target: String) {
    #expect(Self.files.contains { $0.target == target && $0.path.hasPrefix("Fuzzing/") })
  }

  @Test("Each file is read without a fault", arguments: files.map { "\($0.target) \($0.path)" })
  func read(_ file: String) throws {
    let parts = file.split(separator: " ")
    let bytes = try Suites.bytes("\(Suites.packageRoot)/\(parts[1])")
    let faults =
      switch parts[0] {
      case "export": EngineProbe.export(bytes)
      case "settings": EngineProbe.settings(bytes)
      case "page": EngineProbe.page(bytes)
      case "style": EngineProbe.style(bytes)
      case "glob": EngineProbe.glob(bytes)
      default: EngineProbe.image(bytes)
      }
    #expect(faults == [])
  }
}
