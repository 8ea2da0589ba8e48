// SPDX-License-Identifier: Apache-2.0

package import Documents
import Language
package import SourceText

// What rules ask an article beyond its parts.

extension Article {
  /// The visible text of a block, with a map back; code only when `withCode`.
  package func text(of block: TextBlock, withCode: Bool = true) -> MappedText {
    document.visibleText(
      in: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound), excluded: excluded,
      withCode: withCode)
  }

  /// The running text, read once for all rules when the first one asks.
  package var prose: Prose { lazyProse.value }

  /// The language that rules about words judge the text by: ``language``, `und` where the text is long enough to tell
  /// and fits none that Stet knows, and `nil` where it is too short to tell, which is taken for English.
  package var proseLanguage: String? { language ?? (foundLanguage.isUnclear ? "und" : nil) }

  /// Where ``language`` is declared: the value of the front matter or of an element's `lang`.
  package var languagePlace: ByteRange? { foundLanguage.place }

  /// The language of the text, whatever is declared; `nil` unless it is beyond doubt. Each call reads the text.
  package var textLanguage: String? {
    LanguageFinder(document: document, values: nil, setting: nil).ofText(blocks, excluded: excluded)
  }

  /// Any block of the content read as prose is, headings and captions too; `nil` where it holds no word.
  package func reading(_ block: TextBlock) -> ProseBlock? {
    lazyProse.reader.reading(block)
  }

  /// The words under `image` as its caption, a credit among them; `nil` when there are none.
  package func caption(of image: Image) -> MappedText? {
    CaptionFinder(document: document, leadCaptions: leadCaptions, roots: contentRoots)
      .caption(of: image)
  }

  /// The alt text of `image` with a map back; `nil` if there is none.
  package func altText(of image: Image) -> MappedText? {
    if let node = image.node {
      return document.attribute(node, .alt).map { document.mappedValue(ofAttribute: $0) }
    }
    guard let alt = image.alt, let range = image.altRange else { return nil }
    return MappedText(alt, spelledAt: range, in: source)
  }

  /// The links with an address, each place of an address once: links of one Markdown definition share it.
  package var addresses: LazyFilterSequence<[Link]> {
    links.lazy.filter { $0.address != nil && !$0.sharesAddress }
  }

  /// The paragraphs that do the work of headings within other limits than ``boldHeadings``.
  package func boldHeadings(within limits: BoldHeadingLimits) -> [Heading] {
    if limits == BoldHeadingLimits() { return boldHeadings }
    return BoldHeadingFinder(
      document: document, excluded: excluded, relatedTitles: relatedTitles,
      grammar: creditGrammar, roots: contentRoots, limits: limits
    ).find(blocks, headings: headings.map(\.node)).map(\.heading)
  }

  /// The place of a finding about the post as a whole: its title, else the place where its content begins.
  package var place: ByteRange {
    if let title, !title.range.isEmpty { return title.range }
    guard let root = contentRoots.first, root != .document else {
      return ByteRange(at: source.contentStart)
    }
    return document.place(root)
  }

  /// The place of a finding about a link's text: the text, else the link.
  package func textPlace(_ link: Link) -> ByteRange {
    let text = document.visibleText(link.node)
    return text.isEmpty ? document.place(link.node) : text.sourceRange
  }
}
