// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit

/// A file of the repository.
struct TrackedFile: Sendable, CustomStringConvertible {
  /// From the repository's root.
  var path: String
  var text: String

  var description: String { path }
  var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
  /// The name without its extension.
  var name: String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.prefix { $0 != "." })
  }

  /// The lines that are no comment, each with its number.
  var codeLines: [(number: Int, text: Substring)] {
    lines.filter { !$0.text.drop { $0 == " " }.hasPrefix("//") }
  }

  /// The code without comments and without what stands in quotes.
  var codeWithoutTexts: String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    let quote = UInt8(ascii: "\"")
    var index = 0
    var isInText = false
    var isInLongText = false
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte == 0x0A {
        isInText = false
        result.append(byte)
      } else if byte == quote, next == quote, index + 2 < bytes.count, bytes[index + 2] == quote {
        isInLongText.toggle()
        index += 2
      } else if isInLongText {
        // Nothing of it is code.
      } else if isInText {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == quote { isInText = false }
      } else if byte == quote {
        isInText = true
      } else if byte == UInt8(ascii: "/"), next == byte {
        while index + 1 < bytes.count, bytes[index + 1] != 0x0A { index += 1 }
      } else {
        result.append(byte)
      }
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  var lines: [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element) }
  }

  /// The modules that the file imports, each with its line.
  var imports: [(line: Int, module: String)] {
    codeLines.compactMap { line in
      guard line.text.contains("import ") else { return nil }
      var words = line.text.split(separator: " ")[...]
      while let word = words.first, word.hasPrefix("@") || Self.access.contains(word) {
        words.removeFirst()
      }
      guard words.popFirst() == "import" else { return nil }
      if let word = words.first, Self.kinds.contains(word) { words.removeFirst() }
      guard let module = words.first?.split(separator: ".").first else { return nil }
      return (line.number, String(module))
    }
  }

  private static let access: Set<Substring> = [
    "package", "public", "internal", "fileprivate", "private",
  ]
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "var", "let",
  ]
}

/// The repository that these tests belong to.
enum Repository {
  static let root = Suites.packageRoot

  /// Every file that git tracks or would add, and that is text; without git, every file in the folders of code.
  static let files: [TrackedFile] = paths().compactMap { path in
    guard let data = FileManager.default.contents(atPath: root + "/" + path),
      !data.contains(0), let text = String(data: data, encoding: .utf8)
    else { return nil }
    return TrackedFile(path: path, text: text)
  }

  static let sources = files.filter { $0.path.hasPrefix("Sources/") && $0.path.hasSuffix(".swift") }
  static let tests = files.filter { $0.path.hasPrefix("Tests/") && $0.path.hasSuffix(".swift") }

  /// What the build runs: plugins and their tools.
  static let plugins = files.filter { $0.path.hasPrefix("Plugins/") && $0.path.hasSuffix(".swift") }
  /// The fuzzer's entries, which make fuzz builds.
  static let fuzzing = files.filter { $0.path.hasPrefix("Fuzzing/") && $0.path.hasSuffix(".swift") }
  static let swift = sources + plugins + tests + fuzzing

  static func file(_ path: String) -> TrackedFile? { files.first { $0.path == path } }

  private static func paths() -> [String] {
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
    ]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    if (try? git.run()) != nil {
      let data = output.fileHandleForReading.readDataToEndOfFile()
      git.waitUntilExit()
      if git.terminationStatus == 0 {
        return String(decoding: data, as: UTF8.self).split(separator: "\0").map(String.init)
      }
    }
    let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return found.filter { !$0.hasPrefix(".build") && !$0.hasPrefix(".git/") }
  }
}
