// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No character reference is shown as it is written.
package struct ReferenceBrokenRule: Rule {
  package static let description = RuleDescription(
    "reference-broken", .markup, .error, "No character reference is shown as it is written")

  package init(_ options: NoOptions) {}

  /// References that writers use, which no text holds by chance.
  private static let common: Set<String> = [
    "nbsp", "quot", "copy", "mdash", "ndash", "hellip", "rsquo", "lsquo", "ldquo", "rdquo", "laquo",
    "raquo", "apos", "bull", "middot", "eacute", "egrave", "agrave", "ccedil", "ouml", "auml",
    "uuml", "szlig", "euro", "trade", "rarr", "larr", "times", "thinsp", "ensp", "emsp",
  ]
  private static let names = NearestName(common.sorted())

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    var hidden = 0
    for index in document.nodes.indices {
      let node = NodeID(index)
      let record = document.nodes[index]
      if record.kind == .element, index >= hidden,
        !document.elementClass(node).isDisjoint(with: [.code, .hidden])
      {
        hidden = document.subtreeEnd(node)
      }
      guard record.kind == .text, index >= hidden, !article.isNeverContent(node) else { continue }
      let bytes = document.source.bytes
      guard bytes[record.head.indices].contains(UInt8(ascii: "&")) else { continue }
      var text = MappedText()
      document.append(textOf: node, to: &text)
      read(text, &report)
    }
  }

  /// Looks for references in what readers see: none should be left there.
  private func read(_ text: MappedText, _ report: inout RuleContext) {
    let bytes = text.bytes
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = start + 1
      var end = index
      if end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
      while end < bytes.count, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
      let hasEnd = end < bytes.count && bytes[end] == UInt8(ascii: ";")
      guard end > index, end - index < 12 else { continue }
      let name = String(decoding: bytes[index..<end], as: UTF8.self)
      let place = text.source(start..<(hasEnd ? end + 1 : end))
      if Self.common.contains(name) {
        // `&copy=1` is part of an address.
        if !hasEnd, end < bytes.count, bytes[end] == UInt8(ascii: "=") { continue }
        let isDouble = place.count > end - start + (hasEnd ? 1 : 0)
        report.add(
          isDouble ? .escaped(name) : .open(name), at: place,
          data: [.init("name", .text(name))])
      } else if hasEnd, name.utf8.count > 3, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
        let near = Self.names.nearest(to: name)
        report.add(
          .unknown(name, near), at: place, atMost: near == nil ? .warning : nil,
          data: [.init("name", .text(name))])
      }
      index = end
    }
  }

  package static let page = """
    `&nbsp;` is one space that lines do not break at. Without its semicolon (in Markdown), with a misspelled \
    name, or written once more as `&amp;nbsp;`, readers see the letters. Code is left alone.

    ## Flagged

    ```html
    <p>The ferry leaves at 6⟦&amp;nbsp;⟧pm⟦&nbps;⟧sharp.</p>
    ```

    ```markdown
    The ferry leaves at 6⟦&nbsp⟧ pm ⟦&ferry;⟧.
    ```

    ## Not flagged

    ```html
    <p>Boats &amp; ferries leave at 6&nbsp;pm, <code>&amp;nbsp;</code> AT&T; &copy 2024.</p>
    ```

    ```markdown
    The ferry leaves at 6&nbsp;pm. `&nbsp` R&D; a&b
    ```
    """
}

extension Message {
  fileprivate static func open(_ name: String) -> Message {
    Message("Readers see '&\(name)'", help: "write &\(name);")
  }

  fileprivate static func escaped(_ name: String) -> Message {
    Message(
      "Readers see '&\(name);', as its & is escaped",
      help: "write &\(name);, or put it into code if it is meant to be seen")
  }

  fileprivate static func unknown(_ name: String, _ near: String?) -> Message {
    Message(
      "HTML has no character '&\(name);', so readers see it as it is written",
      help: near.map { "did you mean &\($0);?" } ?? "write the character itself")
  }
}
