// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// The insertion mode "in body": everything but the end tags.

extension HTMLTreeBuilder {
  mutating func inBody() -> Bool {
    switch token.kind {
    case .text:
      reconstructFormatting()
      if framesetOK, !isAllSpace(token.range) { framesetOK = false }
      insertText()
    case .reference:
      reconstructFormatting()
      if !token.isSpace { framesetOK = false }
      insertText()
    case .startTag: return startTagInBody()
    case .endTag: return endTagInBody()
    case .comment: insertComment()
    case .null:
      // The tokenizer has noted it.
      break
    case .doctype: note(.treeConstruction)
    case .end:
      if !templateModes.isEmpty { return inTemplate() }
      noteOpenElements()
    }
    return false
  }

  private mutating func startTagInBody() -> Bool {
    switch table.kind(token.name) {
    case .other:
      reconstructFormatting()
      insertElement()
    case .block:
      closeParagraphInScope()
      insertElement()
    case .heading:
      closeParagraphInScope()
      if current.namespace.isHTML, current.traits.contains(.heading) {
        noteUnclosed(current)
        pop()
      }
      insertElement()
    case .anchor: startAnchor()
    case .formatting:
      reconstructFormatting()
      insertElement()
      pushFormatting()
    case .listItem: startItem(.li, .li)
    case .definition: startItem(.dd, .dt)
    case .void:
      reconstructFormatting()
      insertVoid()
      framesetOK = false
    case .headVoid, .title, .script, .template, .headRaw: return inHead()
    case .preformatted:
      closeParagraphInScope()
      insertElement()
      skipsLineFeed = true
      framesetOK = false
    case .table:
      if !quirks { closeParagraphInScope() }
      insertElement()
      framesetOK = false
      mode = .inTable
    case .rule:
      startRule()
    case .html: mergeIntoRoot()
    case .body: mergeIntoBody()
    case .frameset: startFrameset()
    case .form: startForm()
    case .plaintext:
      closeParagraphInScope()
      insertElement()
      tokenizer.state = .plaintext
    case .button: startButton()
    case .nobr: startNobr()
    case .object:
      reconstructFormatting()
      insertElement()
      pushMarker()
      framesetOK = false
    case .input: startInput()
    case .plainVoid: insertVoid()
    case .image:
      note(.strayStartTag)
      token.name = .img
      return true
    case .textarea:
      openText(.rcdata)
      skipsLineFeed = true
      framesetOK = false
    case .xmp:
      closeParagraphInScope()
      reconstructFormatting()
      framesetOK = false
      openText(.rawtext)
    case .iframe:
      framesetOK = false
      openText(.rawtext)
    case .noembed: openText(.rawtext)
    case .noscript:
      if scripting {
        openText(.rawtext)
      } else {
        reconstructFormatting()
        insertElement()
      }
    case .select: startSelect()
    case .option: startOption()
    case .optgroup: startOptgroup()
    case .rubyBase, .rubyText: startRuby()
    case .math:
      reconstructFormatting()
      insertForeign(token.name, .mathML)
    case .svg:
      reconstructFormatting()
      insertForeign(token.name, .svg)
    case .head, .frame, .caption, .colgroup, .col, .tableSection, .row, .cell:
      note(.strayStartTag)
    }
    return false
  }

  // MARK: The outer elements

  private mutating func mergeIntoRoot() {
    note(.strayStartTag)
    guard !hasTemplate, rootNode >= 0 else { return }
    var merged = mergedRoot
    mergedRoot = MergedAttributes()
    merge(into: &merged, of: rootNode)
    mergedRoot = merged
  }

  private mutating func mergeIntoBody() {
    note(.strayStartTag)
    guard stack.count > 1, stack[1].isHTML(.body), !hasTemplate else { return }
    framesetOK = false
    guard bodyNode >= 0 else { return }
    var merged = mergedBody
    mergedBody = MergedAttributes()
    merge(into: &merged, of: bodyNode)
    mergedBody = merged
  }

  /// Keeps those attributes of the start tag at hand that the element `node` does not have yet.
  private func merge(into merged: inout MergedAttributes, of node: Int32) {
    if merged.names.isEmpty {
      let record = tokenizer.out.nodes[Int(node)]
      let first = Int(record.payload)
      for index in 0..<Int(record.attributeCount) {
        merged.names.insert(tokenizer.out.attributes[first + index].name.rawValue)
      }
    }
    let first = Int(token.firstAttribute)
    for index in first..<first + token.attributeCount {
      var attribute = tokenizer.out.attributes[index]
      guard merged.names.insert(attribute.name.rawValue).inserted else { continue }
      attribute.flags.insert(.merged)
      merged.records.append(attribute)
    }
  }

  private mutating func startFrameset() {
    note(.strayStartTag)
    guard stack.count > 1, stack[1].isHTML(.body), framesetOK else { return }
    tokenizer.out.detach(NodeID(stack[1].node))
    while stack.count > 1 { pop() }
    bodyNode = -1
    mergedBody = MergedAttributes()
    formatting.removeAll(keepingCapacity: true)
    insertElement()
    mode = .inFrameset
  }

  // MARK: Blocks

  private mutating func startForm() {
    let isFree = form < 0 || hasTemplate
    guard isFree else {
      note(.strayStartTag)
      return
    }
    closeParagraphInScope()
    insertElement()
    if !hasTemplate { form = current.node }
  }

  /// A list item closes the one before it; `first` and `second` are the names that count as one.
  private mutating func startItem(_ first: Name, _ second: Name) {
    framesetOK = false
    var index = stack.count - 1
    while index > 0 {
      let element = stack[index]
      if element.isHTML(first) || element.isHTML(second) {
        closeThrough(index)
        break
      }
      if element.traits.contains(.special), !element.isHTML(.address), !element.isHTML(.div),
        !element.isHTML(.p)
      {
        break
      }
      index -= 1
    }
    closeParagraphInScope()
    insertElement()
  }

  private mutating func startButton() {
    let index = indexInScope(.button)
    if index >= 0 {
      noteUnclosed(stack[index])
      closeThrough(index)
    }
    reconstructFormatting()
    insertElement()
    framesetOK = false
  }

  private mutating func startRule() {
    closeParagraphInScope()
    if isInScope(.select) {
      generateImpliedEndTags()
      if isInScope(.option) || isInScope(.optgroup) { note(.strayStartTag) }
    }
    insertVoid()
    framesetOK = false
  }

  // MARK: Formatting

  private mutating func startAnchor() {
    let entry = indexOfFormatting(.a)
    if entry >= 0 {
      let element = formatting[entry].element
      noteUnclosed(element)
      if !adopt() { endOther() }
      removeFromFormatting(element.node)
      let index = indexOnStack(element.node)
      if index >= 0 {
        if index + 1 < stack.count { outlived.append((stack[index].node, stack[index + 1].node)) }
        remove(at: index)
      }
    }
    reconstructFormatting()
    insertElement()
    pushFormatting()
  }

  private mutating func startNobr() {
    reconstructFormatting()
    let index = indexInScope(.nobr)
    if index >= 0 {
      noteUnclosed(stack[index])
      if !adopt() { endOther() }
      reconstructFormatting()
    }
    insertElement()
    pushFormatting()
  }

  // MARK: Forms

  private mutating func startInput() {
    if isFragment, context.isHTML(.select) {
      note(.strayStartTag)
      return
    }
    let index = indexInScope(.select)
    if index >= 0 {
      note(.strayStartTag)
      closeThrough(index)
    }
    reconstructFormatting()
    if !isHiddenInput { framesetOK = false }
    insertVoid()
  }

  private mutating func startSelect() {
    if isFragment, context.isHTML(.select) {
      note(.strayStartTag)
      return
    }
    let index = indexInScope(.select)
    if index >= 0 {
      note(.strayStartTag)
      closeThrough(index)
      return
    }
    reconstructFormatting()
    insertElement()
    framesetOK = false
  }

  private mutating func startOption() {
    if isInScope(.select) {
      generateImpliedEndTags(except: .optgroup)
      let index = indexInScope(.option)
      if index >= 0 { noteUnclosed(stack[index]) }
    } else if current.isHTML(.option) {
      pop()
    }
    reconstructFormatting()
    insertElement()
  }

  private mutating func startOptgroup() {
    if isInScope(.select) {
      generateImpliedEndTags()
      for name in [Name.option, .optgroup] {
        let index = indexInScope(name)
        if index >= 0 { noteUnclosed(stack[index]) }
      }
    } else if current.isHTML(.option) {
      pop()
    }
    reconstructFormatting()
    insertElement()
  }

  // MARK: Ruby

  private mutating func startRuby() {
    if isInScope(.ruby) {
      let isText = table.kind(token.name) == .rubyText
      generateImpliedEndTags(except: isText ? .rtc : .none)
      if !current.isHTML(.ruby), !(isText && current.isHTML(.rtc)) { note(.strayStartTag) }
    }
    insertElement()
  }
}
