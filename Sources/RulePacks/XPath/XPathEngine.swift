// SPDX-License-Identifier: Apache-2.0

import CLibXML2
import SourceText

/// What libxml2 needs once before any thread uses it.
enum XPathLibrary {
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  static func prepare() { _ = isReady }

  /// The namespace of the attributes that tell the roles of an article's parts.
  static let roleSpace = "urn:stet:roles"
}

/// Why an expression could not be evaluated to its end.
enum XPathFailure: Error, Hashable {
  /// It would take too long over this post.
  case tooDear
  case tooDeep
  case memory
  case notNodes
  /// Anything else, with libxml2's number for it.
  case other(Int)

  /// The reason in words, after "was not checked in POST: ".
  var reason: String {
    switch self {
    case .tooDear: "the expression takes too many steps on this post"
    case .tooDeep: "the expression is nested too deeply"
    case .memory: "there is not enough memory"
    case .notNodes: "the expression does not select nodes"
    case .other(let code): "libxml2 stopped with error \(code)"
    }
  }
}

/// The owner of one XPath context. Evaluation writes into a compiled expression, so that neither is shared.
@safe
struct XPathContext: ~Copyable {
  private let context: xmlXPathContextPtr

  /// A context over `document`, or over none, only to compile; `nil` when memory is short.
  init?(_ document: xmlDocPtr?) {
    XPathLibrary.prepare()
    guard let context = unsafe xmlXPathNewContext(document) else { return nil }
    let isSet = unsafe Self.withName("stet") { name in
      unsafe Self.withName(XPathLibrary.roleSpace) { unsafe xmlXPathRegisterNs(context, name, $0) }
    }
    guard isSet == 0 else {
      unsafe xmlXPathFreeContext(context)
      return nil
    }
    unsafe self.context = context
    // Without a handler of its own, libxml2 prints to standard error.
    unsafe context.pointee.error = { _, _ in }
  }

  deinit { unsafe xmlXPathFreeContext(context) }

  /// Gives `body` the text as libxml2 takes it.
  static func withName<Result>(
    _ text: String, _ body: (UnsafePointer<xmlChar>) -> Result
  ) -> Result {
    unsafe text.withCString { pointer in
      unsafe UnsafeRawPointer(pointer).withMemoryRebound(to: xmlChar.self, capacity: 1) {
        unsafe body($0)
      }
    }
  }

  /// The compiled expression; `nil` when libxml2 cannot read it.
  func compile(_ expression: String) -> XPathProgram? {
    let program = unsafe expression.withCString { text in
      unsafe UnsafeRawPointer(text).withMemoryRebound(to: xmlChar.self, capacity: 1) {
        unsafe xmlXPathCtxtCompile(context, $0)
      }
    }
    guard let program = unsafe program else { return nil }
    return unsafe XPathProgram(program)
  }

  /// Why libxml2 cannot read `expression`: where in it, and its number for the mistake; `nil` when it can.
  static func mistake(in expression: String) -> (offset: Int, code: Int)? {
    guard let context = unsafe XPathContext(nil) else {
      return (0, Int(XML_ERR_NO_MEMORY.rawValue))
    }
    if context.compile(expression) != nil { return nil }
    let error = context.lastError
    return (min(max(error.offset, 0), expression.utf8.count), error.code)
  }

  private var lastError: (offset: Int, code: Int) {
    let error = unsafe context.pointee.lastError
    return unsafe (Int(error.int1), Int(error.code))
  }

  /// What `program` finds, in no order.
  func evaluate(
    _ program: borrowing XPathProgram, operations: Int
  ) throws(XPathFailure) -> [XPathMatch] {
    unsafe context.pointee.opLimit = UInt(clamping: operations)
    unsafe context.pointee.opCount = 0
    unsafe context.pointee.node = unsafe UnsafeMutableRawPointer(context.pointee.doc)?
      .assumingMemoryBound(to: xmlNode.self)
    guard let result = unsafe xmlXPathCompiledEval(program.expression, context) else {
      throw failure
    }
    defer { unsafe xmlXPathFreeObject(result) }
    guard unsafe result.pointee.type == XPATH_NODESET else { throw .notNodes }
    guard let set = unsafe result.pointee.nodesetval else { return [] }
    var matches: [XPathMatch] = []
    for index in 0..<(unsafe Int(set.pointee.nodeNr)) {
      if let node = unsafe set.pointee.nodeTab[index], let match = unsafe XPathTree.origin(of: node)
      {
        matches.append(match)
      }
    }
    return matches
  }

  private var failure: XPathFailure {
    let code = lastError.code - Int(XML_XPATH_EXPRESSION_OK.rawValue)
    switch UInt32(clamping: code) {
    case XPATH_OP_LIMIT_EXCEEDED.rawValue: return .tooDear
    case XPATH_RECURSION_LIMIT_EXCEEDED.rawValue: return .tooDeep
    case XPATH_MEMORY_ERROR.rawValue: return .memory
    default: return .other(lastError.code)
    }
  }
}

/// The owner of one compiled expression.
@safe
struct XPathProgram: ~Copyable {
  let expression: xmlXPathCompExprPtr

  init(_ expression: xmlXPathCompExprPtr) { unsafe self.expression = expression }

  deinit { unsafe xmlXPathFreeCompExpr(expression) }
}
