// SPDX-License-Identifier: Apache-2.0

import FactFiles
import Files
import Linting
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where the facts of sites are kept between runs: a folder of the user's own, never one of the repository.
package final class FactCaches: Sendable {
  /// The folder; nil keeps nothing.
  private let folder: String?
  /// Tells the facts of the working tree from those of git's objects.
  private let kind: String
  /// Changes with every build of the program, so that none reads what another one made.
  let build: String
  private let notices = Mutex<[Notice]>([])

  /// `folder` is an absolute path; it is made when it is not there. `build` names this build of the program.
  package init(folder: String?, kind: String = "files", build: String = "") {
    self.folder = folder.flatMap { Self.made($0) ? $0 : nil }
    self.kind = kind
    self.build = build
  }

  /// Keeps nothing.
  package static let none = FactCaches(folder: nil)

  /// What is to be said of files that are not used.
  package var told: [Notice] { notices.withLock { $0 } }

  /// The facts of the site at `root`.
  func open(_ root: String, started: Int64) -> FactStore {
    guard let folder else { return FactStore(nil, build: build, started: started) { _ in } }
    var hash = QuickHash()
    hash.add(root)
    hash.add(kind)
    let name = String(hash.value, radix: 36)
    return FactStore(folder + "/" + name, build: build, started: started) { message in
      notices.withLock { $0.append(.note(message)) }
    }
  }

  private static func made(_ folder: String) -> Bool {
    var missing: [String] = []
    var place = folder
    while unsafe mkdir(place, 0o700) != 0 {
      if errno == EEXIST { break }
      guard errno == ENOENT, place != "/", !place.isEmpty else { return false }
      missing.append(place)
      place = PathText.folder(place)
    }
    for place in missing.reversed() {
      if unsafe mkdir(place, 0o700) != 0, errno != EEXIST { return false }
    }
    return unsafe access(folder, W_OK | X_OK) == 0
  }
}
