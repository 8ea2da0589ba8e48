// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// Headings do not end in a full stop, comma, semicolon or colon.
package struct HeadingPunctuationRule: Rule {
  package struct Options: RuleOptions {
    var marks = ".,;:"

    package init() {}

    package static var table: [Option<Options>] {
      [Option("marks", \.marks, "The marks that headings must not end in, as one string")]
    }
  }

  package static let description = RuleDescription(
    "heading-punctuation", .headings, .suggestion, fix: .safe,
    "Headings do not end in a full stop, comma, semicolon or colon")

  private let marks: Set<Unicode.Scalar>

  package init(_ options: Options) { marks = Set(options.marks.unicodeScalars) }

  package func check(_ article: Article, _ report: inout RuleContext) {
    if article.headings.isEmpty { report.notApplicable() }
    let asSentences = writesSentences(article.headings)
    for heading in article.headings {
      if asSentences, heading.text.hasSuffix(".") { continue }
      guard let last = heading.text.unicodeScalars.last, marks.contains(last),
        !endsInCode(heading.node, article.document),
        last != ":" || !leadsIn(heading.node, article) && !Self.announces(heading.text)
      else { continue }
      let text = article.document.visibleText(heading.node, excluded: article.excluded)
      guard let end = end(of: heading.text), end < text.bytes.count else { continue }
      report.add(
        .mark(String(last)), at: text.source(end..<text.bytes.count),
        fix: removal(text, from: end, article), data: [.init("mark", .text(String(last)))])
    }
  }

  /// Whether a clause announces what follows: "The files have the following format:".
  private static func announces(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains(" following ") || text.hasSuffix(" the format:")
      || text.hasSuffix(" following:") || text.hasSuffix(" as follows:")
  }

  /// How many divisions may be around what follows a heading.
  private static let deepest = 5

  /// Whether a list, a listing or a table follows, which the heading introduces.
  private func leadsIn(_ node: NodeID, _ article: Article) -> Bool {
    let document = article.document
    var next = document.nextSibling(node)
    for _ in 0..<Self.deepest {
      while !next.isNone, document.kind(next) != .element { next = document.nextSibling(next) }
      if next.isNone { return false }
      if [.ul, .ol, .dl, .pre, .table].contains(where: { document.isElement(next, $0) }) {
        return true
      }
      guard document.isElement(next, .div) else { return false }
      next = document.firstChild(next)
    }
    return false
  }

  /// Whether most of `headings`, and four at least, end in a full stop: then they are sentences on purpose.
  private func writesSentences(_ headings: [Heading]) -> Bool {
    let stops = headings.count { $0.text.hasSuffix(".") }
    return stops >= 4 && stops * 2 >= headings.count
  }

  /// Where the marks begin that no heading may end in, in bytes; `nil` where the last one belongs to a word or
  /// an ellipsis, or where nothing is before them.
  private func end(of text: String) -> Int? {
    var rest = text.unicodeScalars[...]
    while let last = rest.last, marks.contains(last) {
      if last == ".", Abbreviations.end(Substring(rest)) || rest.dropLast().last == "." { break }
      if last == ":", isEmoji(rest) { break }
      rest.removeLast()
    }
    guard rest.endIndex < text.endIndex, rest.contains(where: { $0.properties.isAlphabetic }) else {
      return nil
    }
    return text.utf8.distance(from: text.startIndex, to: rest.endIndex)
  }

  /// Whether `text` ends in the name of an emoji between colons (`:tada:`).
  private func isEmoji(_ text: Substring.UnicodeScalarView) -> Bool {
    let name = text.dropLast().reversed().prefix {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        || $0 == "_" || $0 == "-" || $0 == "+"
    }
    return !name.isEmpty && text.dropLast(name.count + 1).last == ":"
  }

  /// Whether the last text of the heading is code, in which every mark means something.
  private func endsInCode(_ heading: NodeID, _ document: Document) -> Bool {
    let last = document.descendants(heading).reversed().first { index in
      document.nodes[index].kind == .opaque
        || document.nodes[index].kind == .text && !document.isBlank(NodeID(index))
    }
    guard var node = last.map({ NodeID($0) }) else { return false }
    if document.kind(node) == .opaque { return false }
    while node != heading, !node.isNone {
      if document.elementClass(node).contains(.code) { return true }
      node = document.parent(node)
    }
    return false
  }

  /// Removes the marks, with the white space that French puts before a colon; `nil` where what is left would
  /// not be the same heading.
  private func removal(_ text: MappedText, from end: Int, _ article: Article) -> Fix? {
    var start = end
    while let space = [" ", "\u{A0}", "\u{202F}"].first(where: text.bytes[..<start].ends) {
      start -= space.utf8.count
    }
    let range = text.source(start..<text.bytes.count)
    let bytes = article.source.bytes
    // Markup between the marks stays where it is; a `#` at the end would close the heading.
    guard start > 0, text.bytes[start - 1] != UInt8(ascii: "#"),
      !bytes[range.indices].contains(where: { [0x3C, 0x2A, 0x5F, 0x60, 0x5B, 0x5D].contains($0) })
    else { return nil }
    // Of several sentences all but the last would keep their marks.
    let isOne = Sentences.count(text.bytes) == 1
    return Fix("Remove the mark", isOne ? .safe : .offer, [Edit(range, "")])
  }

  package static let page = """
    A heading is not a sentence, and a mark at its end is noise in a table of contents. Question \
    and exclamation marks are fine, as are abbreviations, ellipses and code, and full stops where \
    at least half of the headings are sentences that end in one.

    ## Flagged

    ```html
    <h2>What it costs⟦:⟧</h2>
    <p>Four euros.</p>
    <h2><em>How to get there⟦.⟧</em></h2>
    <p>By bus.</p>
    ```

    ```markdown
    ## What it costs⟦.⟧

    Four euros.

    Combien ça coûte ⟦:⟧
    --------------------

    Quatre euros.
    ```

    ```markdown {marks: "!"}
    ## What it costs⟦!⟧

    Four euros.
    ```

    ## Not flagged

    ```html
    <h2>What does it cost?</h2>
    <p>Four euros.</p>
    <h2>By boat to the U.S.</h2>
    <p>Only in summer.</p>
    ```

    ```markdown
    ## What it costs

    Four euros.

    ## The end of `line;`

    A mark of the language.

    ## And then...

    It rained.
    ```
    """
}

extension ArraySlice<UInt8> {
  /// Whether these bytes end in those of `text`.
  fileprivate func ends(with text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}

extension Message {
  fileprivate static func mark(_ mark: String) -> Message {
    Message(
      "This heading ends in '\(mark)'",
      help: "remove it")
  }
}
