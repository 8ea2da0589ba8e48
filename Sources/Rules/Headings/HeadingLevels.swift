// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Headings go down one level at a time, from h2, under one h1.
package struct HeadingLevelsRule: Rule {
  package struct Options: RuleOptions {
    var first = 2
    var titleIsH1 = false

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "first", \.first, in: 1...6, "The lowest-ranking level that the first heading may have"),
        Option(
          "title-is-h1", \.titleIsH1, "Whether the theme shows the front matter's title as an h1"),
      ]
    }
  }

  package static let description = RuleDescription(
    "heading-levels", .headings, .error, fix: .safe,
    "Headings do not skip a level, and there is one h1")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let headings = article.headings
    if headings.isEmpty { report.notApplicable() }
    let document = article.document
    if isSwitchedOff(document) { return report.notApplicable() }
    var hasH1 = false
    // Sections go down from the title, whatever level the theme gives it.
    var first = options.first
    let isTitleAbove = article.title?.origin == .frontMatter && !options.titleIsH1
    if let title = article.title {
      switch title.origin {
      case .frontMatter: hasH1 = options.titleIsH1
      case .heading:
        if let node = title.node, !headings.contains(where: { $0.node == node }),
          let level = document.headingLevel(node)
        {
          hasH1 = level == 1
          first = max(first, min(level + 1, 6))
        }
      }
    }
    // Without front matter, Hugo and Jekyll put the text into other pages.
    let isPart =
      article.format == .markdown && article.frontMatter == nil
      && !article.traits.isDisjoint(with: [.dropsHTML, .isKramdown])
    var previous: Heading?
    var faults: [Fault] = []
    for (index, heading) in headings.enumerated() {
      // The heading of a note next to the text is not part of its outline.
      if heading.level > 1, isInNote(heading.node, document) { continue }
      let expected: Int
      let kind: Fault.Kind
      if heading.level == 1, hasH1 {
        expected = 2
        kind = .secondH1
      } else if let previous {
        expected = previous.level + 1
        kind = .skipped(from: previous.level, to: heading.level)
      } else {
        expected = isBelowPageHeading(heading, document) ? heading.level : first
        kind = .deepStart(first: first)
      }
      let isSecond = heading.level == 1 && hasH1 && !isInBook(heading.node, document)
      // A theme may show the front matter's title as an h2, so an h3 may follow.
      let mayFollow = previous == nil ? isPart ? 6 : isTitleAbove ? 1 : 0 : 0
      let isWrong = heading.level > expected + mayFollow || isSecond
      if isWrong {
        faults.append(
          Fault(
            kind: kind, index: index, level: heading.level, expected: expected, previous: previous))
      }
      if heading.level == 1 { hasH1 = true }
      previous = heading
    }
    tell(faults, headings, document, &report)
  }

  /// A heading with a level that it should not have.
  private struct Fault {
    enum Kind: Hashable {
      case secondH1
      case skipped(from: Int, to: Int)
      case deepStart(first: Int)
    }

    var kind: Kind
    /// Among the headings.
    var index: Int
    var level: Int
    var expected: Int
    var previous: Heading?
  }

  /// From so many faults of one kind on, they are how the post is built: one finding.
  private static let fewestAlike = 3
  private static let mostRelated = 20

  private func tell(
    _ faults: [Fault], _ headings: [Heading], _ document: Document,
    _ report: inout RuleContext
  ) {
    let alike = Dictionary(grouping: faults, by: \.kind)
    var told: Set<Fault.Kind> = []
    for fault in faults {
      var all = [fault]
      if let alike = alike[fault.kind], alike.count >= Self.fewestAlike { all = alike }
      if all.count > 1, !told.insert(fault.kind).inserted { continue }
      let fixes = all.map { shift(headings[$0.index...], by: $0.expected - $0.level, document) }
      let others = all.dropFirst().prefix(Self.mostRelated)
      report.add(
        message(fault, others: all.count - 1), at: document.place(headings[fault.index].node),
        related: (fault.previous.map { [RelatedPlace("the previous heading", $0.textRange)] } ?? [])
          + others.map { RelatedPlace("here too", headings[$0.index].textRange) },
        fix: all.count == 1 ? fixes[0] : Self.union(fixes.compactMap(\.self), of: all.count),
        data: [
          .init("level", .integer(fault.level)), .init("expected", .integer(fault.expected)),
          .init("count", .integer(all.count)),
        ])
    }
  }

  /// One fix of all `fixes`; `nil` unless there are `count` and each changes other places.
  private static func union(_ fixes: [Fix], of count: Int) -> Fix? {
    guard fixes.count == count else { return nil }
    let edits = fixes.flatMap(\.edits).sorted { $0.range.start < $1.range.start }
    for (edit, next) in zip(edits, edits.dropFirst()) where next.range.start < edit.range.end {
      return nil
    }
    let places = Set(edits.map(\.range))
    guard places.count == edits.count else { return nil }
    return Fix(
      "Move all of them to the right level", .safe, changing: .headings, edits)
  }

  private func message(_ fault: Fault, others: Int) -> Message {
    switch fault.kind {
    case .secondH1: .secondH1(others: others)
    case .skipped(let before, let level): .skipped(from: before, to: level, others: others)
    case .deepStart(let first): .deepStart(fault.level, first: first)
    }
  }

  /// What boxes beside the text are called.
  private static let notes: Set<String> = [
    "note", "notice", "warning", "caution", "tip", "info", "callout", "admonition", "alert",
    "sidebar", "infobox", "important", "danger", "hint",
  ]

  /// Whether a comment for markdownlint turns its rule on levels off: the writer has looked at them.
  private func isSwitchedOff(_ document: Document) -> Bool {
    guard document.format == .markdown else { return false }
    return document.nodes.indices.contains { index in
      let node = NodeID(index)
      guard document.kind(node) == .comment, document.range(node).count < 400 else { return false }
      let text = String(
        decoding: document.source.bytes[document.range(node).indices], as: UTF8.self)
      return text.contains("markdownlint-disable")
        && (text.contains("heading-increment") || text.contains("MD001"))
    }
  }

  /// Whether the last heading of the page before the content's first one is a level above it, such as a chapter's title
  /// next to the chapter.
  private func isBelowPageHeading(_ heading: Heading, _ document: Document) -> Bool {
    let before = (0..<heading.node.index).reversed().lazy.map { NodeID($0) }
      .first { document.headingLevel($0) != nil }
    return before.flatMap { document.headingLevel($0) } == heading.level - 1
  }

  private static let bookParts: Set<String> = [
    "appendix", "article", "bibliography", "chapter", "colophon", "glossary", "index", "part",
    "preface",
  ]

  /// Whether `node` is the title of a part of a book that is one page, as DocBook makes it.
  private func isInBook(_ node: NodeID, _ document: Document) -> Bool {
    var parent = document.parent(node)
    for _ in 0..<4 where !parent.isNone && document.isElement(parent, .div) {
      if document.value(parent, .class).map(Self.bookParts.contains) ?? false { return true }
      parent = document.parent(parent)
    }
    return false
  }

  private func isInNote(_ node: NodeID, _ document: Document) -> Bool {
    var parent = document.parent(node)
    for _ in 0..<3 where !parent.isNone {
      if document.isElement(parent, .aside) { return true }
      let classes = document.value(parent, .class)?.lowercased().split(separator: " ") ?? []
      let isNote = classes.contains { name in
        name.split(whereSeparator: { $0 == "-" || $0 == "_" }).contains {
          Self.notes.contains(String($0))
        }
      }
      if isNote { return true }
      parent = document.parent(parent)
    }
    return false
  }

  /// Moves the first heading and all below it in its section by `distance` levels.
  private func shift(
    _ headings: ArraySlice<Heading>, by distance: Int, _ document: Document
  ) -> Fix? {
    guard let first = headings.first else { return nil }
    var edits: [Edit] = []
    for heading in headings {
      if distance < 0 {
        // Its siblings are as deep as it is, and follow it up.
        if heading.level < first.level { break }
      } else if heading != first, heading.level <= first.level {
        break
      }
      guard
        let change = HeadingEdits.setLevel(
          heading.level + distance, of: heading.node, in: document)
      else { return nil }
      edits += change
    }
    return Fix(
      "Make it an h\(first.level + distance), and move the headings below it", .safe,
      changing: .headings,
      edits)
  }

  package static let page = """
    Screen readers and tables of contents go from heading to heading by level. A skipped level \
    looks like a missing section; two h1 are two titles.

    Only the content's headings count; those of the theme, related posts and asides are separate \
    outlines. The first heading may be a level below the last one before the content, such as a \
    chapter's title. The fix moves a heading together with the headings below it. A first h3 below a \
    title in the front matter is fine, since the theme may show the title as an h2. Three and \
    more headings of a post with the same fault are one finding.

    ## Flagged

    ```html
    <h2>Tickets</h2>
    <p>Four euros.</p>
    ⟦<h4>⟧Children</h4>
    <p>Two euros.</p>
    ```

    ```markdown
    ## Tickets

    Four euros.

    ⟦#### Children⟧

    Two euros.
    ```

    ```markdown
    ⟦### Tickets⟧

    Four euros.
    ```

    ```html
    <h1>The ferry</h1>
    <p>It runs all year.</p>
    ⟦<h1>⟧Tickets</h1>
    <p>Four euros.</p>
    ```

    ```markdown
    # Releases

    ## Version 3

    ⟦#### Added⟧

    Bikes.

    ## Version 2

    #### Added

    Dogs.

    ## Version 1

    #### Added

    Boats.
    ```

    ## Not flagged

    ```html
    <h2>Tickets</h2>
    <p>Four euros.</p>
    <h3>Children</h3>
    <p>Two euros.</p>
    <h2>Times</h2>
    <p>At six.</p>
    ```

    ```markdown
    # The ferry

    ## Tickets

    Four euros.
    ```
    """
}

extension Message {
  fileprivate static func secondH1(others: Int) -> Message {
    Message(
      others == 0
        ? "This is a second h1; a post has one title"
        : "This is a second h1, and \(CountText.grouped(others)) more follow; a post has one title",
      help: others == 0 ? "make it an h2" : "make each an h2")
  }

  fileprivate static func skipped(from before: Int, to level: Int, others: Int) -> Message {
    Message(
      others == 0
        ? "This h\(level) follows an h\(before), skipping a level"
        : "This h\(level) and \(CountText.grouped(others)) more follow an h\(before), skipping a level",
      help: others == 0 ? "make it an h\(before + 1)" : "make each an h\(before + 1)")
  }

  fileprivate static func deepStart(_ level: Int, first: Int) -> Message {
    Message(
      "The first heading is an h\(level)",
      help: "make it an h\(first)")
  }
}
