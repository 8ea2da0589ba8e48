// SPDX-License-Identifier: Apache-2.0

/// A spreadsheet, as far as it decides what a cell is.
enum Sheet {
  /// The cells of a table (RFC 4180), read as they are and where a semicolon ends a cell.
  static func cells(_ text: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        // A second quotation mark stands for one.
        if !isQuoted, previous == "\"" { cell.unicodeScalars.append(scalar) }
        isQuoted.toggle()
      case "," where !isQuoted, "\r" where !isQuoted, "\n" where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    cells.append(cell)
    return cells + cells.flatMap { $0.split(separator: ";").dropFirst().map(String.init) }
  }

  /// Whether a spreadsheet may carry out `cell`, in the width of East Asian characters, too, and
  /// behind what it drops.
  static func isFormula(_ cell: String) -> Bool {
    let first = cell.unicodeScalars.first { scalar in
      !scalar.properties.isWhitespace && !["\"", "“", "”", "＂"].contains(scalar)
    }
    return first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
  }
}

/// A comment in Markdown or a page, as far as a reader of it acts.
enum Comment {
  /// What a reader of Markdown makes more of than text and code.
  static func problems(_ text: String) -> [String] {
    var problems: [String] = []
    var columns: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let shown = withoutCode(String(line))
      let own = shown.replacing(/<\/?(details|summary)>|<!-- report of stet -->/, with: "")
      for pattern in [
        /@[A-Za-z]/, /#[0-9]/, /GH-[0-9]/, /:\/\//, /www\./, /</, /\]\(/, /!\[/, /&[#a-z0-9]+;/,
        /\b[0-9a-f]{7,40}\b/, /:[a-z]+:/, /\$[a-z]/, /~~~/, /\\/,
      ] as [Regex<Substring>] where own.firstMatch(of: pattern) != nil {
        problems.append(String(line))
      }
      if line.hasPrefix("|") {
        let count = line.split(separator: "|", omittingEmptySubsequences: false).count
        if let columns, columns != count { problems.append("columns: \(line)") }
        columns = count
      } else {
        columns = nil
      }
    }
    return problems
  }

  /// `line` without its spans of code.
  private static func withoutCode(_ line: String) -> String {
    var result = ""
    var rest = line[...]
    while let start = rest.firstIndex(of: "`") {
      result += rest[..<start]
      let fence = rest[start...].prefix { $0 == "`" }
      rest = rest[fence.endIndex...]
      var place = rest.startIndex
      var end: String.Index?
      while let found = rest[place...].firstIndex(of: "`") {
        let run = rest[found...].prefix { $0 == "`" }
        place = run.endIndex
        if run.count == fence.count {
          end = found
          break
        }
      }
      guard end != nil else { return result + fence + rest }
      rest = rest[place...]
    }
    return result + rest
  }

  /// The tags of a page with the names of their attributes, each kind once.
  static func tags(_ page: String) -> Set<String> {
    var tags: Set<String> = []
    for match in page.matches(of: /<[A-Za-z\/!?][^>]*>/) {
      tags.insert(String(match.output.replacing(/"[^"]*"/, with: "")))
    }
    return tags
  }
}
