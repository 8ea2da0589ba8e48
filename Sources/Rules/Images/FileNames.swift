// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Documents
import SourceText

/// Tells what is the name of a file and no description.
enum FileNames {
  private static let endings = FileExtensions.images.map { "." + $0 }
  /// What cameras, telephones and programs begin their names with.
  private static let openings = [
    "img", "dsc", "dscn", "dscf", "dcim", "pxl", "mvimg", "sam", "gopr", "image", "photo",
    "picture", "screenshot", "screen-shot", "screen_shot", "untitled", "unnamed", "download",
    "capture", "bild", "foto", "imagen", "unbenannt",
  ]

  /// Whether `alt` is the name of the file at `address`, or looks like any file's.
  static func isFileName(_ alt: String, of address: String) -> Bool {
    let text = String(
      alt.lowercased().drop(while: \.isWhitespace).reversed()
        .drop(while: \.isWhitespace).reversed())
    let isOneWord = !text.contains(where: \.isWhitespace)
    let path = address.lowercased().prefix { $0 != "?" && $0 != "#" }
    let bytes = path.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
    let file = String(decoding: PercentCoding.decoded(bytes), as: UTF8.self)
    if let ending = endings.first(where: text.hasSuffix), text.utf8.count > ending.utf8.count {
      return isOneWord || text == file
    }
    guard isOneWord else { return false }
    // A word alone is a name like any other, were it that of the file.
    let hasMark = text.utf8.contains { $0 == 0x2D || $0 == 0x5F }
    if hasMark, let ending = endings.first(where: file.hasSuffix),
      text == file.dropLast(ending.count) || text == CreditFileNames.stem(ofAddress: file)
    {
      return true
    }
    return openings.contains { opening in
      guard text.hasPrefix(opening) else { return false }
      let rest = text.utf8.dropFirst(opening.utf8.count)
      return rest.contains(where: isDigit)
        && rest.allSatisfy { isDigit($0) || [0x2D, 0x5F, 0x28, 0x29, 0x2E].contains($0) }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
