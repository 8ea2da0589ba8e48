// SPDX-License-Identifier: Apache-2.0

/// A link between the notes of a vault: `[[Note]]`, `[[Note#Heading|text]]`, `![[image.png]]`.
package struct WikiLink: Hashable, Sendable {
  /// The note or file as it is written, without a place; empty for the note itself.
  package var name: String
  /// The heading behind the last `#`; empty where none is named.
  package var heading: String
  /// Whether it shows its target in the note.
  package var isEmbed: Bool

  /// Reads `text`; `nil` if it is not such a link, or one that a template fills in.
  package init?(_ text: String) {
    isEmbed = text.utf8.first == UInt8(ascii: "!")
    let rest = isEmbed ? text.dropFirst() : text[...]
    guard rest.hasPrefix("[["), rest.hasSuffix("]]"), rest.utf8.count > 4 else { return nil }
    // In a table the pipe is written `\|`.
    var target = rest.dropFirst(2).dropLast(2).prefix { $0 != "|" }
    if target.last == "\\" { target = target.dropLast() }
    if target.contains(where: { "{}<>".contains($0) }) { return nil }
    let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(Self.trimmed)
    name = parts.first ?? ""
    heading = parts.count > 1 ? parts.last ?? "" : ""
    if name.isEmpty, heading.isEmpty { return nil }
  }

  /// Whether the place is a block that its note marks with `^name`.
  package var namesBlock: Bool { heading.utf8.first == UInt8(ascii: "^") }

  /// Whether it shows a file that is not a note.
  package var showsFile: Bool {
    guard isEmbed, let dot = name.lastIndex(of: ".") else { return false }
    let ending = name[dot...].dropFirst()
    return (2...4).contains(ending.utf8.count) && ending.lowercased() != "md"
      && ending.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
      }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
