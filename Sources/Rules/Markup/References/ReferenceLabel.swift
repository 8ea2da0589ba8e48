// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import SourceText

/// A label as Markdown compares it: in one case, white space folded.
struct ReferenceLabel: Hashable {
  /// The label in lower case, its words parted by one space.
  var text: String

  init(_ text: String) {
    self.text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }

  /// The labels that `document` defines.
  static func all(in document: Document) -> Set<ReferenceLabel> {
    Set(document.definitions.map { ReferenceLabel(document.source.string($0.label)) })
  }

  /// Whether a tag of a generator puts another file into the post.
  static func mayBeIncluded(in document: Document) -> Bool {
    let words = ["include", "capture", "snippet", "partial"].map { Array($0.utf8) }
    let bytes = document.source.bytes
    for record in document.nodes where record.kind == .opaque {
      let tag = bytes[record.head.indices]
      if words.contains(where: tag.contains(run:)), !tag.contains(run: Array(".html".utf8)) {
        return true
      }
    }
    return bytes[...].contains(run: Array("--8<--".utf8))
  }
}
