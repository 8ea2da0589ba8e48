// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Documents
import Linting
import Formats
import Sessions
import SourceText
import Workspace

/// `stet credits`: the ledger of every image.
struct CreditsCommand {
  private let arguments: CreditsArguments
  private let console: Console

  typealias Row = CreditRow

  init(_ arguments: CreditsArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() -> RunStatus {
    let posts = ListedPosts(
      arguments.paths, config: arguments.config, stdinFilename: arguments.stdinFilename, console)
    if let status = posts.failure() { return status }
    var ledger: [(rows: [Row], places: PlaceIndex)] = []
    posts.forEach { post in
      ledger.append((Self.rows(post), post.places))
    }
    switch arguments.format {
    case .text: console.write(text(ledger))
    case .json: console.write(json(ledger))
    case .csv: console.write(csv(ledger))
    }
    return posts.status
  }

  private static func rows(_ post: ListedPosts.Post) -> [Row] {
    CreditRow.rows(post.article, path: post.task.file.printed) { post.place($0) }
  }

  private func text(_ ledger: [(rows: [Row], places: PlaceIndex)]) -> String {
    var text = ""
    for (rows, places) in ledger {
      for row in rows {
        let place = places.position(at: row.range.start)
        text += "\(TerminalText.escaped(row.path)):\(place.line):\(place.column): "
        text += "\(TerminalText.escaped(row.src))\n"
        var facts = [row.level]
        if !row.creators.isEmpty { facts.append("by " + row.creators.joined(separator: ", ")) }
        if !row.source.isEmpty { facts.append("on " + row.source) }
        if !row.licence.isEmpty { facts.append(row.licence) }
        if !row.channel.isEmpty { facts.append("(\(row.channel))") }
        text += "  " + TerminalText.escaped(facts.joined(separator: " ")) + "\n"
        for link in row.links { text += "  " + TerminalText.escaped(link) + "\n" }
      }
    }
    let count = ledger.reduce(0) { $0 + $1.rows.count }
    let without = ledger.reduce(0) { $0 + $1.rows.count { $0.level == "none" } }
    return text + "\(count) image\(count == 1 ? "" : "s"), \(without) without a credit\n"
  }

  private func json(_ ledger: [(rows: [Row], places: PlaceIndex)]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in
      for (rows, places) in ledger {
        for row in rows {
          writer.object { row.write(places, &$0) }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private func csv(_ ledger: [(rows: [Row], places: PlaceIndex)]) -> [UInt8] {
    var writer = CSVWriter()
    writer.record([
      "path", "line", "column", "src", "creators", "source", "licence", "links", "level", "channel",
    ])
    for (rows, places) in ledger {
      for row in rows {
        let place = places.position(at: row.range.start)
        writer.record([
          row.path, String(place.line), String(place.column), row.src,
          row.creators.joined(separator: "; "), row.source, row.licence,
          row.links.joined(separator: " "), row.level, row.channel,
        ])
      }
    }
    return writer.bytes
  }
}
