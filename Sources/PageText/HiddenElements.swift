// SPDX-License-Identifier: Apache-2.0

package import Documents
import Selectors
import SourceText

/// Elements of one kind with all that lies in them, found in one pass and looked up by halving.
package struct ElementRanges: Sendable {
  /// The outermost ones, in order.
  private var ranges: [Range<Int>] = []

  /// The elements of `document` for which `test` holds; what lies in one is not tested.
  package init(_ document: Document, where test: (NodeID) -> Bool) {
    var end = 0
    for index in document.nodes.indices
    where index >= end && document.nodes[index].kind == .element && test(NodeID(index)) {
      end = document.subtreeEnd(NodeID(index))
      ranges.append(index..<end)
    }
  }

  /// Whether `node` is one of the elements or lies in one.
  package func cover(_ node: NodeID) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= node.index { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= node.index
  }
}

extension Document {
  /// Whether `node` itself hides from everybody what it holds, or from assistive technology: `hidden`,
  /// `aria-hidden`, a style that shows nothing.
  package func hides(_ node: NodeID) -> Bool {
    var style: Int?
    var mayBeAway = false
    for index in attributeIndices(node) {
      switch attributes[index].name {
      case .hidden: return true
      case .ariaHidden: mayBeAway = true
      case .style: style = style ?? index
      default: break
      }
    }
    if mayBeAway, isHiddenFromAssistance(node) { return true }
    guard let style else { return false }
    return withValue(ofAttribute: style) { style in
      Self.declares(Self.noDisplay, in: style) || Self.declares(Self.notVisible, in: style)
    }
  }

  /// Whether `aria-hidden` takes `node` away from assistive technology.
  package func isHiddenFromAssistance(_ node: NodeID) -> Bool {
    guard let index = attribute(node, .ariaHidden) else { return false }
    return value(ofAttribute: index).trimmed.lowercased() == "true"
  }

  /// Whether readers never see `node` as long as no script says otherwise: it is hidden, a dialog that is closed, or
  /// for browsers without scripts.
  package func isUnseen(_ node: NodeID) -> Bool {
    switch name(node) {
    case .noscript: true
    case .dialog: attribute(node, .open) == nil
    default: hides(node)
    }
  }

  private static let noDisplay = Array("display:none".utf8)
  private static let notVisible = Array("visibility:hidden".utf8)

  /// Whether `style` holds `declaration`, in any case and with white space between.
  private static func declares(_ declaration: [UInt8], in style: ArraySlice<UInt8>) -> Bool {
    for start in style.indices where style[start] | 0x20 == declaration[0] {
      var matched = 0
      var index = start
      while index < style.endIndex, matched < declaration.count {
        let byte = style[index]
        index += 1
        if byte <= 0x20 { continue }
        guard lowercased(byte) == declaration[matched] else { break }
        matched += 1
      }
      if matched == declaration.count { return true }
    }
    return false
  }

  /// Whether a role takes from `node` what its name says it is, as for decoration.
  package func isPresentational(_ node: NodeID) -> Bool {
    guard let index = attribute(node, .role) else { return false }
    let role = value(ofAttribute: index).lowercased()
    return role == "none" || role == "presentation"
  }
}
