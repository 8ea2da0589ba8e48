// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// The insertion modes around the body. Each returns whether the token has to be processed once
// more.

extension HTMLTreeBuilder {
  // MARK: In front of the head

  mutating func initial() -> Bool {
    switch token.kind {
    case .text, .reference:
      if token.isSpace { return false }
    case .comment:
      insertComment(in: 0)
      return false
    case .doctype:
      insertDoctype()
      mode = .beforeHTML
      return false
    case .startTag, .endTag, .null, .end: break
    }
    tokenizer.out.note(.treeConstruction, ByteRange(at: token.range.start))
    quirks = true
    mode = .beforeHTML
    return true
  }

  private mutating func insertDoctype() {
    var record = NodeRecord(.doctype, head: token.range)
    if token.attributeCount > 0 {
      record.payload = token.firstAttribute
      record.attributeCount = UInt32(truncatingIfNeeded: token.attributeCount)
    }
    _ = tokenizer.out.append(record, to: .document)
    judgeDoctype()
  }

  mutating func beforeHTML() -> Bool {
    switch token.kind {
    case .doctype:
      note(.treeConstruction)
      return false
    case .comment:
      insertComment(in: 0)
      return false
    case .text, .reference:
      if token.isSpace { return false }
    case .startTag:
      if token.name == .html {
        insertElement()
        rootNode = current.node
        mode = .beforeHead
        return false
      }
    case .endTag:
      if !isEndTagOfStructure {
        note(.strayEndTag)
        return false
      }
    case .null, .end: break
    }
    insertImplied(.html)
    rootNode = current.node
    mode = .beforeHead
    return true
  }

  /// Whether the end tag at hand is one of those that stand for an omitted start tag: body, html,
  /// br.
  private var isEndTagOfBody: Bool {
    token.name == .body || token.name == .html || token.name == .br
  }

  private var isEndTagOfStructure: Bool { isEndTagOfBody || token.name == .head }

  // MARK: The head

  mutating func beforeHead() -> Bool {
    switch token.kind {
    case .text, .reference:
      if token.isSpace { return false }
    case .comment:
      insertComment()
      return false
    case .doctype:
      note(.treeConstruction)
      return false
    case .startTag:
      if token.name == .html { return inBody() }
      if token.name == .head {
        insertElement()
        head = current
        mode = .inHead
        return false
      }
    case .endTag:
      if !isEndTagOfStructure {
        note(.strayEndTag)
        return false
      }
    case .null, .end: break
    }
    insertImplied(.head)
    head = current
    mode = .inHead
    return true
  }

  mutating func inHead() -> Bool {
    switch token.kind {
    case .text, .reference:
      if token.isSpace {
        insertText()
        return false
      }
    case .comment:
      insertComment()
      return false
    case .doctype:
      note(.treeConstruction)
      return false
    case .startTag:
      if let again = startTagInHead() { return again }
    case .endTag:
      if token.name == .head {
        pop(tail: token.range)
        mode = .afterHead
        return false
      }
      if token.name == .template {
        endTemplate()
        return false
      }
      if !isEndTagOfBody {
        note(.strayEndTag)
        return false
      }
    case .null, .end: break
    }
    pop()
    mode = .afterHead
    return true
  }

  /// The start tags for which "in head" has a rule of its own; `nil` for the others.
  private mutating func startTagInHead() -> Bool? {
    switch table.kind(token.name) {
    case .html: return inBody()
    case .headVoid: insertVoid()
    case .title: openText(.rcdata)
    case .noscript:
      if scripting {
        openText(.rawtext)
      } else {
        insertElement()
        mode = .inHeadNoscript
      }
    case .headRaw: openText(.rawtext)
    case .script: openText(.script)
    case .template: startTemplate()
    case .head: note(.strayStartTag)
    default: return nil
    }
    return false
  }

  /// Opens an element that holds text only.
  mutating func openText(_ state: HTMLTokenizer.State) {
    insertElement()
    tokenizer.state = state
    originalMode = mode
    mode = .text
  }

  private mutating func startTemplate() {
    insertElement()
    let node = current.node
    let fragment = NodeRecord(.fragment, head: ByteRange(at: token.range.end))
    stack[stack.count - 1].container =
      tokenizer.out.append(fragment, to: NodeID(node)).rawValue
    pushMarker()
    framesetOK = false
    mode = .inTemplate
    templateModes.append(.inTemplate)
  }

  mutating func endTemplate() {
    guard hasTemplate else {
      note(.strayEndTag)
      return
    }
    leaveTemplate(tail: token.range)
  }

  private mutating func leaveTemplate(tail: ByteRange?) {
    closeThrough(indexOfOpen(.template), tail: tail, optional: [.implied, .thorough])
    clearFormattingToMarker()
    templateModes.removeLast()
    resetInsertionMode()
  }

  mutating func inHeadNoscript() -> Bool {
    switch token.kind {
    case .text, .reference:
      if token.isSpace { return inHead() }
    case .comment: return inHead()
    case .doctype:
      note(.treeConstruction)
      return false
    case .startTag:
      switch table.kind(token.name) {
      case .html: return inBody()
      case .headVoid where token.name != .base, .headRaw: return inHead()
      case .head, .noscript:
        note(.strayStartTag)
        return false
      default: break
      }
    case .endTag:
      if token.name == .noscript {
        pop(tail: token.range)
        mode = .inHead
        return false
      }
      if token.name != .br {
        note(.strayEndTag)
        return false
      }
    case .null, .end: break
    }
    noteStray()
    pop()
    mode = .inHead
    return true
  }

  mutating func afterHead() -> Bool {
    switch token.kind {
    case .text, .reference:
      if token.isSpace {
        insertText()
        return false
      }
    case .comment:
      insertComment()
      return false
    case .doctype:
      note(.treeConstruction)
      return false
    case .startTag:
      switch table.kind(token.name) {
      case .html: return inBody()
      case .body:
        insertElement()
        bodyNode = current.node
        framesetOK = false
        mode = .inBody
        return false
      case .frameset:
        insertElement()
        mode = .inFrameset
        return false
      case .headVoid, .headRaw, .script, .template, .title: return inHeadAgain()
      case .head:
        note(.strayStartTag)
        return false
      default: break
      }
    case .endTag:
      if token.name == .template { return inHead() }
      if !isEndTagOfBody {
        note(.strayEndTag)
        return false
      }
    case .null, .end: break
    }
    insertImplied(.body)
    bodyNode = current.node
    mode = .inBody
    return true
  }

  /// Puts an element that is after the head into it, as browsers do.
  private mutating func inHeadAgain() -> Bool {
    note(.strayStartTag)
    guard let head else { return false }
    stack.append(head)
    extraFlags = .moved
    _ = inHead()
    extraFlags = .none
    if let index = stack.lastIndex(where: { $0.node == head.node }) { stack.remove(at: index) }
    return false
  }

  // MARK: Text

  mutating func inText() -> Bool {
    switch token.kind {
    case .text, .reference: insertText()
    case .end:
      noteUnclosed(current)
      pop()
      mode = originalMode
      return true
    case .endTag:
      pop(tail: token.range)
      mode = originalMode
    case .null: insertReplacement()
    case .startTag, .comment, .doctype: break
    }
    return false
  }

  // MARK: Templates

  mutating func inTemplate() -> Bool {
    switch token.kind {
    case .text, .reference, .null, .comment, .doctype: return inBody()
    case .startTag:
      switch table.kind(token.name) {
      case .headVoid, .headRaw, .script, .template, .title: return inHead()
      case .caption, .colgroup, .tableSection: return changeTemplateMode(.inTable)
      case .col: return changeTemplateMode(.inColumnGroup)
      case .row: return changeTemplateMode(.inTableBody)
      case .cell: return changeTemplateMode(.inRow)
      default: return changeTemplateMode(.inBody)
      }
    case .endTag:
      if token.name == .template { return inHead() }
      note(.strayEndTag)
      return false
    case .end:
      let index = indexOfOpen(.template)
      if index < 0 { return false }
      noteUnclosed(stack[index])
      leaveTemplate(tail: nil)
      return true
    }
  }

  private mutating func changeTemplateMode(_ mode: Mode) -> Bool {
    if !templateModes.isEmpty { templateModes[templateModes.count - 1] = mode }
    self.mode = mode
    return true
  }

  // MARK: After the body

  mutating func afterBody() -> Bool {
    switch token.kind {
    case .text, .reference:
      if token.isSpace { return inBody() }
    case .comment:
      insertComment(in: stack[0].container)
      return false
    case .doctype:
      note(.treeConstruction)
      return false
    case .startTag:
      if token.name == .html { return inBody() }
    case .endTag:
      if token.name == .html {
        if isFragment {
          note(.strayEndTag)
        } else {
          if bodyEnd == nil { bodyEnd = ByteRange(at: token.range.start) }
          rootEnd = token.range
          mode = .afterAfterBody
        }
        return false
      }
    case .end: return false
    case .null: break
    }
    return reopenBody()
  }

  /// There is content after `</body>`: it belongs to the body, and that end tag ends nothing.
  private mutating func reopenBody() -> Bool {
    takeBackEndTags()
    mode = .inBody
    return true
  }

  /// Lets `</body>` and `</html>` be stray ones, because what they should end goes on.
  mutating func takeBackEndTags() {
    guard bodyEnd != nil || rootEnd != nil else { return }
    if let bodyEnd, !bodyEnd.isEmpty { tokenizer.out.note(.strayEndTag, bodyEnd) }
    if let rootEnd { tokenizer.out.note(.strayEndTag, rootEnd) }
    bodyEnd = nil
    rootEnd = nil
  }

  mutating func afterAfterBody() -> Bool {
    switch token.kind {
    case .comment:
      insertComment(in: 0)
      return false
    case .doctype: return inBody()
    case .text, .reference:
      if token.isSpace { return inBody() }
    case .startTag:
      if token.name == .html { return inBody() }
    case .end: return false
    case .endTag, .null: break
    }
    return reopenBody()
  }
}
