// SPDX-License-Identifier: Apache-2.0

/// A file that differs between two states of a repository.
package struct GitChange: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case added
    case modified
    case removed
    /// From another path.
    case renamed(from: String)
  }

  package var kind: Kind
  /// The absolute path.
  package var path: String
  /// The names of the contents; `nil` where there is none, or it is that of the working tree.
  package var old: String?
  package var new: String?
}

/// What a change touched.
package struct GitChanges: Sendable {
  /// In the order of their paths.
  package var changes: [GitChange] = []
  /// The absolute paths of files that Git LFS keeps elsewhere and that are not as git has them, so
  /// that nothing can be told about them.
  package var unchecked: [String] = []
}

extension GitRepository {
  /// What is staged for the next commit.
  package func staged() throws(GitFailure) -> GitChanges {
    let base: String
    if head.isEmpty {
      base = Self.line(try git.run(["hash-object", "-t", "tree", "--stdin"]))
    } else {
      base = "HEAD"
    }
    var found = GitChanges()
    for difference in try differences(base) where difference.isRegular {
      found.changes.append(change(difference))
    }
    found.sort()
    return found
  }

  /// What differs between the working tree and the commit in which `reference` and the current
  /// branch part.
  ///
  /// Git names what the index holds; whether a file is as it is there is found out here, from its
  /// bytes. Line ends that git converts are no difference.
  ///
  /// `tree` is the working tree. Of `candidates`, absolute paths of files in it, those that git does
  /// not know are added. `isWanted` says whether the content of the file at an absolute path is of
  /// interest: others only count when they are gone, or when what is committed or staged differs.
  package func changed(
    since reference: String, in tree: some FileTree, candidates: some Sequence<String>,
    where isWanted: (String) -> Bool
  ) throws(GitFailure) -> GitChanges {
    let base = try base(of: reference)
    var comparison = Comparison(repository: self, tree: tree)
    for difference in try differences(base) {
      comparison.differences[PathKey(difference.path)] = difference
    }
    let written = DiskTree(roots: [folder]).info(index)?.stamp.modified ?? 0
    var known: Set<PathKey> = []
    for entry in try indexEntries() where entry.state?.isIntended != true {
      let path = FilePath.join(root, entry.path)
      known.insert(PathKey(path))
      if entry.isFile { try comparison.add(entry, path, isWanted(path), written) }
    }
    for difference in comparison.differences.values where difference.status == UInt8(ascii: "D") {
      try comparison.addRemoved(difference, isWanted: isWanted)
    }
    try comparison.settle()
    var found = comparison.found
    known.formUnion(found.changes.map { PathKey($0.path) })
    for path in candidates where known.insert(PathKey(path)).inserted {
      guard FilePath.isInside(path, root) else { continue }
      found.changes.append(GitChange(kind: .added, path: path))
    }
    found.sort()
    return found
  }

  fileprivate func change(_ difference: GitDifference) -> GitChange {
    GitChange(
      kind: difference.kind(below: root), path: FilePath.join(root, difference.path),
      old: difference.old, new: difference.new)
  }

  /// What `git diff-index --cached --raw -z` says, which compares names of contents alone.
  private func differences(_ base: String) throws(GitFailure) -> [GitDifference] {
    let bytes = try git.run([
      "diff-index", "--cached", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff",
      "--no-textconv", "--ignore-submodules=all", "--ita-invisible-in-index", base, "--",
    ])
    return GitDifference.read(bytes)
  }
}

extension GitChanges {
  fileprivate mutating func sort() {
    changes.sort { FilePath.isBefore($0.path, $1.path) }
    unchecked.sort { FilePath.isBefore($0, $1) }
  }
}

/// A line of a raw difference.
struct GitDifference: Sendable {
  var status: UInt8
  /// From the repository's root.
  var path: String
  /// The path before it was renamed or copied.
  var former: String?
  var old: String?
  var new: String?
  /// Whether it is, or was, a regular file: links and submodules are not posts.
  var isRegular: Bool

  func kind(below root: String) -> GitChange.Kind {
    switch status {
    case UInt8(ascii: "D"): .removed
    case UInt8(ascii: "R"): .renamed(from: FilePath.join(root, former ?? path))
    case UInt8(ascii: "A"), UInt8(ascii: "C"): .added
    default: .modified
    }
  }

  /// Reads a header, then one path, or two for what was renamed or copied, each ended by a NUL.
  static func read(_ bytes: [UInt8]) -> [GitDifference] {
    var parts = bytes.split(separator: 0, omittingEmptySubsequences: true).makeIterator()
    var found: [GitDifference] = []
    while let header = parts.next() {
      let fields = header.split(separator: 0x20)
      guard fields.count == 5, let status = fields[4].first, let path = parts.next() else { break }
      var difference = GitDifference(
        status: status, path: FilePath.text(Array(path)), old: name(fields[2]),
        new: name(fields[3]), isRegular: true)
      if status == UInt8(ascii: "R") || status == UInt8(ascii: "C") {
        guard let new = parts.next() else { break }
        difference.former = difference.path
        difference.path = FilePath.text(Array(new))
      }
      let mode = status == UInt8(ascii: "D") ? fields[0].dropFirst() : fields[1]
      difference.isRegular = mode.starts(with: "100".utf8)
      found.append(difference)
    }
    return found
  }

  /// The name of a content; `nil` for the zeros that stand for none.
  private static func name(_ field: ArraySlice<UInt8>) -> String? {
    field.allSatisfy { $0 == UInt8(ascii: "0") } ? nil : String(decoding: field, as: UTF8.self)
  }
}

/// Compares the working tree with a commit.
private struct Comparison<Tree: FileTree> {
  let repository: GitRepository
  let tree: Tree
  var differences: [PathKey: GitDifference] = [:]
  var found = GitChanges()
  /// Files that differ from the index in line ends alone.
  private var lineEnds: [(change: GitChange, path: String)] = []

  /// No post is larger.
  private static var largest: Int { 1 << 28 }

  init(repository: GitRepository, tree: Tree) {
    self.repository = repository
    self.tree = tree
  }

  /// Examines a file of the index.
  mutating func add(
    _ entry: GitEntry, _ path: String, _ isWanted: Bool, _ written: Int64
  ) throws(GitFailure) {
    let difference = differences[PathKey(entry.path)]
    let staged = difference.map { repository.change($0) }
    guard let info = tree.info(path), info.kind == .file else {
      // A sparse checkout leaves files out, and they are not gone.
      if entry.state?.isSkipped != true { addGone(entry, path, staged) }
      return
    }
    let isClean = entry.state?.isClean(info.stamp, written: written) == true
    guard isWanted, !isClean, let bytes = try? tree.read(path, limit: Self.largest).bytes else {
      if var staged {
        staged.new = nil
        found.changes.append(staged)
      }
      return
    }
    try compare(bytes, entry, path, staged)
  }

  private mutating func addGone(_ entry: GitEntry, _ path: String, _ staged: GitChange?) {
    guard let staged else {
      found.changes.append(GitChange(kind: .removed, path: path, old: entry.name))
      return
    }
    switch staged.kind {
    case .renamed(let former):
      found.changes.append(GitChange(kind: .removed, path: former, old: staged.old))
    case .modified: found.changes.append(GitChange(kind: .removed, path: path, old: staged.old))
    case .added, .removed: break
    }
  }

  private mutating func compare(
    _ bytes: [UInt8], _ entry: GitEntry, _ path: String, _ staged: GitChange?
  ) throws(GitFailure) {
    let indexed = try repository.content(entry.name)
    var change = staged ?? GitChange(kind: .modified, path: path, old: entry.name)
    change.new = nil
    if indexed == bytes {
      if staged != nil { found.changes.append(change) }
      return
    }
    if let staged {
      // It may have been put back to what it was.
      if staged.kind == .modified, let old = staged.old, try repository.content(old) == bytes {
        return
      }
      found.changes.append(change)
    } else if GitRepository.isLFSPointer(indexed) {
      found.unchecked.append(path)
    } else if LineEnds.areEqual(indexed, bytes) {
      lineEnds.append((change, entry.path))
    } else {
      found.changes.append(change)
    }
  }

  /// Examines a file that is in the commit and not in the index.
  mutating func addRemoved(
    _ difference: GitDifference, isWanted: (String) -> Bool
  ) throws(GitFailure) {
    guard difference.isRegular else { return }
    var change = repository.change(difference)
    if let old = difference.old, tree.info(change.path)?.kind == .file, isWanted(change.path),
      let bytes = try? tree.read(change.path, limit: Self.largest).bytes
    {
      if try repository.content(old) == bytes { return }
      change.kind = .modified
    }
    found.changes.append(change)
  }

  /// Decides on the files that differ in line ends alone.
  mutating func settle() throws(GitFailure) {
    if lineEnds.isEmpty { return }
    let converted = try repository.convertedLineEnds(lineEnds.map(\.path))
    for (change, path) in lineEnds where !converted.contains(PathKey(path)) {
      found.changes.append(change)
    }
  }
}

enum LineEnds {
  /// Whether two texts are the same but for CR before LF.
  static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    var (one, other) = (0, 0)
    func skip(_ bytes: [UInt8], _ place: inout Int) {
      if place + 1 < bytes.count, bytes[place] == 0x0D, bytes[place + 1] == 0x0A { place += 1 }
    }
    while true {
      skip(left, &one)
      skip(right, &other)
      if one == left.count || other == right.count {
        return one == left.count && other == right.count
      }
      if left[one] != right[other] { return false }
      one += 1
      other += 1
    }
  }
}

extension GitRepository {
  /// Those of `paths`, from the root, whose line ends git converts, by the attributes in the index
  /// and the settings.
  fileprivate func convertedLineEnds(_ paths: [String]) throws(GitFailure) -> Set<PathKey> {
    let input: [UInt8] = paths.flatMap { (path: String) -> [UInt8] in FilePath.bytes(path) + [0] }
    let answer = try git.run(
      ["check-attr", "--cached", "-z", "--stdin", "text", "eol"], input: input)
    let settings = (try? git.run(["config", "-z", "--get", "core.autocrlf"])) ?? []
    let setting = String(decoding: settings.prefix { $0 != 0 }, as: UTF8.self).lowercased()
    let isOnByDefault = ["true", "yes", "on", "1", "input"].contains(setting)
    var values: [PathKey: (text: String, eol: String)] = [:]
    let parts = answer.split(separator: 0, omittingEmptySubsequences: false)
    for start in stride(from: 0, to: parts.count - 2, by: 3) {
      let path = PathKey(FilePath.text(Array(parts[start])))
      let value = String(decoding: parts[start + 2], as: UTF8.self)
      var known = values[path] ?? ("unspecified", "unspecified")
      if parts[start + 1].elementsEqual("eol".utf8) {
        known.eol = value
      } else {
        known.text = value
      }
      values[path] = known
    }
    return Set(
      values.filter { _, value in
        switch value.text {
        case "unset": false
        case "unspecified": ["lf", "crlf"].contains(value.eol) || isOnByDefault
        default: true
        }
      }.keys)
  }
}
