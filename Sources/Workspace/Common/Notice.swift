// SPDX-License-Identifier: Apache-2.0

package import Files

/// Something that a front door should say to the person, which is not a finding on a post.
package enum Notice: Hashable, Sendable {
  /// Something was asked for wrongly; what is wrong, and what to do.
  case mistake(String, help: String)
  /// The file system refused something.
  case failure(FileFailure)
  /// Something to know that is not wrong.
  case note(String, help: String = "")
}

/// What became of a request as a whole; the greater one wins.
package enum RunStatus: Int32, Comparable, Sendable {
  case success = 0
  /// There are findings to fail on.
  case findings = 1
  /// Wrong use or configuration, or nothing was checked.
  case wrongUse = 2
  /// Stet or the file system failed.
  case failure = 3

  package static func < (left: RunStatus, right: RunStatus) -> Bool {
    left.rawValue < right.rawValue
  }
}
