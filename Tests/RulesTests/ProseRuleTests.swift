// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Language
import LintKit
import Linting
import Rules
import SourceText
import Testing

/// What the pages of the prose rules do not show.
@Suite("Prose rules") struct ProseRuleTests {
  func report(
    _ rule: String, _ text: String, _ format: DocumentFormat = .markdown, options: String = "",
    today: String = "2024-03-01"
  ) throws -> PostReport {
    let source = SourceText(path: format == .html ? "post.html" : "post.md", text)
    var definition = try #require(RuleList.all.first { $0.id == rule })
    if !options.isEmpty {
      let yaml = SourceText(options)
      let value = try YAMLReader.read(yaml, in: yaml.wholeRange)
      let (check, mistakes) = definition.make((value.map ?? []).map { OptionEntry($0) })
      #expect(mistakes.isEmpty)
      definition.make = { _ in (check, []) }
    }
    return Linter.lint(
      article: try ArticleReader().read(source, format: format),
      rules: ResolvedRules([definition]), site: nil, today: try #require(Day(today)))
  }

  func found(
    _ rule: String, _ text: String, _ format: DocumentFormat = .markdown, options: String = "",
    today: String = "2024-03-01"
  ) throws -> [String] {
    let report = try report(rule, text, format, options: options, today: today)
    return report.findings.map { report.source.string($0.range) }
  }

  func fixed(_ rule: String, _ text: String, options: String = "") throws -> String {
    try Fixing.fix(SourceText(path: "post.md", text), .markdown, safety: .safe) { source in
      try report(rule, String(decoding: source.bytes, as: UTF8.self), options: options).findings
    }.text
  }

  @Test("The limit of a sentence fits the language")
  func sentenceLimits() throws {
    let sentence = Array(repeating: "ba", count: 22).joined(separator: " ") + ". "
    let text = "\n\n# T\n\nBa" + String(repeating: sentence + "Ba ", count: 12)
    for (language, count) in [("en", 1), ("fr", 0), ("ru", 1), ("zh", 0)] {
      #expect(
        try found("sentence-length", "---\nlang: \(language)\n---" + text).count == count,
        "\(language)")
    }
  }

  @Test("Limits in English words are scaled by language")
  func scaledLimits() throws {
    let text = "\n\n# T\n\n" + String(repeating: "船は朝に出て昼に戻る。", count: 12)
    #expect(
      try found("post-length", "---\nlang: ja\n---" + text, options: "min-words: 60").count == 1)
    #expect(try found("post-length", "---\nlang: ja\n---" + text, options: "min-words: 50").isEmpty)
    #expect(try found("evidence", "---\nlang: ja\n---" + text, options: "max-words: 60").isEmpty)
    #expect(try found("evidence", "---\nlang: ja\n---" + text, options: "max-words: 50").count == 1)
    let long = "\n\n# T\n\n" + Array(repeating: "ba", count: 52).joined(separator: " ") + ".\n"
    for (language, count) in [("en", 1), ("fr", 0), ("ko", 1), ("uk", 1), ("th", 0)] {
      #expect(
        try found("sentence-length", "---\nlang: \(language)\n---" + long).count == count,
        "\(language)")
    }
  }

  @Test("Without a language that is known, no rule on words applies")
  func unknownLanguage() throws {
    let names = String(repeating: "Ann Ash, Ben Birch, Cleo Cedar, Dan Dogwood, ", count: 10)
    for rule in [
      "sentence-length", "paragraph-length", "repeated-word", "word-overuse", "readability",
      "sentence-openings",
    ] {
      let report = try report(rule, "# Keepers\n\n" + names + names)
      #expect(report.findings.isEmpty && report.notApplicable == [rule], "\(rule)")
    }
  }

  @Test("A web address is one word of a sentence")
  func addresses() throws {
    let address = "<https://pier.example/boats/2024/spring/list/of/all/ferries/and/their/hours>"
    let text = "See the timetable at \(address) and at www.pier.example/a/b/c/d/e before you go."
    #expect(try found("sentence-length", text, options: "longest: 12").isEmpty)
    #expect(try found("sentence-length", text, options: "longest: 9").count == 1)
  }

  @Test("A value that is shown as the limit is not over it")
  func roundedLimit() throws {
    let text = String(repeating: "The ferry leaves the old pier at six in the morning. ", count: 12)
    let report = try report("readability", text, options: "max: -10")
    let value = try #require(report.findings.first?.data.first { $0.name == "value" }?.value)
    guard case .number(let shown) = value else {
      Issue.record("no number")
      return
    }
    #expect(try found("readability", text, options: "max: \(shown)").isEmpty)
  }

  @Test("No prose rule looks at code, tables, captions and quotations in another language")
  func notProse() throws {
    let text = """
      <article lang="en"><p>Fine.</p>
      <pre>the the TODO: a  b</pre><p>Here is <code>the the</code> end.</p>
      <table><tr><td>the the recently</td></tr></table>
      <blockquote lang="de"><p>in in the the recently</p></blockquote></article>
      """
    for rule in RuleList.all where rule.description.family == .prose && rule.id != "post-length" {
      #expect(try found(rule.id, text, .html).isEmpty, "\(rule.id)")
    }
  }

  @Test("What may double in one language is a slip in another")
  func doubles() throws {
    func count(_ language: String, _ text: String) throws -> Int {
      try found("repeated-word", "---\nlang: \(language)\n---\n\n\(text)\n").count
    }
    #expect(try count("fr", "Nous nous levons.") == 0)
    #expect(try count("de", "Die Frau, die die Katze sah.") == 0)
    #expect(try count("de", "Das ist und und bleibt so.") == 1)
    #expect(try count("tr", "Yavaş yavaş gel.") == 0)
    #expect(try count("en", "I know that that is so, as if if were not.") == 1)
  }

  @Test("A small word is taken out safely, a name is only told of")
  func doubleFixes() throws {
    #expect(
      try fixed("repeated-word", "It leaves at the the old\nold pier for\nfor all.\n")
        == "It leaves at the old\nold pier for all.\n")
    let report = try report("repeated-word", "The ferry left left.\n")
    #expect(report.findings.map(\.severity) == [.suggestion])
  }

  @Test("Quotes and ellipses are set in the way of the rest; what is no mark stays")
  func typography() throws {
    #expect(
      try fixed(
        "typography",
        "“One”, “two” and \"three\", \"four\" and “five”. It’s isn't that's what's they’re, we’re and I’m.\n"
      )
        == "“One”, “two” and “three”, “four” and “five”. It’s isn’t that’s what’s they’re, we’re and I’m.\n"
    )
    #expect(
      try fixed("typography", "So… or… not… yet… x... y... z...\n")
        == "So… or… not… yet… x… y… z…\n")
    // One or two that differ are left alone.
    let few = "“One” and \"two. It’s isn't that’s what’s... so… or… not… x.\n"
    #expect(try fixed("typography", few) == few)
    #expect(try found("typography", "“One” and \"two\" and “three”.\n").count == 1)
    #expect(try found("typography", "“One” and \"two\".\n").isEmpty)
    #expect(
      try fixed("typography", "One  two , three ; four,… five.  \nSix.\n")
        == "One  two, three; four… five.  \nSix.\n")
    #expect(
      try fixed("double-space", "One  two   three.  \nSix.\n") == "One two three.  \nSix.\n")
    #expect(try found("typography", "---\nlang: fr\n---\n\nQuoi ; et : rien.\n").isEmpty)
  }

  @Test("Terms are mended in their own case, in headings and captions too")
  func terms() throws {
    let options = "{terms: {Github: GitHub, utilize: use, web site: website}, banned: [synergy]}"
    #expect(
      try fixed(
        "house-terms",
        "# Web site on GITHUB\n\nUtilize it. GitHub, `github`, [github](https://github.com).\n",
        options: options)
        == "# Website on GitHub\n\nUse it. GitHub, `github`, [GitHub](https://github.com).\n")
    #expect(try found("house-terms", "See github.com/a and @github.\n", options: options).isEmpty)
    #expect(try found("house-terms", "All of the synergy.\n", options: options) == ["synergy"])
    #expect(try report("house-terms", "All.\n").notApplicable == ["house-terms"])
  }

  @Test("A year in a title is told of when it is past and the post is not a look back")
  func years() throws {
    func count(_ title: String, _ date: String) throws -> Int {
      try found("time-words", "---\ntitle: \(title)\ndate: \(date)\n---\n\nText.\n").count
    }
    #expect(try count("The best ferries of 2023", "2023-05-01") == 1)
    #expect(try count("The best ferries of 2023", "2024-01-10") == 0)
    #expect(try count("The best ferries of 2024", "2024-01-10") == 0)
    #expect(try count("The survey of 2023", "2023-05-01") == 0)
    #expect(try count("What happened on March 5, 2023", "2023-05-01") == 0)
    #expect(try count("Ferry Days 2023", "2023-05-01") == 0)
    #expect(try count("Best Ferries 2023", "2023-05-01") == 1)
  }

  @Test("Words for a time are known in eight languages; a set phrase means no day")
  func times() throws {
    for (language, text, words) in [
      ("de", "Er kam gestern an.", ["gestern"]), ("fr", "Il vient aujourd’hui.", ["aujourd’hui"]),
      ("es", "Hoy en día viene. Hoy no viene.", ["Hoy"]), ("sv", "Hon kom i går.", ["i går"]),
      ("pt", "Chegou este ano.", ["este ano"]), ("nl", "Hij kwam vorige week.", ["vorige week"]),
      ("it", "È arrivato ieri.", ["ieri"]), ("pl", "Today.", []),
    ] {
      #expect(try found("time-words", "---\nlang: \(language)\n---\n\n\(text)\n") == words)
    }
  }

  @Test("A year in the title, a question and what the post does need no date")
  func timesOfThePost() throws {
    func words(_ text: String, title: String = "The boats") throws -> [String] {
      try found("time-words", "---\ntitle: \(title)\nlang: en\n---\n\n\(text)\n")
    }
    #expect(try words("More boats came last year.", title: "The boats of 2018") == [])
    #expect(try words("More boats came last year.") == ["last year"])
    #expect(try words("Did you see the boat that came in yesterday?") == [])
    #expect(try words("Today I count the boats. Today, we go home.") == [])
    #expect(try words("A boat came in yesterday.", title: "2018") == ["yesterday"])
    #expect(try words("Today the pier is closed.") == ["Today"])
  }

  @Test("In other languages than English, LIX measures unless a limit is set")
  func readability() throws {
    let sentence = "Die Katze sitzt auf dem Tisch und schaut aus dem Fenster in den Garten hinaus. "
    let text = "---\nlang: de\n---\n\n# T\n\n" + String(repeating: sentence, count: 10) + "\n"
    #expect(try found("readability", text).isEmpty)
    let report = try report("readability", text, options: "{metric: lix, max: 20}")
    #expect(report.findings.count == 1)
    #expect(report.findings.first?.message.contains("LIX") == true)
  }

  @Test("A short text, Chinese or without sentences, is not measured")
  func unmeasured() throws {
    #expect(try report("readability", "Short.\n").notApplicable == ["readability"])
    #expect(
      try report("sentence-length", "---\nlang: zh\n---\n\n你好。\n").notApplicable == [
        "sentence-length"
      ])
    #expect(try report("word-overuse", "Short.\n").notApplicable == ["word-overuse"])
  }
}
