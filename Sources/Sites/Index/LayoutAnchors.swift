// SPDX-License-Identifier: Apache-2.0

/// The places that a site's layouts put on its pages: each `id` and `name` in their markup, found without reading the
/// language of the templates.
package struct LayoutAnchors: Sendable {
  private var names: Set<String> = []
  /// What is before a part that the build fills in.
  private var openings: Set<String> = []

  package init() {}

  /// Whether the file at `path` may be a template of pages.
  package static func isTemplate(_ path: String) -> Bool {
    let name = SourceName(path)
    return name.isMarkdown || endings.contains(name.ending)
  }

  private static let endings: Set<String> = [
    "html", "astro", "njk", "liquid", "hbs", "ejs", "webc", "vue", "svelte", "tsx", "jsx",
  ]

  /// Adds those in a template.
  package mutating func read(_ bytes: [UInt8]) {
    var index = 0
    while let sign = bytes[index...].firstIndex(of: UInt8(ascii: "=")) {
      index = sign + 1
      guard Self.isName(bytes, before: sign), index < bytes.count else { continue }
      let quote = bytes[index]
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { index += 1 }
      var end = index
      while end < bytes.count, end - index < Self.longest,
        isQuoted ? bytes[end] != quote : bytes[end] > 0x20 && bytes[end] != UInt8(ascii: ">"),
        bytes[end] != UInt8(ascii: "{")
      {
        end += 1
      }
      guard end > index, end < bytes.count else { continue }
      let text = String(decoding: bytes[index..<end], as: UTF8.self)
      if bytes[end] == UInt8(ascii: "{") {
        if openings.count < Self.mostOpenings { openings.insert(text) }
      } else {
        names.insert(text)
      }
      index = end
    }
  }

  /// The most of them, as every anchor that is not found asks all.
  private static let mostOpenings = 200
  /// The longest name that is examined, in bytes.
  private static let longest = 100

  /// Whether `id` or `name`, as a word of its own, is before the sign at `sign`.
  private static func isName(_ bytes: [UInt8], before sign: Int) -> Bool {
    for name in ["id", "name"] {
      let start = sign - name.utf8.count
      if start > 0, bytes[start..<sign].elementsEqual(name.utf8), bytes[start - 1] <= 0x20 {
        return true
      }
    }
    return false
  }

  package func contains(_ name: String) -> Bool {
    names.contains(name) || openings.contains(where: name.hasPrefix)
  }
}
