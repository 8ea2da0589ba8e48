// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import SourceText

/// Where the rules of a host stand in its file, as messages name them.
struct HostPlaces {
  private let path: String
  private let lines: LineIndex

  init(_ source: SourceText) {
    path = source.path
    lines = LineIndex(source)
  }

  func place(of value: DataValue) -> String {
    Self.place(path, line: lines.line(at: value.range.start))
  }

  static func place(_ path: String, line: Int) -> String { "'\(path)', line \(line)" }
}
