// SPDX-License-Identifier: Apache-2.0

/// Text from posts as it may be in a comment: nothing in it becomes markup, a link, a mention or a reference.
///
/// Escapes do not help against mentions and bare addresses, which are looked for in the text that is left of them.
/// So only words that are surely plain stay as they are, and all others are in spans of code.
package enum MarkdownText {
  /// `text` for the middle of a line, at most `longest` characters of it.
  package static func inline(_ text: String, longest: Int) -> String {
    var parts: [String] = []
    var code: [Substring] = []
    func endCode() {
      if !code.isEmpty { parts.append(span(code.joined(separator: " "))) }
      code = []
    }
    let text = TerminalText.shortened(TerminalText.escaped(text), to: longest)
    for word in text.split(separator: " ") {
      if isPlain(word) {
        endCode()
        parts.append(String(word))
        continue
      }
      let (before, core, after) = quoted(word)
      if before.isEmpty, after.isEmpty {
        code.append(word)
        continue
      }
      // What is quoted is code, and the quotation marks are not.
      if !before.isEmpty { endCode() }
      code.append(core)
      parts.append(before + span(code.joined(separator: " ")) + after)
      code = []
    }
    endCode()
    return parts.joined(separator: " ")
  }

  /// `word` with the marks of prose around it apart.
  private static func quoted(
    _ word: Substring
  ) -> (before: Substring, core: Substring, after: Substring) {
    let scalars = word.unicodeScalars
    let start = scalars.firstIndex { !opening.contains($0) } ?? scalars.endIndex
    var end = scalars.endIndex
    while end > start {
      let last = scalars.index(before: end)
      guard closing.contains(scalars[last]) else { break }
      end = last
    }
    // A bracket, a point or a sign after the word may belong to an address or a tag.
    let hasMark = word[end...].unicodeScalars.contains { quotation.contains($0) }
    if start == end || word[..<start].isEmpty && !hasMark { return ("", word, "") }
    return (word[..<start], word[start..<end], word[end...])
  }

  /// The marks that close a quotation.
  private static let quotation: Set<Unicode.Scalar> = ["'", "\"", "”", "’", "»", "“"]

  /// `text` as a span of code, at most `longest` characters of it; not for a cell of a table.
  package static func code(_ text: String, longest: Int) -> String {
    span(TerminalText.shortened(TerminalText.escaped(text), to: longest))
  }

  /// `text` as a span of code for a cell, which a bar would end.
  package static func codeInCell(_ text: String, longest: Int) -> String {
    code(text.replacing("|", with: "\\u{7C}"), longest: longest)
  }

  private static func span(_ text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    if text.isEmpty { return "" }
    let fence = String(repeating: "`", count: longest + 1)
    let isPadded = text.first == "`" || text.last == "`" || text.first == " " || text.last == " "
    let pad = isPadded ? " " : ""
    return fence + pad + text + pad + fence
  }

  private static let opening: Set<Unicode.Scalar> = ["(", "'", "\"", "“", "‘", "«", "„"]
  private static let closing: Set<Unicode.Scalar> = [
    ")", "'", "\"", "”", "’", "»", "“", ".", ",", ";", ":", "!", "?", "…", "%",
  ]

  /// Whether no reader of Markdown makes anything of `word`: letters or digits, with the marks of prose around
  /// them. Other marks inside of it are too much, and so is what could name a commit (seven and more hexadecimal
  /// digits) or an issue (`GH-12`).
  private static func isPlain(_ word: Substring) -> Bool {
    var core = word.unicodeScalars[...]
    while let first = core.first, opening.contains(first) { core.removeFirst() }
    while let last = core.last, closing.contains(last) { core.removeLast() }
    if core.isEmpty { return !word.utf8.contains { $0 == 0x21 || $0 == 0x3A } }
    var digits = 0
    var hexadecimal = 0
    var joints = 0
    for scalar in core {
      switch scalar {
      case "0"..."9": digits += 1
      case "a"..."f", "A"..."F": hexadecimal += 1
      case "g"..."z", "G"..."Z": break
      case "'", "’", "-", "–", "—": joints += 1
      default: guard scalar.value >= 0x80, scalar.properties.isAlphabetic else { return false }
      }
    }
    if digits > 0, joints > 0 { return false }
    return digits + hexadecimal < core.count || core.count < 7
  }
}
