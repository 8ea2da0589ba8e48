// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting

/// A file that differs between two states of a repository.
struct GitChange: Hashable {
  enum Kind: Hashable {
    case added
    case modified
    case removed
    /// From another path.
    case renamed(from: [UInt8])
  }

  var kind: Kind
  /// From the repository's root.
  var path: [UInt8]
  /// The names of the contents; nothing where there is none, or it is that of the working tree.
  var old: String?
  var new: String?
}

/// The repository around a folder, asked through git itself.
struct GitRepository {
  /// The absolute path of its working tree, links followed.
  let root: [UInt8]
  private let git: GitProcess

  /// The repository that `folder`, an absolute path, lies in.
  init(around folder: String) throws(UsageError) {
    let git = GitProcess(folder: Array(folder.utf8))
    do throws(GitFailure) {
      let top = try git.run(["rev-parse", "--show-toplevel"])
      root = Array(top.last == 0x0A ? top.dropLast() : top[...])
    } catch {
      switch error {
      case .missing:
        throw UsageError(
          message: "git is not there, and --staged, --changed-since and --compare ask it",
          help: "install git, or name the posts to check")
      case .failed(_, let message):
        throw UsageError(
          message: message.contains("dubious ownership")
            ? "git does not trust this repository, as it belongs to somebody else"
            : "this folder is in no git repository with a working tree",
          help: message.contains("dubious ownership")
            ? "tell git that it may: git config --global --add safe.directory FOLDER"
            : "run Stet in one, or leave --staged, --changed-since and --compare out")
      }
    }
    self.git = GitProcess(folder: root)
  }

  /// What is staged for the next commit.
  func staged() throws(UsageError) -> [GitChange] {
    try changes(["--cached"])
  }

  /// What differs between the working tree and the commit in which `reference` and the current branch part, untracked
  /// files included.
  func changed(since reference: String) throws(UsageError) -> [GitChange] {
    let commit = try resolve(reference)
    let base: String
    do throws(GitFailure) {
      base = Self.line(try git.run(["merge-base", commit, "HEAD"]))
    } catch {
      throw noBase(reference)
    }
    var changes = try self.changes([base])
    let known = Set(changes.map(\.path))
    let others = try ask(["ls-files", "--others", "--exclude-standard", "-z", "--full-name"])
    for path in others.split(separator: 0) where !known.contains(Array(path)) {
      changes.append(GitChange(kind: .added, path: Array(path)))
    }
    return changes
  }

  private func resolve(_ reference: String) throws(UsageError) -> String {
    do throws(GitFailure) {
      return Self.line(
        try git.run([
          "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}",
        ]))
    } catch {
      if isShallow { throw noBase(reference) }
      throw UsageError(
        message: "git knows no commit '\(reference)'",
        help: "name a branch, a tag or a commit; a remote branch may need 'git fetch' first")
    }
  }

  private func noBase(_ reference: String) -> UsageError {
    if isShallow {
      return UsageError(
        message:
          "the history here is cut off (a shallow clone), before '\(reference)' and this branch part",
        help: "fetch the rest with 'git fetch --unshallow'; in GitHub Actions, set 'fetch-depth: 0'"
      )
    }
    return UsageError(
      message: "'\(reference)' and this branch have no commit in common",
      help: "name the branch that this one began from")
  }

  private var isShallow: Bool {
    (try? git.run(["rev-parse", "--is-shallow-repository"])).map { Self.line($0) == "true" }
      ?? false
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  private func ask(_ arguments: [String], input: [UInt8] = []) throws(UsageError) -> [UInt8] {
    do throws(GitFailure) {
      return try git.run(arguments, input: input)
    } catch {
      var message = "git \(arguments[0]) failed"
      if case .failed(_, let said) = error, !said.isEmpty { message += ": \(said)" }
      throw UsageError(message: message, help: "see what git says of this repository: git status")
    }
  }

  /// The absolute path of the folder in which git looks for hooks.
  func hooksFolder() throws(UsageError) -> [UInt8] {
    do throws(GitFailure) {
      let path = try git.run(["rev-parse", "--git-path", "hooks"], knowsHooks: true)
      return FileSystem.join(root, Array(path.last == 0x0A ? path.dropLast() : path[...]))
    } catch {
      throw UsageError(
        message: "git does not tell where its hooks are",
        help: "see what git says of this repository: git status")
    }
  }

  // MARK: Changes

  /// Reads `git diff --raw -z`: a header, then one path, or two for what was renamed, each ended by NUL.
  private func changes(_ what: [String]) throws(UsageError) -> [GitChange] {
    let bytes = try ask(
      [
        "diff", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff", "--no-textconv",
        "--ignore-submodules", "--no-color",
      ] + what + ["--"])
    var parts = bytes.split(separator: 0, omittingEmptySubsequences: true).makeIterator()
    var changes: [GitChange] = []
    while let header = parts.next() {
      let fields = header.split(separator: 0x20)
      guard fields.count == 5, let path = parts.next() else { break }
      let status = fields[4].first ?? 0
      var change = GitChange(
        kind: .modified, path: Array(path), old: Self.name(fields[2]), new: Self.name(fields[3]))
      switch status {
      case UInt8(ascii: "A"): change.kind = .added
      case UInt8(ascii: "D"): change.kind = .removed
      case UInt8(ascii: "R"), UInt8(ascii: "C"):
        guard let new = parts.next() else { return changes }
        change.kind = status == UInt8(ascii: "R") ? .renamed(from: change.path) : .added
        change.path = Array(new)
      default: break
      }
      // Links and submodules are no posts.
      let mode = fields[1]
      if change.kind != .removed, !mode.starts(with: "100".utf8) { continue }
      changes.append(change)
    }
    return changes
  }

  /// The name of a content; nothing for the zeros that stand for none.
  private static func name(_ field: ArraySlice<UInt8>) -> String? {
    field.allSatisfy { $0 == UInt8(ascii: "0") } ? nil : String(decoding: field, as: UTF8.self)
  }

  /// The short name of the commit that is checked out; empty before the first one.
  var head: String { (try? git.run(["rev-parse", "--short=12", "HEAD"])).map(Self.line) ?? "" }

  /// The texts that the files `paths`, as seen from ``root``, had at `reference`; nothing for one that was not there.
  func texts(of paths: [[UInt8]], at reference: String) throws(UsageError) -> [[UInt8]?] {
    let commit = try resolve(reference)
    // A name of several lines cannot be asked for.
    let asked = paths.map { path in
      path.contains(0x0A) ? Array("-".utf8) : Array("\(commit):".utf8) + path
    }
    let bytes = try ask(["cat-file", "--batch"], input: asked.flatMap { $0 + [0x0A] })
    var texts: [[UInt8]?] = []
    var place = 0
    while texts.count < paths.count, let end = bytes[place...].firstIndex(of: 0x0A) {
      let fields = bytes[place..<end].split(separator: 0x20)
      place = end + 1
      guard fields.count == 3, fields[1].elementsEqual("blob".utf8),
        let size = Int(String(decoding: fields[2], as: UTF8.self)), place + size < bytes.count
      else {
        texts.append(nil)
        continue
      }
      texts.append(Array(bytes[place..<place + size]))
      place += size + 1
    }
    return texts + Array(repeating: nil, count: paths.count - texts.count)
  }

  /// The contents of these names, in their order.
  func contents(of names: [String]) throws(UsageError) -> [[UInt8]] {
    if names.isEmpty { return [] }
    let input = Array(names.joined(separator: "\n").utf8) + [0x0A]
    let bytes = try ask(["cat-file", "--batch"], input: input)
    var contents: [[UInt8]] = []
    var place = 0
    while contents.count < names.count, let end = bytes[place...].firstIndex(of: 0x0A) {
      let fields = bytes[place..<end].split(separator: 0x20)
      guard fields.count == 3, let size = Int(String(decoding: fields[2], as: UTF8.self)),
        end + 1 + size < bytes.count
      else { break }
      contents.append(Array(bytes[end + 1..<end + 1 + size]))
      place = end + 2 + size
    }
    guard contents.count == names.count else {
      throw UsageError(
        message: "git does not have the text of every changed post",
        help: "in a partial clone, fetch it first: git fetch --refetch")
    }
    return contents
  }
}
