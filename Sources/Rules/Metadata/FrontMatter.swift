// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
package import Linting
import SourceText

/// Front matter is valid and follows its schema.
package struct FrontMatterRule: Rule {
  package static let description = RuleDescription(
    "front-matter", .metadata, .error, judgesPages: true,
    "Front matter is valid and follows its schema")

  package struct Options: RuleOptions {
    package var schemas: [FrontMatterSchema] = []
    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "schemas", \.schemas,
          "requirements for the front matter of some posts; all that match a post's path apply")
      ]
    }
  }

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    let schemas = options.schemas.filter { $0.files.cover(report.path) }
    guard let reading = article.frontMatter else {
      let required = schemas.flatMap(\.require)
      if required.isEmpty || article.isPage {
        report.notApplicable()
      } else {
        report.add(
          .absent(required), at: ByteRange(at: article.source.contentStart),
          data: [.init("missing", .list(required.map { .text($0) }))])
      }
      return
    }
    if let misplacement = reading.block.misplacement {
      report.add(.misplaced(misplacement), at: reading.block.opening)
      return
    }
    if let problem = reading.problem {
      report.add(
        reading.block.isClosed ? .broken(problem.message) : .unclosed, at: problem.range)
      return
    }
    let root = reading.value ?? DataValue(.null, range: reading.block.contentRange)
    if reading.value != nil, root.map == nil, !root.isNull {
      report.add(.noKeys, at: firstLine(of: root.range, article.source))
      return
    }
    for duplicate in root.duplicateKeys {
      report.add(
        .duplicate(duplicate.key), at: duplicate.range,
        related: [RelatedPlace("first set here", duplicate.first)],
        data: [.init("key", .text(duplicate.key))])
    }
    for (number, schema) in schemas.enumerated() {
      // What an earlier schema has asked for is not asked for twice.
      let known = schemas[..<number]
      FrontMatterCheck(schema: schema, root: root, block: reading.block, source: article.source)
        .run(&report) { key in known.contains { $0.require.contains(key) } }
    }
  }

  private func firstLine(of range: ByteRange, _ source: SourceText) -> ByteRange {
    let line = source.bytes[range.indices].prefix { $0 != 0x0A && $0 != 0x0D }
    return ByteRange(range.start, line.endIndex)
  }

  package static let page = """
    A generator that cannot read the front matter builds the post without its title, date and \
    image, or not at all. The finding points to the invalid line; the rest of the post is still \
    checked.

    Front matter must be the first thing in the file, between two lines of exactly three hyphens \
    (three plus signs for TOML). Generators print it as text when it comes after a blank line or a \
    comment, or between longer fences. Each key may be set once: some generators stop at the \
    second, others silently use the last. On a site whose generator needs keys, front matter \
    without any is reported; elsewhere it is text between two rules.

    A project defines in a schema what its posts must have. Keys inside a map are named with dots \
    (`image.alt`); where a value is a list, `allowed` and `pattern` apply to each of its items. \
    The types are `string`, `list`, `date`, `number`, `boolean` and `map`.

    ```yaml
    rules:
      front-matter:
        schemas:
          - files: "posts/**"
            require: [title, date]
            types: {tags: list, date: date}
            allowed: {category: [news, travel]}
            pattern: {slug: "^[a-z0-9-]+$"}
    ```

    ## Flagged

    ```markdown
    ⟦---⟧
    title: The ferry

    The ferry leaves at six.
    ```

    ```markdown
    ---
    title: The ferry
    date: 2024-02-29
    ⟦title⟧: The ferry at six
    ---

    The ferry leaves at six.
    ```

    ```markdown {schemas: [{require: [title, date]}]}
    ⟦---⟧
    title: The ferry
    ---

    The ferry leaves at six.
    ```

    ```html {schemas: [{types: {tags: list}, allowed: {category: [news, travel]}}]}
    ---
    tags: ⟦boats⟧
    category: ⟦travels⟧
    ---
    <p>The ferry leaves at six.</p>
    ```

    ```markdown {schemas: [{pattern: {image.file: "[.]jpe?g$"}}]}
    +++
    [image]
    file = "⟦ferry.bmp⟧"
    +++

    The ferry leaves at six.
    ```

    ## Not flagged

    ```markdown {schemas: [{require: [title, image.alt], types: {date: date, tags: list}}]}
    ---
    title: The ferry
    date: 2024-02-29
    tags: [boats, harbour]
    image: {file: ferry.jpg, alt: A white ferry}
    ---

    The ferry leaves at six.
    ```

    ```html
    ---
    title: The ferry
    ---
    <p>The ferry leaves at six.</p>
    ```
    """
}

extension Message {
  fileprivate static let unclosed = Message(
    "This front matter is never closed",
    help: "close it with a line of three hyphens")

  fileprivate static func misplaced(_ why: FrontMatterBlock.Misplacement) -> Message {
    switch why {
    case .blanks:
      Message(
        "This is not read as front matter: it is not at the start of the file",
        help: "remove the blank lines or spaces above it")
    case .comment:
      Message(
        "This is not read as front matter: a comment comes before it",
        help: "move the comment below the front matter")
    case .longFence:
      Message(
        "This is not read as front matter: its fence has more than three marks",
        help: "open and close it with exactly three")
    }
  }

  fileprivate static let noKeys = Message(
    "The front matter has no keys, so the generator cannot read the post",
    help: "add 'key: value' lines between the fences, or remove the fences")

  fileprivate static func duplicate(_ key: String) -> Message {
    Message(
      "'\(key)' is set twice in the front matter",
      help: "keep one; generators stop at the second or use only the last")
  }

  fileprivate static func broken(_ what: String) -> Message {
    Message(
      "The front matter is invalid: \(what)",
      help: "correct this line; put values that contain a colon or a quote in quotes")
  }

  fileprivate static func absent(_ keys: [String]) -> Message {
    Message(
      "This post has no front matter; its schema requires \(keys.map { "'\($0)'" }.joined(separator: ", "))",
      help: "start the file with a line of three hyphens, the fields, and three hyphens again")
  }
}
