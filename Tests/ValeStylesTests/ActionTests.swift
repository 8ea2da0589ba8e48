// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Fixes of Vale's actions")
struct StyleActionTests {
  static func trial(_ action: String, _ tokens: String, _ more: String = "") -> StyleTrial {
    StyleTrial(
      "extends: existence\nmessage: \"%s > %s\"\n\(more)action:\n  \(action)\ntokens:\n  - \(tokens)\n"
    )
  }

  @Test("A swap is written in the case of what it replaces; of several words none is chosen")
  func replace() throws {
    let trial = StyleTrial(
      """
      extends: substitution
      message: "Use '%s' instead of '%s'"
      ignorecase: true
      action:
        name: replace
      swap:
        in order to: to
        kill: stop|end
        air(?:man|woman): pilot(s)
        '(\\d+) percent': $1 %
      """)
    #expect(
      try trial.fixed("In order to go, kill 5 percent of the airmen. IN ORDER TO.\n")
        == "To go, kill 5 % of the airmen. TO.\n")
    let given = Self.trial("name: replace\n  params: [address]", "URL")
    #expect(try given.fixed("The URL here.\n") == "The address here.\n")
    #expect(try given.found("The URL here.\n") == ["1:5-8: URL > address"])
  }

  @Test(
    "Edits",
    arguments: [
      ("[regex, '-', ' ']", "'\\w+ly-\\w+'", "A newly-made boat.", "A newly made boat."),
      ("[regex, '(\\w)-(\\w)', '$2/$1']", "'\\w-\\w'", "It is x-y.", "It is y/x."),
      ("[trim, ' ']", "'\\s[—–]\\s'", "A boat — a ship.", "A boat—a ship."),
      ("[trim_right, '!']", "'\\w+!(?:\\s|$)'", "We go! They stay!", "We go! They stay"),
      ("[trim_right, '(s)']", "'\\w+\\(s\\)'", "The boat(s) go.", "The boat go."),
      ("[trim_left, 'un']", "'undo'", "We undo it.", "We do it."),
      ("[truncate, '/']", "'\\w+/\\w+'", "A port/harbour.", "A port."),
      ("[split, '/', 1]", "'\\w+/\\w+'", "A port/harbour.", "A harbour."),
    ])
  func edit(params: String, token: String, text: String, expected: String) throws {
    let trial = Self.trial("name: edit\n  params: \(params)", token, "nonword: true\n")
    #expect(try trial.notes() == [])
    #expect(try trial.fixed(text + "\n") == expected + "\n")
  }

  @Test("'convert' writes plain words")
  func convert() throws {
    let trial = Self.trial("name: convert\n  params: [simple]", "'auto-\\w+'")
    #expect(try trial.fixed("It is auto-mounted.\n") == "It is auto mounted.\n")
  }

  @Test(
    "A word is taken out with one of its spaces, and only where the rest reads on",
    arguments: [
      ("It is really good.", "It is good."), ("It is good really.", "It is good."),
      ("Really, it is.", "Really, it is."), ("It is **really** good.", "It is **really** good."),
    ])
  func remove(text: String, expected: String) throws {
    let trial = Self.trial("name: remove", "really", "ignorecase: true\n")
    #expect(try trial.fixed(text + "\n") == expected + "\n")
  }

  @Test("Letters are never taken out of words")
  func removeInWord() throws {
    let trial = Self.trial("name: remove", "'[a-z][.][A-Z]'", "nonword: true\n")
    #expect(try trial.fixed("The end.And so on.\n") == "The end.And so on.\n")
    let dots = Self.trial("name: remove", "'\\.\\.\\.'", "nonword: true\n")
    #expect(try dots.fixed("Wait... what...\n") == "Wait what...\n")
  }

  @Test("An action that Stet does not do is told, and no fix is offered")
  func unknown() throws {
    let trial = Self.trial("name: suggest\n  params: [spellings]", "tide")
    #expect(
      try trial.notes() == ["3: the action 'suggest spellings' is not supported; no fix is offered"]
    )
    #expect(try trial.fixed("The tide.\n") == "The tide.\n")
  }

  @Test("A repeated word is written once")
  func repetition() throws {
    let trial = StyleTrial("extends: repetition\nmessage: \"%s\"\ntokens: ['[^\\s]+']\n")
    #expect(try trial.fixed("See the the sea.\n") == "See the sea.\n")
  }
}
