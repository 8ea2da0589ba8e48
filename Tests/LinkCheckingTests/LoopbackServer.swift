// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkChecking

/// The server in `server.py`, which ends with this process.
final class LoopbackServer: Sendable {
  let port: Int
  let privatePort: Int
  let tlsPort: Int

  /// Nothing where python3 is missing.
  static let shared: LoopbackServer? = try? LoopbackServer()

  private init() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "server.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path(percentEncoded: false)]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while line.last != 10 {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw CancellationError() }
      line.append(more)
    }
    let ports = String(decoding: line.dropLast(), as: UTF8.self).split(separator: " ")
      .compactMap { Int($0) }
    guard ports.count == 3 else { throw CancellationError() }
    (port, privatePort, tlsPort) = (ports[0], ports[1], ports[2])
    // Kept open on purpose: the server ends when this process does.
    _ = Unmanaged.passRetained(input)
  }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  /// Limits that suit a test, and the guard with an allowance for this server's two honest ports alone.
  func settings() -> LinkChecker.Settings {
    var settings = LinkChecker.Settings()
    settings.limits.delay = 0
    settings.limits.perHost = 16
    settings.limits.failures = 1000
    settings.limits.retryDelay = 0.05
    settings.limits.totalTime = 10
    let local: [UInt8] = [127, 0, 0, 1]
    settings.guarding.exceptions = [
      .init(address: local, port: port), .init(address: local, port: tlsPort),
      // The private server's port is let through, and its address is not.
      .init(address: local, port: privatePort),
    ]
    return settings
  }
}
