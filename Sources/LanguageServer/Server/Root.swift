// SPDX-License-Identifier: Apache-2.0

package import JSONRPC
import Linting
package import Sessions

/// One folder of posts, with what is known of its site.
struct Root {
  /// The folder, without links.
  let folder: String
  /// Whether the client opened it; else it is only there for documents in it.
  var isClients: Bool
  var world: SiteWorld?
  /// Counts worlds, so that one that took long does not replace a newer one.
  var number = 0
  var isBuilding = false
  /// When the next world is to be made; `nil` where nothing changed.
  var due: ContinuousClock.Instant?
  var lastTook = Duration.zero
  /// What the first world is announced under.
  var progress: JSONValue?
  /// What is wrong with its settings.
  var settingsReports: [ConfigurationReport] = []
  /// The settings files that diagnostics were sent for, as addresses.
  var reported: Set<String> = []

  init(_ folder: String, isClients: Bool) {
    self.folder = folder
    self.isClients = isClients
    due = .now
  }

  /// So long nothing may change before the site is read again.
  static let pause = Duration.milliseconds(400)

  mutating func change() {
    due = .now + max(Self.pause, min(lastTook * 3, .seconds(5)))
  }

  mutating func changeNow() { due = .now }
}

/// What the server does besides answering.
package enum ServerWork: Sendable {
  case world(root: String, number: Int, SiteWorld?, took: Duration)
  case workspace(id: RPCMessage.ID, result: JSONValue)
}
