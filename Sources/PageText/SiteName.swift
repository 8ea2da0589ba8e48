// SPDX-License-Identifier: Apache-2.0

import Language

/// Takes a site's name off the titles of its pages.
package enum SiteName {
  /// Longer titles are left as they are.
  private static let longestTitle = 1000
  /// Whether it may separate a title from a site's name, with a space on both sides.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", " ": false
    case "-", "|", "–", "—", "·", "•", "»", "«", "›", "‹", "/", "~", ":", "⋆", "→", "←", ">", "<":
      true
    default: false
    }
  }

  /// `title` without what follows its last separator, when the rest is `heading`; else without one of the site's
  /// `names` before or after a separator; else as it is.
  package static func removed(
    from title: String, names: [String], heading: String?
  ) -> String {
    let parts = splits(title)
    if parts.isEmpty { return title }
    if let heading, let last = parts.last(where: \.isSpaced),
      TitleText.areSameIgnoringCase(last.left, heading)
    {
      return last.left
    }
    for name in names {
      for part in parts {
        if TitleText.areSameIgnoringCase(part.right, name) { return part.left }
        if TitleText.areSameIgnoringCase(part.left, name) { return part.right }
      }
    }
    return title
  }

  /// A title parted at one of its separators.
  package struct Split {
    package var left: String
    package var right: String
    /// Whether there is a space on both sides; "Name: title" has it after it only.
    package var isSpaced: Bool
  }

  /// What is on the two sides of each separator of `title` in turn.
  package static func splits(_ title: String) -> [Split] {
    guard title.utf8.count <= longestTitle else { return [] }
    let scalars = title.unicodeScalars
    var parts: [Split] = []
    var index = scalars.startIndex
    var isSpacedBefore = false
    while index < scalars.endIndex {
      let start = index
      let first = scalars[start]
      scalars.formIndex(after: &index)
      guard isSeparator(first) else {
        isSpacedBefore = first.properties.isWhitespace
        continue
      }
      while index < scalars.endIndex, isSeparator(scalars[index]) {
        scalars.formIndex(after: &index)
      }
      if index < scalars.endIndex, scalars[index].properties.isWhitespace,
        isSpacedBefore || first == ":"
      {
        parts.append(
          Split(
            left: String(scalars[..<start]).trimmed, right: String(scalars[index...]).trimmed,
            isSpaced: isSpacedBefore))
      }
      isSpacedBefore = false
    }
    return parts.filter { !$0.left.isEmpty && !$0.right.isEmpty }
  }
}
