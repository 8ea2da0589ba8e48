// SPDX-License-Identifier: Apache-2.0

import Testing

/// The folders inside each module: what a folder uses, by the names of the types that another
/// declares.
@Suite("Folders of a module")
struct FolderTests {
  /// Modules whose folders still use each other in a circle, each with why. This list may only
  /// shrink.
  private static let circles: [String: String] = [:]

  /// The most lines of a module, and of one folder of the rules, which are one file a rule.
  private static let largestModule = 6_000
  private static let largestRuleFolder = 4_000
  /// Modules that are larger, each with the lines that they may have. This list may only shrink.
  private static let largeModules: [String: Int] = [:]

  private static let byModule = Dictionary(grouping: Repository.sources) {
    $0.folders.dropFirst().first ?? ""
  }

  @Test("No folder of a module uses one that uses it", arguments: byModule.keys.sorted())
  func circles(_ module: String) {
    let uses = FolderUses(Self.byModule[module] ?? [])
    let circle = uses.circle
    if Self.circles[module] != nil {
      #expect(circle != nil, "\(module) has no circle any more: take it out of `circles`")
      return
    }
    #expect(
      circle == nil,
      """
      in \(module), these folders use each other: \(circle?.description ?? ""): \
      move the shared piece into the folder that the others use, or into one of its own
      """)
  }

  @Test("No module is too large to know", arguments: byModule.keys.sorted())
  func sizes(_ module: String) {
    let files = Self.byModule[module] ?? []
    if module == "Rules" {
      for (folder, files) in Dictionary(grouping: files, by: { $0.folders.last ?? "" }) {
        let lines = Self.lines(files)
        #expect(
          lines <= Self.largestRuleFolder,
          "Rules/\(folder) has \(lines) lines, over \(Self.largestRuleFolder): split the family")
      }
      return
    }
    let lines = Self.lines(files)
    let most = Self.largeModules[module] ?? Self.largestModule
    #expect(lines <= most, "\(module) has \(lines) lines, over \(most): move a part below it")
    if Self.largeModules[module] != nil {
      #expect(
        lines > Self.largestModule, "\(module) is small again: take it out of `largeModules`")
    }
  }

  private static func lines(_ files: [TrackedFile]) -> Int {
    files.reduce(0) { $0 + $1.text.utf8.count { $0 == UInt8(ascii: "\n") } }
  }
}

/// Which folder of a module uses which: it does where a word of its code is the name of a type that
/// only another folder declares outside of other types.
struct FolderUses {
  /// For each folder those that it uses, each with one file and one name that show it.
  private var uses: [String: [String: String]] = [:]

  init(_ files: [TrackedFile]) {
    var declared: [Substring: Set<String>] = [:]
    let texts = files.map { (file: $0, code: $0.codeWithoutTexts) }
    for (file, code) in texts {
      for name in Self.declarations(in: code) {
        declared[name, default: []].insert(Self.folder(of: file))
      }
    }
    for (file, code) in texts {
      let own = Self.folder(of: file)
      for word in Self.words(in: code) {
        guard let homes = declared[word], !homes.contains(own) else { continue }
        for home in homes { uses[own, default: [:]][home] = "\(word) in \(file.path)" }
      }
    }
  }

  /// A way from a folder back to itself, with what shows each step; nothing where there is none.
  var circle: [String]? {
    for start in uses.keys.sorted() {
      var before: [String: String] = [:]
      var pending = [start]
      while let folder = pending.popLast() {
        for next in (uses[folder] ?? [:]).keys.sorted() where before[next] == nil {
          before[next] = folder
          if next == start { return way(to: start, before) }
          pending.append(next)
        }
      }
    }
    return nil
  }

  private func way(to end: String, _ before: [String: String]) -> [String] {
    var steps: [String] = []
    var folder = end
    repeat {
      let last = before[folder] ?? end
      steps.insert("\(last) uses \(uses[last]?[folder] ?? "") of \(folder)", at: 0)
      folder = last
    } while folder != end
    return steps
  }

  /// The folder inside the module; a module's own files are one folder.
  private static func folder(of file: TrackedFile) -> String {
    file.folders.dropFirst(2).first ?? "."
  }

  private static let keywords: Set<Substring> = [
    "struct", "enum", "class", "protocol", "actor", "typealias",
  ]

  /// The types that the lines without an indent declare.
  private static func declarations(in code: String) -> [Substring] {
    code.split(separator: "\n").compactMap { line in
      guard let first = line.first, first != " ", !line.hasPrefix("private"),
        !line.hasPrefix("fileprivate")
      else { return nil }
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "@" }
      guard let place = words.firstIndex(where: { keywords.contains($0) }),
        place + 1 < words.count, words[..<place].allSatisfy({ $0.first?.isUppercase == false })
      else { return nil }
      return words[place + 1]
    }
  }

  /// The words with a capital that stand behind no dot.
  private static func words(in code: String) -> Set<Substring> {
    var words: Set<Substring> = []
    let bytes = code.utf8
    var index = bytes.startIndex
    var previous: UInt8 = 0
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard Self.isWord(byte) else {
        previous = byte
        index = bytes.index(after: index)
        continue
      }
      let start = index
      while index < bytes.endIndex, Self.isWord(bytes[index]) { index = bytes.index(after: index) }
      if (0x41...0x5A).contains(byte), previous != UInt8(ascii: ".") {
        words.insert(code[start..<index])
      }
      previous = 0
    }
    return words
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
  }
}
