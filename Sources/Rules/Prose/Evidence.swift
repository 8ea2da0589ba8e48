// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// What a post claims, it supports now and then with a number, a quotation or a link to where it is from.
package struct EvidenceRule: Rule {
  package struct Options: RuleOptions {
    var maxWords = 300

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "max-words", \.maxWords, in: 20...100_000,
          "The most words without support, in English; other languages are scaled")
      ]
    }
  }

  package static let description = RuleDescription(
    "evidence", .prose, nil,
    "Claims are supported by a number, a quotation or a source")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let most = article.scaled(options.maxWords)
    guard article.words > most else {
      report.notApplicable()
      return
    }
    let site = OwnSite(article)
    let links = article.links.filter { link in
      guard !link.isInCredit, let target = link.target else { return false }
      let kind = site.target(target)
      return kind == .outbound || kind == .opaque
    }
    var nextLink = 0
    var words = 0
    var crossing: TextBlock?
    func finish(_ report: inout RuleContext) {
      if let crossing {
        report.add(
          .bare(words, limit: most), at: article.text(of: crossing).sourceRange,
          data: [.init("words", .integer(words)), .init("max-words", .integer(most))])
      }
      words = 0
      crossing = nil
    }
    for block in article.blocks {
      var hasLink = false
      while nextLink < links.count, links[nextLink].node.index < Int(block.nodes.upperBound) {
        hasLink = true
        nextLink += 1
      }
      if hasLink || supports(block, article) {
        finish(&report)
        continue
      }
      guard block.isProse else { continue }
      words += block.words
      if crossing == nil, words > most { crossing = block }
    }
    finish(&report)
  }

  /// Whether a block has a number or a quotation, or is code or a table.
  private func supports(_ block: TextBlock, _ article: Article) -> Bool {
    if !block.context.isDisjoint(with: [.code, .table, .quote]) { return true }
    if !block.context.isDisjoint(with: [.heading, .boldHeading, .credit]) { return false }
    let document = article.document
    if document.mayHaveElement(.q),
      (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).contains(where: {
        document.isElement(NodeID($0), .q)
      })
    {
      return true
    }
    var search = SupportSearch()
    var decoded = MappedText()
    for index in Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound) {
      let record = document.nodes[index]
      guard record.kind == .text else { continue }
      if record.payload < 0 {
        search.read(article.source.bytes[record.head.indices])
      } else {
        decoded.removeAll()
        document.append(textOf: NodeID(index), to: &decoded)
        search.read(decoded.bytes[...])
      }
      if search.isFound { return true }
    }
    return false
  }

  package static let page = """
    Claims without a number, quotation or source have to be taken on trust, and neither readers \
    nor answer engines like that. Code, tables and links to other sites count as support; links in \
    credits do not. The finding points to the paragraph that takes the text over the limit.

    How-tos and personal stories need no support, so this rule is off by default.

    ## Flagged

    ```markdown {max-words: 20}
    The ferry leaves the old pier early in the morning, and the first bus waits for it.

    ⟦It comes back when the tide is high, and nobody has ever missed it.⟧
    ```

    ```html {max-words: 20}
    <p>The ferry leaves the old pier early in the morning, and the first bus waits for it.</p>
    <p>⟦It comes back when the tide is high, and nobody has <em>ever</em> missed it.⟧</p>
    ```

    ## Not flagged

    ```markdown {max-words: 20}
    The ferry leaves the old pier at 6:15, and the first bus waits for it in front of the mill.

    It comes back when the tide is high. “It is the tide that decides,” says its captain.

    All hours are on [the list of the harbour](https://ferry.net/), which is kept by the captain of the ferry.
    ```

    ```html {max-words: 20}
    <p>The ferry leaves the old pier at 6:15, and the first bus waits for it in front of the mill.</p>
    <p>All hours are on <a href="https://ferry.net/">the list of the harbour</a>, kept by the captain.</p>
    ```
    """
}

/// Looks for a digit, or for three words or more in quotation marks: fewer are a term.
private struct SupportSearch {
  private(set) var isFound = false
  /// The blanks since a quotation mark that is open.
  private var blanks: Int?
  private var isBehindBlank = false

  mutating func read(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte < 0x80 {
        if byte <= 0x39 {
          if byte >= 0x30 {
            isFound = true
            return
          }
          if byte == UInt8(ascii: "\"") { mark() }
          if byte <= 0x20, !isBehindBlank { blanks? += 1 }
          isBehindBlank = byte <= 0x20
        } else {
          isBehindBlank = false
        }
        index += 1
        continue
      }
      isBehindBlank = false
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      if byte == 0xE2, next == 0x80, index + 2 < text.endIndex,
        (0x9C...0x9F).contains(text[index + 2])
      {
        mark()
      } else if byte == 0xC2, next == 0xAB || next == 0xBB {
        mark()
      }
      index += 1
    }
  }

  private mutating func mark() {
    if let count = blanks {
      if count >= 2 { isFound = true }
      blanks = nil
    } else {
      blanks = 0
    }
  }
}

extension Message {
  fileprivate static func bare(_ words: Int, limit: Int) -> Message {
    Message(
      "\(words) words without a number, a quotation or a link to a source",
      help: "add a figure, a quotation or a source at least every \(limit) words")
  }
}
