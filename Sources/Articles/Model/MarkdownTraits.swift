// SPDX-License-Identifier: Apache-2.0

import MarkdownReading

/// What a dialect of Markdown does that not all do, as far as rules ask.
package struct MarkdownTraits: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Straight quotes become curly, and dots and hyphens one mark.
  package static let smartQuotes = MarkdownTraits(rawValue: 1 << 0)
  /// `[^1]` refers to a footnote.
  package static let footnotes = MarkdownTraits(rawValue: 1 << 1)
  /// Raw HTML is left out unless the site asks for it.
  package static let dropsHTML = MarkdownTraits(rawValue: 1 << 2)
  /// kramdown reads it: an address may hold a space, of two definitions the last counts, a line with a pipe is a table.
  package static let isKramdown = MarkdownTraits(rawValue: 1 << 3)
  /// Lines that begin with `:::` are text, whatever plug-ins there are.
  package static let plainColons = MarkdownTraits(rawValue: 1 << 4)
  /// A generator is known that reads the post.
  package static let isGenerators = MarkdownTraits(rawValue: 1 << 5)
  /// It is a note of a vault; these link to each other by their names.
  package static let isVault = MarkdownTraits(rawValue: 1 << 6)
  /// Whatever stands between two `$` is a formula.
  package static let dollarMath = MarkdownTraits(rawValue: 1 << 7)
  /// The site's navigation may give it a title, and plug-ins labels and parts of it.
  package static let isMkDocs = MarkdownTraits(rawValue: 1 << 8)
  /// A link without text takes that of what it leads to.
  package static let fillsLinks = MarkdownTraits(rawValue: 1 << 9)

  /// The traits of `dialect`.
  init(_ dialect: MarkdownDialect) {
    self = []
    let options = dialect.options
    if dialect.makesSmartQuotes { insert(.smartQuotes) }
    if options.contains(.footnotes) { insert(.footnotes) }
    if options.contains(.goldmark) { formUnion([.dropsHTML, .plainColons]) }
    if options.contains(.kramdown) { formUnion([.isKramdown, .plainColons]) }
    if options.contains(.percentComments) { insert(.isVault) }
    if options.contains(.dollarMath) { insert(.dollarMath) }
    if options.contains(.admonitions) { insert(.isMkDocs) }
    if options.contains(.mystDirectives), !options.contains(.shortcodes) { insert(.fillsLinks) }
    if dialect.isGenerators { insert(.isGenerators) }
  }
}
