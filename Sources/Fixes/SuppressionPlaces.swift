// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import Linting
import SourceText

/// Where in a post suppressions can be written.
struct SuppressionPlaces {
  /// A place before a block or an element.
  struct Place {
    var offset: Int
    /// What is before it on its line, where the comment gets a line of its own.
    var prefix: String?

    /// What is written there for `comment`.
    func text(_ comment: String) -> String { prefix.map { comment + "\n" + $0 } ?? comment }
  }

  let frontMatter: FrontMatterBlock?
  private let article: Article
  private let document: Document
  private let isMDX: Bool

  init(_ article: Article) {
    self.article = article
    document = article.document
    frontMatter = article.frontMatter?.block
    isMDX = article.path.hasSuffix("." + FileExtensions.mdx)
  }

  /// The comment `command` for `rules`.
  func comment(_ command: String, _ rules: [String], _ reason: String) -> String {
    let text = "\(command) \(rules.joined(separator: ", ")): \(reason)"
    return isMDX ? "{/* \(text) */}" : "<!-- \(text) -->"
  }

  // MARK: Blocks

  /// The places for a comment on `finding`, the narrowest first.
  func of(_ finding: Finding) -> [Place] {
    var places: [Place] = []
    for node in nodes(around: finding.range).reversed() {
      if Self.holdsText(document.name(node)) { places = [] }
      if let place = place(before: node), places.last?.offset != place.offset {
        places.append(place)
      }
    }
    return places
  }

  /// The elements that hold all of `range`, the outermost first.
  private func nodes(around range: ByteRange) -> [NodeID] {
    var found: [NodeID] = []
    var current = NodeID(0)
    while let next = document.children(current).first(where: {
      document.kind($0) == .element && document.range($0).contains(range)
        && !document[$0].flags.contains(.clone)
    }) {
      found.append(next)
      current = next
    }
    return found
  }

  /// Whether a comment in the element would be text.
  private static func holdsText(_ name: Name) -> Bool {
    [.title, .textarea, .script, .style, .xmp, .iframe, .noembed, .noframes].contains(name)
  }

  private func place(before node: NodeID) -> Place? {
    if [.html, .head, .body].contains(document.name(node)) { return nil }
    let start = document.range(node).start
    let bytes = document.source.bytes
    var lineStart = start
    while lineStart > document.source.contentStart, bytes[lineStart - 1] != 0x0A,
      bytes[lineStart - 1] != 0x0D
    {
      lineStart -= 1
    }
    let isMarkdown = document.format == .markdown
    let marks = isMarkdown ? " \t>" : " \t"
    if bytes[lineStart..<start].allSatisfy({ marks.utf8.contains($0) }) {
      if isMarkdown, !document.elementClass(node).contains(.block) { return nil }
      return Place(
        offset: start, prefix: document.source.string(ByteRange(lineStart, start)))
    }
    return isMarkdown ? nil : Place(offset: start, prefix: nil)
  }

  // MARK: The whole post

  /// What suppresses `rules` in the whole post, the best first.
  func whole(_ rules: [String], _ reason: String) -> [Edit] {
    let comment = comment("stet-file", rules, reason)
    var edits: [Edit] = []
    if let edit = entry(rules, reason) { edits.append(edit) }
    if let frontMatter {
      let end = frontMatter.range.end
      let isLine = end > 0 && [0x0A, 0x0D].contains(document.source.bytes[end - 1])
      edits.append(Edit(ByteRange(at: end), (isLine ? "\n" : "\n\n") + comment + "\n"))
      edits.append(Edit(ByteRange(at: end), (isLine ? "\n" : "\n\n") + comment + "\n\n"))
      return edits
    }
    let start = document.source.contentStart
    if document.format == .markdown {
      edits.append(Edit(ByteRange(at: start), comment + "\n\n"))
      return edits
    }
    for index in document.nodes.indices {
      let node = NodeID(index)
      if document.isElement(node, .body), !document[node].flags.contains(.implied) {
        edits.append(Edit(ByteRange(at: document[node].head.end), "\n" + comment))
        return edits
      }
    }
    if let index = document.nodes.firstIndex(where: { $0.kind == .doctype }) {
      edits.append(Edit(ByteRange(at: document.nodes[index].head.end), "\n" + comment))
    } else {
      edits.append(Edit(ByteRange(at: start), comment + "\n"))
    }
    return edits
  }

  /// The entry in front matter in YAML that has none for Stet.
  private func entry(_ rules: [String], _ reason: String) -> Edit? {
    guard let reading = article.frontMatter, reading.problem == nil, reading.block.isClosed,
      reading.block.format == .yaml, reading.value?.entry("stet") == nil,
      reading.value.map({ $0.map != nil || $0.isNull }) ?? true
    else { return nil }
    let quoted = reason.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let line = "stet: {off: [\(rules.joined(separator: ", "))], reason: \"\(quoted)\"}"
    let bytes = document.source.bytes
    let end = reading.block.contentRange.end
    let isLineStart = end == 0 || [0x0A, 0x0D].contains(bytes[end - 1])
    return Edit(ByteRange(at: end), isLineStart ? line + "\n" : "\n" + line)
  }
}
