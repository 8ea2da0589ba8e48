// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText
import WebAddresses

/// Each link's text says where it leads, and says it of one page only.
package struct LinkTextRule: Rule {
  package struct Options: RuleOptions {
    var words: [String] = []
    var allow: [String] = []
    var bareURLs = true

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option("words", \.words, "Further texts that say nothing of where a link leads"),
        Option("allow", \.allow, "Texts that may stand, however little they say"),
        Option("bare-urls", \.bareURLs, "Whether an address in the place of a text is a finding"),
      ]
    }
  }

  package static let description = RuleDescription(
    "link-text", .links, .warning,
    "Each link's text says where it leads, and says it of one page only")

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
    // By its text the first link with it, by its number.
    var known: [String: Int] = [:]
    /// The texts with the further pages that were told of.
    var told: Set<String> = []
    for (number, link) in article.links.enumerated() where link.isOriginal(in: article.document) {
      guard let written = link.address, let address = link.target else { continue }
      hasLink = true
      let name = names.name(of: link)
      guard !name.isFilledLater, let text = WordsByLanguage.folded(name.text),
        !allowed.contains(text)
      else { continue }
      if generic.contains(text) || further.contains(text) {
        report.add(
          .generic(name.text), at: article.place(of: name, link), data: data("generic", name))
      } else if name.isAddress(address) {
        if judgesURLs, !article.isEmbed(link) {
          report.add(.bareURL, at: article.place(of: name, link), data: data("bare-url", name))
        }
      } else if !link.isInCredit, hasLetter(text),
        !address.isOpaque, !address.isOnPage
      {
        guard let place = known[text] else {
          known[text] = number
          continue
        }
        let first = article.links[place]
        guard let other = first.target, other.bytes != address.bytes else { continue }
        let own = site ?? OwnSite(article)
        site = own
        if own.differ(other, address),
          told.insert(text + "\u{0}" + own.page(address)).inserted
        {
          report.add(
            .twoTargets(name.text), at: article.place(of: name, link),
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

  /// Whether a letter is in `text`, which is in lower case.
  private func hasLetter(_ text: String) -> Bool {
    text.utf8.contains { (0x61...0x7A).contains($0) } || text.contains(where: \.isLetter)
  }

  private func data(_ kind: String, _ name: LinkName) -> [Measure.Field] {
    [.init("kind", .text(kind)), .init("text", .text(name.text))]
  }

  package static let page = """
    Many readers do not read a page from top to bottom: they go from link to link, by eye or with a \
    screen reader, and hear only the links' texts. "Click here" says nothing then, an address is spelled \
    out letter by letter, and one text that leads to two pages cannot be told from itself.

    The text is what assistive technology says: a label (`aria-label`) counts before what is written in \
    the link. The words that say nothing are known in English, German, French, Spanish, Italian, \
    Portuguese, Dutch and Swedish, and are looked for in the post's language. Cards of related posts are \
    left out, an address alone in its paragraph in MDX, which is most often an embed, and so are numbers and the links of credits where one text leads to two pages.

    ## Flagged

    ```html
    <p>For the timetable of the ferry <a href="/ferry/">⟦click here⟧</a>.</p>
    ```

    ```markdown
    The ferry leaves at six. [⟦Read more⟧](/ferry/)
    ```

    ```html
    <p lang="en">The timetable is at <a href="https://ferry.net/times">⟦https://ferry.net/times⟧</a>.</p>
    ```

    ```markdown
    The timetable is at <⟦https://ferry.net/times⟧>.
    ```

    ```markdown
    Look at the [timetable](/ferry/) and the other [⟦timetable⟧][bus].

    [bus]: /bus/
    ```

    ```html
    <p>See the <a href="/ferry/">timetable</a> or <a href="/bus/" aria-label="⟦Timetable⟧">buses</a>.</p>
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
    See the [timetable](/ferry/#summer), or the [timetable](/ferry/#winter) of ferry.net.
    ```

    ```markdown {bare-urls: false}
    The timetable is at <https://ferry.net/times>.
    ```

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><h3><a href="/piers/">Piers</a></h3><a href="/piers/">Read more</a></li></ul>
    ```
    """
}

extension Link {
  /// Whether it is no copy that a browser makes of a link that was left open.
  fileprivate func isOriginal(in document: Document) -> Bool {
    !document[node].flags.contains(.clone)
  }
}

extension Article {
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
      "The link text '\(text)' says nothing of where it leads to a reader who goes from link to link",
      help: "name what the reader finds there, such as the title of the page")
  }

  fileprivate static let bareURL = Message(
    "This link's text is an address, which is hard to read, and spelled out by a screen reader",
    help: "write what the page is about as the link's text")

  fileprivate static func twoTargets(_ text: String) -> Message {
    Message(
      "The link text '\(text)' leads to another page here than before, and readers cannot tell which",
      help: "let each text say what is different about its page")
  }
}
