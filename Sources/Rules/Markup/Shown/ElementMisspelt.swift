// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// HTML element names are spelled correctly.
package struct ElementMisspeltRule: Rule {
  package static let description = RuleDescription(
    "element-misspelt", .markup, .error, "HTML element names are spelled correctly")

  package init(_ options: NoOptions) {}

  /// Elements of a text whose names are long enough to be told from a word.
  private static let known = NearestName([
    "article", "aside", "blockquote", "button", "caption", "details", "figcaption", "figure",
    "footer", "header", "iframe", "section", "strong", "summary", "table", "tbody", "thead",
    "video", "audio", "picture", "source", "script", "style", "small", "center", "label",
    "textarea", "select", "option",
  ])

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    var applies = false
    for index in document.nodes.indices where document.nodes[index].kind == .element {
      let record = document.nodes[index]
      if record.flags.contains(.markdown) { continue }
      applies = true
      // What has no number of its own is no element of HTML.
      guard record.name.rawValue > NameTable.knownCount, record.namespace == .html,
        record.flags.isDisjoint(with: [.clone, .implied])
      else { continue }
      let name = document.spelling(NodeID(index))
      guard let meant = Self.meant(name), isTag(record, meant, document.source.bytes) else {
        continue
      }
      report.add(
        .misspelled(name, meant), at: record.head,
        data: [.init("element", .text(name)), .init("offer", .text(meant))])
    }
    if !applies { report.notApplicable() }
  }

  /// The element that `name` is a slip of: one letter is wrong, missing, doubled or in the wrong place.
  private static func meant(_ name: String) -> String? {
    guard name.utf8.count >= 4, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
      let meant = known.nearest(to: name), meant.utf8.first == name.utf8.first,
      abs(meant.utf8.count - name.utf8.count) < 2, name != meant + "s", meant != name + "s"
    else { return nil }
    return isOneSlip(Array(name.utf8), Array(meant.utf8)) ? meant : nil
  }

  private static func isOneSlip(_ written: [UInt8], _ meant: [UInt8]) -> Bool {
    var start = 0
    while start < min(written.count, meant.count), written[start] == meant[start] { start += 1 }
    var end = 0
    while end < min(written.count, meant.count) - start,
      written[written.count - 1 - end] == meant[meant.count - 1 - end]
    {
      end += 1
    }
    let rest = written[start..<(written.count - end)]
    let wanted = meant[start..<(meant.count - end)]
    if rest.count <= 1, wanted.count <= 1 { return true }
    return rest.count == 2 && wanted.count == 2 && rest.elementsEqual(wanted.reversed())
  }

  /// Whether it is written as a tag is: closed by an end tag, its own or that of `meant`.
  private func isTag(_ record: NodeRecord, _ meant: String, _ bytes: [UInt8]) -> Bool {
    if !record.tail.isEmpty { return true }
    let end = min(bytes.count, record.head.end + 2000)
    return bytes[record.head.end..<end].contains(run: Array("</\(meant)>".utf8))
  }

  package static let page = """
    Browsers treat an unknown name as an element without meaning: `<stong>` is not bold, and \
    `<blockqoute>` is not a quotation. Only names that are one letter away from an element's and \
    have an end tag are reported; names with a hyphen are custom elements.

    ## Flagged

    ```html
    <p>The ferry leaves ⟦<stong>⟧at six</stong>.</p>
    ```

    ```markdown
    ⟦<blockqoute>⟧
    The ferry leaves at six.
    </blockqoute>
    ```

    ## Not flagged

    ```html
    <p>The ferry leaves <strong>at six</strong>. <my-stong>It</my-stong> comes back.</p>
    ```

    ```markdown
    Write `<stong>` or <path>, as you like.
    ```
    """
}

extension Message {
  fileprivate static func misspelled(_ name: String, _ meant: String) -> Message {
    Message("<\(name)> is not an HTML element", help: "did you mean <\(meant)>?")
  }
}
