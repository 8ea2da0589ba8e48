// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Credits
import FrontMatter
import Linting
import Sites
import SourceText
import Testing

/// A disk that is a dictionary.
struct MemoryFiles: FileAccess {
  var files: [String: String] = [:]
  var links: [String: String] = [:]
  var broken: Set<String> = []

  func read(_ path: String) -> FileContent {
    if broken.contains(path) { return .unreadable("permission denied") }
    return files[path].map { .text(SourceText(path: path, $0)) } ?? .missing
  }
  func exists(_ path: String) -> Bool {
    files.keys.contains { $0 == path || $0.hasPrefix(path + "/") } || broken.contains(path)
  }
  func resolved(_ path: String) -> String { links[path] ?? path }
}

struct SampleOptions: RuleOptions {
  enum Level: String, CaseIterable, Sendable {
    case low
    case high
  }
  var maxWords = 10
  var level = Level.low
  var exempt: [String] = []
  static var table: [Option<Self>] {
    [
      Option("max-words", \.maxWords, in: 1...1000, "The most words"),
      Option("level", \.level, "The level"),
      Option("exempt", \.exempt, "What is left alone"),
    ]
  }
}

struct SampleCheck: Check {
  var options = SampleOptions()
  func check(_ article: Article, _ report: inout RuleContext) {}
}

/// A rule for tests, with the options of ``SampleOptions``.
func sampleRule(
  _ id: String, _ severity: Severity?, _ family: RuleFamily = .images
) -> RuleDefinition {
  RuleDefinition(
    description: RuleDescription(id, family, severity, "A sample"), page: "",
    options: {
      [
        OptionDescription(
          name: "max-words", type: .integer(1...1000), defaultValue: 10, summary: "The most words"),
        OptionDescription(
          name: "exempt", type: .texts, defaultValue: .list([]), summary: "What is left alone"),
      ]
    },
    make: { entries in
      let (options, mistakes) = SampleOptions.read(entries)
      return (SampleCheck(options: options), mistakes)
    })
}

let sampleContext: ConfigurationContext = {
  var context = ConfigurationContext(
    rules: [
      sampleRule("image-credit", .error), sampleRule("image-alt", .error),
      sampleRule("heading-density", .warning, .headings),
      sampleRule("link-count", .suggestion, .links), sampleRule("house-terms", nil, .prose),
      RuleDefinition(UnusedSuppression.self),
    ],
    packs: [RulePack(name: "brand", rules: [sampleRule("brand-voice", .warning, .prose)])])
  context.generators = Generators.all
  context.hosts = SiteHost.all.map(\.name).sorted()
  return context
}()

func loader(
  _ files: [String: String], _ commandLine: CommandLineSettings = CommandLineSettings()
) -> ConfigurationLoader {
  var all = files
  all["/r/.git/HEAD"] = ""
  return ConfigurationLoader(
    sampleContext, files: MemoryFiles(files: all), commandLine: commandLine, root: "/r")
}

/// The rules that are on for a post, as `id severity`.
func severities(_ rules: ResolvedRules) -> [String] {
  rules.active.map { "\($0.id) \($0.severity)" }
}

func commandLine(
  _ rules: [String] = [], only: [String] = [], preset: String? = nil, configuration: String? = nil
) throws -> CommandLineSettings {
  var settings = CommandLineSettings()
  settings.only = only
  settings.preset = preset
  settings.configurationPath = configuration
  settings.rules = try rules.flatMap { try CommandLineSettings.rules($0).get() }
  return settings
}

@Suite struct ConfigurationTests {
  @Test(
    "A level of --rule holds for the ids in front of it",
    arguments: [
      ("a", ["a on"]), ("a=off", ["a off"]), ("a,b=off", ["a off", "b off"]),
      ("a=error, b,c=off,d", ["a error", "b off", "c off", "d on"]), ("a,,b", ["a on", "b on"]),
    ])
  func ruleList(text: String, expected: [String]) throws {
    #expect(
      try CommandLineSettings.rules(text).get().map { "\($0.id) \($0.level.rawValue)" } == expected)
  }

  static let recommended = [
    "heading-density warning", "image-alt error", "image-credit error", "link-count suggestion",
    "unused-suppression warning",
  ]

  @Test(
    "Nothing, an empty file and one without extends mean recommended",
    arguments: [nil, "", "# only a comment\n", "rules:\n", "ignore: []\n"] as [String?])
  func implied(text: String?) {
    var loader = loader(text.map { ["/r/.stet.yml": $0] } ?? [:])
    #expect(severities(loader.rules(for: "/r/posts/a.md")) == Self.recommended)
    #expect(loader.reports.isEmpty)
  }

  @Test(
    "A preset sets every rule",
    arguments: [
      ("minimal", ["image-alt error", "image-credit error", "unused-suppression warning"]),
      (
        "strict",
        [
          "heading-density error", "house-terms warning", "image-alt error", "image-credit error",
          "link-count warning", "unused-suppression error",
        ]
      ),
      ("rules/brand", ["brand-voice warning", "unused-suppression warning"]),
      ("[]", ["unused-suppression warning"]),
      ("[strict, recommended, rules/brand]", ["brand-voice warning"] + recommended),
    ])
  func presets(extends: String, expected: [String]) {
    var loader = loader(["/r/.stet.yml": "extends: \(extends)\n"])
    #expect(severities(loader.rules(for: "/r/a.md")) == expected)
    #expect(loader.reports.isEmpty)
  }

  @Test("Own rules come over extended files, overrides over rules, the command line over all")
  func layers() throws {
    let files = [
      "/r/.stet.yml": """
      extends: [recommended, config/base.yml]
      rules:
        image-alt: {severity: suggestion, max-words: 30}
        house-terms: {max-words: 5}
      overrides:
        - files: ["posts/old/**"]
          rules: {image-alt: off, image-credit: suggestion}
      """,
      "/r/config/base.yml": """
      rules: {image-alt: {severity: warning, exempt: [x, "1"]}, heading-density: off}
      overrides: [{files: "*.html", rules: {image-credit: warning}}]
      """,
    ]
    var plain = loader(files)
    let rules = plain.rules(for: "/r/posts/a.md")
    #expect(
      severities(rules) == [
        "house-terms warning", "image-alt suggestion", "image-credit error",
        "link-count suggestion", "unused-suppression warning",
      ])
    let check = try #require(rules["image-alt"]?.check as? SampleCheck)
    #expect(check.options.maxWords == 30)
    #expect(check.options.exempt == ["x", "1"])
    #expect(
      severities(plain.rules(for: "/r/posts/old/a.html")) == [
        "house-terms warning", "image-credit suggestion", "link-count suggestion",
        "unused-suppression warning",
      ])
    #expect(severities(plain.rules(for: "/r/x.html")).contains("image-credit warning"))

    func origin(_ name: String) -> String? {
      rules.settings.first { $0.name == name }.map { "\($0.value) (\($0.origin))" }
    }
    #expect(origin("rules.image-alt") == "suggestion (/r/.stet.yml:3)")
    #expect(origin("rules.image-alt.max-words") == "30 (/r/.stet.yml:3)")
    #expect(origin("rules.image-alt.exempt") == "[x, \"1\"] (/r/config/base.yml:1)")
    #expect(origin("rules.image-credit") == "error (preset recommended)")
    #expect(origin("rules.image-credit.max-words") == "10 (default)")
    #expect(origin("rules.heading-density") == "off (/r/config/base.yml:1)")

    var forced = loader(files, try commandLine(["image-alt", "link-count=error"]))
    #expect(
      severities(forced.rules(for: "/r/posts/old/a.md")) == [
        "house-terms warning", "image-alt error", "image-credit suggestion", "link-count error",
        "unused-suppression warning",
      ])
    #expect(plain.reports.isEmpty && forced.reports.isEmpty)
  }

  @Test("Only the named rules are on with --only, at their severity")
  func only() throws {
    let files = ["/r/.stet.yml": "rules: {image-alt: suggestion}"]
    var only = loader(files, try commandLine(only: ["image-alt", "house-terms"]))
    #expect(
      severities(only.rules(for: "/r/a.md")) == ["house-terms warning", "image-alt suggestion"])
  }

  @Test("The preset of the command line takes the place of those in the file")
  func presetGiven() throws {
    var loader = loader(
      ["/r/.stet.yml": "extends: strict\nrules: {link-count: error}"],
      try commandLine(preset: "minimal"))
    #expect(
      severities(loader.rules(for: "/r/a.md")) == [
        "image-alt error", "image-credit error", "link-count error", "unused-suppression warning",
      ])
  }

  @Test("Options alone turn on what a preset leaves off, but not what a file turned off")
  func optionsTurnOn() {
    var loader = loader([
      "/r/.stet.yml":
        "extends: base.yml\nrules: {house-terms: {max-words: 3}, image-alt: {max-words: 3}}",
      "/r/base.yml": "rules: {image-alt: off}",
    ])
    let on = severities(loader.rules(for: "/r/a.md"))
    #expect(on.contains("house-terms warning"))
    #expect(!on.contains { $0.hasPrefix("image-alt") })
  }

  @Test("The nearest file upwards holds, and none beyond the repository")
  func nearest() {
    var inner = loader([
      "/.stet.yml": "rules: {image-alt: off}", "/r/posts/.stet.yml": "extends: minimal",
    ])
    #expect(severities(inner.rules(for: "/r/a.md")) == Self.recommended)
    #expect(inner.rules(for: "/r/posts/x/y/a.md").active.count == 3)
    #expect(inner.configuration(for: "/r/posts/a.md").path == "/r/posts/.stet.yml")
    #expect(inner.configuration(for: "/r/a.md").path == nil)
  }

  @Test("Paths may all be seen from one folder")
  func relativePaths() {
    let files = MemoryFiles(files: [
      "blog/.stet.yml":
        "extends: [../base.yml]\noverrides: [{files: old, rules: {link-count: off}}]",
      "base.yml": "extends: minimal\nrules: {link-count: on}",
    ])
    var loader = ConfigurationLoader(sampleContext, files: files, root: "")
    #expect(loader.rules(for: "blog/a.md").active.count == 4)
    #expect(loader.rules(for: "blog/old/a.md").active.count == 3)
    #expect(severities(loader.rules(for: "a.md")) == Self.recommended)
    #expect(loader.reports.isEmpty)
  }

  @Test("A thousand posts share the checks of each set of overrides")
  func shared() {
    var loader = loader([
      "/r/.stet.yml": "overrides: [{files: 'a*', rules: {image-alt: off}}]"
    ])
    let made = (0..<1000).map {
      ObjectIdentifier(loader.rules(for: "/r/posts/\($0 % 2 == 0 ? "a" : "b")\($0).md"))
    }
    #expect(Set(made).count == 2)
  }

  @Test(
    "What is said of the article, the site and suppressions is kept, and ignored posts are known")
  func sections() {
    var loader = loader([
      "/r/.stet.yml": """
      ignore: ["drafts/**", "*.tmp.md"]
      article: {preset: kadence, content: ".entry-content", related: ".x", related-titles: [More], language: pt-BR, credit-labels: Lichtbild, credit-sources: {Harbour Archive: "https://www.harbour.example/x", "B, C": }}
      site: {root: public, url: "https://example.org", generator: hugo, host: netlify}
      suppressions: {reason: required}
      """
    ])
    let rules = loader.rules(for: "/r/a.md")
    #expect(rules.article.preset == "kadence")
    #expect(rules.article.selectors == [.content: ".entry-content", .related: ".x"])
    #expect(rules.article.relatedTitles == ["More"])
    #expect(rules.article.language == "pt-BR")
    #expect(rules.article.creditLabels == ["Lichtbild"])
    #expect(
      rules.article.creditSources == [
        ImageSource("Harbour Archive", id: "harbour-archive", domains: ["harbour.example"]),
        ImageSource("B, C", id: "b-c"),
      ])
    #expect(
      rules.settings.contains {
        $0.name == "article.credit-sources"
          && $0.value == "{\"Harbour Archive\": [harbour.example], \"B, C\": []}"
      })
    #expect(rules.site.root == "public" && rules.site.host == "netlify")
    #expect(rules.site.url == "https://example.org" && rules.site.generator == "hugo")
    #expect(rules.requiresReason)
    let ignored = ["/r/drafts/x/a.md", "/r/x/b.tmp.md", "/r/posts/a.md"].map { loader.ignores($0) }
    #expect(ignored == [true, true, false])
    #expect(loader.reports.isEmpty)
    #expect(
      rules.settings.suffix(15).map { "\($0.name): \($0.value) \($0.origin)" }.contains(
        "article.content: .entry-content /r/.stet.yml:2"))
  }

  @Test("Patterns of a file given by hand are seen from the working folder")
  func given() throws {
    var loader = loader(
      [
        "/etc/stet/all.yml":
          "extends: ./more.yml\noverrides: [{files: 'posts/**', rules: {image-alt: off}}]",
        "/etc/stet/more.yml": "extends: minimal",
        "/r/.stet.yml": "extends: strict",
      ], try commandLine(configuration: "/etc/stet/all.yml"))
    #expect(
      severities(loader.rules(for: "/r/posts/a.md")) == [
        "image-credit error", "unused-suppression warning",
      ])
    #expect(loader.rules(for: "/r/a.md").active.count == 3)
    #expect(loader.reports.isEmpty)
  }
}
