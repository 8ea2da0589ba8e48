// SPDX-License-Identifier: Apache-2.0

/// The files of git's index, or of a commit, under the paths that they have in the working tree.
///
/// Contents are as git keeps them: what a checkout would convert is not converted. Submodules are
/// left out.
package struct GitTree: FileTree {
  /// The repository's root.
  package let root: String
  private let index: TreeIndex<String>
  private let objects: GitObjects

  init(root: String, _ entries: [GitEntry], _ objects: GitObjects) {
    self.root = root
    self.objects = objects
    var index = TreeIndex<String>(root: root)
    for entry in entries {
      let path = FilePath.join(root, entry.path)
      if entry.isFile {
        // To ask for the length of every content takes longer than all else that is done for one post.
        let info = FileInfo(kind: .file, size: 0, stamp: FileStamp(objectName: entry.name))
        index.insert(path, .file(entry.name, info))
      } else if entry.isLink {
        index.insert(path, .link(FileStamp(objectName: entry.name)))
      }
    }
    self.index = index
  }

  /// The name that git has for the content of the file at `path`.
  package func objectName(_ path: String) -> String? {
    guard case .file(let name, _) = index[path] else { return nil }
    return name
  }

  /// The repository's own folder is there, as it is in the working tree, and cannot be looked into.
  package func info(_ path: String) -> FileInfo? {
    if path == FilePath.join(root, ".git") {
      return FileInfo(kind: .folder, size: 0, stamp: FileStamp(0, 0, 0, 0))
    }
    return index.info(path)
  }

  package func list(_ folder: String) throws(FileFailure) -> [FileEntry] {
    if let entries = index.entries(folder) { return entries }
    throw index.isInside(folder) ? refusal(folder, "list") : .outside(folder, "list")
  }

  package func read(_ path: String, limit: Int) throws(FileFailure) -> FileContents {
    guard case .file(let name, var info) = index[path] else {
      throw index.isInside(path) ? refusal(path, "read") : .outside(path, "read")
    }
    let bytes: [UInt8]?
    do throws(GitFailure) {
      bytes = try objects.content(name, limit: limit)
    } catch {
      throw FileFailure(path, "read", reason: error.message)
    }
    guard let bytes else { throw .tooLarge(path, limit: limit) }
    info.size = bytes.count
    return FileContents(bytes: bytes, info: info)
  }

  package func open(_ path: String) throws(FileFailure) -> any OpenedFile {
    HeldFile(contents: try read(path, limit: Self.largestOpened))
  }

  /// What is opened is an image, of which git can give only the whole.
  private static let largestOpened = 1 << 28
}

extension FileStamp {
  /// The name of a content: 20 or 32 bytes, as hexadecimal digits.
  init(objectName: String) {
    var words: [UInt64] = [0, 0, 0, 0]
    for (place, digit) in objectName.utf8.prefix(64).enumerated() {
      let value = digit >= 0x61 ? digit &- 0x61 &+ 10 : digit &- 0x30
      words[place / 16] = words[place / 16] << 4 | UInt64(value & 0xF)
    }
    self.init(words[0], words[1], words[2], words[3])
  }
}

/// A file of a repository, as git lists it.
struct GitEntry: Sendable {
  /// From the repository's root, as text in the form of ``FilePath``.
  var path: String
  var isFile: Bool
  var isLink: Bool
  /// The name of its content.
  var name: String
  /// What git remembers of the file in the working tree.
  var state: GitFileState?

  init(path: String, mode: ArraySlice<UInt8>, name: String, state: GitFileState? = nil) {
    self.path = path
    isFile = mode.starts(with: "100".utf8)
    isLink = mode.elementsEqual("120000".utf8)
    self.name = name
    self.state = state
  }
}

/// What the index holds of a file in the working tree when it last was as it is in the index.
struct GitFileState: Sendable, Equatable {
  var changed: Int64 = 0
  var modified: Int64 = 0
  var inode: UInt32 = 0
  var size: UInt32 = 0
  var flags: UInt32 = 0

  /// Only announced by `git add -N`.
  var isIntended: Bool { flags & 0x2000_0000 != 0 }
  /// Left out of the working tree.
  var isSkipped: Bool { flags & 0x4000_0000 != 0 }

  /// Whether `stamp`, from the disk, is of the same file in the same state, and older than the
  /// index, which was written at `written`.
  func isClean(_ stamp: FileStamp, written: Int64) -> Bool {
    modified < written && modified > 0 && size == UInt32(truncatingIfNeeded: stamp.first)
      && UInt64(bitPattern: modified) == stamp.second && UInt64(bitPattern: changed) == stamp.third
      && inode == UInt32(truncatingIfNeeded: stamp.fourth)
  }
}

enum GitListing {
  /// Reads `git ls-files -s -z`, with or without `--debug`: `MODE NAME STAGE`, a tab, the path and
  /// a NUL, and then lines that begin with two spaces. Of the versions of a file in a conflict,
  /// ours counts.
  static func index(_ bytes: [UInt8]) -> [GitEntry] {
    var entries: [GitEntry] = []
    var place = 0
    var best = 0
    while let tab = bytes[place...].firstIndex(of: 0x09),
      let end = bytes[tab...].firstIndex(of: 0)
    {
      let fields = bytes[place..<tab].split(separator: 0x20)
      var next = end + 1
      let state = GitFileState(bytes, &next)
      place = next
      guard fields.count == 3, let stage = fields[2].first else { break }
      let entry = GitEntry(
        path: FilePath.text(Array(bytes[tab + 1..<end])), mode: fields[0],
        name: String(decoding: fields[1], as: UTF8.self), state: state)
      let rank = stage == 0x32 ? 3 : stage == 0x33 ? 2 : 1
      if stage != 0x30, let last = entries.last, last.path.utf8.elementsEqual(entry.path.utf8) {
        if rank > best { entries[entries.count - 1] = entry }
        best = max(best, rank)
      } else {
        entries.append(entry)
        best = rank
      }
    }
    return entries
  }

  /// Reads `git ls-tree -r -z`: `MODE TYPE NAME`, a tab, the path and a NUL.
  static func commit(_ bytes: [UInt8]) -> [GitEntry] {
    bytes.split(separator: 0).compactMap { record in
      guard let tab = record.firstIndex(of: 0x09) else { return nil }
      let fields = record[..<tab].split(separator: 0x20)
      guard fields.count == 3 else { return nil }
      return GitEntry(
        path: FilePath.text(Array(record[(tab + 1)...])), mode: fields[0],
        name: String(decoding: fields[2], as: UTF8.self))
    }
  }
}

extension GitFileState {
  /// Reads the lines at `place` that begin with two spaces, as `git ls-files --debug` prints them,
  /// and moves past them. What is printed otherwise leaves a state that no file is in.
  fileprivate init?(_ bytes: [UInt8], _ place: inout Int) {
    guard place + 1 < bytes.count, bytes[place] == 0x20, bytes[place + 1] == 0x20 else {
      return nil
    }
    while place + 1 < bytes.count, bytes[place] == 0x20, bytes[place + 1] == 0x20 {
      place += 2
      while place < bytes.count, bytes[place] != 0x0A { readField(bytes, &place) }
      place = min(place + 1, bytes.count)
    }
  }

  /// Reads `KEY: VALUE`, which ends at a tab or with the line. The first letter tells the keys apart.
  private mutating func readField(_ bytes: [UInt8], _ place: inout Int) {
    let key = bytes[place]
    var numbers: (UInt64, UInt64) = (0, 0)
    var colons = 0
    while place < bytes.count, bytes[place] != 0x09, bytes[place] != 0x0A {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: ":") { colons += 1 }
      guard colons > 0 else { continue }
      let digit: UInt64
      switch byte {
      case 0x30...0x39: digit = UInt64(byte - 0x30)
      case 0x61...0x66: digit = UInt64(byte - 0x57)
      default: continue
      }
      let base: UInt64 = key == UInt8(ascii: "f") ? 16 : 10
      if colons == 1 {
        numbers.0 = numbers.0 &* base &+ digit
      } else {
        numbers.1 = numbers.1 &* base &+ digit
      }
    }
    if place < bytes.count, bytes[place] == 0x09 { place += 1 }
    let time = Int64(bitPattern: numbers.0) &* 1_000_000_000 &+ Int64(bitPattern: numbers.1)
    switch key {
    case UInt8(ascii: "c"): changed = time
    case UInt8(ascii: "m"): modified = time
    case UInt8(ascii: "i"): inode = UInt32(truncatingIfNeeded: numbers.0)
    case UInt8(ascii: "s"): size = UInt32(truncatingIfNeeded: numbers.0)
    case UInt8(ascii: "f"): flags = UInt32(truncatingIfNeeded: numbers.0)
    default: break
    }
  }
}
