// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Character references are written correctly.
package struct ReferenceBrokenRule: Rule {
  package static let description = RuleDescription(
    "reference-broken", .markup, .error, "Character references are written correctly")

  package init(_ options: NoOptions) {}

  /// References that writers use, which no text holds by chance.
  private static let common: Set<String> = [
    "nbsp", "quot", "copy", "mdash", "ndash", "hellip", "rsquo", "lsquo", "ldquo", "rdquo", "laquo",
    "raquo", "apos", "bull", "middot", "eacute", "egrave", "agrave", "ccedil", "ouml", "auml",
    "uuml", "szlig", "euro", "trade", "rarr", "larr", "times", "thinsp", "ensp", "emsp",
  ]
  private static let names = NearestName(common.sorted())

  /// A reference that readers see, and where.
  private struct Found {
    var name: String
    var range: ByteRange
    var hasEnd: Bool
    /// Whether its `&` is written as a reference itself.
    var isEscaped: Bool
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    var hidden = 0
    var found: [Found] = []
    for index in document.nodes.indices {
      let record = document.nodes[index]
      if record.kind == .element, index >= hidden,
        !document.elementClass(NodeID(index)).isDisjoint(with: [.code, .hidden])
      {
        hidden = document.subtreeEnd(NodeID(index))
      }
      guard record.kind == .text, index >= hidden,
        document.source.bytes[record.head.indices].contains(UInt8(ascii: "&")),
        !article.isNeverContent(NodeID(index))
      else { continue }
      var text = MappedText()
      document.append(textOf: NodeID(index), to: &text)
      read(text, document.source.bytes, &found)
    }
    // A text that shows several of them is about them.
    let isAbout = Set(found.lazy.filter(\.isEscaped).map(\.name)).count > 2
    for one in found where !isAbout || !one.isEscaped { tell(one, &report) }
  }

  /// Looks for references in what readers see: none should be left there.
  private func read(_ text: MappedText, _ source: [UInt8], _ found: inout [Found]) {
    let bytes = text.bytes
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = start + 1
      var end = index
      if end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
      while end < bytes.count, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
      let hasEnd = end < bytes.count && bytes[end] == UInt8(ascii: ";")
      guard end > index, end - index < 12 else { continue }
      // `&copy=1` is part of an address.
      if !hasEnd, end < bytes.count, bytes[end] == UInt8(ascii: "=") { continue }
      let place = text.source(start..<(hasEnd ? end + 1 : end))
      // Behind a backslash it is meant to be seen.
      if source[place.start] == UInt8(ascii: "\\") {
        index = end
        continue
      }
      found.append(
        Found(
          name: String(decoding: bytes[index..<end], as: UTF8.self), range: place, hasEnd: hasEnd,
          isEscaped: place.count > end - start + (hasEnd ? 1 : 0)))
      index = end
    }
  }

  private func tell(_ found: Found, _ report: inout RuleContext) {
    let name = found.name
    let isNumber = name.utf8.first == UInt8(ascii: "#") && name.utf8.count > 2 && found.hasEnd
    if Self.common.contains(name) || isNumber && found.isEscaped {
      report.add(
        found.isEscaped ? .escaped(name) : .open(name), at: found.range,
        atMost: found.isEscaped ? .warning : nil, data: [.init("name", .text(name))])
    } else if found.hasEnd, name.utf8.count > 3,
      name.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    {
      let near = Self.names.nearest(to: name)
      report.add(
        .unknown(name, near), at: found.range, atMost: near == nil ? .warning : nil,
        data: [.init("name", .text(name))])
    }
  }

  package static let page = """
    `&nbsp;` is a non-breaking space. Without its semicolon (in Markdown), with a misspelled name, \
    or escaped as `&amp;nbsp;`, readers see the letters. Code is not checked.

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
    The ferry leaves at 6&nbsp;pm. `&nbsp` R&D; a&b; \\&nbsp;
    ```
    """
}

extension Message {
  fileprivate static func open(_ name: String) -> Message {
    Message("Readers see '&\(name)'", help: "write &\(name);")
  }

  fileprivate static func escaped(_ name: String) -> Message {
    Message(
      "Readers see '&\(name);' because its & is escaped",
      help: "write &\(name);, or put it in code if readers should see it")
  }

  fileprivate static func unknown(_ name: String, _ near: String?) -> Message {
    Message(
      "'&\(name);' is not a character reference",
      help: near.map { "did you mean &\($0);?" } ?? "write the character itself")
  }
}
