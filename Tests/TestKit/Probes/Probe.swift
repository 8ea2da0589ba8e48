// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import HTMLReading
import MarkdownReading
import SourceText

/// Reads any bytes at all in every way that says something about the readers. The fuzzer and the
/// tests of its finds look through the same eyes.
package enum Probe {
  /// What is wrong with how HTML is read. The first line of `input` is `page` or the element around
  /// the fragment, such as `td` or `svg path`; with `templates` in front, there may be template tags.
  package static func html(_ input: [UInt8]) -> [String] {
    let (first, text) = split(input)
    let templates = first.hasPrefix("templates ")
    let context = templates ? String(first.dropFirst("templates ".count)) : first
    return tree(text) { source, start in
      context == "page"
        ? HTMLReader.read(source, from: start, templates: templates)
        : HTMLReader.readFragment(source, context: context, from: start, templates: templates)
    }
  }

  /// What is wrong with how Markdown is read. The first line of `input` is the dialect's name.
  package static func markdown(_ input: [UInt8]) -> [String] {
    let (first, text) = split(input)
    let dialect = MarkdownDialect(name: first) ?? .stet
    var faults = tree(text) { MarkdownReader.read($0, from: $1, dialect: dialect) }
    let source = SourceText(bytes: text)
    let html = MarkdownReader.html(source, dialect: dialect)
    // Raw HTML may end what Markdown began.
    guard !text.contains(UInt8(ascii: "<")) else { return faults }
    let document = MarkdownReader.read(source, dialect: dialect)
    faults += document.markerFaults
    // Without site generators' marks there are two ways to one tree; a formula is none of the text.
    let mayHoldFormulas = dialect == .gfm && text.contains(UInt8(ascii: "$"))
    guard dialect == .commonmark || dialect == .gfm, !mayHoldFormulas, !text.contains(0) else {
      return faults
    }
    let own = document.visibleEvents
    let printed = HTMLReader.readFragment(SourceText(html)).visibleEvents
    if own != printed {
      faults.append("the tree is not that of its HTML: \(own)\n\(printed)\n\(html)")
    }
    return faults
  }

  /// What is wrong with how front matter is found and read.
  package static func frontMatter(_ input: [UInt8]) -> [String] {
    let source = SourceText(bytes: input)
    guard let block = FrontMatterBlock.locate(in: source) else { return [] }
    guard source.wholeRange.contains(block.range), block.range.contains(block.contentRange),
      block.range.start == source.contentStart
    else { return ["the block \(block) is out of place"] }
    let first = reading(block, source)
    var faults: [String] = []
    switch first {
    case .success(nil): break
    case .success(let value?):
      faults = value.faults(in: source, block.contentRange, format: block.format)
    case .failure(let problem):
      if !block.contentRange.contains(problem.range) {
        faults.append("the problem at \(problem.range) is outside: \(problem.message)")
      }
    }
    // Behind a byte order mark everything is the same, three bytes further on.
    guard source.contentStart == 0 else { return faults }
    let marked = SourceText(bytes: [0xEF, 0xBB, 0xBF] + input)
    guard let second = FrontMatterBlock.locate(in: marked) else {
      return faults + ["no block behind a byte order mark"]
    }
    if second.contentRange.start != block.contentRange.start + 3 || second.format != block.format
      || !isSame(first, reading(second, marked), shift: 3)
    {
      faults.append("behind a byte order mark it is read otherwise")
    }
    return faults
  }

  private static func reading(
    _ block: FrontMatterBlock, _ source: SourceText
  ) -> Result<DataValue?, DataProblem> {
    do {
      return .success(try block.read(source))
    } catch {
      return .failure(error)
    }
  }

  private static func isSame(
    _ first: Result<DataValue?, DataProblem>, _ second: Result<DataValue?, DataProblem>, shift: Int
  ) -> Bool {
    switch (first, second) {
    case (.success(let first), .success(let second)):
      return first?.content.shape == second?.content.shape
        && first.map { ByteRange($0.range.start + shift, $0.range.end + shift) } == second?.range
    case (.failure(let first), .failure(let second)):
      return first.message == second.message && first.range.start + shift == second.range.start
        && first.range.count == second.range.count
    default: return false
    }
  }

  /// The first line as text, and what follows it.
  private static func split(_ input: [UInt8]) -> (line: String, rest: [UInt8]) {
    let end = input.firstIndex(of: 0x0A) ?? input.endIndex
    return (String(decoding: input[..<end], as: UTF8.self), Array(input[end...].dropFirst()))
  }

  /// What is wrong with the tree that `read` makes of `text`, and with those of the same text in
  /// other environment.
  private static func tree(
    _ text: [UInt8], read: (_ source: SourceText, _ start: Int?) -> Document
  ) -> [String] {
    let document = read(SourceText(bytes: text), nil)
    var faults = document.faults
    if !text.starts(with: [0xEF, 0xBB, 0xBF]) {
      // What stands in front of the start is not looked at: the same tree, two bytes further on.
      let moved = read(SourceText(bytes: [0xC3, 0xA9] + text), 2)
      if let difference = document.difference(from: moved, shift: 2) {
        faults.append("behind two bytes it is read otherwise: \(difference)")
      }
    }
    if !text.contains(0x0D), text.contains(0x0A) {
      let returned = Array(text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] })
      let other = read(SourceText(bytes: returned), nil)
      let own = document.visibleEvents
      let others = other.visibleEvents
      if own != others { faults.append("with CR LF it is read otherwise: \(own)\n\(others)") }
      faults += other.faults.map { "with CR LF: \($0)" }
    }
    return faults
  }
}

extension DataValue.Content {
  /// The values without their places.
  fileprivate var shape: String {
    switch self {
    case .null: "null"
    case .scalar(let text, let isQuoted): (isQuoted ? "q" : "p") + text.debugDescription
    case .list(let values): "[" + values.map(\.content.shape).joined(separator: ",") + "]"
    case .map(let entries):
      "{"
        + entries.map { $0.key.debugDescription + ":" + $0.value.content.shape }
        .joined(separator: ",") + "}"
    }
  }
}
