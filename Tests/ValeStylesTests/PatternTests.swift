// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Patterns of Vale's styles")
struct StylePatternTests {
  @Test("'raw' stands in front of the tokens")
  func raw() throws {
    let trial = StyleTrial(
      """
      extends: existence
      message: "Write '%s' as a figure"
      raw:
        - '[a-zA-Z]+\\s'
      tokens:
        - metres
        - kilos
      """)
    #expect(
      try trial.found("The ropes are ten metres and 5 kilos. No metre.\n") == [
        "1:15-25: Write 'ten metres' as a figure"
      ])
  }

  @Test("'raw' alone is a pattern; 'append' puts it behind the tokens; a per cent sign is itself")
  func rawAlone() throws {
    let alone = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nraw:\n  - '\\(s\\)|'\n  - '\\(es\\)'\n")
    #expect(try alone.found("The boat(s) and box(es).\n") == ["1:9-12: '(s)'", "1:20-24: '(es)'"])
    let append = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nappend: true\nraw:\n  - '\\s+boat'\ntokens: [red, tarred]\n"
    )
    #expect(try append.found("A red boat, a blue boat.\n") == ["1:3-11: 'red boat'"])
    let percent = StyleTrial(
      "extends: existence\nmessage: \"'%s' for %[1]s, 100%%\"\nnonword: true\nraw: ['%[sd]']\n")
    #expect(try percent.found("Save %s files, 5 % of them.\n") == ["1:6-8: '%s' for %s, 100%"])
  }

  @Test("Of tokens that begin together the first counts, and matches never overlap")
  func order() throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\ntokens:\n  - tide\n  - tide table\n  - 'table \\w+'\n  - 'a \\w+'\n"
    )
    #expect(
      try trial.found("See a tide table here, and a tide.\n") == [
        "1:5-11: 'a tide'", "1:12-22: 'table here'", "1:28-34: 'a tide'",
      ])
  }

  @Test("A token goes on behind a match that took its place")
  func overlap() throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nnonword: true\ntokens:\n  - 'xa'\n  - 'aba'\n")
    // By itself the second would match at 2 and 6.
    #expect(
      try trial.found("xabababa\n") == ["1:1-3: 'xa'", "1:4-4: ''"].dropLast() + ["1:4-7: 'aba'"])
  }

  @Test(
    "Looks behind of any length",
    arguments: [
      ("'(?<!:[^ ]+?):\\s[A-Z]'", "One thing: They go. See a:b: Next.", ["1:10-13: ': T'"]),
      ("'(?<=\\d+ )knots'", "At 12 knots, few knots.", ["1:7-12: 'knots'"]),
      ("'(?<!\\b(?:no|not any) )wind'", "There is no wind, but wind.", ["1:23-27: 'wind'"]),
      ("'(?<=red|blue)s'", "The reds, blues and greens.", ["1:8-9: 's'", "1:15-16: 's'"]),
    ])
  func lookBehind(token: String, text: String, expected: [String]) throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nnonword: true\ntokens:\n  - \(token)\n")
    #expect(try trial.notes() == [])
    #expect(try trial.found(text + "\n") == expected)
  }

  @Test("A look behind of no fixed length elsewhere is refused by name, and the rest is used")
  func refusedLookBehind() throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nnonword: true\ntokens:\n  - 'a(?<=b.*)c'\n  - tide\n")
    #expect(
      try trial.notes() == [
        "4: invalid pattern 'a(?<=b.*)c' (a lookbehind of variable length is only supported at the start of a pattern); it is ignored"
      ])
    #expect(try trial.found("The tide.\n") == ["1:5-9: 'tide'"])
  }

  @Test("Spaces and line breaks reach the pattern as they are written")
  func spaces() throws {
    let spacing = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nnonword: true\ntokens:\n  - '[a-z][.?!] {2,}[A-Z]'\n")
    #expect(
      try spacing.found("We go.  They stay. You wait.\n\n- Low.   High.\n") == [
        "1:5-10: 'o.  T'", "3:5-11: 'w.   H'",
      ])
    let phrase = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\ntokens:\n  - high tide\n  - low\\s+tide\n")
    #expect(
      try phrase.found("A high\ntide, a low\ntide, a high tide.\n") == [
        "2:9-3:5: 'low tide'", "3:9-18: 'high tide'",
      ])
  }

  @Test("'\\w', '\\d' and '\\s' are ASCII, '\\b' is not; '^' and '$' are those of lines")
  func classes() throws {
    let word = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\ntokens:\n  - 'caf\\w'\n  - naïf\n")
    #expect(
      try word.found("A café, a cafe, a naïf, naïfs.\n") == ["1:11-15: 'cafe'", "1:19-23: 'naïf'"])
    let lines = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nnonword: true\ntokens:\n  - '^and'\n  - 'sea$'\n")
    #expect(
      try lines.found("The sea\nand the sea\nis wide\n") == [
        "1:5-8: 'sea'", "2:1-4: 'and'", "2:9-12: 'sea'",
      ])
  }

  @Test("A match without letters has a place")
  func zeroWidth() throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: gap\nnonword: true\nraw:\n  - '(?<=\\ba)(?=\\s)'\n")
    #expect(try trial.found("# Title\n\nAdd a thing\n") == ["3:6-6: gap"])
  }

  @Test("Case counts unless 'ignorecase' says otherwise")
  func letterCase() throws {
    let exact = StyleTrial("extends: existence\nmessage: \"'%s'\"\ntokens: [Url, 'a[bc]']\n")
    #expect(try exact.found("A Url, a url, ab, AB.\n") == ["1:3-6: 'Url'", "1:15-17: 'ab'"])
    let any = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens: [url, 'a[bc]']\n")
    #expect(
      try any.found("A Url, AB.\n") == ["1:3-6: 'Url'", "1:8-10: 'AB'"])
  }

  @Test("Punctuation in a token stands for itself at the boundary of a word")
  func punctuation() throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens: ['tl;dr', he/she, 'let''s', we, 'a\\.k\\.a']\n"
    )
    #expect(
      try trial.found("TL;DR: he/she said let's go, we're a.k.a crew.\n") == [
        "1:1-6: 'TL;DR'", "1:8-14: 'he/she'", "1:20-25: 'let's'", "1:30-32: 'we'",
        "1:36-41: 'a.k.a'",
      ])
  }
}
