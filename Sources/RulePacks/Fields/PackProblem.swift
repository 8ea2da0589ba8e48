// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Something wrong with a page of a pack; the page makes no rule.
package struct PackProblem: Hashable, Sendable {
  /// The page's path, as printed.
  package var path: String
  package var range: ByteRange
  /// What is wrong, without a full stop.
  package var message: String
  /// What to do; may be empty.
  package var help: String

  package init(path: String, range: ByteRange, message: String, help: String) {
    self.path = path
    self.range = range
    self.message = message
    self.help = help
  }
}

/// A page of a pack, as it lies in a folder.
package struct PackPage: Sendable {
  /// Its path as printed carries the rule's id: the file's name without `.md`.
  package var source: SourceText

  package init(path: String, bytes: [UInt8]) { source = SourceText(path: path, bytes: bytes) }

  package init(path: String, _ text: String) { source = SourceText(path: path, text) }

  /// The file's name without its folder and without `.md`.
  package var name: String {
    let file = source.path.utf8.split(separator: UInt8(ascii: "/")).last ?? source.path.utf8[...]
    let name = String(decoding: file, as: UTF8.self)
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}
