// SPDX-License-Identifier: Apache-2.0

import Testing

/// Names that settings, files and pages are told apart by stand once, where they mean something.
@Suite("One source for each list of names")
struct OneSourceTests {
  /// A list of names: the files that hold it, and what stands before each name there.
  struct Registry: Sendable, CustomStringConvertible {
    var description: String
    var folders: [String]
    var marks: [String]
    /// Where the same words are another thing.
    var elsewhere: [String] = []

    /// The names, as the registry's files spell them.
    var names: Set<Substring> {
      var names: Set<Substring> = []
      for file in Repository.sources where holds(file) {
        for mark in marks {
          for part in file.text.split(separator: mark, omittingEmptySubsequences: false).dropFirst()
          {
            let rest = part.drop { $0.isWhitespace }
            if rest.first == "\"" { names.insert(rest.dropFirst().prefix { $0 != "\"" }) }
          }
        }
      }
      return names
    }

    func holds(_ file: TrackedFile) -> Bool { folders.contains(where: file.path.hasPrefix) }
  }

  static let registries = [
    Registry(
      description: "site generators", folders: ["Sources/Sites/Generators/"],
      marks: ["SiteGenerator("],
      // A dialect, a theme's preset and a manner of slugs have the name of the generator that they
      // are of.
      elsewhere: ["Sources/MarkdownReading/", "Sources/Articles/Roles/ThemePreset.swift"]),
    Registry(description: "hosts", folders: ["Sources/Sites/Hosts/"], marks: ["SiteHost("]),
    Registry(
      description: "theme presets", folders: ["Sources/Articles/Roles/ThemePreset.swift"],
      marks: ["ThemePreset(\n    name:", "generated("],
      elsewhere: ["Sources/MarkdownReading/", "Sources/Sites/Generators/"]),
    Registry(
      description: "presets", folders: ["Sources/Configuration/Presets/"],
      marks: ["Preset(\n    name:", "Preset(name:"]),
    Registry(
      description: "languages", folders: ["Sources/Language/Languages/"], marks: ["let tag ="],
      // The small words of names, credits and sentences look like tags, and so do elements of HTML and
      // top-level domains; no formula measures scripts without spaces; of close languages one may be declared
      // for the other.
      elsewhere: [
        "Sources/Language/Lists/NameParticles.swift", "Sources/Language/Lists/BoldLines.swift",
        "Sources/Credits/", "Sources/Rules/Prose/Readability.swift",
        "Sources/Documents/KnownNames.swift", "Sources/MarkdownReading/TagScanning.swift",
        "Sources/Exports/WordPressText.swift", "Sources/WebAddresses/BrokenAddress.swift",
        "Sources/Rules/Metadata/PageLanguage.swift", "Sources/Rules/Metadata/LanguageSubtags.swift",
      ]),
  ]

  @Test("The registry is read from its files", arguments: registries)
  func read(_ registry: Registry) {
    #expect(registry.names.count > 3, "\(registry): \(registry.names.sorted())")
  }

  @Test("No list repeats the names of a registry", arguments: registries)
  func lists(_ registry: Registry) {
    let names = registry.names
    for file in Repository.sources where !registry.holds(file) {
      if registry.elsewhere.contains(where: file.path.hasPrefix) { continue }
      for list in Self.lists(in: file.text) {
        let repeated = list.filter { names.contains($0) }
        #expect(
          Set(repeated).count < 3,
          """
          \(file.path) has a list with \(repeated.joined(separator: ", ")), which are \(registry): \
          take them from \(registry.folders.joined(separator: " or "))
          """)
      }
    }
  }

  @Test("The extensions of posts and images stand in one file")
  func extensions() {
    let names: Set<Substring> = [
      "md", "markdown", "mdx", "html", "htm", "xhtml", "jpg", "jpeg", "png", "gif", "webp", "avif",
      "svg", "bmp", "tif", "tiff", "heic",
    ]
    for file in Repository.sources where file.path != "Sources/Documents/FileExtensions.swift" {
      // What a generator takes for a page is its own; names of elements are no extensions.
      if file.path.hasPrefix("Sources/Sites/Generators/") { continue }
      if file.path == "Sources/Documents/KnownNames.swift" { continue }
      for list in Self.lists(in: file.text) {
        let repeated = list.filter { names.contains($0.first == "." ? $0.dropFirst() : $0) }
        #expect(
          Set(repeated).count < 3,
          "\(file.path) lists \(repeated.joined(separator: ", ")): take them from FileExtensions")
      }
    }
  }

  /// The texts of each list in `code` that holds texts alone.
  static func lists(in code: String) -> [[Substring]] {
    code.split(separator: "[").dropFirst().compactMap { part in
      guard let end = part.firstIndex(of: "]") else { return nil }
      let texts = part[..<end].split(separator: ",").map { $0.drop { $0.isWhitespace } }
      let names: [Substring] = texts.compactMap { text in
        guard text.first == "\"", let close = text.dropFirst().firstIndex(of: "\"") else {
          return nil
        }
        return text[text.index(after: text.startIndex)..<close]
      }
      return names.count >= 3 ? names : nil
    }
  }
}
