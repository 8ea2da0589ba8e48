// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// Tree construction of the HTML standard (13.2.6), fed with a page, with a fragment, or piece by
/// piece.
///
/// A reader of another format that may hold raw HTML makes one with
/// ``init(fragmentOf:context:scripting:)`` and gives it its own elements and texts
/// (``openElement(_:head:attributes:flags:)``, ``closeElement(_:tail:flags:)``, ``text(_:)``) among
/// the raw HTML (``rawHTML(_:)``): the tree is the one that a browser builds from the rendered
/// page, and every place is one of the source.
///
/// All work for one token is bounded: at most ``deepest`` elements are open at a time (what would
/// nest deeper is put next to its parent), and with them the list of active formatting elements is
/// bounded, too.
///
/// One thing browsers do is left out: the copy of the chosen option in `selectedcontent`, which is
/// a second rendering of the same source.
package struct HTMLTreeBuilder: ~Copyable {
  /// At most this many elements are open at a time.
  package static let deepest = 512

  enum Mode: UInt8, Sendable {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text
    case inTable, inTableText, inCaption, inColumnGroup, inTableBody, inRow, inCell, inTemplate
    case afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
  }

  /// One element on the stack of open elements.
  struct OpenElement: Sendable {
    var node: Int32
    /// Where its children go: the element itself, or the contents of a template.
    var container: Int32
    var name: Name
    /// The name as the tag had it, without the capitals of SVG.
    var tagName: Name
    var namespace: Namespace
    var traits: Traits

    @inline(__always)
    func isHTML(_ name: Name) -> Bool { self.name == name && namespace.isHTML }
  }

  /// The token at hand, whoever made it.
  struct CurrentToken: Sendable {
    var kind = HTMLTokenizer.Token.end
    var isSelfClosing = false
    /// Whether a text or reference is nothing but white space; right only where the mode asks.
    var isSpace = false
    var forcesQuirks = false
    var flags: NodeFlags = .none
    var range = ByteRange(at: 0)
    var name = Name.none
    var firstAttribute: Int32 = 0
    var attributeCount = 0
    var first: UInt32 = 0
    var second: UInt32 = 0
    var payload: Int32 = -1
  }

  /// An entry of the list of active formatting elements; a marker has the node -1.
  struct FormattingEntry: Sendable {
    var element: OpenElement
    var attributeCount: UInt32
    /// A hash of the attributes that does not depend on their order, when it was needed.
    var attributeHash: Int?
  }

  /// A run of text that waits for the end of a table's text.
  struct PendingText: Sendable {
    var kind: HTMLTokenizer.Token
    var range: ByteRange
    var first: UInt32
    var second: UInt32
    var payload: Int32
    var flags: NodeFlags
  }

  /// What later start tags add to the attributes of an element.
  struct MergedAttributes: Sendable {
    var records: [AttributeRecord] = []
    /// All names that the element has so far; empty until the first later tag.
    var names: Set<UInt32> = []
  }

  /// Whether a slash ends an element at once.
  var readsXML = false
  var tokenizer: HTMLTokenizer
  let table = ElementTable.shared
  let scripting: Bool
  let isFragment: Bool
  /// The element in which a fragment is parsed.
  var context: OpenElement

  var token = CurrentToken()
  var mode = Mode.initial
  var originalMode = Mode.initial
  var templateModes: [Mode] = []
  var stack: [OpenElement] = []
  var formatting: [FormattingEntry] = []
  var pendingText: [PendingText] = []
  var head: OpenElement?
  var form: Int32 = -1
  var rootNode: Int32 = -1
  var bodyNode: Int32 = -1
  var framesetOK = true
  var isFostering = false
  var quirks = false
  var skipsLineFeed = false
  var openParagraphs = 0
  /// What elements made now get besides the token's own flags.
  var extraFlags: NodeFlags = .none
  /// `</body>` and `</html>`, while nothing but white space and comments came after them.
  var bodyEnd: ByteRange?
  var rootEnd: ByteRange?
  /// The node that the last start tag made, or -1.
  var lastInserted: Int32 = -1
  /// How many more copies of formatting elements may be made: a post cannot ask for more than in
  /// proportion to its size.
  var copiesLeft: Int
  /// Text nodes made of segments: until the end their `tail` holds the number of the last segment.
  var segmentedTexts: [Int32] = []
  /// Elements that were closed while a child of theirs stayed open, each with that child.
  var outlived: [(element: Int32, child: Int32)] = []
  /// Attributes of second `html` and `body` tags, which go to the first ones at the end.
  var mergedRoot = MergedAttributes()
  var mergedBody = MergedAttributes()
  /// By a lowered name's number (negative for attributes), the name that SVG gives it.
  var adjustedNames: [Int: Name] = [:]

  /// A builder for a whole page.
  package init(pageOf source: SourceText, scripting: Bool = false) {
    tokenizer = HTMLTokenizer(into: DocumentBuilder(tagged: source))
    self.scripting = scripting
    isFragment = false
    context = OpenElement(
      node: -1, container: -1, name: .none, tagName: .none, namespace: .html, traits: [])
    copiesLeft = 1000 + source.count / 4
    stack.reserveCapacity(64)
  }

  /// A builder for a fragment whose nodes hang directly under the document node; `context` is the
  /// element it is in, `svg NAME` or `math NAME` for one of those.
  package init(
    fragmentOf source: SourceText, context: String = "body", scripting: Bool = false
  ) {
    tokenizer = HTMLTokenizer(into: DocumentBuilder(tagged: source))
    self.scripting = scripting
    isFragment = true
    copiesLeft = 1000 + source.count / 4
    stack.reserveCapacity(64)
    var namespace = Namespace.html
    var spelling = context
    if context.hasPrefix("svg ") {
      namespace = .svg
      spelling = String(context.dropFirst(4))
    } else if context.hasPrefix("math ") {
      namespace = .mathML
      spelling = String(context.dropFirst(5))
    }
    let name = tokenizer.out.names.name(spelling)
    self.context = OpenElement(
      node: -1, container: -1, name: name, tagName: name, namespace: namespace,
      traits: namespace.isHTML ? table.traits(name) : Self.foreignTraits(name, namespace))
    stack.append(
      OpenElement(
        node: 0, container: 0, name: .html, tagName: .html, namespace: .html,
        traits: table.traits(.html)))
    if namespace.isHTML {
      setTextState(for: name)
      if name == .template { templateModes.append(.inTemplate) }
      if name == .form { form = 0 }
    }
    resetInsertionMode()
  }

  private mutating func setTextState(for name: Name) {
    switch table.kind(name) {
    case .title, .textarea: tokenizer.state = .rcdata
    case .headRaw, .xmp, .iframe, .noembed: tokenizer.state = .rawtext
    case .noscript: if scripting { tokenizer.state = .rawtext }
    case .script: tokenizer.state = .script
    case .plaintext: tokenizer.state = .plaintext
    default: break
    }
  }

  // MARK: Running

  /// Tokenises the bytes `range` of the source and builds from them.
  mutating func run(_ range: ByteRange) {
    let bytes = tokenizer.out.source.bytes
    bytes.withUnsafeBufferPointer { buffer in
      tokenizer.begin(buffer, range)
      consumeInput()
      tokenizer.endInput()
    }
  }

  mutating func consumeInput() {
    while true {
      tokenizer.allowsCDATA = readsXML || !adjustedCurrentNamespace.isHTML
      let kind = tokenizer.next()
      if kind == .end { return }
      token.kind = kind
      token.range = tokenizer.range
      switch kind {
      case .text, .null, .end: break
      case .reference:
        token.first = tokenizer.first
        token.second = tokenizer.second
        token.payload = -1
      case .startTag:
        token.name = tokenizer.name
        token.firstAttribute = tokenizer.firstAttribute
        token.attributeCount = tokenizer.attributeCount
        token.isSelfClosing = tokenizer.isSelfClosing
        token.flags = .none
      case .endTag: token.name = tokenizer.name
      case .comment:
        if tokenizer.isTemplate {
          template()
          continue
        }
        token.payload = tokenizer.payload
      case .doctype:
        token.firstAttribute = tokenizer.firstAttribute
        token.attributeCount = tokenizer.attributeCount
        token.forcesQuirks = tokenizer.forcesQuirks
      }
      var isEmpty = readsXML && kind == .startTag && token.isSelfClosing
      // The second time around for the end that `<a/>` stands for: in one place, the call is inlined.
      var isDone = false
      while !isDone {
        process()
        isDone = !isEmpty || !endsEmptyElement()
        isEmpty = false
      }
    }
  }

  /// Makes the token that XML's `<a/>` was the end tag of the element, if that is open; false if it is not.
  private mutating func endsEmptyElement() -> Bool {
    guard let last = stack.last, last.node == lastInserted, last.namespace.isHTML else {
      return false
    }
    token.kind = .endTag
    token.range = ByteRange(at: token.range.end)
    token.attributeCount = 0
    token.isSelfClosing = false
    tokenizer.state = .data
    return true
  }

  /// Ends the text, and with it all that is open, and returns the document.
  package consuming func finish(format: DocumentFormat = .html, at end: Int? = nil) -> Document {
    token = CurrentToken()
    token.kind = .end
    token.range = ByteRange(at: end ?? tokenizer.out.source.count)
    dispatch()
    closeAll()
    settle()
    let quirks = self.quirks
    return tokenizer.out.finish(format: format, quirks: quirks)
  }

  /// Brings into their final form what was kept in another one for the building.
  private mutating func settle() {
    for node in segmentedTexts {
      let index = Int(node)
      tokenizer.out.nodes[index].tail = ByteRange(at: tokenizer.out.nodes[index].head.end)
    }
    for (node, child) in outlived {
      let child = tokenizer.out.nodes[Int(child)]
      let end = Swift.max(
        tokenizer.out.nodes[Int(node)].tail.start, child.head.union(child.tail).end)
      tokenizer.out.nodes[Int(node)].tail = ByteRange(at: end)
    }
    for container in [0, rootNode] where container >= 0 { setCommentsApart(in: Int(container)) }
    if !mergedRoot.records.isEmpty { settle(mergedRoot.records, on: rootNode) }
    if !mergedBody.records.isEmpty { settle(mergedBody.records, on: bodyNode) }
    let problems = tokenizer.out.problems
    let isSorted = zip(problems, problems.dropFirst()).allSatisfy {
      $0.range.start <= $1.range.start
    }
    if !isSorted {
      let order = problems.indices.sorted {
        (problems[$0].range.start, $0) < (problems[$1].range.start, $1)
      }
      tokenizer.out.problems = order.map { problems[$0] }
    }
  }

  /// Marks as moved the comments that are in the source inside of what is in front of them in the tree: after an end tag
  /// of the body or the root after which that goes on.
  private mutating func setCommentsApart(in container: Int) {
    var end: UInt32 = 0
    var child = Int(tokenizer.out.nodes[container].firstChild)
    while child >= 0 {
      let record = tokenizer.out.nodes[child]
      if record.kind == .comment, record.head.startOffset < end {
        tokenizer.out.nodes[child].flags.insert(.moved)
      } else if !record.flags.contains(.moved) {
        end = max(end, record.kind == .element ? record.tail.endOffset : record.head.endOffset)
      }
      child = Int(record.nextSibling)
    }
  }

  private mutating func settle(_ merged: [AttributeRecord], on node: Int32) {
    guard node >= 0 else { return }
    let record = tokenizer.out.nodes[Int(node)]
    let first = tokenizer.out.attributes.count
    if record.attributeCount > 0 {
      let own = Int(record.payload)..<Int(record.payload) + Int(record.attributeCount)
      tokenizer.out.attributes.append(contentsOf: Array(tokenizer.out.attributes[own]))
    }
    tokenizer.out.attributes.append(contentsOf: merged)
    tokenizer.out.nodes[Int(node)].payload = Int32(truncatingIfNeeded: first)
    tokenizer.out.nodes[Int(node)].attributeCount += UInt32(merged.count)
  }

  // MARK: Dispatching

  var adjustedCurrentNamespace: Namespace {
    if isFragment, stack.count == 1 { return context.namespace }
    return stack.last?.namespace ?? .html
  }

  /// Carries out the token at hand.
  @inline(__always)
  mutating func process() {
    if skipsLineFeed {
      skipsLineFeed = false
      if token.kind == .text, dropLineFeed() { return }
    }
    if token.kind != .text {
      if token.kind == .reference { token.isSpace = isSpaceReference }
      dispatch()
      return
    }
    if mode == .inBody || mode == .text {
      dispatch()
      return
    }
    // Where white space has rules of its own, it is cut from the rest.
    var rest = token.range
    while !rest.isEmpty {
      token.range = rest
      if splitsText { cutRun() }
      rest.startOffset = token.range.endOffset
      dispatch()
    }
  }

  var isSpaceReference: Bool {
    guard token.second == 0 else { return false }
    switch token.first {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20: return true
    default: return false
    }
  }

  private var splitsText: Bool {
    switch mode {
    case .inBody, .text, .inTable, .inTableText, .inCaption, .inTableBody, .inRow, .inCell,
      .inTemplate:
      false
    default: true
    }
  }

  /// Shortens the text at hand to its first run of white space or of anything else.
  private mutating func cutRun() {
    let range = token.range
    let isSpace = tokenizer.out.source.bytes[range.start].isHTMLSpace
    var index = range.start + 1
    while index < range.end, tokenizer.out.source.bytes[index].isHTMLSpace == isSpace {
      index += 1
    }
    token.range = ByteRange(range.start, index)
    token.isSpace = isSpace
  }

  /// Whether the text at hand is nothing but white space.
  func isAllSpace(_ range: ByteRange) -> Bool {
    for index in range.indices where !tokenizer.out.source.bytes[index].isHTMLSpace {
      return false
    }
    return true
  }

  /// Drops the line end that opens the text at hand; true when nothing is left.
  private mutating func dropLineFeed() -> Bool {
    let range = token.range
    let bytes = tokenizer.out.source.bytes
    var start = range.start
    if start < range.end, bytes[start] == 0x0D { start += 1 }
    if start < range.end, bytes[start] == 0x0A { start += 1 }
    token.range = ByteRange(start, range.end)
    return start == range.end
  }

  mutating func dispatch() {
    while true {
      let again = usesHTMLRules ? useRules(of: mode) : inForeignContent()
      if !again { return }
    }
  }

  private var usesHTMLRules: Bool {
    let current: OpenElement
    if isFragment, stack.count == 1 {
      current = context
    } else if let last = stack.last {
      current = last
    } else {
      return true
    }
    if current.namespace.isHTML { return true }
    switch token.kind {
    case .end: return true
    case .startTag:
      if current.traits.contains(.mathTextIntegrationPoint) {
        return token.name != .mglyph && token.name != .malignmark
      }
      if current.namespace == .mathML, current.name == .annotationXml, token.name == .svg {
        return true
      }
      return current.traits.contains(.htmlIntegrationPoint)
    case .text, .reference, .null:
      return !current.traits.isDisjoint(with: [.mathTextIntegrationPoint, .htmlIntegrationPoint])
    case .endTag, .comment, .doctype: return false
    }
  }

  /// Carries out the token by the rules of one mode; true when it has to be processed once more.
  mutating func useRules(of mode: Mode) -> Bool {
    switch mode {
    case .initial: initial()
    case .beforeHTML: beforeHTML()
    case .beforeHead: beforeHead()
    case .inHead: inHead()
    case .inHeadNoscript: inHeadNoscript()
    case .afterHead: afterHead()
    case .inBody: inBody()
    case .text: inText()
    case .inTable: inTable()
    case .inTableText: inTableText()
    case .inCaption: inCaption()
    case .inColumnGroup: inColumnGroup()
    case .inTableBody: inTableBody()
    case .inRow: inRow()
    case .inCell: inCell()
    case .inTemplate: inTemplate()
    case .afterBody: afterBody()
    case .inFrameset: inFrameset()
    case .afterFrameset: afterFrameset()
    case .afterAfterBody: afterAfterBody()
    case .afterAfterFrameset: afterAfterFrameset()
    }
  }

  // MARK: Problems

  mutating func note(_ code: SyntaxProblemCode) { tokenizer.out.note(code, token.range) }

  /// Notes that the token at hand is not allowed here.
  mutating func noteStray() {
    switch token.kind {
    case .startTag: note(.strayStartTag)
    case .endTag: note(.strayEndTag)
    default: note(.treeConstruction)
    }
  }

  mutating func noteUnclosed(_ element: OpenElement) {
    guard element.node > 0, !element.traits.contains(.noted) else { return }
    tokenizer.out.note(.unclosedElement, tokenizer.out.nodes[Int(element.node)].head)
  }
}
