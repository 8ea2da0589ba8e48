// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// The sections of one level under one parent are of about the same length.
package struct HeadingBalanceRule: Rule {
  package struct Options: RuleOptions {
    var minSections = 3
    var maxRatio = 3.0
    var cv = 0.6
    var maxGap = 150
    var minWords = 700
    var loneChild = false
    var conclusions: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("min-sections", \.minSections, in: 2...100, "The fewest sections that are compared"),
        Option(
          "max-ratio", \.maxRatio, in: 1...100,
          "How many times longer or shorter than the median a section may be"),
        Option(
          "cv", \.cv, in: 0...10,
          "The highest coefficient of variation (standard deviation divided by mean) of the word counts"
        ),
        Option(
          "max-gap", \.maxGap, in: 0...100_000,
          "A section within this many words of the median is never flagged"),
        Option(
          "min-words", \.minWords, in: 0...100_000,
          "The fewest words of a section that can be too long"),
        Option("lone-child", \.loneChild, "Whether a single subheading under a heading is flagged"),
        Option(
          "conclusions", \.conclusions,
          "Additional headings of closing sections, which are not compared"),
      ]
    }
  }

  package static let description = RuleDescription(
    "heading-balance", .headings, .suggestion,
    "Sections of one level have about the same length")

  package static let habits: [Habit] = [
    .measure("cv", "have sections of very different lengths, by coefficient of variation")
  ]

  private let options: Options
  private let conclusions: Set<String>

  package init(_ options: Options) {
    self.options = options
    conclusions = Set(options.conclusions.compactMap(GenericHeadings.key))
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let sections = article.outline()
    if sections.isEmpty { report.notApplicable() }
    // The parts of a changelog are as long as what changed.
    if let title = article.title?.text, ReleaseNotes.isTitle(title) || ReleaseNotes.isReport(title)
    {
      return
    }
    // The children of each parent, the article itself being the parent of the outermost.
    var children: [[Int]] = Array(repeating: [], count: sections.count + 1)
    for (index, section) in sections.enumerated() {
      children[section.parent.map { $0 + 1 } ?? 0].append(index)
    }
    if options.loneChild { tellLoneChildren(sections, children, &report) }
    for group in children where group.count >= options.minSections {
      for level in 1...6 {
        let peers = group.filter {
          sections[$0].heading.level == level
            && !isOfAnyPost(sections[$0].heading.text, article.language)
        }
        guard peers.count >= options.minSections else { continue }
        let found = peers.map {
          Peer(section: sections[$0], isDivided: !children[$0 + 1].isEmpty)
        }
        if judge(found, article, &report) { break }
      }
    }
  }

  /// A section among those of its level, and whether it has sub-sections.
  private struct Peer {
    let section: Section
    let isDivided: Bool

    var words: Double { Double(section.words) }
  }

  /// The share of its peers' words, in percent, from which on a section outweighs them.
  private static let leastShare = 40.0

  /// The words of a section before its only sub-heading beyond which that sets an aside apart.
  private static let mostWordsBefore = 20

  /// Reports sub-headings that are alone under a heading with little text of its own. Three and more are the
  /// post's pattern.
  private func tellLoneChildren(
    _ sections: [Section], _ children: [[Int]], _ report: inout RuleContext
  ) {
    let lone = children.indices.dropFirst().filter { number in
      guard children[number].count == 1 else { return false }
      let (parent, child) = (sections[number - 1], sections[children[number][0]])
      return parent.heading.level > 1 && !parent.heading.isBold && !child.heading.isBold
        && !ReleaseNotes.isVersionOrDate(parent.heading.text)
        && parent.words - child.words <= Self.mostWordsBefore
    }
    guard lone.count < 3 else { return }
    for number in lone {
      let (parent, child) = (sections[number - 1], sections[children[number][0]])
      report.add(
        .alone(parent.heading.text), at: child.heading.textRange,
        atMost: parent.words > child.words ? .suggestion : nil,
        related: [RelatedPlace("the heading above it", parent.heading.textRange)])
    }
  }

  /// Whether `heading` names an opening or a closing section, which are short for a reason.
  private func isOfAnyPost(_ heading: String, _ language: String?) -> Bool {
    guard let key = GenericHeadings.key(heading) else { return false }
    return conclusions.contains(key) || GenericHeadings.contains(key, language: language)
  }

  /// Reports the section farthest off, if any is too far; true when it did.
  private func judge(
    _ peers: [Peer], _ article: Article, _ report: inout RuleContext
  ) -> Bool {
    // Answers and entries by date are as long as they are.
    let loose = peers.count {
      $0.section.heading.text.hasSuffix("?")
        || ReleaseNotes.isVersionOrDate($0.section.heading.text)
    }
    guard loose * 2 < peers.count else { return false }
    let words = peers.map(\.words)
    let median = Self.median(words)
    let all = words.reduce(0, +)
    let cv = Self.variation(words)
    report.measure("cv", (cv * 1000).rounded() / 1000, limit: options.cv)
    let far = peers.indices.filter { index in
      guard abs(words[index] - median) > Double(options.maxGap),
        !peers[index].section.heading.isBold
      else { return false }
      // A short section may be complete; a long one with parts of its own is divided already.
      return !peers[index].isDivided && words[index] >= Double(options.minWords)
        && cv > options.cv && words[index] > median * options.maxRatio
        && words[index] * 100 >= all * Self.leastShare
        && !Self.isOpenEnded(peers[index].section.heading.text)
        && !article.hasParts(peers[index].section)
    }
    guard
      let farthest = far.max(by: { abs(words[$0] - median) < abs(words[$1] - median) })
    else { return false }
    let section = peers[farthest].section
    report.add(
      .uneven(peers.map(\.section), section),
      at: section.heading.textRange,
      related: peers.indices.filter { $0 != farthest }.prefix(20).map {
        RelatedPlace("\(peers[$0].section.words) words", peers[$0].section.heading.textRange)
      },
      data: [
        .init("median", .number(median)), .init("cv", .number((cv * 1000).rounded() / 1000)),
        .init(
          "sections",
          .list(
            peers.map {
              .record([
                .init("heading", .text($0.section.heading.text)),
                .init("words", .integer($0.section.words)),
              ])
            })),
      ])
    return true
  }

  /// Whether `heading` names what is as long as there are people, questions or sources.
  private static func isOpenEnded(_ heading: String) -> Bool {
    let heading = heading.lowercased()
    return [
      "transcript", "q&a", "q & a", "questions", "speakers", "attendees", "participants",
      "references", "resources", "options", "commands", "configuration", "glossary",
    ].contains { heading.utf8Range(of: $0) != nil }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The coefficient of variation.
  private static func variation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    return mean > 0 ? variance.squareRoot() / mean : 0
  }

  package static let page = """
    Sections of the same level read best when they have about the same length. One that is many \
    times longer than the others hides its parts. A section is flagged when it has 700 words or \
    more without a heading of its own, is over three times the median of its siblings, and holds \
    two fifths of all their words. Text before the first heading and opening and closing sections \
    are not compared; bold headings count. Questions, release notes, changelogs, regular reports \
    and long sections with parts of their own, such as lists, listings and boxes that readers open, \
    are not flagged.

    A heading with a single subheading and hardly any text before it is flagged too: one part is \
    not a division.

    ## Flagged

    ```markdown {lone-child: true}
    ## Tickets

    They are sold at the pier.

    ### ⟦Children⟧

    They go free.

    ## Times

    The boat leaves at six.
    ```

    ```html {max-gap: 5, min-words: 10}
    <h2>Tickets</h2><p>They are sold.</p>
    <h2>⟦Times⟧</h2><p>The boat leaves at six, at eight, at ten, at noon, at two and at four.</p>
    <h2>Piers</h2><p>There are two.</p>
    ```

    ## Not flagged

    ```markdown {max-gap: 5, min-words: 10}
    ## Tickets

    They are sold at the pier.

    ## Times

    The boat leaves at six.

    ## Piers

    There are two of them here.
    ```

    ```html {max-gap: 5, min-words: 10}
    <h2>Tickets</h2><p>They are sold.</p>
    <h2>Conclusion</h2><p>The boat leaves at six, at eight, at ten, at noon, at two and at four.</p>
    <h2>Piers</h2><p>There are two.</p>
    ```

    ```markdown {max-gap: 5, min-words: 10, conclusions: [Farewell]}
    ## Tickets

    They are sold.

    ## Farewell

    The boat leaves at six, at eight, at ten, at noon, at two and at four.

    ## Piers

    There are two.

    ## Times

    They are early.
    ```

    ```markdown {max-gap: 5, min-words: 10}
    ## Tickets

    They are sold.

    ## Times

    ### In summer

    The boat leaves at six, at eight, at ten, at noon, at two and at four.

    ### In winter

    It leaves at six.

    ## Piers

    There are two.
    ```
    """
}

extension Article {
  /// Whether `section` is in parts already: in boxes that readers open, around two listings or more, or mostly in lists.
  fileprivate func hasParts(_ section: Section) -> Bool {
    let start = section.heading.node
    let next = headings.first { $0.node > start && $0.level <= section.heading.level }?.node
    let end = next?.index ?? blocks.last.map { document.subtreeEnd($0.node) } ?? start.index
    let nodes = start.index..<max(start.index, end)
    var listings = 0
    for index in nodes {
      if document.isElement(NodeID(index), .details) { return true }
      if document.isElement(NodeID(index), .pre) { listings += 1 }
    }
    if listings > 1 { return true }
    var (all, listed) = (0, 0)
    for block in blocks where nodes.contains(block.node.index) && block.isProse {
      all += block.words
      if block.context.contains(.listItem) { listed += block.words }
    }
    return listed * 2 > all
  }
}

extension Message {
  fileprivate static func uneven(_ peers: [Section], _ section: Section) -> Message {
    let list = peers.prefix(8).map { "\(shortened($0.heading.text)) \($0.words)" }
    let rest = peers.count > 8 ? ", and \(peers.count - 8) more" : ""
    return Message(
      "These sections differ a lot in length (words): \(list.joined(separator: ", "))\(rest)",
      help: "split '\(shortened(section.heading.text))', or move part of it")
  }

  fileprivate static func alone(_ parent: String) -> Message {
    Message(
      "'\(shortened(parent))' has only one subheading",
      help: "remove it, or split the section into two or more")
  }

  private static func shortened(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }
}
