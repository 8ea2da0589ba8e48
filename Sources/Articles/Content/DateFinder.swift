// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText

/// Finds the dates that a post states: in its front matter, else in a page's `time` elements.
struct DateFinder {
  let document: Document
  let roles: FoundRoles
  /// The blocks of text of the content.
  let blocks: [TextBlock]
  /// What is about other posts.
  let related: [NodeID]
  let head: PageHead?
  let linkedData: LinkedData?

  private static let keys: [(String, DateField.Kind)] = [
    ("date", .published), ("published", .published), ("pubDate", .published),
    ("publishDate", .published), ("updated", .updated), ("lastmod", .updated),
    ("modified", .updated), ("last_modified_at", .updated),
  ]
  /// A date after more words of prose than these is one that the text speaks of.
  private static let mostWordsBefore = 30

  /// The dates in the front matter's `values`, or those of the page.
  func dates(_ values: DataValue?) -> [DateField] {
    var dates: [DateField] = []
    for (key, kind) in Self.keys {
      // `published: false` says whether, not when.
      guard let value = values?[key], let text = value.string, value.bool == nil else { continue }
      dates.append(DateField(kind: kind, text: text, range: value.textRange(in: document.source)))
    }
    if !dates.isEmpty || document.format != .html { return dates }
    if let node = roles[.date].first(where: { isPublication($0) }) ?? markedElement() {
      dates.append(field(node, .published))
    } else {
      dates += metadata()
    }
    guard document.mayHaveElement(.time), !dates.contains(where: { $0.kind == .updated }) else {
      return dates
    }
    let update = document.nodes.indices.lazy.map { NodeID($0) }.first { node in
      document.isElement(node, .time) && isUpdate(node) && !isAboutOthers(node)
    }
    if let update { dates.append(field(update, .updated)) }
    return dates
  }

  /// Where pages tell machines when they were published, in the order of trust.
  private static let publishedKeys = [
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publish-date", "publish_date", "publication_date", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
  ]
  private static let updatedKeys = [
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "article.updated",
  ]

  /// The dates that the page's head or its JSON-LD states; a date of a change only beside one of publication in the
  /// same time zone, so that they can be compared.
  private func metadata() -> [DateField] {
    let article = linkedData?.articles.first
    func first(_ keys: [String], _ linked: (text: String, value: DataValue)?) -> (
      String, ByteRange
    )? {
      let meta = keys.lazy.compactMap { head?.meta($0) }.first { !$0.text.isEmpty }
      return meta.map { ($0.text, $0.range) }
        ?? linked.map { ($0.text, $0.value.textRange(in: document.source)) }
    }
    guard let (text, range) = first(Self.publishedKeys, article?.published) else { return [] }
    func field(_ kind: DateField.Kind, _ text: String, _ range: ByteRange) -> DateField {
      // What is written in no form for machines may be anything.
      let isForMachines =
        text.utf8.count >= 10 && text.utf8.prefix(4).allSatisfy { $0 & 0xF0 == 0x30 }
      return DateField(
        kind: kind, text: text, range: range, isShown: !isForMachines, isMetadata: true)
    }
    var dates = [field(.published, text, range)]
    if let (later, place) = first(Self.updatedKeys, article?.modified),
      text.suffix(6) == later.suffix(6) || text.suffix(1) == "Z" && later.suffix(1) == "Z"
    {
      dates.append(field(.updated, later, place))
    }
    return dates
  }

  /// The first element anywhere in the page that says that it is the day of publication: by `itemprop`, `pubdate`, or
  /// the classes of microformats.
  private func markedElement() -> NodeID? {
    // Most pages have none of it, which is soon seen.
    guard
      document.mayHaveElement(.time) || document.mayHaveElement(.abbr)
        || document.attributes.contains(where: { $0.name == .itemprop })
    else { return nil }
    var candidates = 0
    for index in document.nodes.indices {
      let record = document.nodes[index]
      guard record.kind == .element, record.attributeCount > 0, record.namespace == .html else {
        continue
      }
      let node = NodeID(index)
      guard
        document.attribute(node, .itemprop, hasWord: "datePublished")
          || (record.name == .time || record.name == .abbr) && isMarked(node)
      else { continue }
      if !isAboutOthers(node) { return node }
      candidates += 1
      if candidates > Self.mostCandidates { return nil }
    }
    return nil
  }

  /// A page with more dates of others than these is a list.
  private static let mostCandidates = 100

  private func isAboutOthers(_ node: NodeID) -> Bool {
    related.contains { document.isInside(node, $0) }
  }

  private func isUpdate(_ node: NodeID) -> Bool {
    if document.attribute(node, .itemprop, hasWord: "dateModified") { return true }
    return !isMarked(node)
      && ["updated", "dt-updated", "modified", "date-modified"].contains {
        document.hasClass(node, $0)
      }
  }

  /// Whether the element itself says that it is the day of publication.
  private func isMarked(_ node: NodeID) -> Bool {
    document.attribute(node, .itemprop, hasWord: "datePublished")
      || ["published", "dt-published", "entry-date"].contains { document.hasClass(node, $0) }
  }

  private func isPublication(_ node: NodeID) -> Bool {
    if isAboutOthers(node) || isUpdate(node) { return false }
    if isMarked(node) || !document.isElement(node, .time) { return true }
    let before = blocks.lazy.filter { $0.isProse && $0.nodes.lowerBound <= node.rawValue }
    return before.reduce(0) { $0 + $1.words } <= Self.mostWordsBefore
  }

  private func field(_ node: NodeID, _ kind: DateField.Kind) -> DateField {
    if let index = document.attribute(node, .datetime) {
      let range = document.attributes[index].valueRange
      return DateField(
        kind: kind, text: document.value(ofAttribute: index),
        range: range.isEmpty ? document.attributes[index].nameRange : range)
    }
    // Microdata keeps the date in `content`, microformats in the title of an `abbr`.
    for name in [Name.content, .title] {
      guard name == .content || document.isElement(node, .abbr),
        let index = document.attribute(node, name),
        document.value(ofAttribute: index).utf8.prefix(4).allSatisfy({ $0 & 0xF0 == 0x30 })
      else { continue }
      return DateField(
        kind: kind, text: document.value(ofAttribute: index),
        range: document.place(ofAttribute: index, of: node))
    }
    let text = document.visibleText(node)
    return DateField(kind: kind, text: text.string, range: text.sourceRange, isShown: true)
  }
}
