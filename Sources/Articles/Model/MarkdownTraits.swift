// SPDX-License-Identifier: Apache-2.0

import MarkdownReading

/// What a dialect of Markdown does that not all do, as far as rules ask.
package struct MarkdownTraits: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// No trait, as for HTML.
  package static var none: MarkdownTraits { MarkdownTraits(rawValue: 0) }

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

  /// The traits of `dialect`.
  init(_ dialect: MarkdownDialect) {
    var traits = MarkdownTraits.none
    let options = dialect.options
    if dialect.makesSmartQuotes { traits.insert(.smartQuotes) }
    if options.contains(.footnotes) { traits.insert(.footnotes) }
    if options.contains(.goldmark) { traits.formUnion([.dropsHTML, .plainColons]) }
    if options.contains(.kramdown) { traits.formUnion([.isKramdown, .plainColons]) }
    if dialect.isGenerators { traits.insert(.isGenerators) }
    self = traits
  }
}
