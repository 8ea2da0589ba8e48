// SPDX-License-Identifier: Apache-2.0

package import Linting

/// The report for programs that read line by line: each post on a line of its own, as in ``JSONFormat``, then one
/// line with the rest of that report.
package struct JSONLinesFormat: Sendable {
  /// The version of Stet that is named in the report.
  package var toolVersion: String

  package init(toolVersion: String) { self.toolVersion = toolVersion }

  /// The whole report.
  package func bytes(_ report: RunReport) -> [UInt8] {
    var bytes: [UInt8] = []
    write(report) { bytes += $0 }
    return bytes
  }

  /// Gives `sink` the report, a line at a time.
  package func write(_ report: RunReport, to sink: ([UInt8]) -> Void) {
    let sources = PlaceLookup(report)
    var places: PlaceIndex?
    for post in report.posts {
      var writer = JSONWriter()
      JSONFormat.write(post, &places, sources, &writer, inline: true)
      writer.endLine()
      sink(writer.bytes)
    }
    var writer = JSONWriter()
    writer.object(inline: true) { writer in
      JSONFormat(toolVersion: toolVersion).writeSummary(of: report, &writer)
      JSONFormat.writeConfiguration(of: report, sources, &writer)
    }
    writer.endLine()
    sink(writer.bytes)
  }
}
