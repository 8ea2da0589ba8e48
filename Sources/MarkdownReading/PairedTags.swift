// SPDX-License-Identifier: Apache-2.0

/// Tags of site generators between which nothing is Markdown: `{% raw %}…{% endraw %}`, `{{< highlight go >}}…{{<
/// /highlight >}}`, `{::comment}…{:/comment}`.
struct PairedTags {
  /// Tags whose end was looked for in vain, up to the end of the text.
  private var missing: Set<Int> = []

  private static let liquidNames: [StaticString] = [
    "raw", "highlight", "comment", "verbatim", "code", "codeblock", "mermaid", "plantuml", "math",
    "katex", "javascript", "script", "stylesheet", "style", "schema",
  ]
  private static let shortcodeNames: [StaticString] = [
    "raw", "highlight", "comment", "code", "mermaid", "plantuml", "math", "katex", "latex", "html",
    "rawhtml", "script", "style", "css", "js", "chart", "code-toggle", "codeblock", "code-block",
    "output", "console", "terminal", "command", "snippet", "listing", "json", "yaml", "diagram",
    "todo", "hidden",
  ]
  private static let kramdownNames: [StaticString] = ["comment", "nomarkdown"]

  /// Where the pair ends that the tag `start..<stop` opens; `nil` when it opens none, or when there is no end in front
  /// of `end`.
  mutating func end(
    _ bytes: [UInt8], _ start: Int, _ stop: Int, _ closer: OpaqueScanner.Closer, before end: Int
  ) -> Int? {
    let names: [StaticString]
    var name = start + 2
    switch closer {
    case .percent:
      names = Self.liquidNames
      if bytes.byte(name) == Ascii.minus { name += 1 }
    case .angle, .doublePercent:
      names = Self.shortcodeNames
      name += 1
    case .brace:
      guard bytes.byte(name) == Ascii.colon, bytes.byte(stop - 2) != Ascii.slash else { return nil }
      names = Self.kramdownNames
      name += 1
    case .doubleBrace: return nil
    }
    while name < stop, bytes[name].isWhite { name += 1 }
    for (number, spelling) in names.enumerated()
    where Self.isName(spelling, bytes, at: name, before: stop) {
      let key = closer.rawValue << 8 + number
      if missing.contains(key) { return nil }
      if let found = Self.closing(bytes, from: stop, before: end, spelling, closer) { return found }
      missing.insert(key)
      return nil
    }
    return nil
  }

  /// Whether the whole of the name at `index` is `name`.
  private static func isName(
    _ name: StaticString, _ bytes: [UInt8], at index: Int, before end: Int
  ) -> Bool {
    guard bytes.has(name, at: index, before: end) else { return false }
    let behind = bytes.byte(index + name.utf8CodeUnitCount)
    return !behind.isAlphanumeric && behind != Ascii.underscore && behind != Ascii.minus
      || behind == Ascii.minus && bytes.byte(index + name.utf8CodeUnitCount + 1) == Ascii.percent
  }

  /// The end of the first tag at or after `start` that closes `name`.
  private static func closing(
    _ bytes: [UInt8], from start: Int, before end: Int, _ name: StaticString,
    _ closer: OpaqueScanner.Closer
  ) -> Int? {
    let opening: StaticString
    switch closer {
    case .percent: opening = "{%"
    case .angle: opening = "{{<"
    case .doublePercent: opening = "{{%"
    case .brace, .doubleBrace: opening = "{:/"
    }
    var from = start
    while let found = bytes.find(opening, from: from, before: end) {
      from = found + opening.utf8CodeUnitCount
      var index = from
      if closer == .percent {
        if bytes.byte(index) == Ascii.minus { index += 1 }
        while index < end, bytes[index].isWhite { index += 1 }
        guard bytes.has("end", at: index, before: end) else { continue }
        index += 3
      } else if closer != .brace {
        while index < end, bytes[index].isWhite { index += 1 }
        guard bytes.byte(index) == Ascii.slash else { continue }
        index += 1
        while index < end, bytes[index].isWhite { index += 1 }
      }
      let isAny = closer == .brace && bytes.byte(index) == Ascii.rightBrace
      guard isAny || isName(name, bytes, at: index, before: end) else { continue }
      return bytes.find(closer.spelling, from: index, before: end).map {
        $0 + closer.spelling.utf8CodeUnitCount
      }
    }
    return nil
  }
}
