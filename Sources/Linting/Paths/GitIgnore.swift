// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// One `.gitignore` file, with the meaning that git gives it.
package struct GitIgnore: Sendable {
  private struct Line: Sendable {
    var glob: Glob
    var isNegated: Bool
    var isForFolders: Bool
    /// Whether the pattern holds for a name at any depth.
    var isName: Bool
  }

  private var lines: [Line] = []

  /// Reads the lines of a file; one that git would not understand matches nothing.
  package init(_ source: SourceText) {
    let bytes = source.bytes[source.contentStart...]
    for line in bytes.split(separator: 0x0A) {
      if let line = Self.line(line) { lines.append(line) }
    }
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> Line? {
    var bytes = bytes
    if bytes.last == 0x0D { bytes.removeLast() }
    // Spaces at the end say nothing unless a backslash is before them.
    while bytes.last == 0x20, bytes.dropLast().last != UInt8(ascii: "\\") { bytes.removeLast() }
    guard let first = bytes.first, first != UInt8(ascii: "#") else { return nil }
    let isNegated = first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    let isForFolders = bytes.last == UInt8(ascii: "/")
    if isForFolders { bytes.removeLast() }
    let isName = !bytes.contains(UInt8(ascii: "/"))
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    guard !bytes.isEmpty,
      let glob = try? Glob(String(decoding: bytes, as: UTF8.self), hasBraces: false)
    else { return nil }
    return Line(glob: glob, isNegated: isNegated, isForFolders: isForFolders, isName: isName)
  }

  package var isEmpty: Bool { lines.isEmpty }

  /// Whether the file says that `path` (from the file's own folder) is left out; `nil` when it does not speak of it.
  package func verdict(_ path: String, isFolder: Bool) -> Bool? {
    var name: String?
    for line in lines.reversed() {
      if line.isForFolders, !isFolder { continue }
      let text: String
      if line.isName {
        if name == nil { name = PathText.name(path) }
        text = name ?? path
      } else {
        text = path
      }
      if line.glob.matches(text) { return !line.isNegated }
    }
    return nil
  }
}

/// The `.gitignore` files that hold in a folder: those of the folders above it and its own.
package struct IgnoreRules: Sendable {
  /// From the top down.
  private var files: [(folder: String, file: GitIgnore)] = []

  package init() {}

  /// These rules with the file of `folder`, which lies below all folders added before.
  package func adding(_ file: GitIgnore, in folder: String) -> IgnoreRules {
    guard !file.isEmpty else { return self }
    var rules = self
    rules.files.append((folder, file))
    return rules
  }

  /// Whether `path` itself is left out: the deepest file that speaks of it decides.
  ///
  /// As in git, nothing inside a folder that is left out comes back; a walk does not enter such a folder.
  package func ignores(_ path: String, isFolder: Bool) -> Bool {
    for (folder, file) in files.reversed() {
      guard let below = PathText.relative(path, to: folder), !below.isEmpty else { continue }
      if let verdict = file.verdict(below, isFolder: isFolder) { return verdict }
    }
    return false
  }

  /// Whether the file at `path`, or a folder on the way to it below `top`, is left out.
  package func ignores(file path: String, below top: String) -> Bool {
    guard let below = PathText.relative(path, to: top) else { return false }
    var current = top
    let parts = below.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    for (number, part) in parts.enumerated() {
      current = PathText.join(current, part)
      if ignores(current, isFolder: number < parts.count - 1) { return true }
    }
    return false
  }
}
