// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Styles of Vale")
struct ValeTests {
  static let style: [String: String] = [
    "Simple": """
    extends: existence
    message: "Remove '%s'."
    level: error
    ignorecase: true
    link: https://example.org/simple
    tokens:
      - simply
      - just(?= \\w)
    """,
    "Wordy": """
    extends: substitution
    message: "Use '%s' instead of '%s'."
    level: suggestion
    swap:
      in order to: to
      '(?:utili[sz]e|make use of)': use
    """,
    "Commas":
      "extends: occurrence\nmessage: 'Too many commas.'\nscope: sentence\nlevel: warning\nmax: 1\ntoken: ','\n",
    "Repeats":
      "extends: repetition\nmessage: \"'%s' is repeated!\"\nalpha: true\ntokens:\n  - '[^\\s]+'\n",
    "Spelling": "extends: spelling\nmessage: \"'%s'?\"\n",
    "Order": "extends: sequence\nmessage: no\ntokens:\n  - tag: NN\n",
    "HeadingCase":
      "extends: capitalization\nmessage: \"'%s' should be in sentence case\"\nscope: heading\nmatch: $sentence\nexceptions:\n  - Berlin\n",
    "Acronyms":
      "extends: conditional\nmessage: \"Define '%s'\"\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions:\n  - HTML\n",
    "Grade": "extends: readability\nmessage: 'Grade %s'\ngrade: 90\nmetrics:\n  - Flesch-Kincaid\n",
    "Broken": "extends: existence\nmessage: no\ntokens:\n  - 'a('\n  - bananas\nunheard: 1\n",
  ]

  static let post = """
    # A Walk in Berlin

    We simply walk in order to see the the sea, and, of course, we make use of bananas. ESA and HTML.
    The Kubernetes path is bananas; kubernetes is not.

    """

  static func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in style { try folder.write("styles/House/\(name).yml", text + "\n") }
    try folder.write("styles/config/vocabularies/Base/accept.txt", "Kubernetes\n")
    try folder.write("styles/config/vocabularies/Base/reject.txt", "path\n")
    try folder.write(".stet.yml", "extends: [vale:styles/House]\n")
    try folder.write("post.md", post)
    return folder
  }

  @Test("A style runs as it is, and what it asks for in vain is told once")
  func style() async throws {
    let folder = try Self.project()
    let run = await TestRun.stet(["--format", "compact", "post.md"], in: folder.path)
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "styles/House/Broken.yml:3:1: suggestion: invalid pattern 'a(' (missing closing parenthesis); it is ignored [configuration]",
        "styles/House/Broken.yml:6:1: suggestion: 'unheard' is not a key of 'existence' rules and is ignored [configuration]",
        "styles/House/Order.yml:1:1: suggestion: 'sequence' rules need part-of-speech tags, which Stet does not support; this rule is not run [configuration]",
        "styles/House/Spelling.yml:1:1: suggestion: Stet does not check spelling; this rule is not run [configuration]",
        "post.md:1:3: warning: 'A Walk in Berlin' should be in sentence case [house-heading-case]",
        "post.md:3:4: error: Remove 'simply' [house-simple]",
        "post.md:3:16: suggestion: Use 'to' instead of 'in order to' [house-wordy]",
        "post.md:3:32: warning: 'the' is repeated! [house-repeats]",
        "post.md:3:43: warning: Too many commas [house-commas]",
        "post.md:3:64: suggestion: Use 'use' instead of 'make use of' [house-wordy]",
        "post.md:3:76: warning: no [house-broken]",
        "post.md:3:85: warning: Define 'ESA' [house-acronyms]",
        "post.md:4:16: error: 'path' is not used in this project [vale-avoid]",
        "post.md:4:24: warning: no [house-broken]",
        "post.md:4:33: error: 'kubernetes' is spelled 'Kubernetes' in this project [vale-terms]",
      ])
  }

  @Test("Its rules can be set like any other")
  func settings() async throws {
    let folder = try Self.project()
    try folder.write(
      ".stet.yml",
      "extends: [vale:styles/House]\nrules:\n  house-simple: off\n  house-wordy: error\n")
    let run = await TestRun.stet(
      [
        "--only", "house-simple,house-wordy", "--rule", "house-simple=off", "--format", "compact",
        "post.md",
      ],
      in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("error: Use 'to' instead of 'in order to' [house-wordy]"))
    #expect(!run.output.contains("simply"))
  }

  @Test("'stet test' says what a style asks for that is not done")
  func summary() async throws {
    let folder = try Self.project()
    let run = await TestRun.stet(["test", "styles/House"], in: folder.path)
    #expect(run.status == 0)
    #expect(
      run.output.split(separator: "\n").map(String.init) == [
        "styles/House/Broken.yml:3:1: invalid pattern 'a(' (missing closing parenthesis); it is ignored",
        "styles/House/Broken.yml:6:1: 'unheard' is not a key of 'existence' rules and is ignored",
        "styles/House/Order.yml:1:1: 'sequence' rules need part-of-speech tags, which Stet does not support; this rule is not run",
        "styles/House/Spelling.yml:1:1: Stet does not check spelling; this rule is not run",
        "10 files of a Vale style, 10 rules run",
      ])
  }

  @Test("'stet parse' shows the texts that styles read")
  func texts() async throws {
    let folder = try TemporaryFolder()
    try folder.write("post.md", "# A `pier`\n")
    let run = await TestRun.stet(["parse", "--as", "style-texts", "post.md"], in: folder.path)
    #expect(run.status == 0)
    let first = run.output.split(separator: "\n").first.map(String.init)
    #expect(
      first
        == #"{"scopes": ["code"], "text": "pier", "parts": [[0, 5, 9, true]]}"#)
  }

  @Test("Settings of Vale outside the project are not read")
  func outside() async throws {
    let folder = try TemporaryFolder()
    try folder.write("Vocab/secret/accept.txt", "x")
    try folder.write(".vale.ini", "[*]\nTokenIgnores = banana, (secret\n")
    try folder.write("site/.stet.yml", "extends: [vale:styles/House]\n")
    try folder.write("site/styles/House/Simple.yml", Self.style["Broken"] ?? "")
    try folder.write("site/post.md", "A banana, bananas.\n")
    let run = await TestRun.stet(
      ["--format", "compact", "post.md"], in: folder.path + "/site")
    #expect(!run.output.contains("secret"))
    #expect(run.output.contains("post.md:1:11: warning: no"))
  }

  @Test("A folder without rules is no style")
  func empty() async throws {
    let folder = try TemporaryFolder()
    try folder.write("post.md", Self.post)
    try folder.write("styles/README.txt", "none")
    try folder.write(".stet.yml", "extends: [vale:styles]\n")
    let run = await TestRun.stet(["post.md"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.contains("unknown preset, pack or file 'vale:styles'"))
  }
}
