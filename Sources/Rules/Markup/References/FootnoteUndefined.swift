// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every footnote reference has a footnote.
package struct FootnoteUndefinedRule: Rule {
  package static let description = RuleDescription(
    "footnote-undefined", .markup, .error, "Every footnote reference has a footnote")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard article.format == .markdown, article.traits.contains(.footnotes) else {
      return report.notApplicable()
    }
    let shown = ShownMarks.of(article)
    let bytes = article.source.bytes
    var notes: Footnotes?
    var isSettled = false
    for leaf in shown.leaves where !leaf.marks.isEmpty {
      for pair in BracketPairs(shown.marks[leaf.marks]).closed
      where bytes[pair.open + 1] == UInt8(ascii: "^") {
        let label = ByteRange(pair.open + 2, pair.close)
        guard isLabel(label, bytes), !isPattern(pair, bytes) else { continue }
        let known = notes ?? Footnotes(article.document)
        notes = known
        // A word is a label where the post has footnotes; `[^abc]` may be a pattern.
        guard !known.isEmpty || bytes[label.start].isDigit,
          !known.labels.contains(Footnotes.key(article.source.string(label)))
        else { continue }
        // Asked once: the first note that is missing settles it.
        if !isSettled, ReferenceLabel.mayBeIncluded(in: article.document) {
          return report.unverified("the post may include a file with footnotes")
        }
        isSettled = true
        let name = article.source.string(label)
        report.add(
          .undefined(name), at: ByteRange(pair.open, pair.close + 1),
          data: [.init("label", .text(name))])
      }
    }
  }

  private func isLabel(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
    (1...40).contains(range.count)
      && range.indices.allSatisfy { bytes[$0].isWordPart || "-_.".utf8.contains(bytes[$0]) }
      && !bytes[range.indices].starts(with: "0-9".utf8)
  }

  /// Whether the brackets are a class of characters in a pattern, as in `[^0]+`.
  private func isPattern(_ pair: (open: Int, close: Int), _ bytes: [UInt8]) -> Bool {
    let behind = pair.close + 1 < bytes.count ? bytes[pair.close + 1] : 0
    if "*+?{$|\\".utf8.contains(behind) { return true }
    let before = pair.open > 0 ? bytes[pair.open - 1] : 0
    return "/^$|(\\[".utf8.contains(before) && before != 0
  }

  package static let page = """
    A reference such as `[^1]` is a link to a footnote only if the post defines one: `[^1]: …`. \
    Otherwise readers see the brackets. Patterns such as `[^0]+` are not flagged, nor are words in \
    a post without footnotes.

    ## Flagged

    ```markdown
    The ferry leaves at six.⟦[^1]⟧
    ```

    ```markdown
    The ferry leaves at six[^a] and comes back at nine⟦[^b]⟧.

    [^a]: On weekdays.
    ```

    ## Not flagged

    ```html
    <p>The ferry leaves at six.[^1]</p>
    ```

    ```markdown
    The ferry leaves at six.[^1] A pattern: `[^abc]`, [^0]+ or \\[^2].

    [^1]: On weekdays.
    ```
    """
}

extension Message {
  fileprivate static func undefined(_ label: String) -> Message {
    Message(
      "The footnote '\(label)' is missing; readers see [^\(label)]",
      help: "add it as [^\(label)]: …, or remove the reference")
  }
}
