// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a pattern.
package struct GlobProblem: Error, Hashable, Sendable {
  /// A plain sentence without a full stop.
  package var message: String
}

/// A pattern for paths: `*` and `?` within a folder, `**` across folders, `[a-z]`, `{a,b}`, `\` before a plain sign.
///
/// It runs as a set of states over the text, so the time is at most the length of the pattern times that of
/// the text, whatever the pattern.
package struct Glob: Hashable, Sendable {
  /// The pattern as it was written.
  package let pattern: String
  private let steps: [GlobStep]

  /// The longest pattern, in code points.
  package static let longest = 2000

  /// Reads a pattern that must match a whole text. `hasBraces`: whether `{a,b}` means either.
  package init(_ pattern: String, hasBraces: Bool = true) throws(GlobProblem) {
    self.pattern = pattern
    steps = try GlobCompiler.compile(pattern.unicodeScalars.map(\.value), hasBraces: hasBraces)
  }

  /// Reads a pattern of a configuration: one without `/` holds at any depth, a `./` or `/` in front says nothing.
  package init(path pattern: String) throws(GlobProblem) {
    var scalars = pattern.unicodeScalars.map(\.value)
    if scalars.isEmpty { throw GlobProblem(message: "an empty pattern matches nothing") }
    if scalars.first == GlobCompiler.code("!") {
      throw GlobProblem(message: "'!' is not supported here")
    }
    if scalars.starts(with: [0x2E, 0x2F]) { scalars.removeFirst(2) }
    let isAnchored = scalars.contains(0x2F)
    if scalars.first == 0x2F { scalars.removeFirst() }
    while scalars.count > 1, scalars.last == 0x2F { scalars.removeLast() }
    if scalars.isEmpty { throw GlobProblem(message: "'\(pattern)' matches nothing") }
    if !isAnchored { scalars = [0x2A, 0x2A, 0x2F] + scalars }
    self.pattern = pattern
    steps = try GlobCompiler.compile(scalars, hasBraces: true)
  }

  /// Whether the whole of `text` matches.
  package func matches(_ text: String) -> Bool {
    let text = text.unicodeScalars.map(\.value)
    return matchedLengths(text).last == text.count
  }

  /// Whether `path` or a folder that holds it matches.
  package func covers(_ path: String) -> Bool {
    let text = path.unicodeScalars.map(\.value)
    return matchedLengths(text).contains { $0 == text.count || text[$0] == 0x2F }
  }

  /// The lengths of the beginnings of `text` that match, ascending.
  private func matchedLengths(_ text: [UInt32]) -> [Int] {
    var lengths: [Int] = []
    var run = GlobRun(steps)
    run.begin()
    for index in 0...text.count {
      if run.isMatched { lengths.append(index) }
      guard index < text.count, run.advance(over: text[index]) else { break }
    }
    return lengths
  }
}

/// One step of a compiled pattern; the last is always `match`.
enum GlobStep: Hashable, Sendable {
  case scalar(UInt32)
  /// Anything but `/`.
  case one
  /// Anything.
  case any
  /// One of `ranges`, or none of them; never `/`.
  case oneOf([ClosedRange<UInt32>], isInverted: Bool)
  /// Goes on at both places.
  case split(Int, Int)
  case jump(Int)
  case match
}

/// The states that a text has reached.
private struct GlobRun {
  private let steps: [GlobStep]
  private var current: [Int] = []
  private var next: [Int] = []
  private var seen: [Int]
  private var pending: [Int] = []
  private var turn = 0
  private(set) var isMatched = false

  init(_ steps: [GlobStep]) {
    self.steps = steps
    seen = Array(repeating: -1, count: steps.count)
  }

  mutating func begin() {
    add(0)
    swap(&current, &next)
  }

  /// Whether any state is left.
  mutating func advance(over value: UInt32) -> Bool {
    turn += 1
    isMatched = false
    for state in current {
      let goesOn =
        switch steps[state] {
        case .scalar(let wanted): wanted == value
        case .one: value != 0x2F
        case .any: true
        case .oneOf(let ranges, let isInverted):
          value != 0x2F && ranges.contains { $0.contains(value) } != isInverted
        case .split, .jump, .match: false
        }
      if goesOn { add(state + 1) }
    }
    current.removeAll(keepingCapacity: true)
    swap(&current, &next)
    return !current.isEmpty || isMatched
  }

  private mutating func add(_ state: Int) {
    pending.append(state)
    while let state = pending.popLast() {
      guard seen[state] != turn else { continue }
      seen[state] = turn
      switch steps[state] {
      case .jump(let target): pending.append(target)
      case .split(let first, let second):
        pending.append(second)
        pending.append(first)
      case .match: isMatched = true
      case .scalar, .one, .any, .oneOf: next.append(state)
      }
    }
  }
}

/// Turns a pattern into steps.
private struct GlobCompiler {
  private let pattern: [UInt32]
  private let hasBraces: Bool
  private var index = 0
  private var steps: [GlobStep] = []
  /// The open braces: where each began, and the jumps of its alternatives that wait for its end.
  private var open: [(split: Int, jumps: [Int])] = []

  static func code(_ sign: Unicode.Scalar) -> UInt32 { sign.value }

  static func compile(
    _ pattern: [UInt32], hasBraces: Bool
  ) throws(GlobProblem) -> [GlobStep] {
    guard pattern.count <= Glob.longest else {
      throw GlobProblem(message: "a pattern has at most \(Glob.longest) characters")
    }
    var compiler = GlobCompiler(pattern: pattern, hasBraces: hasBraces)
    try compiler.run()
    return compiler.steps
  }

  private init(pattern: [UInt32], hasBraces: Bool) {
    self.pattern = pattern
    self.hasBraces = hasBraces
  }

  private mutating func run() throws(GlobProblem) {
    while index < pattern.count {
      let value = pattern[index]
      switch value {
      case Self.code("*"): star()
      case Self.code("?"):
        steps.append(.one)
        index += 1
      case Self.code("["): try brackets()
      case Self.code("{") where hasBraces:
        open.append((steps.count, []))
        steps.append(.split(steps.count + 1, -1))
        index += 1
      case Self.code(",") where !open.isEmpty:
        endAlternative(isLast: false)
        index += 1
      case Self.code("}") where !open.isEmpty:
        endAlternative(isLast: true)
        index += 1
      case Self.code("\\"):
        guard index + 1 < pattern.count else {
          throw GlobProblem(message: "the '\\' at the end escapes nothing")
        }
        steps.append(.scalar(pattern[index + 1]))
        index += 2
      default:
        steps.append(.scalar(value))
        index += 1
      }
    }
    guard open.isEmpty else { throw GlobProblem(message: "the '{' is never closed") }
    steps.append(.match)
  }

  private mutating func endAlternative(isLast: Bool) {
    let top = open.count - 1
    let split = open[top].split
    if isLast {
      // The last alternative has no other next to it.
      steps[split] = .jump(split + 1)
      for jump in open[top].jumps { steps[jump] = .jump(steps.count) }
      open.removeLast()
    } else {
      open[top].jumps.append(steps.count)
      steps.append(.jump(-1))
      steps[split] = .split(split + 1, steps.count)
      open[top].split = steps.count
      steps.append(.split(steps.count + 1, -1))
    }
  }

  /// `*` within a folder; `**` that fills a segment reaches across folders.
  private mutating func star() {
    let start = index
    while index < pattern.count, pattern[index] == Self.code("*") { index += 1 }
    let before = start == 0 ? nil : pattern[start - 1]
    let after = index == pattern.count ? nil : pattern[index]
    let inBraces = !open.isEmpty
    let opens =
      before == nil || before == 0x2F
      || (inBraces && (before == Self.code("{") || before == Self.code(",")))
    let closes = after == nil || (inBraces && (after == Self.code("}") || after == Self.code(",")))
    guard index - start == 2, opens, closes || after == 0x2F else { return loop(.one) }
    if closes {
      // At least one byte: `a/**` is what lies in `a`, not `a` itself.
      steps.append(.any)
      loop(.any)
    } else {
      // `**/` is any number of folders, also none.
      let split = steps.count
      steps.append(.split(split + 1, -1))
      loop(.any)
      steps.append(.scalar(0x2F))
      steps[split] = .split(split + 1, steps.count)
      index += 1
    }
  }

  private mutating func loop(_ step: GlobStep) {
    let split = steps.count
    steps.append(.split(split + 1, split + 3))
    steps.append(step)
    steps.append(.jump(split))
  }

  private mutating func brackets() throws(GlobProblem) {
    index += 1
    var ranges: [ClosedRange<UInt32>] = []
    var isInverted = false
    if index < pattern.count, pattern[index] == Self.code("!") || pattern[index] == Self.code("^") {
      isInverted = true
      index += 1
    }
    let first = index
    while true {
      guard index < pattern.count else { throw GlobProblem(message: "the '[' is never closed") }
      if pattern[index] == Self.code("]"), index > first { break }
      if pattern[index] == Self.code("["), let name = posixName() {
        ranges += name
        continue
      }
      let low = try bracketScalar()
      if index + 1 < pattern.count, pattern[index] == Self.code("-"),
        pattern[index + 1] != Self.code("]")
      {
        index += 1
        let high = try bracketScalar()
        if low <= high { ranges.append(low...high) }
      } else {
        ranges.append(low...low)
      }
    }
    index += 1
    steps.append(.oneOf(ranges, isInverted: isInverted))
  }

  private mutating func bracketScalar() throws(GlobProblem) -> UInt32 {
    if pattern[index] == Self.code("\\"), index + 1 < pattern.count { index += 1 }
    index += 1
    return pattern[index - 1]
  }

  /// The ranges of `[:digit:]` and its like.
  private mutating func posixName() -> [ClosedRange<UInt32>]? {
    let names: [(String, [ClosedRange<UInt32>])] = [
      ("[:digit:]", [0x30...0x39]), ("[:lower:]", [0x61...0x7A]), ("[:upper:]", [0x41...0x5A]),
      ("[:alpha:]", [0x41...0x5A, 0x61...0x7A]),
      ("[:alnum:]", [0x30...0x39, 0x41...0x5A, 0x61...0x7A]),
      ("[:space:]", [0x09...0x0D, 0x20...0x20]),
      ("[:xdigit:]", [0x30...0x39, 0x41...0x46, 0x61...0x66]),
    ]
    for (name, ranges) in names
    where pattern[index...].starts(with: name.unicodeScalars.lazy.map(\.value)) {
      index += name.unicodeScalars.count
      return ranges
    }
    return nil
  }
}
