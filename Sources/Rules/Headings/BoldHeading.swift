// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// No bold paragraph is used as a heading.
package struct BoldHeadingRule: Rule {
  package struct Options: RuleOptions {
    var limits = BoldHeadingLimits()

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "max-words", \.limits.maxWords, in: 1...40,
          "The most words of a bold paragraph that counts as a heading"),
        Option(
          "max-characters", \.limits.maxCharacters, in: 1...400,
          "The most characters of a bold paragraph that counts as a heading"),
        Option("italic", \.limits.italic, "Whether paragraphs in italics count too"),
      ]
    }
  }

  package static let description = RuleDescription(
    "bold-heading", .headings, .error, fix: .safe,
    "No bold paragraph is used as a heading")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    if article.blocks.isEmpty { report.notApplicable() }
    let headings = article.boldHeadings(within: options.limits)
    var times: [String: Int] = [:]
    for heading in headings { times[Self.label(heading.text), default: 0] += 1 }
    let isShort = headings.contains {
      $0.words <= Self.mostLabelWords && times[Self.label($0.text)] == 1
    }
    if isShort { countLabels(article, &times) }
    // What comes repeatedly is a label.
    for heading in headings
    where times[Self.label(heading.text)] == 1 && !article.isTitle(heading.node) {
      if article.isName(heading) { continue }
      guard let place = place(of: heading, in: article) else { continue }
      let severity: Severity? =
        switch place {
        // One word may be a label, and so may bold text deep in a post.
        case _ where heading.words < 2 || heading.level > 4: .suggestion
        case .betweenTexts: heading.level < 4 ? nil : .warning
        case .aboveList: .suggestion
        case .other: .warning
        }
      report.add(
        .bold(level: heading.level), at: heading.textRange, atMost: severity,
        fix: HeadingEdits.heading(
          from: heading, place == .betweenTexts ? .safe : .offer, in: article),
        data: [.init("level", .integer(heading.level)), .init("words", .integer(heading.words))])
    }
    for opener in BoldOpener.find(in: article, options.limits) {
      report.add(
        .opening(level: opener.level), at: opener.text.sourceRange, atMost: .suggestion,
        fix: opener.fix(in: article),
        data: [.init("level", .integer(opener.level)), .init("words", .integer(opener.words))])
    }
  }

  /// The most words of what may label a listing or something else that is not text.
  private static let mostLabelWords = 3

  /// With fewer words a number is what a line says: "2024", "Step 2".
  private static let fewestLabelWords = 3

  /// What labels that differ in a number or a version have in common: "Deprecated in v1.9".
  private static func label(_ text: String) -> String {
    let rest = text.filter { !$0.isNumber && $0 != "." }
    return rest.split(separator: " ").count < fewestLabelWords ? text : rest
  }

  /// Counts short bold paragraphs that label something else, too.
  private func countLabels(_ article: Article, _ times: inout [String: Int]) {
    var all: [String: Int] = [:]
    for block in article.blocks
    where block.words <= Self.mostLabelWords && article.isBold(block.node) {
      all[Self.label(article.document.visibleText(block.node).string), default: 0] += 1
    }
    for (text, count) in all where times[text] == 1 { times[text] = count }
  }

  /// Where a bold line is in its post.
  private enum Place {
    /// With text of the post or its title before it, and a paragraph of its own after it.
    case betweenTexts
    /// Before a list, which it may label.
    case aboveList
    /// Elsewhere, such as right below a heading, where it may be emphasis.
    case other
  }

  /// `nil` below a question in bold, where it may name who answers.
  private func place(of heading: Heading, in article: Article) -> Place? {
    let blocks = article.blocks
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].node < heading.node { low = middle + 1 } else { high = middle }
    }
    guard low + 1 < blocks.count else { return .other }
    let own = blocks[low + 1]
    if own.context.contains(.listItem) || isAboveListing(heading.node, article.document) {
      return .aboveList
    }
    if isTerm(low, blocks, article) { return .aboveList }
    guard low > 0, article.document.isElement(own.node, .p), own.isProse,
      !own.context.contains(.quote)
    else { return .other }
    let before = blocks[low - 1]
    if before.words > options.limits.maxWords, article.isBold(before.node) { return nil }
    return before.context.isDisjoint(with: [.heading, .boldHeading])
      || article.document.headingLevel(before.node) == 1 ? .betweenTexts : .other
  }

  /// Whether a listing follows, which a bold line may label.
  private func isAboveListing(_ node: NodeID, _ document: Document) -> Bool {
    var next = document.nextSibling(node)
    while !next.isNone, document.kind(next) != .element { next = document.nextSibling(next) }
    return !next.isNone && document.isElement(next, .pre)
  }

  private static let mostWordsOfTerm = 2
  /// The most words that explain a term.
  private static let mostTermWords = 40

  /// Whether the bold line numbered `low` is one of three and more in a row, each with one short paragraph: terms and what
  /// they mean.
  private func isTerm(_ low: Int, _ blocks: [TextBlock], _ article: Article) -> Bool {
    func isPair(_ index: Int) -> Bool {
      index >= 0 && index + 1 < blocks.count && article.isBold(blocks[index].node)
        && blocks[index].words <= Self.mostWordsOfTerm
        && !article.isBold(blocks[index + 1].node)
        && blocks[index + 1].words <= Self.mostTermWords
    }
    guard isPair(low) else { return false }
    // Three are enough, however many there are.
    var first = low
    while low - first < 4, isPair(first - 2) { first -= 2 }
    var last = low
    while last - first < 4, isPair(last + 2) { last += 2 }
    return last - first >= 4
  }

  package static let page = """
    Bold text that looks like a heading is not one: screen readers, search engines and tables of \
    contents miss it. A paragraph is flagged when it consists of one bold phrase of 1 to 12 words \
    without a closing mark and more text follows. Dates, bylines, notices, sentences, links, \
    labels of listings and a long first line of the post are not flagged.

    Between a text and a paragraph of its own it is an error, or a warning if it would \
    be an h4. One word, or what would be an h5, is a suggestion, since it may be a label. \
    Right below a heading it is a warning, and above a list or a listing, which it may label, and in \
    a row of terms with a short paragraph each, a suggestion. A \
    bold line that opens a paragraph, followed by a line break, is a suggestion.

    The fix makes it a heading one level below the previous real heading, or an h2. The fix is \
    safe where text comes before it and a paragraph of its own follows.

    ## Flagged

    ```html
    <p>Ferries run all year.</p>
    <p><strong>⟦What it costs⟧</strong></p>
    <p>A ticket is four euros.</p>
    ```

    ```markdown
    Ferries run all year.

    **⟦What it costs⟧**

    A ticket is four euros.
    ```

    ```markdown {italic: true}
    Ferries run all year.

    *⟦What it costs⟧*

    A ticket is four euros.
    ```

    ```markdown
    Ferries run all year.

    **⟦What it costs⟧**<br>
    A ticket is four euros, and children up to the age of six go free of charge.
    ```

    ## Not flagged

    ```html
    <h2>What it costs</h2>
    <p>A ticket is <strong>four euros</strong>.</p>
    ```

    ```markdown
    **Please book early.**

    The ferry is small.

    **By Ann Lee**

    She writes about the sea.
    ```

    ```html
    <ul><li><p><b>Tickets</b></p><p>Four euros.</p></li></ul>
    ```

    ```markdown
    **First printed by the [Harbour Society](https://harbour.net/)**

    The ferry is small.

    **Part two of three**

    ## What it costs

    Four euros.
    ```

    ```html
    <p>The ferry is small.</p><p><strong><a href="/film/">See the film of the crossing</a></strong></p><p>It is short.</p>
    ```

    ```markdown
    **The first line of a post**

    The ferry is small.

    **We will be back in spring**

    It is short.

    **Output**

        4 euros
    ```
    """
}

extension Article {
  /// Whether the paragraph `node` is the title of an example, a figure or a box, as DocBook makes it.
  fileprivate func isTitle(_ node: NodeID) -> Bool {
    document.isElement(node, .p) && document.value(node, .class) == "title"
  }

  /// Whether `heading` is the name of a file, or of something in code: it labels what is below it.
  fileprivate func isName(_ heading: Heading) -> Bool {
    if !heading.text.utf8.contains(where: { $0 <= 0x20 }),
      heading.text.utf8.contains(where: { "/._".utf8.contains($0) })
    {
      return true
    }
    // "Version 1.1"
    let words = heading.text.split(separator: " ")
    if words.count == 2, words[1].contains("."), words[1].contains(where: \.isNumber),
      words[1].allSatisfy({ $0.isNumber || $0 == "." || $0 == "v" })
    {
      return true
    }
    let texts = document.descendants(heading.node).filter { index in
      document.nodes[index].kind == .text && !document.isBlank(NodeID(index))
    }
    return !texts.isEmpty
      && texts.allSatisfy { document.isElement(document.parent(NodeID($0)), .code) }
  }

  /// Whether all text of the paragraph `node` is in one `strong` or `b`.
  fileprivate func isBold(_ node: NodeID) -> Bool {
    var isFound = false
    for child in document.children(node) where !document.isBlank(child) {
      let isStrong = document.isElement(child, .strong) || document.isElement(child, .b)
      guard isStrong, !isFound else { return false }
      isFound = true
    }
    return isFound
  }
}

extension Message {
  fileprivate static func bold(level: Int) -> Message {
    Message(
      "This bold paragraph should be a heading",
      help: "make it an h\(level)")
  }

  fileprivate static func opening(level: Int) -> Message {
    Message(
      "This bold line opens a paragraph like a heading",
      help: "make it an h\(level), and start a new paragraph after it")
  }
}
