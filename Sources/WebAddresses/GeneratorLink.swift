// SPDX-License-Identifier: Apache-2.0

/// An address that a site generator makes of the name of a source: Jekyll's tags `post_url` and `link`, Hugo's shortcodes
/// `ref` and `relref`.
package struct GeneratorLink: Hashable, Sendable {
  package enum Kind: Sendable {
    /// A post by the name of its file, without its ending (Jekyll, Links to posts).
    case post
    /// A file by its path from the site's root (Jekyll, Link).
    case file
    /// A page by its path or its name (Hugo, ref and relref).
    case page
  }

  package var kind: Kind
  /// The name or path, without a fragment.
  package var name: String
  /// What is after `#`, in the tag or after it; empty where nothing does.
  package var fragment: String

  /// Reads `address`; empty where it is not one, or holds more than the tag, a fragment and the site's own prefix.
  package init?(_ address: String) {
    var rest = Substring(address)
    rest = rest.drop { $0 == " " }
    if rest.hasPrefix("{{"), !rest.hasPrefix("{{<"), !rest.hasPrefix("{{%"),
      let end = rest.firstRange(of: "}}")
    {
      // `{{ site.baseurl }}` is put in front of what Jekyll's tags give.
      guard rest[..<end.lowerBound].contains("site.") else { return nil }
      rest = rest[end.upperBound...]
    }
    let closings = [("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}")]
    guard let (opening, closing) = closings.first(where: { rest.hasPrefix($0.0) }),
      let end = rest.firstRange(of: closing)
    else { return nil }
    let inside = rest[..<end.lowerBound].dropFirst(opening.count)
      .drop { $0 == "-" || $0 == " " }
    let behind = rest[end.upperBound...]
    guard behind.isEmpty || behind.hasPrefix("#") else { return nil }
    let word = inside.prefix { $0 != " " }
    var argument = inside.dropFirst(word.count).drop { $0 == " " }
    while let last = argument.last, last == " " || last == "-" && opening == "{%" {
      argument.removeLast()
    }
    switch (opening, word) {
    case ("{%", "post_url"): kind = .post
    case ("{%", "link"): kind = .file
    case ("{{<", "ref"), ("{{<", "relref"), ("{{%", "ref"), ("{{%", "relref"):
      kind = .page
      if argument.hasPrefix("path=") { argument = argument.dropFirst(5) }
    default: return nil
    }
    if let quote = argument.first, "\"'`".contains(quote) {
      guard argument.count > 1, argument.last == quote else { return nil }
      argument = argument.dropFirst().dropLast()
    }
    // A variable or a second parameter is for the build.
    guard !argument.isEmpty, !argument.contains(where: { "{}\"'`= ".contains($0) }) else {
      return nil
    }
    let hash = argument.firstIndex(of: "#") ?? argument.endIndex
    name = String(argument[..<hash])
    fragment = String(behind.isEmpty ? argument[hash...].dropFirst() : behind.dropFirst())
  }
}
