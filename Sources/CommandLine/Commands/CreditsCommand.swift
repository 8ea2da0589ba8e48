// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Documents
import Linting
import Formats
import SourceText
import Workspace

/// `stet credits`: the ledger of every image.
struct CreditsCommand {
  private let arguments: CreditsArguments
  private let console: Console

  /// One image with what its credit says; an empty text where nothing is said.
  struct Row {
    var path: String
    var src: String
    var range: ByteRange
    var creators: [String]
    var source: String
    var licence: String
    var links: [String]
    var level: String
    var channel: String
  }

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
    post.article.images.map { image in
      let found = image.credit
      return Row(
        path: post.task.file.printed, src: image.address, range: post.place(image.range),
        creators: found?.credit.creators ?? [],
        source: found?.credit.source ?? "", licence: found?.credit.licence ?? "",
        links: found?.credit.links ?? [], level: found?.credit.level.rawValue ?? "none",
        channel: found?.channel.rawValue ?? "")
    }
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
          writer.object { writer in
            writer.member("path", row.path)
            writer.member("src", row.src)
            writer.key("range")
            JSONFormat.write(row.range, places, &writer)
            writer.key("creators")
            writer.array(row.creators)
            writer.member("source", row.source)
            writer.member("licence", row.licence)
            writer.key("links")
            writer.array(row.links)
            writer.member("level", row.level)
            writer.member("channel", row.channel)
          }
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
