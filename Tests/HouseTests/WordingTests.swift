// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("What people read")
struct WordingTests {
  /// What stands before a text that people read as a message, its help, or a summary.
  private static let marks = ["help: \"", "message: \"", "summary: \"", "Message(\"", "Fix(\""]

  @Test("No message, help or summary in the sources ends in a full stop")
  func fullStops() {
    // Options are explained in sentences, as command lines do it.
    for file in Repository.sources where !file.folders.contains("Arguments") {
      for (number, line) in file.codeLines {
        for mark in Self.marks {
          for part in line.split(separator: mark, omittingEmptySubsequences: false).dropFirst() {
            guard let end = Self.end(of: part) else { continue }
            #expect(
              !part[..<end].hasSuffix(".") || part[..<end].hasSuffix("..."),
              "\(file.path):\(number) ends a message in a full stop: leave it out")
          }
        }
      }
    }
  }

  /// Where the text that `part` begins with ends: at the first quote that is not escaped.
  private static func end(of part: Substring) -> Substring.Index? {
    var isEscaped = false
    for index in part.indices {
      if isEscaped {
        isEscaped = false
      } else if part[index] == "\\" {
        isEscaped = true
      } else if part[index] == "\"" {
        return index
      }
    }
    return nil
  }

  /// What belongs to the front doors, and to whoever reads files; the modules that may use it.
  private static let doors: [(word: String, modules: Set<String>)] = [
    ("Console", ["CommandLine", "LanguageServer", "stet"]),
    ("ArgumentParser", ["CommandLine", "stet"]),
    ("FileSystem.", ["Files"]),
  ]

  @Test("The terminal, the arguments and the disk belong to the front doors")
  func frontDoors() {
    for file in Repository.sources {
      let module = file.folders.dropFirst().first ?? ""
      for (word, modules) in Self.doors where !modules.contains(module) {
        for (number, line) in file.codeLines where Self.holds(line, word) {
          Issue.record(
            "\(file.path):\(number) uses \(word), which is for \(modules.sorted()): take the value instead"
          )
        }
      }
    }
  }

  /// Whether `word` stands in `line` as a word of its own.
  private static func holds(_ line: Substring, _ word: String) -> Bool {
    for range in line.ranges(of: word) {
      let before = line[..<range.lowerBound].last
      let after = line[range.upperBound...].first
      let isPart = { (character: Character?) in
        character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
      }
      if !isPart(before), word.hasSuffix(".") || !isPart(after) { return true }
    }
    return false
  }
}
