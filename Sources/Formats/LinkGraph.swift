// SPDX-License-Identifier: Apache-2.0

/// Which posts go to which from their text.
package struct LinkGraph: Sendable {
  /// The posts by their paths, with their titles; a page that is linked to and was not read has none.
  private var titles: [String: String] = [:]
  /// How many links there are from one path to another.
  private var links: [String: [String: Int]] = [:]

  package init() {}

  /// Adds a post.
  package mutating func add(_ path: String, title: String) { titles[path] = title }

  /// Adds a link from the post at `path` to the page at `target`.
  package mutating func link(_ path: String, _ target: String) {
    if titles[target] == nil { titles[target] = "" }
    links[path, default: [:]][target, default: 0] += 1
  }

  /// The links in the order of their ends' bytes, whatever order they were added in.
  private var edges: [(from: String, to: String, count: Int)] {
    Self.sorted(links).flatMap { from, targets in
      Self.sorted(targets).map { (from, $0.0, $0.1) }
    }
  }

  private static func sorted<Value>(_ values: [String: Value]) -> [(String, Value)] {
    values.map { ($0.key, $0.value) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
  }

  /// `{"nodes": [{"path", "title"}], "edges": [{"from", "to", "links"}]}`.
  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("nodes")
      writer.array { writer in
        for (path, title) in Self.sorted(titles) {
          writer.object(inline: true) { writer in
            writer.member("path", path)
            writer.member("title", title)
          }
        }
      }
      writer.key("edges")
      writer.array { writer in
        for edge in edges {
          writer.object(inline: true) { writer in
            writer.member("from", edge.from)
            writer.member("to", edge.to)
            writer.member("links", edge.count)
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// The graph in the DOT language of Graphviz.
  package var dot: String {
    var text = "digraph links {\n  node [shape=box];\n"
    for (path, title) in Self.sorted(titles) {
      text += "  \(Self.quoted(path))"
      if !title.isEmpty { text += " [label=\(Self.quoted(title))]" }
      text += ";\n"
    }
    for edge in edges {
      text += "  \(Self.quoted(edge.from)) -> \(Self.quoted(edge.to))"
      if edge.count > 1 { text += " [weight=\(edge.count)]" }
      text += ";\n"
    }
    return text + "}\n"
  }

  /// `text` in quotation marks (The DOT Language); a backslash would begin an escape of Graphviz's own.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in TerminalText.escaped(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
