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
    let sources = PlaceLookup(report)
    var places: PlaceIndex?
    for post in report.posts {
      var writer = JSONWriter()
      JSONFormat.write(post, &places, sources, &writer, inline: true)
      writer.endLine()
      bytes += writer.bytes
    }
    var writer = JSONWriter()
    writer.object(inline: true) { writer in
      JSONFormat(toolVersion: toolVersion).writeSummary(of: report, &writer)
      JSONFormat.writeConfiguration(of: report, sources, &writer)
    }
    writer.endLine()
    return bytes + writer.bytes
  }
}
