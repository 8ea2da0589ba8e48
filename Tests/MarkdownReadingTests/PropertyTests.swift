// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import MarkdownReading
import SourceText
import TestKit
import Testing

/// What holds for every node of both readers, whatever the post is.
@Suite("Properties of every tree")
struct PropertyTests {
  @Test("Generated posts in every dialect", arguments: MarkdownDialect.names)
  func generated(name: String) throws {
    let dialect = try #require(MarkdownDialect(name: name))
    var nodes = 0
    for seed in 1...60 {
      let text = GeneratedPost.markdown(seed)
      let document = MarkdownReader.read(SourceText(text), dialect: dialect)
      nodes += document.nodes.count
      let faults = document.faults + document.markerFaults
      #expect(faults == [], "seed \(seed): \(text.debugDescription)")
    }
    #expect(nodes > 1000)
  }

  @Test("Generated pages and fragments", arguments: [false, true])
  func generatedHTML(templates: Bool) {
    var nodes = 0
    for seed in 1...150 {
      let text = GeneratedPost.html(seed)
      for document in [
        HTMLReader.read(SourceText(text), templates: templates),
        HTMLReader.readFragment(SourceText(text), context: "div", templates: templates),
      ] {
        nodes += document.nodes.count
        #expect(document.faults == [], "seed \(seed): \(text.debugDescription)")
      }
    }
    #expect(nodes > 2500)
  }

  @Test(
    "Real posts", .enabled(if: Corpus.isHere, "the shared corpus is not on this machine"))
  func real() throws {
    let sources = try Corpus.sources([".md", ".markdown"], every: 40)
    #expect(!sources.isEmpty)
    for source in sources {
      let document = MarkdownReader.read(source)
      #expect(document.faults == [], "\(source.path)")
      #expect(document.markerFaults == [], "\(source.path)")
    }
  }

  @Test(
    "Real pages", .enabled(if: Corpus.isHere, "the shared corpus is not on this machine"))
  func realHTML() throws {
    let sources = try Corpus.sources([".html"], every: 80)
    #expect(!sources.isEmpty)
    for source in sources { #expect(HTMLReader.read(source).faults == [], "\(source.path)") }
  }

  @Test(
    "An end tag in HTML may close what Markdown opened",
    arguments: ["a\n</p>\n\nb\n", "*a</em> b*\n", "a <b>c</p> d\n", "> a</P >\n"])
  func rawEnds(text: String) {
    let document = MarkdownReader.read(SourceText(text))
    #expect(document.faults + document.markerFaults == [])
  }

  /// One thing that is moved by a byte.
  enum Shift: CaseIterable, Sendable { case head, tail, value, text }

  @Test("A tree in which any one range is a byte off is found out", arguments: Shift.allCases)
  func sensitive(shift: Shift) {
    let texts = [
      "a *b* **c** `d` [e](/f \"g\") ![h](</i j>) &amp; \\* k\n\n# l\n\n> m\n\n- n\n\n```\no\n```\n",
      "p\n===\n\nq\n: r\n\ns[^1]\n\n[^1]: t\n",
    ]
    var moved = 0
    for text in texts {
      let document = MarkdownReader.read(SourceText(text))
      #expect(document.faults + document.markerFaults == [])
      for index in document.nodes.indices {
        guard let other = document.shifted(index, shift) else { continue }
        moved += 1
        #expect(
          other.faults + other.markerFaults != [],
          "\(shift) of \(document.spelling(NodeID(index))) \(document.nodes[index])")
      }
    }
    #expect(moved > 0)
  }
}

extension Document {
  /// The same with one range of the node numbered `index` a byte further on; nothing where it has
  /// no such range with bytes in it.
  fileprivate func shifted(_ index: Int, _ shift: PropertyTests.Shift) -> Document? {
    var nodes = nodes
    var attributes = attributes
    var segments = segments
    func further(_ range: ByteRange) -> ByteRange { ByteRange(range.start + 1, range.end + 1) }
    let record = nodes[index]
    switch shift {
    case .head:
      guard record.kind == .element, !record.head.isEmpty else { return nil }
      nodes[index].head = further(record.head)
    case .tail:
      guard record.kind == .element, !record.tail.isEmpty else { return nil }
      nodes[index].tail = further(record.tail)
    case .value:
      guard
        let target = attributeIndices(NodeID(index)).first(where: {
          [.href, .src, .title].contains(attributes[$0].name)
            && attributes[$0].flags.isDisjoint(with: .implied)
        })
      else { return nil }
      attributes[target].valueRange = further(attributes[target].valueRange)
    case .text:
      guard record.kind == .text, record.payload >= 0 else { return nil }
      let decoded = segments.indices.first {
        $0 >= Int(record.payload) && segments[$0].content == .scalars
      }
      guard let decoded else { return nil }
      segments[decoded].range = further(segments[decoded].range)
    }
    return Document(
      source: source, format: format, nodes: nodes, attributes: attributes, segments: segments,
      auxiliary: auxiliary, names: names, problems: problems, markers: markers,
      definitions: definitions, quirks: quirks)
  }
}
