// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// What a card says of a post is what that post says of itself.
package struct ExcerptStaleRule: Rule {
  package static let description = RuleDescription(
    "excerpt-stale", .excerpts, .warning, fix: .offer, needs: .site,
    "A card's text matches the excerpt or the opening of its post")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let cards = (article.related?.cards ?? []).filter { $0.excerpt != nil && !$0.links.isEmpty }
    guard !cards.isEmpty else {
      report.notApplicable()
      return
    }
    guard let site = report.site else {
      report.unverified("the site of this post is not known")
      return
    }
    var doubt: String?
    for card in cards {
      guard let excerpt = card.excerpt,
        let link = card.links.first(where: { $0.role == .title }) ?? card.links.first
      else { continue }
      let answer = site.target(of: link.address, from: article, depth: .whole)
      if case .unknown(let reason) = answer.target { doubt = reason }
      // related-links reports a link that is broken or goes to a post with another title.
      guard let page = answer.page, page.path != article.path,
        page.title.map({ card.title.isEmpty || TitleText.areSame($0, card.title) }) ?? true
      else { continue }
      let teaser = page.teaser
      if teaser.openings.allSatisfy(\.isEmpty), teaser.written.isEmpty {
        doubt = "the related post has no text to compare"
        continue
      }
      if Self.agrees(excerpt.text, teaser) { continue }
      let written = teaser.written.first
      report.add(
        .stale(page.path, written), at: excerpt.range,
        fix: written.flatMap { Self.replacement($0, excerpt, article) },
        data: [.init("post", .text(page.path)), .init("text", .text(excerpt.text))])
    }
    if let doubt { report.unverified(doubt) }
  }

  /// Whether `text` is what was written for the post, or how it begins; where a theme cut it, as far as it goes.
  static func agrees(_ text: String, _ teaser: SiteTeaser) -> Bool {
    let card = folded(text)
    if card.isEmpty { return true }
    return (teaser.written + teaser.openings).contains { folded($0).starts(with: card) }
  }

  /// The letters and digits of `text` in lower case: themes change signs, quotation marks and spaces, and add the mark of
  /// a cut.
  private static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
          result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
      } else if scalar.properties.isAlphabetic {
        result += scalar.properties.lowercaseMapping.utf8
      }
    }
    return result
  }

  /// The offer to write the post's own excerpt into the card, where both are plain text.
  private static func replacement(_ written: String, _ excerpt: Excerpt, _ article: Article) -> Fix?
  {
    let special = "&<>[]*_`\\\"'#:{}|!\n"
    guard article.source.bytes[excerpt.range.indices].elementsEqual(excerpt.text.utf8),
      !written.unicodeScalars.contains(where: special.unicodeScalars.contains)
    else { return nil }
    return Fix("Use the post's own excerpt", .offer, [Edit(excerpt.range, written)])
  }

  package static let page = """
    A card that describes an older version of a post, or another post, promises readers something \
    they do not get. Its text must be the excerpt or description written for the post, or the \
    post's opening, possibly cut by the theme. Case, punctuation and spaces are ignored.

    ## Flagged

    ```markdown
    The ferry leaves at six.

    ## Similar Posts

    - [Piers](/piers/)

      ⟦The town has one pier, and it is new.⟧
    ```

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><a href="/piers/">Piers</a><p>⟦The town has one pier.⟧</p></li></ul>
    ```

    ## Not flagged

    ```markdown
    The ferry leaves at six.

    ## Similar Posts

    - [Piers](/piers/)

      The town has two piers, and both of […]
    ```

    ```html
    <p>The ferry leaves at six.</p>
    <h2>Similar Posts</h2>
    <ul><li><a href="/piers/">Piers</a><p>What to see on the piers.</p></li></ul>
    ```
    """
}

extension Message {
  fileprivate static func stale(_ path: String, _ written: String?) -> Message {
    Message(
      "This card's text is neither the excerpt nor the opening of \(path)",
      help: written.map { "its excerpt is '\($0)'" }
        ?? "copy the post's opening, or write an excerpt for it")
  }
}
