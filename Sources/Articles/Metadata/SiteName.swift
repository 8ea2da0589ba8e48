// SPDX-License-Identifier: Apache-2.0

/// Takes a site's name off the titles of its pages.
package enum SiteName {
  /// Longer titles are left as they are.
  private static let longestTitle = 1000
  /// What stands between a title and a site's name, with a space on both sides.
  private static let separators: Set<Unicode.Scalar> = [
    "-", "|", "–", "—", "·", "•", "»", "«", "›", "‹", "/", "~", ":", "⋆", "→", "←", ">", "<",
  ]

  /// `title` without what follows its last separator, when the rest is `heading`; else without one of the site's
  /// `names` before or behind a separator; else as it is.
  package static func removed(
    from title: String, names: [String], heading: String?
  ) -> String {
    let parts = splits(title)
    if let heading, let last = parts.last(where: \.isSpaced),
      Address.sameTitleIgnoringCase(last.left, heading)
    {
      return last.left
    }
    for name in names {
      for part in parts {
        if Address.sameTitleIgnoringCase(part.right, name) { return part.left }
        if Address.sameTitleIgnoringCase(part.left, name) { return part.right }
      }
    }
    return title
  }

  /// A title parted at one of its separators.
  struct Split {
    var left: String
    var right: String
    /// Whether there is a space on both sides; "Name: title" has it behind only.
    var isSpaced: Bool
  }

  /// What stands on the two sides of each separator of `title` in turn.
  static func splits(_ title: String) -> [Split] {
    guard title.utf8.count <= longestTitle else { return [] }
    let scalars = Array(title.unicodeScalars)
    func text(_ range: Range<Int>) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      return String(text).trimmed
    }
    var parts: [Split] = []
    var index = 0
    while index < scalars.count {
      let start = index
      while index < scalars.count, separators.contains(scalars[index]) { index += 1 }
      if index == start {
        index += 1
        continue
      }
      let isSpacedBehind = index < scalars.count && scalars[index].properties.isWhitespace
      let isSpacedBefore = start > 0 && scalars[start - 1].properties.isWhitespace
      if isSpacedBehind, isSpacedBefore || scalars[start] == ":" {
        parts.append(
          Split(
            left: text(0..<start), right: text(index..<scalars.count), isSpaced: isSpacedBefore))
      }
    }
    return parts.filter { !$0.left.isEmpty && !$0.right.isEmpty }
  }
}
