// SPDX-License-Identifier: Apache-2.0

import Documents
import Linting

/// The parts of a file's name, and what generators read from it.
struct SourceName {
  /// The folder without a `/` at its end; empty for the root.
  let folder: String
  /// Without the extension.
  let stem: String
  /// In lower case, without the dot.
  let ending: String

  init(_ path: String) {
    folder = PathText.folder(path)
    let name = PathText.name(path)
    if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex {
      stem = String(name[..<dot])
      ending = name[name.utf8.index(after: dot)...].lowercased()
    } else {
      stem = name
      ending = ""
    }
  }

  /// Whether the file is a Markdown source.
  var isMarkdown: Bool {
    FileExtensions.markdown.contains(ending) || FileExtensions.furtherMarkdown.contains(ending)
  }

  /// The folders from the root.
  var folders: [String] {
    folder.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }
  }

  /// The date with which the name begins (`2024-03-05-`), and the name after it.
  var dated: (date: Day, rest: String)? {
    guard stem.utf8.count > 11, let date = Day(stem.prefix(10)),
      stem.utf8[stem.utf8.index(stem.startIndex, offsetBy: 10)] == UInt8(ascii: "-")
    else { return nil }
    return (date, String(stem.dropFirst(11)))
  }
}

/// Paths of a site, put together without double slashes.
enum SitePath {
  /// The parts, parted by one `/`, without one at the ends.
  static func join(_ parts: String...) -> String {
    if parts.count == 1, let path = joined(parts[0]) { return path }
    return parts.flatMap { $0.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) } }
      .joined(separator: "/")
  }

  /// `path` without a slash at its ends; `nil` where two of them meet.
  private static func joined(_ path: String) -> String? {
    let slash = UInt8(ascii: "/")
    let bytes = path.utf8
    var last: UInt8 = 0
    for byte in bytes {
      if byte == slash, last == slash { return nil }
      last = byte
    }
    if bytes.first != slash, last != slash { return path }
    return String(path.utf8.drop { $0 == slash }.dropLast(last == slash ? 1 : 0))
  }

  /// A path of settings from their folder: `./content/` is `content`.
  static func clean(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }.filter { $0 != "." }
      .joined(separator: "/")
  }

  /// The file that a permalink stands for: `/a/` and, unless it has an extension, `/a` are `a/index.html`.
  static func output(forPermalink path: String) -> String {
    let clean = join(path)
    if clean.isEmpty { return "index.html" }
    let isFile = !path.hasSuffix("/") && !SourceName(clean).ending.isEmpty
    return isFile ? clean : clean + "/index.html"
  }
}
