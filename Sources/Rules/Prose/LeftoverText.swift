// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import FrontMatter
package import Linting
import SourceText

/// Drafting notes, filler text and unfilled placeholders are gone.
package struct LeftoverTextRule: Rule {
  package static let description = RuleDescription(
    "leftover-text", .prose, .error,
    "Drafting notes, filler text and unfilled placeholders are gone")

  package init(_ options: NoOptions) {}

  /// What ends or names a part of a template, in Go's and in Jinja's language, and is no variable left in a page.
  private static let controls = [
    "{{ end ", "{{end}", "{{ end}", "{{- end", "{{ block ", "{{ define ", "{% end", "{%- end",
    "{% block ",
    "{% extends ",
  ].map { Array($0.utf8) }

  /// Whether the page is what a generator makes pages from.
  private static func isTemplate(_ bytes: [UInt8]) -> Bool {
    controls.contains { bytes[...].contains(run: $0) }
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    if article.blocks.isEmpty { report.notApplicable() }
    // Few posts hold even one of the words: the source is looked through before any text is put together.
    let isPage = article.isPage && article.frontMatter == nil
    let isHTML = article.format == .html
    // No generator replaces WordPress's shortcodes in Markdown.
    let shortcodes = isPage || !isHTML
    let mayBeDamaged = DamagedText.mayBe(in: article.source, article.contentRange)
    guard
      mayBeDamaged
        || LeftoverScan.mayHave(
          article.source, article.contentRange, tags: isPage, shortcodes: shortcodes, stars: isHTML
        )
    else { return }
    let isBuilt = isPage && !Self.isTemplate(article.source.bytes)
    var filler: [(text: String, place: ByteRange)] = []
    for block in article.blocks where block.context.isDisjoint(with: .code) {
      let range = article.range(of: block)
      guard
        mayBeDamaged && DamagedText.mayBe(in: article.source, range)
          || LeftoverScan.mayHave(
            article.source, range, tags: isBuilt, shortcodes: shortcodes, stars: isHTML),
        let read = article.reading(block)
      else { continue }
      let scan = LeftoverScan(
        text: read.text.bytes, isQuote: read.kind == .quote,
        tags: isBuilt, shortcodes: shortcodes, stars: isHTML)
      for (range, kind) in scan.find() {
        if kind == .note {
          if range == 0..<read.text.bytes.count, headsList(block, article.document) { continue }
          // A cell holds codes, and samples of what others write.
          if block.context.contains(.table) { continue }
        }
        if kind == .filler {
          filler.append((read.string(range), read.text.source(range)))
          continue
        }
        report.add(.leftover(read.string(range), kind), at: read.text.source(range))
      }
      guard mayBeDamaged else { continue }
      var text = DamagedText(text: read.text.bytes, isBuilt: isBuilt)
      let damages = text.find()
      // A text that lost its encoding lost it everywhere: one finding with its places.
      for kind in [DamagedText.Kind.encoding, .entity, .placeholder] {
        let places = damages.filter { $0.1 == kind }.map(\.0)
        guard let first = places.first else { continue }
        report.add(
          .damaged(read.string(first), kind), at: read.text.source(first),
          related: places.dropFirst().map { RelatedPlace("again", read.text.source($0)) })
      }
    }
    // A draft may wait for its text.
    if article.frontMatter?.value?["draft"]?.bool != true { self.report(filler, &report) }
  }

  /// So many fillers are a sample of type more often than a text that is missing.
  private static let mostForgotten = 3

  /// One finding for all filler: it is one text that nobody has written yet.
  private func report(
    _ filler: [(text: String, place: ByteRange)], _ report: inout RuleContext
  ) {
    guard let first = filler.first else { return }
    report.add(
      .leftover(first.text, .filler), at: first.place,
      atMost: filler.count > Self.mostForgotten ? .suggestion : nil,
      related: filler.dropFirst().map { RelatedPlace("more of it", $0.place) })
  }

  /// Whether a list follows the block: "TODO:" above it is its heading.
  private func headsList(_ block: TextBlock, _ document: Document) -> Bool {
    var next = document.nextSibling(block.node)
    while !next.isNone, document.kind(next) == .text, document.isBlank(next) {
      next = document.nextSibling(next)
    }
    return !next.isNone && (document.isElement(next, .ul) || document.isElement(next, .ol))
  }

  package static let page = """
    Readers who see a note to the author, filler text or a raw template tag stop trusting the \
    rest. The rule finds TODO, TK and FIXME, in capitals and followed by a colon, or alone in \
    brackets or a block. It also finds *lorem ipsum*, `[insert …]`, a language model's words about \
    itself or its reference marks, shortcodes and template tags on built pages, WordPress's \
    shortcodes in Markdown, and Markdown asterisks around words in HTML. Damaged text is reported too: UTF-8 read as another encoding \
    (`donâ€™t`), a lost character (`�`), visible entities and escapes (`It&#8217;s`, `u003c`), and \
    plugin variables (`%%title%%`). Code and text in quotation marks are not checked.

    ## Flagged

    ```markdown
    The ferry leaves at six. ⟦TODO:⟧ ask the captain. It costs ⟦[TK]⟧ euros.

    ⟦FIXME⟧

    ⟦Lorem ipsum⟧ dolor sit amet.

    Ask ⟦[insert name here]⟧ for a ticket.

    ⟦As an AI language model⟧, I cannot take the ferry. ⟦oaicite⟧:4
    ```

    ```html
    <p>The harbour don⟦â€™⟧t close, and GrÃ¼ÃŸe is a word. It costs ⟦%%title%%⟧.</p>
    <p>It⟦&amp;#8217;⟧s the tide that counts. Boats &amp;amp; ships lie here.</p>
    <p>The tide⟦�⟧s high.</p>
    <p>See ⟦u003c⟧a href=u0022x u0022u003elinku003c/au003e here.</p>
    ```

    ```markdown
    ⟦[caption id="attachment_12" align="left"]⟧ The old pier [/caption]
    ```

    ```html
    <p>The ferry is <em>really</em> ⟦**very important**⟧ to us. ⟦TODO:⟧ say why.</p>
    ```

    ```html
    <!doctype html>
    <html lang="en"><title>The ferry</title><body><main><article><h1>The ferry</h1>
    <p>It leaves at ⟦{{ site.time }}⟧, and ⟦[gallery ids="1,2"]⟧ shows it.</p>
    </article></main></body></html>
    ```

    ## Not flagged

    ```markdown
    TODO:

    - ask the captain

    Write “[insert name] leaves at [insert time]” on the board.

    > Dear [insert name], the ferry leaves at six.
    ```

    ```markdown
    My to-do list has a TODO in it, and `TODO: code` too. The text called lorem ipsum is old. We say “As an AI \
    language model” in jest.

    Ask {{ site.name }} for 2 ** 3 ** 4 tickets. A picture [gallery] or `[caption id="1"]` is code.
    ```

    ```html
    <p>Smart quotes turn into “â€™” and “Ã¼”. The entity &amp;amp; is an ampersand, and � is a lost character.</p>
    <p>AMANHÃ “não”, Â y en. 100%% of it. Ask Tom &amp; Ann.</p>
    <p>The power 2**3**4, a note** and another** one, <code>**code**</code> and {{ page.title }}.</p>
    ```
    """
}

/// Looks through one text.
private struct LeftoverScan {
  enum Kind {
    case note
    case filler
    case blank
    case model
    case tag
    case stars
  }

  let text: [UInt8]
  let isQuote: Bool
  let tags: Bool
  let shortcodes: Bool
  let stars: Bool

  private static let notes = ["TODO", "FIXME", "TK", "TKTK", "XXX"].map { Array($0.utf8) }
  private static let shortcodeNames = [
    "caption", "gallery", "embed", "audio", "video", "playlist", "contact-form-7", "vc_row",
    "vc_column", "vc_column_text", "et_pb_section", "et_pb_row", "et_pb_text", "rev_slider",
    "wpforms", "gravityform", "ngg", "toc", "su_button",
  ].map { Array($0.utf8) }

  /// Whether the source holds the beginning of anything that is looked for.
  static func mayHave(
    _ source: SourceText, _ range: ByteRange, tags: Bool, shortcodes: Bool, stars: Bool
  ) -> Bool {
    let bytes = source.bytes.span
    var index = range.start
    let end = range.end - 1
    func has(_ rest: StaticString) -> Bool {
      let wanted = rest.utf8CodeUnitCount
      guard index + wanted < range.end else { return false }
      var offset = 0
      return rest.description.utf8.allSatisfy { byte in
        offset += 1
        return bytes[index + offset] == byte
      }
    }
    while index < end {
      let byte = bytes[index]
      // Most bytes are letters that nothing begins with.
      guard byte < 0x5C || byte == 0x6C || byte == 0x6F || byte == 0x7B else {
        index += 1
        continue
      }
      let next = bytes[index + 1]
      let isFound =
        switch byte {
        case UInt8(ascii: "T"): next == UInt8(ascii: "K") || next == UInt8(ascii: "O") && has("ODO")
        case UInt8(ascii: "F"): next == UInt8(ascii: "I") && has("IXME")
        case UInt8(ascii: "X"): next == UInt8(ascii: "X") && has("XX")
        case UInt8(ascii: "["):
          next | 0x20 == UInt8(ascii: "i") && (has("insert") || has("Insert") || has("INSERT"))
            || shortcodes && isShortcode(bytes, at: index + 1, before: range.end)
        case UInt8(ascii: "*"): stars && next == UInt8(ascii: "*")
        case UInt8(ascii: "{"): tags && (next == UInt8(ascii: "{") || next == UInt8(ascii: "%"))
        case UInt8(ascii: "A"):
          next == UInt8(ascii: "I") && (has("I language") || has("I\nlanguage"))
        case UInt8(ascii: "l"), UInt8(ascii: "L"):
          next | 0x20 == UInt8(ascii: "o") && index + 2 < end
            && bytes[index + 2] | 0x20 == UInt8(ascii: "r") && (has("orem") || has("OREM"))
        case UInt8(ascii: "o"): next == UInt8(ascii: "a") && has("aicite")
        default: false
        }
      if isFound { return true }
      index += 1
    }
    return false
  }

  /// Whether a shortcode's name begins at `index` and ends before a space or a bracket, as the text of a link seldom
  /// does.
  private static func isShortcode(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> Bool {
    shortcodeNames.contains { name in
      let after = index + name.count
      guard after < end, bytes[after] == UInt8(ascii: "]") || bytes[after] == 0x20 else {
        return false
      }
      return name.indices.allSatisfy { bytes[index + $0] == name[$0] }
    }
  }

  func find() -> [(Range<Int>, Kind)] {
    var found: [(Range<Int>, Kind)] = []
    var index = 0
    while index < text.count {
      if let (range, kind) = match(at: index) {
        found.append((range, kind))
        index = range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func match(at index: Int) -> (Range<Int>, Kind)? {
    switch text[index] {
    case UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "X"):
      note(at: index).map { ($0, .note) }
    case UInt8(ascii: "["): bracket(at: index)
    case UInt8(ascii: "("):
      noteInBrackets(at: index, close: UInt8(ascii: ")")).map { ($0, .note) }
    case UInt8(ascii: "l"), UInt8(ascii: "L"): lorem(at: index).map { ($0, .filler) }
    case UInt8(ascii: "a"), UInt8(ascii: "A"): model(at: index).map { ($0, .model) }
    case UInt8(ascii: "o"): reference(at: index).map { ($0, .model) }
    case UInt8(ascii: "{") where tags: tag(at: index).map { ($0, .tag) }
    case UInt8(ascii: "*") where stars: starred(at: index).map { ($0, .stars) }
    default: nil
    }
  }

  private func isWord(_ index: Int) -> Bool {
    guard text.indices.contains(index) else { return false }
    let byte = text[index]
    return byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      || byte == UInt8(ascii: "_")
  }

  private func has(_ word: String, at index: Int) -> Bool {
    let wanted = word.utf8
    guard index + wanted.count <= text.count else { return false }
    return zip(text[index...], wanted).allSatisfy { byte, wanted in
      byte == wanted || (0x41...0x5A).contains(byte) && byte | 0x20 == wanted
    }
  }

  /// `TODO:`, or `TODO` that is all of the text.
  private func note(at index: Int) -> Range<Int>? {
    guard !isWord(index - 1), index == 0 || text[index - 1] != UInt8(ascii: "/"),
      index == 0 || text[index - 1] != UInt8(ascii: "-")
    else { return nil }
    for note in Self.notes where text[index...].starts(with: note) {
      let end = index + note.count
      if index == 0, end == text.count { return index..<end }
      guard end < text.count, text[end] == UInt8(ascii: ":"),
        end + 1 == text.count || text[end + 1] == 0x20
      else { continue }
      if let quote = text[..<index].last, quote == UInt8(ascii: "\"") || quote == 0x9C { continue }
      return index..<end + 1
    }
    return nil
  }

  private func noteInBrackets(at index: Int, close: UInt8) -> Range<Int>? {
    for note in Self.notes where text[(index + 1)...].starts(with: note) {
      let end = index + 1 + note.count
      if end < text.count, text[end] == close { return index..<end + 1 }
    }
    return nil
  }

  private func bracket(at index: Int) -> (Range<Int>, Kind)? {
    if let note = noteInBrackets(at: index, close: UInt8(ascii: "]")) { return (note, .note) }
    guard let end = text[index...].prefix(120).firstIndex(of: UInt8(ascii: "]")) else { return nil }
    if has("insert ", at: index + 1), end > index + 8 {
      // A form of words that is shown to readers.
      return isQuote || isSpoken(index) ? nil : (index..<end + 1, .blank)
    }
    guard shortcodes, !isQuote, !isSpoken(index) else { return nil }
    for name in Self.shortcodeNames where text[(index + 1)...].starts(with: name) {
      let behind = text[index + 1 + name.count]
      if behind == UInt8(ascii: "]") || behind == 0x20, name != Array("toc".utf8) || behind == 0x5D
      {
        // A word in brackets is a word; a shortcode has values, or a name that is none.
        if behind == 0x20, !text[index..<end].contains(UInt8(ascii: "=")) { continue }
        if !tags, behind == UInt8(ascii: "]"), !name.contains(UInt8(ascii: "_")) { continue }
        if behind == UInt8(ascii: "]"), !name.contains(UInt8(ascii: "_")), name.count > 3,
          name != Array("gallery".utf8)
        {
          continue
        }
        return (index..<end + 1, .tag)
      }
    }
    return nil
  }

  /// So far before a place, in bytes, the mark that opens a quotation is sought.
  private static let longestSpeech = 400

  /// Whether the place is between quotation marks.
  private func isSpoken(_ index: Int) -> Bool {
    var isOpen = false
    for place in max(0, index - Self.longestSpeech)..<index {
      if text[place] == UInt8(ascii: "\"") { isOpen.toggle() }
      guard text[place] == 0xE2, place + 2 < index, text[place + 1] == 0x80 else { continue }
      if text[place + 2] == 0x9C || text[place + 2] == 0x9E { isOpen = true }
      if text[place + 2] == 0x9D { isOpen = false }
    }
    return isOpen
  }

  /// Filler at the beginning of a text, or with its third word.
  private func lorem(at index: Int) -> Range<Int>? {
    guard !isWord(index - 1), has("lorem ipsum", at: index) else { return nil }
    let end = index + 11
    return has(" dolor", at: end) || index == 0 && end == text.count ? index..<end : nil
  }

  private func model(at index: Int) -> Range<Int>? {
    guard !isQuote, !isWord(index - 1), has("as an ai language model", at: index) else {
      return nil
    }
    // What is in quotation marks is spoken of.
    if index > 0, text[index - 1] == UInt8(ascii: "\"") || text[index - 1] >= 0x80 { return nil }
    return index..<index + 23
  }

  private func reference(at index: Int) -> Range<Int>? {
    guard !isWord(index - 1), has("oaicite", at: index) else { return nil }
    let end = index + 7
    return end < text.count && text[end] == UInt8(ascii: ":") ? index..<end : nil
  }

  /// `{{ … }}` or `{% … %}`.
  private func tag(at index: Int) -> Range<Int>? {
    guard index + 1 < text.count else { return nil }
    let close: [UInt8]
    switch text[index + 1] {
    case UInt8(ascii: "{"): close = [0x7D, 0x7D]
    case UInt8(ascii: "%"): close = [0x25, 0x7D]
    default: return nil
    }
    var end = index + 2
    while end + 1 < text.count, end < index + 300 {
      if text[end] == close[0], text[end + 1] == close[1] {
        return text[(index + 2)..<end].contains(where: { $0 > 0x20 }) ? index..<end + 2 : nil
      }
      // A group of groups, as formulas and formats have them: "{{a}{b}}".
      if text[end] == 0x7D, text[end + 1] == 0x7B { return nil }
      end += 1
    }
    return nil
  }

  /// `**words**` as Markdown would read them.
  private func starred(at index: Int) -> Range<Int>? {
    guard index + 4 < text.count, text[index + 1] == UInt8(ascii: "*"), isWord(index + 2),
      !isWord(index - 1), index == 0 || text[index - 1] != UInt8(ascii: "*")
    else { return nil }
    var end = index + 3
    while end + 1 < text.count, end < index + 300 {
      if text[end] == UInt8(ascii: "*"), text[end + 1] == UInt8(ascii: "*") {
        let isClosed =
          text[end - 1] > 0x20 && !isWord(end + 2)
          && (end + 2 == text.count || text[end + 2] != UInt8(ascii: "*"))
        return isClosed ? index..<end + 2 : nil
      }
      end += 1
    }
    return nil
  }
}

extension Article {
  /// The bytes of the texts of `block`, and a few behind them, as what is looked for is longer than one byte.
  fileprivate func range(of block: TextBlock) -> ByteRange {
    var start = source.count
    var end = 0
    for index in Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound) {
      let record = document.nodes[index]
      guard record.kind == .text else { continue }
      start = min(start, record.head.start)
      end = max(end, record.head.end)
    }
    return start < end ? ByteRange(start, min(end + 3, source.count)) : ByteRange(at: 0)
  }

  /// From the first to the last byte of the content.
  fileprivate var contentRange: ByteRange {
    guard let first = contentRoots.first, let last = contentRoots.last, first != .document else {
      return source.wholeRange
    }
    return ByteRange(document.range(first).start, document.range(last).end)
  }
}

extension Message {
  fileprivate static func damaged(_ text: String, _ kind: DamagedText.Kind) -> Message {
    switch kind {
    case .encoding:
      Message(
        "'\(text)' was damaged by a wrong character encoding", help: "write the correct character")
    case .entity:
      Message(
        "Readers see '\(text)' instead of a character",
        help: "write the character itself")
    case .placeholder:
      Message("'\(text)' is an unfilled placeholder", help: "write its value")
    }
  }

  fileprivate static func leftover(_ text: String, _ kind: LeftoverScan.Kind) -> Message {
    let shown = text.count > 60 ? text.prefix(57) + "…" : text[...]
    return switch kind {
    case .note:
      Message(
        "'\(shown)' is a note to the author",
        help: "do what it says, and remove it")
    case .filler:
      Message("'\(shown)' is filler text", help: "write the real text")
    case .blank:
      Message("'\(shown)' is an unfilled blank", help: "fill it in")
    case .model:
      Message(
        "'\(shown)' was left by a language model",
        help: "remove it, and check the text around it")
    case .tag:
      Message(
        "'\(shown)' is a tag that the site did not replace",
        help: "fix the tag or the template, or put it in `code` if readers should see it")
    case .stars:
      Message(
        "'\(shown)' uses Markdown, which HTML shows literally",
        help: "write <strong> instead")
    }
  }
}
