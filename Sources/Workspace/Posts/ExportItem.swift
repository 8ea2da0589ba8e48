// SPDX-License-Identifier: Apache-2.0

import Articles
package import Exports
package import Files
import FrontMatter
import Linting
package import SourceText
import Synchronization

/// One post of a WordPress export that is worked on: a text of its own, cut out of the export.
package struct ExportItem: Sendable {
  package let export: WordPressExport
  private let number: Int
  private let text = Lazy()
  /// What is to be said of the whole export with this post.
  var notice: Finding?

  /// The item's text and where in it the post's own is; nil where it has none.
  private final class Lazy: Sendable {
    let known = Mutex<(text: ExportText, content: ByteRange)??>(nil)
  }

  /// The items of the export in `source` that are posts, in its order.
  static func posts(of export: WordPressExport) -> [ExportItem] {
    export.items.indices.filter { export.items[$0].isPost }.map {
      ExportItem(export: export, number: $0)
    }
  }

  /// Whether the file at `path` opens as WordPress writes its exports.
  package static func isExport(_ path: String, in files: any FileTree) -> Bool {
    guard let file = try? files.open(path) else { return false }
    return WordPressExport.isExport(file.bytes(at: 0, count: 8192))
  }

  init(export: WordPressExport, number: Int) {
    self.export = export
    self.number = number
  }

  private var shown: (text: ExportText, content: ByteRange)? {
    text.known.withLock { known in
      if let known { return known }
      let text = export.text(of: item)
      known = .some(text)
      return text
    }
  }

  private var item: WordPressExport.Item { export.items[number] }

  /// The text, under a path of its own below the export's, which is `path`.
  func read(below path: String) -> PostSource {
    let path = path + "/" + item.name
    if let fault = item.fault {
      return PostSource(export.source, refused: fault.message, at: fault.range)
    }
    guard let shown else {
      return PostSource(path: path, failure: "the post with number \(item.id) has no text")
    }
    var post = PostSource(shown.text.bytes, path: path, isHTML: false)
    post.finding = post.finding ?? notice
    return post
  }

  /// The article in `source`, which ``read(below:)`` gave.
  func article(in source: SourceText, by reader: ArticleReader) -> Article {
    guard let shown else {
      return reader.read(
        source, content: ByteRange(at: 0), values: .init(.null, range: ByteRange(at: 0)))
    }
    return reader.read(
      source, content: shown.content, values: export.values(of: item, in: shown.text))
  }

  /// The place in the export of a place in the text.
  package func place(_ range: ByteRange) -> ByteRange {
    item.fault == nil ? shown?.text.place(range) ?? range : range
  }

  /// The report on the text as one on the export at `path`. An export is read back by WordPress, so nothing in it is fixed.
  func report(_ report: PostReport, path: String) -> PostReport {
    var report = report
    let own = report.path
    report.path = path
    report.source = export.source
    var findings = report.findings
    for index in findings.indices {
      findings[index].range = place(findings[index].range)
      findings[index].fix = nil
      for place in findings[index].related.indices {
        let related = findings[index].related[place]
        guard related.path == nil || related.path == own else { continue }
        findings[index].related[place].path = nil
        findings[index].related[place].range = self.place(related.range)
      }
    }
    report.findings = findings
    return report
  }
}
