// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct SourceTests {
  private static let longest = 500
  /// The files that may be longer, each with the reason.
  private static let longFiles: [String: String] = [:]

  private static let header = "// SPDX-License-Identifier: Apache-2.0"

  @Test("Every Swift file begins with its licence")
  func licence() {
    for file in Repository.swift {
      #expect(
        file.text.hasPrefix(Self.header + "\n"),
        "\(file.path) does not begin with '\(Self.header)': make that its first line")
    }
  }

  @Test("No Swift file is longer than can be read at once")
  func length() {
    for file in Repository.swift {
      let count = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
      if Self.longFiles[file.path] == nil {
        #expect(
          count <= Self.longest,
          """
          \(file.path) has \(count) lines, over \(Self.longest): split it by topic \
          (a tree builder or a table of data may stay whole: name it in `longFiles` with the reason)
          """)
      } else {
        #expect(
          count > Self.longest, "\(file.path) is short again: take it out of `longFiles`")
      }
    }
    for path in Self.longFiles.keys {
      #expect(
        Repository.file(path) != nil, "\(path) is not there any more: take it out of `longFiles`")
    }
  }

  @Test(
    "Sources keep off what can crash or hides a race",
    arguments: [
      ("try!", "let the error through, or handle it where it arises"),
      ("as!", "bind with `as?` and handle the other case"),
      ("fatalError(", "input must never end the process: make it a finding or a thrown error"),
      ("@unchecked Sendable", "make it a value, or keep the state in a Mutex"),
      ("nonisolated(unsafe)", "make it a constant, or keep the state in a Mutex"),
    ])
  func forbidden(_ word: String, _ advice: String) {
    for file in Repository.sources {
      for (number, text) in file.codeLines where text.contains(word) {
        Issue.record("\(file.path):\(number) has `\(word)`: \(advice)")
      }
    }
  }

  /// The types that stand in every inner loop. The compiler puts into other modules what is public, and of what is
  /// `package` nothing, whatever its attributes: reading a page took a third longer.
  static let innermost = ["Sources/SourceText/", "Sources/Documents/"]
  /// What other packages see.
  static let products = ["Sources/StetKit/"]

  @Test(
    "Nothing is public but the library and what stands in inner loops: other modules meet through package access"
  )
  func access() {
    for file in Repository.sources
    where !(Self.innermost + Self.products).contains(where: file.path.hasPrefix) {
      for (number, text) in file.codeLines {
        let start = text.drop { $0 == " " }
        #expect(
          !["public ", "open class ", "open func ", "open var "].contains { start.hasPrefix($0) },
          "\(file.path):\(number) is public: write `package`")
      }
    }
  }

  @Test("A snapshot is compared by some test")
  func snapshots() {
    let tests = Repository.tests.map(\.text)
    for file in Repository.files where file.path.hasPrefix("Tests/Snapshots/") {
      let name = file.path.dropFirst("Tests/Snapshots/".count)
      #expect(
        tests.contains { $0.contains("\"\(name)\"") },
        "\(file.path) is compared nowhere: delete it, or name it in a test")
    }
  }
}
