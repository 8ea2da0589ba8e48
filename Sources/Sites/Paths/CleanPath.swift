// SPDX-License-Identifier: Apache-2.0

import Articles
import SourceText

/// A path of a site without escapes, `.` and `..`.
package struct CleanPath: Hashable, Sendable {
  /// From the root, without a `/` at either end.
  package private(set) var path: String
  /// Whether it was written with a `/` at its end.
  package private(set) var isFolder: Bool

  /// `path`, seen from the folder `base` unless it begins with `/`; empty when it climbs above the root or holds
  /// a NUL.
  package init?(_ path: String, from base: String = "") {
    let bytes = PercentCoding.decoded(Array(path.utf8))
    if bytes.contains(0) { return nil }
    let slash = UInt8(ascii: "/")
    var parts: [ArraySlice<UInt8>] =
      bytes.first == slash ? [] : Array(base.utf8).split(separator: slash)
    isFolder = bytes.isEmpty || bytes.last == slash
    for part in bytes.split(separator: slash) {
      isFolder = bytes.last == slash
      if part.elementsEqual(".".utf8) {
        isFolder = true
      } else if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
        isFolder = true
      } else {
        parts.append(part)
      }
    }
    if parts.isEmpty { isFolder = true }
    self.path = String(decoding: Array(parts.joined(separator: [slash])), as: UTF8.self)
  }

  package init(_ path: String, isFolder: Bool) {
    self.path = path
    self.isFolder = isFolder
  }

  /// As it is written in a link: with a `/` in front, and one at its end for a folder.
  package var written: String { path.isEmpty ? "/" : "/" + path + (isFolder ? "/" : "") }

  /// The path below `base`; `nil` when it lies elsewhere.
  package func below(_ base: String) -> CleanPath? {
    if base.isEmpty { return self }
    if path == base { return CleanPath("", isFolder: true) }
    guard path.utf8.starts(with: base.utf8),
      path.utf8.dropFirst(base.utf8.count).first == UInt8(ascii: "/")
    else { return nil }
    return CleanPath(String(path.dropFirst(base.count + 1)), isFolder: isFolder)
  }
}
