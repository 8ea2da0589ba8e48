// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// The difference of two texts as `git apply` takes it.
package enum UnifiedDiff {
  /// Lines shown around a change.
  private static let context = 3

  /// The bytes of a patch that makes `new` of `old`, both of the file at `path`; empty when they are equal.
  package static func bytes(old: SourceText, new: SourceText, path: String) -> [UInt8] {
    guard old.bytes != new.bytes else { return [] }
    let before = LineDifference.lines(old.bytes)
    let after = LineDifference.lines(new.bytes)
    let changes = LineDifference.changes(before, after)
    var result: [UInt8] = []
    let path = path.utf8.starts(with: "./".utf8) ? String(path.dropFirst(2)) : path
    result += Array(("--- " + name("a/" + path) + "\n+++ " + name("b/" + path) + "\n").utf8)
    var index = 0
    while index < changes.count {
      var last = index
      while last + 1 < changes.count,
        changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * context
      {
        last += 1
      }
      appendHunk(changes[index...last], before, after, to: &result)
      index = last + 1
    }
    return result
  }

  /// The same as text; bytes that are no UTF-8 become U+FFFD.
  package static func text(old: SourceText, new: SourceText, path: String) -> String {
    String(decoding: bytes(old: old, new: new, path: path), as: UTF8.self)
  }

  private static func appendHunk(
    _ changes: ArraySlice<LineDifference.Change>, _ before: [ArraySlice<UInt8>],
    _ after: [ArraySlice<UInt8>], to result: inout [UInt8]
  ) {
    guard let first = changes.first, let last = changes.last else { return }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, before.count - last.old.upperBound)
    let old = first.old.lowerBound - lead..<last.old.upperBound + trail
    let new = first.new.lowerBound - lead..<last.new.upperBound + trail
    result += Array("@@ -\(place(old)) +\(place(new)) @@\n".utf8)
    var index = old.lowerBound
    for change in changes {
      for line in before[index..<change.old.lowerBound] { append(" ", line, to: &result) }
      for line in before[change.old] { append("-", line, to: &result) }
      for line in after[change.new] { append("+", line, to: &result) }
      index = change.old.upperBound
    }
    for line in before[index..<old.upperBound] { append(" ", line, to: &result) }
  }

  /// A range of lines as hunks count them: an empty one stands behind the line that it names.
  private static func place(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }

  private static func append(
    _ mark: Unicode.Scalar, _ line: ArraySlice<UInt8>, to result: inout [UInt8]
  ) {
    result.append(UInt8(ascii: mark))
    result += line
    if line.last != 0x0A { result += Array("\n\\ No newline at end of file\n".utf8) }
  }

  /// A file's name in a header, in quotes where it holds what would end it.
  private static func name(_ path: String) -> String {
    let isOdd: (UInt8) -> Bool = { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }
    guard path.utf8.contains(where: isOdd) else {
      // A tab behind the name tells that its blanks belong to it.
      return path.utf8.contains(0x20) ? path + "\t" : path
    }
    var quoted = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let octal = String(scalar.value, radix: 8)
          quoted += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
