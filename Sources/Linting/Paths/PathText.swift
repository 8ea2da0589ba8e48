// SPDX-License-Identifier: Apache-2.0

/// Paths as text, without a look at the disk. Folders are parted by `/`; the folder "" is where relative paths begin.
package enum PathText {
  private static let slash = UInt8(ascii: "/")

  /// `path` without `.`, `..` and empty parts. What would climb above `/` stays at `/`.
  package static func normalized(_ path: String) -> String {
    if isNormal(path) { return path }
    let isAbsolute = path.utf8.first == slash
    var parts: [Substring] = []
    for part in path.utf8.split(separator: slash).map({ Substring($0) }) where part != "." {
      if part == ".." {
        if let last = parts.last, last != ".." {
          parts.removeLast()
        } else if !isAbsolute {
          parts.append(part)
        }
      } else {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether every part of `path` is a name. Most paths are examined several times in a run.
  private static func isNormal(_ path: String) -> Bool {
    var length = 0
    var dots = 0
    for byte in path.utf8.dropFirst(path.utf8.first == slash ? 1 : 0) {
      if byte != slash {
        length += 1
        if byte == UInt8(ascii: ".") { dots += 1 }
      } else if length == 0 || (length == dots && dots < 3) {
        return false
      } else {
        length = 0
        dots = 0
      }
    }
    return length > 2 || length > dots
  }

  /// The folder that holds `path`: `/` and "" hold themselves.
  package static func folder(_ path: String) -> String {
    guard let cut = path.utf8.lastIndex(of: slash) else { return "" }
    return cut == path.utf8.startIndex ? "/" : String(path[..<cut])
  }

  /// What is after the last `/`.
  package static func name(_ path: String) -> String {
    guard let cut = path.utf8.lastIndex(of: slash) else { return path }
    return String(path[path.utf8.index(after: cut)...])
  }

  /// `path` as seen from `folder`; an absolute one stays. Both may hold `..`; the result is normalized.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.utf8.first == slash || folder.isEmpty { return normalized(path) }
    return normalized(folder + "/" + path)
  }

  /// `path` from inside `folder` ("" for the folder itself); `nil` when it lies elsewhere. Both normalized.
  package static func relative(_ path: String, to folder: String) -> String? {
    if folder.isEmpty {
      return path.utf8.first == slash || path == ".." || path.utf8.starts(with: "../".utf8)
        ? nil : path
    }
    if path == folder { return "" }
    let prefix = folder == "/" ? folder : folder + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return nil }
    return String(path[path.utf8.index(path.startIndex, offsetBy: prefix.utf8.count)...])
  }

  /// `path` as patterns of a configuration in `folder` see it: from there, or without a leading `/` where it lies
  /// elsewhere.
  package static func pattern(_ path: String, from folder: String) -> String {
    if let inside = relative(path, to: folder) { return inside }
    return path.utf8.first == slash ? String(path.dropFirst()) : path
  }
}
