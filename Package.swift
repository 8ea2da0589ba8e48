// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// One list of settings for every Swift target; those that touch C add strict memory safety.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
let settingsNearC = settings + [.strictMemorySafety()]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// What an article is made of: the modules that everything above them works with.
let articles: [Target.Dependency] = [
  "SourceText", "Documents", "FrontMatter", "WebAddresses", "Language", "Selectors", "Credits",
  "PageText", "ImageFiles", "Articles", "Evidence",
]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], nearC: Bool = false,
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: nearC ? settingsNearC : settings,
    plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestKit"], swiftSettings: settings)
}

let package = Package(
  name: "stet",
  products: [
    .executable(name: "stet", targets: ["stet"]), .library(name: "StetKit", targets: ["StetKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // toml++ is taken from its headers (libtomlplusplus-dev); a system library target would link it.
    .target(name: "CTOML"),
    // libcurl's headers alone (libcurl4-openssl-dev): the library is loaded when it is needed.
    .target(name: "CLibCurl"),
    // System calls that Swift cannot make.
    .target(name: "CFiles"),

    library("Files", ["CFiles"], nearC: true),
    library("SourceText"),
    library("Documents", ["SourceText"]),
    library("HTMLReading", ["Documents", "SourceText"]),
    library("MarkdownReading", ["Documents", "HTMLReading", "SourceText"]),
    library("FrontMatter", ["SourceText", "CLibYAML", "CTOML"], nearC: true),
    library("Patterns", ["CPCRE2"], nearC: true),
    library("WebAddresses", ["SourceText", "Documents"]),
    library("Language", ["SourceText", "Documents"]),
    library("Selectors", ["SourceText", "Documents"]),
    library("Credits", ["SourceText", "Documents", "Language", "WebAddresses"]),
    library("ImageFiles"),
    library(
      "PageText",
      [
        "SourceText", "Documents", "HTMLReading", "MarkdownReading", "WebAddresses", "Language",
        "Selectors",
      ]),
    library(
      "Articles",
      [
        "SourceText", "Documents", "HTMLReading", "MarkdownReading", "FrontMatter",
        "WebAddresses", "Language", "Selectors", "Credits", "PageText", "ImageFiles",
      ]),
    library(
      "Evidence",
      [
        "SourceText", "Documents", "FrontMatter", "WebAddresses", "Credits", "ImageFiles",
        "Articles",
      ]),
    library("Linting", articles + ["Patterns"]),
    library("Fixes", articles + ["Linting"]),
    library("Habits", ["Linting"]),
    library("Configuration", articles + ["Patterns", "Linting"]),
    library("Rules", articles + ["Patterns", "Linting"]),
    library(
      "RulePacks", articles + ["Patterns", "Linting", "Configuration", "CLibXML2"],
      nearC: true, plugins: ["EmbedRules"]),
    library(
      "ValeStyles", articles + ["Patterns", "Linting", "Configuration", "RulePacks"]),
    .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["EmbedRulesTool"]),
    .executableTarget(
      name: "EmbedRulesTool", path: "Plugins/EmbedRulesTool", swiftSettings: settings),
    library("Exports", ["SourceText", "FrontMatter", "Linting", "CLibXML2"], nearC: true),
    library("Sites", articles + ["Patterns", "Linting", "Configuration", "Exports"], nearC: true),
    library("Storage", ["CSQLite"], nearC: true),
    library("LinkChecking", ["SourceText", "Storage", "CLibCurl"], nearC: true),
    library("Formats", articles + ["Linting", "Configuration"]),
    library("History", ["Storage"]),
    library("Packing", ["CZlib"], nearC: true),
    library("SiteReports", articles + ["Linting", "Formats", "Packing"]),
    library("FactFiles", ["Files"], nearC: true),
    library("Encodings", ["SourceText"], nearC: true),
    library(
      "Workspace",
      articles + [
        "Encodings", "Files", "Linting", "Fixes", "Habits", "Configuration", "Rules", "RulePacks",
        "ValeStyles", "FactFiles",
        "Exports", "Sites", "Storage", "LinkChecking",
      ], nearC: true),
    library("JSONRPC", ["Formats"]),
    library(
      "Sessions",
      articles + ["Files", "Linting", "Fixes", "Configuration", "Formats", "Workspace"]),
    library(
      "ContextServer",
      articles + [
        "Files", "Linting", "Configuration", "Formats", "Workspace", "JSONRPC", "Sessions",
      ]),
    library(
      "LanguageServer",
      articles + ["Files", "Linting", "Configuration", "Workspace", "JSONRPC", "Sessions"]),
    library(
      "StetKit", ["Workspace", "Files", "Configuration", "Linting", "SourceText"], nearC: true),
    library(
      "CommandLine",
      articles + [
        "Files", "HTMLReading", "MarkdownReading", "Linting", "Fixes", "Configuration", "RulePacks",
        "ValeStyles", "Exports", "Sites", "Storage", "LinkChecking", "Formats", "History",
        "SiteReports",
        "Workspace", "JSONRPC", "Sessions", "LanguageServer", "ContextServer", argumentParser,
      ], nearC: true),
    .executableTarget(name: "stet", dependencies: ["CommandLine"], swiftSettings: settings),
    // Not a part of what is installed: `make bench` builds it.
    .executableTarget(
      name: "reading-bench",
      dependencies: ["SourceText", "Documents", "HTMLReading", "MarkdownReading", "FrontMatter"],
      path: "Benchmarks/Reading", swiftSettings: settings),
    // Nor this: `make image-metadata` builds it.
    .executableTarget(
      name: "image-probe", dependencies: ["Files", "ImageFiles"], path: "Benchmarks/Images",
      swiftSettings: settings),

    .target(
      name: "TestKit",
      dependencies: [
        "SourceText", "Documents", "HTMLReading", "MarkdownReading", "FrontMatter", "CSQLite",
      ],
      path: "Tests/TestKit", swiftSettings: settings),
    // What the tests of writing kill at random moments.
    .executableTarget(
      name: "write-trial", dependencies: ["Files"], path: "Tests/WriteTrial",
      swiftSettings: settings),
    .testTarget(
      name: "FilesTests", dependencies: ["Files", "write-trial"], swiftSettings: settings),
    .target(
      name: "LintKit", dependencies: articles + ["Linting", "Fixes", "Configuration"],
      path: "Tests/LintKit", swiftSettings: settings),
    .target(
      name: "ProbeKit",
      dependencies: articles + [
        "Linting", "Configuration", "Rules", "RulePacks", "ValeStyles", "Exports", "Sites",
      ],
      path: "Tests/ProbeKit", swiftSettings: settings),
    tests("SourceText", ["SourceText"]),
    tests("Documents", ["Documents", "SourceText"]),
    tests("HTMLReading", ["HTMLReading", "Documents", "SourceText"]),
    tests("MarkdownReading", ["MarkdownReading", "HTMLReading", "Documents", "SourceText"]),
    tests("FrontMatter", ["FrontMatter", "SourceText"]),
    tests("Patterns", ["Patterns"]),
    tests("Articles", articles),
    tests(
      "Linting",
      articles + [
        "Linting", "Fixes", "LintKit", "Configuration", "Formats", "Sites", "HTMLReading",
        "MarkdownReading",
      ]),
    tests(
      "Rules",
      articles + ["Rules", "RulePacks", "Linting", "Fixes", "LintKit", "Configuration"]),
    tests("Habits", ["Habits", "Linting"]),
    tests(
      "RulePacks",
      articles + [
        "RulePacks", "Linting", "LintKit", "Configuration", "HTMLReading", "MarkdownReading",
      ]),
    tests("ValeStyles", articles + ["ValeStyles", "Linting", "LintKit", "Configuration"]),
    tests("ImageFiles", ["ImageFiles"]),
    tests("Sites", articles + ["Exports", "Sites", "Linting", "Configuration"]),
    tests("Storage", ["Storage"]),
    .testTarget(
      name: "LinkCheckingTests", dependencies: ["LinkChecking", "Storage", "TestKit"],
      exclude: ["server.py"],
      swiftSettings: settings),
    tests("Formats", articles + ["Formats", "Linting", "Configuration"]),
    tests("History", ["History", "Storage"]),
    tests("SiteReports", articles + ["SiteReports", "Rules", "Linting", "Configuration"]),
    tests(
      "CommandLine",
      articles + [
        "CommandLine", "Workspace", "Files", "Linting", "Configuration", "Formats", "ProbeKit",
        "SiteReports", "CZlib",
      ]),
    tests("Workspace", ["Workspace", "Files", "Linting", "Configuration"]),
    tests("JSONRPC", ["JSONRPC"]),
    tests(
      "LanguageServer",
      articles + [
        "LanguageServer", "ContextServer", "JSONRPC", "Sessions", "Files", "Linting", "Workspace",
      ]),
    tests("StetKit", ["StetKit"]),
    tests("House", []),
  ],
  cxxLanguageStandard: .cxx17
)
