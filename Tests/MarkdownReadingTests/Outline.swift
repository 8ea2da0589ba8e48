// SPDX-License-Identifier: Apache-2.0

import Documents
import MarkdownReading
import SourceText

/// A document as lines of text in which every range is shown by the bytes that it cuts out.
enum Outline {
  /// One line a node: its name, `head⟩…⟨tail`, and its attributes as `name=cut` (`name=cut→value`
  /// where the value is not what the range cuts out). Text is `'cut'` or `'cut'→'text'`.
  static func of(
    _ markdown: String, _ dialect: MarkdownDialect = .stet, from start: Int? = nil
  ) -> String {
    of(MarkdownReader.read(SourceText(markdown), from: start, dialect: dialect))
  }

  static func of(_ document: Document) -> String {
    var lines: [String] = []
    for index in document.nodes.indices.dropFirst() {
      let node = NodeID(index)
      var depth = 0
      var parent = document.parent(node)
      while parent != .document, !parent.isNone {
        depth += 1
        parent = document.parent(parent)
      }
      lines.append(String(repeating: "  ", count: depth) + line(document, node))
    }
    return lines.joined(separator: "\n")
  }

  static func markers(_ document: Document) -> [String] {
    document.markers.map { marker in
      (marker.node == .document ? "document" : document.spelling(marker.node)) + " "
        + visible(document.source.string(marker.range))
    }
  }

  private static func line(_ document: Document, _ node: NodeID) -> String {
    let record = document[node]
    let source = document.source
    switch record.kind {
    case .text:
      let cut = visible(source.string(record.head))
      let text = visible(document.text(of: node))
      return cut == text ? "'\(cut)'" : "'\(cut)'→'\(text)'"
    case .comment: return "comment '\(visible(document.text(of: node)))'"
    case .opaque: return "opaque '\(visible(source.string(record.head)))'"
    default: break
    }
    var line = document.spelling(node)
    if record.flags.contains(.tight) { line += "~" }
    line += " \(visible(source.string(record.head)))⟩⟨\(visible(source.string(record.tail)))"
    for index in document.attributeIndices(node) {
      let attribute = document.attributes[index]
      let cut = visible(source.string(attribute.valueRange))
      let value = visible(document.value(ofAttribute: index))
      line += " \(document.names.spelling(attribute.name))=\(cut)"
      if cut != value { line += "→\(value)" }
    }
    return line
  }

  private static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "␊"
      case "\r": result += "␍"
      case "\t": result += "␉"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
