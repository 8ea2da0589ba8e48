// SPDX-License-Identifier: Apache-2.0

import StetKit

/// Reads a post from standard input and prints the bold paragraphs that should be headings.
///
/// `desk NAME <NAME`
@main
enum Desk {
  static func main() throws {
    let name = CommandLine.arguments.dropFirst().first ?? "post.md"
    var text = ""
    while let line = readLine(strippingNewline: false) { text += line }
    let stet = Stet(settings: Settings(only: ["bold-heading"]))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for finding in try stet.lint(text, fileName: name) {
      print("\(finding.start.line): \(lines[finding.start.line - 1])")
    }
  }
}
