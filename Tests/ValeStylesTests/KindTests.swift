// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Kinds of Vale's rules")
struct StyleKindTests {
  @Test("An exception lets a match stand that holds it, or that lies in its phrase")
  func exceptions() throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\ntokens: ['\\w+-boat', culpa]\nexceptions: [U-boat, mea culpa]\n"
    )
    #expect(
      try trial.found("A U-boat, a mail-boat, mea culpa, a culpa.\n") == [
        "1:13-22: 'mail-boat'", "1:37-42: 'culpa'",
      ])
  }

  @Test("A substitution takes the longest key first, fills in groups, and lets what is right stand")
  func substitution() throws {
    let trial = StyleTrial(
      """
      extends: substitution
      message: "Use '%s' instead of '%s'"
      ignorecase: true
      swap:
        tide: ebb
        tide table: almanac
        '(\\d+) percent': $1 %
        github: GitHub
      """)
    #expect(
      try trial.found("The tide table says 5 percent. Tide by GitHub, github.\n") == [
        "1:5-15: Use 'almanac' instead of 'tide table'",
        "1:21-30: Use '5 %' instead of '5 percent'",
        "1:32-36: Use 'ebb' instead of 'Tide'", "1:48-54: Use 'GitHub' instead of 'github'",
      ])
  }

  @Test("Several words are listed, each between quotation marks once")
  func choices() throws {
    let trial = StyleTrial(
      """
      extends: substitution
      message: "Use '%s' instead of '%s'."
      action:
        name: replace
      swap:
        kill: stop|end|exit
        cell ?phone: mobile
      """)
    #expect(
      try trial.found("We kill a cellphone.\n") == [
        "1:4-8: Use 'stop', 'end', or 'exit' instead of 'kill'",
        "1:11-20: Use 'mobile' instead of 'cellphone'",
      ])
  }

  @Test("A count is one of each text, and stands on the first that is no code")
  func occurrence() throws {
    let most = StyleTrial(
      "extends: occurrence\nmessage: 'More than 1: %s'\nscope: sentence\nmax: 1\ntoken: ','\n")
    #expect(
      try most.found("One, two, three. Four, five.\n\n- Six, seven, eight\n") == [
        "1:4-5: More than 1: 2", "3:6-7: More than 1: 2",
      ])
    let least = StyleTrial(
      "extends: occurrence\nmessage: 'Too short (%d)'\nscope: heading\nmin: 3\ntoken: '\\w+'\n")
    #expect(
      try least.found("# A boat\n\nText\n\n## The three boats\n\n### é\n") == [
        "1:3-4: Too short (2)", "7:5-6: Too short (0)",
      ])
    let letters = StyleTrial(
      "extends: occurrence\nmessage: long\nscope: heading\nmax: 10\ntoken: '.'\n")
    #expect(try letters.found("## `a` is the mode of it\n") == ["1:8-9: long"])
  }

  @Test("A repetition is told from its first word, over line breaks and markup")
  func repetition() throws {
    let trial = StyleTrial(
      """
      extends: repetition
      message: "'%s' is repeated!"
      ignorecase: true
      alpha: true
      tokens:
        - '[^\\s]+'
      """)
    #expect(
      try trial.found("The the sea is is\nis **wide** wide. Go. Go on. 5 5 boats. A\na `x` x\n")
        == [
          "1:1-8: 'the' is repeated!", "1:13-18: 'is' is repeated!", "1:16-2:3: 'is' is repeated!",
          "2:41-3:2: 'a' is repeated!",
        ])
    #expect(try trial.found("The **wide** wide sea\n") == ["1:7-18: 'wide' is repeated!"])
  }

  @Test("Of two spellings each text is told that has one once both were seen")
  func consistency() throws {
    let trial = StyleTrial(
      "extends: consistency\nmessage: \"Inconsistent '%s'\"\nignorecase: true\neither:\n  harbour: harbor\n  grey: gray\n"
    )
    #expect(
      try trial.found("A harbour, a harbour.\n\nA harbor and a harbor, grey.\n\nThe harbour.\n")
        == [
          "3:3-9: Inconsistent 'harbor'", "5:5-12: Inconsistent 'harbour'",
        ])
  }

  @Test(
    "What is caught in a text or before it may be used; a second without groups counts in its text alone"
  )
  func conditional() throws {
    let acronyms = StyleTrial(
      """
      extends: conditional
      message: "'%s' has no definition"
      first: '\\b([A-Z]{3,5})\\b'
      second: '([A-Z]{3,5}): [a-z]+|[a-z]+ \\(([A-Z]{3,5})\\)'
      exceptions: [HTML]
      """)
    #expect(
      try acronyms.found(
        "The NFL and HTML.\n\nThe league (NBA), FIFA: football, NFL.\n\nNBA, FIFA, NFL\n")
        == [
          "1:5-8: 'NFL' has no definition", "3:35-38: 'NFL' has no definition",
          "5:12-15: 'NFL' has no definition",
        ])
    let presence = StyleTrial(
      "extends: conditional\nmessage: \"'%s'\"\nfirst: Section\nsecond: 'Summary:'\n")
    #expect(
      try presence.found("Section one. Summary: short.\n\nSection two.\n") == ["3:1-8: 'Section'"])
  }

  @Test(
    "Sentence case: names, all capitals, indicators and a hyphen's second half are free",
    arguments: [
      ("A walk in Berlin", true), ("A Walk in town to see it", true),
      ("A Walk In Town Today", false),
      ("The thief: Introduction to it", true), ("Use the API now", true),
      ("a walk by the harbour", false), ("a walk by the old harbour", true),
      ("1. Install the boats now", true),
      ("`x` is in the case", true), ("Top-Level boats are here", true),
      ("An unimportant Heading", false),
    ])
  func sentence(heading: String, isRight: Bool) throws {
    let trial = StyleTrial(
      "extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: $sentence\nindicators: [':']\nexceptions: [Berlin]\n"
    )
    #expect(try trial.found("## \(heading)\n").isEmpty == isRight)
  }

  @Test(
    "Other cases",
    arguments: [
      ("$title", "A Walk in the Park", true), ("$title", "A walk in the park", false),
      ("$title", "From-the-Top Boats and Ships", true), ("$lower", "a walk", true),
      ("$lower", "A walk", false), ("$upper", "A WALK", true), ("$upper", "A walk", false),
      ("'^[A-Z]\\w+ing'", "Walking home", true), ("'^[A-Z]\\w+ing'", "Walk home", false),
    ])
  func cases(match: String, heading: String, isRight: Bool) throws {
    let trial = StyleTrial(
      "extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: \(match)\n")
    let end = heading.count + 4
    #expect(try trial.found("## \(heading)\n") == (isRight ? [] : ["1:4-\(end): '\(heading)'"]))
  }

  @Test("A metric gives its number with two digits")
  func metric() throws {
    let trial = StyleTrial(
      "extends: metric\nmessage: 'This topic has %s H2s'\nformula: heading_h2\ncondition: '> 1'\n")
    #expect(
      try trial.found("# Title\n\n## One\n\nText\n\n## Two\n\nText\n") == [
        "1:1-1: This topic has 2.00 H2s"
      ])
  }

  @Test("A limit ends the findings of a post")
  func limit() throws {
    let trial = StyleTrial("extends: existence\nmessage: \"'%s'\"\nlimit: 1\ntokens: [tide]\n")
    #expect(try trial.found("A tide, a tide.\n\nA tide.\n") == ["1:3-7: 'tide'"])
  }

  @Test(
    "Kinds that Stet does not run are refused by name",
    arguments: [
      ("spelling", "Stet does not check spelling; this rule is not run"),
      ("script", "Stet runs no scripts; this rule is not run"),
      (
        "sequence",
        "'sequence' rules need part-of-speech tags, which Stet does not support; this rule is not run"
      ),
      (
        "Google.Units",
        "Stet does not support rules that extend another rule ('Google.Units'); this rule is not run"
      ), ("spellings", "unknown kind 'spellings'; this rule is not run"),
    ])
  func refused(kind: String, note: String) throws {
    let trial = StyleTrial("extends: \(kind)\nmessage: no\n")
      .adding("styles/House/Other.yml", "extends: existence\nmessage: told\ntokens: [tide]\n")
    #expect(try trial.notes() == ["1: " + note])
    #expect(try trial.found("The tide.\n") == ["1:5-9: told"])
  }
}
