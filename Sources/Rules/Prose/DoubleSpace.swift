// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// There is one space between words.
package struct DoubleSpaceRule: Rule {
  package static let description = RuleDescription(
    "double-space", .prose, nil, fix: .safe, "There is one space between words")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let blocks = article.prose.blocks
    if blocks.isEmpty { report.notApplicable() }
    for block in blocks {
      for piece in block.text.pieces
      where !piece.isVerbatim && piece.source.end - piece.source.start > 1 {
        guard block.text.bytes[Int(piece.start)] == 0x20,
          article.source.bytes[piece.source.indices].allSatisfy({ $0 == 0x20 }),
          !endsLine(piece.source, article.source)
        else { continue }
        report.add(
          .spaces(piece.source.end - piece.source.start), at: piece.source,
          fix: Fix("Use one space", .safe, [Edit(piece.source, " ")]))
      }
    }
  }

  /// Whether the line ends after `range`, where Markdown means a break.
  private func endsLine(_ range: ByteRange, _ source: SourceText) -> Bool {
    range.end >= source.bytes.count || [0x0A, 0x0D].contains(source.bytes[range.end])
  }

  package static let page = """
    Browsers show two spaces as one, so readers see no difference; programs that search and \
    compare texts do. Some writers put two spaces after each full stop on purpose, so the rule is \
    off by default.

    ## Flagged

    ```markdown
    It leaves at six.⟦  ⟧The tide and the⟦   ⟧wind decide.
    ```

    ```html
    <p>It leaves at six.⟦  ⟧The tide decides.</p>
    ```

    ## Not flagged

    ```markdown
    A line that breaks on purpose ends in two spaces:  
    so it is.

    `a  b` is code.
    ```
    """
}

extension Message {
  fileprivate static func spaces(_ count: Int) -> Message {
    Message("\(count) spaces instead of one", help: "use one space")
  }
}
