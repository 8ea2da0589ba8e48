// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Settings of Vale")
struct StyleSettingsTests {
  static let tide = StyleTrial(
    "extends: existence\nmessage: \"'%s'\"\nnonword: true\ntokens: [ZQX, QQV]\n")

  @Test("'Vocab' chooses the vocabularies; without settings all are used")
  func vocab() throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\ntokens: ['[Kk]ubernetes', 'pier\\w*']\n"
    )
    .adding("styles/config/vocabularies/Base/accept.txt", "Kubernetes\n\n# a comment\nLog4j\n")
    .adding("styles/config/vocabularies/Base/reject.txt", "Mac OS X\n")
    .adding("styles/config/vocabularies/Other/accept.txt", "piers?\n")
    let text = "Kubernetes, kubernetes, log4j, Mac OS X, the piers.\n"
    #expect(
      try trial.found(text) == [
        "1:13-23: 'kubernetes'", "1:13-23: 'kubernetes' is spelled 'Kubernetes' in this project",
        "1:25-30: 'log4j' is spelled 'Log4j' in this project",
        "1:32-40: 'Mac OS X' is not used in this project",
      ])
    #expect(
      try trial.adding(".vale.ini", "StylesPath = styles\nVocab = Other\n\n[*]\n").found(text) == [
        "1:1-11: 'Kubernetes'", "1:13-23: 'kubernetes'",
      ])
    #expect(
      try trial.adding("styles/.vale.ini", "MinAlertLevel = error\n").found(text) == [
        "1:1-11: 'Kubernetes'", "1:13-23: 'kubernetes'", "1:46-51: 'piers'",
      ])
  }

  @Test("A vocabulary is no exception to patterns that are no words, nor where a rule says so")
  func vocabOfWords() throws {
    let quotes = StyleTrial(
      "extends: existence\nmessage: \"%s\"\nnonword: true\ntokens: ['\"[^\"]+\"[.,]']\n"
    ).adding("styles/Vocab/Base/accept.txt", "plugh\n")
    #expect(
      try quotes.found("Say \"plugh\", or \"xyzzy\".\n") == [
        "1:5-13: \"plugh\",", "1:17-25: \"xyzzy\"",
      ])
    let word = StyleTrial("extends: existence\nmessage: m\nvocab: false\ntokens: [plugh]\n")
      .adding("styles/Vocab/Base/accept.txt", "plugh\n")
    #expect(try word.found("Say plugh.\n") == ["1:5-10: m"])
  }

  @Test("A term that is a pattern is right in every form that it matches")
  func patternTerm() throws {
    let trial = Self.tide.adding(
      "styles/config/vocabularies/Base/accept.txt", "[Oo]bservability\nOAuth2?\n")
    #expect(
      try trial.found("Observability, observability, oBservability, oauth2.\n") == [
        "1:31-44: 'oBservability' is spelled '[Oo]bservability' in this project",
        "1:46-52: 'oauth2' is spelled 'OAuth2?' in this project",
      ])
  }

  @Test("'TokenIgnores' and 'BlockIgnores' hide what they match, in the files of their section")
  func ignores() throws {
    let trial = Self.tide.adding(
      ".vale.ini",
      """
      StylesPath = styles
      [*]
      BlockIgnores = (?s)(BEGIN.{2\\,}?END)

      [*.md]
      BasedOnStyles = House
      TokenIgnores = (\\(\\([^)]+\\)\\)), \\
        \\b[a-z]{2\\,}QQV\\b
      [*.html]
      TokenIgnores = outside
      """)
    #expect(
      try trial.found("A ((ZQX)) and abQQV, but QQV.\n\nBEGIN and ZQX\nZQX END, but ZQX outside.\n")
        == ["1:26-29: 'QQV'", "4:14-17: 'ZQX'"])
    #expect(try trial.found("A ((ZQX)).\n", path: "post.txt") == ["1:5-8: 'ZQX'"])
  }

  @Test("A pattern to ignore that cannot be used is told")
  func wrongIgnore() throws {
    let trial = Self.tide.adding(".vale.ini", "[*]\nTokenIgnores = (a\n")
    #expect(
      try trial.notes() == [
        "2: invalid pattern '(a' (missing closing parenthesis); it is ignored"
      ])
  }

  @Test("'SkippedScopes', 'IgnoredScopes' and 'IgnoredClasses' name elements and classes")
  func skipped() throws {
    let text = """
      A `ZQX` and <del>ZQX</del>.

      <div class="note own"><p>ZQX</p></div>

      <figure><figcaption>QQV</figcaption></figure>

      > QQV
      """
    #expect(
      try Self.tide.found(text + "\n") == [
        "1:18-21: 'ZQX'", "3:26-29: 'ZQX'", "7:3-6: 'QQV'",
      ])
    let trial = Self.tide.adding(
      ".vale.ini",
      "SkippedScopes = blockquote, script\nIgnoredScopes = del\nIgnoredClasses = own\n")
    #expect(try trial.found(text + "\n") == ["1:4-7: 'ZQX'", "5:21-24: 'QQV'"])
  }

  @Test("'[formats]' says as what files of other names are read")
  func formats() throws {
    let trial = StyleTrial("extends: existence\nmessage: m\nscope: heading.md\ntokens: [tide]\n")
    #expect(try trial.found("# A tide\n", path: "post.mdx") == [])
    #expect(
      try trial.adding(".vale.ini", "[formats]\nmdx = md\n").found("# A tide\n", path: "post.mdx")
        == ["1:5-9: m"])
  }

  @Test("Levels of rules in Vale's settings are not read, and the run says where to set them")
  func levels() throws {
    let trial = Self.tide.adding(".vale.ini", "[*.md]\nHouse.Rule = NO\nOther.Rule = NO\n")
    #expect(
      try trial.notes() == ["2: 'House.Rule' is not supported here; set 'house-rule' in .stet.yml"])
  }
}
