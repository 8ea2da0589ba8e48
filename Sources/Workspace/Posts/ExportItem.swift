// SPDX-License-Identifier: Apache-2.0

import Articles
package import Files
import FrontMatter
import Linting
package import Sites
package import SourceText

/// One post of a WordPress export that is worked on: a text of its own, cut out of the export.
package struct ExportItem: Sendable {
  package let export: WordPressExport
  private let number: Int

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

  private var item: WordPressExport.Item { export.items[number] }

  /// Where the text begins in the export.
  var offset: Int { item.range.start }

  /// The text, under a path of its own below the export's, which is `path`.
  func read(below path: String) -> PostSource {
    let path = path + "/" + item.name
    guard item.content != nil else {
      return PostSource(
        path: path,
        failure: "the text of the post with number \(item.id) stands in no CDATA section")
    }
    return PostSource(export.text(of: item, path: path).bytes, path: path, isHTML: true)
  }

  /// The article in `source`, which ``read(below:)`` gave.
  func article(in source: SourceText, by reader: ArticleReader) -> Article {
    let content = item.content ?? ByteRange(at: offset)
    return reader.read(
      source, content: ByteRange(content.start - offset, content.end - offset),
      values: item.values.moved(by: offset))
  }

  /// The place in the export of a place in the text.
  package func place(_ range: ByteRange) -> ByteRange {
    ByteRange(range.start + offset, range.end + offset)
  }

  /// The report on the text as one on the export at `path`. An export is read back by WordPress, so nothing in it is mended.
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
