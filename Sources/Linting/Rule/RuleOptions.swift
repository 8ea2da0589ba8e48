// SPDX-License-Identifier: Apache-2.0

package import FrontMatter
package import SourceText

/// A rule's options: a struct with its defaults in place and one table that says everything else.
package protocol RuleOptions: Sendable {
  init()
  /// Name, meaning, bounds and key path of each option: parsing, defaults, documentation and schema come from here.
  static var table: [Option<Self>] { get }
}

/// For rules without options.
package struct NoOptions: RuleOptions {
  package init() {}
  package static var table: [Option<NoOptions>] { [] }
}

/// What an option takes.
package indirect enum OptionType: Hashable, Sendable {
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case flag
  case text
  case texts
  case choice([String])
  /// A regular expression.
  case pattern
  /// A map of the project's own names to values of one type.
  case map(OptionType)
  /// A list of maps, whose keys are these options.
  case records([OptionDescription])

  /// The type's name in listings.
  package var name: String {
    switch self {
    case .integer: "integer"
    case .number: "number"
    case .flag: "boolean"
    case .text: "string"
    case .texts: "list of strings"
    case .choice(let names): names.joined(separator: "|")
    case .pattern: "pattern"
    case .map(let type): "map to \(type.name)"
    case .records: "list of maps"
    }
  }
}

/// One option as listings and schemas show it.
package struct OptionDescription: Hashable, Sendable {
  package var name: String
  package var type: OptionType
  package var defaultValue: Measure
  package var summary: String

  package init(name: String, type: OptionType, defaultValue: Measure, summary: String) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.summary = summary
  }
}

/// One `key: value` under a rule in the configuration.
package struct OptionEntry: Hashable, Sendable {
  package var entry: DataEntry

  package init(_ entry: DataEntry) { self.entry = entry }
}

/// A wrong option; `range` is in the configuration file that the entry came from.
package struct OptionMistake: Hashable, Sendable {
  /// What is wrong, without a full stop.
  package var message: String
  /// The option's nearest name, or what the option takes.
  package var help: String
  package var range: ByteRange
  /// The wrong entry's key.
  package var key: String

  package init(message: String, help: String, range: ByteRange, key: String) {
    self.message = message
    self.help = help
    self.range = range
    self.key = key
  }
}

/// One row of a rule's option table.
package struct Option<Root> {
  package var name: String
  package var summary: String
  package var type: OptionType
  /// Takes a value; false when it is not of the option's type.
  let read: (inout Root, DataValue) -> Bool
  /// What is wrong inside a value that was taken.
  var mistakes: (DataEntry) -> [OptionMistake] = { _ in [] }
  let show: (Root) -> Measure

  /// A whole number within `range`.
  package init(
    _ name: String, _ path: WritableKeyPath<Root, Int>, in range: ClosedRange<Int>,
    _ summary: String
  ) {
    self.name = name
    self.summary = summary
    type = .integer(range)
    read = { root, value in
      guard let number = value.int, range.contains(number) else { return false }
      root[keyPath: path] = number
      return true
    }
    show = { .integer($0[keyPath: path]) }
  }

  /// A number within `range`.
  package init(
    _ name: String, _ path: WritableKeyPath<Root, Double>, in range: ClosedRange<Double>,
    _ summary: String
  ) {
    self.name = name
    self.summary = summary
    type = .number(range)
    read = { root, value in
      guard let number = value.double, range.contains(number) else { return false }
      root[keyPath: path] = number
      return true
    }
    show = { .number($0[keyPath: path]) }
  }

  /// `true` or `false`.
  package init(_ name: String, _ path: WritableKeyPath<Root, Bool>, _ summary: String) {
    self.name = name
    self.summary = summary
    type = .flag
    read = { root, value in
      guard let flag = value.bool else { return false }
      root[keyPath: path] = flag
      return true
    }
    show = { .flag($0[keyPath: path]) }
  }

  /// A text.
  package init(_ name: String, _ path: WritableKeyPath<Root, String>, _ summary: String) {
    self.name = name
    self.summary = summary
    type = .text
    read = { root, value in
      guard let text = value.string else { return false }
      root[keyPath: path] = text
      return true
    }
    show = { .text($0[keyPath: path]) }
  }

  /// A list of texts; a single text is a list of one.
  package init(_ name: String, _ path: WritableKeyPath<Root, [String]>, _ summary: String) {
    self.name = name
    self.summary = summary
    type = .texts
    read = { root, value in
      if let text = value.string {
        root[keyPath: path] = [text]
        return true
      }
      guard let list = value.list else { return false }
      let texts = list.compactMap(\.string)
      guard texts.count == list.count else { return false }
      root[keyPath: path] = texts
      return true
    }
    show = { .list($0[keyPath: path].map { .text($0) }) }
  }

  /// One of the names of an enumeration.
  package init<Choice>(
    _ name: String, _ path: WritableKeyPath<Root, Choice>, _ summary: String
  ) where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    self.name = name
    self.summary = summary
    type = .choice(Choice.allCases.map(\.rawValue))
    read = { root, value in
      guard let text = value.string, let choice = Choice(rawValue: text) else { return false }
      root[keyPath: path] = choice
      return true
    }
    show = { .text($0[keyPath: path].rawValue) }
  }
}

extension Option where Root: RuleOptions {
  var description: OptionDescription {
    OptionDescription(
      name: name, type: type, defaultValue: show(Root()), summary: summary)
  }
}

extension RuleOptions {
  /// The options that `entries` describe, and what is wrong with them. A wrong entry leaves its default.
  ///
  /// `owner` names, for messages, the option whose value the entries are; nothing: they are a rule's own.
  package static func read(
    _ entries: [OptionEntry], of owner: String? = nil
  ) -> (Self, [OptionMistake]) {
    var options = Self()
    var mistakes: [OptionMistake] = []
    // The table is made of key paths, which take long to look up the first time.
    if entries.isEmpty { return (options, mistakes) }
    let table = Self.table
    for entry in entries.map(\.entry) {
      guard let option = table.first(where: { $0.name == entry.key }) else {
        let near = Suggestion.nearest(to: entry.key, among: table.map(\.name))
        mistakes.append(
          OptionMistake(
            message: owner.map { "unknown key '\(entry.key)' in '\($0)'" }
              ?? "this rule has no option '\(entry.key)'",
            help: near.map { "did you mean '\($0)'?" }
              ?? (table.isEmpty
                ? "it has no options"
                : "its \(owner == nil ? "options" : "keys"): \(table.map(\.name).joined(separator: ", "))"),
            range: entry.keyRange, key: entry.key))
        continue
      }
      if !option.read(&options, entry.value) {
        mistakes.append(
          OptionMistake(
            message: "'\(entry.key)' must be \(option.type.expectation)",
            help: Suggestion.help(entry.value.string, option.type),
            range: entry.value.range.isEmpty ? entry.keyRange : entry.value.range, key: entry.key))
      } else {
        mistakes += option.mistakes(entry)
      }
    }
    return (options, mistakes)
  }
}

extension OptionType {
  /// What a right value is, for a message.
  package var expectation: String {
    switch self {
    case .integer(let range):
      range.upperBound == .max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .text: "a text"
    case .texts: "a list of strings"
    case .choice(let names): "one of: \(names.joined(separator: ", "))"
    case .pattern: "a regular expression"
    case .map: "a map"
    case .records: "a list of maps"
    }
  }
}
