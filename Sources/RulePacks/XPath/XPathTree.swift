// SPDX-License-Identifier: Apache-2.0

import Articles
import CLibXML2
package import Documents
import Selectors
import SourceText

/// The owner of a document handed over to libxml2: elements without namespaces, attributes and text as far as an
/// expression asks for them. Each node knows its number here.
@safe
struct XPathTree: ~Copyable {
  static let greatestDepth = 512
  /// The most nodes of any post, and how few bytes may make one in a large post: each takes over a hundred.
  static let mostNodes = 1_000_000
  static let nodesOfSmallPosts = 50_000
  static let bytesPerNode = 8

  private let document: xmlDocPtr
  /// Why not all of the post was handed over.
  let omission: String?
  let size: XPathTreeSize

  /// The tree of `source`; `nil` when memory is short.
  static func make(
    _ source: Document, traits: XPathTraits, roles: RoleNodes? = nil
  ) -> XPathTree? {
    XPathLibrary.prepare()
    guard var builder = XPathTreeBuilder(source, traits: traits, roles: roles) else { return nil }
    guard builder.build() else {
      unsafe xmlFreeDoc(builder.document)
      return nil
    }
    // Numbers the elements, so that libxml2 need not walk to find which of two comes first.
    _ = unsafe xmlXPathOrderDocElems(builder.document)
    return XPathTree(builder)
  }

  private init(_ builder: XPathTreeBuilder) {
    unsafe document = builder.document
    omission = builder.omission
    size = builder.size
  }

  deinit { unsafe xmlFreeDoc(document) }

  /// What each of `expressions` finds here in at most `operations`, in no order.
  func evaluate(
    _ expressions: [String], operations: Int
  ) throws(XPathFailure) -> Set<XPathMatch> {
    // Evaluation writes into a compiled expression: it cannot be shared, and compiling takes microseconds.
    guard let context = unsafe XPathContext(document) else { throw .memory }
    var matches: Set<XPathMatch> = []
    for expression in expressions {
      guard let program = context.compile(expression) else { throw .memory }
      matches.formUnion(try context.evaluate(program, operations: operations))
    }
    return matches
  }

  /// What `node` stands for in the post.
  static func origin(of node: xmlNodePtr) -> XPathMatch? {
    func number(_ pointer: UnsafeMutableRawPointer?) -> Int? {
      let bits = Int(bitPattern: pointer)
      return bits > 0 ? bits - 1 : nil
    }
    switch unsafe node.pointee.type {
    case XML_ELEMENT_NODE, XML_TEXT_NODE, XML_COMMENT_NODE:
      return unsafe number(node.pointee._private).map { .node(NodeID($0)) }
    case XML_ATTRIBUTE_NODE:
      guard let owner = unsafe node.pointee.parent,
        let element = unsafe number(owner.pointee._private),
        let attribute = unsafe number(node.pointee._private)
      else { return nil }
      return .attribute(attribute, of: NodeID(element))
    default:
      return nil
    }
  }
}

/// A node or an attribute that an expression found.
package enum XPathMatch: Hashable, Sendable {
  case node(NodeID)
  /// The number of an attribute of the document.
  case attribute(Int, of: NodeID)

  /// The node, or the attribute's element.
  package var node: NodeID {
    switch self {
    case .node(let node), .attribute(_, of: let node): node
    }
  }
}

/// How much was handed over.
struct XPathTreeSize {
  /// With attributes.
  var nodes = 0
  /// The bytes of all texts.
  var text = 0
  /// The bytes of the longest text, comment or attribute.
  var largestLeaf = 0
  /// The most texts and comments in a row.
  var longestRun = 0
  /// How many elements have a name, by the name's number.
  var elements: [Int] = []
}

/// Hangs node after node into a document of libxml2, without the walks along siblings that its own functions make.
@safe
private struct XPathTreeBuilder {
  let document: xmlDocPtr
  private let source: Document
  private let traits: XPathTraits
  private let dictionary: xmlDictPtr
  private var names: [UnsafePointer<xmlChar>?]
  /// The roles of the elements that have one.
  private var roles: [NodeID: [ArticleRole]] = [:]
  /// Made with the first element that has a role, and owned by it.
  private var roleSpace: xmlNsPtr?
  /// Whether the source's bytes are UTF-8 throughout; if not, each text is repaired.
  private let isUTF8: Bool
  private(set) var omission: String?
  private(set) var size = XPathTreeSize()
  private let mostNodes: Int
  /// How many texts and comments came since the last element.
  private var run = 0

  init?(_ source: Document, traits: XPathTraits, roles: RoleNodes?) {
    guard let document = unsafe xmlNewDoc(nil) else { return nil }
    guard let dictionary = unsafe xmlDictCreate() else {
      unsafe xmlFreeDoc(document)
      return nil
    }
    unsafe document.pointee.dict = dictionary
    unsafe self.document = document
    unsafe self.dictionary = dictionary
    unsafe names = []
    self.source = source
    self.traits = traits
    mostNodes = min(
      XPathTree.mostNodes,
      max(XPathTree.nodesOfSmallPosts, source.source.count / XPathTree.bytesPerNode))
    for role in traits.usesRoles ? ArticleRole.allCases : [] {
      for node in roles?[role] ?? [] {
        // The content of a fragment is all that is in it.
        let holders = node == .document ? Array(source.children(node)) : [node]
        for holder in holders { self.roles[holder, default: []].append(role) }
      }
    }
    isUTF8 =
      !(traits.usesText || traits.usesAttributes)
      || String(validating: source.source.bytes, as: UTF8.self) != nil
  }

  /// Makes all nodes; false when memory is short.
  mutating func build() -> Bool {
    // The open elements with the index at which each ends.
    var open = unsafe [(node: xmlNodePtr, end: Int)]()
    var index = 1
    let nodes = source.nodes
    while index < nodes.count {
      while let last = unsafe open.last, unsafe last.end <= index { unsafe open.removeLast() }
      let record = nodes[index]
      let end = Int(record.subtreeEnd)
      let made: xmlNodePtr?
      switch record.kind {
      case .element:
        guard unsafe open.count < XPathTree.greatestDepth else {
          omission = "the post is nested more than \(XPathTree.greatestDepth) levels deep"
          index = max(end, index + 1)
          continue
        }
        unsafe made = element(index, record)
        guard unsafe made != nil else { return false }
      // A template's tag writes something that no one knows: it is a comment here.
      case .text where traits.usesText, .comment where traits.usesText,
        .opaque where traits.usesText:
        unsafe made = text(index, record)
        guard unsafe made != nil else { return false }
      case .fragment:
        // What is in a template is not part of the page.
        index = max(end, index + 1)
        continue
      case .text, .comment, .opaque, .doctype, .document:
        index += 1
        continue
      }
      guard size.nodes < mostNodes else {
        unsafe xmlFreeNode(made)
        omission = "the post has more than \(mostNodes) elements, texts and attributes"
        return true
      }
      if let node = unsafe made {
        size.nodes += 1
        run = record.kind == .element ? 0 : run + 1
        size.longestRun = max(size.longestRun, run)
        unsafe node.pointee._private = UnsafeMutableRawPointer(bitPattern: index + 1)
        unsafe hang(node, under: open.last?.node)
        if record.kind == .element { unsafe open.append((node, end)) }
      }
      index += 1
    }
    return true
  }

  private func hang(_ node: xmlNodePtr, under element: xmlNodePtr?) {
    // A document begins with the same fields as a node.
    let parent =
      unsafe element ?? UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
    unsafe node.pointee.parent = parent
    if let last = unsafe parent.pointee.last {
      unsafe last.pointee.next = node
      unsafe node.pointee.prev = last
    } else {
      unsafe parent.pointee.children = node
    }
    unsafe parent.pointee.last = node
  }

  /// The interned spelling of `name`.
  private mutating func spelling(_ name: Name) -> UnsafeMutablePointer<xmlChar>? {
    let slot = Int(name.rawValue)
    if unsafe slot >= names.count {
      unsafe names.append(contentsOf: repeatElement(nil, count: slot + 1 - names.count))
      size.elements.append(contentsOf: repeatElement(0, count: slot + 1 - size.elements.count))
    }
    if let known = unsafe names[slot] { return unsafe UnsafeMutablePointer(mutating: known) }
    var text = source.names.spelling(name)
    let interned = text.withUTF8 { bytes in
      unsafe xmlDictLookup(dictionary, bytes.baseAddress, Int32(clamping: bytes.count))
    }
    unsafe names[slot] = interned
    return unsafe UnsafeMutablePointer(mutating: interned)
  }

  private mutating func element(_ index: Int, _ record: NodeRecord) -> xmlNodePtr? {
    guard let name = unsafe spelling(record.name),
      let node = unsafe xmlNewDocNodeEatName(document, nil, name, nil)
    else { return nil }
    size.elements[Int(record.name.rawValue)] += 1
    if !roles.isEmpty, let own = roles[NodeID(index)] {
      guard unsafe tell(own, on: node) else {
        unsafe xmlFreeNode(node)
        return nil
      }
    }
    guard traits.usesAttributes else { return unsafe node }
    var last = unsafe node.pointee.properties
    while let next = unsafe last?.pointee.next { unsafe last = next }
    for number in source.attributeIndices(NodeID(index))
    where !source.attributes[number].flags.contains(.duplicate) && size.nodes < mostNodes {
      guard let attribute = unsafe attribute(number) else {
        unsafe xmlFreeNode(node)
        return nil
      }
      size.nodes += 1
      unsafe attribute.pointee.parent = node
      unsafe attribute.pointee.prev = last
      if let last = unsafe last {
        unsafe last.pointee.next = attribute
      } else {
        unsafe node.pointee.properties = attribute
      }
      unsafe last = attribute
    }
    return unsafe node
  }

  /// Gives the element `node` an attribute for each of its roles; false when memory is short.
  private mutating func tell(_ own: [ArticleRole], on node: xmlNodePtr) -> Bool {
    if unsafe roleSpace == nil {
      unsafe roleSpace = XPathContext.withName(XPathLibrary.roleSpace) { space in
        unsafe XPathContext.withName("stet") { unsafe xmlNewNs(node, space, $0) }
      }
    }
    guard let space = unsafe roleSpace else { return false }
    return own.allSatisfy { role in
      unsafe XPathContext.withName(role.rawValue) { name in
        unsafe xmlNewNsProp(node, space, name, nil) != nil
      }
    }
  }

  private mutating func attribute(_ number: Int) -> xmlAttrPtr? {
    guard let name = unsafe spelling(source.attributes[number].name) else { return nil }
    let bytes = repaired(source.mappedValue(ofAttribute: number).bytes)
    size.largestLeaf = max(size.largestLeaf, bytes.count)
    // Made without an element: libxml2 would walk along all that it has.
    guard let attribute = unsafe xmlNewNsPropEatName(nil, nil, name, nil) else { return nil }
    unsafe attribute.pointee.doc = document
    unsafe attribute.pointee._private = UnsafeMutableRawPointer(bitPattern: number + 1)
    if !bytes.isEmpty {
      let text = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe xmlNewDocTextLen(document, buffer.baseAddress, Int32(clamping: buffer.count))
      }
      guard let text = unsafe text else {
        unsafe xmlFreeProp(attribute)
        return nil
      }
      unsafe text.pointee.parent = UnsafeMutableRawPointer(attribute)
        .assumingMemoryBound(to: xmlNode.self)
      unsafe attribute.pointee.children = text
      unsafe attribute.pointee.last = text
    }
    return unsafe attribute
  }

  private mutating func text(_ index: Int, _ record: NodeRecord) -> xmlNodePtr? {
    var mapped = MappedText()
    source.append(textOf: NodeID(index), to: &mapped)
    var bytes = repaired(mapped.bytes)
    size.largestLeaf = max(size.largestLeaf, bytes.count)
    if record.kind == .opaque { bytes = repaired(Array(source.source.bytes[record.head.indices])) }
    if record.kind == .text {
      size.text += bytes.count
      return unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe xmlNewDocTextLen(document, buffer.baseAddress, Int32(clamping: buffer.count))
      }
    }
    bytes.append(0)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe xmlNewDocComment(document, buffer.baseAddress)
    }
  }

  /// `bytes` as UTF-8, and without the zeros that end a text in C.
  private func repaired(_ bytes: [UInt8]) -> [UInt8] {
    if isUTF8, !bytes.contains(0) { return bytes }
    let text = isUTF8 ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    return text.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
  }
}
