// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where the outside suites and the shared files are, if they are on this machine.
package enum Suites {
  /// The folder of outside suites: `STET_SUITES`, else `../shared/suites` beside the package; nothing when neither is there.
  package static var folder: String? {
    if let named = ProcessInfo.processInfo.environment["STET_SUITES"] {
      return FileManager.default.fileExists(atPath: named) ? named : nil
    }
    let beside = packageRoot + "/../shared/suites"
    return FileManager.default.fileExists(atPath: beside) ? beside : nil
  }

  /// The folder of the package that these tests belong to.
  package static let packageRoot: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// The bytes of the file at `path`.
  package static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
