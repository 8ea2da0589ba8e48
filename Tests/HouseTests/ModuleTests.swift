// SPDX-License-Identifier: Apache-2.0

import Testing

/// A module and what its files may import of this package and of other packages.
struct Module: Sendable, CustomStringConvertible {
  var name: String
  var imports: Set<String>

  init(_ name: String, _ imports: Set<String>) {
    self.name = name
    self.imports = imports
  }

  var description: String { name }
}

/// What an article is made of: the modules that everything above them works with.
private let articles: Set<String> = [
  "SourceText", "Documents", "FrontMatter", "WebAddresses", "Language", "Selectors", "Credits",
  "PageText", "ImageFiles", "Articles", "Evidence",
]

/// The arrows between the modules, in the order of the package: each may import what stands above it, and of that
/// only what is named here.
let modules: [Module] = [
  Module("Files", ["CFiles"]),
  Module("SourceText", []),
  Module("Documents", ["SourceText"]),
  Module("HTMLReading", ["SourceText", "Documents"]),
  Module("MarkdownReading", ["SourceText", "Documents", "HTMLReading"]),
  Module("FrontMatter", ["SourceText", "CLibYAML", "CTOML"]),
  Module("Patterns", ["CPCRE2"]),
  Module("WebAddresses", ["SourceText", "Documents"]),
  Module("Language", ["SourceText"]),
  Module("Selectors", ["SourceText", "Documents"]),
  Module("Credits", ["SourceText", "Documents", "WebAddresses", "Language"]),
  Module("ImageFiles", []),
  Module(
    "PageText",
    [
      "SourceText", "Documents", "HTMLReading", "MarkdownReading", "WebAddresses", "Language",
      "Selectors",
    ]),
  Module(
    "Articles",
    [
      "SourceText", "Documents", "HTMLReading", "MarkdownReading", "FrontMatter", "WebAddresses",
      "Language", "Selectors", "Credits", "PageText", "ImageFiles",
    ]),
  Module(
    "Evidence",
    [
      "SourceText", "Documents", "FrontMatter", "WebAddresses", "Credits", "ImageFiles", "Articles",
    ]),
  Module("Linting", articles.union(["Patterns"])),
  Module("Fixes", articles.union(["Linting"])),
  Module("Habits", ["Linting"]),
  Module("Configuration", articles.union(["Patterns", "Linting"])),
  Module("Rules", articles.union(["Patterns", "Linting"])),
  Module("RulePacks", articles.union(["Patterns", "Linting", "Configuration", "CLibXML2"])),
  Module("ValeStyles", articles.union(["Patterns", "Linting", "Configuration", "RulePacks"])),
  Module("Exports", ["SourceText", "FrontMatter", "Linting", "CLibXML2"]),
  Module("Sites", articles.union(["Patterns", "Linting", "Configuration", "Exports"])),
  Module("Storage", ["CSQLite"]),
  Module("LinkChecking", ["SourceText", "Documents", "WebAddresses", "Storage", "CLibCurl"]),
  Module("FactFiles", ["Files"]),
  Module("Encodings", ["SourceText"]),
  Module(
    "Workspace",
    articles.union([
      "Encodings", "Files", "Linting", "Fixes", "Habits", "Configuration", "Rules", "RulePacks",
      "ValeStyles", "FactFiles",
      "Exports", "Sites", "Storage", "LinkChecking",
    ])),
  Module("Formats", articles.union(["Linting", "Configuration"])),
  Module("History", ["Storage"]),
  Module("Packing", ["CZlib"]),
  Module("SiteReports", articles.union(["Linting", "Formats", "Packing"])),
  Module("JSONRPC", ["Formats"]),
  Module(
    "Sessions",
    articles.union(["Files", "Linting", "Fixes", "Configuration", "Formats", "Workspace"])),
  Module(
    "ContextServer",
    articles.union([
      "Files", "Linting", "Configuration", "Formats", "Workspace", "JSONRPC", "Sessions",
    ])),
  Module(
    "LanguageServer",
    articles.union(["Files", "Linting", "Configuration", "Workspace", "JSONRPC", "Sessions"])),
  Module(
    "CommandLine",
    articles.union([
      "Files", "HTMLReading", "MarkdownReading", "Patterns", "Linting", "Fixes",
      "Configuration",
      "RulePacks", "ValeStyles", "Exports", "Sites", "Storage", "LinkChecking", "Workspace",
      "Formats",
      "History",
      "SiteReports",
      "JSONRPC", "Sessions", "LanguageServer", "ContextServer", "ArgumentParser",
    ])),
  Module("StetKit", ["Files", "SourceText", "Linting", "Configuration", "Workspace"]),
  Module("stet", ["CommandLine"]),
]

/// The modules that meet files, processes, the terminal, or C's mathematics; the others take bytes.
private let nearSystem: Set<String> = [
  "Files", "Linting", "Sites", "Storage", "LinkChecking", "Encodings", "Workspace", "StetKit",
  "FactFiles",
  "LanguageServer", "CommandLine", "stet",
]

/// What comes with the toolchain, and the modules that may import it.
let toolchain: [String: Set<String>] = [
  "Synchronization": Set(modules.map(\.name)),
  "Glibc": nearSystem, "Musl": nearSystem, "Darwin": nearSystem,
  // Only where really needed: it makes the binary larger and the start slower.
  "FoundationEssentials": ["CommandLine", "Sites", "LinkChecking", "LanguageServer"],
]

@Suite struct ModuleTests {
  @Test("A module imports only what the house lets it", arguments: modules)
  func arrows(_ module: Module) {
    for file in Repository.sources where file.folders.dropFirst().first == module.name {
      for (line, name) in file.imports where name != module.name {
        if let allowed = toolchain[name] {
          #expect(
            allowed.contains(module.name),
            """
            \(file.path):\(line) imports \(name), which is for \(allowed.sorted().joined(separator: ", ")): \
            let the caller hand the value in, or add \(module.name) to `toolchain` in this file with a reason
            """)
        } else {
          #expect(
            module.imports.contains(name),
            """
            \(file.path):\(line) imports \(name), and \(module.name) may not: \
            move the code to a module that may, or ask through a protocol that \(module.name) declares
            """)
        }
      }
    }
  }

  @Test("Every folder of sources has its row in the table of modules")
  func complete() {
    let known = Set(modules.map(\.name))
    for file in Repository.sources {
      let name = file.folders.dropFirst().first ?? ""
      #expect(
        known.contains(name),
        "\(file.path) lies in no module that is known: add a row to `modules` in ModuleTests.swift")
    }
  }

  @Test("Arrows point upwards only")
  func order() {
    var above: Set<String> = []
    for module in modules {
      let below = module.imports.subtracting(above).intersection(modules.map(\.name))
      #expect(
        below.isEmpty,
        "\(module.name) would import \(below.sorted()), which stands below it: move the row or drop the import"
      )
      above.insert(module.name)
    }
  }

  @Test(
    "A C library has one place",
    arguments: [
      ("CLibXML2", ["Exports", "RulePacks"]), ("CLibYAML", ["FrontMatter"]),
      ("CTOML", ["FrontMatter"]), ("CPCRE2", ["Patterns"]),
      ("CFiles", ["Files"]), ("CLibCurl", ["LinkChecking"]),
      ("CSQLite", ["Storage"]), ("CZlib", ["Packing"]),
    ])
  func libraries(_ library: String, _ places: [String]) {
    for module in modules where module.imports.contains(library) {
      #expect(
        places.contains(module.name),
        "\(library) belongs to \(places.joined(separator: " and ")): \(module.name) must ask them")
    }
  }

  @Test("Nothing in the sources imports the whole of Foundation")
  func foundation() {
    for file in Repository.sources {
      for (line, name) in file.imports {
        #expect(
          name != "Foundation",
          "\(file.path):\(line) imports Foundation: write it over bytes, or take FoundationEssentials"
        )
      }
    }
  }

  @Test("Tests see a module as its callers do")
  func testable() {
    for file in Repository.tests {
      for (number, text) in file.codeLines where text.contains("import ") {
        #expect(
          !text.drop { $0 == " " }.hasPrefix("@testable"),
          "\(file.path):\(number) uses @testable: test through what is `package`")
      }
    }
  }
}
