// SPDX-License-Identifier: Apache-2.0

package import Documents

/// The notation of html5lib's tree construction tests.
package enum TreeNotation {
  /// All nodes of `document`, a line each (text may hold line feeds), without a line feed at the
  /// end.
  package static func text(of document: Document) -> String {
    var lines: [String] = []
    var depths = [Int](repeating: 0, count: document.nodes.count)
    for index in document.nodes.indices.dropFirst() {
      let node = NodeID(index)
      let record = document.nodes[index]
      let depth = record.parent <= 0 ? 0 : depths[Int(record.parent)] + 1
      depths[index] = depth
      let indent = "| " + String(repeating: "  ", count: depth)
      switch record.kind {
      case .document: break
      case .fragment: lines.append(indent + "content")
      case .doctype: lines.append(indent + doctype(node, in: document))
      case .text, .opaque: lines.append("\(indent)\"\(document.text(of: node))\"")
      case .comment: lines.append("\(indent)<!-- \(document.text(of: node)) -->")
      case .element:
        lines.append("\(indent)<\(prefix(record.namespace))\(document.spelling(node))>")
        for line in attributes(node, in: document) { lines.append("\(indent)  \(line)") }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func prefix(_ namespace: Namespace) -> String {
    switch namespace {
    case .html: ""
    case .svg: "svg "
    case .mathML: "math "
    }
  }

  private static func doctype(_ node: NodeID, in document: Document) -> String {
    let name = document.value(node, .name) ?? ""
    let publicId = document.value(node, .publicId) ?? ""
    let systemId = document.value(node, .systemId) ?? ""
    if publicId.isEmpty, systemId.isEmpty { return "<!DOCTYPE \(name)>" }
    return "<!DOCTYPE \(name) \"\(publicId)\" \"\(systemId)\">"
  }

  private static func attributes(_ node: NodeID, in document: Document) -> [String] {
    let isForeign = document[node].namespace != .html
    var pairs: [(name: String, value: String)] = []
    for index in document.attributeIndices(node) {
      let attribute = document.attributes[index]
      if attribute.flags.contains(.duplicate) { continue }
      var name = document.names.spelling(attribute.name)
      if isForeign, namespaced.contains(attribute.name) {
        name = name.split(separator: ":").joined(separator: " ")
      }
      pairs.append((name, document.value(ofAttribute: index)))
    }
    return pairs.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
      .map { "\($0.name)=\"\($0.value)\"" }
  }

  /// The attributes that the standard puts into namespaces on SVG and MathML elements.
  private static let namespaced: [Name] = [
    .xlinkActuate, .xlinkArcrole, .xlinkHref, .xlinkRole, .xlinkShow, .xlinkTitle, .xmlLang,
    .xmlSpace, .xmlnsXlink,
  ]
}
