// SPDX-License-Identifier: Apache-2.0

package import Documents
import Files

/// What the extension of a file says about it.
package struct PostFormat: Hashable, Sendable {
  package var format: DocumentFormat
  /// Markdown with JSX.
  package var isMDX: Bool

  /// The format of a file of that name, or nil for a file that is not a post.
  package init?(name: String) {
    let bytes = name.utf8
    guard let dot = bytes.lastIndex(of: 0x2E), dot != bytes.startIndex else { return nil }
    let suffix = String(name[name.utf8.index(after: dot)...]).lowercased()
    guard let format = FileExtensions.format(suffix) else { return nil }
    self.init(format, isMDX: suffix == FileExtensions.mdx)
  }

  private init(_ format: DocumentFormat, isMDX: Bool = false) {
    self.format = format
    self.isMDX = isMDX
  }

  /// The format that `bytes`, in a file whose name says nothing, look like.
  package init(sniffing bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].prefix(4096).first { $0 > 0x20 }
    self.init(first == 0x3C ? .html : .markdown)
  }
}
