// SPDX-License-Identifier: Apache-2.0

import Documents
import Selectors
import SourceText

/// What the names of elements, roles, classes and ids say of parts of a page that are not part of its article.
enum RegionNames {
  /// Words of classes and ids that tell such a part, wherever they are among others.
  private static let words = hashes(
    """
    advertisement breadcrumb breadcrumbs colophon comment commentlist comments consent cookie cookies disqus footer \
    masthead navbar outbrain pager paginate pagination paginator popup promo recommend recommendations \
    recommended related replies respond responses share sharebar sharedaddy sharing shoutbox signup sponsor \
    sponsored taboola toc trackback trackbacks
    """)
  /// Words that say that the part is only there, or not.
  private static let presence = hashes("has no open with without wrap wrapper")
  /// Words that tell such a part unless another says that it holds the article, as in `content-sidebar`.
  private static let weakWords = hashes(
    """
    ad ads advert advertising crumbs fb menu menus modal nav navigation newsletter promotion sidebar skyscraper \
    social subscribe subscription toolbar topbar
    """)
  private static let own = hashes(
    "article articlebody body column content entry layout main page post story text")
  /// Two words that are one.
  private static let pairs = hashes(
    """
    author-bio author-box author-card about-author author-info author-profile post-author post-meta post-tags \
    entry-meta entry-footer entry-tags article-meta article-tags tag-list read-more read-next read-also more-stories \
    also-read see-also post-nav post-navigation post-footer user-comments you-may up-next most-read most-popular \
    back-top skip-link
    """)

  /// A few bits of each hash, by which most words are soon seen not to be among them.
  private struct Filter {
    private var bits = [UInt64](repeating: 0, count: 32)

    init(_ sets: [Set<UInt64>]) {
      for key in sets.joined() { bits[Int(key >> 6 & 31)] |= 1 << (key & 63) }
    }

    func mayContain(_ key: UInt64) -> Bool { bits[Int(key >> 6 & 31)] & 1 << (key & 63) != 0 }
  }

  private static let known = Filter([words, weakWords, presence, own])
  private static let knownPairs = Filter([pairs])

  /// Whether `node` says that it is not part of the article.
  static func areApart(_ node: NodeID, in document: Document) -> Bool {
    switch document.name(node) {
    case .nav, .aside, .footer, .dialog, .menu: return true
    case .html, .body, .main, .p, .td, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .figure,
      .figcaption:
      return false
    default: break
    }
    guard document[node].attributeCount > 0 else { return false }
    if let role = document.attribute(node, .role) {
      let isApart = document.withValue(ofAttribute: role) { role in
        roles.contains(hash(role))
      }
      if isApart { return true }
    }
    for name in [Name.id, .class] {
      guard let index = document.attribute(node, name) else { continue }
      if document.withValue(ofAttribute: index, tellApart) { return true }
    }
    return false
  }

  private static let roles = hashes(
    "navigation complementary banner contentinfo search dialog alertdialog menu menubar toolbar")

  /// Whether one of the names in `value` tells a part that is not the article's.
  private static func tellApart(_ value: ArraySlice<UInt8>) -> Bool {
    var isApart = false
    var index = value.startIndex
    while index < value.endIndex, !isApart {
      while index < value.endIndex, value[index] <= 0x20 { index += 1 }
      let start = index
      while index < value.endIndex, value[index] > 0x20 { index += 1 }
      isApart = tellsApart(name: value[start..<index])
    }
    return isApart
  }

  /// Whether one name does: a word of it, unless another says that it holds the article.
  private static func tellsApart(name: ArraySlice<UInt8>) -> Bool {
    guard name.count < 100 else { return false }
    var isApart = false
    var mayBeApart = false
    var isOwn = false
    var isPair = false
    var previous: UInt64?
    var index = name.startIndex
    while index < name.endIndex {
      while index < name.endIndex, !isLetter(name[index]) { index += 1 }
      let start = index
      while index < name.endIndex, isLetter(name[index]) {
        index += 1
        // camelCase parts words, too.
        if index < name.endIndex, isCapital(name[index]), !isCapital(name[index - 1]) { break }
      }
      guard start < index else { break }
      let word = name[start..<index]
      let key = hash(word)
      if known.mayContain(key) {
        if presence.contains(key) { return false }
        if words.contains(key) { isApart = true }
        if weakWords.contains(key) { mayBeApart = true }
        if own.contains(key) { isOwn = true }
      }
      if let previous {
        let pair = hash(word, after: hash(CollectionOfOne(UInt8(ascii: "-")), after: previous))
        if knownPairs.mayContain(pair), pairs.contains(pair) { isPair = true }
      }
      previous = key
    }
    return isPair || isApart || mayBeApart && !isOwn
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  private static func hash(
    _ bytes: some Sequence<UInt8>, after start: UInt64 = 0xCBF2_9CE4_8422_2325
  ) -> UInt64 {
    var hash = start
    for byte in bytes {
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      hash = (hash ^ UInt64(lower)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { hash($0.utf8) })
  }
}
