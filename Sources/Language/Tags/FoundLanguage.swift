// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// How the language of a post was found.
package struct FoundLanguage: Sendable {
  /// The language, by what is declared, a setting or the text.
  package var tag: String?
  package var origin: LanguageOrigin?
  /// Where the tag is declared in front matter or on an element.
  package var place: ByteRange?
  /// Whether the text is long enough to tell and fits no language that Stet knows.
  package var isUnclear = false

  package init() {}
}
