// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// The insertion mode "in body": end tags.

extension HTMLTreeBuilder {
  mutating func endTagInBody() -> Bool {
    switch table.kind(token.name) {
    case .block:
      if token.name == .p { endParagraph() } else { endBlock() }
    case .anchor, .formatting, .nobr:
      if !adopt() { endOther() }
    case .listItem: endItem(.listScope)
    case .definition: endItem(.scope)
    case .heading: endHeading()
    case .preformatted, .button, .select: endBlock()
    case .form: endForm()
    case .object:
      if endBlock() { clearFormattingToMarker() }
    case .template: endTemplate()
    case .body: _ = endBody(token.range)
    case .html: return endBody(ByteRange(at: token.range.start))
    case .void where token.name == .br:
      note(.strayEndTag)
      token.kind = .startTag
      token.attributeCount = 0
      token.isSelfClosing = false
      token.flags = .none
      return true
    default: endOther()
    }
    return false
  }

  /// Ends the body at `tail`; false if there is none.
  private mutating func endBody(_ tail: ByteRange) -> Bool {
    guard isInScope(.body) else {
      note(.strayEndTag)
      return false
    }
    noteOpenElements()
    bodyEnd = tail
    mode = .afterBody
    return true
  }

  @discardableResult
  private mutating func endBlock() -> Bool {
    let index = indexInScope(token.name)
    guard index >= 0 else {
      note(.strayEndTag)
      return false
    }
    closeThrough(index, tail: token.range)
    return true
  }

  private mutating func endParagraph() {
    let index = openParagraphs > 0 ? indexInScope(.p, .buttonScope) : -1
    if index >= 0 {
      closeThrough(index, tail: token.range)
      return
    }
    if token.flags.contains(.tight) { return }
    note(.strayEndTag)
    insertImplied(.p)
    pop(tail: token.range)
  }

  private mutating func endItem(_ scope: Traits) {
    let index = indexInScope(token.name, scope)
    if index < 0 {
      note(.strayEndTag)
    } else {
      closeThrough(index, tail: token.range)
    }
  }

  private mutating func endHeading() {
    var index = stack.count - 1
    while index > 0 {
      let element = stack[index]
      if element.namespace.isHTML, element.traits.contains(.heading) {
        if element.name != token.name { noteUnclosed(element) }
        closeThrough(index, tail: token.range)
        return
      }
      if element.traits.contains(.scope) { break }
      index -= 1
    }
    note(.strayEndTag)
  }

  private mutating func endForm() {
    if hasTemplate {
      endBlock()
      return
    }
    let node = form
    form = -1
    let index = node > 0 ? indexOnStack(node) : -1
    guard index >= 0, !stack[(index + 1)...].contains(where: { $0.traits.contains(.scope) }) else {
      note(.strayEndTag)
      return
    }
    generateImpliedEndTags()
    let place = indexOnStack(node)
    guard place >= 0 else { return }
    for element in stack[(place + 1)...] {
      noteUnclosed(element)
      // It goes on after the form's end, though it is in the form.
      tokenizer.out.nodes[Int(element.node)].flags.insert(.moved)
    }
    remove(at: place, tail: token.range)
  }

  /// An end tag without rules of its own closes the nearest element of its name, unless a block is
  /// nearer.
  mutating func endOther() {
    // A start tag gets here where it first ends an element of its own name.
    let isEndTag = token.kind == .endTag
    var index = stack.count - 1
    while index > 0 {
      let element = stack[index]
      if element.isHTML(token.name) {
        closeThrough(index, tail: isEndTag ? token.range : nil)
        return
      }
      if element.traits.contains(.special) { break }
      index -= 1
    }
    if isEndTag { note(.strayEndTag) }
  }
}
