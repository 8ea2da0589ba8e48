// SPDX-License-Identifier: Apache-2.0

package import FrontMatter
package import Patterns
package import SourceText

/// What the front matter of the posts at some paths must hold.
package struct FrontMatterSchema: RuleOptions {
  package enum Kind: String, CaseIterable, OptionValue {
    case string
    case list
    case date
    case number
    case boolean
    case map
  }

  package var files = PathPatterns()
  package var require: [String] = []
  package var types: [String: Kind] = [:]
  package var allowed: [String: [String]] = [:]
  package var pattern: [String: Pattern] = [:]

  package init() {}

  package static var table: [Option<FrontMatterSchema>] {
    [
      Option(value: "files", \.files, "path patterns of the posts it applies to; empty for all"),
      Option("require", \.require, "required keys, which must have a value"),
      Option("types", \.types, "the type of a key's value"),
      Option("allowed", \.allowed, "the values that a key may have"),
      Option("pattern", \.pattern, "a regular expression that a key's value must match"),
    ]
  }
}

/// Holds the front matter of one post against one schema.
package struct FrontMatterCheck {
  let schema: FrontMatterSchema
  let root: DataValue
  let block: FrontMatterBlock
  let source: SourceText

  package init(
    schema: FrontMatterSchema, root: DataValue, block: FrontMatterBlock, source: SourceText
  ) {
    self.schema = schema
    self.root = root
    self.block = block
    self.source = source
  }

  /// Reports what breaks the schema; `isKnown` says which missing keys were reported before.
  package func run(_ report: inout RuleContext, isKnown: (String) -> Bool) {
    var budget = MatchBudget(bytes: block.range.count)
    for key in schema.require where !isKnown(key) { checkPresence(key, &report) }
    for key in Set(schema.types.keys).union(schema.allowed.keys).union(schema.pattern.keys).sorted()
    {
      for entry in entries(key) { checkValue(entry, named: key, &budget, &report) }
    }
  }

  /// The entries at a path of keys with dots, in every item of a list on the way.
  private func entries(_ path: String) -> [DataEntry] {
    if let entry = root.entry(path) { return [entry] }
    var values = [root]
    var found: [DataEntry] = []
    for key in path.split(separator: ".") {
      found = values.flatMap { $0.list ?? [$0] }.compactMap { $0.entry(String(key)) }
      values = found.map(\.value)
    }
    return found
  }

  private func checkPresence(_ key: String, _ report: inout RuleContext) {
    let found = entries(key)
    if found.isEmpty {
      let names = (root.map ?? []).map(\.key).filter { !schema.require.contains($0) }
      let near = Suggestion.nearest(to: key, among: names)
      report.add(
        .missing(key, near: near, block.format), at: block.opening, data: [.init("key", .text(key))]
      )
    }
    for entry in found where entry.value.isNull || entry.value.string?.isEmpty == true {
      report.add(.empty(key), at: place(entry), data: [.init("key", .text(key))])
    }
  }

  private func checkValue(
    _ entry: DataEntry, named key: String, _ budget: inout MatchBudget, _ report: inout RuleContext
  ) {
    let value = entry.value
    if value.isNull { return }
    if let wanted = schema.types[key], !value.isKind(wanted) {
      report.add(
        .wrongType(key, wanted, found: value.kindName), at: place(entry),
        data: [
          .init("key", .text(key)), .init("expected", .text(wanted.rawValue)),
          .init("found", .text(value.kindName)),
        ])
      return
    }
    for item in value.list ?? [value] {
      guard let text = item.string else { continue }
      let range = place(DataEntry(key: entry.key, keyRange: entry.keyRange, value: item))
      if let allowed = schema.allowed[key], !allowed.contains(text) {
        report.add(
          .notAllowed(key, text, allowed), at: range,
          data: [.init("key", .text(key)), .init("value", .text(text))])
      }
      if let pattern = schema.pattern[key] {
        do {
          let found = try pattern.firstMatch(in: Array(text.utf8), &budget)
          if found != nil { continue }
          report.add(
            .noMatch(key, pattern), at: range,
            data: [.init("key", .text(key)), .init("pattern", .text(pattern.source))])
        } catch {
          report.unverified("the pattern for '\(key)' takes too many steps")
        }
      }
    }
  }

  /// A value without its quotes, all of an empty one, the key where there is none.
  private func place(_ entry: DataEntry) -> ByteRange {
    let text = entry.value.textRange(in: source)
    if !text.isEmpty { return text }
    return entry.value.range.isEmpty ? entry.keyRange : entry.value.range
  }
}

extension DataValue {
  /// Whether it is of the type `kind`.
  fileprivate func isKind(_ kind: FrontMatterSchema.Kind) -> Bool {
    switch kind {
    case .string: string != nil && !isNumber && !isFlag
    case .list: list != nil
    case .date: string.map { DateText($0) != nil } ?? false
    case .number: isNumber
    case .boolean: isFlag
    case .map: map != nil
    }
  }

  private var isNumber: Bool {
    guard let number = double, number.isFinite, let last = string?.utf8.last else { return false }
    return (0x30...0x39).contains(last) || last == UInt8(ascii: ".")
  }

  private var isFlag: Bool {
    guard bool != nil else { return false }
    return string?.lowercased() == "true" || string?.lowercased() == "false"
  }

  fileprivate var kindName: String {
    switch content {
    case .null: "null"
    case .list: "list"
    case .map: "map"
    case .scalar: isNumber ? "number" : isFlag ? "boolean" : "string"
    }
  }
}

extension Message {
  fileprivate static func missing(
    _ key: String, near: String?, _ format: FrontMatterBlock.Format
  ) -> Message {
    let line =
      switch format {
      case .yaml: "\(key): …"
      case .toml: "\(key) = …"
      case .json: "\"\(key)\": …"
      case .script: "\(key): …,"
      }
    return Message(
      "The front matter lacks the required '\(key)'",
      help: near.map { "is '\($0)' misspelled?" } ?? "add '\(line)'")
  }

  fileprivate static func empty(_ key: String) -> Message {
    Message("The required '\(key)' has no value", help: "add one after the key")
  }

  fileprivate static func wrongType(
    _ key: String, _ kind: FrontMatterSchema.Kind, found: String
  ) -> Message {
    let (name, help) =
      switch kind {
      case .string: ("a text", "put it in quotes")
      case .list: ("a list", "put it in square brackets, with commas between items")
      case .date: ("a date", "write it like 2024-05-31")
      case .number: ("a number", "write digits only, without quotes")
      case .boolean: ("true or false", "write true or false, without quotes")
      case .map: ("a map", "make each part a key of its own")
      }
    return Message(
      kind == .date && found == "string"
        ? "'\(key)' is not a date" : "'\(key)' must be \(name), not a \(found)",
      help: help)
  }

  fileprivate static func notAllowed(
    _ key: String, _ value: String, _ allowed: [String]
  ) -> Message {
    Message(
      "'\(value)' is not an allowed value of '\(key)'",
      help: Suggestion.nearest(to: value, among: allowed).map { "did you mean '\($0)'?" }
        ?? "allowed values: \(allowed.joined(separator: ", "))")
  }

  fileprivate static func noMatch(_ key: String, _ pattern: Pattern) -> Message {
    Message(
      "'\(key)' does not match the required format",
      help: "it must match the pattern \(pattern.source)")
  }
}
