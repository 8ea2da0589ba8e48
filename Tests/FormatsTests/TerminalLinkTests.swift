// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

@Suite("Links on a terminal")
struct TerminalLinkTests {
  @Test(
    "Terminals that show links are known by their variables",
    arguments: [
      (["TERM_PROGRAM": "WezTerm"], true), (["TERM": "xterm-kitty"], true),
      (["VTE_VERSION": "7600", "TERM": "xterm-256color"], true), (["VTE_VERSION": "4999"], false),
      (["WT_SESSION": "1"], true), (["TERM": "xterm-256color"], false), ([:], false),
      (["TERM_PROGRAM": "vscode", "TERM": "dumb"], false),
      (["VTE_VERSION": "7600", "TERM": "screen.xterm"], false),
      (["TERM_PROGRAM": "vscode", "CI": "true"], false),
      (["FORCE_HYPERLINK": "1"], true),
      (["TERM_PROGRAM": "vscode", "FORCE_HYPERLINK": "0"], false),
    ])
  func known(variables: [String: String], areShown: Bool) {
    #expect(TerminalLinks.areShown(isTerminal: true, variables) == areShown)
  }

  @Test("A file or a pipe gets none, unless they are forced")
  func pipe() {
    #expect(!TerminalLinks.areShown(isTerminal: false, ["TERM_PROGRAM": "vscode"]))
    #expect(TerminalLinks.areShown(isTerminal: false, ["FORCE_HYPERLINK": "1"]))
  }
}
