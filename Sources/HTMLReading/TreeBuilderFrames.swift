// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// The insertion modes of framesets.

extension HTMLTreeBuilder {
  mutating func inFrameset() -> Bool {
    switch token.kind {
    case .text, .reference:
      if token.isSpace { insertText() } else { note(.treeConstruction) }
    case .comment: insertComment()
    case .startTag:
      switch table.kind(token.name) {
      case .html: return inBody()
      case .frameset: insertElement()
      case .frame: insertVoid()
      case .headRaw where token.name == .noframes: return inHead()
      default: note(.strayStartTag)
      }
    case .endTag:
      guard token.name == .frameset, stack.count > 1 else {
        note(.strayEndTag)
        return false
      }
      pop(tail: token.range)
      if !isFragment, !current.isHTML(.frameset) { mode = .afterFrameset }
    case .end: noteOpenElements()
    case .doctype, .null: note(.treeConstruction)
    }
    return false
  }

  mutating func afterFrameset() -> Bool {
    switch token.kind {
    case .text, .reference:
      if token.isSpace { insertText() } else { note(.treeConstruction) }
    case .comment: insertComment()
    case .startTag:
      if token.name == .html { return inBody() }
      if token.name == .noframes { return inHead() }
      note(.strayStartTag)
    case .endTag:
      if token.name == .html {
        rootEnd = token.range
        mode = .afterAfterFrameset
      } else {
        note(.strayEndTag)
      }
    case .doctype, .null: note(.treeConstruction)
    case .end: break
    }
    return false
  }

  mutating func afterAfterFrameset() -> Bool {
    switch token.kind {
    case .comment: insertComment(in: 0)
    case .doctype: return inBody()
    case .text, .reference:
      if token.isSpace { return inBody() }
      note(.treeConstruction)
    case .startTag:
      if token.name == .html { return inBody() }
      if token.name == .noframes {
        // It is in the root, after the root's end tag.
        extraFlags = .moved
        defer { extraFlags = .none }
        return inHead()
      }
      note(.strayStartTag)
    case .endTag: note(.strayEndTag)
    case .null: note(.treeConstruction)
    case .end: break
    }
    return false
  }
}
