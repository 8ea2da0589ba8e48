// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting
import SourceText
import Testing

/// The findings of all files as `path|text|message|help`.
func mistakes(_ loader: ConfigurationLoader) -> [String] {
  loader.reports.flatMap { report in
    report.findings.map {
      "\(report.path)|\(report.source.string($0.range))|\($0.message)|\($0.help)"
    }
  }
}

@Suite struct ConfigurationMistakesTests {
  @Test(
    "What is not known is told at its place, with the nearest name",
    arguments: [
      ("rule: {}", "rule|unknown key 'rule' in a configuration|did you mean 'rules'?"),
      (
        "rules: {image-alts: off}",
        "image-alts|unknown rule 'image-alts'|did you mean 'image-alt'?"
      ),
      (
        "rules: {zzzzzzzzzzzz: off}",
        "zzzzzzzzzzzz|unknown rule 'zzzzzzzzzzzz'|'stet rules' lists them all"
      ),
      ("rules: {image-alt: warn}", "warn|'warn' is not a severity|did you mean 'warning'?"),
      ("rules: {image-alt: false}", "false|'false' is not a severity|did you mean 'off'?"),
      (
        "rules: {image-alt: }",
        "image-alt|'image-alt' has no value|write a severity, or a map with 'severity' and options"
      ),
      (
        "rules: {image-alt: {max-wrods: 3}}",
        "max-wrods|image-alt: this rule has no option 'max-wrods'|did you mean 'max-words'?"
      ),
      (
        "rules: {image-alt: {severity: errr}}",
        "errr|'errr' is not a severity|did you mean 'error'?"
      ),
      (
        "rules: {image-alt: {level: hihg}}",
        "hihg|image-alt: 'level' must be one of: low, high|did you mean 'high'?"
      ),
      (
        "rules: {image-alt: off, image-alt: on}",
        "image-alt|'image-alt' is set twice|keep one"
      ),
      (
        "rules: [image-alt]",
        "[image-alt]|'rules' must be a map|write 'rule: severity' pairs below it"
      ),
      (
        "extends: recomended",
        "recomended|unknown preset, pack or file 'recomended'|did you mean 'recommended'?"
      ),
      (
        "extends: [rules/brands]",
        "rules/brands|unknown preset, pack or file 'rules/brands'|did you mean 'rules/brand'?"
      ),
      (
        "extends: ../x.yml",
        "../x.yml|'../x.yml' is outside the repository|extend a file inside it, or use --config"
      ),
      (
        "extends: /r/base.yml",
        "/r/base.yml|'/r/base.yml' is outside the repository|extend a file inside it, or use --config"
      ),
      (
        "extends: linked.yml",
        "linked.yml|'linked.yml' is outside the repository|extend a file inside it, or use --config"
      ),
      (
        "overrides: [{files: ['a{'], rules: {}}]",
        "'a{'|'a{' is not a valid path pattern: the '{' is never closed|write a pattern such as 'posts/archive/**'"
      ),
      ("overrides: [{files: a}]", "files|this override has no 'rules'|say what it changes"),
      (
        "overrides: [{paths: a, files: b, rules: {}}]",
        "paths|unknown key 'paths' in an override|available keys: files, rules, article"
      ),
      (
        "ignore: ['!a']",
        "'!a'|'!a' is not a valid path pattern: '!' is not supported here|write a pattern such as 'posts/archive/**'"
      ),
      (
        "article: {contnet: .x}",
        "contnet|unknown key 'contnet' in 'article'|did you mean 'content'?"
      ),
      (
        "article: {preset: kadense}",
        "kadense|'preset' must be one of: astro, ghost, hugo, jekyll, kadence, plain, wordpress|did you mean 'kadence'?"
      ),
      ("article: {language: x}", "x|'x' is not a language tag|write a tag such as 'en' or 'pt-BR'"),
      (
        "site: {root: ../x}",
        "../x|the site's root '../x' is outside this folder|use a folder inside this one, or --site"
      ),
      (
        "site: {url: example.org}",
        "example.org|'example.org' is not the address of a site|write one such as 'https://example.org'"
      ),
      (
        "suppressions: {reason: require}",
        "require|'reason' must be one of: required, optional|did you mean 'required'?"
      ),
      (
        "- a",
        "- a|a configuration must be a map of settings|available keys: extends, rules, overrides, habits, ignore, baseline, fail-on, max-warnings, article, site, links, suppressions"
      ),
    ])
  func unknown(text: String, expected: String) {
    var loader = ConfigurationLoader(
      sampleContext,
      files: MemoryFiles(
        files: ["/r/.stet.yml": text, "/x.yml": "", "/r/linked.yml": "", "/r/base.yml": ""],
        links: ["/r/linked.yml": "/etc/passwd"]), root: "/r")
    _ = loader.rules(for: "/r/a.md")
    #expect(mistakes(loader) == ["/r/.stet.yml|\(expected)"])
    #expect(loader.reports.flatMap(\.findings).allSatisfy { $0.rule == "configuration" })
    #expect(loader.reports.flatMap(\.findings).allSatisfy { $0.severity == .error })
  }

  @Test("YAML that cannot be read is told at its line")
  func broken() {
    var loader = loader(["/r/.stet.yml": "rules:\n  image-alt: [\n"])
    _ = loader.rules(for: "/r/a.md")
    #expect(loader.reports.map(\.findings.count) == [1])
  }

  @Test("Files that extend each other in a circle are told, and others are read once")
  func circle() {
    var loader = loader([
      "/r/.stet.yml": "extends: [a.yml, b.yml, ./a.yml]",
      "/r/a.yml": "extends: b.yml",
      "/r/b.yml": "extends: [c/c.yml]",
      "/r/c/c.yml": "extends: ../a.yml",
    ])
    _ = loader.rules(for: "/r/a.md")
    #expect(
      mistakes(loader) == [
        "/r/c/c.yml|../a.yml|'../a.yml' extends this file, which is circular|remove one of the two 'extends'"
      ])
  }

  @Test("A file that extends itself, a missing given file and an unreadable one are told")
  func files() throws {
    var own = loader(["/r/.stet.yml": "extends: .stet.yml"])
    _ = own.rules(for: "/r/a.md")
    #expect(own.reports.count == 1)
    var missing = loader([:], try commandLine(configuration: "/r/none.yml"))
    _ = missing.rules(for: "/r/a.md")
    #expect(
      mistakes(missing) == [
        "/r/none.yml||file '/r/none.yml' not found|check the path"
      ])
    var locked = ConfigurationLoader(
      sampleContext, files: MemoryFiles(broken: ["/r/.stet.yml"]), root: "/r")
    _ = locked.rules(for: "/r/a.md")
    #expect(
      mistakes(locked) == [
        "/r/.stet.yml||cannot read this file: permission denied|check its permissions"
      ])
  }

  @Test("A ladder of files that extend two each is read in no more time than there are files")
  func ladder() {
    var files = ["/r/.stet.yml": "extends: [f1.yml, g1.yml]"]
    for level in 1..<15 {
      for name in ["f", "g"] {
        files["/r/\(name)\(level).yml"] = "extends: [f\(level + 1).yml, g\(level + 1).yml]"
      }
    }
    files["/r/f15.yml"] = "extends: minimal"
    files["/r/g15.yml"] = "rules: {link-count: on}"
    var loader = loader(files)
    #expect(
      severities(loader.rules(for: "/r/a.md")) == [
        "image-alt error", "image-credit error", "link-count suggestion",
        "unused-suppression warning",
      ])
    #expect(mistakes(loader) == [])
  }

  @Test("A wrong word on the command line is told with the nearest name")
  func commandLineWords() throws {
    let settings = try commandLine(["image-alts", "link-count=off"], only: ["zz"], preset: "stric")
    #expect(
      settings.mistakes(sampleContext).map { "\($0.message), \($0.help)" } == [
        "unknown rule 'zz', 'stet rules' lists them all",
        "unknown rule 'image-alts', did you mean 'image-alt'?",
        "unknown preset 'stric', did you mean 'strict'?",
      ])
    #expect(throws: UsageError.self) { try CommandLineSettings.rules("a=loud").get() }
  }
}
