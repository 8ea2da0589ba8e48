// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText
import WebAddresses

/// Link text says where the link goes, and the same text goes to one page.
package struct LinkTextRule: Rule {
  package struct Options: RuleOptions {
    var words: [String] = []
    var allow: [String] = []
    var bareURLs = true

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("words", \.words, "Additional link texts that do not say where the link goes"),
        Option("allow", \.allow, "Allowed link texts"),
        Option("bare-urls", \.bareURLs, "Whether addresses as link text are reported"),
      ]
    }
  }

  package static let description = RuleDescription(
    "link-text", .links, .warning,
    "Link text says where the link goes, and the same text goes to one page")

  private let further: Set<String>
  private let allowed: Set<String>
  private let judgesURLs: Bool

  package init(_ options: Options) {
    further = Set(options.words.compactMap { WordsByLanguage.folded($0) })
    allowed = Set(options.allow.compactMap { WordsByLanguage.folded($0) })
    judgesURLs = options.bareURLs
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    var names = LinkNames(article.document)
    var hasLink = false
    let generic = GenericLinkTexts.phrases(article.language)
    // Found out only where one text has two addresses.
    var site: OwnSite?
    // By its text and its block the first link with it, by its number.
    var known: [String: Int] = [:]
    var blocks = LinkBlocks(article)
    /// The texts with the additional pages that were reported.
    var told: Set<String> = []
    for (number, link) in article.links.enumerated() where link.isOriginal(in: article.document) {
      guard let written = link.address, let address = link.target else { continue }
      hasLink = true
      let name = names.name(of: link)
      guard !name.isFilledLater, let text = WordsByLanguage.folded(name.text),
        !allowed.contains(text)
      else { continue }
      if generic.contains(text) || further.contains(text) {
        // The other cells of a row, and the head of a column, say what its links are about.
        if blocks.isInTable(link), !further.contains(text) { continue }
        // A place on the page may be a term that is called so.
        if address.isOnPage || Self.isCalled(text, address) || article.isCode(link) { continue }
        report.add(
          .generic(name.text), at: article.place(of: name, link), data: data("generic", name))
      } else if name.isAddress(address) {
        if judgesURLs, Self.isLong(name.text, for: written), !article.isCode(link),
          blocks.isInProse(link), !article.isMadeFromMarkup
        {
          report.add(
            .bareURL, at: article.place(of: name, link), atMost: .suggestion,
            data: data("bare-url", name))
        }
      } else if !link.isInCredit, Self.isPhrase(name.text), hasLetter(text),
        !address.isOpaque, !address.isOnPage, !article.isInBrackets(link),
        let block = blocks.prose(around: link)
      {
        let key = "\(block.index) " + text
        guard let place = known[key] else {
          known[key] = number
          continue
        }
        let first = article.links[place]
        guard let other = first.target, other.bytes != address.bytes, !article.isCode(first),
          !article.isCode(link)
        else { continue }
        let own = site ?? OwnSite(article)
        site = own
        if own.differ(other, address),
          told.insert(key + "\u{0}" + own.page(address)).inserted
        {
          report.add(
            .twoTargets(name.text), at: article.place(of: name, link), atMost: .suggestion,
            related: [
              RelatedPlace("the same text, for another page", article.textPlace(first))
            ],
            data: data("two-targets", name)
              + [.init("targets", .list([.text(first.address ?? ""), .text(written)]))])
        }
      }
    }
    if !hasLink { report.notApplicable() }
  }

  /// Whether the place or the page that `address` names is called `text`, as a term is: "View" for `/terms/#views`.
  private static func isCalled(_ text: String, _ address: WebAddress) -> Bool {
    let path = address.text(address.path).split(separator: "/").last.map(String.init)
    // "Click" at click.palletsprojects.com.
    if address.host.lowercased().split(separator: ".").first.map(String.init) == text {
      return true
    }
    guard let name = (address.fragment.map { address.text($0) } ?? path)?.lowercased() else {
      return false
    }
    return name == text || name == text + "s"
  }

  /// An address of fewer characters that is shown as it is was meant to be seen.
  private static let shortestAddress = 60

  /// Whether the shown address `text` names a page, and not a site alone as a name does ("ferry.net", "www.ferry.net"),
  /// and is long, or not the one that is `written`.
  private static func isLong(_ text: String, for written: String) -> Bool {
    guard text.utf8.count >= shortestAddress || text != written && text.contains("://") else {
      return false
    }
    let address = WebAddress(text.contains("://") ? text : "https://" + text)
    let path = address.text(address.path)
    guard path != "", path != "/" else { return false }
    // What is on the reader's own computer has no other name.
    return UnreachableHost.of(address.host) == nil
  }

  /// Whether a text says what its link is about, and does not name it: a name may be that of a page, of its code and of
  /// its maker in turn.
  private static func isPhrase(_ text: String) -> Bool {
    if text.utf8.contains(where: { "./@#".utf8.contains($0) }) { return false }
    return text.split(separator: " ").count > 1 || text.first?.isLowercase == true
      || text.first.map { $0.isLetter && !$0.isCased } ?? false
  }

  /// Whether a letter is in `text`, which is in lower case.
  private func hasLetter(_ text: String) -> Bool {
    text.utf8.contains { (0x61...0x7A).contains($0) } || text.contains(where: \.isLetter)
  }

  private func data(_ kind: String, _ name: LinkName) -> [Measure.Field] {
    [.init("kind", .text(kind)), .init("text", .text(name.text))]
  }

  package static let page = """
    Many readers go from link to link, by eye or with a screen reader, and get only the links' \
    texts. "Click here" says nothing then, an address is spelled out letter by letter, and one \
    text for two pages is ambiguous.

    The text is what assistive technology reads: a label (`aria-label`) takes precedence over the \
    text in the link. Generic words are known in English, German, French, Spanish, Italian, \
    Portuguese, Dutch and Swedish, and are looked for in the post's language. Skipped are cards of \
    related posts, links in a table, which the row explains, words such as "this article", which \
    the sentence explains, and words such as "view" where the page or anchor has that name.

    An address as link text is a suggestion, and only in running text, where it has 60 characters \
    or more or differs from the link's address. It is not flagged where it is alone, as embeds \
    are, in another site's post, a table or a manual made by AsciiDoc, DocBook or Sphinx, or where it only names a site (`ferry.net`) or the \
    reader's own computer. One text for two pages is a suggestion too, and only where both links \
    are in one paragraph; numbers, names and links in credits are skipped.

    ## Flagged

    ```html
    <p>For the timetable of the ferry <a href="/ferry/">⟦click here⟧</a>.</p>
    ```

    ```markdown
    The ferry leaves at six. [⟦Read more⟧](/ferry/)
    ```

    ```html
    <p lang="en">The timetable of the ferry is at <a href="/times/">⟦https://ferry.net/times/⟧</a>.</p>
    ```

    ```markdown
    The timetable of the ferry is at <⟦https://ferry.net/timetables/2024/summer/weekdays-and-sundays.html⟧>.
    ```

    ```markdown
    Look at the [timetable](/ferry/) and the other [⟦timetable⟧][bus].

    [bus]: /bus/
    ```

    ```html
    <p>See the <a href="/ferry/">timetable</a> or <a href="/bus/" aria-label="⟦timetable⟧">buses</a>.</p>
    ```

    ```markdown {words: [on the web]}
    More [⟦on the web⟧](https://ferry.net/).
    ```

    ## Not flagged

    ```html
    <p>See the <a href="/ferry/">ferry's timetable</a>, or write to <a href="mailto:ann@ferry.net">ann@ferry.net</a>.</p>
    <p><a href="/bus/" aria-label="Read more about the bus">Read more</a></p>
    ```

    ```markdown
    A [`View`](/api/) or [view](/terms/#views) is a part of a table. See the [timetable](/ferry/#summer), or the [timetable](/ferry/#winter) of ferry.net.
    ```

    ```markdown {bare-urls: false}
    The timetable of the ferry is at <https://ferry.net/timetables/2024/summer/weekdays-and-sundays.html>.
    ```

    ```markdown
    https://ferry.net/films/2024/the-harbour-and-its-old-piers-in-winter

    Start the server and open <http://localhost:4000/times/summer>, or look at <https://ferry.net/times>.
    ```

    ```html
    <!doctype html>
    <html lang="en"><head><meta name="generator" content="AsciiDoc 10.2.0"><title>The ferry</title></head>
    <body><main><p>The times are listed on <a href="https://ferry.net/timetables/2024/summer/weekdays-and-sundays.html">https://ferry.net/timetables/2024/summer/weekdays-and-sundays.html</a> and at the pier.</p></main></body></html>
    ```

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><h3><a href="/piers/">Piers</a></h3><a href="/piers/">Read more</a></li></ul>
    ```
    """
}

extension Article {
  /// Whether the text of `link` is code, and so a name.
  fileprivate func isCode(_ link: Link) -> Bool {
    document.descendants(link.node).contains { document.isElement(NodeID($0), .code) }
  }
}

/// The blocks around links: their prose, their tables.
private struct LinkBlocks {
  private let article: Article
  /// By a block's element how many words it has; made when it is first asked for.
  private var found: [NodeID: Int]?

  init(_ article: Article) { self.article = article }

  private mutating func words() -> [NodeID: Int] {
    if let found { return found }
    var words: [NodeID: Int] = [:]
    for block in article.blocks where block.isProse { words[block.node, default: 0] += block.words }
    found = words
    return words
  }

  /// A link, its block and what is between them.
  private static let deepest = 24
  /// An address and so few other words are an entry in a list.
  private static let fewestWords = 5

  /// The block of running text that the link is in; `nil` where there is none.
  mutating func prose(around link: Link) -> NodeID? {
    let words = words()
    var node = article.document.parent(link.node)
    for _ in 0..<Self.deepest where !node.isNone && node != .document {
      if words[node] != nil { return node }
      node = article.document.parent(node)
    }
    return nil
  }

  func isInTable(_ link: Link) -> Bool {
    isInside(link, [.td, .th])
  }

  /// Whether the link is in running text: with other words around it, and no one else's.
  mutating func isInProse(_ link: Link) -> Bool {
    guard let block = prose(around: link), let count = words()[block] else { return false }
    let document = article.document
    let own = Words.count(document.visibleText(link.node).bytes)
    return count - own >= Self.fewestWords && !isInside(link, [.td, .th]) && !isInPost(link)
      && !standsAlone(link, in: block)
  }

  /// Whether the link is in someone's post on another site, as their scripts show it: a quotation with a class.
  private func isInPost(_ link: Link) -> Bool {
    let document = article.document
    var node = document.parent(link.node)
    for _ in 0..<Self.deepest where !node.isNone && node != .document {
      if document.isElement(node, .blockquote) { return document.value(node, .class) != nil }
      node = document.parent(node)
    }
    return false
  }

  private func isInside(_ link: Link, _ names: Set<Name>) -> Bool {
    var node = article.document.parent(link.node)
    for _ in 0..<Self.deepest where !node.isNone && node != .document {
      if names.contains(article.document.name(node)) { return true }
      node = article.document.parent(node)
    }
    return false
  }

  /// Whether the link has a line of its own, after a break or a bar, or ends a text that a colon introduces.
  private func standsAlone(_ link: Link, in block: NodeID) -> Bool {
    let document = article.document
    var node = link.node
    while document.parent(node) != block, !document.parent(node).isNone {
      node = document.parent(node)
    }
    var before = document.previousSibling(node)
    while !before.isNone, document.isBlank(before), document.kind(before) == .text {
      before = document.previousSibling(before)
    }
    if before.isNone || document.isElement(before, .br) { return true }
    guard document.kind(before) == .text else { return false }
    let text = document.visibleText(in: before.index..<(before.index + 1)).bytes
    guard let end = text.lastIndex(where: { $0 > 0x20 }) else { return false }
    // "[2] …" is an entry in a list of references.
    if document.previousSibling(before).isNone,
      text.first(where: { $0 > 0x20 }) == UInt8(ascii: "["),
      text[end] == UInt8(ascii: "]")
    {
      return true
    }
    // "available at …" prints an address on purpose, as a citation does.
    return text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "|")
      || text[...end].reversed().starts(with: "available at".utf8.reversed())
  }
}

extension Link {
  /// Whether it is not a copy that a browser makes of a link that was left open.
  fileprivate func isOriginal(in document: Document) -> Bool {
    !document[node].flags.contains(.clone)
  }
}

extension Article {
  /// Whether a bracket opens right before the link, as in a list of forms: "[PNG, SVG]".
  fileprivate func isInBrackets(_ link: Link) -> Bool {
    var before = document.place(link.node).start
    while before > 0, source.bytes[before - 1] == 0x20 { before -= 1 }
    guard before > 0 else { return false }
    return source.bytes[before - 1] == UInt8(ascii: "[")
      || source.bytes[before - 1] == UInt8(ascii: "(")
  }

  /// The text that names a link, or the attribute that does.
  fileprivate func place(of name: LinkName, _ link: Link) -> ByteRange {
    if case .attribute(let attribute) = name.origin,
      let index = document.attribute(link.node, attribute)
    {
      return document.place(ofAttribute: index, of: link.node)
    }
    return textPlace(link)
  }
}

extension Message {
  fileprivate static func generic(_ text: String) -> Message {
    Message(
      "'\(text)' does not say where the link goes",
      help: "name the target, such as the title of the page")
  }

  fileprivate static let bareURL = Message(
    "This link's text is an address",
    help: "name the page instead")

  fileprivate static func twoTargets(_ text: String) -> Message {
    Message(
      "'\(text)' links to a different page than earlier in this post",
      help: "use a different text for each page")
  }
}
