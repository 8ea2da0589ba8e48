// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
package import SourceText

// What rules on metadata ask of an article.

extension Article {
  /// The place of a finding about what the front matter or the page's head lacks; `nil` for a post that has neither.
  package var metadataPlace: ByteRange? {
    frontMatter?.block.opening ?? head?.place
  }

  /// Who wrote the post: as the front matter or the theme says, else as the page tells it anywhere.
  package var byline: Byline? {
    knownByline
      ?? AuthorFinder(document: document, head: head, linkedData: linkedData, apart: excluded)
      .byline()
  }

  /// What the page calls its site.
  package var siteNames: [String] {
    let metas = ["og:site_name", "application-name", "apple-mobile-web-app-title"]
    return (metas.compactMap { head?.meta($0)?.text } + (linkedData?.siteNames ?? []))
      .filter { !$0.isEmpty }
  }

  /// The `h1` that opens the content, where it is the only one: the title, in a post whose front matter has one too.
  package var openingHeading: Heading? {
    let titles = headings.filter { $0.level == 1 }
    guard titles.count == 1, let title = titles.first, !title.text.isEmpty else { return nil }
    let text = blocks.first { $0.isProse && $0.words > 0 }
    if let text, Int(text.nodes.lowerBound) < title.node.index { return nil }
    return title
  }

  /// Whether the writer marked where the teaser ends, with `<!--more-->` or what WordPress makes of it.
  package var marksTeaser: Bool {
    contentRoots.contains { root in
      document.descendants(root).contains { index in
        let node = NodeID(index)
        switch document.kind(node) {
        case .comment:
          guard document.range(node).count < 200 else { return false }
          let text = document.text(of: node).lowercased()
          // WordPress takes the link's words after it: `<!--more Read on-->`.
          return text.trimmed == "more" || text.hasPrefix("more ")
        case .element:
          return document.isElement(node, .span)
            && document.value(node, .id)?.hasPrefix("more-") ?? false
        default: return false
        }
      }
    }
  }

  /// The excerpt that WordPress makes of a post without one: its first `words` words, cut wherever they end.
  package func automaticExcerpt(words limit: Int, headings: Bool = true) -> String {
    var words = 0
    var result: [UInt8] = []
    let left: TextBlock.Context = headings ? [] : [.heading, .boldHeading]
    for block in blocks
    where block.context.isDisjoint(with: left.union([.caption, .code, .credit])) {
      // White space is folded, so that a word begins after each blank.
      for word in text(of: block).bytes.split(separator: 0x20, maxSplits: limit) {
        if words == limit { return String(decoding: result, as: UTF8.self) + " […]" }
        if words > 0 { result.append(0x20) }
        result += word
        words += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether it is a post for sure, and no list of posts, home page or page about the site: it states when it was
  /// published, or that it is an article (Open Graph), and has content.
  package var isPostForSure: Bool {
    guard hasContent, head?.isRedirect != true else { return false }
    switch head?.meta("og:type")?.text {
    case "article": return true
    case "website": return false
    default: return dates.contains { $0.kind == .published }
    }
  }
}
