// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// How much a credit says; more is greater.
package enum CreditLevel: String, CaseIterable, Comparable, Sendable {
  case none
  case labelOnly = "label-only"
  case sourceOnly = "source-only"
  case creatorOnly = "creator-only"
  case creatorSource = "creator+source"
  case linked
  case licence

  package static func < (left: CreditLevel, right: CreditLevel) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .labelOnly: 1
    case .sourceOnly: 2
    case .creatorOnly: 3
    case .creatorSource: 4
    case .linked: 5
    case .licence: 6
    }
  }
}

/// What a caption says about where its image comes from.
///
/// Every range counts bytes of the text that was read.
package struct Credit: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case credit
    case screenshot
    /// The author's own image.
    case own
    /// Made by the tool of that name, which is empty when none is named.
    case aiGenerated(tool: String)
  }

  /// A piece of the credit with its place.
  package struct Part: Hashable, Sendable {
    package var text: String
    package var range: Range<Int>

    package init(text: String, range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  package var kind = Kind.credit
  /// The creator, then further ones and agencies that are not the source.
  package var creators: [String] = []
  /// Where each of ``creators`` is.
  package var creatorRanges: [Range<Int>] = []
  /// The source's name as the table spells it; empty when none is known.
  package var source = ""
  /// The source's id in the table; empty when none is known.
  package var sourceID = ""
  /// Where the source is named; `nil` when it was read from a link.
  package var sourceRange: Range<Int>?
  /// The licence as `CC BY-SA 4.0`, `CC0`, `public domain` …; empty when none is named.
  package var licence = ""
  /// Where the licence is named, without the words that introduce it; `nil` when only a link tells it.
  package var licenceRange: Range<Int>?
  /// The work's title.
  package var title: Part?
  /// What is in the creator's place and is not a creator (`Your Upload`, `[Name]`).
  package var placeholder: Part?
  /// The addresses of all links in the credit, in order.
  package var links: [String] = []
  package var creatorLink: String?
  package var sourceLink: String?
  package var licenceLink: String?
  package var level = CreditLevel.none
  /// From the label to the last word of the credit.
  package var range: Range<Int>

  package var isPlaceholder: Bool { placeholder != nil }
}

/// A text that may hold a credit: decoded, with its links.
package struct CreditLine: Sendable {
  package struct Link: Hashable, Sendable {
    /// The bytes of the text that are the link.
    package var range: Range<Int>
    package var address: String
    /// Where the address is in the source; `nil` when the text is from elsewhere.
    package var addressRange: ByteRange?

    package init(range: Range<Int>, address: String, addressRange: ByteRange? = nil) {
      self.range = range
      self.address = address
      self.addressRange = addressRange
    }
  }

  package var bytes: [UInt8]
  package var links: [Link]

  package init(bytes: [UInt8], links: [Link] = []) {
    self.bytes = bytes
    self.links = links
  }

  package init(_ text: MappedText, links: [Link] = []) {
    self.init(bytes: text.bytes, links: links)
  }

  package init(_ text: String, links: [Link] = []) {
    self.init(bytes: Array(text.utf8), links: links)
  }
}

extension Credit {
  /// Whether the words can mean nothing but a credit: a plain alt text may open with "Image by the sea", or with
  /// "Screenshot:" before what is seen.
  package var isUnmistakable: Bool {
    if kind == .screenshot { return false }
    if case .aiGenerated = kind { return false }
    if level >= .creatorSource { return true }
    return level == .creatorOnly && creators.first?.first?.isUppercase ?? false
  }

  /// The credit as one plain line: `Photo by NAME on SOURCE`.
  package var sentence: String {
    let names = creators.joined(separator: " / ")
    let by = names.isEmpty ? "Photo" : "Photo by \(names)"
    if source.isEmpty { return by }
    return names.isEmpty ? "Photo: \(source)" : "\(by) on \(source)"
  }
}
