// SPDX-License-Identifier: Apache-2.0

/// Whether a terminal shows links, the escape sequence OSC 8. No terminal can be asked, so those are known by their variables.
package enum TerminalLinks {
  /// The variables that are looked at.
  package static let variables = [
    "FORCE_HYPERLINK", "TERM", "TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION",
    "DOMTERM", "CI",
  ]
  private static let programs: Set<String> = [
    "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "mintty",
  ]
  private static let terminals = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour"]
  /// The first version of VTE that does not crash on them, 0.50.1.
  private static let firstVTE = 5001

  package static func areShown(isTerminal: Bool, _ variables: [String: String]) -> Bool {
    if let forced = variables["FORCE_HYPERLINK"], !forced.isEmpty { return forced != "0" }
    let name = variables["TERM"] ?? ""
    guard isTerminal, variables["CI"] == nil, name != "dumb", !name.hasPrefix("screen") else {
      return false
    }
    return variables["TERM_PROGRAM"].map(programs.contains) ?? false
      || variables["VTE_VERSION"].flatMap { Int($0) }.map { $0 >= firstVTE } ?? false
      || ["KONSOLE_VERSION", "WT_SESSION", "DOMTERM"].contains { variables[$0] != nil }
      || terminals.contains { name.hasPrefix($0) }
  }
}
