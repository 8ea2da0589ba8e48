// SPDX-License-Identifier: Apache-2.0

import Linting
package import SourceText

/// The difference of two texts as `git apply` takes it.
package enum UnifiedDiff {
  /// Lines shown around a change.
  private static let context = 3

  /// Which lines and names may be printed as they are.
  package struct Filter {
    /// Whether a line, without its end, may be in a patch, and so be printed.
    package var allows: (_ line: ArraySlice<UInt8>, _ isContext: Bool) -> Bool
    /// Whether a name needs quotes, in which all but printable ASCII is escaped.
    package var quotes: (_ name: String) -> Bool

    package init(
      allows: @escaping (_ line: ArraySlice<UInt8>, _ isContext: Bool) -> Bool,
      quotes: @escaping (_ name: String) -> Bool
    ) {
      self.allows = allows
      self.quotes = quotes
    }

    static var none: Filter { Filter(allows: { _, _ in true }, quotes: { _ in false }) }
  }

  /// The bytes of a patch that makes `new` of `old`, both of the file at `path`; empty when they
  /// are equal.
  package static func bytes(old: SourceText, new: SourceText, path: String) -> [UInt8] {
    patch(old: old, new: new, path: path, .none).bytes
  }

  /// A patch without the changes that hold a line that `filter` does not allow, and the lines of
  /// `old` at which those are. Other hunks get less context where a line of it is not allowed, so
  /// that the patch can still be applied.
  package static func patch(
    old: SourceText, new: SourceText, path: String, _ filter: Filter
  ) -> (bytes: [UInt8], leftOut: [Int]) {
    guard old.bytes != new.bytes else { return ([], []) }
    let before = LineDifference.lines(old.bytes)
    let after = LineDifference.lines(new.bytes)
    var leftOut: [Int] = []
    let changes = LineDifference.changes(before, after).filter { change in
      let isAllowed =
        before[change.old].allSatisfy { filter.allows(content($0), false) }
        && after[change.new].allSatisfy { filter.allows(content($0), false) }
      if !isAllowed { leftOut.append(change.old.lowerBound + 1) }
      return isAllowed
    }
    var hunks: [UInt8] = []
    // How far the hunks until here move what is after them.
    var shift = 0
    var index = 0
    while index < changes.count {
      var last = index
      while last + 1 < changes.count {
        let gap = changes[last].old.upperBound..<changes[last + 1].old.lowerBound
        guard gap.count <= 2 * context, before[gap].allSatisfy({ filter.allows(content($0), true) })
        else { break }
        last += 1
      }
      let group = changes[index...last]
      index = last + 1
      if let moved = appendHunk(group, before, after, shift: shift, filter, to: &hunks) {
        shift += moved
      } else {
        leftOut += group.map { $0.old.lowerBound + 1 }
      }
    }
    guard !hunks.isEmpty else { return ([], leftOut.sorted()) }
    let path = path.utf8.starts(with: "./".utf8) ? String(path.dropFirst(2)) : path
    let header =
      "--- " + name("a/" + path, filter) + "\n+++ " + name("b/" + path, filter) + "\n"
    return (Array(header.utf8) + hunks, leftOut.sorted())
  }

  /// A line without its end.
  private static func content(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    if line.last == 0x0A { line.removeLast() }
    if line.last == 0x0D { line.removeLast() }
    return line
  }

  /// The same as text; bytes that are not UTF-8 become U+FFFD.
  package static func text(old: SourceText, new: SourceText, path: String) -> String {
    String(decoding: bytes(old: old, new: new, path: path), as: UTF8.self)
  }

  /// Appends a hunk; `nil` when it could not be applied, else by how many lines it moves what is
  /// after it.
  private static func appendHunk(
    _ changes: ArraySlice<LineDifference.Change>, _ before: [ArraySlice<UInt8>],
    _ after: [ArraySlice<UInt8>], shift: Int, _ filter: Filter, to result: inout [UInt8]
  ) -> Int? {
    guard let first = changes.first, let last = changes.last else { return nil }
    let lead = before[..<first.old.lowerBound].suffix(context).reversed()
      .prefix { filter.allows(content($0), true) }.count
    let trail = before[last.old.upperBound...].prefix(context)
      .prefix { filter.allows(content($0), true) }.count
    // Without a line after it, a hunk is applied at the end of the file only.
    guard trail > 0 || last.old.upperBound == before.count else { return nil }
    let old = first.old.lowerBound - lead..<last.old.upperBound + trail
    let moved = changes.reduce(0) { $0 + $1.new.count - $1.old.count }
    let new = old.lowerBound + shift..<old.upperBound + shift + moved
    result += Array("@@ -\(place(old)) +\(place(new)) @@\n".utf8)
    var index = old.lowerBound
    for change in changes {
      for line in before[index..<change.old.lowerBound] { append(" ", line, to: &result) }
      for line in before[change.old] { append("-", line, to: &result) }
      for line in after[change.new] { append("+", line, to: &result) }
      index = change.old.upperBound
    }
    for line in before[index..<old.upperBound] { append(" ", line, to: &result) }
    return moved
  }

  /// A range of lines as hunks count them: an empty one comes after the line that it names.
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

  /// A file's name in a header, in quotes where it holds what would end it or must not be printed.
  private static func name(_ path: String, _ filter: Filter) -> String {
    let isOdd: (UInt8) -> Bool = { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }
    let escapesAll = filter.quotes(path)
    guard escapesAll || path.utf8.contains(where: isOdd) else {
      // A tab after the name tells that its blanks belong to it.
      return path.utf8.contains(0x20) ? path + "\t" : path
    }
    var quoted = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        let isEscaped =
          scalar.value < 0x20 || scalar.value == 0x7F
          || (escapesAll && !isWordOrSlash(scalar))
        if isEscaped {
          for byte in String(scalar).utf8 {
            let octal = String(byte, radix: 8)
            quoted += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
          }
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  private static func isWordOrSlash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "-", "_", " ": true
    default: false
    }
  }
}
