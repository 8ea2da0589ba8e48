// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// The insertion modes in tables. Each returns whether the token has to be processed once more.

extension HTMLTreeBuilder {
  /// Closes elements down to one named in `names`, a template or the root.
  private mutating func clearStack(to names: [Name]) {
    while stack.count > 1 {
      let element = current
      if element.namespace.isHTML, element.name == .template || names.contains(element.name) {
        return
      }
      if element.traits.isDisjoint(with: [.implied, .thorough]) { noteUnclosed(element) }
      pop()
    }
  }

  private mutating func clearStackToTable() { clearStack(to: Self.tables) }
  private mutating func clearStackToTableBody() { clearStack(to: Self.sections) }
  private mutating func clearStackToRow() { clearStack(to: Self.rows) }

  private static let tables: [Name] = [.table]
  private static let sections: [Name] = [.tbody, .tfoot, .thead]
  private static let rows: [Name] = [.tr]

  // MARK: In table

  mutating func inTable() -> Bool {
    switch token.kind {
    case .text, .reference, .null:
      let element = current
      if element.namespace.isHTML, element.traits.contains(.fosters) || element.name == .template {
        pendingText.removeAll(keepingCapacity: true)
        originalMode = mode
        mode = .inTableText
        return true
      }
    case .comment:
      insertComment()
      return false
    case .doctype:
      note(.treeConstruction)
      return false
    case .startTag:
      if let again = startTagInTable() { return again }
    case .endTag:
      switch table.kind(token.name) {
      case .table:
        let index = indexInScope(.table, .tableScope)
        if index < 0 {
          note(.strayEndTag)
        } else {
          closeThrough(index, tail: token.range, optional: [.implied, .thorough])
          resetInsertionMode()
        }
        return false
      case .body, .caption, .col, .colgroup, .html, .tableSection, .cell, .row:
        note(.strayEndTag)
        return false
      case .template: return inHead()
      default: break
      }
    case .end: return inBody()
    }
    return fosterInBody()
  }

  private mutating func fosterInBody() -> Bool {
    if current.traits.contains(.fosters) { note(.fosterParented) }
    isFostering = true
    let again = inBody()
    isFostering = false
    return again
  }

  /// The start tags for which "in table" has a rule of its own; `nil` for the others.
  private mutating func startTagInTable() -> Bool? {
    switch table.kind(token.name) {
    case .caption:
      clearStackToTable()
      pushMarker()
      insertElement()
      mode = .inCaption
    case .colgroup:
      clearStackToTable()
      insertElement()
      mode = .inColumnGroup
    case .col:
      clearStackToTable()
      insertImplied(.colgroup)
      mode = .inColumnGroup
      return true
    case .tableSection:
      clearStackToTable()
      insertElement()
      mode = .inTableBody
    case .cell, .row:
      clearStackToTable()
      insertImplied(.tbody)
      mode = .inTableBody
      return true
    case .table:
      let index = indexInScope(.table, .tableScope)
      if index < 0 {
        note(.strayStartTag)
        return false
      }
      noteUnclosed(stack[index])
      closeThrough(index, optional: [.implied, .thorough])
      resetInsertionMode()
      return true
    case .headRaw where token.name == .style, .script, .template: return inHead()
    case .input:
      guard isHiddenInput else { return nil }
      note(.fosterParented)
      insertVoid()
    case .form:
      note(.strayStartTag)
      if !hasTemplate, form < 0 {
        insertElement()
        form = current.node
        pop()
      }
    default: return nil
    }
    return false
  }

  /// Whether the start tag at hand has `type=hidden`.
  var isHiddenInput: Bool {
    let first = Int(token.firstAttribute)
    for attribute in tokenizer.out.attributes[first..<first + token.attributeCount]
    where attribute.name == .type && !attribute.flags.contains(.duplicate) {
      return equals(decoded(attribute), "hidden")
    }
    return false
  }

  mutating func inTableText() -> Bool {
    switch token.kind {
    case .null: note(.unexpectedNullCharacter)
    case .text, .reference:
      pendingText.append(
        PendingText(
          kind: token.kind, range: token.range, first: token.first, second: token.second,
          payload: token.payload, flags: token.flags))
    case .startTag, .endTag, .comment, .doctype, .end:
      flushPendingText()
      mode = originalMode
      return true
    }
    return false
  }

  /// Puts the text that was held back into the table when it is white space, else in front of it.
  mutating func flushPendingText() {
    let held = token
    var isSpace = true
    for text in pendingText where isSpace {
      token.first = text.first
      token.second = text.second
      isSpace = text.kind == .text ? isAllSpace(text.range) : isSpaceReference
    }
    if !isSpace, let first = pendingText.first, let last = pendingText.last {
      tokenizer.out.note(.fosterParented, first.range.union(last.range))
    }
    for text in pendingText {
      token.kind = text.kind
      token.range = text.range
      token.first = text.first
      token.second = text.second
      token.payload = text.payload
      token.flags = text.flags
      token.isSpace = isSpace
      if isSpace {
        insertText()
      } else {
        isFostering = true
        _ = inBody()
        isFostering = false
      }
    }
    pendingText.removeAll(keepingCapacity: true)
    token = held
  }

  // MARK: Captions and columns

  mutating func inCaption() -> Bool {
    guard token.kind == .startTag || token.kind == .endTag else { return inBody() }
    let isEnd = token.kind == .endTag
    switch table.kind(token.name) {
    case .caption where isEnd:
      leaveCaption(tail: token.range)
      return false
    case .table where isEnd: return leaveCaption(tail: nil)
    case .caption, .col, .colgroup, .tableSection, .cell, .row:
      if isEnd {
        note(.strayEndTag)
        return false
      }
      return leaveCaption(tail: nil)
    case .body where isEnd, .html where isEnd:
      note(.strayEndTag)
      return false
    default: return inBody()
    }
  }

  /// Closes the caption; false if there is none.
  @discardableResult
  private mutating func leaveCaption(tail: ByteRange?) -> Bool {
    let index = indexInScope(.caption, .tableScope)
    guard index >= 0 else {
      noteStray()
      return false
    }
    closeThrough(index, tail: tail)
    clearFormattingToMarker()
    mode = .inTable
    return true
  }

  mutating func inColumnGroup() -> Bool {
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
      case .col:
        insertVoid()
        return false
      case .template: return inHead()
      default: break
      }
    case .endTag:
      switch table.kind(token.name) {
      case .colgroup:
        if current.isHTML(.colgroup) {
          pop(tail: token.range)
          mode = .inTable
        } else {
          note(.strayEndTag)
        }
        return false
      case .col:
        note(.strayEndTag)
        return false
      case .template: return inHead()
      default: break
      }
    case .end: return inBody()
    case .null: break
    }
    guard current.isHTML(.colgroup) else {
      noteStray()
      return false
    }
    pop()
    mode = .inTable
    return true
  }

  // MARK: Sections, rows and cells

  mutating func inTableBody() -> Bool {
    if token.kind == .startTag {
      switch table.kind(token.name) {
      case .row:
        clearStackToTableBody()
        insertElement()
        mode = .inRow
        return false
      case .cell:
        note(.strayStartTag)
        clearStackToTableBody()
        insertImplied(.tr)
        mode = .inRow
        return true
      case .caption, .col, .colgroup, .tableSection: return leaveTableBody()
      default: break
      }
    } else if token.kind == .endTag {
      switch table.kind(token.name) {
      case .tableSection:
        if indexInScope(token.name, .tableScope) < 0 {
          note(.strayEndTag)
        } else {
          clearStackToTableBody()
          popInTable(tail: token.range)
          mode = .inTable
        }
        return false
      case .table: return leaveTableBody()
      case .body, .caption, .col, .colgroup, .html, .cell, .row:
        note(.strayEndTag)
        return false
      default: break
      }
    }
    return inTable()
  }

  private mutating func leaveTableBody() -> Bool {
    guard
      isInScope(.tbody, .tableScope) || isInScope(.thead, .tableScope)
        || isInScope(.tfoot, .tableScope)
    else {
      noteStray()
      return false
    }
    clearStackToTableBody()
    popInTable(tail: nil)
    mode = .inTable
    return true
  }

  /// Closes the current node, but never the root.
  private mutating func popInTable(tail: ByteRange?) {
    if stack.count > 1 { pop(tail: tail) }
  }

  mutating func inRow() -> Bool {
    if token.kind == .startTag {
      switch table.kind(token.name) {
      case .cell:
        clearStackToRow()
        insertElement()
        mode = .inCell
        pushMarker()
        return false
      case .caption, .col, .colgroup, .tableSection, .row: return leaveRow(tail: nil)
      default: break
      }
    } else if token.kind == .endTag {
      switch table.kind(token.name) {
      case .row:
        _ = leaveRow(tail: token.range)
        return false
      case .table: return leaveRow(tail: nil)
      case .tableSection:
        if indexInScope(token.name, .tableScope) < 0 {
          note(.strayEndTag)
          return false
        }
        return isInScope(.tr, .tableScope) ? leaveRow(tail: nil) : false
      case .body, .caption, .col, .colgroup, .html, .cell:
        note(.strayEndTag)
        return false
      default: break
      }
    }
    return inTable()
  }

  private mutating func leaveRow(tail: ByteRange?) -> Bool {
    guard isInScope(.tr, .tableScope) else {
      noteStray()
      return false
    }
    clearStackToRow()
    popInTable(tail: tail)
    mode = .inTableBody
    return true
  }

  mutating func inCell() -> Bool {
    guard token.kind == .startTag || token.kind == .endTag else { return inBody() }
    let isEnd = token.kind == .endTag
    switch table.kind(token.name) {
    case .cell where isEnd:
      let index = indexInScope(token.name, .tableScope)
      if index < 0 {
        note(.strayEndTag)
      } else {
        closeThrough(index, tail: token.range)
        clearFormattingToMarker()
        mode = .inRow
      }
      return false
    case .caption, .col, .colgroup:
      if isEnd {
        note(.strayEndTag)
        return false
      }
      return leaveCell()
    case .body where isEnd, .html where isEnd:
      note(.strayEndTag)
      return false
    case .cell, .row, .tableSection, .table:
      if !isEnd { return token.name == .table ? inBody() : leaveCell() }
      if indexInScope(token.name, .tableScope) < 0 {
        note(.strayEndTag)
        return false
      }
      return leaveCell()
    default: return inBody()
    }
  }

  private mutating func leaveCell() -> Bool {
    var index = indexInScope(.td, .tableScope)
    if index < 0 { index = indexInScope(.th, .tableScope) }
    guard index >= 0 else {
      noteStray()
      return false
    }
    closeThrough(index)
    clearFormattingToMarker()
    mode = .inRow
    return true
  }
}
