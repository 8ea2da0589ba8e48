// SPDX-License-Identifier: Apache-2.0

import Language
import SourceText

/// How the language of a post was found.
struct FoundLanguage {
  /// The language, by what is declared, a setting or the text.
  var tag: String?
  var origin: LanguageOrigin?
  /// Where the tag is declared in front matter or on an element.
  var place: ByteRange?
  /// The language of the text where it is beyond doubt, declared or not.
  var ofText: String?
  /// Whether the text is long enough to tell and fits no language that Stet knows.
  var isUnclear = false
}
