// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// The front matter of a post, located but not yet read.
package struct FrontMatterBlock: Hashable, Sendable {
  package enum Format: String, Sendable {
    case yaml
    case toml
    case json
  }

  package var format: Format
  /// The whole block with both fences and the last one's line end.
  package var range: ByteRange
  /// What stands between the fences.
  package var contentRange: ByteRange
  /// Whether there is a closing fence.
  package var isClosed: Bool

  /// The opening fence; of JSON, the brace.
  package var opening: ByteRange {
    ByteRange(range.start, range.start + (format == .json ? 1 : 3))
  }

  package init(format: Format, range: ByteRange, contentRange: ByteRange, isClosed: Bool) {
    self.format = format
    self.range = range
    self.contentRange = contentRange
    self.isClosed = isClosed
  }
}
