// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// An XPath 1.0 expression as far as it makes sense over posts: no namespaces, variables or document types.
indirect enum XPathExpression {
  enum Operator: String {
    case or
    case and
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "div"
    case remainder = "mod"
    case union = "|"

    /// How tightly it binds; all of them group from the left.
    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .notEqual: 3
      case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
      case .add, .subtract: 5
      case .multiply, .divide, .remainder: 6
      case .union: 8
      }
    }

    /// Stands tighter than every operator but `|`.
    static let negationPrecedence = 7
  }

  case path(XPathPath)
  case binary(Operator, XPathExpression, XPathExpression)
  case negation(XPathExpression)
  case literal(String)
  case number
  case call(XPathFunction, [XPathExpression])

  /// What the expression gives.
  var type: XPathType {
    switch self {
    case .path: .nodes
    case .binary(let operation, _, _):
      switch operation {
      case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .boolean
      case .add, .subtract, .multiply, .divide, .remainder: .number
      case .union: .nodes
      }
    case .negation, .number: .number
    case .literal: .string
    case .call(let function, _): function.type
    }
  }
}

extension XPathExpression {
  /// Whether, as a predicate, it may ask for a node's place among those found.
  var mayCount: Bool { type == .number || asksForPlace }

  private var asksForPlace: Bool {
    switch self {
    case .path(let path):
      if case .expression(let start, _) = path.start { return start.asksForPlace }
      return false
    case .binary(_, let left, let right): return left.asksForPlace || right.asksForPlace
    case .negation(let inner): return inner.asksForPlace
    case .literal, .number: return false
    case .call(let function, let arguments):
      return function == .position || function == .last
        || arguments.contains(where: \.asksForPlace)
    }
  }
}

enum XPathType: String {
  case nodes
  case boolean = "true or false"
  case number = "a number"
  case string = "a text"
}

struct XPathPath {
  indirect enum Start {
    case root
    case context
    case expression(XPathExpression, predicates: [XPathExpression])
  }

  var start: Start
  var steps: [XPathStep]
}

struct XPathStep {
  var axis: XPathAxis
  var test: XPathTest
  var predicates: [XPathExpression] = []
}

enum XPathTest: Equatable {
  case name(String)
  /// `*`
  case any
  case text
  case comment
  /// `node()`
  case node
}

enum XPathAxis: String, CaseIterable {
  case ancestor
  case ancestorOrSelf = "ancestor-or-self"
  case attribute
  case child
  case descendant
  case descendantOrSelf = "descendant-or-self"
  case following
  case followingSibling = "following-sibling"
  case parent
  case preceding
  case precedingSibling = "preceding-sibling"
  case `self`
}

/// The functions that make sense over a post: no identifiers of a document type, no namespaces, no `xml:lang`.
enum XPathFunction: String, CaseIterable {
  case boolean
  case ceiling
  case concat
  case contains
  case count
  case `false`
  case floor
  case last
  case localName = "local-name"
  case name
  case normalizeSpace = "normalize-space"
  case not
  case number
  case position
  case round
  case startsWith = "starts-with"
  case string
  case stringLength = "string-length"
  case substring
  case substringAfter = "substring-after"
  case substringBefore = "substring-before"
  case sum
  case translate
  case `true`

  var type: XPathType {
    switch self {
    case .boolean, .contains, .false, .not, .startsWith, .true: .boolean
    case .ceiling, .count, .floor, .last, .number, .position, .round, .stringLength, .sum: .number
    default: .string
    }
  }

  /// How many arguments it takes.
  var arguments: ClosedRange<Int> {
    switch self {
    case .false, .last, .position, .true: 0...0
    case .localName, .name, .normalizeSpace, .number, .string, .stringLength: 0...1
    case .boolean, .ceiling, .count, .floor, .not, .round, .sum: 1...1
    case .contains, .startsWith, .substringAfter, .substringBefore: 2...2
    case .substring: 2...3
    case .translate: 3...3
    case .concat: 2...64
    }
  }

  /// Whether its first argument must be nodes.
  var takesNodes: Bool { [.count, .localName, .name, .sum].contains(self) }

  /// Whether it reads the text of nodes that it is given.
  var readsText: Bool {
    switch self {
    case .boolean, .count, .false, .last, .localName, .name, .not, .position, .true: false
    default: true
    }
  }
}

/// What is wrong with an expression; `range` is in the bytes of its text.
package struct XPathMistake: Error, Hashable {
  package var message: String
  package var help: String
  package var range: ByteRange

  init(_ message: String, help: String = "", at range: ByteRange) {
    self.message = message
    self.help = help
    self.range = range
  }
}
