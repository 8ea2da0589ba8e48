// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import Selectors
import SourceText

/// Reads an expression, so that its mistakes are reported in words and so that it is known what it needs of a post
/// before libxml2 sees either.
struct XPathParser {
  /// The longest expression, in bytes.
  static let greatestLength = 4_000
  /// The greatest depth of brackets in each other: libxml2 and this parser go down a stack for each.
  static let greatestDepth = 32
  /// The greatest number of steps, operators and calls: libxml2 goes down its stack for those in a row, too.
  static let mostParts = 256

  private var tokens: [XPathToken]
  private var index = 0
  private var depth = 0
  private var parts = 0
  /// The places of each `|` outside brackets.
  private var unions: [ByteRange] = []
  /// The `//` that mean `/descendant::`.
  private var descents: [ByteRange] = []

  private init(_ tokens: [XPathToken]) { self.tokens = tokens }

  /// The expression `text`.
  static func parse(_ text: String) throws(XPathMistake) -> ParsedXPath {
    let length = text.utf8.count
    guard length <= greatestLength else {
      throw XPathMistake(
        "the expression is longer than \(greatestLength) bytes",
        help: "split it into several rules",
        at: ByteRange(0, length))
    }
    var parser = XPathParser(try XPathLexer.tokens(text))
    let expression = try parser.expression(above: 0)
    guard parser.token.kind == .end else {
      throw XPathMistake(
        "the expression should end here", help: "join the parts with '|', 'and' or 'or'",
        at: parser.token.range)
    }
    return ParsedXPath(
      syntax: expression,
      parts: ParsedXPath.parts(
        of: Array(text.utf8), unions: expression.type == .nodes ? parser.unions : [],
        descents: parser.descents))
  }

  private var token: XPathToken { tokens[min(index, tokens.count - 1)] }

  private func isSign(_ sign: String) -> Bool { token.kind == .sign(sign) }

  private func next(is sign: String) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].kind == .sign(sign)
  }

  private mutating func take(_ sign: String) -> Bool {
    guard isSign(sign) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ sign: String) throws(XPathMistake) {
    guard take(sign) else {
      throw XPathMistake("'\(sign)' is missing here", at: token.range)
    }
  }

  private mutating func countPart() throws(XPathMistake) {
    parts += 1
    guard parts <= Self.mostParts else {
      throw XPathMistake(
        "the expression has more than \(Self.mostParts) steps and operators",
        help: "split it into several rules", at: token.range)
    }
  }

  // MARK: Operators

  private func binaryOperator() -> XPathExpression.Operator? {
    switch token.kind {
    case .operatorName(let name): XPathExpression.Operator(rawValue: name)
    case .sign(let sign) where sign != "*": XPathExpression.Operator(rawValue: sign)
    default: nil
    }
  }

  private mutating func expression(above precedence: Int) throws(XPathMistake) -> XPathExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.greatestDepth else {
      throw XPathMistake(
        "brackets and operators are nested more than \(Self.greatestDepth) levels deep",
        at: token.range)
    }
    try countPart()
    var left: XPathExpression
    if take("-") {
      left = .negation(try expression(above: XPathExpression.Operator.negationPrecedence))
    } else {
      left = .path(try path())
    }
    if case .path(let path) = left, path.steps.isEmpty,
      case .expression(let inner, let predicates) = path.start, predicates.isEmpty
    {
      left = inner
    }
    while let operation = binaryOperator(), operation.precedence > precedence {
      let place = token.range
      index += 1
      let right = try expression(above: operation.precedence)
      if operation == .union, left.type != .nodes || right.type != .nodes {
        throw XPathMistake("'|' joins only sets of nodes", help: "write 'or'", at: place)
      }
      if operation == .union, depth == 1 { unions.append(place) }
      left = .binary(operation, left, right)
    }
    return left
  }

  // MARK: Paths

  private mutating func path() throws(XPathMistake) -> XPathPath {
    var path = XPathPath(start: .context, steps: [])
    if take("/") {
      path.start = .root
      guard startsStep else { return path }
      path.steps.append(try step())
    } else if take("//") {
      path.start = .root
      path.steps += try stepAtAnyDepth()
    } else if let start = try primary() {
      var predicates: [XPathExpression] = []
      while isSign("[") { predicates.append(try predicate()) }
      path.start = .expression(start, predicates: predicates)
      let goesOn = isSign("/") || isSign("//")
      if start.type != .nodes, goesOn || !predicates.isEmpty {
        throw XPathMistake(
          "steps and predicates can only follow a set of nodes", at: token.range)
      }
    } else {
      path.steps.append(try step())
    }
    while true {
      if take("/") {
        path.steps.append(try step())
      } else if take("//") {
        path.steps += try stepAtAnyDepth()
      } else {
        return path
      }
    }
  }

  /// The steps that stand for the `//` just taken and the step after it.
  private mutating func stepAtAnyDepth() throws(XPathMistake) -> [XPathStep] {
    let place = tokens[index - 1].range
    let namesAxis = next(is: "::")
    var step = try step()
    // `//p[1]` is the first of each parent, so that places among siblings must be kept.
    if step.axis == .child, !namesAxis, !step.predicates.contains(where: \.mayCount) {
      descents.append(place)
      step.axis = .descendant
      return [step]
    }
    return [XPathStep(axis: .descendantOrSelf, test: .node), step]
  }

  private var startsStep: Bool {
    switch token.kind {
    case .name: true
    case .sign(let sign): [".", "..", "@", "*"].contains(sign)
    default: false
    }
  }

  private mutating func primary() throws(XPathMistake) -> XPathExpression? {
    switch token.kind {
    case .literal(let text):
      index += 1
      return .literal(text)
    case .number:
      index += 1
      return .number
    case .sign("("):
      index += 1
      let inner = try expression(above: 0)
      try expect(")")
      return inner
    case .name(let name) where next(is: "(") && !Self.nodeTypes.contains(name):
      return try call(name)
    default:
      return nil
    }
  }

  private static let nodeTypes = ["text", "comment", "node", "processing-instruction"]

  private mutating func call(_ name: String) throws(XPathMistake) -> XPathExpression {
    let place = token.range
    guard let function = XPathFunction(rawValue: name) else {
      let near = Suggestion.nearest(
        to: name, among: XPathFunction.allCases.map(\.rawValue) + Self.nodeTypes.dropLast())
      let help =
        switch name {
        case "id": "write //*[@id = '…']"
        case "lang": "look at @lang"
        default: near.map { "did you mean '\($0)'?" } ?? "XPath 1.0 lists the functions"
        }
      throw XPathMistake("unknown function '\(name)'", help: help, at: place)
    }
    try countPart()
    index += 2
    var arguments: [XPathExpression] = []
    if !isSign(")") {
      repeat { arguments.append(try expression(above: 0)) } while take(",")
    }
    try expect(")")
    guard function.arguments.contains(arguments.count) else {
      let range = function.arguments
      let count =
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
      throw XPathMistake(
        "'\(name)' takes \(count) arguments, not \(arguments.count)", at: place)
    }
    if function.takesNodes, let first = arguments.first, first.type != .nodes {
      throw XPathMistake("'\(name)' takes nodes, not \(first.type.rawValue)", at: place)
    }
    return .call(function, arguments)
  }

  private mutating func predicate() throws(XPathMistake) -> XPathExpression {
    try expect("[")
    let inner = try expression(above: 0)
    try expect("]")
    return inner
  }

  private mutating func step() throws(XPathMistake) -> XPathStep {
    try countPart()
    if take(".") { return XPathStep(axis: .`self`, test: .node) }
    if take("..") { return XPathStep(axis: .parent, test: .node) }
    var axis = XPathAxis.child
    if take("@") {
      axis = .attribute
    } else if case .name(let name) = token.kind, next(is: "::") {
      guard let named = XPathAxis(rawValue: name) else {
        let near = Suggestion.nearest(to: name, among: XPathAxis.allCases.map(\.rawValue))
        throw XPathMistake(
          "unknown axis '\(name)'",
          help: near.map { "did you mean '\($0)'?" }
            ?? "available axes: \(XPathAxis.allCases.map(\.rawValue).joined(separator: ", "))",
          at: token.range)
      }
      axis = named
      index += 2
    }
    var step = XPathStep(axis: axis, test: try test(axis))
    while isSign("[") { step.predicates.append(try predicate()) }
    return step
  }

  private mutating func test(_ axis: XPathAxis) throws(XPathMistake) -> XPathTest {
    if take("*") { return .any }
    guard case .name(let name) = token.kind else {
      throw XPathMistake(
        "a name or '*' is missing here", help: "write the node that the step selects",
        at: token.range)
    }
    let place = token.range
    index += 1
    if name.hasPrefix("stet:") {
      let roles = ArticleRole.allCases.map { "stet:" + $0.rawValue }
      guard axis == .attribute, roles.contains(name) else {
        throw XPathMistake(
          "unknown role '\(name)'",
          help: axis == .attribute
            ? Suggestion.nearest(to: name, among: roles).map { "did you mean '\($0)'?" }
              ?? "available roles: \(roles.joined(separator: ", "))"
            : "a role is an attribute: *[@\(name)]", at: place)
      }
      return .name(name)
    }
    guard isSign("(") else {
      let lower = name.lowercased()
      if name != lower, NameTable.known(Array(name.utf8)[...]) == nil,
        NameTable.known(Array(lower.utf8)[...]) != nil
      {
        throw XPathMistake(
          "names are in lower case", help: "did you mean '\(lower)'?", at: place)
      }
      return .name(name)
    }
    index += 1
    let test: XPathTest
    switch name {
    case "text": test = .text
    case "comment": test = .comment
    case "node": test = .node
    default:
      throw XPathMistake(
        "'\(name)(' is not allowed in a path", help: "a step is a name, '*', text() or node()",
        at: place)
    }
    try expect(")")
    return test
  }
}
