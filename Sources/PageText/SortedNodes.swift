// SPDX-License-Identifier: Apache-2.0

package import Documents

// Lists of nodes in document order: looked up by halving, never by walking.

extension Array where Element == NodeID {
  /// The index of the first node that is not before `node`.
  package func firstIndex(notBefore node: NodeID) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether this sorted list holds `node`.
  package func containsSorted(_ node: NodeID) -> Bool {
    let index = firstIndex(notBefore: node)
    return index < count && self[index] == node
  }
}

extension Document {
  /// The nodes of the sorted list `nodes` that are `ancestor` or lie inside it.
  package func nodes(_ nodes: [NodeID], inside ancestor: NodeID) -> ArraySlice<NodeID> {
    let start = nodes.firstIndex(notBefore: ancestor)
    let end = nodes.firstIndex(notBefore: NodeID(subtreeEnd(ancestor)))
    return nodes[start..<max(start, end)]
  }

  /// Whether `node` is one of the sorted list `nodes` or lies inside one.
  package func isInsideAny(_ node: NodeID, of nodes: [NodeID]) -> Bool {
    if nodes.isEmpty { return false }
    var current = node
    while !current.isNone {
      if nodes.containsSorted(current) { return true }
      current = parent(current)
    }
    return false
  }
}
