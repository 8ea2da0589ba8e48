// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// What a fix says it may change of what readers get. Everything else must stay as it was: the text
/// outside its edits, links, images, headings, code, front matter. A fix that changes more is
/// dropped.
package struct FixScope: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The text that its edits replace, in prose, alternative texts, titles and front matter. What it
  /// writes must be shown letter by letter.
  package static let text = FixScope(rawValue: 1 << 0)
  /// The addresses that its edits replace.
  package static let addresses = FixScope(rawValue: 1 << 1)
  /// Which of the blocks that its edits touch are headings, and of which level.
  package static let headings = FixScope(rawValue: 1 << 2)
  /// Which of the blocks that its edits touch are items of a list, and their typed bullets.
  package static let lists = FixScope(rawValue: 1 << 3)
  /// Whether the text between its edits is a link, or an image.
  package static let links = FixScope(rawValue: 1 << 4)
  /// Adds text, with the markup for it.
  package static let additions = FixScope(rawValue: 1 << 5)
  /// Comments and attributes that suppress findings.
  package static let suppressions = FixScope(rawValue: 1 << 6)
  /// Whether the text between its edits is emphasized or struck out.
  package static let emphasis = FixScope(rawValue: 1 << 7)
}

/// A change that fixes a finding: edits that are carried out together or not at all.
package struct Fix: Hashable, Sendable {
  /// What it does, as an order ("Make it an h2").
  package var title: String
  package var safety: FixSafety
  package var edits: [Edit]
  /// What it may change.
  package var scope: FixScope
  /// How many of the last ``edits`` write markup that keeps links whole, and no text.
  package var markupEdits = 0

  package init(
    _ title: String, _ safety: FixSafety, changing scope: FixScope = .text, _ edits: [Edit]
  ) {
    self.title = title
    self.safety = safety
    self.scope = scope
    self.edits = edits
  }
}
