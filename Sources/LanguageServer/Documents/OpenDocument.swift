// SPDX-License-Identifier: Apache-2.0

import Documents
import JSONRPC
import Sessions
import SourceText
import Workspace

/// A text that a client holds.
struct OpenDocument {
  /// As the client spells it.
  let uri: String
  /// The absolute path without links.
  let location: String
  /// The key of its root.
  let root: String
  var version: Int?
  private(set) var bytes: [UInt8]
  private(set) var positions: TextPositions
  private let encoding: PositionEncoding
  /// How many bytes at the start are the file's byte order mark, which clients do not send.
  private let hidden: Int

  /// Whether it must be judged again.
  var isPending = true
  /// What was said last.
  var judgement: SiteWorld.Judgement?
  /// What was sent last, and for which version.
  var published: (diagnostics: JSONValue, version: Int?)?
  /// Whether the file has another encoding, and the text is as it is there: then the file is judged.
  private(set) var isConverted = false

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(
    uri: String, location: String, root: String, version: Int?, text: String, onDisk: [UInt8]?,
    _ encoding: PositionEncoding
  ) {
    self.uri = uri
    self.location = location
    self.root = root
    self.version = version
    self.encoding = encoding
    let text = Array(text.utf8)
    let mark = Self.byteOrderMark
    hidden = onDisk?.starts(with: mark) == true && !text.starts(with: mark) ? mark.count : 0
    bytes = mark.prefix(hidden) + text
    positions = TextPositions(bytes, encoding, hidden: hidden)
    if let onDisk, onDisk != bytes {
      let isHTML = FileExtensions.format(ofPath: location) == .html
      let post = PostSource(onDisk, path: location, isHTML: isHTML)
      isConverted = post.isConverted && post.source.bytes == bytes
    }
  }

  /// The text to judge; `nil` for what is in the file.
  var judged: [UInt8]? { isConverted ? nil : bytes }

  /// Applies one change; `nil` as range replaces all. Returns false for a range that is not one.
  mutating func apply(_ change: JSONValue) -> Bool {
    guard let text = change["text"]?.string else { return false }
    if let range = change["range"] {
      guard let place = positions.range(range) else { return false }
      bytes.replaceSubrange(place.start..<max(place.start, place.end), with: text.utf8)
    } else {
      bytes = OpenDocument.byteOrderMark.prefix(hidden) + Array(text.utf8)
    }
    positions = TextPositions(bytes, encoding, hidden: hidden)
    isPending = true
    isConverted = false
    return true
  }

  var isSettings: Bool { location.hasSuffix("/.stet.yml") }
}
