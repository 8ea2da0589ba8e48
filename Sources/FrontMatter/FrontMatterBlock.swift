// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// The front matter of a post, located but not yet read.
package struct FrontMatterBlock: Hashable, Sendable {
  package enum Format: String, Sendable {
    case yaml
    case toml
    case json
    /// A program whose result is the data (`---js`, as Eleventy reads it), which is not run.
    case script
  }

  package var format: Format
  /// The whole block with both fences and the last one's line end.
  package var range: ByteRange
  /// What is between the fences.
  package var contentRange: ByteRange
  /// Whether there is a closing fence.
  package var isClosed: Bool

  /// The length of a fence; of JSON without one, of its brace.
  package var fenceLength: Int
  /// What keeps generators from taking the block for front matter; `nil` where nothing does.
  package var misplacement: Misplacement?

  /// Why a block that its writer meant as front matter is not one.
  package enum Misplacement: Hashable, Sendable {
    /// Blank lines, or blanks in front of the fence.
    case blanks
    case comment
    /// A fence of more than three marks.
    case longFence
  }

  /// The opening fence; of JSON without fences, the brace.
  package var opening: ByteRange {
    ByteRange(fenceStart, min(fenceStart + fenceLength, range.end))
  }

  /// Where the opening fence begins: `range` begins before it where a comment is above.
  private var fenceStart: Int

  package init(
    format: Format, range: ByteRange, contentRange: ByteRange, isClosed: Bool,
    fenceLength: Int = 3, fenceStart: Int? = nil, misplacement: Misplacement? = nil
  ) {
    self.fenceLength = fenceLength
    self.fenceStart = fenceStart ?? range.start
    self.misplacement = misplacement
    self.format = format
    self.range = range
    self.contentRange = contentRange
    self.isClosed = isClosed
  }
}
