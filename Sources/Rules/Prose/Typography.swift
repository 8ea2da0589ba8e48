// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// Quotes, ellipses and spaces are consistent.
package struct TypographyRule: Rule {
  package static let description = RuleDescription(
    "typography", .prose, .suggestion, fix: .safe, "Quotes, ellipses and spaces are consistent")

  package static let habits: [Habit] = [
    .fact(
      "have typewriter quotes, dashes or mixed styles",
      meaning: "the generator may or may not convert them")
  ]

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let blocks = article.prose.blocks
    if blocks.isEmpty { report.notApplicable() }
    let isFrench = LanguageTag.primary(article.proseLanguage) == "fr"
    var marks = Marks()
    let makesMarks = article.makesSmartQuotes || article.isMadeFromMarkup
    for (number, block) in blocks.enumerated() {
      if !makesMarks { marks.read(block, number) }
      tellMarks(block, isFrench: isFrench, article, &report)
    }
    for pair in [marks.doubles, marks.apostrophes, marks.ellipses] {
      guard let few = pair.few, let first = few.first else { continue }
      let range = blocks[first.block].text.source(first.range)
      report.add(
        .mixed(pair.kind, few.count, pair.straight.count + pair.curly.count), at: range,
        related: few.dropFirst().prefix(20).map {
          RelatedPlace("here too", blocks[$0.block].text.source($0.range))
        },
        fix: pair.fix(blocks, article), data: [.init("marks", .integer(few.count))])
    }
  }

  /// `,…` and a space before a mark.
  private func tellMarks(
    _ block: ProseBlock, isFrench: Bool, _ article: Article, _ report: inout RuleContext
  ) {
    let text = block.text.bytes
    for index in text.indices.dropFirst() {
      let mark = text[index]
      if mark == UInt8(ascii: ","), isEllipsis(text, index + 1) {
        if endsList(text, index) || isInBrackets(text, index) { continue }
        let range = block.text.source(index..<index + 1)
        report.add(.comma, at: range, fix: Fix("Remove the comma", .safe, [Edit(range, "")]))
        continue
      }
      guard !isFrench, text[index - 1] == 0x20, ",.;:".utf8.contains(mark), index >= 2,
        index + 1 == text.count || text[index + 1] == 0x20, isWord(text[index - 2]),
        !endsAddress(text, index - 1), !isCommand(text, index - 1)
      else { continue }
      let space = block.text.source(index - 1..<index)
      guard article.source.bytes[space.indices].allSatisfy({ $0 == 0x20 }), !space.isEmpty else {
        continue
      }
      // A note's number, or a picture, may stand between them.
      let start = block.text.source(index..<index + 1).start
      guard isMarkup(article.source, space.end, start) else { continue }
      // A full stop ends a sentence; before a small letter it is spoken of: "splitting at . and -".
      if mark == UInt8(ascii: "."), index + 2 < text.count,
        (0x61...0x7A).contains(text[index + 2]) || ",.;:-".utf8.contains(text[index + 2])
      {
        continue
      }
      // "1 : 2" is a ratio.
      if mark == UInt8(ascii: ":"), isDigit(text[index - 2]), index + 2 < text.count,
        isDigit(text[index + 2])
      {
        continue
      }
      report.add(
        .space(String(UnicodeScalar(mark))), at: block.text.source(index - 1..<index + 1),
        fix: Fix("Remove the space", .safe, [Edit(space, "")]))
    }
  }

  /// Whether nothing but the ends of elements and of emphasis stands in these bytes of the source.
  private func isMarkup(_ source: SourceText, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end {
      if source.bytes[index] == UInt8(ascii: "<"), index + 1 < end,
        source.bytes[index + 1] == UInt8(ascii: "/")
      {
        while index < end, source.bytes[index] != UInt8(ascii: ">") { index += 1 }
      } else if !"*_~".utf8.contains(source.bytes[index]) {
        return false
      }
      index += 1
    }
    return true
  }

  /// Whether a command or one of its options comes shortly before `end`, as in "git add --all .".
  private func isCommand(_ text: [UInt8], _ end: Int) -> Bool {
    let near = text[..<end].suffix(60)
    return near.indices.dropLast(3).contains { index in
      let isOption = near[index...].starts(with: " --".utf8)
      guard isOption || near[index...].starts(with: "$ ".utf8) else { return false }
      return (0x61...0x7A).contains(near[index + (isOption ? 3 : 2)])
    }
  }

  /// Whether the comma at `index` ends an item of a list that goes on: "one, two,…".
  private func endsList(_ text: [UInt8], _ index: Int) -> Bool {
    let word = text[..<index].reversed().prefix(100).prefix { $0 > 0x20 && $0 != UInt8(ascii: ",") }
    let before = text[..<(index - word.count)].last { $0 > 0x20 }
    return before == UInt8(ascii: ",")
  }

  /// Whether the ellipsis behind the comma at `index` ends a pair of brackets: "[A,…]".
  private func isInBrackets(_ text: [UInt8], _ index: Int) -> Bool {
    let behind = text[(index + 1)...].first { $0 != UInt8(ascii: ".") && $0 < 0x80 }
    return behind == UInt8(ascii: "]") || behind == UInt8(ascii: ")")
  }

  /// Whether a web address ends before `end`, which a blank keeps apart from the mark behind it.
  private func endsAddress(_ text: [UInt8], _ end: Int) -> Bool {
    let word = text[..<end].reversed().prefix(300).prefix { $0 > 0x20 }
    return word.contains(UInt8(ascii: "/"))
  }

  private func isEllipsis(_ text: [UInt8], _ index: Int) -> Bool {
    text[index...].starts(with: "…".utf8)
      || text[index...].starts(with: "...".utf8)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: ")")
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  package static let page = """
    Readers notice inconsistent typography even when they cannot name it: straight quotes among \
    curly ones, two kinds of ellipsis, a space before a comma. Reported are straight and curly \
    quotes or apostrophes in one post, `...` next to `…`, a comma before an ellipsis, and a space \
    before `, . ; :` (except in French). Where the generator makes plain marks curly, as Hugo and \
    Jekyll do by default, mixed marks look alike to readers and are not flagged. Neither are one \
    or two apostrophes or ellipses that differ. The fix changes the marks in the minority.

    ## Flagged

    ```markdown
    It isn⟦'⟧t late, we're there and it's early. It’s six, that’s good, there’s time and they’re here. The tide⟦ ,⟧ the  wind⟦,⟧… all is well.
    ```

    ```html
    <p>And then⟦...⟧ nothing... and... so. And… then… nothing… at… all.</p>
    ```

    ## Not flagged

    ```markdown
    A line that breaks on purpose ends in two spaces:  
    so it is. A file called .net, a ratio of 3 : 4, and a smile :) It splits names at . and at commas.

    `a  b` is code.
    ```

    ```html
    <p>It's "early", and that's good... or not.</p>
    ```

    ```html
    <p>A board of 5" beside “planks”.</p>
    ```

    ```html
    <p>The tide turned <sup><a href="#fn1">1</a></sup>, and nobody saw it <img src="/a.png" alt="">.</p>
    ```
    """
}

/// A mark, by its block and its place there.
private struct Mark {
  var block: Int
  var range: Range<Int>
}

/// The two ways to set one kind of mark.
private struct MarkPair {
  enum Kind {
    case quotes
    case apostrophes
    case ellipses
  }

  var kind: Kind
  var straight: [Mark] = []
  var curly: [Mark] = []

  init(_ kind: Kind) { self.kind = kind }

  /// So few marks that differ are a slip that hardly anybody sees; of quotation marks one pair is seen.
  private var mostUnseen: Int { kind == .quotes ? 1 : 2 }

  /// Those that are fewer; `nil` where one way only is used, or none is used mostly.
  var few: [Mark]? {
    if straight.isEmpty || curly.isEmpty || straight.count == curly.count { return nil }
    guard min(straight.count, curly.count) > mostUnseen else { return nil }
    return straight.count < curly.count ? straight : curly
  }

  /// Sets the fewer ones like the others; `nil` where the source spells one by a reference.
  func fix(_ blocks: [ProseBlock], _ article: Article) -> Fix? {
    let toCurly = straight.count <= curly.count
    var edits: [Edit] = []
    for mark in toCurly ? straight : curly {
      let text = blocks[mark.block].text
      let range = text.source(mark.range)
      guard article.source.bytes[range.indices].elementsEqual(text.bytes[mark.range]),
        let new = replacement(mark, text.bytes, toCurly: toCurly, article)
      else { return nil }
      edits.append(Edit(range, new))
    }
    return Fix(
      toCurly ? "Make them all curly" : "Make them all straight", .safe, edits)
  }

  private func replacement(
    _ mark: Mark, _ text: [UInt8], toCurly: Bool, _ article: Article
  ) -> String? {
    switch kind {
    case .apostrophes: return toCurly ? "’" : "'"
    case .ellipses: return toCurly ? "…" : "..."
    case .quotes:
      guard toCurly else { return "\"" }
      // Other languages have other pairs.
      guard LanguageTag.primary(article.proseLanguage) ?? "en" == "en" else { return nil }
      let isOpening =
        mark.range.lowerBound == 0 || [0x20, 0x28, 0x5B].contains(text[mark.range.lowerBound - 1])
      let isClosing =
        mark.range.upperBound == text.count
        || !(0x30...0x39).contains(text[mark.range.upperBound])
          && !(0x61...0x7A).contains(text[mark.range.upperBound] | 0x20)
      return isOpening == isClosing ? nil : isOpening ? "“" : "”"
    }
  }
}

/// The marks of a post that can be set in two ways.
private struct Marks {
  var doubles = MarkPair(.quotes)
  var apostrophes = MarkPair(.apostrophes)
  var ellipses = MarkPair(.ellipses)

  mutating func read(_ block: ProseBlock, _ number: Int) {
    let text = block.text.bytes
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        switch byte {
        case UInt8(ascii: "\""):
          // Behind a digit it is an inch.
          if index == 0 || !(0x30...0x39).contains(text[index - 1]) {
            doubles.straight.append(Mark(block: number, range: index..<index + 1))
          }
        case UInt8(ascii: "'"):
          if isLetter(text, index - 1), isLetter(text, index + 1) {
            apostrophes.straight.append(Mark(block: number, range: index..<index + 1))
          }
        case UInt8(ascii: ".")
        where index + 2 < text.count && text[index + 1] == byte && text[index + 2] == byte:
          var end = index + 3
          while end < text.count, text[end] == byte { end += 1 }
          if end == index + 3, index > 0, isLetter(text, index - 1) || text[index - 1] == 0x20 {
            ellipses.straight.append(Mark(block: number, range: index..<end))
          }
          index = end - 1
        default: break
        }
        index += 1
        continue
      }
      guard byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 else {
        index += 1
        continue
      }
      let mark = Mark(block: number, range: index..<index + 3)
      switch text[index + 2] {
      case 0x9C, 0x9D: doubles.curly.append(mark)
      case 0x99 where isLetter(text, index - 1) && isLetter(text, index + 3):
        apostrophes.curly.append(mark)
      case 0xA6: ellipses.curly.append(mark)
      default: break
      }
      index += 3
    }
  }

  private func isLetter(_ text: [UInt8], _ index: Int) -> Bool {
    text.indices.contains(index) && (0x61...0x7A).contains(text[index] | 0x20)
  }
}

extension Message {
  fileprivate static func mixed(_ kind: MarkPair.Kind, _ few: Int, _ all: Int) -> Message {
    let name =
      switch kind {
      case .quotes: "straight and curly quotation marks"
      case .apostrophes: "straight and curly apostrophes"
      case .ellipses: "'...' and '…'"
      }
    return Message(
      "This post mixes \(name): \(few) of \(all) differ",
      help: "use one style throughout")
  }

  fileprivate static let comma = Message(
    "A comma before an ellipsis", help: "remove the comma")

  fileprivate static func space(_ mark: String) -> Message {
    Message(
      "A space before '\(mark)'",
      help: "remove the space")
  }
}
