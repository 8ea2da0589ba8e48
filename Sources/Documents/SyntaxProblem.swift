// SPDX-License-Identifier: Apache-2.0

public import SourceText

/// Something in the source that its format's standard calls an error, and where.
public struct SyntaxProblem: Hashable, Sendable {
  /// What is wrong, by the standard's name.
  public var code: SyntaxProblemCode
  /// Where it was noticed; tokenizer errors are one byte or empty, tree errors the tag that is wrong.
  public var range: ByteRange

  /// The problem `code` at `range`.
  public init(_ code: SyntaxProblemCode, _ range: ByteRange) {
    self.code = code
    self.range = range
  }
}

/// The errors by the names that the HTML standard gives them (13.2.2), and, after `treeConstruction`,
/// those of tree construction, which the standard leaves without names.
public enum SyntaxProblemCode: String, CaseIterable, Hashable, Sendable {
  case abruptClosingOfEmptyComment = "abrupt-closing-of-empty-comment"
  case abruptDoctypePublicIdentifier = "abrupt-doctype-public-identifier"
  case abruptDoctypeSystemIdentifier = "abrupt-doctype-system-identifier"
  case absenceOfDigitsInNumericCharacterReference =
    "absence-of-digits-in-numeric-character-reference"
  case cdataInHTMLContent = "cdata-in-html-content"
  case characterReferenceOutsideUnicodeRange = "character-reference-outside-unicode-range"
  case controlCharacterInInputStream = "control-character-in-input-stream"
  case controlCharacterReference = "control-character-reference"
  case duplicateAttribute = "duplicate-attribute"
  case endTagWithAttributes = "end-tag-with-attributes"
  case endTagWithTrailingSolidus = "end-tag-with-trailing-solidus"
  case eofBeforeTagName = "eof-before-tag-name"
  case eofInCDATA = "eof-in-cdata"
  case eofInComment = "eof-in-comment"
  case eofInDoctype = "eof-in-doctype"
  case eofInScriptHTMLCommentLikeText = "eof-in-script-html-comment-like-text"
  case eofInTag = "eof-in-tag"
  case incorrectlyClosedComment = "incorrectly-closed-comment"
  case incorrectlyOpenedComment = "incorrectly-opened-comment"
  case invalidCharacterSequenceAfterDoctypeName = "invalid-character-sequence-after-doctype-name"
  case invalidFirstCharacterOfTagName = "invalid-first-character-of-tag-name"
  case missingAttributeValue = "missing-attribute-value"
  case missingDoctypeName = "missing-doctype-name"
  case missingDoctypePublicIdentifier = "missing-doctype-public-identifier"
  case missingDoctypeSystemIdentifier = "missing-doctype-system-identifier"
  case missingEndTagName = "missing-end-tag-name"
  case missingQuoteBeforeDoctypePublicIdentifier = "missing-quote-before-doctype-public-identifier"
  case missingQuoteBeforeDoctypeSystemIdentifier = "missing-quote-before-doctype-system-identifier"
  case missingSemicolonAfterCharacterReference = "missing-semicolon-after-character-reference"
  case missingWhitespaceAfterDoctypePublicKeyword =
    "missing-whitespace-after-doctype-public-keyword"
  case missingWhitespaceAfterDoctypeSystemKeyword =
    "missing-whitespace-after-doctype-system-keyword"
  case missingWhitespaceBeforeDoctypeName = "missing-whitespace-before-doctype-name"
  case missingWhitespaceBetweenAttributes = "missing-whitespace-between-attributes"
  case missingWhitespaceBetweenDoctypePublicAndSystemIdentifiers =
    "missing-whitespace-between-doctype-public-and-system-identifiers"
  case nestedComment = "nested-comment"
  case noncharacterCharacterReference = "noncharacter-character-reference"
  case noncharacterInInputStream = "noncharacter-in-input-stream"
  case nonVoidHTMLElementStartTagWithTrailingSolidus =
    "non-void-html-element-start-tag-with-trailing-solidus"
  case nullCharacterReference = "null-character-reference"
  case surrogateCharacterReference = "surrogate-character-reference"
  case surrogateInInputStream = "surrogate-in-input-stream"
  case unexpectedCharacterAfterDoctypeSystemIdentifier =
    "unexpected-character-after-doctype-system-identifier"
  case unexpectedCharacterInAttributeName = "unexpected-character-in-attribute-name"
  case unexpectedCharacterInUnquotedAttributeValue =
    "unexpected-character-in-unquoted-attribute-value"
  case unexpectedEqualsSignBeforeAttributeName = "unexpected-equals-sign-before-attribute-name"
  case unexpectedNullCharacter = "unexpected-null-character"
  case unexpectedQuestionMarkInsteadOfTagName = "unexpected-question-mark-instead-of-tag-name"
  case unexpectedSolidusInTag = "unexpected-solidus-in-tag"
  case unknownNamedCharacterReference = "unknown-named-character-reference"

  /// An end tag that closes nothing.
  case strayEndTag = "stray-end-tag"
  /// A start tag where the standard allows none.
  case strayStartTag = "stray-start-tag"
  /// An element that must be closed was left open.
  case unclosedElement = "unclosed-element"
  /// Formatting elements closed in another order than they were opened.
  case misnestedFormatting = "misnested-formatting"
  /// Content in a table that browsers put in front of it.
  case fosterParented = "foster-parented"
  /// Any other error of tree construction: doctypes, frames, text where none may be.
  case treeConstruction = "tree-construction"
}
