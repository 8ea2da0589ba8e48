// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// The list of active formatting elements and the adoption agency.

extension HTMLTreeBuilder {
  // MARK: The list

  /// Puts the current node into the list; of more than three alike the earliest goes (Noah's Ark).
  mutating func pushFormatting() {
    let element = current
    let count = tokenizer.out.nodes[Int(element.node)].attributeCount
    var alike = 0
    var index = formatting.count - 1
    while index >= 0, formatting[index].element.node >= 0 {
      if formatting[index].element.name == element.name,
        formatting[index].attributeCount == count
      {
        alike += 1
      }
      index -= 1
    }
    var entry = FormattingEntry(element: element, attributeCount: count)
    if alike >= 3 { removeEarliestOfThree(like: &entry, downTo: index + 1) }
    formatting.append(entry)
  }

  /// Removes the earliest of three entries from `start` that have the name and attributes of
  /// `entry`.
  private mutating func removeEarliestOfThree(like entry: inout FormattingEntry, downTo start: Int)
  {
    let hash = attributeHash(entry.element.node)
    entry.attributeHash = hash
    var alike = 0
    var index = formatting.count - 1
    while index >= start {
      let other = formatting[index]
      if other.element.name == entry.element.name, other.attributeCount == entry.attributeCount {
        let otherHash = other.attributeHash ?? attributeHash(other.element.node)
        formatting[index].attributeHash = otherHash
        if otherHash == hash {
          alike += 1
          if alike == 3 {
            formatting.remove(at: index)
            return
          }
        }
      }
      index -= 1
    }
  }

  mutating func pushMarker() {
    let marker = OpenElement(
      node: -1, container: -1, name: .none, tagName: .none, namespace: .html, traits: [])
    formatting.append(FormattingEntry(element: marker, attributeCount: 0))
  }

  mutating func clearFormattingToMarker() {
    while let entry = formatting.popLast() {
      if entry.element.node < 0 { return }
    }
  }

  mutating func removeFromFormatting(_ node: Int32) {
    if let index = formatting.lastIndex(where: { $0.element.node == node }) {
      formatting.remove(at: index)
    }
  }

  /// The place in the list of the last element named `name` after the last marker, or -1.
  mutating func indexOfFormatting(_ name: Name) -> Int {
    var index = formatting.count - 1
    while index >= 0, formatting[index].element.node >= 0 {
      if formatting[index].element.name == name { return index }
      index -= 1
    }
    return -1
  }

  mutating func indexOnStack(_ node: Int32) -> Int {
    stack.lastIndex { $0.node == node } ?? -1
  }

  /// A hash of names and decoded values; seeded, and the same in any order, so that equal means
  /// alike.
  private func attributeHash(_ node: Int32) -> Int {
    let record = tokenizer.out.nodes[Int(node)]
    guard record.attributeCount > 0 else { return 0 }
    var sum = 0
    let first = Int(record.payload)
    for index in first..<first + Int(record.attributeCount) {
      let attribute = tokenizer.out.attributes[index]
      if attribute.flags.contains(.duplicate) { continue }
      var hasher = Hasher()
      hasher.combine(attribute.name)
      combineValue(attribute, into: &hasher)
      sum &+= hasher.finalize()
    }
    return sum
  }

  private func combineValue(_ attribute: AttributeRecord, into hasher: inout Hasher) {
    if attribute.payload >= 0 {
      decoded(attribute).withUnsafeBytes { hasher.combine(bytes: $0) }
    } else {
      tokenizer.out.source.bytes.withUnsafeBytes {
        hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[attribute.valueRange.indices]))
      }
    }
  }

  // MARK: Reconstruction

  mutating func reconstructFormatting() {
    guard let last = formatting.last, last.element.node >= 0,
      indexOnStack(last.element.node) < 0
    else { return }
    var index = formatting.count - 1
    while index > 0, formatting[index - 1].element.node >= 0,
      indexOnStack(formatting[index - 1].element.node) < 0
    {
      index -= 1
    }
    if copiesLeft < formatting.count - index {
      formatting.removeSubrange(index...)
      return
    }
    var original = index < formatting.count ? formatting[index].element.node : -1
    while original >= 0 {
      if stack.count >= Self.deepest {
        // To make room would close what was just opened again.
        formatting.removeSubrange(index...)
        return
      }
      let element = formatting[index].element
      let copy = Self.copy(of: element, node: add(recordCopying(element)))
      push(copy)
      formatting[index].element = copy
      index += 1
      original = index < formatting.count ? formatting[index].element.node : -1
    }
  }

  /// The record for a new element like `element`, with the place of its start tag.
  private mutating func recordCopying(_ element: OpenElement) -> NodeRecord {
    copiesLeft -= 1
    let original = tokenizer.out.nodes[Int(element.node)]
    var record = NodeRecord(
      .element, name: original.name, namespace: original.namespace,
      flags: original.flags.union(.clone).subtracting([.moved, .endImplied]), head: original.head)
    record.payload = original.payload
    record.attributeCount = original.attributeCount
    return record
  }

  private static func copy(of element: OpenElement, node: NodeID) -> OpenElement {
    var copy = element
    copy.node = node.rawValue
    copy.container = copy.node
    copy.traits.remove(.noted)
    return copy
  }

  /// A new element like `element` that hangs nowhere.
  private mutating func copy(_ element: OpenElement) -> OpenElement {
    Self.copy(of: element, node: tokenizer.out.make(recordCopying(element)))
  }

  // MARK: The adoption agency

  /// Carries out the adoption agency algorithm for the token at hand; false when it has to be
  /// treated as any other end tag.
  mutating func adopt() -> Bool {
    let subject = token.name
    let isEndTag = token.kind == .endTag
    let tail: ByteRange? = isEndTag ? token.range : nil
    if current.isHTML(subject), !formatting.contains(where: { $0.element.node == current.node }) {
      pop(tail: tail)
      return true
    }
    for round in 0..<8 {
      let entryIndex = indexOfFormatting(subject)
      if entryIndex < 0 { return false }
      let element = formatting[entryIndex].element
      let stackIndex = indexOnStack(element.node)
      if stackIndex < 0 {
        if round == 0, isEndTag { note(.strayEndTag) }
        formatting.remove(at: entryIndex)
        return true
      }
      guard isNodeInScope(stackIndex) else {
        if round == 0, isEndTag { note(.strayEndTag) }
        return true
      }
      var blockIndex = stackIndex + 1
      while blockIndex < stack.count, !stack[blockIndex].traits.contains(.special) {
        blockIndex += 1
      }
      if round == 0, isEndTag, stackIndex < stack.count - 1 {
        noteMisnesting(above: stackIndex, hasBlock: blockIndex < stack.count)
      }
      if blockIndex == stack.count {
        closeThrough(stackIndex, tail: tail, notes: false)
        formatting.remove(at: entryIndex)
        return true
      }
      rebuild(entryIndex: entryIndex, stackIndex: stackIndex, blockIndex: blockIndex, tail: tail)
    }
    return true
  }

  private mutating func noteMisnesting(above index: Int, hasBlock: Bool) {
    if hasBlock || stack[(index + 1)...].contains(where: { $0.traits.contains(.formatting) }) {
      note(.misnestedFormatting)
    } else {
      for element in stack[(index + 1)...] { noteUnclosed(element) }
    }
  }

  private mutating func isNodeInScope(_ stackIndex: Int) -> Bool {
    var index = stack.count - 1
    while index > stackIndex {
      if stack[index].traits.contains(.scope) { return false }
      index -= 1
    }
    return true
  }

  /// The inner part of the adoption agency: puts copies of what is open between the formatting
  /// element and the furthest block around the block, and one of the formatting element around its
  /// content.
  private mutating func rebuild(
    entryIndex: Int, stackIndex: Int, blockIndex: Int, tail: ByteRange?
  ) {
    let element = formatting[entryIndex].element
    let block = stack[blockIndex]
    let ancestor = stack[stackIndex - 1]
    var bookmark = entryIndex
    var entryIndex = entryIndex
    var last = NodeID(block.node)
    var isFirst = true
    var steps = 0
    var index = blockIndex - 1
    while index > stackIndex {
      steps += 1
      let node = stack[index]
      var listIndex = formatting.lastIndex { $0.element.node == node.node } ?? -1
      if steps > 3, listIndex >= 0 {
        formatting.remove(at: listIndex)
        if listIndex < bookmark { bookmark -= 1 }
        if listIndex < entryIndex { entryIndex -= 1 }
        listIndex = -1
      }
      if listIndex < 0 {
        remove(at: index)
        index -= 1
        continue
      }
      let copy = copy(node)
      closeReplaced(node)
      formatting[listIndex].element = copy
      stack[index] = copy
      if isFirst { bookmark = listIndex + 1 }
      isFirst = false
      move(last, to: NodeID(copy.node))
      last = NodeID(copy.node)
      index -= 1
    }
    if tokenizer.out.nodes[last.index].parent >= 0 { tokenizer.out.detach(last) }
    tokenizer.out.nodes[last.index].flags.insert(.moved)
    if ancestor.traits.contains(.fosters) {
      hangFostered(last)
    } else {
      tokenizer.out.append(last, to: NodeID(ancestor.container))
    }
    let copy = copy(element)
    tokenizer.out.moveChildren(of: NodeID(block.container), to: NodeID(copy.node))
    tokenizer.out.append(NodeID(copy.node), to: NodeID(block.container))
    let attributes = formatting[entryIndex]
    formatting.remove(at: entryIndex)
    if entryIndex < bookmark { bookmark -= 1 }
    formatting.insert(
      FormattingEntry(
        element: copy, attributeCount: attributes.attributeCount,
        attributeHash: attributes.attributeHash),
      at: Swift.min(bookmark, formatting.count))
    let blockPlace = indexOnStack(block.node)
    remove(at: stackIndex, tail: tail)
    stack.insert(copy, at: blockPlace)
  }

  /// Gives the element that a copy takes the place of its end.
  private mutating func closeReplaced(_ element: OpenElement) {
    let end = Swift.max(here, tokenizer.out.nodes[Int(element.node)].head.end)
    tokenizer.out.nodes[Int(element.node)].tail = ByteRange(at: end)
    tokenizer.out.nodes[Int(element.node)].flags.insert(.endImplied)
  }

  private mutating func move(_ node: NodeID, to parent: NodeID) {
    if tokenizer.out.nodes[node.index].parent >= 0 { tokenizer.out.detach(node) }
    tokenizer.out.append(node, to: parent)
    tokenizer.out.nodes[node.index].flags.insert(.moved)
  }
}
