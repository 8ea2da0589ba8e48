// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
import Documents
package import Linting
import SourceText

/// No excerpt opens with what the theme puts above the text.
package struct ExcerptOpeningRule: Rule {
  package static let description = RuleDescription(
    "excerpt-opening", .excerpts, .warning,
    "Excerpts do not open with a credit, share buttons, a table of contents or a reading time")

  package static let habits: [Habit] = [
    .fact(
      "have an excerpt that opens with something else than the text",
      meaning: "lists of posts all begin alike")
  ]

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let excerpts = article.excerpts
    if excerpts.isEmpty { report.notApplicable() }
    for excerpt in excerpts {
      guard
        let found = ExcerptOpening(excerpt.mapped.bytes)
          ?? Self.credit(excerpt.mapped.bytes, article.creditGrammar)
      else { continue }
      report.add(
        .opens(found.kind, excerpt.origin), at: excerpt.mapped.source(found.range),
        data: [.init("kind", .text(found.kind.rawValue))])
    }
  }

  /// The credit that `bytes` begin with: a label, and who made the picture.
  private static func credit(_ bytes: [UInt8], _ grammar: CreditGrammar) -> ExcerptOpening? {
    // A label ends with a colon or "by"; most texts have neither near their beginning.
    guard
      let credit = grammar.read(CreditLine(bytes: Array(bytes.prefix(longestCredit)))),
      credit.kind == .credit, credit.range.lowerBound == 0, credit.level >= .creatorOnly,
      let creator = credit.creators.first, creator.contains(" "),
      let place = credit.creatorRanges.first, place.lowerBound > 0,
      credit.sourceRange?.lowerBound != 0
    else { return nil }
    return ExcerptOpening(.credit, credit.range)
  }

  /// So far into an excerpt, in bytes, a credit is looked for.
  private static let longestCredit = 300

  package static let page = """
    Lists of posts, search results and feeds show the excerpt. A program that takes it from the \
    page often takes what is above the text: the credit of the first image, "Share this", the \
    table of contents, or "5 min read". The finding names what it is.

    ## Flagged

    ```markdown
    ---
    excerpt: "⟦Photo: Ana Silva / Reuters⟧. The ferry leaves at six in the morning."
    ---

    The ferry leaves at six in the morning.
    ```

    ```markdown
    ---
    excerpt: "⟦Reading time: 5 minutes⟧ The ferry leaves at six in the morning."
    ---

    The ferry leaves at six in the morning.
    ```

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><a href="/piers/">Piers</a><p>⟦Share this:⟧ Facebook The town has two piers. Both of them are old.</p></li></ul>
    ```

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><a href="/tugs/">Tugs</a><p>⟦Table of Contents⟧ 1 The tugs 2 The crews. A tug has a crew of five.</p></li></ul>
    ```

    ## Not flagged

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><a href="/piers/">Piers</a><p>Photo albums of the two piers. Both of them are old.</p></li></ul>
    ```

    ```markdown
    ---
    excerpt: "Share this road with others: a table of contents of the town, and a 5-minute read."
    ---

    The ferry leaves at six in the morning.
    ```
    """
}

/// What an excerpt opens with that is not its text.
private struct ExcerptOpening {
  enum Kind: String {
    case credit
    case share
    case contents
    case readingTime = "reading-time"
  }

  let kind: Kind
  /// Its bytes in the excerpt.
  let range: Range<Int>

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// What share buttons say first.
  private static let shares = [
    "share this:", "share this post", "share this article", "share this story",
    "share on facebook", "share on twitter", "share on linkedin", "share on x ", "tweet this",
    "print this page", "beitrag teilen", "partager cet article", "partager sur facebook",
    "compartir en facebook", "comparte esto:", "condividi su facebook", "compartilhe isso:",
    "deel dit artikel",
  ]
  private static let contents = [
    "table of contents", "inhaltsverzeichnis", "table des matières", "tabla de contenidos",
    "tabla de contenido", "índice de contenidos", "inhoudsopgave", "indice dei contenuti",
    "innehållsförteckning",
  ]
  private static let times = [
    "reading time", "estimated reading time", "read time", "estimated read time", "lesezeit",
    "geschätzte lesezeit", "temps de lecture", "tiempo de lectura", "tempo di lettura",
    "tempo de leitura", "leestijd", "lästid",
  ]
  private static let reads = [
    "min read", "mins read", "minute read", "minutes read", "min de lecture", "min de lectura",
    "min lesezeit", "minuten lesezeit",
  ]

  init?(_ bytes: [UInt8]) {
    let start = bytes.prefix { $0 <= 0x20 }.count
    let text = Array(
      String(decoding: bytes[start...].prefix(60), as: UTF8.self).lowercased().utf8)
    func begins(_ words: [String]) -> Int? {
      words.lazy.filter { text.starts(with: $0.utf8) }.map(\.utf8.count).max()
    }
    if let length = begins(Self.shares) {
      // A sentence goes on in lower case: "Share this post with your friends".
      guard !Self.goesOn(bytes, start + length) else { return nil }
      self.init(.share, start..<start + length)
    } else if let length = begins(Self.contents) {
      guard !Self.goesOn(bytes, start + length) else { return nil }
      self.init(.contents, start..<start + length)
    } else if let length = begins(Self.times), let end = Self.number(text, after: length) {
      self.init(.readingTime, start..<start + end)
    } else if let length = Self.minutes(text), !Self.goesOn(bytes, start + length) {
      self.init(.readingTime, start..<start + length)
    } else {
      return nil
    }
  }

  /// Whether the text goes on in the same sentence behind `index`: with a letter in lower case, or in
  /// the midst of a word.
  private static func goesOn(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    if bytes[index] > 0x20, bytes[index].isWordPart || "-'".utf8.contains(bytes[index]) {
      return bytes[index - 1].isWordPart
    }
    guard let next = bytes[index...].first(where: { $0 > 0x20 }) else { return false }
    return (0x61...0x7A).contains(next) || ",?".utf8.contains(next)
  }

  /// Where the minutes end behind the words of a reading time: `: 5 minutes`.
  private static func number(_ text: [UInt8], after length: Int) -> Int? {
    var index = length
    while index < text.count, ": ~".utf8.contains(text[index]) { index += 1 }
    let first = index
    while index < text.count, text[index].isDigit { index += 1 }
    guard index > first else { return nil }
    let rest = text[index...]
    for unit in [" minutes", " minuten", " minutos", " minuti", " minute", " mins", " min"]
    where rest.starts(with: unit.utf8) {
      return index + unit.utf8.count
    }
    return index
  }

  /// Where `5 min read` ends at the beginning of `text`.
  private static func minutes(_ text: [UInt8]) -> Int? {
    var index = 0
    while index < min(3, text.count), text[index].isDigit { index += 1 }
    guard index > 0, index < text.count, text[index] == 0x20 || text[index] == UInt8(ascii: "-")
    else { return nil }
    let rest = text[(index + 1)...]
    return reads.lazy.filter { rest.starts(with: $0.utf8) }.map { index + 1 + $0.utf8.count }.max()
  }
}

extension Message {
  fileprivate static func opens(_ kind: ExcerptOpening.Kind, _ origin: Excerpt.Origin) -> Message {
    let what =
      switch kind {
      case .credit: "the credit of an image"
      case .share: "share buttons"
      case .contents: "a table of contents"
      case .readingTime: "a reading time"
      }
    return Message(
      "This excerpt opens with \(what)",
      help: origin == .card
        ? "write an excerpt for the post, or exclude this part from it" : "remove it")
  }
}
