// SPDX-License-Identifier: Apache-2.0

import Articles
package import Documents
import FrontMatter
import SourceText
import Synchronization
package import WebAddresses

/// Whether a page has the place that a fragment names.
package enum FragmentState: Hashable, Sendable {
  /// It has, or the address names none.
  case found
  /// It has not; the anchor that is spelled most like it.
  case missing(nearest: String?)
  /// It cannot be told, and why (no full stop).
  case unknown(String)
}

/// How headings in Markdown get their anchors.
package enum HeadingAnchors: Hashable, Sendable {
  case known(SlugDialect)
  /// Most likely so; another dialect is possible.
  case likely(SlugDialect)
  case unknown
}

/// Finds the places of one page that fragments name.
package struct FragmentLookup: Sendable {
  private let anchors: PageAnchors
  /// The headings' anchors in the other dialects that are possible, where they are not ``anchors``.
  private let others: PageAnchors
  private let isMarkdown: Bool
  /// Whether a theme puts more around it when the site is built.
  private let isPart: Bool
  private let hasTags: Bool
  private let knowsHeadings: Bool
  /// Whether nothing is known of how headings get their anchors.
  private let isLikely: Bool
  /// What is known of the anchors of headings that hold a formula, a tag, or a sign such as an emoji, of which each
  /// generator makes something else: the parts around it, in order.
  private let partial: [[String]]
  /// Made when a place is missing.
  private let nearest = Nearest()

  private final class Nearest: Sendable {
    private let made = Mutex<NearestName?>(nil)
    private let letters = Mutex<Set<[UInt8]>?>(nil)

    /// The letters and digits of an anchor, and whether it begins with a sign.
    private static func letters(_ anchor: some Collection<UInt8>) -> [UInt8] {
      var letters: [UInt8] = []
      for (index, byte) in anchor.enumerated() {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x80...: letters.append(byte)
        case 0x41...0x5A: letters.append(byte | 0x20)
        default: if index == 0 { letters.append(UInt8(ascii: "-")) }
        }
      }
      return letters
    }

    /// Whether `fragment` is one of `names` but for its signs (`has-many` for `has_many`), or two of them, that of a section
    /// after that of one around it: what another generator makes of the same headings.
    func isLoose(_ fragment: String, _ names: [String]) -> Bool {
      let known = letters.withLock { known in
        let made = known ?? Set(names.map { Self.letters($0.utf8) })
        known = made
        return made
      }
      let bytes = Array(PercentCoding.decoded(fragment).utf8.prefix(Self.longestFragment))
      if known.contains(Self.letters(bytes)) { return true }
      return bytes.indices.dropFirst().contains { index in
        bytes[index] == UInt8(ascii: "-") && known.contains(Self.letters(bytes[..<index]))
          && known.contains(Self.letters(bytes[(index + 1)...]))
      }
    }

    private static let longestFragment = 100

    func nearest(to fragment: String, among names: [String]) -> String? {
      let known = made.withLock { known in
        let made = known ?? NearestName(names)
        known = made
        return made
      }
      return known.nearest(to: fragment)
    }
  }

  /// The places of the page in `document`; `isPage` tells a whole page from a post's content, and `isGenerators` that its
  /// dialect is that of a generator, though nothing else may be known of that.
  package init(
    _ document: Document, isPage: Bool, isGenerators: Bool = false, _ headings: HeadingAnchors
  ) {
    isMarkdown = document.format == .markdown
    isPart = isMarkdown || !isPage
    hasTags =
      isPart
      && document.nodes.indices.contains { Self.isTag(NodeID($0), in: document) }
    // What has no front matter is most likely read on GitHub, or as it.
    let isPlain =
      isMarkdown && !isGenerators && FrontMatterBlock.locate(in: document.source) == nil
    partial = isMarkdown ? Self.partial(document, headings, isPlain: isPlain) : []
    // A README is read on GitHub.
    let isReadme = isPlain && document.source.path.lowercased().hasSuffix("readme.md")
    if case .likely = headings { isLikely = isMarkdown && !isReadme } else { isLikely = false }
    switch headings {
    case .known(let dialect):
      anchors = PageAnchors(document, slugs: dialect)
      others = PageAnchors(names: [])
      knowsHeadings = true
    case .likely(let dialect):
      anchors = PageAnchors(document, slugs: dialect, readsLists: !isPlain)
      // Blackfriday's are Zola's, too. GitHub gives HTML headings an anchor, too.
      let possible = isMarkdown && !isPlain ? SlugDialect.allCases : []
      others = PageAnchors(
        names: possible.flatMap {
          PageAnchors(document, slugs: $0, headingsOnly: true, anyHeading: $0 == dialect).names
        }, besides: anchors)
      knowsHeadings = true
    case .unknown:
      anchors = PageAnchors(document, slugs: .github)
      others = PageAnchors(names: [])
      knowsHeadings = !isMarkdown
    }
  }

  /// Whether `node` is what a generator fills in, and not a formula or a wiki link.
  private static func isTag(_ node: NodeID, in document: Document) -> Bool {
    guard document.nodes[node.index].kind == .opaque else {
      // `## ::: path.of.code`, of which MkDocs makes headings.
      return document.headingLevel(node) != nil
        && document.source.bytes[document.contentRange(node).indices].starts(with: ":::".utf8)
    }
    let first = document.source.bytes[document.place(node).indices].first
    return first != UInt8(ascii: "$") && first != UInt8(ascii: "!") && first != UInt8(ascii: "[")
      && first != UInt8(ascii: "\\")
  }

  /// The parts of the headings whose anchors are known in part.
  private static func partial(
    _ document: Document, _ headings: HeadingAnchors, isPlain: Bool
  ) -> [[String]] {
    var isLikely = false
    if case .likely = headings { isLikely = true }
    return document.nodes.indices.compactMap { index in
      let node = NodeID(index)
      guard document.headingLevel(node) != nil else { return nil }
      let hasOpaque = document.descendants(node).contains {
        document.nodes[$0].kind == .opaque
      }
      guard hasOpaque || isLikely else { return nil }
      let text = document.visibleText(node).string
      // GitHub drops an emoji, and is said to keep the selector behind some.
      let hasSigns =
        isLikely
        && text.unicodeScalars.contains {
          isPlain
            ? $0 == "\u{FE0F}" : $0.properties.generalCategory == .otherSymbol
        }
      guard hasOpaque || hasSigns else { return nil }
      let pieces = text.unicodeScalars.split { scalar in
        scalar.properties.generalCategory == .otherSymbol || scalar == "\u{FE0F}" || scalar == " "
      }
      return pieces.map { SlugDialect.github.slug(String(String.UnicodeScalarView($0))) }
        .filter { !$0.isEmpty && $0 != "-" }
    }
  }

  /// Of more such headings on one page nothing is told.
  private static let mostPartial = 200

  /// Whether `fragment` may be the anchor of such a heading.
  private func isPartial(_ fragment: String) -> Bool {
    if partial.isEmpty { return false }
    if partial.count > Self.mostPartial { return true }
    let name = PercentCoding.decoded(fragment).lowercased()
    return partial.contains { pieces in
      var rest = name[...]
      for piece in pieces {
        guard let range = rest.firstRange(of: piece) else { return false }
        rest = rest[range.upperBound...]
      }
      // A heading of nothing else has one word at most.
      return !pieces.isEmpty || !name.contains("-")
    }
  }

  /// What a lookup is made of, to be kept and made again.
  package struct Parts: Sendable {
    package var names: [String]
    package var others: [String]
    /// The parts of headings whose anchors are known in part, parted by spaces.
    package var partial: [String]
    package var flags: Int

    package init(names: [String], others: [String], partial: [String], flags: Int) {
      self.names = names
      self.others = others
      self.partial = partial
      self.flags = flags
    }
  }

  package var parts: Parts {
    let flags = [isMarkdown, isPart, hasTags, knowsHeadings, isLikely]
    return Parts(
      names: anchors.names, others: others.names,
      partial: partial.map { $0.joined(separator: " ") },
      flags: flags.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) })
  }

  package init(_ parts: Parts) {
    anchors = PageAnchors(names: parts.names)
    others = PageAnchors(names: parts.others)
    isMarkdown = parts.flags & 1 != 0
    isPart = parts.flags & 2 != 0
    hasTags = parts.flags & 4 != 0
    knowsHeadings = parts.flags & 8 != 0
    isLikely = parts.flags & 16 != 0
    partial = parts.partial.map { $0.split(separator: " ").map(String.init) }
  }

  /// Whether the page has the place that `fragment`, without its `#`, names.
  package func state(of fragment: String) -> FragmentState {
    switch anchors.answer(fragment) {
    case .found: return .found
    case .unknown(let reason): return .unknown(reason)
    case .missing: break
    }
    if others.answer(fragment) == .found { return .found }
    if hasTags { return .unknown("template tags on the page may generate its anchors") }
    if isPart ? Self.isMadeByThemes(fragment) : Self.isMadeByScripts(fragment) {
      return .unknown("the theme may add anchors to the page")
    }
    if !knowsHeadings || isPartial(fragment) || isLikely && nearest.isLoose(fragment, anchors.names)
    {
      return .unknown("heading anchors depend on the generator's settings")
    }
    return .missing(nearest: nearest.nearest(to: fragment, among: anchors.names))
  }

  /// Whether themes and generators, not writers, give places that name: footnotes, comments, the frame of the page.
  private static func isMadeByThemes(_ fragment: String) -> Bool {
    let name = fragment.lowercased()
    return frame.contains(name) || made.contains(where: name.hasPrefix)
  }

  /// Whether scripts put that place on a page when it is shown: comments.
  private static func isMadeByScripts(_ fragment: String) -> Bool {
    let name = fragment.lowercased()
    return scripts.contains(name) || name.hasPrefix("comment-")
  }

  private static let scripts: Set<String> = [
    "comments", "respond", "disqus_thread", "isso-thread", "remark42", "giscus", "cusdis_thread",
    "hyvor-talk-view",
  ]
  private static let frame: Set<String> = [
    "respond", "content", "main", "main-content", "maincontent", "nav", "navigation", "header",
    "footer", "sidebar", "toc", "table-of-contents", "search", "share", "newsletter",
    "subscribe", "page", "wrapper", "body", "related", "author", "tags",
  ]
  private static let made = ["fn", "user-content-", "cite", "ref", "comment", "disqus"]
}
