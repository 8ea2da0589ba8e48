// SPDX-License-Identifier: Apache-2.0

import Documents
import HTMLReading
import SourceText

extension Document {
  /// The tree in one line: `p[b["x"]]`, with `!` in front of what was moved and `+` in front of
  /// copies.
  var outline: String {
    func outline(_ node: NodeID) -> String {
      let record = self[node]
      let mark =
        (record.flags.contains(.moved) ? "!" : "") + (record.flags.contains(.clone) ? "+" : "")
      let inside = children(node).map(outline).joined(separator: " ")
      switch record.kind {
      case .document: return inside
      case .fragment: return "content[\(inside)]"
      case .doctype: return mark + "doctype"
      case .element: return mark + spelling(node) + (inside.isEmpty ? "" : "[\(inside)]")
      case .text: return mark + "\"\(text(of: node))\""
      case .comment: return mark + "<!\(text(of: node))!>"
      case .opaque: return mark + "{\(text(of: node))}"
      }
    }
    return outline(.document)
  }

  /// The first element named `name`.
  func element(_ name: String) -> NodeID? {
    nodes.indices.lazy.map { NodeID($0) }.first {
      self.kind($0) == .element && self.spelling($0) == name
    }
  }

  func cut(_ range: ByteRange) -> String { source.string(range) }

  /// The problems as `code: text they are about`.
  var problemLines: [String] { problems.map { "\($0.code.rawValue): \(cut($0.range))" } }
}

/// The tree of `text` as a fragment in a body.
func fragment(_ text: String, context: String = "body") -> Document {
  HTMLReader.readFragment(SourceText(text), context: context)
}

/// The tree of `text` as a page.
func page(_ text: String) -> Document { HTMLReader.read(SourceText(text)) }
