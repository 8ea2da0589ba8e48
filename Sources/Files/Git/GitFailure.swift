// SPDX-License-Identifier: Apache-2.0

/// Why git, or Stet on its behalf, did not do what it was asked.
package struct GitFailure: Error, Hashable, Sendable {
  package enum Cause: Sendable {
    /// There is no git on the `PATH`.
    case missing
    /// There is no repository around the folder.
    case noRepository
    /// There is one that Stet or git does not trust.
    case untrusted
    case unknownReference
    /// Two commits have no common ancestor here.
    case noBase
    /// Git ended with an error.
    case failed
  }

  package var cause: Cause
  /// What is wrong, and what to do; neither ends in a full stop.
  package var message: String
  package var help: String

  package init(_ cause: Cause, _ message: String, help: String) {
    self.cause = cause
    self.message = message
    self.help = help
  }

  static let missing = GitFailure(
    .missing, "git was not found", help: "install git, or name the posts to check")
  static let noRepository = GitFailure(
    .noRepository, "this folder is not in a git repository with a working tree",
    help: "run Stet in one, or remove --staged, --changed-since and --compare")
  static let foreign = GitFailure(
    .untrusted, "git does not trust this repository because it belongs to another user",
    help: "trust it with: git config --global --add safe.directory FOLDER")

  static func failed(_ command: String, _ said: String) -> GitFailure {
    GitFailure(
      .failed, "git \(command) failed" + (said.isEmpty ? "" : ": \(said)"),
      help: "check the repository with: git status")
  }
}
