// SPDX-License-Identifier: Apache-2.0

import Articles
import JSONRPC
import Linting
import Sessions
import SourceText
import WebAddresses
import Workspace

/// Link targets, references to a place, and renaming of headings.
struct Navigation {
  let context: PostContext

  private var anchors: HeadingAnchors { context.site?.anchors ?? .unknown }

  /// The place that the link at a position leads to.
  func definition(_ params: JSONValue) -> JSONValue {
    guard let offset = context.offset(params), let article = context.article,
      let target = LinkTarget.at(offset, in: context, article)
    else { return .null }
    let isOwn = target.address.hasPrefix("#")
    guard let location = target.location ?? (isOwn ? context.document.location : nil) else {
      return .null
    }
    var range = ByteRange(at: 0)
    if let anchor = target.anchor, let page = context.article(at: location) {
      range = HeadingPlaces(page, anchors).range(of: anchor) ?? range
    }
    return context.place(location, range) ?? .null
  }

  /// The links to what is at a position: a heading, the target of a link, else the page itself.
  func references(_ params: JSONValue) -> JSONValue {
    guard let offset = context.offset(params), let article = context.article else { return [] }
    var location = context.document.location
    var names: Set<String>?
    var own: ByteRange?
    if let target = LinkTarget.at(offset, in: context, article) {
      location = target.location ?? location
      names = target.anchor.map { [$0] }
      if let anchor = target.anchor, let page = context.article(at: location) {
        own = HeadingPlaces(page, anchors).range(of: anchor)
      }
    } else if let heading = HeadingPlaces(article, anchors).heading(at: offset) {
      names = HeadingPlaces.names(heading)
      own = heading.range
    }
    var places: [JSONValue] = []
    if params.at("context", "includeDeclaration")?.bool ?? false,
      let place = context.place(location, own ?? ByteRange(at: 0))
    {
      places.append(place)
    }
    for (file, links) in links(to: location, names) {
      for link in links { if let place = context.place(file, link.range) { places.append(place) } }
    }
    return .array(places)
  }

  private struct Reference {
    var range: ByteRange
    var address: String
    var anchor: String
    var article: Article
  }

  /// The links to the page at `location`, or to one of the anchors `names` on it, by file.
  private func links(
    to location: String, _ names: Set<String>?
  ) -> [(location: String, links: [Reference])] {
    var files = Set(context.site?.locations(linkingTo: location, anchors: names) ?? [])
    files.insert(location)
    files.insert(context.document.location)
    for (held, document) in context.held where document.root == context.document.root {
      files.insert(held)
    }
    return files.sorted().compactMap { file in
      guard let article = context.article(at: file) else { return nil }
      let found = references(in: article, at: file, to: location, names)
      return found.isEmpty ? nil : (file, found)
    }
  }

  private func references(
    in article: Article, at file: String, to location: String, _ names: Set<String>?
  ) -> [Reference] {
    LinkTarget.addresses(article).compactMap { found in
      guard !found.isImage else { return nil }
      let (target, anchor) = self.target(found.address, article, file)
      guard target == location else { return nil }
      if let names, !names.contains(anchor), !names.contains(PercentCoding.decoded(anchor)) {
        return nil
      }
      return Reference(
        range: found.range, address: found.address, anchor: anchor, article: article)
    }
  }

  /// Where an address in the file at `file` leads, with its anchor.
  private func target(
    _ address: String, _ article: Article, _ file: String
  ) -> (location: String?, anchor: String) {
    let written = WebAddress(address)
    if let tag = GeneratorLink(address) {
      let answer = context.site?.target(of: tag, from: article)
      return (answer.flatMap(location), tag.fragment)
    }
    let anchor = written.fragment.map { written.text($0) } ?? ""
    if address.hasPrefix("#") { return (file, anchor) }
    let answer = context.site?.target(of: address, from: article, depth: .state)
    return (answer.flatMap(location), anchor)
  }

  private func location(_ answer: SiteAnswer) -> String? {
    switch answer.target {
    case .page(let page): context.location(page.path)
    case .file(let path): context.location(path)
    case .missing, .outside, .unknown: nil
    }
  }

  // MARK: Renaming

  /// The text of the heading at a position; `null` where there is none.
  func prepareRename(_ params: JSONValue) -> JSONValue {
    guard let heading = heading(params) else { return .null }
    return [
      "range": context.positions.json(heading.range),
      "placeholder": .string(context.article?.source.string(heading.range) ?? heading.text),
    ]
  }

  private func heading(_ params: JSONValue) -> HeadingPlaces.Place? {
    guard let offset = context.offset(params), let article = context.article,
      let heading = HeadingPlaces(article, anchors).heading(at: offset), !heading.range.isEmpty
    else { return nil }
    return heading
  }

  /// The edits that give the heading at a position another text, and the links to its anchor the new one.
  func rename(_ params: JSONValue) -> Result<JSONValue, RPCError> {
    guard let article = context.article, let heading = heading(params),
      let name = params["newName"]?.string
    else { return .failure(RPCError(.requestFailed, "there is no heading here")) }
    let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    guard isPlain, name.contains(where: { !$0.isWhitespace }), name.utf8.count <= 1000 else {
      return .failure(RPCError(.invalidParams, "a heading is one line of text"))
    }
    var bytes = article.source.bytes
    bytes.replaceSubrange(heading.range.indices, with: name.utf8)
    let location = context.document.location
    let old = HeadingPlaces(article, anchors).places
    guard let renamed = context.world.judge(location, bytes)?.article,
      case let new = HeadingPlaces(renamed, anchors).places, new.count == old.count
    else {
      return .failure(RPCError(.requestFailed, "with this text the heading is no longer one"))
    }
    // A heading may take a number from another one of the same text, or leave it one.
    var moved: [String: String] = [:]
    for (before, after) in zip(old, new) {
      if let own = before.own, let other = after.own, own != other { moved[own] = other }
      for (dialect, anchor) in before.made {
        if let other = after.made[dialect], other != anchor, moved[anchor] == nil {
          moved[anchor] = other
        }
      }
    }
    var files: [(location: String, edits: JSONValue)] = []
    var own: [(range: ByteRange, text: String)] = [(heading.range, name)]
    let found = moved.isEmpty ? [] : links(to: location, Set(moved.keys))
    for (file, links) in found {
      let edits = links.compactMap { edit($0, moved) }
      if file == location {
        own += edits.filter { !heading.range.overlaps($0.range) }
      } else if let positions = context.positions(at: file), !edits.isEmpty {
        files.append((file, positions.json(edits)))
      }
    }
    own.sort { $0.range < $1.range }
    files.insert((location, context.positions.json(own)), at: 0)
    return .success(context.edit(files))
  }

  /// The edit that gives a link its new anchor.
  private func edit(
    _ link: Reference, _ moved: [String: String]
  ) -> (range: ByteRange, text: String)? {
    guard let new = moved[link.anchor] ?? moved[PercentCoding.decoded(link.anchor)] else {
      return nil
    }
    let bytes = link.article.source.bytes[link.range.indices]
    let old = Array(("#" + link.anchor).utf8)
    var start = bytes.endIndex - old.count
    while start >= bytes.startIndex {
      if bytes[start...].starts(with: old) {
        return (ByteRange(start + 1, start + old.count), new)
      }
      start -= 1
    }
    return nil
  }
}
