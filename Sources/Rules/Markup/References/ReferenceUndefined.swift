// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every `[text][label]` has a definition of its label.
package struct ReferenceUndefinedRule: Rule {
  package static let description = RuleDescription(
    "reference-undefined", .markup, .error, fix: .offer,
    "Every reference link has a definition")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard article.format == .markdown else { return report.notApplicable() }
    let shown = ShownMarks.of(article)
    let bytes = article.source.bytes
    let labels = ReferenceLabel.all(in: article.document)
    let traits = article.traits
    if traits.contains(.isMkDocs) {
      return report.unverified("plug-ins of the generator may define labels")
    }
    // Generators that take definitions from nowhere but the post.
    let isAlone = !traits.isDisjoint(with: [.dropsHTML, .isKramdown])
    var isIncluded: Bool?
    var names: NearestName?
    for leaf in shown.leaves where leaf.marks.count >= 4 {
      // What is quoted may be a template.
      if labels.isEmpty, isQuoted(leaf.node, article.document) { continue }
      let pairs = BracketPairs(shown.marks[leaf.marks]).closed
      for (number, label) in pairs.enumerated() where number > 0 {
        let text = pairs[number - 1]
        guard text.close + 1 == label.open,
          isReference(text, label, pairs.dropFirst(number + 1).first, labels, bytes)
        else { continue }
        // Definitions may stand in a file that the generator puts in.
        let included = isIncluded ?? ReferenceLabel.mayBeIncluded(in: article.document)
        isIncluded = included
        if included { return report.unverified("the post may include a file with definitions") }
        if labels.isEmpty, !isAlone {
          return report.unverified("the labels may be defined for all posts")
        }
        let isImage = text.open > 0 && bytes[text.open - 1] == UInt8(ascii: "!")
        let written =
          label.close == label.open + 1
          ? ByteRange(text.open + 1, text.close) : ByteRange(label.open + 1, label.close)
        let name = article.source.string(written)
        let known = names ?? NearestName(labels.map(\.text).sorted())
        names = known
        let near = known.nearest(to: name)
        report.add(
          .undefined(name, isImage, near),
          at: ByteRange(text.open - (isImage ? 1 : 0), label.close + 1),
          fix: near.flatMap { near in
            isImage || label.close == label.open + 1
              ? nil
              : Fix(
                "Use the label '\(near)'", .offer, changing: [.links, .text],
                [
                  Edit(ByteRange(text.open, text.open + 1), "["),
                  Edit(ByteRange(text.close, label.close + 1), "][\(near)]"),
                ])
          }, data: [.init("label", .text(name))])
      }
    }
  }

  private func isQuoted(_ node: NodeID, _ document: Document) -> Bool {
    document.closest(node) { document.isElement($0, .blockquote) } != nil
  }

  /// Whether the two pairs are a link that was meant, and not two subscripts or two notes.
  private func isReference(
    _ text: (open: Int, close: Int), _ label: (open: Int, close: Int),
    _ next: (open: Int, close: Int)?, _ labels: Set<ReferenceLabel>, _ bytes: [UInt8]
  ) -> Bool {
    let written = ByteRange(text.open + 1, text.close)
    let named = ByteRange(label.open + 1, label.close)
    if written.isEmpty || next?.open == label.close + 1 { return false }
    if text.open > 0 {
      let before = bytes[text.open - 1]
      if before.isWordPart || "])_}".utf8.contains(before) { return false }
    }
    let signs = Array("{}<>|^$\\".utf8)
    for index in named.indices where signs.contains(bytes[index]) { return false }
    if bytes[written.start] == UInt8(ascii: "^") { return false }
    func isBare(_ range: ByteRange) -> Bool { !range.indices.contains { bytes[$0].isLetter } }
    if named.isEmpty {
      return bytes[written.indices].contains(0x20)
        && !bytes[written.indices].contains { signs.contains($0) }
    }
    if bytes[named.indices].elementsEqual(" ".utf8) || bytes[named.indices].elementsEqual("x".utf8)
    {
      return false
    }
    // `[1][2]` are two notes, and `[i][j]` two subscripts.
    if isBare(written), isBare(named) { return false }
    return !labels.isEmpty || written.count > 2
  }

  package static let page = """
    `[text][label]` is a link only if the post defines the label: `[label]: address`. Otherwise \
    readers see the brackets. The label may be misspelled, or its definition lost. `[text]` alone \
    may be intended as text and is not checked, nor is a quotation in a post without \
    definitions. Nothing is reported where the post includes other files that may contain \
    definitions, or where a post defines no label at all and its generator is neither Hugo nor \
    Jekyll.

    ## Flagged

    ```markdown
    See the ⟦[times][times]⟧ and the ⟦![map][map]⟧ of the [boats].

    [boats]: https://ferry.net/boats
    ```

    ```markdown
    See ⟦[the fares][fare]⟧ and ⟦[all the boats][]⟧.

    [fares]: https://ferry.net/fares
    ```

    ## Not flagged

    ```html
    <p>See the [times][times].</p>
    ```

    ```markdown
    See the [times][Times], a[i][j], the notes [1][2] and `[x][y]`.

    [times]: https://ferry.net/times
    ```
    """
}

extension Message {
  fileprivate static func undefined(_ label: String, _ isImage: Bool, _ near: String?) -> Message {
    Message(
      "This is not \(isImage ? "an image" : "a link"): '\(label)' is not defined",
      help: near.map { "did you mean '\($0)'?" } ?? "add a line such as [\(label)]: https://…")
  }
}
