// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import Sessions
import SourceText
import WebAddresses
import Workspace

/// Where a link or an image of a post leads.
struct LinkTarget {
  /// The place of the address.
  var range: ByteRange
  var address: String
  /// The file; `nil` where it is not one of the site.
  var location: String?
  var title: String?
  /// The part after `#`, decoded as far as it is written.
  var anchor: String?
  /// What is to be said of it, as Markdown.
  var note: String?

  /// The addresses of an article, each once, in the order of their places.
  static func addresses(_ article: Article) -> [(address: String, range: ByteRange, isImage: Bool)]
  {
    var all: [(address: String, range: ByteRange, isImage: Bool)] = []
    var seen: Set<ByteRange> = []
    func add(_ address: String, _ range: ByteRange, _ isImage: Bool) {
      if !range.isEmpty, seen.insert(range).inserted { all.append((address, range, isImage)) }
    }
    for link in article.addresses {
      if let address = link.address { add(address, link.addressRange, false) }
    }
    for card in article.related?.cards ?? [] {
      for link in card.links { add(link.address, link.addressRange, false) }
    }
    for image in article.images { add(image.address, image.addressRange, true) }
    return all.sorted { $0.range < $1.range }
  }

  /// The target of the link whose address is at `offset`, or whose text is there.
  static func at(_ offset: Int, in context: PostContext, _ article: Article) -> LinkTarget? {
    let all = addresses(article)
    if let hit = all.first(where: { $0.range.start <= offset && offset <= $0.range.end }) {
      return target(hit, context, article)
    }
    let document = article.document
    let link = article.links.last { document.place($0.node).contains(offset) }
    guard let link, let address = link.address else { return nil }
    return target((address, link.addressRange, false), context, article)
  }

  static func target(
    _ found: (address: String, range: ByteRange, isImage: Bool), _ context: PostContext,
    _ article: Article
  ) -> LinkTarget {
    var target = LinkTarget(range: found.range, address: found.address)
    let written = WebAddress(found.address)
    target.anchor = written.fragment.map { written.text($0) }.flatMap { $0.isEmpty ? nil : $0 }
    guard let site = context.site else { return target }
    if found.isImage {
      if case .file(let file) = site.file(of: found.address, from: article) {
        target.location = context.location(file.path)
      }
      return target
    }
    let tag = GeneratorLink(found.address)
    if let tag, !tag.fragment.isEmpty { target.anchor = tag.fragment }
    let answer =
      tag.map { site.target(of: $0, from: article) }
      ?? site.target(of: found.address, from: article, depth: .whole)
    switch answer.target {
    case .page(let page):
      target.location = context.location(page.path)
      target.title = page.title
      if page.isDraft { target.note = "A draft" }
      if case .missing = answer.fragment { target.note = "The page has no such anchor" }
    case .file(let path): target.location = context.location(path)
    case .missing: target.note = "Not found on the site"
    case .outside: target.note = nil
    case .unknown(let reason): target.note = "Not checked: " + reason
    }
    return target
  }
}
