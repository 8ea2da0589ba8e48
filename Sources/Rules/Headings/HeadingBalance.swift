// SPDX-License-Identifier: Apache-2.0

package import Articles
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
    var loneChild = true
    var conclusions: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("min-sections", \.minSections, in: 2...100, "Fewer sections are not compared"),
        Option(
          "max-ratio", \.maxRatio, in: 1...100,
          "How many times longer or shorter than the median a section may be"),
        Option(
          "cv", \.cv, in: 0...10,
          "The greatest coefficient of variation (standard deviation by mean) of the word counts"),
        Option(
          "max-gap", \.maxGap, in: 0...100_000,
          "A section this many words or fewer away from the median is never named"),
        Option("lone-child", \.loneChild, "Whether a single sub-heading under a heading is named"),
        Option(
          "conclusions", \.conclusions,
          "Further headings of closing sections, which are not compared"),
      ]
    }
  }

  package static let description = RuleDescription(
    "heading-balance", .headings, .warning,
    "The sections of one level are of about the same length")

  package static let habits: [Habit] = [
    .measure("cv", "have sections of very different length, by coefficient of variation")
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
    // The children of each parent, the article itself being the parent of the outermost.
    var children: [[Int]] = Array(repeating: [], count: sections.count + 1)
    for (index, section) in sections.enumerated() {
      children[section.parent.map { $0 + 1 } ?? 0].append(index)
    }
    for (number, group) in children.enumerated() {
      if options.loneChild, number > 0, group.count == 1, sections[number - 1].heading.level > 1 {
        let parent = sections[number - 1].heading
        report.add(
          .alone(parent.text), at: sections[group[0]].heading.textRange,
          related: [RelatedPlace("the heading above it", parent.textRange)])
        continue
      }
      guard group.count >= options.minSections else { continue }
      for level in 1...6 {
        let peers = group.filter {
          sections[$0].heading.level == level
            && !concludes(sections[$0].heading.text, article.language)
        }
        if peers.count >= options.minSections, judge(peers.map { sections[$0] }, &report) { break }
      }
    }
  }

  private func concludes(_ heading: String, _ language: String?) -> Bool {
    guard let key = GenericHeadings.key(heading) else { return false }
    return conclusions.contains(key) || GenericHeadings.concludes(key, language: language)
  }

  /// Reports the section farthest off, if any is too far; true when it did.
  private func judge(_ peers: [Section], _ report: inout RuleContext) -> Bool {
    let words = peers.map { Double($0.words) }
    let sorted = words.sorted()
    let middle = sorted.count / 2
    let median =
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    let mean = words.reduce(0, +) / Double(words.count)
    let variance = words.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(words.count)
    let cv = mean > 0 ? variance.squareRoot() / mean : 0
    report.measure("cv", (cv * 1000).rounded() / 1000, limit: options.cv)
    let isUneven =
      cv > options.cv
      || words.contains { $0 > median * options.maxRatio || $0 < median / options.maxRatio }
    guard isUneven,
      let farthest = peers.indices.max(by: { abs(words[$0] - median) < abs(words[$1] - median) }),
      abs(words[farthest] - median) > Double(options.maxGap)
    else { return false }
    let section = peers[farthest]
    report.add(
      .uneven(peers, section, median: Int(median.rounded())), at: section.heading.textRange,
      related: peers.indices.filter { $0 != farthest }.prefix(20).map {
        RelatedPlace("\(peers[$0].words) words", peers[$0].heading.textRange)
      },
      data: [
        .init("median", .number(median)), .init("cv", .number((cv * 1000).rounded() / 1000)),
        .init(
          "sections",
          .list(
            peers.map {
              .record([
                .init("heading", .text($0.heading.text)), .init("words", .integer($0.words)),
              ])
            })),
      ])
    return true
  }

  package static let page = """
    Sections of one rank read best when they carry about the same weight. One that is many times longer \
    than its peers hides its parts; one that is much shorter may belong to its neighbour. The words before \
    the first heading and a closing section are left out, and bold headings count.

    A heading with a single sub-heading is named too: one part is no division.

    ## Flagged

    ```markdown
    ## Tickets

    They are sold at the pier.

    ### ⟦Children⟧

    They go free.

    ## Times

    The boat leaves at six.
    ```

    ```html {max-gap: 5}
    <h2>Tickets</h2><p>They are sold.</p>
    <h2>⟦Times⟧</h2><p>The boat leaves at six, at eight, at ten, at noon, at two and at four.</p>
    <h2>Piers</h2><p>There are two.</p>
    ```

    ## Not flagged

    ```markdown {max-gap: 5}
    ## Tickets

    They are sold at the pier.

    ## Times

    The boat leaves at six.

    ## Piers

    There are two of them here.
    ```

    ```html {max-gap: 5}
    <h2>Tickets</h2><p>They are sold.</p>
    <h2>Conclusion</h2><p>The boat leaves at six, at eight, at ten, at noon, at two and at four.</p>
    <h2>Piers</h2><p>There are two.</p>
    ```

    ```markdown {max-gap: 5, conclusions: [Farewell]}
    ## Tickets

    They are sold.

    ## Farewell

    The boat leaves at six, at eight, at ten, at noon, at two and at four.

    ## Piers

    There are two.

    ## Times

    They are early.
    ```
    """
}

extension Message {
  fileprivate static func uneven(_ peers: [Section], _ section: Section, median: Int) -> Message {
    let list = peers.prefix(8).map { "\(shortened($0.heading.text)) \($0.words)" }
    let rest = peers.count > 8 ? ", and \(peers.count - 8) more" : ""
    let isLong = section.words > median
    return Message(
      "The sections here are uneven in words: \(list.joined(separator: ", "))\(rest)",
      help: isLong
        ? "divide '\(shortened(section.heading.text))', or move a part of it"
        : "say more under '\(shortened(section.heading.text))', or join it to its neighbour")
  }

  fileprivate static func alone(_ parent: String) -> Message {
    Message(
      "This is the only sub-heading under '\(shortened(parent))', and one part is no division",
      help: "take it out, or divide the section into two or more")
  }

  private static func shortened(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }
}
