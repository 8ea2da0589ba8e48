// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// Where a credit was found.
package enum CreditChannel: String, CaseIterable, Sendable {
  case caption
  case adjacent
  case title
  case frontMatter = "front-matter"
  case page
  case alt
  case comment
  case jsonLD = "json-ld"
}

/// A credit as it was found and read.
package struct ImageCredit: Hashable, Sendable {
  package var credit: Credit
  package var channel: CreditChannel
  /// The text that holds the credit, whose bytes the credit's ranges count.
  package var text: MappedText
  /// The links in that text, in order.
  package var links: [CreditLine.Link]
  /// The caption or block that holds it.
  package var node: NodeID?

  /// The credit's bytes, from its first to its last.
  package var range: ByteRange { text.source(credit.range) }

  /// Whether it is written somewhere as a line, and was not put together from fields of its own.
  package var isWritten: Bool { text.pieces.first.map { !$0.source.isEmpty } ?? false }

  /// The place of a part of the credit.
  package func range(_ part: Range<Int>) -> ByteRange { text.source(part) }

  /// Where the link to `address` has it; the credit itself when it is from elsewhere.
  package func place(ofLink address: String) -> ByteRange {
    links.first { $0.address == address }?.addressRange ?? range
  }

  /// The credit in `text`, if there is one.
  package init?(
    reading text: MappedText, links: [CreditLine.Link] = [], _ channel: CreditChannel,
    node: NodeID? = nil, by grammar: CreditGrammar
  ) {
    guard let credit = grammar.read(CreditLine(text, links: links)) else { return nil }
    self.credit = credit
    self.channel = channel
    self.text = text
    self.links = links
    self.node = node
  }

  /// A piece of a credit that has a field of its own.
  package typealias Part = (text: String, range: ByteRange)

  /// The credit that a bare name makes, with the creator's page and the source where they are known.
  package init?(
    creator: Part, link: Part?, source agency: Part?, in source: SourceText,
    _ channel: CreditChannel, by grammar: CreditGrammar
  ) {
    var text = MappedText()
    let label = "Photo by "
    text.append(label, for: ByteRange(at: creator.range.start))
    text.append(creator.text, spelledAt: creator.range, in: source)
    let name = label.utf8.count..<text.bytes.count
    if let agency {
      text.append(" on ", for: ByteRange(at: creator.range.end))
      text.append(agency.text, spelledAt: agency.range, in: source)
    }
    let links = link.map {
      [CreditLine.Link(range: name, address: $0.text, addressRange: $0.range)]
    }
    self.init(reading: text, links: links ?? [], channel, by: grammar)
  }
}
