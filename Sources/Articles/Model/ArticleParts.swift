// SPDX-License-Identifier: Apache-2.0

package import Credits
package import Documents
import Language
package import SourceText
package import WebAddresses

/// The title of the article.
package struct Title: Hashable, Sendable {
  package enum Origin: String, Sendable {
    case heading
    case frontMatter = "front-matter"
  }

  package var text: String
  /// The text's place: the heading's content, or the front matter's value.
  package var range: ByteRange
  package var origin: Origin
  /// The heading, where it is one.
  package var node: NodeID?
}

/// A heading of the content, or a bold paragraph used as one.
package struct Heading: Hashable, Sendable {
  /// The `h1` to `h6`; for a bold one its paragraph.
  package let node: NodeID
  /// The `strong`, `b`, `em` or `i` that makes a bold one look like a heading.
  package let emphasis: NodeID?
  /// The text without markup, white space folded.
  package let text: String
  /// From the first to the last byte of the text, markup between included; empty where there is none.
  package let textRange: ByteRange
  // A post may have very many headings, so numbers are kept small.
  private let wordCount: UInt32
  private let rank: UInt8
  package let isBold: Bool
  /// Whether it holds an image with an alt text.
  package let hasImageText: Bool

  init(
    node: NodeID, level: Int, text: String, textRange: ByteRange, words: Int, isBold: Bool,
    emphasis: NodeID? = nil, hasImageText: Bool
  ) {
    self.node = node
    self.emphasis = emphasis
    self.text = text
    self.textRange = textRange
    wordCount = UInt32(truncatingIfNeeded: words)
    rank = UInt8(truncatingIfNeeded: level)
    self.isBold = isBold
    self.hasImageText = hasImageText
  }

  /// 1 to 6; for a bold one the level it should have.
  package var level: Int { Int(rank) }
  package var words: Int { Int(wordCount) }
}

/// A stretch of text that no block element interrupts.
package struct TextBlock: Hashable, Sendable {
  package struct Context: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    // What comes with the protocol is not specialised in other modules, and takes a thousand steps there.
    package init(arrayLiteral elements: Context...) {
      rawValue = elements.reduce(0) { $0 | $1.rawValue }
    }
    package func contains(_ other: Context) -> Bool { rawValue & other.rawValue == other.rawValue }
    package func isDisjoint(with other: Context) -> Bool { rawValue & other.rawValue == 0 }

    package static let heading = Context(rawValue: 1 << 0)
    package static let boldHeading = Context(rawValue: 1 << 1)
    package static let listItem = Context(rawValue: 1 << 2)
    package static let quote = Context(rawValue: 1 << 3)
    package static let table = Context(rawValue: 1 << 4)
    package static let caption = Context(rawValue: 1 << 5)
    package static let code = Context(rawValue: 1 << 6)
    package static let credit = Context(rawValue: 1 << 7)

    /// Blocks whose words are not the post's prose.
    package static let notProse: Context = [
      .heading, .boldHeading, .table, .caption, .code, .credit,
    ]
  }

  /// The block element that the text is in.
  package var node: NodeID
  /// The indices of the nodes from the first to the last text node of the block.
  package var nodes: Range<Int32>
  package var context: Context
  private let wordCount: UInt32

  init(node: NodeID, nodes: Range<Int32>, context: Context, words: Int) {
    self.node = node
    self.nodes = nodes
    self.context = context
    wordCount = UInt32(truncatingIfNeeded: words)
  }

  /// Words of the visible text, code left out.
  package var words: Int { Int(wordCount) }
  /// Whether its words count as the post's.
  package var isProse: Bool { context.isDisjoint(with: .notProse) }
}

/// An image of the article; `picture`, `srcset`, a lazy copy and a `noscript` copy are one.
package struct Image: Hashable, Sendable {
  package enum Role: String, Sendable {
    case lead
    case content
  }

  /// Where it is: an `img` element, a shortcode that shows an image, or a front matter value.
  package enum Origin: Hashable, Sendable {
    case element(NodeID)
    case shortcode(NodeID)
    case frontMatter
  }

  package var origin: Origin
  package var role: Role
  /// The address as a browser would load it (`data-src` before a placeholder `src`).
  package var address: String
  package var addressRange: ByteRange
  /// The alt text, decoded; `nil` when there is no `alt`.
  package var alt: String?
  /// Where the alt text is; empty after the name of an `alt` without a value.
  package var altRange: ByteRange?
  /// The place of a finding about the image: the start tag, in Markdown the whole image, or the front matter's value.
  package var range: ByteRange
  /// Whether it needs no credit: a logo, an icon, an example in code or a quotation, a chart, a pixel.
  package var isExempt = false
  /// The credit that readers see next to it, in the places that always count.
  @Rare package var credit: ImageCredit? = nil
  /// A credit that no reader sees (in its alt, its title, a comment, JSON-LD), where none is to be seen.
  @Rare package var hiddenCredit: ImageCredit? = nil

  /// The `img` element.
  package var node: NodeID? {
    if case .element(let node) = origin { return node }
    return nil
  }

  /// The node that shows it; nothing in front matter.
  package var anchor: NodeID? {
    switch origin {
    case .element(let node), .shortcode(let node): node
    case .frontMatter: nil
    }
  }
}

/// A link of the content, or of the lead image's caption.
package struct Link: Hashable, Sendable {
  /// The `a` or `area`.
  package var node: NodeID
  /// The decoded address; nothing without `href`.
  package var address: String?
  /// The same taken apart, once for all rules.
  package var target: WebAddress?
  /// The address's place; the start tag if there is none.
  package var addressRange: ByteRange
  /// Whether it is in the credit of an image.
  package var isInCredit = false
  /// Whether a link before it has its address at the same place, as links of one Markdown definition do.
  package var sharesAddress = false
}

/// The list of other posts after an article.
package struct RelatedBlock: Hashable, Sendable {
  /// The container, or the heading or paragraph that opens the section; `nil` for a front matter list.
  package var node: NodeID?
  /// The place of a finding about the block as a whole.
  package var range: ByteRange
  /// In the order of the post, which on some themes is random.
  package var cards: [Card]
  /// Whether a template tag or a script adds cards, which the post does not show.
  package var isFilledLater = false
  /// Whether a writer made the list in the text, and no theme.
  package var isHandwritten = false
}

/// One item of a related block.
package struct Card: Hashable, Sendable {
  package enum LinkRole: String, Sendable {
    case image
    case title
    case more
    case other
  }

  package struct CardLink: Hashable, Sendable {
    package var role: LinkRole
    package var address: String
    package var addressRange: ByteRange
  }

  /// The card's element; nothing in front matter.
  package var node: NodeID?
  package var range: ByteRange
  package var title: String
  package var titleRange: ByteRange
  /// The links to the post; tags and categories are left out.
  package var links: [CardLink]
  package var excerpt: Excerpt?
}

/// A teaser text.
package struct Excerpt: Hashable, Sendable {
  package enum Origin: String, Sendable {
    /// A card of the related block.
    case card
    /// The front matter's `excerpt` or `summary`, or a page's own.
    case own
  }

  /// The visible text in one line, with a map back to its bytes.
  package var mapped: MappedText
  /// From its first to its last byte.
  package var range: ByteRange
  package var origin: Origin
  package var words: Int

  package var text: String { mapped.string }
}

/// Who wrote the post.
package struct Byline: Hashable, Sendable {
  package var name: String
  package var range: ByteRange
}

/// A date that the post states.
package struct DateField: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case published
    case updated
  }

  package var kind: Kind
  package var text: String
  package var range: ByteRange
  /// Whether it is text for readers, in their language, and not for programs.
  package var isShown = false
  /// Whether it is known from what the page tells machines alone.
  package var isMetadata = false
}
