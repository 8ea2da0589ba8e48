// SPDX-License-Identifier: Apache-2.0

package import Credits
package import Documents
package import FrontMatter
package import Language
package import SourceText
import WebAddresses

/// A post as rules see it: what each part of it is, whatever theme or format it was written in.
///
/// Everything is found in one pass when the article is made; nothing in it changes afterwards.
package struct Article: Sendable {
  package let document: Document
  package let path: String
  /// Whether this is a whole page (`html`, `body` or a doctype) and not only a post's content.
  package let isPage: Bool
  /// The front matter, if the post has any.
  package let frontMatter: FrontMatterReading?
  /// What the head of a whole page says; `nil` for Markdown and fragments.
  package let head: PageHead?
  /// The JSON-LD of HTML, parsed when it is first asked for.
  package let linkedData: LinkedData?
  /// What the page is to its site, where something tells it.
  package let foundKind: FoundKind?
  /// Where the preset and the page's text disagree about what the article is.
  package let contentDoubt: ContentDoubt?
  /// What found the content, where that is not the preset.
  package let contentFinder: String?
  /// The name of the theme preset that was used.
  package let preset: String
  /// A BCP 47 tag: the page's `lang` or the front matter's, else a setting, else a guess from the text; `nil` when none
  /// is known.
  package let language: String?
  /// How ``language`` is known; `nil` when it is not.
  package let languageOrigin: LanguageOrigin?
  let foundLanguage: FoundLanguage
  package let title: Title?
  package let leadImage: Image?
  /// The elements whose content is the article's own; the document itself for Markdown and fragments. Empty: no content
  /// was found.
  package let contentRoots: [NodeID]
  /// The headings of the content in order.
  package let headings: [Heading]
  /// Paragraphs that look and work like headings but are none, in order.
  package let boldHeadings: [Heading]
  /// The blocks of text of the content in order.
  package let blocks: [TextBlock]
  /// The lead image, then the content's images in order.
  package let images: [Image]
  /// The links of the content and of the lead image's caption, in order.
  package let links: [Link]
  package let related: RelatedBlock?
  /// The post's own hand-written excerpt.
  package let excerpt: Excerpt?
  /// What the post says of itself for search results.
  package let description: Description?
  /// Who wrote it, by the front matter or the theme.
  let knownByline: Byline?
  package let dates: [DateField]
  /// Words of visible prose: no headings, captions, credits, code, tables.
  package let words: Int
  /// The nodes inside the content roots that are not content, in order: the related block, navigation, an author box …
  package let excluded: [NodeID]
  /// Those of ``excluded`` that are the related block.
  package let relatedNodes: [NodeID]
  /// The theme's captions of the lead image.
  package let leadCaptions: [NodeID]
  /// Additional titles of related blocks that the project set.
  package let relatedTitles: [String]
  /// The address of the site, when it is set.
  package let siteURL: String?
  /// How credits are read, with the sources and labels that the project adds.
  package let creditGrammar: CreditGrammar
  /// What its dialect of Markdown does that not all do.
  package let traits: MarkdownTraits
  /// Tags of generators, and components, that may show an image; which one is not known.
  package let possibleImages: [NodeID]
  let lazyProse: LazyProse
  /// What checks found out about the article and share.
  package let memo = ArticleMemo()

  package var source: SourceText { document.source }
  package var format: DocumentFormat { document.format }
  /// What the page is to its site; a post where nothing tells.
  package var kind: PageKind { foundKind?.kind ?? .post }
  /// Whether readers see curly quotes, dashes and ellipses where plain ones are written, since the generator makes them
  /// so.
  package var makesSmartQuotes: Bool { traits.contains(.smartQuotes) }
  /// Whether a content was found.
  package var hasContent: Bool { !contentRoots.isEmpty }

  /// The headings of the content but the post's title.
  package var sectionHeadings: [Heading] {
    guard let node = title?.node else { return headings }
    return headings.filter { $0.node != node }
  }

  /// Whether `node` lies in what is never content: navigation, an author box, hidden text.
  package func isNeverContent(_ node: NodeID) -> Bool {
    if excluded.count == relatedNodes.count { return false }
    var current = node
    while !current.isNone {
      if excluded.containsSorted(current), !relatedNodes.containsSorted(current) { return true }
      current = document.parent(current)
    }
    return false
  }
}
